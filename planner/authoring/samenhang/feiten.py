"""The facts of a planner: each has one operator, that compares what can be compared."""

from __future__ import annotations

from planner import model
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.taal import opsomming


def controleer_feiten(check: Plannercontrole) -> None:
    """All facts."""
    for name, fact in check.planner.feiten.items():
        pad = ("feiten", name)
        given = [item for item in model.OPERATOREN if getattr(fact, item)]
        if len(given) != 1:
            check.fout(pad, f"Een feit heeft precies één van {opsomming(model.OPERATOREN, 'of')}.")
            continue
        if fact.eerder_dan:
            check.verwijzing((*pad, "eerder_dan", "datum"), fact.eerder_dan.datum)
            check.verwijzing((*pad, "eerder_dan", "dan"), fact.eerder_dan.dan)
        elif fact.duurt_minstens:
            check.verwijzing((*pad, "duurt_minstens", "van"), fact.duurt_minstens.van)
            check.verwijzing((*pad, "duurt_minstens", "tot"), fact.duurt_minstens.tot)
            check.duur((*pad, "duurt_minstens", "duur"), fact.duurt_minstens.duur)
            check.gebeurd((*pad, "duurt_minstens", "tot"), fact.duurt_minstens.tot)
        elif fact.een_van:
            if check.ken((*pad, "een_van", "vraag"), fact.een_van.vraag, check.questions, "De vraag"):
                check.waarden((*pad, "een_van", "waarden"), fact.een_van.vraag, fact.een_van.waarden)
        elif fact.minstens:
            if check.ken((*pad, "minstens", "vraag"), fact.minstens.vraag, check.questions, "De vraag"):
                if check.questions[fact.minstens.vraag].soort != "geheel":
                    check.fout(
                        (*pad, "minstens", "vraag"),
                        "‘minstens’ werkt alleen met een vraag naar een geheel getal.",
                    )
        else:
            check.ken((*pad, "ingevuld"), fact.ingevuld, check.questions, "De vraag")
