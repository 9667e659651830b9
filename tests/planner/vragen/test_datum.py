"""A date as people write it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.vragen import VRAAGSOORTEN
from planner.vragen.datum import hele_datum, maandnummer


def test_elke_maandnaam_wordt_herkend_voluit_en_met_drie_letters() -> None:
    names = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
    for number, name in enumerate(names, 1):
        assert maandnummer(name) == number
        assert maandnummer(name.upper()) == number
        assert maandnummer(str(number)) == number
        if name != "maart":
            assert maandnummer(name[:3]) == number
    assert maandnummer("mrt.") == 3
    assert maandnummer("0") is None
    assert maandnummer("") is None


def test_juni_en_juli_worden_niet_verward() -> None:
    assert (maandnummer("jun"), maandnummer("jul"), maandnummer("ju")) == (6, 7, None)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_een_hele_datum_komt_terug_in_elke_schrijfwijze(day: date) -> None:
    parts = (day.year, day.month, day.day)
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%y}",
        f"{day.day}. {day.month}. {day.year}",
        day.isoformat(),
    ):
        assert hele_datum(text) == parts


def test_een_cel_van_een_rekenblad_is_een_datum_ook_met_een_uur_erbij() -> None:
    kind = VRAAGSOORTEN["datum"]
    for cell in ("2026-01-15", "15/01/2026", "2026-01-15T00:00:00", "2026-01-15 00:00:00.000"):
        assert kind.uit_cel(cell) == "2026-01-15"
    assert kind.uit_cel("morgen") == "morgen", "wat geen datum is, blijft staan en krijgt later een melding"
