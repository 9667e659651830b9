"""The four kinds of planners as editing and the build see them: one file each, and a line here."""

from __future__ import annotations

from typing import Any

from planner.authoring.soorten.bedrag import Bedrag
from planner.authoring.soorten.keuze import Keuze
from planner.authoring.soorten.soort import Plannersoort
from planner.authoring.soorten.termijnen import Termijnen
from planner.authoring.soorten.toets import Toets
from planner.model import Planner

PLANNERSOORTEN: dict[str, Plannersoort[Any]] = {
    "termijnen": Termijnen(),
    "keuze": Keuze(),
    "toets": Toets(),
    "bedrag": Bedrag(),
}


def soort_van(planner: Planner) -> Plannersoort[Any]:
    """The kind of a planner."""
    return PLANNERSOORTEN[planner.soort]
