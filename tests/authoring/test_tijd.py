"""A value that changes on a known day: who gets which version, and whether the answer says so."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import planner
from macros import planners, woorden
from macros.site import Site
from planner import browser, codec
from planner.authoring.gegevens import load_folder
from planner.model import Regels
from tests.authoring.conftest import Kopie
from tests.vast import DATA

NIEUWE_DUUR = """      - {geldig_van: 2023-07-01, waarde: 6 weken, bron: [draaiboek-2023 3.2, draaiboek-2023 3.2.3, draaiboek-2023 3.1.3], gecontroleerd_op: 2026-11-22}
      - {geldig_van: 2027-01-01, waarde: 5 weken, bron: draaiboek-2023 3.2, gecontroleerd_op: 2026-11-22}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """All data, with a shorter term for the plan and a longer interruption from 1 January 2027, and a
    higher amount from then."""
    import shutil

    kopie = Kopie(Path(shutil.copytree(DATA, tmp_path / "data")))
    old = NIEUWE_DUUR.splitlines(keepends=True)[0]
    kopie.vervang("planners/termijnen.yml", old, NIEUWE_DUUR)
    extra = "      gecontroleerd_op: 2026-11-22\n"
    for file, since, value, source in (
        ("waarden/kader.yml", "compensatievergoeding", "900.00", "departement-cmz subsidie"),
        ("waarden/traject.yml", "minimum_onderbreking", "4 maanden", "draaiboek-2023 5.2.1"),
    ):
        text = kopie.tekst(file)
        start = text.index(extra, text.index(f"\n{since}:")) + len(extra)
        if text[start:].startswith("      opmerking"):
            start = text.index("\n", start) + 1
        new = f"    - geldig_van: 2027-01-01\n      waarde: {value}\n      bron: {source}\n{extra}"
        kopie.schrijf(file, text[:start] + new + text[start:])
    return kopie.map


@pytest.fixture
def straks(data: Path) -> Regels:
    return load_folder(data)


def trajectplan(rules: Regels, eerste_afspraak: str, vandaag: str = "2026-11-22") -> dict[str, Any]:
    rows = planner.evaluate(rules, "termijnen", {"eerste_afspraak": eerste_afspraak}, vandaag)["termijnen"]
    return next(row for row in rows if row["id"] == "trajectplan")


@pytest.mark.parametrize(
    ("eerste_afspraak", "datum"),
    [
        ("2026-12-31", "2027-02-11"),  # 42 days later
        ("2027-01-01", "2027-02-05"),  # 35 days later: the first day of the new rule
        ("2027-01-02", "2027-02-06"),
    ],
)
def test_een_termijn_gebruikt_de_regel_van_de_dag_waarop_hij_begint(
    straks: Regels, eerste_afspraak: str, datum: str
) -> None:
    assert trajectplan(straks, eerste_afspraak)["datum"] == datum


@pytest.mark.parametrize("vandaag", ["2026-12-31", "2027-01-01", "2027-06-01"])
def test_de_dag_van_vandaag_verandert_een_lopende_termijn_niet(straks: Regels, vandaag: str) -> None:
    assert trajectplan(straks, "2026-12-31", vandaag)["datum"] == "2027-02-11"


def test_de_termijn_zegt_met_welke_regel_gerekend_is_en_wat_er_komt(straks: Regels) -> None:
    oud, nieuw = trajectplan(straks, "2026-12-31"), trajectplan(straks, "2027-01-01")
    assert (
        "Gerekend met de regel die geldt sinds 1 juli 2023: 6 weken. Begint het tellen op of na "
        "1 januari 2027, dan is het 5 weken."
    ) in oud["meldingen"]
    assert (
        "Gerekend met de regel die geldt sinds 1 januari 2027: 5 weken. Daarvoor was het 6 weken."
        in nieuw["meldingen"]
    )


def test_een_termijn_met_een_versie_zegt_daar_niets_over() -> None:
    row = trajectplan(planner.load(DATA), "2026-12-31")
    assert not [text for text in row["meldingen"] if "Gerekend met" in text]


