"""Wat de bronnen niet zeggen: de pagina zwijgt niet over wat er wel staat."""

import re
from pathlib import Path

import pytest

from macros.paginas import lees
from planner.authoring.gegevens import read_folder

PROJECT = Path(__file__).resolve().parents[2]
PAGINA = next(page for page in lees(PROJECT / "docs") if page.pad == "naslag/niet-in-de-bronnen.md")
STILTES = read_folder(PROJECT / "data")["stiltes.yml"]


def stuk(kop: str) -> str:
    return PAGINA.tekst.split(f"## {kop}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(
    ("kop", "sectie", "woorden"),
    [
        ("Leeftijd, studie en ander werk", "4.4", "gaat niet samen met een vorm van tewerkstelling"),
        (
            "Leeftijd, studie en ander werk",
            "5.3",
            "aan het werk zijn is een reden waarom het traject vroegtijdig kan eindigen",
        ),
        ("Leeftijd, studie en ander werk", "3.1.1", "niet betaald kan werken"),
        ("Geld voor de deelnemer", "3.1.3", "De stage is onbetaald"),
        ("Het dossier inkijken of wissen", "3.7.3", "bespreekt de casemanager werk het vertrouwelijk luik"),
    ],
)
def test_wat_er_wel_staat_staat_ook_op_de_pagina(kop: str, sectie: str, woorden: str) -> None:
    assert woorden in stuk(kop)
    assert f'bron("draaiboek-2023 {sectie}")' in stuk(kop)


@pytest.mark.parametrize("woord", ["werkt", "betaald", "bijverdien", "inkijk"])
def test_geen_stilte_over_wat_er_wel_staat(woord: str) -> None:
    """3.1.1, 4.4 en 5.3 over werk naast een traject, 3.1.3 over onbetaalde arbeid, 3.7.3 over het luik bespreken."""
    allowed = {"enkele-uren-werk", "dag-van-uitbetaling", "minder-dan-drie-maanden", "onkosten-stage"}
    assert [
        key
        for key, claim in STILTES.items()
        if re.search(rf"\b{woord}", claim.stelling) and key not in allowed
    ] == []


def test_de_stage_heet_onbetaalde_arbeid() -> None:
    assert STILTES["onkosten-stage"].wel[0].bron[0].sectie == "3.1.3"
