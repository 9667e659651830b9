"""A step: who does what, where a source says so, and which question it clears up."""

from __future__ import annotations

import re

from planner import model
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.plannergrond import Plannercontrole

NIETS = "niets"  # `zoekt_uit` of a step that finds out what no question asks

UITZOEKEN = re.compile(
    r"\b(?:vraag|kijk|bekijk|ga|zoek|bespreek|beslis|spreek)t?\b[^.:;?]*?\bof "
    r"(?:er|die|dat|jullie|iemand|dit|deze|ze|het|een|alle|betaald"
    r"|de (?:deelnemer|persoon|wijziging|actie|acties|stage|begeleiding|service|notitie|reden))\b"
    r"|\bvraagt? na\b",
    re.IGNORECASE,
)


def controleer_stap(check: Plannercontrole, pad: Pad, step: model.Stap) -> None:
    if step.vast and not check.ken((*pad, "vast"), step.vast, check.check.vaste_stappen, "De vaste stap"):
        return
    if not step.wie or not step.wat:
        check.fout(
            pad,
            "Een stap heeft ‘wie’ en ‘wat’, of ‘vast’ met de naam van een stap uit stappenlijsten.yml.",
        )
        return
    if (
        step.waar
        and check.check.plaatsen
        and not any((step.waar, b) in check.check.plaatsen for b in step.bron)
    ):
        check.fout(
            (*pad, "waar"),
            f"Geen bron van deze stap noemt de plaats ‘{step.waar}’, volgens taken.yml. Laat ‘waar’ weg, of zet daar de "
            "woorden van de bron bij een taak.",
        )
    check.ken((*pad, "wie"), step.wie, check.rules.rollen, "De rol")
    check.cellen((*pad, "als"), step.als, open_mag=True)
    if step.zoekt_uit != (NIETS,):
        for number, name in enumerate(step.zoekt_uit):
            check.ken((*pad, "zoekt_uit", number), name, check.questions, "De vraag")
    if not step.zoekt_uit and UITZOEKEN.search(step.wat):
        check.fout(
            (*pad, "wat"),
            "Deze stap zoekt iets uit. Zeg met ‘zoekt_uit’ welke vraag: dan verschijnt ze alleen zolang die open is. Gaat "
            f"er geen vraag over, schrijf dan ‘zoekt_uit: {NIETS}’.",
        )
