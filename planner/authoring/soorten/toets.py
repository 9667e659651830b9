"""The kind `toets` for who writes rules."""

from __future__ import annotations

from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten.soort import Plannersoort
from planner.model import Id, ToetsPlanner


class Toets(Plannersoort[ToetsPlanner]):
    """Conditions that must all hold; each leads to an outcome when it does not."""

    def controleer(self, check: Plannercontrole, planner: ToetsPlanner) -> None:
        for key in ("alles_voldaan", "onbekend"):
            check.ken((key,), getattr(planner, key), planner.uitkomsten, "De uitkomst")
        for name, rule in planner.voorwaarden.items():
            pad = ("voorwaarden", name)
            if rule.uitkomst:
                check.uitkomsten((*pad, "uitkomst"), [rule.uitkomst])
            elif not rule.mens:
                message = "Hier ontbreekt ‘uitkomst’: wat volgt er als deze voorwaarde niet vervuld is?"
                check.fout(pad, message)

    def leidt_naar(self, planner: ToetsPlanner) -> set[Id]:
        return {planner.alles_voldaan, planner.onbekend}