@pytest.mark.parametrize(
    ("vandaag", "basis", "totaal"),
    [
        ("2026-12-31", "883.27", "529.96"),
        ("2027-01-01", "900.00", "540.00"),
        ("2027-01-02", "900.00", "540.00"),
    ],
)
def test_een_bedrag_is_dat_van_de_dag_waarop_je_rekent(
    straks: Regels, vandaag: str, basis: str, totaal: str
) -> None:
    line = {"aantal": 1, "afloop": "stopgezet", "drie_maanden": True}
    result = planner.evaluate(straks, "vergoeding", {"regels": [line]}, vandaag)
    assert (result["bedragen"]["basisbedrag"], result["bedragen"]["totaal"]) == (basis, totaal)
    used = next(row for row in result["versies"] if row["id"] == "compensatievergoeding")
    assert used["op"] == vandaag
    assert used["bron"][0] == {"document": "departement-cmz", "sectie": "subsidie"}
    others = [(row["waarde"], row["geldig_van"]) for row in used["andere"]]
    assert others == (
        [("900,00 euro", "2027-01-01")] if basis == "883.27" else [("883,27 euro", "2023-07-01")]
    )


def test_een_bedrag_dat_je_zelf_invult_gaat_voor_op_de_versie_van_de_dag(straks: Regels) -> None:
    line = {"aantal": 1, "afloop": "stopgezet", "drie_maanden": True}
    result = planner.evaluate(straks, "vergoeding", {"basisbedrag": "883.27", "regels": [line]}, "2027-01-01")
    assert (result["bedragen"]["basisbedrag"], result["bedragen"]["totaal"]) == ("883.27", "529.96")


@pytest.mark.parametrize(
    ("bezig", "oordeel", "woorden"),
    [
        ("2026-12-31", "voldaan", "1 maart 2027 tot 1 juni 2027"),
        ("2027-01-01", "niet voldaan", "Geteld: 4 maanden na 1 maart 2027"),
    ],
)
def test_een_planner_met_een_peildatum_rekent_en_spreekt_met_dezelfde_versie(
    straks: Regels, bezig: str, oordeel: str, woorden: str
) -> None:
    # The interruption of 3 months begins after the change; the date of the case is status Bezig.
    answers = {
        "bezig": bezig,
        "onderbreking_van": "2027-03-01",
        "onderbreking_tot": "2027-06-01",
        "stage_nodig": False,
    }
    result = planner.evaluate(straks, "verlenging", answers, "2027-09-01")
    [condition] = [node for node in result["redenen"] if node["regel"] == "onderbreking"]
    assert condition["oordeel"] == oordeel
    assert woorden in condition["omdat"]


def test_voor_een_dag_zonder_regel_wordt_niets_geraden(straks: Regels) -> None:
    row = trajectplan(straks, "2023-06-30")
    assert row["datum"] is None
    assert "Voor 30 juni 2023 is hier geen regel bekend." in row["meldingen"][0]


# --- on the page ---------------------------------------------------------------------------------


def vraag(rules: Regels, naam: str, velden: dict[str, str], **meer: Any) -> dict[str, Any]:
    browser.start(codec.dumps(rules))
    request = {"planner": naam, "velden": velden, "vandaag": "2026-11-22", "link": None} | meer
    answer: dict[str, Any] = json.loads(browser.answer(json.dumps(request)))
    return answer


DAG = {"vandaag.dag": "1", "vandaag.maand": "januari", "vandaag.jaar": "2027"}


def test_wie_een_andere_dag_kiest_krijgt_de_regels_van_die_dag_met_een_merkteken(straks: Regels) -> None:
    fields = {"regels.1.aantal": "1", "regels.1.afloop": "stopgezet", "regels.1.drie_maanden": "ja"}
    gewoon = vraag(straks, "vergoeding", fields)
    anders = vraag(straks, "vergoeding", fields | DAG)
    assert gewoon["resultaat"]["bedragen"]["totaal"] == "529.96"
    assert anders["resultaat"]["bedragen"]["totaal"] == "540.00"
    assert "niet het antwoord van vandaag" not in gewoon["html"]
    assert anders["html"].startswith('<div class="cmz-let-op cmz-zoals-op">')
    assert anders["samenvatting"].startswith("Zoals op 1 januari 2027.")
    assert "gerekend zoals op 1 januari 2027" in anders["tekst"]


