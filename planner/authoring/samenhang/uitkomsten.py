"""What a planner can answer: its outcomes, and the rows and conditions that lead to them."""

from __future__ import annotations

from planner.authoring.objecten import Pad
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.samenhang.stappen import controleer_stap
from planner.authoring.samenhang.stappenlijsten import gebruik_van_lijst
from planner.authoring.soorten import soort_van
from planner.model import Voorwaarde, rijen_van, uitkomsten_van, voorwaarden_van


def controleer_uitkomsten(check: Plannercontrole) -> None:
    """Everything that goes with outcomes, and what only this kind of planner must have."""
    planner, outcomes = check.planner, uitkomsten_van(check.planner)
    for name, outcome in outcomes.items():
        for number, step in enumerate(outcome.stappen):
            controleer_stap(check, ("uitkomsten", name, "stappen", number), step)
        for number, remark in enumerate(outcome.meldingen):
            check.cellen(("uitkomsten", name, "meldingen", number, "als"), remark.als, open_mag=True)
    for name, rule in voorwaarden_van(planner).items():
        _voorwaarde(check, ("voorwaarden", name), rule)
    for name, row in rijen_van(planner).items():
        check.cellen(("rijen", name, "als"), row.als)
        check.ken(("rijen", name, "dan"), row.dan, outcomes, "De uitkomst")
    for title, steps in check.check.lijsten.items():
        for ending in steps.bij.get(check.naam, ()):
            gebruik_van_lijst(check, title, steps, ending)
    soort_van(planner).controleer(check, planner)


def _voorwaarde(check: Plannercontrole, pad: Pad, rule: Voorwaarde) -> None:
    check.cellen((*pad, "als"), rule.als)
    check.uitkomsten((*pad, "voor"), rule.voor)
    for name in rule.als:
        if name in check.questions and check.questions[name].als:
            message = f"‘{name}’ wordt niet altijd gevraagd, en dan zou deze voorwaarde niet vervuld zijn."
            check.fout((*pad, "als", name), message)
    if rule.mens == bool(rule.als):
        check.fout(pad, "Een voorwaarde heeft ‘als’, of ‘mens: ja’ als alleen een mens ze kan beoordelen.")
    for number, exception in enumerate(rule.uitzondering):
        place = (*pad, "uitzondering", number)
        check.cellen((*place, "als"), exception.als)
        check.uitkomsten((*place, "uitkomst"), filter(None, [exception.uitkomst]))
    if rule.stap:
        controleer_stap(check, (*pad, "stap"), rule.stap)
