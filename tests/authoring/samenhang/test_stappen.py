"""Een stap: wie doet wat, en wat ze uitzoekt."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

K = "planners/kiezer.yml"
STAP = "{wie: cmz, wat: Meld het., bron: boek-2023 1}"


@pytest.mark.parametrize(
    ("nieuw", "zin"),
    [
        ("{wie: cmx, wat: Meld het., bron: boek-2023 1}", "De rol ‘cmx’ bestaat niet."),
        ("{wie: cmz, bron: boek-2023 1}", "Een stap heeft ‘wie’ en ‘wat’"),
        ("{vast: bel, bron: boek-2023 1}", "De vaste stap ‘bel’ bestaat niet."),
        ("{wie: cmz, wat: Meld het., als: {soort_werk: veel}, bron: boek-2023 1}", "‘veel’ kan hier niet: kies gewoon, beschermd of geen."),
        ("{wie: cmz, wat: Meld het., zoekt_uit: gesprek, bron: boek-2023 1}", "De vraag ‘gesprek’ bestaat niet. Bedoelde je ‘gesprekken’?"),
        ("{wie: cmz, wat: Vraag na of het klopt., bron: boek-2023 1}", "Deze stap zoekt iets uit."),
    ],
)  # fmt: skip
def test_een_stap_die_niet_kan(zegt: Zegt, nieuw: str, zin: str) -> None:
    assert any(zin in found for found in zegt(K, STAP, nieuw))


@pytest.mark.parametrize("zoekt_uit", ["gesprekken", "niets"])
def test_een_stap_die_iets_uitzoekt_zegt_wat(zegt: Zegt, zoekt_uit: str) -> None:
    step = f"{{wie: cmz, wat: Vraag na of het klopt., zoekt_uit: {zoekt_uit}, bron: boek-2023 1}}"
    assert zegt(K, STAP, step) == []


def test_een_stap_mag_ook_afhangen_van_wat_open_is(zegt: Zegt) -> None:
    assert zegt(K, STAP, "{wie: cmz, wat: Meld het., als: {gesprekken: open}, bron: boek-2023 1}") == []
