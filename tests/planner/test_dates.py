"""Counting with days, weeks and calendar months; python-dateutil is the second opinion."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import Duur, add, add_latest, add_months, reached_after

DAGEN = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MAANDEN = st.integers(0, 120)


def d(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


@pytest.mark.parametrize(
    ("begin", "duur", "einde"),
    [
        # Termijnplanner, testgevallen.
        ("12/01/2026", "6 weken", "23/02/2026"),
        ("05/01/2026", "28 kalenderdagen", "02/02/2026"),
        ("31/08/2023", "3 maanden", "30/11/2023"),
        ("31/08/2023", "18 maanden", "28/02/2025"),
        ("31/08/2023", "24 maanden", "31/08/2025"),
        ("29/02/2024", "18 maanden", "29/08/2025"),
        ("29/02/2024", "24 maanden", "28/02/2026"),
        ("28/02/2025", "3 maanden", "28/05/2025"),
        ("31/01/2027", "1 maand", "28/02/2027"),
        # Termijnen tellen in België.
        ("15/10/2025", "18 maanden", "15/04/2027"),
        ("31/08/2024", "6 maanden", "28/02/2025"),
        ("31/08/2023", "6 maanden", "29/02/2024"),
        ("28/02/2025", "6 maanden", "28/08/2025"),
        ("15/01/2026", "10 jaar", "15/01/2036"),
        ("29/02/2024", "1 jaar", "28/02/2025"),
    ],
)
def test_de_voorbeelden_uit_het_domein_kloppen(begin: str, duur: str, einde: str) -> None:
    assert add(d(begin), Duur.parse(duur)) == d(einde)


@given(DAGEN, st.integers(-120, 240))
def test_maanden_tellen_zoals_dateutil(begin: date, maanden: int) -> None:
    assert add_months(begin, maanden) == begin + relativedelta(months=maanden)


@given(DAGEN, st.integers(0, 3000))
def test_dagen_weken_en_jaren_tellen_zoals_dateutil(begin: date, aantal: int) -> None:
    assert add(begin, Duur(aantal, "dagen")) == begin + relativedelta(days=aantal)
    assert add(begin, Duur(aantal % 500, "weken")) == begin + relativedelta(weeks=aantal % 500)
    assert add(begin, Duur(aantal % 90, "jaar")) == begin + relativedelta(years=aantal % 90)


@given(DAGEN, st.integers(0, 200))
def test_weken_houden_dezelfde_weekdag(begin: date, weken: int) -> None:
    assert add(begin, Duur(weken, "weken")).weekday() == begin.weekday()


@given(DAGEN, st.integers(1, 36), st.integers(1, 6))
def test_een_verlenging_telt_in_een_keer_vanaf_het_begin(begin: date, maanden: int, extra: int) -> None:
    longer = Duur(maanden, "maanden").plus_maanden(extra)
    assert add(begin, longer) == begin + relativedelta(months=maanden + extra)


def test_in_twee_keer_tellen_zou_een_ander_einde_geven() -> None:
    """Waarom een verlenging niet bij het einde van de maximumduur geteld wordt (T10)."""
    begin = d("31/08/2023")
    assert add_months(add_months(begin, 18), 6) == d("28/08/2025")
    assert add(begin, Duur(18, "maanden").plus_maanden(6)) == d("31/08/2025")


@pytest.mark.parametrize(
    ("begin", "einde"),
    [
        ("28/02/2025", "31/05/2025"),
        ("29/02/2024", "31/05/2024"),
        ("30/04/2026", "31/07/2026"),
        ("30/09/2025", "31/12/2025"),
        # Geen laatste dag van een korte maand: beide telwijzen komen op dezelfde dag uit.
        ("28/02/2024", "28/05/2024"),
        ("31/08/2023", "30/11/2023"),
        ("30/11/2025", "28/02/2026"),
        ("15/10/2025", "15/01/2026"),
    ],
)
def test_een_vroegste_datum_neemt_de_latere_telwijze(begin: str, einde: str) -> None:
    assert add_latest(d(begin), Duur(3, "maanden")) == d(einde)


def tweede_telwijze(begin: date, maanden: int) -> date:
    """De termijn begint de dag na de gebeurtenis en loopt tot de dag vóór de zoveelste, of tot het maandeinde."""
    eerste_dag = begin + timedelta(days=1)
    zoveelste = eerste_dag + relativedelta(months=maanden)
    return zoveelste - timedelta(days=1) if zoveelste.day == eerste_dag.day else zoveelste


@given(DAGEN, MAANDEN)
def test_de_latere_telwijze_is_nooit_vroeger_en_hoogstens_drie_dagen_later(begin: date, maanden: int) -> None:
    same_number = begin + relativedelta(months=maanden)
    latest = add_latest(begin, Duur(maanden, "maanden"))
    assert latest == max(same_number, tweede_telwijze(begin, maanden))
    assert timedelta(0) <= latest - same_number <= timedelta(days=3)


def test_de_twee_telwijzen_verschillen_in_74_van_8766_gevallen() -> None:
    """T10: elke start van 1 juli 2023 tot en met 30 juni 2027, met zes duren van dit kader."""
    days = [d("01/07/2023") + timedelta(days=n) for n in range(1461)]
    assert days[-1] == d("30/06/2027")
    cases = [(day, months) for day in days for months in (1, 3, 6, 12, 18, 24)]
    assert len(cases) == 8766
    different = [
        (day, months)
        for day, months in cases
        if add_latest(day, Duur(months, "maanden")) != add(day, Duur(months, "maanden"))
    ]
    assert len(different) == 74
    last_of_short_month = [(day + timedelta(days=1)).day == 1 and day.day < 31 for day, _ in different]
    assert all(last_of_short_month)


@given(DAGEN, st.integers(0, 400))
def test_bij_dagen_zijn_er_geen_twee_telwijzen(begin: date, aantal: int) -> None:
    assert add_latest(begin, Duur(aantal, "dagen")) == begin + timedelta(days=aantal)


def test_drie_maanden_zijn_bereikt_op_de_dag_zelf_en_niet_de_dag_ervoor() -> None:
    three = Duur(3, "maanden")
    assert reached_after(d("01/05/2026"), d("01/08/2026"), three)
    assert not reached_after(d("01/05/2026"), d("31/07/2026"), three)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 maand", "1 maand"),
        ("1 maanden", "1 maand"),
        ("28 kalenderdagen", "28 dagen"),
        (" 6 weken ", "6 weken"),
        ("10 jaren", "10 jaar"),
        ("1 dag", "1 dag"),
    ],
)
def test_een_duur_wordt_gelezen_en_getoond_zoals_mensen_ze_schrijven(text: str, shown: str) -> None:
    assert str(Duur.parse(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "", "6", "weken", "6weken", "-1 dagen", "1.5 maanden", "6 Weken", "zes weken", "２８ dagen", "012 dagen",
        "9999 jaar", "101 jaar", "99999999999 dagen", "6 weken 2 dagen", "6 wekken", "6 weken\n7 dagen",
    ],
)  # fmt: skip
def test_wat_geen_duur_is_geeft_een_melding(text: str) -> None:
    with pytest.raises(ValueError, match="duur"):
        Duur.parse(text)
