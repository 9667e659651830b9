"""The kind `bedrag` for who writes rules."""

from __future__ import annotations

from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten.soort import Plannersoort
from planner.model import BedragPlanner


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
