"""The cases in which two versions of a planner are compared.

Closed questions: every combination of answers of either version. Dates: a fixed set of boundaries: the
first, last and fifteenth day of months in four years around a leap year, the leap day, the day before, on
and after every limit that a rule of either version counts, every shared date that a rule compares with,
and every day on which a value begins or ends. "Today" is the day of comparison, and also the days around the
beginning or end of a value that only one version has. What is left out is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.authoring.effect.grenzen import limieten
from planner.authoring.randgevallen import duren, ijkdag
from planner.authoring.soorten import soort_van
from planner.model import Regels
from planner.vragen.antwoorden import lees
from planner.vragen.soort import Antwoorden


def gevallen(
    oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
) -> Iterator[tuple[Antwoorden, date]]:
    """The cases that are compared, each with its "today". What is left out is added to `weggelaten`."""
    yield from soort_van(nieuw.planners[name]).gevallen(oud, nieuw, name, weggelaten)
    yield from _voorbeelden(oud, nieuw, name)


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
                for day in limieten(own, {today, *dates.values()} - {own}, lengths)
            ]
            for change in ({}, *moved):
                case = answers | change
                key = (today, *sorted((q, str(value)) for q, value in case.items()))
                if key not in seen:
                    seen.add(key)
                    yield case, today
