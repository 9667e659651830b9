"""Welke stappen iemand ziet: nooit een stap die iets wil weten dat al beantwoord is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import planner
from planner.model import OPEN, Bron, KeuzePlanner, Melding, Optie, Regels, Rij, Stap, Uitkomst, Vraag

BRON = (Bron("draaiboek-2023", "3.1.1"),)
VRAGEN = {
    "ingeschreven": Vraag("Ingeschreven?", "ja_nee"),
    "past": Vraag(
        "Past het?",
        "keuze",
        opties={"ja": Optie("Ja"), "nee": Optie("Nee"), "twijfel": Optie("?", open=True)},
    ),
    "dag": Vraag("Wanneer?", "datum"),
}
STAPPEN = (
    Stap("cmz", "Vraag na of de persoon ingeschreven is.", BRON, zoekt_uit=("ingeschreven",)),
    Stap("cmz", "Schrijf in.", BRON, als={"ingeschreven": ("nee",)}),
    Stap("cmz", "Zorg dat het in orde is.", BRON, als={"ingeschreven": ("nee", OPEN)}),
    Stap("cmt", "Bespreek of het past.", BRON, zoekt_uit=("past",)),
    Stap("cmt", "Zoek de dag op.", BRON, als={"dag": (OPEN,)}),
    Stap("cmt", "Zoek een van beide uit.", BRON, zoekt_uit=("ingeschreven", "dag")),
    Stap("cmt", "Vraag wat niemand hier vraagt.", BRON, zoekt_uit=("niets",)),
)


@pytest.fixture(scope="module")
def proef(regels: Regels) -> Regels:
    made = KeuzePlanner(
        soort="keuze",
        titel="Proef",
        inleiding="Proef.",
        bron=BRON,
        gecontroleerd_op=date(2026, 11, 22),
        vragen=VRAGEN,
        treffer="eerste",
        uitkomsten={"altijd": Uitkomst("Altijd", "Altijd.", BRON, stappen=STAPPEN)},
        rijen={"alles": Rij({}, "altijd", "Omdat.", BRON)},
        waarschuwingen=(Melding("Nog open.", BRON, als={"past": (OPEN,)}),),
    )
    return replace(regels, planners=regels.planners | {"proef": made})


@pytest.mark.parametrize(
    ("antwoorden", "gezien", "meldingen"),
    [
        ({}, (0, 2, 3, 4, 5, 6), 1),
        ({"ingeschreven": True}, (3, 4, 5, 6), 1),
        ({"ingeschreven": False}, (1, 2, 3, 4, 5, 6), 1),
        ({"ingeschreven": False, "dag": "2026-01-15"}, (1, 2, 3, 6), 1),
        ({"past": "twijfel"}, (0, 2, 3, 4, 5, 6), 1),
        ({"past": "nee"}, (0, 2, 4, 5, 6), 0),
        ({"past": "ja", "ingeschreven": True, "dag": "2026-01-15"}, (6,), 0),
    ],
    ids=["niets-bekend", "ja", "nee", "nee-en-een-dag", "twijfel", "past-niet", "alles-bekend"],
)
def test_een_stap_zoekt_alleen_uit_wat_nog_open_is(
    proef: Regels, antwoorden: dict[str, Any], gezien: tuple[int, ...], meldingen: int
) -> None:
    result = planner.evaluate(proef, "proef", antwoorden, "2026-11-22")
    assert [step["wat"] for step in result["stappen"]] == [STAPPEN[number].wat for number in gezien]
    assert len(result["waarschuwingen"]) == meldingen
