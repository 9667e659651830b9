"""The kind `termijnen` for who writes rules."""

from __future__ import annotations

from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten.soort import Plannersoort
from planner.model import TermijnenPlanner


class Termijnen(Plannersoort[TermijnenPlanner]):
    """Nothing but deadlines."""

    def controleer(self, check: Plannercontrole, planner: TermijnenPlanner) -> None:
        if not planner.termijnen:
            check.fout(("termijnen",), "Een planner van de soort termijnen heeft minstens één termijn.")
