"""Een vraag over het traject staat één keer in de gegevens: wat planners ervan overnemen, en wat de controle meldt."""

import pytest

from planner.authoring.fouten import Ongeldig
from planner.authoring.gegevens import load_files
from planner.model import Regels
from tests.planner.klein import GEDEELD, KOP

FEITEN = """start:
  vraag: Wanneer startte het traject?
  kort: de start
  soort: datum
  hulp: De dag zelf.
  bron: boek 1
klaar:
  vraag: Is het plan uitgevoerd?
  kort: het plan
  soort: keuze
  opties: {ja: {titel: Ja}, nee: {titel: Nee}, oneens: {titel: Niet eens}}
  bron: boek 1
maanden: {vraag: Hoeveel maanden vragen jullie?, soort: geheel, min: 1, max: 6}
"""
WEGEN = f"""soort: keuze
titel: Wegen
{KOP}treffer: eerste
vragen:
  start: {{groep: Tijd}}
  klaar: {{soort: ja_nee, hulp: Volgens jullie.}}
VRAAG
rijen:
  wel: {{als: {{klaar: ja}}, dan: door, omdat: Het plan is klaar., bron: boek 1}}
  niet: {{als: {{}}, dan: wacht, omdat: Nog niet., bron: boek 1}}
uitkomsten:
  door: {{titel: Door, tekst: Ga door., bron: boek 1}}
  wacht: {{titel: Wacht, tekst: Wacht., bron: boek 1}}
voorbeelden:
  - {{naam: klaar, gegeven: {{klaar: ja}}, uitkomst: door}}
"""


def lees(vraag: str = "", tweede: str = "", feiten: str = FEITEN) -> Regels:
    """De regels van een kleine planner met deze vraag erbij, en van een tweede."""
    files = GEDEELD | {"trajectvragen.yml": feiten, "planners/wegen.yml": WEGEN.replace("VRAAG", vraag)}
    if tweede:
        files["planners/weer.yml"] = WEGEN.replace("VRAAG", tweede)
    return load_files({path: text.encode() for path, text in files.items()})


def meldingen(*args: str, **kwargs: str) -> list[str]:
    """Wat de controle zegt: bestand, regel en melding."""
    with pytest.raises(Ongeldig) as caught:
        lees(*args, **kwargs)
    return [f"{p.bestand}:{p.regel}: {p.melding}" for p in caught.value.problemen]


def test_een_planner_neemt_over_wat_hij_niet_zelf_zegt() -> None:
    start = lees().planners["wegen"].vragen["start"]
    assert (start.vraag, start.kort, start.soort) == ("Wanneer startte het traject?", "de start", "datum")
    assert (start.groep, start.hulp, start.feit) == ("Tijd", "De dag zelf.", "start")


def test_een_planner_zegt_zelf_wat_bij_hem_anders_is() -> None:
    klaar = lees().planners["wegen"].vragen["klaar"]
    assert (klaar.soort, klaar.opties, klaar.hulp) == ("ja_nee", {}, "Volgens jullie.")


def test_de_motor_kent_elke_vraag_over_het_traject() -> None:
    assert {name: fact.feit for name, fact in lees().trajectvragen.items()} == {
        "start": "start",
        "klaar": "klaar",
        "maanden": "maanden",
    }


def test_een_vraag_kan_anders_heten_en_toch_dezelfde_zijn() -> None:
    begin = lees("  begin: {feit: start, hulp: Ongeveer.}").planners["wegen"].vragen["begin"]
    assert (begin.vraag, begin.feit) == ("Wanneer startte het traject?", "start")


@pytest.mark.parametrize(
    "vraag",
    [
        "  begin: {vraag: Op welke dag startte het traject?, soort: datum}",
        "  begin: {vraag: Wanneer ging het in?, kort: de start, soort: datum}",
        "  stand: {vraag: Hoe ver zijn jullie?, soort: keuze, opties: {oneens: {titel: O}, ja: {titel: J}, nee: {titel: N}}}",
        "  aantal: {vraag: Hoeveel maanden vragen jullie nu?, soort: geheel, max: 9}",
    ],
)
def test_wat_hetzelfde_vraagt_met_andere_woorden_wordt_gemeld(vraag: str) -> None:
    (melding,) = meldingen(vraag)
    assert melding.startswith("planners/wegen.yml:10: Deze vraag vraagt hetzelfde als ‘")
    lees(vraag[:-1] + ", feit: geen}")


def test_wat_iets_anders_vraagt_mag() -> None:
    lees("  stage: {vraag: Wanneer startte de stage?, soort: datum}")
    lees("  aantal: {vraag: Hoeveel evaluaties waren er?, soort: geheel}")


def test_een_naam_die_twee_dingen_betekent_wordt_gemeld() -> None:
    een = "  reden: {vraag: Waarom stoppen jullie?, soort: ja_nee}"
    ander = "  reden: {vraag: Waarom verlengen jullie?, soort: ja_nee}"
    (melding,) = meldingen(een, ander)
    assert "planners/wegen.yml:10: De vraag ‘reden’ staat ook in weer." in melding
    lees(een, ander[:-1] + ", feit: geen}")


def test_een_planner_mag_niet_iets_anders_vragen_onder_dezelfde_naam() -> None:
    zelf = "  maanden: {vraag: Hoeveel weken vragen jullie?, soort: geheel, min: 2}"
    gevonden = sorted(text.split(":")[2].split("’")[0] for text in meldingen(zelf))
    assert gevonden == [" Dit staat al bij ‘maanden", " ‘min", " ‘vraag"]


def test_wat_een_planner_herhaalt_wordt_gemeld() -> None:
    (melding,) = meldingen("  begin: {feit: start, kort: de start}")
    assert "Dit staat al bij ‘start’ in trajectvragen.yml. Laat het hier weg." in melding


def test_twee_vragen_over_het_traject_vragen_niet_hetzelfde() -> None:
    (melding,) = meldingen(feiten=FEITEN + "begin: {vraag: Wanneer was dat?, kort: de start, soort: datum}\n")
    assert "trajectvragen.yml:14: Deze vraag vraagt hetzelfde als ‘start’." in melding


def test_een_onbekend_feit_en_een_naam_te_veel_worden_gemeld() -> None:
    gevonden = " ".join(meldingen("  begin: {feit: strat, vraag: Wanneer?, soort: datum}"))
    assert "De vraag ‘strat’ staat niet in trajectvragen.yml." in gevonden
    (melding,) = meldingen("  maanden: {feit: maanden}")
    assert "Deze vraag heet al zo" in melding


def test_een_vraag_zonder_woorden_of_soort_wordt_gemeld_en_niets_anders() -> None:
    assert sorted(meldingen("  leeg: {groep: Tijd}")) == [
        "planners/wegen.yml:10: Hier ontbreekt ‘soort’. Voeg het toe.",
        "planners/wegen.yml:10: Hier ontbreekt ‘vraag’. Voeg het toe.",
    ]


def test_hoe_een_vraag_op_een_formulier_staat_hoort_bij_de_planner() -> None:
    (melding,) = meldingen(feiten=FEITEN.replace("kort: de start", "groep: Tijd"))
    assert "‘groep’ hangt af van het formulier" in melding
