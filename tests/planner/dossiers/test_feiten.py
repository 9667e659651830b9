"""De feiten van een traject: wat een planner ervan krijgt, en twee wijzigingen samen."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.authoring.gegevens import load_files
from planner.dossiers.feiten import Gebotst, antwoorden_voor, voeg_samen, vragenlijst
from planner.dossiers.opslag import Opslag, bewaar, lees_opslag, schrijf
from planner.model import Regels
from planner.soorten import uitslag
from planner.vragen.link import velden_van
from tests.authoring.test_trajectvragen import WEGEN
from tests.planner.klein import GEDEELD, KOP

FEITEN = """start: {vraag: Wanneer startte het traject?, kort: de start, soort: datum, bron: boek 1}
klaar:
  vraag: Is het plan uitgevoerd?
  kort: het plan
  soort: keuze
  opties: {ja: {titel: Ja}, nee: {titel: Nee}, oneens: {titel: Niet eens}}
  bron: boek 1
maanden: {vraag: Hoeveel maanden vragen jullie?, kort: de maanden, soort: geheel, min: 1, max: 6}
keren: {vraag: Wanneer hielden jullie een evaluatie?, kort: de evaluaties, soort: datums}
"""
TERMIJNEN = f"""soort: termijnen
titel: Proef
{KOP}vragen:
  start: {{groep: Begin}}
  keren: {{groep: Begin}}
termijnen:
  plan: {{titel: Plan, soort: uiterlijk, vanaf: start, duur: drie, wie: cmz, bron: boek 1,
    voorbeelden: [{{naam: drie, gegeven: {{start: 2026-01-05}}, verwacht: 2026-04-05}}]}}
