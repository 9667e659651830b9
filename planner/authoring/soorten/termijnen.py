"""The kind `termijnen` for who writes rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from planner.authoring.effect.grenzen import grensdagen
from planner.authoring.randgevallen import ijkdag, waarden
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten.soort import Plannersoort
from planner.geval import Geval, achterliggend
from planner.model import Regels, TermijnenPlanner
from planner.vragen import soort_van
from planner.vragen.soort import Antwoorden


class Termijnen(Plannersoort[TermijnenPlanner]):
    """Nothing but deadlines."""

    def controleer(self, check: Plannercontrole, planner: TermijnenPlanner) -> None:
        if not planner.termijnen:
            check.fout(("termijnen",), "Een planner van de soort termijnen heeft minstens één termijn.")

    def gevallen(
        self, oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
    ) -> Iterator[tuple[Antwoorden, date]]:
        """Each deadline with its dates on every boundary."""
        weggelaten.append(
            f"{nieuw.planners[name].titel}: ofwel is één datum ingevuld, ofwel vallen alle datums van een termijn op "
            "dezelfde dag."
        )
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
