"""The four kinds of rules, one file each: what follows from a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.geval import Geval
from planner.model import Id, Regels
from planner.soorten.bedrag import Bedraguitslag
from planner.soorten.keuze import Keuzeuitslag
from planner.soorten.termijnen import Termijnenuitslag
from planner.soorten.toets import Toetsuitslag
from planner.uitslag import Uitslag
from planner.vragen.soort import Antwoorden

SOORTEN: dict[str, type[Uitslag[Any]]] = {
    "termijnen": Termijnenuitslag,
    "keuze": Keuzeuitslag,
    "toets": Toetsuitslag,
    "bedrag": Bedraguitslag,
}


def reken(geval: Geval) -> Uitslag[Any]:
    """What follows from a case."""
    return SOORTEN[geval.planner.soort](geval, geval.planner)


def uitslag(rules: Regels, name: Id, answers: Antwoorden, today: date) -> Uitslag[Any]:
    """What follows from answers that were read. An answer to what this planner does not ask, does not count: a
    dossier knows more of a trajectory."""
    asked = rules.planners[name].vragen
    own = {key: value for key, value in answers.items() if key in asked or key == "regels"}
    return reken(Geval(rules, name, own, today))
