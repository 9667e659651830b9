"""Een hele datum in één vak, zoals mensen ze typen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.vragen.formulier import lees_dag, lees_velden
from planner.vragen.snel import lees_snel
from tests.planner.klein import KOP, lees

VANDAAG = date(2026, 11, 29)  # a Sunday
PLANNER = lees(
    proef=f"""soort: termijnen
titel: Proef
{KOP}vragen:
  start: {{vraag: Wanneer startte het?, kort: de start, soort: datum}}
  vraag: {{vraag: Wanneer vraag je het?, kort: de vraag, soort: datum, gepland: ja}}
  keren: {{vraag: Wanneer nog?, kort: de keren, soort: datums}}
termijnen:
  plan: {{titel: Plan, soort: uiterlijk, vanaf: start, duur: drie, wie: cmz, bron: boek 1,
    voorbeelden: [{{naam: drie, gegeven: {{start: 2026-01-05}}, verwacht: 2026-04-05}}]}}
"""
).planners["proef"]


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("vandaag", "2026-11-29"),
        ("Morgen", "2026-11-30"),
        ("gisteren", "2026-11-28"),
        ("5 jan", "2026-01-05"),
        ("5 jan.", "2026-01-05"),
        ("5/1", "2026-01-05"),
        ("30 november", "2025-11-30"),
        ("29 feb", "2024-02-29"),
        ("050126", "2026-01-05"),
        ("+6 weken", "2027-01-10"),
        ("+ 10 dagen", "2026-12-09"),
        ("vandaag + 1 maand", "2026-12-29"),
        ("5/1/26 +6 weken", "2026-02-16"),
        ("05012026 + 28 dagen", "2026-02-02"),
    ],
)
def test_zo_wordt_een_korte_datum_gelezen(tekst: str, dag: str) -> None:
    assert lees_snel(tekst, VANDAAG) == date.fromisoformat(dag)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "5",
        "12",
        "31/2",
        "5/13",
        "5 ja",
        "999999",
        "+",
        "+6",
        "+6 uren",
        "morgens",
        "+999 jaar",
        "x +6 weken",
        "paprika",
    ],
)
def test_wat_geen_dag_is_wordt_niet_geraden(tekst: str) -> None:
    assert lees_snel(tekst, VANDAAG) is None


def test_wat_nog_mag_komen_is_de_dag_die_het_dichtst_ligt() -> None:
    assert lees_snel("5 jan", VANDAAG, komt_nog=True) == date(2027, 1, 5)
    assert lees_snel("1 nov", VANDAAG, komt_nog=True) == date(2026, 11, 1)


@pytest.mark.parametrize("tekst", ["05012026", "5/1/26", "5 jan", "5 januari 2026", "maandag 5 januari 2026"])
def test_de_voorbeelden_van_het_formulier_geven_dezelfde_dag(tekst: str) -> None:
    found = lees_velden(PLANNER, {"start.dag": tekst}, VANDAAG)
    assert (found.antwoorden, found.fouten) == ({"start": "2026-01-05"}, [])
    assert found.gelezen["start"] == {
        "tekst": "maandag 5 januari 2026",
        "velden": {"start.dag": "5", "start.maand": "1", "start.jaar": "2026"},
    }


def test_drie_vakken_blijven_zoals_ze_zijn_en_tonen_hun_weekdag() -> None:
    found = lees_velden(PLANNER, {"start.dag": "5", "start.maand": "1", "start.jaar": "2026"}, VANDAAG)
    assert found.gelezen["start"] == {"tekst": "maandag 5 januari 2026", "velden": None}


def test_een_half_ingevulde_datum_wordt_niet_als_korte_datum_gelezen() -> None:
    found = lees_velden(PLANNER, {"start.dag": "5/1", "start.jaar": "2026"}, VANDAAG)
    assert found.antwoorden == {}
    assert found.fouten
    assert found.gelezen == {}


def test_een_rij_van_datums_kent_ze_ook() -> None:
    found = lees_velden(PLANNER, {"keren.0.dag": "gisteren", "keren.1.maand": "1 nov"}, VANDAAG)
    assert found.antwoorden == {"keren": ["2026-11-28", "2026-11-01"]}
    assert set(found.gelezen) == {"keren.0", "keren.1"}


def test_een_vraag_die_nog_mag_komen_krijgt_de_dichtste_dag() -> None:
    assert lees_velden(PLANNER, {"vraag.dag": "5 jan"}, VANDAAG).antwoorden == {"vraag": "2027-01-05"}


def test_een_andere_dag_om_te_bekijken_mag_ook_kort() -> None:
    assert lees_dag({"vandaag.dag": "morgen"}, VANDAAG) == (date(2026, 11, 30), [])


def test_zonder_dag_van_vandaag_blijft_een_kort_woord_een_fout() -> None:
    assert lees_velden(PLANNER, {"start.dag": "morgen"}).fouten


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.integers(0, 364))
def test_een_dag_zonder_jaar_is_de_laatste_die_voorbij_is(vandaag: date, terug: int) -> None:
    dag = vandaag - timedelta(days=terug)
    if (dag.month, dag.day) != (2, 29):
        assert lees_snel(f"{dag.day}/{dag.month}", vandaag) == dag


@given(st.text(max_size=30))
def test_geen_enkele_tekst_laat_hem_struikelen(tekst: str) -> None:
    found = lees_snel(tekst, VANDAAG)
    assert found is None or 2000 <= found.year <= 2400
