"""What an editor does: a later value, a new deadline, a new planner of each kind. Only YAML changes."""

from datetime import date
from typing import Any

import pytest

import planner
from planner import codec
from planner.authoring.fouten import Ongeldig
from planner.model import Regels

KOP = """titel: Proef
inleiding: Een proef met {maximumduur}.
bron: draaiboek-2023 3.2
gecontroleerd_op: 2026-11-22
"""
TERMIJNEN = f"""soort: termijnen
{KOP}
vragen:
  stage: {{vraag: Wanneer start de stage?, kort: de start van de stage, soort: datum, feit: geen}}
termijnen:
  stage-klaar:
    titel: Stage klaar
    soort: uiterlijk
    vanaf: stage
    duur: [{{geldig_van: 2023-07-01, waarde: 10 weken, bron: draaiboek-2023 3.3, gecontroleerd_op: 2026-11-22}}]
    wie: [cmw]
    bron: draaiboek-2023 3.3
    voorbeelden:
      - {{naam: tien weken, gegeven: {{stage: 2026-01-05}}, verwacht: 2026-03-16, soort: uiterlijk, wie: [cmw]}}
"""
KEUZE = f"""soort: keuze
treffer: precies_een
{KOP}
vragen:
  aanvraag: {{vraag: Wanneer was de aanvraag?, kort: de aanvraag, soort: datum, feit: geen}}
feiten:
  oud: {{titel: De aanvraag is van voor de nieuwe regels, eerder_dan: {{datum: aanvraag, dan: start_nieuw_kader}}}}
rijen:
  oud: {{als: {{oud: ja}}, dan: decreet-2014, omdat: De aanvraag is ouder., bron: draaiboek-2023 1}}
  nieuw: {{als: {{oud: nee}}, dan: decreet-2022, omdat: De aanvraag is nieuwer., bron: draaiboek-2023 1}}
uitkomsten:
  decreet-2014: {{titel: Oud, tekst: Oud., bron: draaiboek-2023 1}}
  decreet-2022: {{titel: Nieuw, tekst: Nieuw., bron: draaiboek-2023 1}}
voorbeelden:
  - {{naam: oud, gegeven: {{aanvraag: 2023-06-30}}, uitkomst: decreet-2014, stappen: []}}
  - {{naam: nieuw, gegeven: {{aanvraag: 2023-07-01}}, uitkomst: decreet-2022, stappen: []}}
"""
TOETS = f"""soort: toets
{KOP}
vragen:
  plan: {{vraag: Is er een plan?, kort: het plan, soort: ja_nee}}
  doelen: {{vraag: Hoeveel doelen?, kort: het aantal doelen, soort: geheel, min: 0, max: 9}}
feiten:
  genoeg: {{titel: Er zijn genoeg doelen, minstens: {{vraag: doelen, aantal: 2}}}}
voorwaarden:
  plan: {{titel: Er is een plan, als: {{plan: ja}}, anders: Er is geen plan., uitkomst: eerst-plan, bron: draaiboek-2023 3.2}}
  doelen: {{titel: Er zijn doelen, als: {{genoeg: ja}}, anders: Te weinig., uitkomst: meer-doelen, bron: draaiboek-2023 3.2}}
  mens: {{titel: Een mens kijkt na, mens: ja, voldaan: Dat doet de casemanager., bron: draaiboek-2023 3.2}}
uitkomsten:
  eerst-plan: {{titel: Eerst een plan, tekst: Maak een plan., bron: draaiboek-2023 3.2}}
  meer-doelen: {{titel: Meer doelen, tekst: Voeg doelen toe., bron: draaiboek-2023 3.2}}
  open: {{titel: Open, tekst: Nog open., bron: draaiboek-2023 3.2}}
  klaar: {{titel: Klaar, tekst: Klaar., bron: draaiboek-2023 3.2}}
alles_voldaan: klaar
onbekend: open
voorbeelden:
  - {{naam: klaar, gegeven: {{plan: ja, doelen: 2}}, uitkomst: klaar, stappen: []}}
  - {{naam: geen plan, gegeven: {{plan: nee, doelen: 1}}, uitkomst: eerst-plan, stappen: []}}
  - {{naam: te weinig, gegeven: {{plan: ja, doelen: 1}}, uitkomst: meer-doelen, stappen: []}}
  - {{naam: open, gegeven: {{plan: ja}}, uitkomst: open, stappen: [], ontbreekt: [doelen]}}
"""
BEDRAG = f"""soort: bedrag
{KOP}
vragen:
  basisbedrag: {{vraag: Welk bedrag?, soort: bedrag}}
  aandeel: {{vraag: Welk aandeel?, soort: deel}}
  sleutel: {{vraag: Welke sleutel?, soort: delen}}
bedrag: proefbedrag
basisvraag: basisbedrag
aantalvraag: aantal
vooraf: aandeel
verdeling: sleutel
regelvragen:
  aantal: {{vraag: Hoeveel?, soort: geheel, min: 0}}
  lang: {{vraag: Lang genoeg?, soort: ja_nee}}
treffer: precies_een
rijen:
  lang: {{als: {{lang: ja}}, dan: volledig, omdat: Lang., bron: draaiboek-2023 2.2}}
  kort: {{als: {{lang: nee}}, dan: zestig, omdat: Kort., bron: draaiboek-2023 2.2}}
uitkomsten:
  volledig: {{titel: Alles, tekst: Alles., deel: 100, bron: draaiboek-2023 2.2}}
  zestig: {{titel: Een deel, tekst: Een deel., deel: proefdeel, bron: draaiboek-2023 2.2}}
voorbeelden:
  - naam: tien en twee
    gegeven: {{regels: [{{aantal: 10, lang: ja}}, {{aantal: 2, lang: nee}}, {{aantal: 1}}]}}
    ontbreekt: [regels.3.lang]
    stappen: []
    redenen: {{regels.1: voldaan, regels.3: onbekend}}
    bedragen: {{totaal: "9892.62"}}
"""
PROEFWAARDEN = """proefbedrag:
  titel: Bedrag
  soort: bedrag
  waarden: [{geldig_van: 2023-07-01, waarde: 883.27, bron: draaiboek-2023 2.2, gecontroleerd_op: 2026-11-22}]
proefdeel:
  titel: Deel
  soort: deel
  waarden: [{geldig_van: 2023-07-01, waarde: 60, bron: draaiboek-2023 2.2, gecontroleerd_op: 2026-11-22}]
"""


