"""Feiten: één operator, die vergelijkt wat te vergelijken is."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

K = "planners/kiezer.yml"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("eerder_dan: {datum: bezig, dan: afspraak}", "ingevuld: bezig, minstens: {vraag: gesprekken, aantal: 2}", "precies één van"),
        ("eerder_dan: {datum: bezig, dan: afspraak}", "eerder_dan: {datum: bezig, dan: gesprekken}", "‘gesprekken’ is geen datum"),
        ("duur: kort}", "duur: vergoeding}", "De duur ‘vergoeding’ bestaat niet"),
        ("waarden: [gewoon, beschermd]", "waarden: [gewoon, beschermt]", "Bedoelde je ‘beschermd’?"),
        ("minstens: {vraag: gesprekken,", "minstens: {vraag: soort_werk,", "‘minstens’ werkt alleen met een vraag naar een geheel getal"),
        ("minstens: {vraag: gesprekken, aantal: 2}", "ingevuld: gesprek", "Bedoelde je ‘gesprekken’?"),
    ],
)  # fmt: skip
def test_een_feit_dat_niet_kan(zegt: Zegt, oud: str, nieuw: str, zin: str) -> None:
    assert any(zin in found for found in zegt(K, oud, nieuw))


def test_een_datum_die_nog_mag_komen_mag_wel_met_een_andere_vergeleken_worden(zegt: Zegt) -> None:
    oud = "afspraak: {vraag: Wanneer was de afspraak?, soort: datum}"
    assert zegt(K, oud, "afspraak: {vraag: Wanneer is de afspraak?, soort: datum, gepland: ja}") == []