"""
VANDAAG = date(2026, 11, 29)


@pytest.fixture(scope="module")
def rules() -> Regels:
    files = GEDEELD | {
        "trajectvragen.yml": FEITEN,
        "planners/termijnen.yml": TERMIJNEN,
        "planners/wegen.yml": WEGEN.replace("VRAAG", "  duur: {feit: maanden}"),
    }
    return load_files({path: text.encode() for path, text in files.items()})


def test_een_dossier_kent_elke_vraag_over_het_traject(rules: Regels) -> None:
    assert set(vragenlijst(rules).vragen) == {"start", "klaar", "maanden", "keren"}


def test_een_planner_krijgt_wat_hij_vraagt_onder_zijn_eigen_naam(rules: Regels) -> None:
    known = {"start": "2026-01-05", "klaar": "ja", "maanden": 3, "keren": ["2026-02-01"]}
    assert antwoorden_voor(rules, "wegen", known) == {"start": date(2026, 1, 5), "klaar": True, "duur": 3}
    assert antwoorden_voor(rules, "wegen", {"klaar": "nee"}) == {"klaar": False}


def test_wat_een_planner_niet_kan_antwoorden_blijft_open(rules: Regels) -> None:
    assert antwoorden_voor(rules, "wegen", {"klaar": "oneens"}) == {}


def test_wat_een_planner_niet_vraagt_telt_niet(rules: Regels) -> None:
    answers = {"start": date(2026, 1, 5)}
    more = uitslag(rules, "termijnen", answers | {"maanden": 3, "klaar": "ja"}, VANDAAG)
    assert [t.datum for t in more.termijnen] == [date(2026, 4, 5)]
    assert more.ontbreekt == uitslag(rules, "termijnen", answers, VANDAAG).ontbreekt


# --- twee vensters -------------------------------------------------------------------------------


def test_twee_vensters_die_elk_een_andere_vraag_wijzigen_houden_beide() -> None:
    found = voeg_samen({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "c": 3})
    assert (found.antwoorden, found.van_hen, found.botsingen) == ({"a": 1, "b": 2, "c": 3}, ("c",), ())


@pytest.mark.parametrize(
    ("mijn", "hun"),
    [({"a": 2}, {"a": 3}), ({}, {"a": 3}), ({"a": 2}, {})],
    ids=["beide", "weg-hier", "weg-daar"],
)
def test_dezelfde_vraag_anders_gewijzigd_botst(mijn: dict[str, Any], hun: dict[str, Any]) -> None:
    (botsing,) = voeg_samen({"a": 1}, mijn, hun).botsingen
    assert (botsing.vraag, botsing.mijn, botsing.hun) == ("a", mijn.get("a"), hun.get("a"))


def test_dezelfde_wijziging_botst_niet() -> None:
    assert voeg_samen({"a": 1}, {"a": 2}, {"a": 2}).botsingen == ()
    assert voeg_samen({"a": 1}, {}, {}).antwoorden == {}


ANTWOORDEN = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))


@given(ANTWOORDEN, ANTWOORDEN, ANTWOORDEN)
def test_wat_er_ook_gebeurt_geen_wijziging_gaat_verloren(
    basis: dict[str, int], mijn: dict[str, int], hun: dict[str, int]
) -> None:
    found = voeg_samen(basis, mijn, hun)
    asked = {b.vraag for b in found.botsingen}
    for name in "abcd":
        was, mine, theirs = basis.get(name), mijn.get(name), hun.get(name)
        if name in asked:
            assert mine != was != theirs
            assert mine != theirs
        elif mine != was:
            assert found.antwoorden.get(name) == mine
        else:
            assert found.antwoorden.get(name) == theirs


def _bewaar(rules: Regels, text: str, gelezen: dict[str, Any], nu: dict[str, Any]) -> tuple[str, str]:
    """Wat een venster bewaart dat dit las en nu dit op zijn formulier heeft: de tekst erna, en de melding."""
    planner = vragenlijst(rules)
    store = lees_opslag(planner, text)
    fields, before = velden_van(planner, nu), velden_van(planner, gelezen)
    message, errors = bewaar(store, planner, "B-12", fields, "B-12", VANDAAG, before)
    assert errors == []
    return schrijf(store), message


def _kept(rules: Regels, text: str) -> dict[str, Any]:
    found = lees_opslag(vragenlijst(rules), text).vind("B-12")
    assert found
    return found.antwoorden


def test_wie_als_tweede_bewaart_neemt_niets_weg(rules: Regels) -> None:
    begin = {"start": "2026-01-05"}
    store = Opslag()
    bewaar(store, vragenlijst(rules), "B-12", velden_van(vragenlijst(rules), begin), "", VANDAAG, {})
    one, _ = _bewaar(rules, schrijf(store), begin, begin | {"keren": ["2026-03-02"]})
    two, message = _bewaar(rules, one, begin, begin | {"maanden": 2})
    assert _kept(rules, two) == begin | {"keren": ["2026-03-02"], "maanden": 2}
    assert "Wat een ander venster intussen bewaarde, blijft: de evaluaties." in message


def test_bij_dezelfde_vraag_wordt_niets_bewaard_en_wel_gevraagd(rules: Regels) -> None:
    begin = {"start": "2026-01-05"}
    store = Opslag()
    bewaar(store, vragenlijst(rules), "B-12", velden_van(vragenlijst(rules), begin), "", VANDAAG, {})
    one, _ = _bewaar(rules, schrijf(store), begin, {"start": "2026-01-06"})
    with pytest.raises(Gebotst) as caught:
        _bewaar(rules, one, begin, {"start": "2026-01-07"})
    (botsing,) = caught.value.botsingen
    assert (botsing["kort"], botsing["mijn"], botsing["hun"]) == (
        "de start",
        "7 januari 2026",
        "6 januari 2026",
    )
    assert botsing["velden"] == {"start.dag": "6", "start.maand": "1", "start.jaar": "2026"}
    # Wie daarna kiest, begint van wat er nu staat.
    two, _ = _bewaar(rules, one, {"start": "2026-01-06"}, {"start": "2026-01-07"})
    assert _kept(rules, two) == {"start": "2026-01-07"}


def test_een_dossier_dat_intussen_weg_is_komt_terug_en_dat_wordt_gezegd(rules: Regels) -> None:
    _, message = _bewaar(rules, "", {"start": "2026-01-05"}, {"start": "2026-01-05", "maanden": 2})
    assert "stond niet meer in deze browser" in message


def test_een_bestand_van_versie_1_wordt_gelezen_en_krijgt_feiten_erbij(rules: Regels) -> None:
    old = '{"versie":1,"dossiers":[{"code":"B-12","antwoorden":{"start":"2026-01-05"}}]}'
    new, _ = _bewaar(rules, old, {"start": "2026-01-05"}, {"start": "2026-01-05", "klaar": "oneens"})
    assert _kept(rules, new) == {"start": "2026-01-05", "klaar": "oneens"}
