"""The kind `bedrag` for who writes rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from planner.authoring.effect.grenzen import alle_versies
from planner.authoring.randgevallen import ijkdag, waarden
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten.soort import Plannersoort
from planner.model import BedragPlanner, Regels
from planner.vragen import soort_van
from planner.vragen.soort import Antwoorden


class Bedrag(Plannersoort[BedragPlanner]):
    """An amount, shared out over lines by a decision table."""

    def controleer(self, check: Plannercontrole, planner: BedragPlanner) -> None:
        amounts = {key for key, item in check.rules.waarden.items() if item.soort == "bedrag"}
        shares = {key for key, item in check.rules.waarden.items() if item.soort == "deel"}
        check.ken(("bedrag",), planner.bedrag, amounts, "Het bedrag")
        for key, kind in (("basisvraag", "bedrag"), ("vooraf", "deel"), ("verdeling", "delen")):
            name = getattr(planner, key)
            if name and check.ken((key,), name, planner.vragen, "De vraag"):
                if planner.vragen[name].soort != kind:
                    check.fout((key,), f"Verwijs naar een vraag van de soort {kind}.")
        check.ken(("aantalvraag",), planner.aantalvraag, planner.regelvragen, "De vraag")
        for name, outcome in planner.uitkomsten.items():
            share = outcome.deel
            if share and not (share.isascii() and share.isdigit() and int(share) <= 100):
                check.ken(("uitkomsten", name, "deel"), share, shares, "Het deel")

    def gevallen(
        self, oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
    ) -> Iterator[tuple[Antwoorden, date]]:
        """One line in every combination of answers, on the days around each beginning of a value."""
        weggelaten.append(
            f"{nieuw.planners[name].titel}: telkens één regel met één traject, en de voorbeelden."
        )
        edges = {v.geldig_van for rules in (oud, nieuw) for v in alle_versies(rules)}
        days = sorted({ijkdag(nieuw), *(day + timedelta(days=n) for day in edges for n in (-1, 0))})
        for planner in (oud.planners[name], nieuw.planners[name]):
            assert isinstance(planner, BedragPlanner)
            closed = [q for q, v in planner.regelvragen.items() if soort_van(v).antwoorden(v)]
            domains = [[None, *waarden(planner.regelvragen[q], planner, q, days[-1], set())] for q in closed]
            for day, values in product(days, product(*domains)):
                line: Antwoorden = {q: v for q, v in zip(closed, values, strict=True) if v is not None}
                line[planner.aantalvraag] = 1
                yield {"regels": (line,)}, day