def met(kopie: Any, inhoud: str) -> Regels:
    kopie.schrijf("planners/proef.yml", inhoud)
    if inhoud == BEDRAG:
        kopie.schrijf("waarden/proef.yml", PROEFWAARDEN)
    assert kopie.problemen() == []
    rules = planner.load(kopie.map)
    assert codec.loads(codec.dumps(rules)) == rules
    return rules


def test_een_nieuwe_planner_met_termijnen_werkt(kopie: Any) -> None:
    rules = met(kopie, TERMIJNEN)
    result = planner.evaluate(rules, "proef", {"stage": "2026-01-05"}, "2026-03-09")
    assert [(r["id"], r["datum"], r["status"]) for r in result["termijnen"]] == [
        ("stage-klaar", "2026-03-16", "binnenkort")
    ]


@pytest.mark.parametrize(
    ("aanvraag", "uitkomst"), [("2023-06-30", "decreet-2014"), ("2023-07-01", "decreet-2022"), (None, None)]
)
def test_een_nieuwe_keuze_op_een_gedeelde_datum_werkt(
    kopie: Any, aanvraag: str | None, uitkomst: str | None
) -> None:
    """T63: the check knows that both rows can be reached, though the date is years before today."""
    result = planner.evaluate(met(kopie, KEUZE), "proef", {"aanvraag": aanvraag}, "2026-11-22")
    assert result["uitkomst"] == uitkomst
    assert result["ontbreekt"] == ([] if uitkomst else ["aanvraag"])


def test_een_nieuwe_toets_werkt(kopie: Any) -> None:
    rules = met(kopie, TOETS)
    outcomes = {
        (plan, goals): planner.evaluate(rules, "proef", {"plan": plan, "doelen": goals}, "2026-11-22")[
            "uitkomst"
        ]
        for plan in (True, False, None)
        for goals in (1, 2, None)
    }
    assert outcomes == {
        (True, 1): "meer-doelen", (True, 2): "klaar", (True, None): "open",
        (False, 1): "eerst-plan", (False, 2): "eerst-plan", (False, None): "eerst-plan",
        (None, 1): "meer-doelen", (None, 2): "open", (None, None): "open",
    }  # fmt: skip
    stronger = planner.evaluate(rules, "proef", {"doelen": 1}, "2026-11-22")
    assert stronger["ontbreekt"] == ["plan"], "alleen een ontbrekend plan kan de uitkomst nog sterker maken"


def test_een_nieuwe_planner_met_bedragen_werkt(kopie: Any) -> None:
    rules = met(kopie, BEDRAG)
    lines = [{"aantal": 10, "lang": True}, {"aantal": 2, "lang": False}]
    amounts = planner.evaluate(
        rules, "proef", {"regels": lines, "sleutel": ["50", "25", "25"]}, "2026-11-22"
    )["bedragen"]
    assert amounts["totaal"] == "9892.62"
    assert amounts["partners"] == ["4946.31", "2473.16", "2473.15"]


