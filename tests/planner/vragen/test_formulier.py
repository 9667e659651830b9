"""Fields as people type them, and answers as a link."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import Planner, Regels
from planner.vragen.formulier import (
    LONGEST_LINK,
    _bedrag,
    hele_datum,
    lees_link,
    lees_velden,
    maak_link,
    maandnummer,
)


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


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("883,27", "883.27"), ("€ 883,27", "883.27"), ("1.234,56", "1234.56"), ("1234.56", "1234.56"),
        ("1.234.567", "1234567"), ("883.270", "883.270"), ("1.234,5", "1234.5"), ("883,27 euro", "883.27"), ("1\xa0000,00", "1000.00"),
    ],
)  # fmt: skip
def test_een_bedrag_wordt_gelezen_zoals_mensen_het_schrijven(tekst: str, bedrag: str) -> None:
    assert _bedrag(tekst) == bedrag


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


# --- links ---------------------------------------------------------------------------------------------------

DAG = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
ANTWOORDEN = st.fixed_dictionaries(
    {},
    optional={
        "bezig": DAG,
        "toeleiding": DAG,
        "evaluaties": st.lists(DAG, min_size=1, max_size=4),
        "verlenging_maanden": st.integers(0, 6),
        "zeventien_plus_een": st.booleans(),
    },
)


@given(ANTWOORDEN)
def test_een_link_geeft_dezelfde_antwoorden_terug(regels: Regels, antwoorden: dict[str, Any]) -> None:
    one = regels.planners["termijnen"]
    fields, remarks = lees_link(one, "#" + maak_link(antwoorden))
    form = lees_velden(one, fields)
    assert form.fouten == []
    assert form.antwoorden == antwoorden
    assert remarks == ([] if antwoorden else ["In deze link staan geen antwoorden."])


def test_een_link_toont_geen_vreemde_tekens(termijnen: Planner) -> None:
    assert maak_link({"bezig": "2026-01-15", "evaluaties": ["2026-05-04", "2026-11-02"]}) == (
        "antwoorden:bezig=2026-01-15&evaluaties=2026-05-04,2026-11-02"
    )


def test_een_bedrag_en_een_percentage_komen_terug_zoals_mensen_ze_schrijven(met_regels: Planner) -> None:
    form = lees_velden(
        met_regels,
        {"basisbedrag": "€ 883,27", "aandeel_aanspreekpunt": "12.5"}
        | {f"verdeelsleutel.{n}": share for n, share in enumerate(("33,33", "33,33", "33.34"))},
    )
    link = maak_link(form.antwoorden)
    assert link == (
        "antwoorden:basisbedrag=883,27&aandeel_aanspreekpunt=12,5&verdeelsleutel=33,33;33,33;33,34"
    )
    fields, remarks = lees_link(met_regels, link)
    assert fields == {
        "basisbedrag": "883,27",
        "aandeel_aanspreekpunt": "12,5",
        "verdeelsleutel.0": "33,33",
        "verdeelsleutel.1": "33,33",
        "verdeelsleutel.2": "33,34",
    }
    assert remarks == []
    assert lees_velden(met_regels, fields).antwoorden == form.antwoorden


def test_een_link_telt_de_regels_zoals_het_formulier(met_regels: Planner) -> None:
    link = maak_link({"regels": [{"aantal": 10}, {}, {"aantal": 2}]})
    assert link == "antwoorden:regels.1.aantal=10&regels.3.aantal=2"
    fields, _ = lees_link(met_regels, link)
    assert lees_velden(met_regels, fields).antwoorden == {"regels": [{"aantal": 10}, {}, {"aantal": 2}]}


def test_een_link_van_vroeger_die_vanaf_nul_telt_vult_dezelfde_regels_in(met_regels: Planner) -> None:
    old, _ = lees_link(
        met_regels, "#antwoorden:regels.0.aantal=10&regels.0.afloop=afgerond&regels.1.aantal=2"
    )
    assert old == {"regels.1.aantal": "10", "regels.1.afloop": "afgerond", "regels.2.aantal": "2"}


def test_een_link_van_vroeger_met_punten_vult_hetzelfde_in(met_regels: Planner) -> None:
    old = "#antwoorden:basisbedrag=883.27&aandeel_aanspreekpunt=12.5&verdeelsleutel=33.33,33.33,33.34"
    new = "#antwoorden:basisbedrag=883,27&aandeel_aanspreekpunt=12,5&verdeelsleutel=33,33;33,33;33,34"
    assert lees_link(met_regels, old) == lees_link(met_regels, new)
    whole, _ = lees_link(met_regels, "#antwoorden:verdeelsleutel=50,30,20")
    assert list(whole.values()) == ["50", "30", "20"]


def test_een_woord_in_plaats_van_een_bedrag_krijgt_een_melding_in_gewone_taal(met_regels: Planner) -> None:
    form = lees_velden(met_regels, {"basisbedrag": "veel", "aandeel_aanspreekpunt": "tien"})
    assert [fault.melding for fault in form.fouten] == [
        "Geef een bedrag van 0 of meer, zoals 883,27.",
        "Geef een percentage van 0 tot 100.",
    ]


@pytest.mark.parametrize(
    "link",
    [
        "bezig=2026-02-30", "bezig=", "bezzig=2026-01-15", "zeventien_plus_een=true", "evaluaties=x", "%%%=1",
        "<script>=1", "bezig=%00", "regels.1.aantal=2",
    ],
)  # fmt: skip
def test_een_kapotte_link_zegt_wat_er_mis_is_en_houdt_de_rest(termijnen: Planner, link: str) -> None:
    fields, remarks = lees_link(termijnen, f"#antwoorden:toeleiding=2026-01-05&{link}")
    assert len(remarks) == 1
    assert lees_velden(termijnen, fields).antwoorden == {"toeleiding": "2026-01-05"}


def test_een_bijna_goede_vraag_in_een_link_krijgt_een_voorstel(termijnen: Planner) -> None:
    _, remarks = lees_link(termijnen, "#antwoorden:bezigg=2026-01-15")
    assert "Bedoelde je ‘bezig’?" in remarks[0]


def test_een_veel_te_lange_link_wordt_niet_gelezen(termijnen: Planner) -> None:
    fields, remarks = lees_link(termijnen, "#antwoorden:" + "a=b&" * LONGEST_LINK)
    assert (fields, len(remarks)) == ({}, 1)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_geen_enkele_link_breekt_iets(regels: Regels, link: str) -> None:
    for one in regels.planners.values():
        fields, remarks = lees_link(one, link)
        lees_velden(one, fields)
        assert all(isinstance(text, str) for text in remarks)
