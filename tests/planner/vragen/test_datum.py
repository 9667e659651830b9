"""A date as people write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import taal
from planner.vragen import VRAAGSOORTEN
from planner.vragen.datum import bezwaar, hele_datum, maandnummer

DAGEN = st.dates(date(2000, 1, 1), date(2099, 12, 31))
# What a mail, a document or a spreadsheet puts in without showing it.
ONZICHTBAAR = st.sampled_from(
    ["", "\xa0", "\u202f", "\u200e", "\u200f", "\u202a", "\u2068", "\ufeff", "\u200b", "\t"]
)


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


@given(DAGEN, ONZICHTBAAR, ONZICHTBAAR)
def test_een_hele_datum_komt_terug_in_elke_schrijfwijze(day: date, voor: str, na: str) -> None:
    parts = (day.year, day.month, day.day)
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%d–%m–%Y}",
        f"{day:%d%m%Y}",
        f"{day:%Y%m%d}",
        f"{day.day}. {day.month}. {day.year}",
        f"{day:%d/%m/%Y} 0:00",
        f"{day:%d/%m/%Y} 00:00:00",
        f"{taal.weekdag(day)[:2]} {day:%d/%m/%Y}",
        f"{taal.weekdag(day)[:2].upper()}. {day.day} {taal.MAANDEN[day.month - 1]} {day.year}.",
        f"{taal.weekdag(day)}, {day.day}-{day.month}-{day.year}",
    ):
        assert hele_datum(f"{voor}{text.replace(' ', voor if voor.isspace() else ' ')}{na}") == parts


@given(DAGEN)
def test_wat_deze_site_als_datum_schrijft_wordt_ook_gelezen(day: date) -> None:
    parts = (day.year, day.month, day.day)
    for text in (
        taal.datum(day),
        taal.datum_met_dag(day),
        taal.hoofdletter(taal.datum_met_dag(day)),
        day.isoformat(),
    ):
        assert hele_datum(text) == parts
        assert hele_datum(text.replace(" ", "\xa0")) == parts


@given(st.lists(DAGEN, min_size=1, max_size=5))
def test_een_lijst_van_datums_komt_terug_uit_een_cel(days: list[date]) -> None:
    kind, wanted = VRAAGSOORTEN["datums"], [day.isoformat() for day in days]
    for cell in (
        kind.in_cel(wanted),
        taal.opsomming(map(taal.datum, days)),
        taal.opsomming(map(taal.datum_met_dag, days)),
        ", ".join(f"{day:%d/%m/%Y} 0:00" for day in days),
        " ".join(f"{day:%d/%m/%Y} 0:00" for day in days),
        "; ".join(f"{day.day}/{day.month}/{day.year}" for day in days),
    ):
        assert kind.uit_cel(cell) == wanted


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("15/01/98", "Bedoel je 1998 of 2098? Schrijf het jaar met vier cijfers."),
        ("vrijdag 15/01/2026", "15 januari 2026 is een donderdag, geen vrijdag. Kijk de datum na."),
        ("2026-01-14T23:00:00.000Z", "‘2026-01-14T23:00:00.000Z’ is een uur in een andere tijdzone. Vul alleen de dag in."),
        ("46037", "‘46037’ is hoe een rekenblad een datum bewaart. Bedoel je 15 januari 2026? Schrijf 15/1/2026."),
        ("########", "De kolom is te smal in je rekenblad. Maak ze breder en bewaar het bestand opnieuw."),
        ("31022026", "‘31022026’ is geen datum die bestaat."),
    ],
)  # fmt: skip
def test_wat_een_andere_dag_kan_zijn_wordt_gevraagd_en_niet_geraden(tekst: str, vraag: str) -> None:
    assert hele_datum(tekst) is None
    assert bezwaar(tekst) == vraag
    for name in ("datum", "datums"):
        kind = VRAAGSOORTEN[name]
        field = "q.dag" if name == "datum" else "q.0.dag"
        assert kind.uit_velden({field: tekst}, "q") == (None, [(field, vraag)])


@pytest.mark.parametrize(
    "tekst", ["1/15/2026", "Thursday 15/1/2026", "15/1", "januari 2026", "12345", "1" * 5000]
)
def test_wat_geen_datum_is_wordt_er_geen(tekst: str) -> None:
    assert (hele_datum(tekst), bezwaar(tekst)) == (None, "")


def test_een_cel_van_een_rekenblad_is_een_datum_ook_met_een_uur_erbij() -> None:
    kind = VRAAGSOORTEN["datum"]
    for cell in (
        "2026-01-15",
        "15/01/2026",
        "15/01/2026 0:00",
        "2026-01-15T00:00:00",
        "2026-01-15 00:00:00.000",
    ):
        assert kind.uit_cel(cell) == "2026-01-15"
    assert kind.uit_cel("morgen") == "morgen", "wat geen datum is, blijft staan en krijgt later een melding"
