"""Dutch words for dates, amounts and lists."""

from datetime import date
from decimal import Decimal

import pytest

from planner import taal


def test_een_datum_staat_er_zoals_mensen_ze_schrijven() -> None:
    assert taal.datum(date(2027, 4, 15)) == "15 april 2027"
    assert taal.datum_met_dag(date(2027, 2, 28)) == "zondag 28 februari 2027"


@pytest.mark.parametrize(
    ("bedrag", "woorden"),
    [
        ("883.27", "883,27 euro"),
        ("9892.62", "9.892,62 euro"),
        ("1234567.8", "1.234.567,80 euro"),
        ("0", "0,00 euro"),
    ],
)
def test_een_bedrag_heeft_een_komma_en_punten(bedrag: str, woorden: str) -> None:
    assert taal.euro(Decimal(bedrag)) == woorden


def test_getallen_tonen_geen_nutteloze_nullen() -> None:
    assert [taal.getal(Decimal(n)) for n in ("12.50", "60", "100", "0.5")] == ["12,5", "60", "100", "0,5"]


def test_een_opsomming_eindigt_op_en() -> None:
    assert taal.opsomming([]) == ""
    assert taal.opsomming(["a"]) == "a"
    assert taal.opsomming(["a", "b"]) == "a en b"
    assert taal.opsomming(["a", "b", "c"], "of") == "a, b of c"


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [(0, "vandaag"), (1, "morgen"), (-1, "gisteren"), (12, "over 12 dagen"), (-3, "3 dagen geleden")],
)
def test_een_afstand_in_dagen_leest_als_een_zin(dagen: int, woorden: str) -> None:
    assert taal.afstand(dagen) == woorden


def test_een_bijna_goed_woord_krijgt_een_voorstel() -> None:
    assert taal.bedoelde_je("bezigg", ["bezig", "toeleiding"]) == " Bedoelde je ‘bezig’?"
    assert taal.bedoelde_je("iets heel anders", ["bezig", "toeleiding"]) == ""
