"""Wat gebeurd moet zijn, telt pas als het zover is: op kleine regels van de test zelf, niet op die van vandaag."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import planner
from planner.authoring.fouten import Ongeldig
from planner.model import Regels
from tests.planner.klein import lees

TOETS = """soort: toets
titel: Rust
inleiding: Een proef.
bron: boek 1
gecontroleerd_op: 2026-11-22
gebeurd_tegen: vraag
vragen:
  start: {vraag: Wanneer startte het?, kort: de start, soort: datum}
  vraag: {vraag: Wanneer vraag je het?, kort: de vraag, soort: datum, gepland: ja}
  van: {vraag: Sinds wanneer rust?, kort: het begin van de rust, soort: datum}
  tot: {vraag: Tot wanneer?, kort: de eerste dag terug, soort: datum}
  stage: {vraag: Wanneer startte de stage?, kort: de stage, soort: datum}
termijnen:
  einde:
    titel: Einde
    soort: uiterlijk
    vanaf: start
    duur: jaar
    gehaald_door: stage
    wie: cmz
    bron: boek 1
feiten:
  lang: {titel: Lang genoeg, duurt_minstens: {van: van, tot: tot, duur: drie}}
  stage_laat: {titel: De stage kwam te laat, eerder_dan: {datum: einde, dan: stage}}
  stage_weg: {titel: Er is een stage, ingevuld: stage}
  na_einde: {titel: Het einde is voorbij, eerder_dan: {datum: einde, dan: vandaag}}
voorwaarden:
  rust:
    titel: De rust was lang genoeg
    als: {lang: ja}
    voldaan: Lang genoeg.
    anders: Te kort.
    uitkomst: nee
    uitzondering: {als: {stage_laat: nee}, uitkomst: uitzonderlijk, omdat: Er is een stage., bron: boek 1}
    bron: boek 1
  loopt: {titel: Het loopt nog, als: {na_einde: nee}, voldaan: Het loopt., anders: Het is voorbij., uitkomst: nee, bron: boek 1}
  stage: {titel: Stage of niet, als: {stage_weg: [ja, nee]}, uitkomst: nee, bron: boek 1}
uitkomsten:
  nee: {titel: Nee, tekst: Nee., bron: boek 1}
  onvolledig: {titel: Onvolledig, tekst: Onvolledig., bron: boek 1}
  uitzonderlijk: {titel: Uitzonderlijk, tekst: Uitzonderlijk., bron: boek 1}
  goed: {titel: Goed, tekst: Goed., bron: boek 1}
alles_voldaan: goed
onbekend: onvolledig
voorbeelden:
  - {naam: alles weg, gegeven: {start: 2026-01-15}, uitkomst: onvolledig}
"""
REEKS = """soort: termijnen
titel: Reeks
inleiding: Een proef.
bron: boek 1
gecontroleerd_op: 2026-11-22
vragen:
  start: {vraag: Wanneer startte het?, kort: de start, soort: datum}
  gedaan: {vraag: Wanneer was het klaar?, kort: het einde, soort: datum}
  keren: {vraag: Wanneer gebeurde het?, kort: de keren, soort: datums}
volgorde:
  - [start, gedaan]
termijnen:
  eerste: {titel: Eerste, soort: uiterlijk, vanaf: start, duur: drie, reeks: {gehouden: keren, nummer: 1, tussentijd: drie}, wie: cmz, bron: boek 1}
  tweede: {titel: Tweede, soort: uiterlijk, vanaf: start, duur: jaar, reeks: {gehouden: keren, nummer: 2, tussentijd: drie}, wie: cmz, bron: boek 1}
  klaar: {titel: Klaar, soort: uiterlijk, vanaf: start, duur: jaar, gehaald_door: gedaan, wie: cmz, bron: boek 1}
voorbeelden:
  - {naam: een start, gegeven: {start: 2026-01-15}}
