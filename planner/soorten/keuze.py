"""The kind `keuze`: a decision table.

Two hit policies: `eerste` takes the first row that fits, as for gates before a choice; `precies_een`
promises that exactly one row fits, which `planner.authoring` proves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import log2, prod

from planner.geval import Geval
from planner.model import Cellen, Id, KeuzePlanner, Rij, Voorwaarde
from planner.soorten.toets import oordeel
from planner.uitslag import NIET_VOLDAAN, ONBEKEND, Oordeling, Uitslag
from planner.vragen import soort_van
from planner.vragen.soort import JA_NEE

MOST_COMBINATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Keuze:
    """What a table says of a case: the outcome and the row that fits (None as long as that is open), the
    rows that were looked at with their verdicts, and the questions that still decide, most useful first.

    The outcome can be known before the row: when every row that may still fit leads to it.
    """

    uitkomst: Id | None
    rij: Id | None
    bekeken: tuple[tuple[Id, bool | None], ...]
    ontbreekt: tuple[Id, ...] = ()


class Keuzeuitslag(Uitslag[KeuzePlanner]):
    """The row that a case leads to, and the conditions that go with its outcome."""

    @cached_property
    def keuze(self) -> Keuze:
        """What the table says."""
        return kies(self.geval, self.planner.rijen)

    @property
    def uitkomst(self) -> Id | None:
        """The outcome of the row."""
        return self.keuze.uitkomst

    @property
    def bekeken(self) -> Iterable[Cellen]:
        """The rows that were looked at."""
        return (self.planner.rijen[naam].als for naam, _ in self.keuze.bekeken)

    @property
    def gekozen(self) -> tuple[Id, ...]:
        """The row itself, as soon as it is certain."""
        return (self.keuze.rij,) if self.keuze.rij else ()

    @property
    def ontbreekt(self) -> tuple[Id, ...]:
        """The questions that still decide."""
        return self.keuze.ontbreekt

    @cached_property
    def oordelen(self) -> Mapping[Id, Oordeling]:
        """The conditions that come with the outcome: they do not change it."""
        rules = self.planner.voorwaarden
        return {naam: oordeel(self.geval, rule) for naam, rule in rules.items() if self.uitkomst in rule.voor}

    @property
    def te_doen(self) -> list[Voorwaarde]:
        """The conditions that are not met, or not yet."""
        return [item.regel for item in self.oordelen.values() if item.oordeel in (NIET_VOLDAAN, ONBEKEND)]


def kies(geval: Geval, rijen: Mapping[Id, Rij]) -> Keuze:
    """Choose a row. The outcome is known as soon as no open answer can change it any more."""
    looked: list[tuple[Id, bool | None]] = []
    for naam, rij in rijen.items():
        looked.append((naam, geval.past(rij.als)))
        if looked[-1][1]:
            break
    candidates = [naam for naam, fits in looked if fits is not False]
    if not candidates:
        return Keuze(None, None, tuple(looked))
    if len({rijen[naam].dan for naam in candidates}) == 1 and looked[-1][1]:
        return Keuze(rijen[candidates[-1]].dan, candidates[-1], tuple(looked))
    outcome, missing = _open(geval, rijen, candidates)
    return Keuze(outcome, None, tuple(looked), missing)


def _open(geval: Geval, rijen: Mapping[Id, Rij], candidates: list[Id]) -> tuple[Id | None, tuple[Id, ...]]:
    """The outcome if every way to fill in the open cells gives the same one; else the open questions that
    can still change it, the one that settles most first.

    A cell matters when changing it alone can change the outcome; it is more useful when knowing it leaves
    less doubt (entropy) about the outcome. A cell that stays open whatever somebody answers (a date for
    which no rule is known) cannot be filled in.
    """
    cells = _open_cellen(geval, [rijen[c].als for c in candidates])
    domains = [_waarden(geval, rijen, candidates, n) for n in cells]
    if prod(map(len, domains)) > MOST_COMBINATIONS:
        return None, _vragen(geval, cells)
    outcomes: dict[tuple[str, ...], str | None] = {}
    for combination in product(*domains):
        left = _over(geval, rijen, candidates, dict(zip(cells, combination, strict=True)))
        if left:  # else these values do not go together: a checked table has a row for each real case
            outcomes[combination] = left.pop() if len(left) == 1 else None
    found = set(outcomes.values())
    if len(found) == 1:
        return found.pop(), ()
    doubt: dict[str, float] = {}
    for index, naam in enumerate(cells):
        without: dict[tuple[str, ...], set[str | None]] = {}
        groups: dict[str, list[str | None]] = {}
        for combination, outcome in outcomes.items():
            without.setdefault(combination[:index] + combination[index + 1 :], set()).add(outcome)
            groups.setdefault(combination[index], []).append(outcome)
        if any(len(same) > 1 for same in without.values()):
            doubt[naam] = sum(len(group) * _entropy(group) for group in groups.values())
    return None, _vragen(geval, sorted(doubt, key=lambda n: round(doubt[n], 9)))


def _open_cellen(geval: Geval, conditions: Iterable[Cellen]) -> list[str]:
    """The cells that somebody can still fill in, those that decide whether a question is asked included."""
    found: dict[str, None] = {}
    for als in conditions:
        for naam in als:
            question = geval.vraag(naam)
            if question and geval.gevraagd(naam) is None:
                found |= dict.fromkeys(_open_cellen(geval, [question.als]))
            if geval.waarde_tekst(naam) is None and geval.open_vragen(naam):
                found[naam] = None
    return list(found)


def _over(
    geval: Geval, rijen: Mapping[str, Rij], candidates: list[str], filled: Mapping[str, str]
) -> set[str]:
    """The outcomes that are left when the open cells have these values: one, unless a row stays open."""
    left: set[str] = set()
    for naam in candidates:
        fits = _past(geval, rijen[naam].als, filled)
        if fits is not False:
            left.add(rijen[naam].dan)
        if fits:
            return left
    return left


def _waarden(geval: Geval, rijen: Mapping[str, Rij], candidates: list[str], naam: str) -> list[str]:
    question = geval.vraag(naam)
    if not question:
        return [*JA_NEE]  # a fact
    if values := soort_van(question).celwaarden(question):
        return [*values]
    named = {value for c in candidates for value in rijen[c].als.get(naam, ())}
    return [*sorted(named), "anders"]


def _past(geval: Geval, als: Cellen, filled: Mapping[str, str]) -> bool | None:
    fits = [_cel(geval, naam, waarden, filled) for naam, waarden in als.items()]
    return False if False in fits else None if None in fits else True


def _cel(geval: Geval, naam: str, waarden: tuple[str, ...], filled: Mapping[str, str]) -> bool | None:
    question = geval.vraag(naam)
    asked = _past(geval, question.als, filled) if question and question.als else True
    value = filled.get(naam) or geval.waarde_tekst(naam)
    fits = None if value is None else value in waarden
    return False if asked is False else fits if asked or fits is False else None


def _entropy(outcomes: list[str | None]) -> float:
    counts = [outcomes.count(item) / len(outcomes) for item in dict.fromkeys(outcomes)]
    return -sum(share * log2(share) for share in counts)


def _vragen(geval: Geval, cells: Iterable[Id]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(q for naam in cells for q in geval.open_vragen(naam)))
