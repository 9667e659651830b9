"""Fields as people type them: what is understood, and which message stands where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import Planner, Regels
from planner.vragen.formulier import lees_velden


@pytest.fixture(scope="module")
def termijnen(regels: Regels) -> Planner:
    return regels.planners["termijnen"]


def datum(dag: str, maand: str = "", jaar: str = "", vraag: str = "bezig") -> dict[str, str]:
    return {f"{vraag}.dag": dag, f"{vraag}.maand": maand, f"{vraag}.jaar": jaar}


@pytest.mark.parametrize(
    ("velden", "gelezen"),
    [
        (datum("15", "1", "2026"), "2026-01-15"),
        (datum(" 15 ", " 01 ", " 2026 "), "2026-01-15"),
        (datum("15", "januari", "26"), "2026-01-15"),
        (datum("15", "Jan", "2026"), "2026-01-15"),
        (datum("5", "mrt", "2026"), "2026-03-05"),
        (datum("5", "MAART", "2026"), "2026-03-05"),
        (datum("29", "2", "2024"), "2024-02-29"),
        # Een hele datum in één veld, welk ook.
        (datum("15/1/2026"), "2026-01-15"),
        (datum("15-01-2026"), "2026-01-15"),
        (datum("15.1.26"), "2026-01-15"),
        (datum("15 januari 2026"), "2026-01-15"),
        (datum("2026-01-15"), "2026-01-15"),
        (datum("", "15/1/2026"), "2026-01-15"),
        (datum("", "", "15 jan 2026"), "2026-01-15"),
        # Zoals ze geplakt wordt.
        (datum("15\xa0januari\u202f2026"), "2026-01-15"),
        (datum("\u200e15/01/2026\u200e"), "2026-01-15"),
        (datum("do 15/01/2026"), "2026-01-15"),
        (datum("donderdag 15 januari 2026"), "2026-01-15"),
        (datum("15012026"), "2026-01-15"),
        (datum("\u200e15\xa0", "\u2066januari\u2069", "\ufeff2026"), "2026-01-15"),
        (datum("", "", ""), None),
        ({}, None),
    ],
)
def test_een_datum_wordt_begrepen_zoals_ze_getypt_is(
    termijnen: Planner, velden: dict[str, str], gelezen: str | None
) -> None:
    form = lees_velden(termijnen, velden)
    assert form.fouten == []
    assert form.antwoorden.get("bezig") == gelezen


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        (datum("32", "1", "2026"), "bezig.dag"),
        (datum("0", "1", "2026"), "bezig.dag"),
        (datum("30", "2", "2026"), "bezig.dag"),
        (datum("29", "2", "2025"), "bezig.dag"),
        (datum("15", "13", "2026"), "bezig.maand"),
        (datum("15", "m", "2026"), "bezig.maand"),
        (datum("15", "ju", "2026"), "bezig.maand"),
        (datum("15", "januarie", "2026"), "bezig.maand"),
        (datum("15", "1", "202"), "bezig.jaar"),
        (datum("15", "1", "20266"), "bezig.jaar"),
        (datum("15", "1", "98"), "bezig.jaar"),
        (datum("15/01/98"), "bezig.dag"),
        (datum("15", "1", "1999"), "bezig.dag"),
        (datum("15", "1"), "bezig.jaar"),
        (datum("15", "", "2026"), "bezig.maand"),
        (datum("", "1", "2026"), "bezig.dag"),
        (datum("31/2/2026"), "bezig.dag"),
        (datum("１５", "1", "2026"), "bezig.dag"),
        (datum("<script>", "1", "2026"), "bezig.dag"),
        (datum("15", "1" * 500, "2026"), "bezig.maand"),
        ({"verlenging_maanden": "7"}, "verlenging_maanden"),
        ({"verlenging_maanden": "drie"}, "verlenging_maanden"),
        ({"verlenging_maanden": "9" * 300}, "verlenging_maanden"),
        ({"zeventien_plus_een": "misschien"}, "zeventien_plus_een"),
        (datum("31", "2", "2026", "evaluaties.2"), "evaluaties.2.dag"),
    ],
)
def test_een_fout_staat_bij_het_juiste_veld_en_de_rest_blijft(
    termijnen: Planner, velden: dict[str, str], veld: str
) -> None:
    form = lees_velden(termijnen, datum("5", "1", "2026", "toeleiding") | velden)
    assert [fault.veld for fault in form.fouten] == [veld]
    assert form.fouten[0].vraag.split(".")[0] == veld.split(".")[0]
    assert form.fouten[0].melding
    assert form.antwoorden == {"toeleiding": "2026-01-05"}


def test_een_foute_evaluatie_laat_de_goede_evaluaties_staan(termijnen: Planner) -> None:
    form = lees_velden(
        termijnen,
        datum("4", "5", "2026", "evaluaties.0")
        | datum("31", "2", "2026", "evaluaties.1")
        | datum("2", "november", "2026", "evaluaties.2")
        | datum("", "13", "2027", "evaluaties.3"),
    )
    assert form.antwoorden == {"evaluaties": ["2026-05-04", "2026-11-02"]}
    assert [fault.veld for fault in form.fouten] == ["evaluaties.1.dag", "evaluaties.3.dag"]


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_geen_enkele_tekst_breekt_het_formulier(regels: Regels, tekst: str) -> None:
    for one in regels.planners.values():
        names = [
            *one.vragen,
            *(f"{n}.dag" for n in one.vragen),
            *(f"{n}.0.dag" for n in one.vragen),
            "regels.1.aantal",
        ]
        form = lees_velden(one, dict.fromkeys(names, tekst))
        for fault in form.fouten:
            assert fault.melding
            assert fault.veld


def test_een_leeg_formulier_is_leeg(termijnen: Planner) -> None:
    assert lees_velden(termijnen, {"bezig.dag": "  ", "verlenging_maanden": ""}).leeg
    assert not lees_velden(termijnen, {"verlenging_maanden": "0"}).leeg


# --- lines of a planner about amounts ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def met_regels(regels: Regels) -> Planner:
    found = [one for one in regels.planners.values() if one.soort == "bedrag"]
    if not found:
        pytest.skip("er is nog geen planner van de soort bedrag")
    return found[0]


def test_een_lege_regel_ertussen_verschuift_de_meldingen_niet(met_regels: Planner) -> None:
    name = next(key for key, q in met_regels.regelvragen.items() if q.soort == "geheel")  # type: ignore[union-attr]
    form = lees_velden(
        met_regels, {f"regels.1.{name}": "2", f"regels.3.{name}": "twee", f"regels.2.{name}": " "}
    )
    assert [(fault.vraag, fault.veld) for fault in form.fouten] == [(f"regels.3.{name}", f"regels.3.{name}")]
    assert "Regel 3" in form.fouten[0].melding
    assert form.antwoorden["regels"] == [{name: 2}, {}, {}]


def test_een_woord_in_plaats_van_een_bedrag_krijgt_een_melding_in_gewone_taal(met_regels: Planner) -> None:
    form = lees_velden(met_regels, {"basisbedrag": "veel", "aandeel_aanspreekpunt": "tien"})
    assert [fault.melding for fault in form.fouten] == [
        "Geef een bedrag van 0 of meer, zoals 883,27.",
        "Geef een percentage van 0 tot 100.",
    ]
