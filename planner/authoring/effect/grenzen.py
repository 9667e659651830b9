"""The days on which a change of the rules can show: boundaries of months, values and limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from planner.authoring.randgevallen import terug
from planner.dates import Duur, add
from planner.model import Regels, Waarde


def grensdagen(oud: Regels, nieuw: Regels) -> list[date]:
    """The documented boundary dates for a start date."""
    days: set[date] = set()
    for year in range(2023, 2027):
        for month in range(1, 13):
            first = date(year, month, 1)
            days |= {first, first - timedelta(days=1), first + timedelta(days=14)}
    days |= {date(2024, 2, 29) + timedelta(days=n) for n in (-1, 0, 1)}
    edges = {v.geldig_van for r in (oud, nieuw) for v in alle_versies(r)}
    edges |= {v.geldig_tot for r in (oud, nieuw) for v in alle_versies(r) if v.geldig_tot}
    return sorted(
        days | {edge + timedelta(days=n) for edge in edges if edge.year >= 2020 for n in (-1, 0, 1)}
    )


def andere_grenzen(oud: Regels, nieuw: Regels) -> list[date]:
    """The days around the beginning and the end of values that only one version has."""
    one, other = (
        {(v.geldig_van, v.geldig_tot, str(v.waarde)) for v in alle_versies(r)} for r in (oud, nieuw)
    )
    edges = {day for start, end, _ in one ^ other for day in (start, end) if day}
    return sorted({edge + timedelta(days=n) for edge in edges for n in (-1, 0, 1)})


def alle_versies(rules: Regels) -> Iterator[Waarde[Any]]:
    """Every version of every value, those of a deadline itself included."""
    for item in rules.waarden.values():
        yield from item.waarden
    for planner in rules.planners.values():
        for rule in planner.termijnen.values():
            if isinstance(rule.duur, tuple):
                yield from rule.duur


def limieten(own: date, others: set[date], lengths: set[Duur]) -> list[date]:
    """The days around a date, and around every limit that is counted between it and the other dates."""
    limits = {own}
    for day in others:
        limits |= {add(day, length) if own > day else terug(day, length) for length in lengths}
    return sorted({limit + timedelta(days=n) for limit in limits for n in (-1, 0, 1)})
