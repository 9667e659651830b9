"""De sluitingsdagen: elke dag bestaat, elk jaar."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

K = "kalender.yml"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("geldig_tot: 2035-12-31", "geldig_tot: 2018-01-01", "‘geldig_tot’ ligt niet na ‘geldig_van’."),
        ("dag: 1, maand: 1,", "dag: 1, maand: 1, pasen: 1,", "Geef ofwel ‘dag’ en ‘maand’, ofwel ‘pasen’"),
        ("dag: 1, maand: 1,", "dag: 1,", "Geef ofwel ‘dag’ en ‘maand’, ofwel ‘pasen’"),
        ("dag: 1, maand: 1,", "dag: 29, maand: 2,", "Deze dag bestaat niet elk jaar."),
        ("tot_dag: 31,", "tot_dag: 32,", "Deze dag bestaat niet elk jaar."),
        ("tot_dag: 31,", "tot_dag: 25,", "‘tot_dag’ ligt vóór ‘dag’."),
        ("pasen: 1, bron: boek-2023 los", "pasen: 1", "Hier ontbreekt een bron"),
    ],
)
def test_een_dag_die_niet_kan(zegt: Zegt, oud: str, nieuw: str, zin: str) -> None:
    (found,) = zegt(K, oud, nieuw)
    assert zin in found
