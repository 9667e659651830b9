"""Uitkomsten, rijen en voorwaarden; en wat elke soort planner daarvan moet hebben."""

import pytest

from planner.authoring.gegevens import files_in
from tests.authoring.samenhang.conftest import KLEIN, Zegt

K, N, G, D = (f"planners/{name}.yml" for name in ("kiezer", "nakijken", "geld", "datums"))


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        (K, "dan: wachten", "dan: wacht", "De uitkomst ‘wacht’ bestaat niet."),
        (K, "als: {op_tijd: nee}", "als: {op_tijd: soms}", "kies ja of nee"),
        (K, "als: {genoeg: ja}, voldaan", "als: {genoeg: ja}, mens: ja, voldaan", "Een voorwaarde heeft ‘als’, of ‘mens: ja’"),
        # Bij een keuze horen voorwaarden bij uitkomsten; bij een toets leiden ze ernaar.
        (K, "voor: [werken], stap", "stap", "Hier ontbreekt ‘voor’: bij welke uitkomsten hoort deze voorwaarde?"),
        (N, "    uitkomst: mag-niet\n", "", "Hier ontbreekt ‘uitkomst’: wat volgt er als deze voorwaarde niet vervuld is?"),
        (N, "uitkomst: mag-niet", "uitkomst: magniet", "De uitkomst ‘magniet’ bestaat niet."),
        (N, "alles_voldaan: in-orde", "alles_voldaan: inorde", "De uitkomst ‘inorde’ bestaat niet."),
        (N, "onbekend: onvolledig", "onbekend: onvoledig", "Bedoelde je ‘onvolledig’?"),
        # Een bedrag verwijst naar vragen en waarden van de juiste soort.
        (G, "bedrag: vergoeding", "bedrag: kort", "Het bedrag ‘kort’ bestaat niet."),
        (G, "basisvraag: basis", "basisvraag: eerst", "Verwijs naar een vraag van de soort bedrag."),
        (G, "verdeling: sleutel", "verdeling: eerst", "Verwijs naar een vraag van de soort delen."),
        (G, "aantalvraag: hoeveel", "aantalvraag: basis", "De vraag ‘basis’ bestaat niet."),
        (G, 'deel: "100"', 'deel: "101"', "Het deel ‘101’ bestaat niet."),
    ],
)  # fmt: skip
def test_wat_bij_een_uitkomst_niet_kan(zegt: Zegt, bestand: str, oud: str, nieuw: str, zin: str) -> None:
    found = zegt(bestand, oud, nieuw)
    assert any(zin in line for line in found), found


def test_een_planner_met_termijnen_heeft_er_minstens_een(zegt: Zegt) -> None:
    rest = files_in(KLEIN)[D].decode().partition("termijnen:\n")[2].partition("waarschuwingen:")[0]
    assert f"{D}:1: Een planner van de soort termijnen heeft minstens één termijn." in zegt(
        D, f"termijnen:\n{rest}", ""
    )
