"""What would change the outcome: the smallest change of answers that gives another one.

Only closed answers are tried (ja/nee, options, small numbers); dates belong to the case as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from planner.geval import Geval
from planner.soorten import reken
from planner.uitslag import Uitslag
from planner.vragen import soort_van
from planner.vragen.soort import Antwoord

MOST_CHANGES = 2
MOST_TRIES = 1_000


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Another outcome, and the answers (question -> new answer) that would give it."""

    uitkomst: str
    antwoorden: tuple[tuple[str, Antwoord], ...]


def anders(uitslag: Uitslag[Any]) -> list[Wijziging]:
    """For each other outcome within reach, the smallest change that gives it. Empty when nothing does."""
    geval, uitkomst = uitslag.geval, uitslag.uitkomst
    if uitkomst is None:
        return []
    options: dict[str, list[Antwoord]] = {}
    for name, given in geval.antwoorden.items():
        question = geval.planner.vragen[name]
        if values := soort_van(question).antwoorden(question):
            options[name] = [value for value in values if value != given]
    found: dict[str, Wijziging] = {}
    tries = 0
    for size in range(1, MOST_CHANGES + 1):
        for changes in _keuzes(options, size):
            tries += 1
            if tries > MOST_TRIES:
                return list(found.values())
            answers = geval.antwoorden | dict(changes)
            other = reken(Geval(geval.rules, geval.naam, answers, geval.vandaag)).uitkomst
            if other and other != uitkomst and other not in found:
                found[other] = Wijziging(other, changes)
        if found:
            break
    return list(found.values())


def _keuzes(options: dict[str, list[Antwoord]], size: int) -> Iterator[tuple[tuple[str, Antwoord], ...]]:
    for names in combinations(options, size):
        for values in product(*(options[name] for name in names)):
            yield tuple(zip(names, values, strict=True))
