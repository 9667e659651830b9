"""Cases of a planner that decides by closed questions: every combination, and its dates one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from math import prod

from planner.authoring.effect.grenzen import andere_grenzen, limieten
from planner.authoring.randgevallen import duren, ijkdag, vaste_datums, waarden
from planner.model import Planner, Regels
from planner.vragen import soort_van
from planner.vragen.soort import Antwoord, Antwoorden

MOST_CLOSED = 6_000  # combinations of closed answers that are all tried
MOST_WITH_DATES = 24  # of those, tried at each boundary of each date


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


def gesloten(
    oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
) -> Iterator[tuple[Antwoorden, date]]:
    """Every combination of closed answers, and each date on its boundaries with some of them."""
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
            for day, filled in product(limieten(own, {later, *days} - {own}, lengths), few):
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
