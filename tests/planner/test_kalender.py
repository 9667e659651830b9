"""Closed days and safe days; python-dateutil and the package `holidays` are the second opinion."""

from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter as dateutil_easter
from hypothesis import given
from hypothesis import strategies as st

from planner.kalender import Dagen, easter
from planner.model import Regels

DAGEN = st.dates(date(2018, 1, 1), date(2035, 12, 31))


@pytest.fixture(scope="module")
def dagen(regels: Regels) -> Dagen:
    return Dagen(regels.kalender)


def test_pasen_valt_op_dezelfde_dag_als_bij_dateutil() -> None:
    assert all(easter(year) == dateutil_easter(year) for year in range(1900, 2200))


@pytest.mark.parametrize(
    ("jaar", "paasmaandag", "hemelvaart", "pinkstermaandag"),
    [
        (2023, (4, 10), (5, 18), (5, 29)),
        (2024, (4, 1), (5, 9), (5, 20)),
        (2025, (4, 21), (5, 29), (6, 9)),
        (2026, (4, 6), (5, 14), (5, 25)),
        (2027, (3, 29), (5, 6), (5, 17)),
        (2028, (4, 17), (5, 25), (6, 5)),
        (2029, (4, 2), (5, 10), (5, 21)),
        (2030, (4, 22), (5, 30), (6, 10)),
    ],
)
def test_de_beweeglijke_feestdagen_staan_op_de_juiste_dag(
    dagen: Dagen,
    jaar: int,
    paasmaandag: tuple[int, int],
    hemelvaart: tuple[int, int],
    pinkstermaandag: tuple[int, int],
) -> None:
    for name, (month, day) in {
        "Paasmaandag": paasmaandag,
        "Onze-Lieve-Heer-Hemelvaart": hemelvaart,
        "Pinkstermaandag": pinkstermaandag,
    }.items():
        found = dagen.sluitingsdag(date(jaar, month, day))
        assert found is not None
        assert (found.naam, found.soort) == (name, "wettelijk")


@pytest.mark.parametrize("jaar", range(2018, 2036))
def test_de_tien_wettelijke_feestdagen_zijn_die_van_het_pakket_holidays(dagen: Dagen, jaar: int) -> None:
    """Het pakket telt paaszondag en pinksterzondag mee; dat zijn geen extra wettelijke feestdagen."""
    sunday = dateutil_easter(jaar)
    expected = set(holidays.country_holidays("BE", years=jaar)) - {sunday, sunday + timedelta(days=49)}
    year = [date(jaar, 1, 1) + timedelta(days=n) for n in range(366)]
    legal = {
        day
        for day in year
        if day.year == jaar and (found := dagen.sluitingsdag(day)) and found.soort == "wettelijk"
    }
    assert legal == expected
    assert len(legal) == (9 if date(jaar, 5, 1) == sunday + timedelta(days=39) else 10)


@pytest.mark.parametrize(
    ("dag", "soort"),
    [
        (date(2025, 7, 11), "vlaams"),
        (date(2026, 11, 2), "vermoedelijk"),
        (date(2026, 11, 15), "vermoedelijk"),
        (date(2026, 12, 26), "vermoedelijk"),
        (date(2026, 12, 31), "vermoedelijk"),
        (date(2027, 1, 2), "vermoedelijk"),
        (date(2026, 12, 25), "wettelijk"),
    ],
)
def test_andere_sluitingsdagen_dragen_hun_eigen_soort(dagen: Dagen, dag: date, soort: str) -> None:
    found = dagen.sluitingsdag(dag)
    assert found is not None
    assert found.soort == soort


@pytest.mark.parametrize("dag", [date(2026, 12, 24), date(2026, 1, 5), date(2026, 5, 15), date(2026, 7, 10)])
def test_een_gewone_werkdag_is_open(dagen: Dagen, dag: date) -> None:
    assert dagen.sluitingsdag(dag) is None
    assert dagen.gesloten(dag) == ""


def test_een_dag_kan_om_twee_redenen_gesloten_zijn(dagen: Dagen) -> None:
    """11 juli 2026 is een zaterdag."""
    words = dagen.gesloten(date(2026, 7, 11))
    assert "Vlaamse Gemeenschap" in words
    assert "zaterdag" in words


def test_een_wettelijke_feestdag_gaat_voor(dagen: Dagen) -> None:
    """In 2035 valt 1 november op een donderdag en 2 november is alleen vermoedelijk gesloten."""
    first, second = dagen.sluitingsdag(date(2035, 11, 1)), dagen.sluitingsdag(date(2035, 11, 2))
    assert first is not None
    assert second is not None
    assert (first.soort, second.soort) == ("wettelijk", "vermoedelijk")


@pytest.mark.parametrize(
    ("dag", "ervoor", "erna"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)),
        (date(2027, 2, 28), date(2027, 2, 26), date(2027, 3, 1)),
        # Van Kerstmis tot 2 januari, en in 2027 daarna nog een weekend.
        (date(2026, 12, 28), date(2026, 12, 24), date(2027, 1, 4)),
        (date(2027, 1, 2), date(2026, 12, 24), date(2027, 1, 4)),
        # Paasmaandag na het weekend.
        (date(2026, 4, 6), date(2026, 4, 3), date(2026, 4, 7)),
        # Allerheiligen op zondag, 2 november op maandag.
        (date(2026, 11, 1), date(2026, 10, 30), date(2026, 11, 3)),
    ],
)
def test_de_veilige_dag_springt_over_weekends_en_feestdagen(
    dagen: Dagen, dag: date, ervoor: date, erna: date
) -> None:
    assert dagen.veilig(dag, -1) == ervoor
    assert dagen.veilig(dag, 1) == erna


@given(DAGEN, st.sampled_from([-1, 1]))
def test_een_veilige_dag_is_open_en_de_dichtstbijzijnde(regels: Regels, dag: date, richting: int) -> None:
    dagen = Dagen(regels.kalender)
    safe = dagen.veilig(dag, richting)
    assert dagen.gesloten(safe) == ""
    assert (safe - dag).days * richting >= 0
    between = [dag + timedelta(days=n * richting) for n in range(abs((safe - dag).days))]
    assert all(dagen.gesloten(day) for day in between)
    assert dagen.veilig(safe, richting) == safe


def test_buiten_de_nagekeken_jaren_zegt_de_kalender_dat(dagen: Dagen) -> None:
    assert dagen.gekend(date(2026, 1, 1))
    assert not dagen.gekend(date(2098, 1, 1))
