"""The kind `keuze` for who writes rules."""

from __future__ import annotations

from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten.soort import Plannersoort
from planner.model import KeuzePlanner


class Keuze(Plannersoort[KeuzePlanner]):
    """A decision table; its conditions accompany an outcome."""

    def controleer(self, check: Plannercontrole, planner: KeuzePlanner) -> None:
        for name, rule in planner.voorwaarden.items():
            if not rule.voor:
                message = "Hier ontbreekt ‘voor’: bij welke uitkomsten hoort deze voorwaarde?"
                check.fout(("voorwaarden", name), message)
