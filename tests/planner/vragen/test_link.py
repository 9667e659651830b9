"""Answers as a link, of today's form and of every older one."""

import re
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import Planner, Regels
from planner.vragen.formulier import lees_velden
from planner.vragen.link import LANGSTE_LINK, lees_link, maak_link

GEWIJZIGD = "Deze link is onderweg gewijzigd of afgebroken. Kijk elk antwoord na, of vraag de link opnieuw."

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


@pytest.fixture(scope="module")
def termijnen(regels: Regels) -> Planner:
    return regels.planners["termijnen"]


@pytest.fixture(scope="module")
def met_regels(regels: Regels) -> Planner:
    return next(one for one in regels.planners.values() if one.soort == "bedrag")


@given(ANTWOORDEN)
def test_een_link_geeft_dezelfde_antwoorden_terug(regels: Regels, antwoorden: dict[str, Any]) -> None:
    one = regels.planners["termijnen"]
    fields, remarks = lees_link(one, "#" + maak_link(one, antwoorden))
    form = lees_velden(one, fields)
    assert form.fouten == []
    assert form.antwoorden == antwoorden
    assert remarks == ([] if antwoorden else ["In deze link staan geen antwoorden."])


def test_een_link_toont_geen_vreemde_tekens(termijnen: Planner) -> None:
    assert maak_link(termijnen, {"bezig": "2026-01-15", "evaluaties": ["2026-05-04", "2026-11-02"]}) == (
        "antwoorden:som=c85d&bezig=2026-01-15&evaluaties=2026-05-04,2026-11-02"
    )


def test_een_bedrag_en_een_percentage_komen_terug_zoals_mensen_ze_schrijven(met_regels: Planner) -> None:
    form = lees_velden(
        met_regels,
        {"basisbedrag": "€ 883,27", "aandeel_aanspreekpunt": "12.5"}
        | {f"verdeelsleutel.{n}": share for n, share in enumerate(("33,33", "33,33", "33.34"))},
    )
    link = maak_link(met_regels, form.antwoorden)
    assert re.sub("som=....&", "", link) == (
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
    link = maak_link(met_regels, {"regels": [{"aantal": 10}, {}, {"aantal": 2}]})
    assert re.sub("som=....&", "", link) == "antwoorden:regels.1.aantal=10&regels.3.aantal=2"
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
    fields, remarks = lees_link(termijnen, "#antwoorden:" + "a=b&" * LANGSTE_LINK)
    assert (fields, len(remarks)) == ({}, 1)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_geen_enkele_link_breekt_iets(regels: Regels, link: str) -> None:
    for one in regels.planners.values():
        fields, remarks = lees_link(one, link)
        lees_velden(one, fields)
        assert all(isinstance(text, str) for text in remarks)


# --- what mail and chat do to a link ------------------------------------------------------------------------


def ontcijferd(link: str, keer: int) -> str:
    for _ in range(keer):
        link = quote(link, safe="")
    return link


@given(ANTWOORDEN, st.integers(0, 3), st.sampled_from(["", ".", ")", ">", ",", "”."]), st.booleans())
def test_een_link_die_onderweg_versleuteld_is_geeft_dezelfde_antwoorden(
    regels: Regels, antwoorden: dict[str, Any], keer: int, achter: str, html: bool
) -> None:
    one = regels.planners["termijnen"]
    link = maak_link(one, antwoorden) + (achter if antwoorden else "")
    sent = ontcijferd(link, keer) if keer else link.replace("&", "&amp;") if html else link
    fields, remarks = lees_link(one, sent)
    assert lees_velden(one, fields).antwoorden == antwoorden
    assert remarks == ([] if antwoorden else ["In deze link staan geen antwoorden."])


@pytest.mark.parametrize(
    "link",
    [
        "#antwoorden%3Abezig%3D2026-01-15%26evaluaties%3D2026-05-04%2C2026-11-02",
        "antwoorden%3Abezig=2026-01-15&evaluaties=2026-05-04,2026-11-02",
        "antwoorden%253Abezig%253D2026-01-15%2526evaluaties%253D2026-05-04,2026-11-02",
        "antwoorden:bezig=2026-01-15&amp;evaluaties=2026-05-04,2026-11-02",
        "antwoorden:bezig=2026-01-15&eva\r\n luaties=2026-05-04,2026-11-02",
    ],
)
def test_een_link_van_vroeger_die_onderweg_versleuteld_is_wordt_gelezen(
    termijnen: Planner, link: str
) -> None:
    fields, remarks = lees_link(termijnen, link)
    assert remarks == []
    assert lees_velden(termijnen, fields).antwoorden == {
        "bezig": "2026-01-15",
        "evaluaties": ["2026-05-04", "2026-11-02"],
    }


def test_een_link_die_ergens_afgebroken_is_zegt_het_overal(termijnen: Planner) -> None:
    """Zonder dat ontbreken er datums zonder een woord: een maildienst breekt een lange link in twee."""
    link = maak_link(termijnen, {"bezig": "2026-01-15", "evaluaties": ["2026-05-04", "2026-11-02"]})
    begin = len("antwoorden:som=c85d")
    for end in range(begin, len(link)):
        fields, remarks = lees_link(termijnen, link[:end])
        assert GEWIJZIGD in remarks
        found = lees_velden(termijnen, fields).antwoorden
        assert found.get("bezig") in (None, "2026-01-15")


def test_de_som_van_een_link_is_na_te_rekenen(termijnen: Planner) -> None:
    link = maak_link(termijnen, {"bezig": "2026-01-15"})
    assert link == f"antwoorden:som={sha256(b'bezig=2026-01-15').hexdigest()[:4]}&bezig=2026-01-15"
