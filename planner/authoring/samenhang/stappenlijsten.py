"""Lists of steps that always belong together: each step is whole, and where a list is used all of it is."""

from __future__ import annotations

from planner.authoring.naslagmodel import Stappenlijst
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.model import uitkomsten_van, voorwaarden_van
from planner.taal import opsomming


def stappenlijst(check: Controle, path: str, key: str, item: Stappenlijst) -> None:
    """Each step of a list says who does what; a name stands for one step."""
    for name, step in item.stappen.items():
        pad = (key, "stappen", name)
        check.ken(path, (*pad, "wie"), step.wie, check.rules.rollen, "De rol")
        if not step.wat:
            check.fout(path, pad, "Hier ontbreekt ‘wat’.")
        if step.vast or step.als or step.voor or step.zoekt_uit:
            check.fout(
                path, pad, "Een stap van een lijst hangt van niets af: zeg dat waar ze gebruikt wordt."
            )
        if check.vaste_stappen.count(name) > 1:
            check.fout(path, pad, f"De vaste stap ‘{name}’ staat in twee lijsten. Kies een andere naam.")
    for planner in item.bij:
        check.ken(path, (key, "bij", planner), planner, check.rules.planners, "De planner")


def gebruik_van_lijst(check: Plannercontrole, titel: str, lijst: Stappenlijst, uitkomst: str) -> None:
    """After this outcome every step of the list comes, in its order; other steps may stand between."""
    outcomes = uitkomsten_van(check.planner)
    if not check.ken(("uitkomsten",), uitkomst, outcomes, f"De uitkomst van de stappenlijst ‘{titel}’"):
        return
    first = [
        rule.stap
        for rule in voorwaarden_van(check.planner).values()
        if rule.stap and (uitkomst in rule.voor or not rule.voor)
    ]
    after = [step for step in check.planner.stappen if uitkomst in step.voor]
    found = [s.vast for s in (*first, *outcomes[uitkomst].stappen, *after) if s.vast in lijst.stappen]
    order = [name for number, name in enumerate(found) if number == 0 or found[number - 1] != name]
    if order != list(lijst.stappen):
        check.fout(
            ("uitkomsten", uitkomst, "stappen"),
            f"Na deze uitkomst horen alle stappen van ‘{titel}’, in deze volgorde: {opsomming(lijst.stappen)}. "
            f"Nu is het: {opsomming(order) or 'geen enkele'}.",
        )
