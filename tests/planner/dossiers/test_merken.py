"""Gedaan, gepland, verantwoord, niet van toepassing, afgesloten: wat een merk met een dossier doet, en weer ongedaan.

Op bevroren regels. Datums zijn met de hand geteld: 9 november 2026 + 28 dagen is maandag 7 december; 28 mei 2026 + 6
maanden is zaterdag 28 november, dus is vrijdag 27 november de laatste veilige dag.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from planner.dossiers.bestand import als_csv, lees_bestand
from planner.dossiers.blad import Blad
from planner.dossiers.markeren import heropen, markeer, noteer, ontmerk, sluit, vink, vinken
from planner.dossiers.opslag import Dossier, Opslag, lees_opslag, schrijf
from planner.dossiers.overleg import overlegtekst
from planner.dossiers.overzicht import Keuze, Overzicht, Rij, fase_van, gaten, groep, slot, te_doen
from planner.dossiers.weergave import agendadatum
from planner.model import Regels
from planner.toon.agenda import kalender
from tests.planner.klein import lees

MAANDAG = date(2026, 11, 30)
NU = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
PLAN = """soort: termijnen
titel: Termijnplanner
inleiding: Een proef.
bron: boek 1
gecontroleerd_op: 2026-11-22
vragen:
  toeleiding: {vraag: Wanneer toegeleid?, kort: de toeleiding, soort: datum}
  gesprek: {vraag: Wanneer was het gesprek?, kort: het gesprek, soort: datum}
  start: {vraag: Wanneer startte het?, kort: de start, soort: datum}
  evaluaties: {vraag: Wanneer evalueerden jullie?, kort: de evaluaties, soort: datums}
  verlengd: {vraag: Hoeveel maanden?, kort: de verlenging, soort: geheel, min: 0, max: 6}
  sluiting: {vraag: Wanneer begon de sluiting?, kort: de sluiting, soort: datum}
  slot: {vraag: Wanneer was het klaar?, kort: het slot, soort: datum}
momenten:
  later:
    kort: veel later
    gegeven: sluiting
    raming: {vanaf: start, duur: jaar, tenzij: {is_verlengd: nee}, omdat: Een raming., bron: boek 1}
    bron: boek 1
feiten:
  is_verlengd: {titel: Er is verlengd, minstens: {vraag: verlengd, aantal: 1}}
  is_klaar: {titel: Het is klaar, ingevuld: slot}
termijnen:
  eerste:
    titel: Eerste gesprek
    hulpmiddel: {naam: Checklist gesprek, pagina: checklists/gesprek.md}
    soort: uiterlijk
    vanaf: toeleiding
    duur: [{geldig_van: 2020-01-01, waarde: 28 dagen, bron: boek 1, gecontroleerd_op: 2026-11-22}]
    gehaald_door: gesprek
    wie: cmz
    stap: {wie: cmz, wat: Hou het gesprek., bron: boek 1}
    te_laat: [{wie: cmz, wat: Plan meteen een gesprek., bron: boek 1}]
    bron: boek 1
  evaluatie:
    titel: Evaluatie
    soort: uiterlijk
    vanaf: start
    duur: [{geldig_van: 2020-01-01, waarde: 6 maanden, bron: boek 1, gecontroleerd_op: 2026-11-22}]
    reeks: {gehouden: evaluaties, nummer: 1, tussentijd: drie}
    wie: cmz
    stap: {wie: cmz, wat: Evalueer., bron: boek 1}
    te_laat: [{wie: cmz, wat: Evalueer snel., bron: boek 1}]
    bron: boek 1
  vragen:
    titel: Laatste dag om te vragen
    soort: uiterlijk
    vanaf: start
    duur: jaar
    wie: cmz
    stap: {wie: cmz, wat: Vraag het., als: {is_klaar: nee}, bron: boek 1}
    bron: boek 1
  einde:
    titel: Het einde
    soort: uiterlijk
    vanaf: later
    duur: drie
    gehaald_door: slot
    wie: cmz
    bron: boek 1
voorbeelden:
  - {naam: een start, gegeven: {start: 2026-05-28}}