def test_een_tabel_met_getallen_wordt_goed_nagekeken(kopie: Any) -> None:
    table = KEUZE.replace("treffer: precies_een", "treffer: eerste").replace(
        "  aanvraag: {vraag: Wanneer was de aanvraag?, kort: de aanvraag, soort: datum, feit: geen}",
        "  aanvraag: {vraag: Hoeveel?, soort: geheel, min: 0, max: 20, feit: geen}",
    )
    start, end = table.index("feiten:"), table.index("rijen:")
    table = (
        (table[:start] + table[end:])
        .replace("{oud: ja}", '{aanvraag: ["13", "14"]}')
        .replace("{oud: nee}", "{}")
    )
    table = table.replace("2023-06-30", "14").replace("2023-07-01", "15")
    rules = met(kopie, table)
    assert planner.evaluate(rules, "proef", {"aanvraag": 13}, "2026-11-22")["uitkomst"] == "decreet-2014"
    assert planner.evaluate(rules, "proef", {"aanvraag": 12}, "2026-11-22")["uitkomst"] == "decreet-2022"


# --- later values -------------------------------------------------------------------------------------------


def met_nieuwe_maximumduur(kopie: Any) -> Regels:
    text = kopie.tekst("waarden/traject.yml")
    start = text.index("maximumduur:")
    at = text.index("langste_verlenging:")
    newer = (
        "    - geldig_van: 2027-01-01\n      waarde: 20 maanden\n      bron: draaiboek-2023 5.1.1\n"
        "      gecontroleerd_op: 2026-11-22\n"
    )
    assert start < at
    kopie.schrijf("waarden/traject.yml", text[:at] + newer + text[at:])
    return planner.load(kopie.map)


@pytest.mark.parametrize(
    ("bezig", "einde"),
    [
        ("2026-12-31", "2028-06-30"),
        ("2027-01-01", "2028-09-01"),
        ("2024-01-15", "2025-07-15"),
    ],
)
@pytest.mark.parametrize("vandaag", ["2026-11-22", "2029-01-01"])
def test_een_latere_waarde_geldt_alleen_voor_latere_gevallen(
    kopie: Any, bezig: str, einde: str, vandaag: str
) -> None:
    """The start of the case decides, not the day on which somebody asks."""
    rules = met_nieuwe_maximumduur(kopie)
    rows = planner.evaluate(rules, "termijnen", {"bezig": bezig}, vandaag)["termijnen"]
    assert next(row["datum"] for row in rows if row["id"] == "maximumduur") == einde


def test_na_het_einde_van_een_waarde_is_er_geen_terugval(kopie: Any) -> None:
    text = kopie.tekst("planners/termijnen.yml")
    old = "waarde: 6 weken, bron:"
    kopie.schrijf("planners/termijnen.yml", text.replace(old, "geldig_tot: 2026-12-31, " + old, 1))
    rules = planner.load(kopie.map)

    def datum(first: str) -> tuple[str | None, str]:
        rows = planner.evaluate(rules, "termijnen", {"eerste_afspraak": first}, "2027-02-01")["termijnen"]
        row = next(row for row in rows if row["id"] == "trajectplan")
        return row["datum"], " ".join(row["meldingen"])

    assert datum("2026-12-31")[0] == "2027-02-11"
    day, message = datum("2027-01-01")
    assert day is None
    assert "1 januari 2027" in message
    assert "afgelopen" in message


def test_een_nieuwe_termijn_is_enkel_yaml(kopie: Any) -> None:
    new = """  nazorg:
    titel: Gesprek na het eindadvies
    soort: uiterlijk
    vanaf: eindadvies_geregistreerd
    duur: [{geldig_van: 2023-07-01, waarde: 2 weken, bron: draaiboek-2023 5.4, gecontroleerd_op: 2026-11-22}]
    wie: [cmz]
    bron: draaiboek-2023 5.4
    voorbeelden: [{naam: twee weken, gegeven: {eindadvies_geregistreerd: 2026-03-02}, verwacht: 2026-03-16, soort: uiterlijk, wie: [cmz]}]

"""
    kopie.vervang("planners/termijnen.yml", "  laatste-registratie:\n", new + "  laatste-registratie:\n")
    assert kopie.problemen() == []
    rows = planner.evaluate(
        planner.load(kopie.map), "termijnen", {"eindadvies_geregistreerd": "2026-03-02"}, date(2026, 3, 3)
    )["termijnen"]
    assert {row["id"]: row["datum"] for row in rows}["nazorg"] == "2026-03-16"


def test_laden_weigert_foute_regels_met_alle_problemen(kopie: Any) -> None:
    kopie.vervang("planners/termijnen.yml", "vanaf: weigering", "vanaf: wijgering")
    kopie.vervang("waarden/traject.yml", "waarde: 43", "waarde: veel")
    with pytest.raises(Ongeldig) as caught:
        planner.load(kopie.map)
    assert {p.bestand.rsplit("/", 1)[-1] for p in caught.value.problemen} == {"termijnen.yml", "traject.yml"}
