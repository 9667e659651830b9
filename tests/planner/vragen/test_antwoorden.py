"""Bad answers: always a Dutch message at the question, never an exception."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.model import Regels

VREEMD = st.sampled_from(
    [
        "<script>alert(1)</script>", "２０２６-０１-０１", "2026-13-45", "9" * 5000, "\x00", "\ud800", "‮", "",
        "2026-01-01\n", " 2026-01-01", "true", "null", "{bezig}", "{{ 7*7 }}", "'; DROP TABLE", float("nan"),
        float("inf"), -0.0, 10**400, -(10**400), [], {}, [[]], {"@": "Decimal"}, "0001-01-01", "2100-01-01",
        "20260101", "2026-W01-1", "2026-02-29", "1e5", "٣", True, 0, 1,
    ]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | VREEMD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=5,
)


def is_goed_of_fout(result: dict[str, Any]) -> None:
    if "fout" not in result:
        json.dumps(result, allow_nan=False)
        return
    assert set(result) == {"fout"}
    assert result["fout"]
    for error in result["fout"]:
        assert set(error) == {"vraag", "melding"}
        assert isinstance(error["vraag"], str)
        assert error["melding"][:1].isupper() or error["melding"].startswith("‘")
        assert len(error["melding"]) < 800
        assert "Error" not in error["melding"]


@settings(max_examples=250)
@given(st.data())
def test_geen_enkel_antwoord_breekt_een_planner(regels: Regels, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(regels.planners)))
    questions = [*regels.planners[name].vragen, "regels", "onbekend", "<b>"]
    raw = data.draw(JSON | st.dictionaries(st.sampled_from(questions), JSON, max_size=5))
    is_goed_of_fout(planner.evaluate(regels, name, raw, "2026-11-22"))


@settings(max_examples=80)
@given(JSON, JSON)
def test_geen_enkele_naam_of_dag_breekt_de_motor(regels: Regels, naam: Any, vandaag: Any) -> None:
    is_goed_of_fout(planner.evaluate(regels, naam, {}, "2026-11-22"))
    is_goed_of_fout(planner.evaluate(regels, "termijnen", {"bezig": "2026-01-15"}, vandaag))


GEEN_DATUM = [
    "2026-1-5", "05/01/2026", "20260105", "2026-W01-1", "2026-01-05T10:00", " 2026-01-05", "2026-01-05\n", "",
    "２０２６-01-05", "2026-02-29", "2026-13-01", "2026-00-10", "1999-12-31", "2100-01-01", "0000-00-00", "morgen",
    20260105, 1.5, True, [], {}, ["2026-01-05"],
]  # fmt: skip


@pytest.mark.parametrize("antwoord", GEEN_DATUM)
def test_wat_geen_datum_is_geeft_een_melding_bij_de_vraag(regels: Regels, antwoord: Any) -> None:
    result = planner.evaluate(
        regels, "termijnen", {"bezig": antwoord, "toeleiding": "2026-01-05"}, "2026-11-22"
    )
    assert [error["vraag"] for error in result["fout"]] == ["bezig"]


@pytest.mark.parametrize("vandaag", [*GEEN_DATUM, None])
def test_vandaag_is_een_datum_zoals_een_andere(regels: Regels, vandaag: Any) -> None:
    result = planner.evaluate(regels, "termijnen", {}, vandaag)
    assert [error["vraag"] for error in result["fout"]] == ["vandaag"]


def test_vandaag_mag_ook_een_datum_van_python_zijn(regels: Regels) -> None:
    day = date(2026, 11, 22)
    assert planner.evaluate(regels, "termijnen", {}, day) == planner.evaluate(
        regels, "termijnen", {}, "2026-11-22"
    )


def test_alle_fouten_komen_samen(regels: Regels) -> None:
    answers = {"bezig": "x", "toeleding": "2026-01-05", "verlenging_maanden": 7, "zeventien_plus_een": "ja"}
    errors = {
        e["vraag"]: e["melding"] for e in planner.evaluate(regels, "termijnen", answers, "2026-11-22")["fout"]
    }
    assert set(errors) == set(answers)
    assert "Bedoelde je ‘toeleiding’?" in errors["toeleding"]
    assert "0 tot 6" in errors["verlenging_maanden"]


def test_een_onbekende_optie_krijgt_een_voorstel(regels: Regels) -> None:
    result = planner.evaluate(regels, "eindadvies", {"inschatting": "regulair"}, "2026-11-22")
    assert "Bedoelde je ‘regulier’?" in result["fout"][0]["melding"]


def test_een_onbekende_planner_krijgt_een_voorstel(regels: Regels) -> None:
    result = planner.evaluate(regels, "termijn", {}, "2026-11-22")
    assert result["fout"] == [
        {"vraag": "planner", "melding": "De planner ‘termijn’ bestaat niet. Bedoelde je ‘termijnen’?"}
    ]


@pytest.mark.parametrize("maanden", [1.0, "1", True, -1, 7, [1], 10**30])
def test_een_aantal_maanden_is_een_geheel_getal(regels: Regels, maanden: Any) -> None:
    result = planner.evaluate(regels, "termijnen", {"verlenging_maanden": maanden}, "2026-11-22")
    assert [error["vraag"] for error in result["fout"]] == ["verlenging_maanden"]


def test_een_lijst_van_datums_zegt_welke_fout_is(regels: Regels) -> None:
    result = planner.evaluate(regels, "termijnen", {"evaluaties": ["2026-01-05", "2026-02-30"]}, "2026-11-22")
    assert result["fout"][0]["melding"].startswith("Datum 2: ")
    two = planner.evaluate(regels, "termijnen", {"evaluaties": ["x", "2026-01-05", 5]}, "2026-11-22")
    assert [error["melding"].split(":")[0] for error in two["fout"]] == ["Datum 1", "Datum 3"]
    assert "fout" in planner.evaluate(
        regels, "termijnen", {"evaluaties": ["2026-01-05"] * 1001}, "2026-11-22"
    )
    assert "fout" not in planner.evaluate(regels, "termijnen", {"evaluaties": []}, "2026-11-22")


def test_null_is_hetzelfde_als_niet_invullen(regels: Regels) -> None:
    for name, one in regels.planners.items():
        nothing = planner.evaluate(regels, name, {}, "2026-11-22")
        assert planner.evaluate(regels, name, dict.fromkeys(one.vragen), "2026-11-22") == nothing


def test_een_lange_foute_tekst_staat_maar_kort_in_de_melding(regels: Regels) -> None:
    result = planner.evaluate(regels, "termijnen", {"bezig": "x" * 100_000, "y" * 100_000: 1}, "2026-11-22")
    assert all(len(error["melding"]) < 300 and len(error["vraag"]) <= 60 for error in result["fout"])
