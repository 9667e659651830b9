"""Sets of cases that reach every corner of a planner, for analysis and for the comparison of two versions.

Closed questions get every answer. Dates get a documented set of boundaries around a fixed "today": the
day before, on and after every duration that a rule of the planner counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from math import prod

from planner.dates import Duur, add, add_months
from planner.geval import Geval, achterliggend, alle_termijnen
from planner.model import Cellen, Id, Planner, Regels, Vraag, rijen_van
from planner.vragen import soort_van
from planner.vragen.soort import Antwoord, Antwoorden

MOST_CASES = 400_000


class TeVeel(Exception):
    """There are more combinations than can be gone through."""

    def __init__(self, aantal: int) -> None:
        self.aantal = aantal
        super().__init__(str(aantal))


def ijkdag(rules: Regels) -> date:
    """A "today" on which the newest version of every value is in force, also for older trajectories."""
    newest = [v.geldig_van for item in rules.waarden.values() for v in item.waarden]
    for planner in rules.planners.values():
        for rule in planner.termijnen.values():
            newest += [v.geldig_van for v in rule.duur] if isinstance(rule.duur, tuple) else []
    return add_months(max([date(2023, 6, 15), *newest]).replace(day=15), 48)


def duren(rules: Regels, name: str) -> set[Duur]:
    """Every duration that this planner counts with."""
    planner = rules.planners[name]
    found: set[Duur] = set()
    names: list[str] = []
    for rule in alle_termijnen(rules, name).values():
        for length in (rule.duur, *(reading.duur for reading in rule.lezingen if reading.duur)):
            if isinstance(length, str):
                names.append(length)
            else:
                found |= {version.waarde for version in length}
    names += [fact.duurt_minstens.duur for fact in planner.feiten.values() if fact.duurt_minstens]
    names += [m.raming.duur for m in planner.momenten.values() if m.raming]
    names += [m.duur for m in planner.momenten.values() if m.duur]
    for key in names:
        found |= {v.waarde for v in rules.waarden[key].waarden if isinstance(v.waarde, Duur)}
    return found


def waarden(vraag: Vraag, planner: Planner, naam: Id, today: date, lengths: set[Duur]) -> list[Antwoord]:
    """The answers to try for one question."""
    numbers = {f.minstens.aantal for f in planner.feiten.values() if f.minstens and f.minstens.vraag == naam}
    numbers |= {int(value) for als in _cellen(planner) for value in als.get(naam, ()) if value.isdigit()}
    starts = {today} | {terug(today, length) for length in lengths}
    days = {day + timedelta(days=d) for day in starts for d in (-1, 0, 1)}
    return soort_van(vraag).grensgevallen(vraag, numbers, days)


def _cellen(planner: Planner) -> list[Cellen]:
    """The cells of the table of a planner."""
    return [row.als for row in rijen_van(planner).values()]


def vaste_datums(rules: Regels, planner: Planner) -> set[date]:
    """The shared dates that the facts of a planner compare with."""
    names = {
        n for f in planner.feiten.values() if f.eerder_dan for n in (f.eerder_dan.datum, f.eerder_dan.dan)
    }
    shared = [rules.waarden[name] for name in names if name in rules.waarden]
    return {v.waarde for item in shared for v in item.waarden if isinstance(v.waarde, date)}


def terug(day: date, length: Duur) -> date:
    """The day that lies a length of time before another."""
    return add_months(day, -length.maanden) if length.in_maanden else day - (add(day, length) - day)


def combinaties(rules: Regels, name: str, vragen: list[str]) -> Iterator[Antwoorden]:
    """All combinations of answers to these questions. Raises TeVeel."""
    planner, today, lengths = rules.planners[name], ijkdag(rules), duren(rules, name)
    case = Geval(rules, name, {}, today)
    fixed = {day + timedelta(days=d) for day in vaste_datums(rules, planner) for d in (-1, 0, 1)}
    domains = [
        waarden(q, planner, key, today, lengths) + sorted(fixed if soort_van(q).is_dag else ())
        if (q := case.vraag(key))
        else []
        for key in vragen
    ]
    total = prod(len(domain) for domain in domains)
    if total > MOST_CASES:
        raise TeVeel(total)
    for values in product(*domains):
        yield dict(zip(vragen, values, strict=True))


def vragen_achter(rules: Regels, name: str, cellen: list[str]) -> list[str]:
    """The questions that these facts and answers depend on, without doubles."""
    case = Geval(rules, name, {}, ijkdag(rules))
    return list(dict.fromkeys(q for cel in cellen for q in achterliggend(case, cel)))