def test_de_andere_dag_staat_in_de_link_en_komt_eruit_terug(straks: Regels) -> None:
    link = vraag(straks, "termijnen", {"bezig.dag": "1", "bezig.maand": "3", "bezig.jaar": "2026"} | DAG)[
        "link"
    ]
    assert link.endswith("&bezig=2026-03-01&vandaag=2027-01-01")
    opened = vraag(straks, "termijnen", {}, link=link)
    assert opened["resultaat"]["vandaag"] == "2027-01-01"
    assert opened["velden"]["vandaag.maand"] == "1"


def test_zonder_antwoorden_toont_een_andere_dag_de_waarden_van_die_dag(straks: Regels) -> None:
    leeg = vraag(straks, "termijnen", {})
    anders = vraag(straks, "termijnen", DAG)
    assert (leeg["html"], leeg["leeg"]) == ("", True)
    assert anders["leeg"] is False
    assert "<strong>5 weken</strong>, geldt sinds 1 januari 2027" in anders["html"]
    assert "Er is ook: 6 weken vanaf 1 juli 2023" in anders["html"]


def test_een_dag_die_niet_bestaat_wordt_gemeld_en_vandaag_blijft(straks: Regels) -> None:
    found = vraag(straks, "termijnen", {**DAG, "vandaag.dag": "31", "vandaag.maand": "2"})
    assert [(fault["vraag"], fault["veld"]) for fault in found["fouten"]] == [("vandaag", "vandaag.dag")]
    assert found["resultaat"]["vandaag"] == "2026-11-22"


def test_vandaag_zelf_kiezen_is_geen_andere_dag(straks: Regels) -> None:
    today = {"vandaag.dag": "22", "vandaag.maand": "11", "vandaag.jaar": "2026"}
    assert vraag(straks, "termijnen", today)["leeg"] is True


# --- pages without scripts -----------------------------------------------------------------------


@pytest.fixture
def pagina(data: Path) -> Site:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="planners/termijnen.md"), url="planners/termijnen/")
    site = Site(data.parent, SimpleNamespace(project_dir=str(data.parent), page=page))
    site.vandaag = date(2026, 11, 22)
    return site


def test_de_tabel_van_een_planner_toont_elke_versie_met_haar_eerste_dag(pagina: Site) -> None:
    _, regels = planners.macros(pagina)
    assert "egel sinds 1 juli 2023: 6 weken; regel sinds 1 januari 2027: 5 weken" in regels("termijnen")
    table = regels("vergoeding").split("Waarden die veranderen")[1]
    assert "egel sinds 1 juli 2023: 883,27 euro; regel sinds 1 januari 2027: 900,00 euro" in table
    assert "Waarden die veranderen" not in regels("kader")


def test_een_zin_noemt_ook_de_waarde_die_al_bekend_is_voor_later(pagina: Site) -> None:
    waarde = next(m for m in woorden.macros(pagina) if m.__name__ == "waarde")
    assert waarde("trajectplan") == "6 weken (vanaf 1 januari 2027: 5 weken)"
    assert waarde("compensatievergoeding") == "883,27 euro (vanaf 1 januari 2027: 900,00 euro)"
    assert waarde("trajectplan", op="2026-12-31") == "6 weken"
    assert waarde("trajectplan", op="2027-01-01") == "5 weken"
    pagina.vandaag = date(2027, 1, 1)
    assert waarde("trajectplan") == "5 weken"


def test_een_bedrag_dat_verandert_staat_niet_vooraf_in_het_veld(pagina: Site) -> None:
    form, _ = planners.macros(pagina)
    field = form("vergoeding").split('name="basisbedrag"')[1].split("</fieldset>")[0]
    assert "value=" not in field
    assert "Laat leeg voor 883,27 euro (vanaf 1 januari 2027: 900,00 euro)" in field
