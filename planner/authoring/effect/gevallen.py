"""The cases in which two versions of a planner are compared.

Closed questions: every combination of answers of either version. Dates: a fixed set of boundaries: the
first, last and fifteenth day of months in four years around a leap year, the leap day, the day before, on
and after every limit that a rule of either version counts, every shared date that a rule compares with,
and every day on which a value begins or ends. "Today" is the day of comparison, and also the days around the
beginning or end of a value that only one version has. What is left out is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Any

from planner.authoring.randgevallen import duren, ijkdag, terug, vaste_datums, waarden
from planner.dates import Duur, add
from planner.geval import Geval, achterliggend
from planner.model import BedragPlanner, Planner, Regels, TermijnenPlanner, Waarde
from planner.vragen import soort_van
from planner.vragen.antwoorden import lees
from planner.vragen.soort import Antwoord, Antwoorden

MOST_CLOSED = 6_000  # combinations of closed answers that are all tried
MOST_WITH_DATES = 24  # of those, tried at each boundary of each date


def gevallen(
    oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
) -> Iterator[tuple[Antwoorden, date]]:
    """The cases that are compared, each with its "today". What is left out is added to `weggelaten`."""
    planner = nieuw.planners[name]
    if isinstance(planner, TermijnenPlanner):
        yield from _datumgevallen(oud, nieuw, name)
        weggelaten.append(
            f"{planner.titel}: ofwel is één datum ingevuld, ofwel vallen alle datums van een termijn op dezelfde dag."
        )
    elif isinstance(planner, BedragPlanner):
        yield from _bedraggevallen(oud, nieuw, name)
        weggelaten.append(f"{planner.titel}: telkens één regel met één traject, en de voorbeelden.")
    else:
        yield from _gesloten(oud, nieuw, name, weggelaten)
    yield from _voorbeelden(oud, nieuw, name)


def grensdagen(oud: Regels, nieuw: Regels) -> list[date]:
    """The documented boundary dates for a start date."""
    days: set[date] = set()
    for year in range(2023, 2027):
        for month in range(1, 13):
            first = date(year, month, 1)
            days |= {first, first - timedelta(days=1), first + timedelta(days=14)}
    days |= {date(2024, 2, 29) + timedelta(days=n) for n in (-1, 0, 1)}
    edges = {v.geldig_van for r in (oud, nieuw) for v in _alle_versies(r)}
    edges |= {v.geldig_tot for r in (oud, nieuw) for v in _alle_versies(r) if v.geldig_tot}
    return sorted(
        days | {edge + timedelta(days=n) for edge in edges if edge.year >= 2020 for n in (-1, 0, 1)}
    )


def andere_grenzen(oud: Regels, nieuw: Regels) -> list[date]:
    """The days around the beginning and the end of values that only one version has."""
    one, other = (
        {(v.geldig_van, v.geldig_tot, str(v.waarde)) for v in _alle_versies(r)} for r in (oud, nieuw)
    )
    edges = {day for start, end, _ in one ^ other for day in (start, end) if day}
    return sorted({edge + timedelta(days=n) for edge in edges for n in (-1, 0, 1)})


def _alle_versies(rules: Regels) -> Iterator[Waarde[Any]]:
    for item in rules.waarden.values():
        yield from item.waarden
    for planner in rules.planners.values():
        for rule in planner.termijnen.values():
            if isinstance(rule.duur, tuple):
                yield from rule.duur


def _datumgevallen(oud: Regels, nieuw: Regels, name: str) -> Iterator[tuple[Antwoorden, date]]:
    days = grensdagen(oud, nieuw)
    seen: set[tuple[Any, ...]] = set()
    for rules in (oud, nieuw):
        case = Geval(rules, name, {}, ijkdag(rules))
        for item, rule in case.termijnen.items():
            sides = [q for cel in rule.als for q in achterliggend(case, cel)]
            behind = dict.fromkeys([*achterliggend(case, item), *sides])
            kinds = {q: soort_van(v) for q in behind if (v := case.vraag(q))}
            dates = [q for q, kind in kinds.items() if kind.is_dag]
            closed = [q for q, kind in kinds.items() if kind.gesloten]
            options = [
                [None, *waarden(case.planner.vragen[q], case.planner, q, ijkdag(rules), set())]
                for q in closed
            ]
            given = [dates, *([q] for q in dates if len(dates) > 1)]
            for day, filled, values in product(days, given, product(*options)):
                answers: Antwoorden = dict.fromkeys(filled, day)
                answers |= {q: v for q, v in zip(closed, values, strict=True) if v is not None}
                cases = [(answers, day + timedelta(days=30))]
                if rule.reeks and filled is dates:
                    held: Antwoorden = {rule.reeks.gehouden: (day + timedelta(days=91),)}
                    cases.append((answers | held, day + timedelta(days=30)))
                for found, today in cases:
                    key = tuple(sorted(found.items()))
                    if key not in seen:
                        seen.add(key)
                        yield found, today


def _domein(oud: Regels, nieuw: Regels, name: str, question: str) -> list[Antwoord]:
    """The answers to one question in either version."""
    found: dict[Antwoord, None] = {}
    for rules in (oud, nieuw):
        planner: Planner = rules.planners[name]
        if question in planner.vragen:
            lengths = duren(rules, name)
            found |= dict.fromkeys(
                waarden(planner.vragen[question], planner, question, ijkdag(nieuw), lengths)
            )
            if soort_van(planner.vragen[question]).is_dag:
                fixed = vaste_datums(rules, planner)
                found |= dict.fromkeys(day + timedelta(days=n) for day in fixed for n in (-1, 0, 1))
    return list(found)


def _gesloten(
    oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
) -> Iterator[tuple[Antwoorden, date]]:
    today = ijkdag(nieuw)
    questions = {**oud.planners[name].vragen, **nieuw.planners[name].vragen}
    dated = [q for q, v in questions.items() if soort_van(v).is_dag]
    closed = [q for q, v in questions.items() if soort_van(v).gesloten]
    domains = {q: _domein(oud, nieuw, name, q) for q in (*closed, *dated)}
    base = _basis(nieuw, name, dated, today)
    total = prod(len(domains[q]) for q in closed)
    if total > MOST_CLOSED:
        weggelaten.append(
            f"{nieuw.planners[name].titel}: van {total} combinaties van gesloten antwoorden zijn er {MOST_CLOSED} "
            "vergeleken, gelijk verdeeld."
        )
    for filled in _verdeeld(closed, domains, MOST_CLOSED):
        yield base | filled, today
    if dated:
        weggelaten.append(
            f"{nieuw.planners[name].titel}: datums zijn één voor één op hun grenzen gezet, niet in elke combinatie met elkaar."
        )
    few = list(_verdeeld(closed, domains, MOST_WITH_DATES))
    for question in dated:
        for day in domains[question]:
            for filled in few:
                yield base | {question: day} | filled, today
    for question in (*closed, *dated):
        for filled in few:
            yield {key: value for key, value in (base | filled).items() if key != question}, today
    # A value that is already entered for later: the same cases, when that day has come.
    lengths = duren(oud, name) | duren(nieuw, name)
    # "Today" falls on that day, or the day that picks the version of the rules does.
    kept = base.get(nieuw.planners[name].peildatum)
    shifts = [timedelta(0), *([today - kept] if isinstance(kept, date) else [])]
    for edge, shift in product(andere_grenzen(oud, nieuw), shifts):
        later = edge + shift
        moved = _basis(nieuw, name, dated, later)
        days = {day for day in moved.values() if isinstance(day, date)}
        yield from ((moved | filled, later) for filled in few)
        for question in dated:
            own = moved.get(question, later)
            assert isinstance(own, date)
            for day, filled in product(_limieten(own, {later, *days} - {own}, lengths), few):
                yield moved | {question: day} | filled, later


def _verdeeld(names: list[str], domains: Mapping[str, list[Antwoord]], most: int) -> Iterator[Antwoorden]:
    """All combinations of answers, or `most` of them at equal distances when there are more."""
    total = prod(len(domains[name]) for name in names)
    count = min(total, most)
    for number in range(count):
        rest, answers = number * total // count, {}
        for name in names:
            rest, index = divmod(rest, len(domains[name]))
            answers[name] = domains[name][index]
        yield answers


def _basis(rules: Regels, name: str, dated: list[str], today: date) -> Antwoorden:
    """Ordinary dates to start from: those of the first worked example, moved so that they end near today."""
    for example in rules.planners[name].voorbeelden:
        days = {q: date.fromisoformat(str(example.gegeven[q])) for q in dated if q in example.gegeven}
        if days:
            shift = today - (example.vandaag or max(days.values()))
            return {q: day + shift for q, day in days.items()}
    return {}


def _bedraggevallen(oud: Regels, nieuw: Regels, name: str) -> Iterator[tuple[Antwoorden, date]]:
    """One line in every combination of answers, on the days around each beginning of a value."""
    edges = {v.geldig_van for rules in (oud, nieuw) for v in _alle_versies(rules)}
    days = sorted({ijkdag(nieuw), *(day + timedelta(days=n) for day in edges for n in (-1, 0))})
    for planner in (oud.planners[name], nieuw.planners[name]):
        assert isinstance(planner, BedragPlanner)
        closed = [q for q, v in planner.regelvragen.items() if soort_van(v).antwoorden(v)]
        domains = [[None, *waarden(planner.regelvragen[q], planner, q, days[-1], set())] for q in closed]
        for day, values in product(days, product(*domains)):
            line: Antwoorden = {q: v for q, v in zip(closed, values, strict=True) if v is not None}
            line[planner.aantalvraag] = 1
            yield {"regels": (line,)}, day


def _voorbeelden(oud: Regels, nieuw: Regels, name: str) -> Iterator[tuple[Antwoorden, date]]:
    """The worked examples of both versions, also with each date a limit away from the other dates."""
    lengths = duren(oud, name) | duren(nieuw, name)
    seen: set[tuple[Any, ...]] = set()
    for rules in (oud, nieuw):
        planner = rules.planners[name]
        for example in planner.voorbeelden:
            answers, errors = lees(planner, example.gegeven, tekst=True)
            today = example.vandaag or ijkdag(rules)
            if errors:
                continue
            dates = {q: day for q, day in answers.items() if isinstance(day, date)}
            moved = [
                {question: day}
                for question, own in dates.items()
                for day in _limieten(own, {today, *dates.values()} - {own}, lengths)
            ]
            for change in ({}, *moved):
                case = answers | change
                key = (today, *sorted((q, str(value)) for q, value in case.items()))
                if key not in seen:
                    seen.add(key)
                    yield case, today


def _limieten(own: date, others: set[date], lengths: set[Duur]) -> list[date]:
    """The days around a date, and around every limit that is counted between it and the other dates."""
    limits = {own}
    for day in others:
        limits |= {add(day, length) if own > day else terug(day, length) for length in lengths}
    return sorted({limit + timedelta(days=n) for limit in limits for n in (-1, 0, 1)})
