"""De woordenlijst, gelezen naast de bronnen: wat er ooit verkeerd stond, blijft weg."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.authoring.gegevens import read_folder

ROOT = Path(__file__).resolve().parents[2]


@cache
def begrippen() -> dict[str, Any]:
    return dict(read_folder(ROOT / "data")["begrippen.yml"])


@pytest.mark.parametrize(
    ("begrip", "woorden"),
    [
        ("arbeidsmatige-activiteiten", ["vrijwilligerswerk", "begeleid werken", "dagbesteding"]),
        ("eindverslag", ["eindrapport"]),
        ("transmissie", ["sanctieprocedure", "schorsing", "controle"]),
        ("activeringstraject", ["werk- en zorgtraject"]),
        ("btom", ["VOP"]),
        ("advies-welzijn", ["GBO-advies welzijn", "niet bemiddelbaar"]),
        ("sec", ["maatwerkbedrijf", "sociale werkplaats"]),
        ("werkervaringsstage", ["beroepsverkennende stage"]),
        ("medewerking", ["no-show"]),
    ],
)
def test_wat_mensen_intypen_is_geen_andere_naam(begrip: str, woorden: list[str]) -> None:
    term = begrippen()[begrip]
    assert not set(woorden) & set(term.ook)
    assert set(woorden) <= set(term.zoekwoorden)


@pytest.mark.parametrize(
    ("begrip", "woord"),
    [
        ("formele-dienstverlening", "strak"),  # 4.1.3
        ("trusted-advisor", "vaste"),  # 3.1.4
        ("meerbanenplan", "eerste"),
        ("arbeidsbeperking", "langdurig"),  # 3.8
        ("intervisie", "leiding"),  # 6.3
        ("klantenprofiel", "beschrijving"),  # 4.4
        ("heroorientatie", "kans"),  # 3.1.1: VDAB verwijst maar één keer door
        ("herstelgericht", "leven"),  # 2.1
        ("vop", "niet allemaal"),  # 4.1.4
        ("team-tom", "VDAB"),  # 4.1.4
    ],
)
def test_een_uitleg_zegt_niet_meer_dan_haar_bron(begrip: str, woord: str) -> None:
    assert woord not in begrippen()[begrip].uitleg


def test_een_digitale_handtekening_heet_niet_e_id() -> None:
    """3.2.2: "met b.v. e-ID". Dat is een middel, geen afkorting."""
    assert begrippen()["e-id"].afkorting == ""