"""


@pytest.fixture(scope="module")
def regels() -> Regels:
    return lees(rust=TOETS, reeks=REEKS)


type Geval = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def reken(regels: Regels) -> Geval:
    def een_geval(naam: str, vandaag: str, **antwoorden: Any) -> dict[str, Any]:
        result = planner.evaluate(regels, naam, antwoorden, vandaag)
        assert "fout" not in result, result
        return result

    return een_geval


def reden(result: dict[str, Any], regel: str) -> dict[str, Any]:
    return next(r for r in result["redenen"] if r["regel"] == regel)


def rij(result: dict[str, Any], termijn: str) -> dict[str, Any]:
    return next(r for r in result["termijnen"] if r["id"] == termijn)


RUST = {"start": "2026-01-15", "van": "2026-05-01", "tot": "2026-08-01"}


@pytest.mark.parametrize(
    ("vandaag", "oordeel"),
    [
        ("2026-07-31", "onbekend"),  # 1 mei + 3 maanden is 1 augustus: nog één dag
        ("2026-08-01", "voldaan"),
        ("2026-11-22", "voldaan"),
    ],
)
def test_een_duur_die_nog_loopt_is_pas_lang_genoeg_als_ze_zo_lang_geduurd_heeft(
    reken: Geval, vandaag: str, oordeel: str
) -> None:
    assert reden(reken("rust", vandaag, **RUST), "rust")["oordeel"] == oordeel


def test_wie_nog_niet_terug_is_kan_al_lang_genoeg_weg_zijn(reken: Geval) -> None:
    result = reken("rust", "2026-09-01", **RUST | {"tot": "2026-12-01"})
    assert (result["uitkomst"], reden(result, "rust")["oordeel"]) == ("goed", "voldaan")


def test_een_verwacht_einde_dat_te_vroeg_komt_is_nog_geen_nee(reken: Geval) -> None:
    """Wat nog niet voorbij is, kan langer duren: geen valse zekerheid."""
    result = reken("rust", "2026-06-01", **RUST | {"tot": "2026-07-01"})
    assert (result["uitkomst"], reden(result, "rust")["oordeel"]) == ("onvolledig", "onbekend")
    back = reken("rust", "2026-07-01", **RUST | {"tot": "2026-07-01", "stage": "2027-02-01"})
    assert (back["uitkomst"], reden(back, "rust")["oordeel"]) == ("nee", "niet voldaan")


def test_het_antwoord_zegt_wat_er_nog_moet_komen_en_vanaf_wanneer_het_kan(reken: Geval) -> None:
    result = reken("rust", "2026-06-01", **RUST)
    assert reden(result, "rust")["omdat"] == (
        "Nog niet: de eerste dag terug (1 augustus 2026) moet nog komen. "
        "Zoals je het invulde, kan dit vanaf 1 augustus 2026."
    )
    later = reken("rust", "2026-06-01", **RUST | {"tot": "2026-12-01"})
    assert "kan dit vanaf 1 augustus 2026" in reden(later, "rust")["omdat"]


def test_de_dag_van_de_vraag_telt_als_die_vroeger_is_dan_vandaag(reken: Geval) -> None:
    """Op 15 juli waren de drie maanden nog niet om, ook al is het nu november."""
    result = reken("rust", "2026-11-22", **RUST, vraag="2026-07-15")
    assert result["uitkomst"] == "onvolledig"
    assert reden(result, "rust")["omdat"] == (
        "Nog niet: de eerste dag terug (1 augustus 2026) kwam na de vraag (15 juli 2026). "
        "Zoals je het invulde, kan dit vanaf 1 augustus 2026."
    )
    assert result["waarschuwingen"] == []  # geen van die datums ligt na vandaag
    assert reken("rust", "2026-11-22", **RUST, vraag="2027-01-15")["uitkomst"] == "goed"


KORT = RUST | {"tot": "2026-06-01"}


@pytest.mark.parametrize(
    ("stage", "uitkomst"),
    [
        ("2026-11-22", "uitzonderlijk"),  # vandaag gestart
        ("2026-11-23", "onvolledig"),  # morgen: nog niet gestart
        ("2027-01-15", "onvolledig"),  # op het einde zelf, start + 12 maanden: nog op tijd
        ("2027-01-16", "nee"),  # ook volgens plan te laat
    ],
)
def test_een_datum_die_nog_moet_komen_vervult_niets_maar_wat_volgens_plan_mislukt_wel(
    reken: Geval, stage: str, uitkomst: str
) -> None:
    assert reken("rust", "2026-11-22", **KORT, stage=stage)["uitkomst"] == uitkomst


def test_wie_een_uitzondering_heeft_hoeft_niet_te_wachten(reken: Geval) -> None:
    result = reken("rust", "2026-06-01", **RUST, stage="2026-05-20")
    assert result["uitkomst"] == "uitzonderlijk"


def test_wat_zeker_is_blijft_zeker_ook_met_een_datum_in_de_toekomst(reken: Geval) -> None:
    """Het einde ligt twaalf maanden na een start die nog moet komen: dat is zeker niet voorbij."""
    result = reken("rust", "2026-01-01", start="2026-03-01")
    assert reden(result, "loopt")["oordeel"] == "voldaan"
    assert "Dit geldt als de start op 1 maart 2026 valt." in rij(result, "einde")["meldingen"]
    started = rij(reken("rust", "2026-03-01", start="2026-03-01"), "einde")
    assert not [text for text in started["meldingen"] if "Dit geldt als" in text]


@pytest.mark.parametrize(("stage", "waarde"), [("2026-11-22", "ja"), ("2026-11-23", "nee"), (None, "nee")])
def test_ingevuld_is_pas_waar_als_het_gebeurd_is(reken: Geval, stage: str | None, waarde: str) -> None:
    node = reden(reken("rust", "2026-11-22", stage=stage), "stage")["kinderen"][0]
    assert node["waarde"] == waarde


def test_er_is_een_waarschuwing_voor_alles_samen_en_niet_voor_wat_gepland_mag_zijn(reken: Geval) -> None:
    assert reken("rust", "2026-01-01", vraag="2026-05-01")["waarschuwingen"] == []
    one = reken("rust", "2026-01-01", start="2026-03-01")["waarschuwingen"]
    assert one == [
        "De start (1 maart 2026) ligt nog in de toekomst. Dat telt nog niet als gebeurd. "
        "Wat ermee geteld is, geldt alleen als die dag klopt."
    ]
    both = reken("rust", "2026-01-01", start="2026-03-01", van="2026-03-02")["waarschuwingen"]
    assert len(both) == 1
    assert "De start (1 maart 2026) en het begin van de rust (2 maart 2026) liggen" in both[0]


def test_een_termijn_is_gehaald_als_het_gebeurd_is_en_gepland_als_het_nog_moet_komen(reken: Geval) -> None:
    done = rij(reken("reeks", "2026-06-01", start="2026-01-15", gedaan="2026-06-01"), "klaar")
    assert (done["status"], done["gehaald_op"], done["gepland"]) == ("gehaald", "2026-06-01", None)
    planned = rij(reken("reeks", "2026-06-01", start="2026-01-15", gedaan="2026-06-02"), "klaar")
    assert (planned["status"], planned["gehaald_op"], planned["gepland"]) == ("komt", None, "2026-06-02")
    assert "Gepland op 2 juni 2026, nog niet gebeurd." in planned["meldingen"]
    late = rij(reken("reeks", "2026-06-01", start="2026-01-15", gedaan="2027-01-16"), "klaar")
    assert "Gepland op 16 januari 2027, nog niet gebeurd. Dat is te laat." in late["meldingen"]


def test_gepland_na_de_veilige_dag_staat_eerst_gezegd(reken: Geval) -> None:
    """12 maanden na 15 januari 2026 is 15 januari 2027; met de start op 16 januari is dat zaterdag 16 januari."""
    row = rij(reken("reeks", "2026-06-01", start="2026-01-16", gedaan="2027-01-16"), "klaar")
    assert (row["datum"], row["veilig"]) == ("2027-01-16", "2027-01-15")
    assert (
        row["meldingen"][0]
        == "Gepland op 16 januari 2027, nog niet gebeurd. Dat is na de laatste veilige dag."
    )
    open_row = rij(reken("reeks", "2026-06-01"), "klaar")
    assert (open_row["datum"], open_row["gepland"]) == (None, None)


def test_een_geplande_keer_van_een_reeks_is_nog_niet_gehouden_maar_telt_voor_de_volgende(
    reken: Geval,
) -> None:
    result = reken("reeks", "2026-02-01", start="2026-01-15", keren=["2026-02-10"])
    first, second = rij(result, "eerste"), rij(result, "tweede")
    assert (first["status"], first["gehaald_op"], first["gepland"]) == ("komt", None, "2026-02-10")
    # 10 februari + 3 maanden is vroeger dan start + 12 maanden: de vroegste dag is de veilige.
    assert (second["datum"], second["status"]) == ("2026-05-10", "komt")
    assert (
        rij(reken("reeks", "2026-02-10", start="2026-01-15", keren=["2026-02-10"]), "eerste")["status"]
        == "gehaald"
    )


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("tot: {vraag: Tot wanneer?", "tot: {gepland: ja, vraag: Tot wanneer?", "‘tot’ mag nog komen"),
        (
            "stage: {vraag: Wanneer startte de stage?",
            "stage: {gepland: ja, vraag: Waar?",
            "‘stage’ mag nog komen",
        ),
        ("gebeurd_tegen: vraag", "gebeurd_tegen: vaag", "Bedoelde je ‘vraag’?"),
    ],
)
def test_wat_gebeurd_moet_zijn_mag_niet_gepland_zijn(oud: str, nieuw: str, melding: str) -> None:
    assert oud in TOETS
    with pytest.raises(Ongeldig) as caught:
        lees(rust=TOETS.replace(oud, nieuw))
    assert melding in str(caught.value)


def test_gepland_hoort_alleen_bij_een_datum() -> None:
    broken = REEKS.replace("keren: {", "keren: {gepland: ja, ")
    with pytest.raises(Ongeldig, match="‘gepland’ hoort alleen bij een datum"):
        lees(reeks=broken)


def test_de_dag_van_vandaag_is_gebeurd(reken: Geval) -> None:
    today = date(2026, 11, 22).isoformat()
    assert reken("rust", today, start=today)["waarschuwingen"] == []