"""
FASEN = """begin: {titel: Begin, uitleg: Het begint., bron: boek 1}
loopt: {titel: Loopt, uitleg: Het loopt., vanaf: [start], taken: [uitvoering, evaluatie], bron: boek 1}
voorbij: {titel: Voorbij, uitleg: Het is voorbij., vanaf: [vragen], bron: boek 1}
"""
AFLOPEN = """klaar:
  titel: Klaar
  uitleg: Het is klaar.
  gegeven: slot
  stappen:
    sleutel: {wie: cmz, wat: Geef de sleutel terug., bron: boek 1}
    deur: {wie: cmz, wat: Doe de deur dicht., bron: boek 1}
  bron: boek 1
gestopt:
  titel: Gestopt
  uitleg: Het is gestopt.
  stappen:
    sleutel: {wie: cmz, wat: Geef de sleutel terug., bron: boek 1}
  bron: boek 1
"""


@pytest.fixture(scope="module")
def regels() -> Regels:
    return lees(termijnen=PLAN, dossierfasen=FASEN, aflopen=AFLOPEN)


def dossier(regels: Regels, **antwoorden: Any) -> Dossier:
    text = json.dumps({"versie": 2, "dossiers": [{"code": "B-1", "antwoorden": antwoorden}]})
    return lees_opslag(regels.planners["termijnen"], text).dossiers["b-1"]


def opslag(item: Dossier) -> Opslag:
    store = Opslag()
    store.voeg_toe(item)
    return store


def rijen(regels: Regels, item: Dossier, vandaag: date = MAANDAG) -> dict[str, Rij]:
    return {row.stand.id: row for row in Overzicht(regels).rijen(opslag(item), vandaag)}


# ── gepland is geen feit ─────────────────────────────────────────────────────────────────────────────────


def test_te_laat_gepland_blijft_in_de_lijst_en_zegt_dat_eerst(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-09")
    said = markeer(regels, item, "eerste", "gepland", "20/12/2026", "", MAANDAG)
    assert (
        said
        == "Eerste gesprek: gepland op zondag 20 december 2026. De termijn blijft open tot het gebeurd is."
    )
    assert item.antwoorden == {"toeleiding": "2026-11-09"}, "gepland is geen antwoord"
    row = rijen(regels, item)["eerste"]
    assert (row.dag, row.wanneer, row.stand.status) == (date(2026, 12, 7), date(2026, 12, 7), "binnenkort")
    html = Blad(regels).rij(row, MAANDAG)
    assert (
        html.index("Te laat gepland:")
        < html.index("zondag 20 december 2026")
        < html.index("maandag 7 december 2026")
    )
    # Ook de dag na de termijn staat ze er nog, als te laat.
    assert groep(rijen(regels, item, date(2026, 12, 8))["eerste"], date(2026, 12, 8)) == "te-laat"


def test_een_evaluatie_van_gisteren_die_volgende_week_gepland_is_staat_in_lijst_en_agenda(
    regels: Regels,
) -> None:
    item = dossier(regels, start="2026-05-28")
    markeer(regels, item, "evaluatie", "gepland", "8 december 2026", "", MAANDAG)
    row = rijen(regels, item)["evaluatie"]
    assert (row.dag, row.stand.datum, row.stand.status) == (
        date(2026, 11, 27),
        date(2026, 11, 28),
        "verstreken",
    )
    assert groep(row, MAANDAG) == "te-laat"
    events = Calendar.from_ical(kalender(regels, [agendadatum(row)], NU, MAANDAG)).walk("VEVENT")
    assert [str(e["DTSTART"].dt) for e in events] == ["2026-12-08"]


def test_wat_vroeger_gepland_is_dan_de_termijn_staat_op_de_geplande_dag(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-16")  # uiterlijk 14 december
    markeer(regels, item, "eerste", "gepland", "3/12/2026", "", MAANDAG)
    row = rijen(regels, item)["eerste"]
    assert (row.dag, row.wanneer, groep(row, MAANDAG)) == (date(2026, 12, 14), date(2026, 12, 3), "deze-week")


# ── wat de lijst leidt ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("toegeleid", "groep_", "dag"),
    [
        ("2026-11-01", "te-laat", "2026-11-27"),  # + 28 dagen is zondag 29 november: vrijdag is veilig
        ("2026-11-02", "deze-week", "2026-11-30"),  # vandaag
        ("2026-11-08", "deze-week", "2026-12-04"),  # + 28 is zondag 6 december
        ("2026-11-09", "volgende-week", "2026-12-07"),
        ("2026-11-15", "volgende-week", "2026-12-11"),  # + 28 is zondag 13 december
        ("2026-11-16", "later", "2026-12-14"),
    ],
)
def test_de_veilige_dag_zegt_in_welke_week_iets_valt(
    regels: Regels, toegeleid: str, groep_: str, dag: str
) -> None:
    row = rijen(regels, dossier(regels, toeleiding=toegeleid))["eerste"]
    assert (groep(row, MAANDAG), row.dag.isoformat()) == (groep_, dag)


def test_een_raming_die_er_misschien_niet_is_staat_niet_in_de_lijst(regels: Regels) -> None:
    assert "einde" not in rijen(regels, dossier(regels, start="2026-05-28"))
    assert "einde" in rijen(regels, dossier(regels, start="2026-05-28", verlengd=2))


def test_wie_zorg_vraagt_krijgt_alleen_wat_zorg_aangaat(regels: Regels) -> None:
    row = rijen(regels, dossier(regels, toeleiding="2026-11-09"))["eerste"]
    assert Keuze(wie="cmz").past(row, MAANDAG)
    assert not Keuze(wie="nc").past(row, MAANDAG)


# ── merken en terugnemen ─────────────────────────────────────────────────────────────────────────────────


def test_gedaan_vult_de_datum_in_en_terugnemen_haalt_ze_weg(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-09")
    markeer(regels, item, "eerste", "gedaan", "27/11/2026", "", MAANDAG)
    assert item.antwoorden["gesprek"] == "2026-11-27"
    assert "eerste" not in rijen(regels, item)
    # Het merk overleeft bewaren en herladen; terugnemen kan dus ook morgen.
    again = lees_opslag(regels.planners["termijnen"], schrijf(opslag(item))).dossiers["b-1"]
    ontmerk(regels, again, "eerste", MAANDAG)
    assert again.antwoorden == {"toeleiding": "2026-11-09"}
    assert "eerste" in rijen(regels, again)


def test_gedaan_houdt_wat_er_stond(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-09", gesprek="2026-12-20")
    markeer(regels, item, "eerste", "gedaan", "vandaag", "", MAANDAG)
    assert item.antwoorden["gesprek"] == "2026-11-30"
    ontmerk(regels, item, "eerste", MAANDAG)
    assert item.antwoorden["gesprek"] == "2026-12-20"


def test_een_gehouden_evaluatie_komt_bij_de_andere(regels: Regels) -> None:
    item = dossier(regels, start="2026-05-28", evaluaties=["2026-08-03"])
    markeer(regels, item, "evaluatie", "gedaan", "26/11/2026", "", MAANDAG)
    assert item.antwoorden["evaluaties"] == ["2026-08-03", "2026-11-26"]
    ontmerk(regels, item, "evaluatie", MAANDAG)
    assert item.antwoorden["evaluaties"] == ["2026-08-03"]


def test_gedaan_telt_niet_meer_als_iemand_de_datum_wist(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-09")
    markeer(regels, item, "eerste", "gedaan", "27/11/2026", "", MAANDAG)
    plain = json.loads(schrijf(opslag(item)))
    del plain["dossiers"][0]["antwoorden"]["gesprek"]
    again = lees_opslag(regels.planners["termijnen"], json.dumps(plain)).dossiers["b-1"]
    assert "eerste" in rijen(regels, again)


def test_verantwoord_en_niet_van_toepassing_vragen_waarom(regels: Regels) -> None:
    item = dossier(regels, start="2026-05-28")
    with pytest.raises(ValueError, match="waar de motivatie"):
        markeer(regels, item, "evaluatie", "gemotiveerd", "", "", MAANDAG)
    with pytest.raises(ValueError, match="waarom"):
        markeer(regels, item, "vragen", "nvt", "", " ", MAANDAG)
    markeer(regels, item, "evaluatie", "gemotiveerd", "", "notitie in het menu", MAANDAG)
    markeer(regels, item, "vragen", "nvt", "", "het loopt al af", MAANDAG)
    assert rijen(regels, item) == {}
    # Wat verantwoord is en toch nog gepland, wacht op die dag en is niet meer te laat.
    markeer(regels, item, "evaluatie", "gepland", "9/12/2026", "", MAANDAG)
    row = rijen(regels, item)["evaluatie"]
    assert (row.wanneer, groep(row, MAANDAG)) == (date(2026, 12, 9), "volgende-week")


@pytest.mark.parametrize(
    ("merk", "dag", "gelezen"),
    [
        ("gepland", "20 dec", date(2026, 12, 20)),
        ("gepland", "5 jan", date(2027, 1, 5)),
        ("gepland", "morgen", date(2026, 12, 1)),
        ("gepland", "+6 weken", date(2027, 1, 11)),
        ("gedaan", "gisteren", date(2026, 11, 29)),
        ("gedaan", "5 nov", date(2026, 11, 5)),
        ("gedaan", "281126", date(2026, 11, 28)),
    ],
)
def test_een_dag_noteren_mag_zo_kort_als_in_een_planner(
    regels: Regels, merk: str, dag: str, gelezen: date
) -> None:
    item = dossier(regels, toeleiding="2026-11-02")
    markeer(regels, item, "eerste", merk, dag, "", MAANDAG)
    assert gelezen in (item.bij.gepland.get("eerste"), getattr(item.bij.merken.get("eerste"), "op", None))


@pytest.mark.parametrize(
    ("merk", "dag", "melding"),
    [
        ("gedaan", "1/12/2026", "moet nog komen"),
        ("gepland", "29/11/2026", "al voorbij"),
        ("gedaan", "32/1/2026", "geen datum"),
        ("gedaan", "gisteren misschien", "geen datum"),
        ("vergeten", "", "Kies wat"),
    ],
)
def test_wat_niet_kan_verandert_niets(regels: Regels, merk: str, dag: str, melding: str) -> None:
    item = dossier(regels, toeleiding="2026-11-09")
    before = schrijf(opslag(item))
    with pytest.raises(ValueError, match=melding):
        markeer(regels, item, "eerste", merk, dag, "x", MAANDAG)
    with pytest.raises(ValueError, match="niets om ongedaan"):
        ontmerk(regels, item, "eerste", MAANDAG)
    with pytest.raises(ValueError, match="bestaat niet"):
        markeer(regels, item, "geen", "gedaan", "", "", MAANDAG)
    assert schrijf(opslag(item)) == before


# ── fase en einde ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("antwoorden", "fase", "sinds"),
    [
        ({}, "begin", None),
        ({"start": "2026-12-01"}, "begin", None),  # morgen: nog niet
        ({"start": "2026-11-30"}, "loopt", ("start", date(2026, 11, 30))),
        ({"start": "2025-11-30"}, "voorbij", ("vragen", date(2026, 11, 30))),
        ({"start": "2025-12-01"}, "loopt", ("start", date(2025, 12, 1))),
    ],
)
def test_de_fase_is_de_laatste_waarvan_een_moment_bereikt_is(
    regels: Regels, antwoorden: dict[str, str], fase: str, sinds: Any
) -> None:
    found = fase_van(regels, dossier(regels, **antwoorden), MAANDAG)
    assert found
    assert (found.id, found.sinds) == (fase, sinds)


def test_een_datum_van_een_voorbije_fase_die_ontbreekt_wordt_gezegd(regels: Regels) -> None:
    more = FASEN + "sluit: {titel: Sluit, uitleg: Het sluit., vanaf: [sluiting], bron: boek 1}\n"
    rules = lees(termijnen=PLAN, dossierfasen=more, aflopen=AFLOPEN)
    item = dossier(rules, sluiting="2026-11-01")
    missing = gaten(rules, item, MAANDAG)
    assert {name: [stand.id for stand in found] for name, found in missing.items()} == {
        "start": ["evaluatie", "vragen"]
    }
    shown = Blad(rules).vandaag(
        opslag(item), [], MAANDAG, gaten=Overzicht(rules).gaten(opslag(item), MAANDAG)
    )
    assert "Een datum ontbreekt (1)" in shown
    assert (
        "Vul ‘de start’ aan</a>, anders is dit niet te bepalen: evaluatie en laatste dag om te vragen."
        in shown
    )
    assert "Vul ‘de start’ aan" in Blad(rules).blad(item, MAANDAG)


def test_wat_nog_moet_beginnen_mist_niets(regels: Regels) -> None:
    assert gaten(regels, dossier(regels, toeleiding="2026-11-09"), MAANDAG) == {}
    assert gaten(regels, dossier(regels, start="2026-05-28"), MAANDAG) == {}


def test_te_doen_is_wat_bij_de_fase_hoort_en_nog_niet_gebeurd_is(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-01", gesprek="2026-11-20", start="2026-05-28")
    assert te_doen(regels, item, MAANDAG) == (("uitvoering", "evaluatie"), ["eerste"])
    markeer(regels, item, "evaluatie", "nvt", "", "niet nodig", MAANDAG)
    assert set(te_doen(regels, item, MAANDAG)[1]) == {"eerste", "evaluatie"}
    sluit(regels, item, "gestopt", "27/11/2026", MAANDAG)
    assert te_doen(regels, item, MAANDAG) == ((), [])


def test_een_gesloten_dossier_zegt_wat_er_nog_te_doen_is_en_is_dan_stil(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-01", start="2026-05-28")
    assert rijen(regels, item)
    sluit(regels, item, "gestopt", "27/11/2026", MAANDAG)
    assert rijen(regels, item) == {}
    view, store = Blad(regels), opslag(item)
    assert "0 van 1 gedaan" in view.blad(item, MAANDAG)
    assert "B-1" in (view.na_afsluiten(store, MAANDAG) or "")
    vink(item, "afloop-gestopt/sleutel", True)
    assert "Dit dossier vraagt niets meer." in view.blad(item, MAANDAG)
    assert view.na_afsluiten(store, MAANDAG) is None
    heropen(regels, item)
    assert rijen(regels, item)


def test_sluiten_met_een_datum_van_het_traject_vult_die_in(regels: Regels) -> None:
    item = dossier(regels, start="2026-05-28")
    sluit(regels, item, "klaar", "", MAANDAG)
    assert item.antwoorden["slot"] == "2026-11-30"
    heropen(regels, item)
    assert "slot" not in item.antwoorden
    old = dossier(regels, start="2026-05-28", slot="2026-10-01")
    found = slot(regels, old, MAANDAG)
    assert found
    assert (found.wijze, found.op) == ("klaar", date(2026, 10, 1))
    assert Blad(regels).na_afsluiten(opslag(old), MAANDAG) is None, (
        "een oud dossier komt niet terug op de lijst"
    )


def test_sluiten_kan_niet_in_de_toekomst_en_niet_zonder_te_zeggen_hoe(regels: Regels) -> None:
    item = dossier(regels, start="2026-05-28")
    for way, day in (("gestopt", "1/12/2026"), ("weg", ""), ("", "")):
        with pytest.raises(ValueError, match=r"geëindigd|Kies hoe"):
            sluit(regels, item, way, day, MAANDAG)
    with pytest.raises(ValueError, match="niet afgesloten"):
        heropen(regels, item)


# ── nota, vinkjes, en wat een collega krijgt ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "tekst",
    ["Gesprek met Jan Janssens", "an.peeters@vdab.be", "bel 0470 12 34 56", "mevrouw D.", "85.07.30-033.28", "Piet van den Berg belt"],
)  # fmt: skip
def test_de_nota_waarschuwt_voor_namen_en_nummers_en_bewaart_ze_toch(regels: Regels, tekst: str) -> None:
    item = dossier(regels)
    assert "Let op" in noteer(item, tekst)
    assert item.bij.nota == tekst


@pytest.mark.parametrize(
    "tekst", ["Vraagt voormiddag", "Liefst op maandag. Dan pas bellen.", "MLP nakijken, 5 december", ""]
)
def test_een_gewone_nota_krijgt_geen_waarschuwing(regels: Regels, tekst: str) -> None:
    assert "Let op" not in noteer(dossier(regels), tekst)


def test_een_te_lange_nota_wordt_niet_bewaard(regels: Regels) -> None:
    with pytest.raises(ValueError, match="501 tekens"):
        noteer(dossier(regels), "x" * 501)


def test_een_vinkje_gaat_aan_en_uit(regels: Regels) -> None:
    item = dossier(regels)
    vink(item, "evaluatie/uitnodigen", True)
    assert item.bij.als_json() == {"vinkjes": {"evaluatie/uitnodigen": True}}
    vink(item, "evaluatie/uitnodigen", False)
    assert item.bij.als_json() == {}


def test_de_vinkjes_van_een_lijst_komen_in_de_plaats_van_die_er_stonden(regels: Regels) -> None:
    item = dossier(regels)
    vink(item, "einde/a", True)
    vinken(item, "evaluatie", ["evaluatie/x", "evaluatie/y", "einde/niet-van-hier"])
    vinken(item, "evaluatie", ["evaluatie/y"])
    assert item.bij.vinkjes == {"einde/a": True, "evaluatie/y": True}


def test_de_collega_krijgt_geen_voorbije_datums_tenzij_gevraagd(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-09", start="2026-05-28")
    markeer(regels, item, "eerste", "gepland", "20/12/2026", "", MAANDAG)
    store = opslag(item)
    rows = Overzicht(regels).rijen(store, MAANDAG)
    text = overlegtekst(regels, store, rows, Keuze(wie="cmz"), False, MAANDAG)
    assert text.splitlines()[:6] == [
        "Termijnen voor casemanager zorg, maandag 30 november 2026",
        "",
        "B-1 · fase: loopt",
        "- Eerste gesprek: uiterlijk maandag 7 december 2026. Wie: casemanager zorg.",
        "  Te laat gepland: zondag 20 december 2026.",
        "  Volgende stap: Hou het gesprek.",
    ]
    assert "27 november" not in text
    with_past = overlegtekst(regels, store, rows, Keuze(wie="cmz"), True, MAANDAG)
    assert (
        "- Evaluatie: uiterlijk vrijdag 27 november 2026 (de datum zelf: zaterdag 28 november 2026), voorbij."
        in with_past
    )
    assert "geen termijnen" in overlegtekst(regels, store, rows, Keuze(code="x"), False, MAANDAG)


def test_een_csv_neemt_merken_en_einde_mee(regels: Regels) -> None:
    item = dossier(regels, toeleiding="2026-11-09", start="2026-05-28")
    markeer(regels, item, "evaluatie", "gepland", "8/12/2026", "", MAANDAG)
    markeer(regels, item, "eerste", "gedaan", "27/11/2026", "", MAANDAG)
    sluit(regels, item, "gestopt", "", MAANDAG)
    planner = regels.planners["termijnen"]
    back = lees_bestand(planner, als_csv(planner, opslag(item)))
    assert back.meldingen == []
    assert back.dossiers["b-1"].bij == item.bij


def test_tekst_van_een_bezoeker_wordt_ook_hier_geen_html(regels: Regels) -> None:
    vreemd = "<img src=x onerror=1>"
    item = dossier(regels, toeleiding="2026-11-09", start="2026-05-28")
    item.code = vreemd
    markeer(regels, item, "eerste", "gemotiveerd", "", vreemd, MAANDAG)
    noteer(item, f"</textarea>{vreemd}")
    store, view = opslag(item), Blad(regels)
    html = view.blad(item, MAANDAG) + view.vandaag(store, Overzicht(regels).rijen(store, MAANDAG), MAANDAG)
    assert "<img" not in html
    assert "</textarea>&lt;" not in html


@pytest.fixture
def veel(regels: Regels) -> Callable[[int], Opslag]:
    def maak(aantal: int) -> Opslag:
        files = [{"code": f"B-{n}", "antwoorden": {"toeleiding": "2026-11-09"}} for n in range(aantal)]
        return lees_opslag(regels.planners["termijnen"], json.dumps({"versie": 2, "dossiers": files}))

    return maak


def test_vandaag_tekent_nooit_meer_dan_vijftig_rijen_en_telt_er_wel_alle(
    regels: Regels, veel: Callable[[int], Opslag]
) -> None:
    store = veel(80)
    html = Blad(regels).vandaag(store, Overzicht(regels).rijen(store, MAANDAG), MAANDAG)
    assert html.count('class="cmz-werkrij"') == 50
    assert "Volgende week (80)" in html
    assert "Nog 30 andere" in html
