"""Vragen: opties en grenzen waar ze horen, en pas gesteld na wat beslist of ze gesteld worden."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

K, D = "planners/kiezer.yml", "planners/datums.yml"


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        (D, "soort: ja_nee}", "soort: ja_nee, opties: {a: {titel: A}}}", "Geef ‘opties’ bij een vraag van de soort keuze"),
        (D, "soort: ja_nee}", "soort: ja_nee, gepland: ja}", "‘gepland’ hoort alleen bij een datum."),
        (D, "soort: ja_nee}", "soort: ja_nee, min: 1}", "‘min’ en ‘max’ horen alleen bij een geheel getal"),
        (D, "min: 0, max: 6", "min: 7, max: 6", "‘max’ is kleiner dan ‘min’."),
        (K, "geen: {titel: Geen werk}", "open: {titel: Geen werk}", "geef deze optie een andere naam"),
        (K, "gesprekken?, soort: geheel", "gesprekken?, als: {genoeg: ja}, soort: geheel", "hangt af van een vraag die ervoor staat"),
    ],
)  # fmt: skip
def test_een_vraag_die_niet_kan(zegt: Zegt, bestand: str, oud: str, nieuw: str, zin: str) -> None:
    assert any(zin in found for found in zegt(bestand, oud, nieuw))


def test_een_vraag_mag_afhangen_van_een_vraag_ervoor(zegt: Zegt) -> None:
    oud = "gesprekken?, soort: geheel, min: 0}"
    assert zegt(K, oud, "gesprekken?, als: {soort_werk: [gewoon, geen]}, soort: geheel, min: 0}") == []
