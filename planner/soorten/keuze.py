"""The kind `keuze`: a decision table.

Two hit policies: `eerste` takes the first row that fits, as for gates before a choice; `precies_een`
promises that exactly one row fits, which `planner.authoring` proves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import log2, prod

from planner import taal
from planner.geval import Geval, opties_van
from planner.model import Cellen, Rij
from planner.uitleg import NIET_TE_ZEGGEN, Knoop, knoop, oordeel_van

MOST_COMBINATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Keuze:
    """What a table says of a case: the outcome and the row that fits (None as long as that is open), the
    rows that were looked at with their verdicts, and the questions that still decide, most useful first.

    The outcome can be known before the row: when every row that may still fit leads to it.
    """

    uitkomst: str | None
    rij: str | None
    bekeken: list[tuple[str, bool | None]]
    ontbreekt: list[str]


def kies(geval: Geval, rijen: Mapping[str, Rij]) -> Keuze:
    """Choose a row. The outcome is known as soon as no open answer can change it any more."""
    looked: list[tuple[str, bool | None]] = []
    for naam, rij in rijen.items():
        fits = geval.past(rij.als)
        looked.append((naam, fits))
        if fits:
            break
    candidates = [naam for naam, fits in looked if fits is not False]
    if not candidates:
        return Keuze(None, None, looked, [])
    if len({rijen[naam].dan for naam in candidates}) == 1 and looked[-1][1]:
        return Keuze(rijen[candidates[-1]].dan, candidates[-1], looked, [])
    outcome, missing = _open(geval, rijen, candidates)
    return Keuze(outcome, None, looked, missing)


def _open(geval: Geval, rijen: Mapping[str, Rij], candidates: list[str]) -> tuple[str | None, list[str]]:
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
        return found.pop(), []
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
    if question and question.soort == "geheel":
        named = {value for c in candidates for value in rijen[c].als.get(naam, ())}
        return [*sorted(named), "anders"]
    return list(opties_van(geval, naam))


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
    counts = [outcomes.count(item) / len(outcomes) for item in set(outcomes)]
    return -sum(share * log2(share) for share in counts)


def _vragen(geval: Geval, cells: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(q for naam in cells for q in geval.open_vragen(naam)))


def redenen(geval: Geval, rijen: Mapping[str, Rij], keuze: Keuze) -> list[Knoop]:
    """Each row that was looked at, with why it does or does not fit."""
    nodes = []
    for naam, fits in keuze.bekeken:
        rij = rijen[naam]
        children = [cel_knoop(geval, cel, waarden) for cel, waarden in rij.als.items()]
        if not fits and not rij.anders:
            continue
        if fits is None:
            names = [f"‘{geval.noem(q)}’" for q in geval.nodig_voor(rij.als)]
            because = (
                f"Nog open: dat hangt af van {taal.opsomming(names)}."
                if names
                else geval.nog_niet(rij.als) or NIET_TE_ZEGGEN
            )
        else:
            because = geval.tekst(rij.omdat if fits else rij.anders)
        nodes.append(
            knoop(naam, because, geval.bron(rij.bron), oordeel=oordeel_van(fits), kinderen=children)
            | {
                "lezingen": [
                    {"omdat": geval.tekst(r.omdat), "bron": geval.bron(r.bron)} for r in rij.lezingen
                ]
            }
        )
    return nodes


def cel_knoop(geval: Geval, naam: str, waarden: tuple[str, ...]) -> Knoop:
    """A fact or answer behind a row or condition, with the value it has."""
    value = geval.waarde_tekst(naam)
    words = opties_van(geval, naam)
    title = geval.feiten[naam].titel if naam in geval.feiten else geval.noem(naam)
    answer = "weet ik niet" if value is None else words.get(value, value)
    return knoop(
        naam,
        f"{geval.tekst(title)}: {answer}",
        [],
        oordeel=oordeel_van(geval.cel(naam, waarden)),
        waarde=value,
    )
