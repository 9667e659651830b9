"""The search of the built site, asked in Node: what people type leads to the piece that answers it."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros.afwerking.zoeken import INDEX
from tests.zoeken import kost, meet

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"


@pytest.fixture(scope="module")
def site() -> Path:
    if not (SITE / INDEX).is_file():
        pytest.fail("In site/ staat geen gebouwde site. Voer eerst 'make site' uit.")
    return SITE


@pytest.fixture(scope="module")
def asks() -> meet.Vragen:
    return meet.vragen()


SECTIES = [
    *(
        "5.1.3",
        "§ 5.1.3",
        "§5.1.3.",
        "draaiboek 5.1.3",
        "draaiboek-2023 5.1.3",
        "Sectie 5.1.3",
        "zie punt 5.1.3",
    ),
]
TYPED = [
    *SECTIES,
    *("draaiboek 3.2 en 3.5", "4.1", "hoofdstuk 6", "3.2 weken", "15.01.2026", "5"),
    *("trajektplan", "trajectplan", "verleging", "verlenging", "beroepsgehiem", "beroepsgeheim"),
    *("samenwerkinsverbant", "samenwerkingsverband"),
    *("stages", "casemanger zorg taken"),
    *("transmisjon", "qwxzqwxz", "<img src=x onerror=alert(1)>", '" OR 1', "a:b^2*~", "   ", "de", "é"),
]


@pytest.fixture(scope="module")
def ours(site: Path, asks: meet.Vragen) -> dict[str, Any]:
    return meet.van_deze_site(site, [*meet.lijst(asks), *TYPED])


@pytest.fixture
def hits(ours: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {row["vraag"]: row["treffers"] for row in ours["gevonden"]}


def test_de_titels_antwoorden_lang_voor_de_hele_index_er_is(ours: dict[str, Any]) -> None:
    assert "naslag/begrippen/#eindadvies" in ours["eerst"]["treffers"][:3]
    assert ours["eerst"]["gerekend"] < ours["gerekend"] / 2


def test_wie_al_kiest_houdt_het_antwoord_waaruit_hij_kiest(site: Path) -> None:
    werker = site / meet.SCRIPTS / "zoekwerker.js"
    first, whole = meet.antwoorden(werker, "eindadvies", kiest=False)
    assert (first["voorlopig"], whole["voorlopig"]) == (True, False)
    assert meet.antwoorden(werker, "eindadvies", kiest=True) == [first]


def test_negen_op_tien_vragen_staan_bovenaan_beantwoord_en_bijna_alle_in_de_eerste_drie(
    asks: meet.Vragen, ours: dict[str, Any]
) -> None:
    found = meet.cijfers(asks, ours)["alles"]
    assert found.eerste / found.aantal >= 0.90, found
    assert found.drie / found.aantal >= 0.98, found


@pytest.mark.parametrize(
    ("path", "first", "three"),
    # What was reached on 28 November 2026, less a margin for new pages: 89 and 97%, and 74 and 90%. The aim is that
    # of the golden set. Nobody tunes on the second list: it says how well the search does on what it never saw.
    # The last two are what two people asked when the search was done: 97 and 100%, and 90 and 100%.
    [
        (meet.ONTWIKKEL, 0.85, 0.94),
        (meet.APART, 0.7, 0.86),
        (meet.VERS[0], 0.9, 0.96),
        (meet.VERS[1], 0.86, 0.96),
    ],
)
def test_vragen_van_wie_het_zoeken_niet_kende_worden_niet_slechter(
    site: Path, path: Path, first: float, three: float
) -> None:
    asks = meet.vragen(path)
    found = meet.cijfers(asks, meet.van_deze_site(site, meet.lijst(asks)))["alles"]
    assert found.eerste / found.aantal >= first, found
    assert found.drie / found.aantal >= three, found


def test_geen_groep_zoekvragen_blijft_achter(asks: meet.Vragen, ours: dict[str, Any]) -> None:
    for group, found in meet.cijfers(asks, ours).items():
        assert found.drie / found.aantal >= 0.9, f"{group}: {found}"


def test_het_zoeken_van_het_thema_zelf_zet_minder_dan_de_helft_bovenaan(
    asks: meet.Vragen, ours: dict[str, Any]
) -> None:
    """When this fails, the theme learned Dutch, and our own search may go."""
    stock = meet.cijfers(asks, meet.standaard(ROOT, meet.lijst(asks)), ruim=True)["alles"]
    assert stock.eerste < meet.cijfers(asks, ours)["alles"].eerste * 0.6


def test_elke_zoekvraag_noemt_stukken_die_bestaan(site: Path) -> None:
    known = {doc["location"] for doc in json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]}
    for path in (meet.VRAGEN, meet.ONTWIKKEL, meet.APART, meet.NIEUW, *meet.VERS):
        for group in meet.vragen(path).values():
            for ask, answers in group.items():
                assert 1 <= len(answers) <= 6 or path in meet.VERS, f"{ask}: noem er één of een paar"
                assert set(answers) <= known, f"{ask}: {set(answers) - known}"


def test_er_zijn_minstens_150_zoekvragen(asks: meet.Vragen) -> None:
    assert len(meet.lijst(asks)) >= 150


def page_of(hits: Any, ask: str) -> str:
    """The page of the first result."""
    return str(hits[ask][0]["location"].split("#")[0])


@pytest.mark.parametrize(
    ("typed", "right"),
    [("trajektplan", "trajectplan"), ("verleging", "verlenging"), ("beroepsgehiem", "beroepsgeheim")],
)
def test_een_tikfout_leidt_naar_dezelfde_pagina(hits: Any, typed: str, right: str) -> None:
    assert page_of(hits, typed) == page_of(hits, right)


def test_een_lang_woord_mag_twee_tikfouten_hebben(hits: Any) -> None:
    assert page_of(hits, "samenwerkinsverbant") == page_of(hits, "samenwerkingsverband")


def test_tekens_die_elkaar_bevestigen_winnen_van_een_sterk_teken(hits: Any) -> None:
    """One word that a piece has by chance used to come before the page about it."""
    assert page_of(hits, "stages") == "handboek/3-start/werkervaringsstage/"
    # The page that is called so, and then the role.
    assert places(hits, "casemanger zorg taken")[:2] == ["leren/mijn-taken/", "naslag/rollen/#rol-cmz"]


def test_een_regel_met_een_bekende_waarde_antwoordt_meteen(hits: Any) -> None:
    text = hits["trajectplan"][0]["text"]
    assert "cmz-antwoord" in text
    assert "uiterlijk 6 weken na de eerste afspraak" in text


def places(hits: Any, ask: str) -> list[str]:
    """The addresses of the results, in their order."""
    return [hit["location"] for hit in hits[ask]]


SOURCE = "naslag/bronnen/#draaiboek-2023-"


@pytest.mark.parametrize("ask", SECTIES)
def test_het_nummer_van_een_sectie_leidt_naar_de_bron_en_dan_naar_wat_erop_steunt(
    hits: Any, ask: str
) -> None:
    """These four pages name 5.1.3 at their top; it is the first source of the page on registering."""
    entry, main, *others = hits[ask]
    assert entry["location"] == f"{SOURCE}5-1-3"
    assert entry["title"] == "Draaiboek 5.1.3: Registratie van het eindadvies"
    assert main["location"] == "handboek/5-einde/eindadvies-registreren/"
    assert "Steunt op draaiboek 5.1.3" in main["text"]
    assert [hit["location"] for hit in others] == [
        "planners/eindadvies/",
        "checklists/einde/",
        "leren/zelftest/",
    ]


def test_meer_nummers_leiden_naar_allemaal(hits: Any) -> None:
    found = places(hits, "draaiboek 3.2 en 3.5")
    assert found[:3] == [
        f"{SOURCE}3-2",
        "handboek/3-start/trajectplan/",
        "handboek/3-start/doorverwijzing/",
    ]


def test_het_begin_van_een_nummer_leidt_naar_zijn_secties(hits: Any) -> None:
    assert places(hits, "4.1")[:2] == [f"{SOURCE}4-1-1", "handboek/4-uitvoering/"]
    assert places(hits, "hoofdstuk 6")[:2] == [f"{SOURCE}6-1", "handboek/6-privacy/"]


@pytest.mark.parametrize("ask", ["3.2 weken", "15.01.2026", "5"])
def test_een_nummer_dat_geen_sectie_is_is_een_gewone_zoekvraag(hits: Any, ask: str) -> None:
    assert not any(place.startswith(SOURCE) for place in places(hits, ask))


def test_niets_gevonden_biedt_woorden_die_erop_lijken_en_de_begrippen(hits: Any) -> None:
    first, *near = hits["transmisjon"]
    assert first["location"] == "naslag/begrippen/"
    assert "naslag/begrippen/#transmissie" in [hit["location"] for hit in near]


def test_onzin_biedt_de_begrippen_aan(hits: Any) -> None:
    assert [hit["location"] for hit in hits["qwxzqwxz"]] == ["naslag/begrippen/"]


@pytest.mark.parametrize("ask", TYPED[-7:])
def test_vreemde_zoekvragen_geven_een_antwoord_zonder_eigen_opmaak(hits: Any, ask: str) -> None:
    assert all("<img" not in hit["title"] + hit["text"] for hit in hits[ask])


def test_de_index_blijft_klein(site: Path) -> None:
    found = kost.grootte(site / INDEX)
    # Twice as many ways to ask for a piece: what the index grew by, is what people type. It comes only to who searches.
    assert found["gzip"] < 375_000, found
