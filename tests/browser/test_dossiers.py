"""Mijn dossiers: switching on, keeping, the overview, files in and out, taking away, and two windows."""

import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Log, expect, overal, wacht_tot, watch

KEY = "cmz-dossiers"
TODAY = date.today()
ANSWERS: dict[str, Any] = {
    "eerste_afspraak": str(TODAY - timedelta(days=30)),
    "bezig": str(TODAY - timedelta(days=10)),
}


def store(*codes: str, **more: Any) -> str:
    files = [{"code": code, "antwoorden": ANSWERS} for code in codes]
    return json.dumps({"versie": 2, "dossiers": files} | more)


def kept(page: Page) -> Any:
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return None if text is None else json.loads(text)


def codes(page: Page) -> list[str]:
    return [file["code"] for file in kept(page)["dossiers"]]


def keep(page: Page, address: str, text: str) -> None:
    """Lets the browser have this text already, without a page of the site that would do something with it."""
    page.goto(f"{address}naslag/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def open_page(page: Page, address: str, text: str | None = None) -> None:
    """Opens Mijn dossiers, with this text kept already."""
    if text is not None:
        keep(page, address, text)
    page.goto(f"{address}planners/dossiers/")
    wait(page, "leeg" if text is None else "klaar")


def wait(page: Page, state: str) -> None:
    expect(page.locator("cmz-dossiers")).to_have_attribute("data-state", state)


def said(page: Page, text: str) -> None:
    expect(page.locator("cmz-dossiers .cmz-stand")).to_contain_text(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose_file(page: Page, name: str, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    page.set_input_files(
        'cmz-dossiers input[type="file"]',
        {"name": name, "mimeType": "application/octet-stream", "buffer": data},
    )
    press(page, "Lees het bestand in")


def fill_planner(page: Page) -> None:
    for part, value in (("dag", "15"), ("maand", "10"), ("jaar", str(TODAY.year))):
        page.fill(f'[name="bezig.{part}"]', value)


# ── on and off ───────────────────────────────────────────────────────────────────────────────────────────


@overal
def test_het_staat_uit_en_bewaart_niets_tot_je_het_aanzet(page: Page, address: str, log: Log) -> None:
    page.goto(f"{address}planners/termijnen/")
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    expect(page.get_by_role("button", name="Bewaar in mijn dossiers")).to_have_count(0)
    open_page(page, address)
    assert kept(page) is None
    expect(page.get_by_role("button", name="Wis alle dossiers")).to_be_hidden()
    press(page, "Zet Mijn dossiers aan")
    said(page, "staat aan")
    assert kept(page) == {"versie": 2, "dossiers": []}
    expect(page.get_by_role("button", name="Zet Mijn dossiers aan")).to_be_hidden()
    press(page, "Wis alles en zet uit")
    said(page, "staat uit")
    assert kept(page) is None


@pytest.mark.eigen_venster
@pytest.mark.lang
@pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "de besturing kan vóór de pagina geen script laten lopen"}
)
def test_een_browser_die_niets_bewaart_zegt_dat(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True  # the theme keeps its colours
    page.add_init_script("""Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("nee", "SecurityError"); } });""")
    page.goto(f"{address}planners/dossiers/")
    wait(page, "fout")
    said(page, "laat niet toe")
    expect(page.get_by_role("button", name="Zet Mijn dossiers aan")).to_be_hidden()


# ── keeping a case ───────────────────────────────────────────────────────────────────────────────────────


@overal
def test_een_geval_wordt_bewaard_geopend_en_gewijzigd(page: Page, address: str, log: Log) -> None:
    open_page(page, address)
    press(page, "Zet Mijn dossiers aan")
    said(page, "staat aan")
    page.get_by_role("link", name="Nieuw dossier").click()
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    fill_planner(page)
    code = page.get_by_label("Codenaam van het dossier")
    code.fill("B-12")
    code.press("Enter")
    status = page.locator(".cmz-bewaar .cmz-stand")
    expect(status).to_contain_text("‘B-12’ is bewaard")
    assert kept(page)["dossiers"][0]["antwoorden"] == {"bezig": f"{TODAY.year}-10-15"}
    assert "bezig" not in page.url

    page.reload()
    expect(status).to_contain_text("‘B-12’ is geopend")
    assert page.input_value('[name="bezig.dag"]') == "15"
    page.fill('[name="verlenging_maanden"]', "2")
    press(page, "Bewaar in mijn dossiers")
    expect(status).to_contain_text("bewaard")
    assert kept(page)["dossiers"][0]["antwoorden"]["verlenging_maanden"] == 2
    press(page, "Bewaren ongedaan maken")
    expect(status).to_contain_text("ongedaan")
    assert "verlenging_maanden" not in kept(page)["dossiers"][0]["antwoorden"]

    page.get_by_role("link", name="Naar mijn dossiers").click()
    wait(page, "klaar")
    page.locator(".cmz-dossierlijst").get_by_role("link", name="B-12").click()
    page.get_by_role("link", name="Vul datums aan").click()
    expect(status).to_contain_text("‘B-12’ is geopend")
    assert page.input_value('[name="bezig.maand"]') == "10"
    expect(page.locator(".cmz-resultaat tr[data-termijn]").first).to_be_visible()


@pytest.mark.lang
@overal
def test_wat_niet_bewaard_mag_worden_wordt_geweigerd(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1"))
    page.goto(f"{address}planners/termijnen/")
    status = page.locator(".cmz-bewaar .cmz-stand")
    code = page.get_by_label("Codenaam van het dossier")
    for text, message in (("", "codenaam"), ("Jan Janssens", "lijkt op een naam"), ("b-1", "bestaat al"), ("B-2", "minstens één datum")):  # fmt: skip
        code.fill(text)
        press(page, "Bewaar in mijn dossiers")
        expect(status).to_contain_text(message)
        expect(code).to_be_focused()
    page.fill('[name="bezig.dag"]', "31")
    page.fill('[name="bezig.maand"]', "2")
    page.fill('[name="bezig.jaar"]', "2026")
    press(page, "Bewaar in mijn dossiers")
    expect(status).to_contain_text("Niet bewaard")
    expect(page.locator("cmz-planner .cmz-fouten")).to_be_focused()
    assert codes(page) == ["B-1"]


@overal
def test_het_formulier_wissen_raakt_niet_aan_wat_bewaard_is(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1"))
    page.goto(f"{address}planners/termijnen/#dossier:B-1")
    status = page.locator(".cmz-bewaar .cmz-stand")
    expect(status).to_contain_text("is geopend")
    press(page, "Wis alles")
    expect(status).to_contain_text("gesloten")
    assert page.get_by_label("Codenaam van het dossier").input_value() == ""
    assert "#" not in page.url
    assert kept(page)["dossiers"][0]["antwoorden"] == ANSWERS
    press(page, "Ongedaan maken")
    expect(status).to_contain_text("weer open")
    press(page, "Bewaar in mijn dossiers")
    expect(status).to_contain_text("bewaard")
    assert codes(page) == ["B-1"]


@pytest.mark.lang
@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize("link", ["#dossier:weg", "#dossier:%E0%A4%A", "#dossier:", "#dossier:<img src=x>"])
def test_een_link_naar_een_geval_dat_er_niet_is_breekt_niets(page: Page, address: str, link: str) -> None:
    open_page(page, address, store("B-1"))
    page.goto(f"{address}planners/termijnen/{link}")
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    fill_planner(page)
    expect(page.locator(".cmz-resultaat tr[data-termijn]").first).to_be_visible()
    assert codes(page) == ["B-1"]


# ── overview ─────────────────────────────────────────────────────────────────────────────────────────────


@overal
def test_het_overzicht_is_gesorteerd_en_te_filteren(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1", "C-2"))
    rows = page.locator(".cmz-datums tbody tr")
    # The safe day stands first; the date itself behind it.
    dates = rows.evaluate_all("all => all.map((row) => row.querySelector('time').dateTime)")
    assert dates == sorted(dates) != []
    before = rows.count()
    page.get_by_label("Code", exact=True).fill("c-")
    said(page, "1 dossier.")
    expect(rows).to_have_count(before // 2)
    page.locator("#dossiers-termijn").select_option("maximumduur")
    expect(rows).to_have_count(1)
    assert rows.first.get_attribute("data-code") == "C-2"
    page.locator("#dossiers-dagen").select_option("7")
    expect(page.locator(".cmz-datums")).to_contain_text("geen datums")
    page.locator("#dossiers-dagen").select_option("")
    page.locator("#dossiers-status").select_option("komt")
    expect(rows).to_have_count(1)


@pytest.mark.lang
@overal
def test_een_kalender_voor_alle_dossiers(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1", "C-2"))
    found = []
    for days in ("0", "7"):
        page.get_by_label("Herinnering").select_option(days)
        with page.expect_download() as waiting:
            press(page, "Zet alles in je agenda")
        text = waiting.value.path().read_bytes()
        found.append({str(event["UID"]) for event in Calendar.from_ical(text).walk("VEVENT")})
    plain, reminding = found
    assert plain < reminding
    assert all("-herinnering@" in uid for uid in reminding - plain)
    assert waiting.value.suggested_filename == "mijn-dossiers.ics"


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize("kind", ["JSON", "CSV"])
def test_een_export_brengt_alles_naar_een_andere_browser(page: Page, address: str, kind: str) -> None:
    text = store("B-1", "C-2", niet_gelezen=[{"tekst": "a;b"}])
    open_page(page, address, text)
    with page.expect_download() as waiting:
        press(page, f"Bewaar als {kind}")
    content = waiting.value.path().read_bytes()
    press(page, "Wis alles en zet uit")
    said(page, "staat uit")
    press(page, "Zet Mijn dossiers aan")
    said(page, "staat aan")
    choose_file(page, f"mijn.{kind.lower()}", content)
    said(page, "2 toegevoegd")
    assert kept(page) == json.loads(text)


@pytest.mark.lang
@overal
def test_een_beschadigd_bestand_geeft_een_verslag_en_wat_nog_goed_is(
    page: Page, address: str, log: Log
) -> None:
    open_page(page, address, store("B-1"))
    lines = "code;bezig;naam\r\nZ-1;5/1/2026;Jan\r\nZ-2;30/02/2026;\r\n;5/1/2026;\r\nÉ-3;15 januari 2026;\r\n"
    choose_file(page, "<b>excel.csv", lines.encode("cp1252"))
    said(page, "3 toegevoegd")
    report = page.locator(".cmz-verslag")
    for part in ("<b>excel.csv", "kolom ‘naam’", "Regel 3 (Z-2)", "Regel 4"):
        expect(report).to_contain_text(part)
    assert codes(page) == ["B-1", "Z-1", "Z-2", "É-3"]
    assert "Jan" not in json.dumps(kept(page))
    expect(page.locator(".cmz-bericht")).to_contain_text("Niet alles is gelezen")
    choose_file(page, "stuk.json", store("N-1", "N-2")[:-30])
    said(page, "1 toegevoegd")
    expect(report).to_contain_text("Het bestand is beschadigd")
    choose_file(page, "foto.jpg", b"\xff\xd8\xff\x00\x01")
    said(page, "Geen dossiers overgenomen")


@pytest.mark.lang
@overal
def test_vervangen_is_een_keuze(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1"))
    other = json.dumps({"versie": 1, "dossiers": [{"code": "B-1", "antwoorden": {"bezig": "2026-01-05"}}]})
    choose_file(page, "a.json", other)
    said(page, "1 niet overgenomen")
    assert kept(page)["dossiers"][0]["antwoorden"] == ANSWERS
    page.get_by_label("Vervang dossiers").check()
    choose_file(page, "a.json", other)
    said(page, "1 vervangen")
    assert kept(page)["dossiers"][0]["antwoorden"] == {"bezig": "2026-01-05"}


@pytest.mark.lang
@overal
def test_geen_bestand_wordt_gemeld(page: Page, address: str) -> None:
    open_page(page, address, store())
    press(page, "Lees het bestand in")
    said(page, "Kies eerst een bestand")


# ── taking away ──────────────────────────────────────────────────────────────────────────────────────────


@overal
def test_een_dossier_gaat_weg_en_komt_terug(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1", "C-2"))
    before = kept(page)
    press(page, "Verwijder B-1")
    said(page, "‘B-1’ is verwijderd")
    assert codes(page) == ["C-2"]
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "ongedaan gemaakt")
    assert kept(page) == before
    expect(page.locator(".cmz-dossierlijst tbody tr")).to_have_count(2)


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize("name", ["Wis alle dossiers", "Wis alles en zet uit"])
def test_alles_gaat_weg_en_komt_terug(page: Page, address: str, name: str) -> None:
    open_page(page, address, store("B-1", "C-2"))
    before = kept(page)
    press(page, name)
    said(page, "gewist")
    assert "B-1" not in json.dumps(kept(page))
    press(page, "Ongedaan maken")
    said(page, "ongedaan gemaakt")
    assert kept(page) == before


# ── a damaged store ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.lang
@overal
def test_een_beschadigde_opslag_wordt_gemeld_bewaard_en_is_te_downloaden(page: Page, address: str) -> None:
    broken = store("B-1", "C-2", "D-3")[:-40]
    open_page(page, address, broken)
    warning = page.locator(".cmz-bericht")
    expect(warning).to_contain_text("beschadigd")
    expect(page.locator(".cmz-dossierlijst tbody tr")).to_have_count(2)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == broken, "alleen kijken verandert niets"
    with page.expect_download() as waiting:
        press(page, "Download de ruwe tekst")
    assert waiting.value.path().read_text() == broken
    press(page, "Verwijder C-2")
    said(page, "verwijderd")
    assert codes(page) == ["B-1"]
    assert kept(page)["niet_gelezen"] == [{"tekst": broken}]
    press(page, "Gooi weg wat niet gelezen is")
    said(page, "Weggegooid")
    assert kept(page) == json.loads(store("B-1"))
    expect(warning).to_be_empty()


HOSTILE = '"><img src=x onerror="window.hacked=1">'


@overal
def test_vijandige_tekst_in_de_opslag_wordt_getoond_en_nooit_uitgevoerd(page: Page, address: str) -> None:
    files = [{"code": HOSTILE[:40], "antwoorden": ANSWERS | {HOSTILE: HOSTILE}}]
    open_page(page, address, json.dumps({"versie": 1, "dossiers": files}))
    expect(page.locator(".cmz-dossierlijst")).to_contain_text("<img")
    assert page.evaluate("window.hacked") is None
    assert page.locator("cmz-dossiers img").count() == 0


@pytest.mark.lang
@overal
def test_zonder_python_blijven_de_dossiers_en_is_de_ruwe_tekst_te_krijgen(
    page: Page, address: str, log: Log, refused: set[str]
) -> None:
    log.errors_expected = True
    refused |= {"/runtime/beeld.", "/runtime/motor."}
    keep(page, address, store("B-1"))
    page.goto(f"{address}planners/dossiers/")
    wait(page, "fout")
    with page.expect_download() as waiting:
        press(page, "Download de ruwe tekst")
    assert waiting.value.path().read_text() == store("B-1")
    refused.clear()
    press(page, "Probeer opnieuw")
    wait(page, "klaar")
    expect(page.locator(".cmz-dossierlijst tbody tr")).to_have_count(1)


@pytest.mark.lang
@overal
def test_een_volle_browser_verandert_niets(page: Page, address: str) -> None:
    open_page(page, address, store("B-1"))
    page.evaluate("localStorage.setItem('vol', 'x'.repeat(5 * 1024 * 1024 - 1000))")
    many = [{"code": f"N-{n}", "antwoorden": ANSWERS} for n in range(100)]
    choose_file(page, "a.json", json.dumps({"versie": 1, "dossiers": many}))
    said(page, "geen plaats meer")
    assert codes(page) == ["B-1"]


# ── two windows ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.motoren("chromium", "firefox", niet={"webkit": "de tests hebben er één venster"})
def test_twee_vensters_verliezen_niets_van_elkaar(
    page: Page, context: BrowserContext, address: str, log: Log
) -> None:
    open_page(page, address, store("B-1", "C-2", "D-3"))
    other = watch(context.new_page(), log)
    open_page(other, address, None if kept(page) is None else page.evaluate(f"localStorage.getItem('{KEY}')"))
    press(page, "Verwijder B-1")
    said(page, "verwijderd")
    expect(other.locator(".cmz-dossierlijst tbody tr")).to_have_count(2)
    press(other, "Verwijder C-2")
    said(other, "verwijderd")
    expect(page.locator(".cmz-dossierlijst tbody tr")).to_have_count(1)
    assert codes(page) == ["D-3"]
    expect(page.get_by_role("button", name="Ongedaan maken")).to_have_count(0)


@overal
def test_wat_een_ander_venster_intussen_wijzigde_wordt_niet_overschreven(page: Page, address: str) -> None:
    open_page(page, address, store("B-1", "C-2"))
    # The other window writes between the question to Python and its answer.
    page.evaluate(
        """([key, text]) => {
            const ask = window.cmzEngine.ask.bind(window.cmzEngine);
            let first = true;
            window.cmzEngine.ask = async (request) => {
                const answer = await ask(request);
                if (first) localStorage.setItem(key, text);
                first = false;
                return answer;
            };
        }""",
        [KEY, store("B-1", "C-2", "D-3")],
    )
    press(page, "Verwijder B-1")
    said(page, "verwijderd")
    assert codes(page) == ["C-2", "D-3"]


# ── speed and access ─────────────────────────────────────────────────────────────────────────────────────


def thousand() -> str:
    chance = random.Random(1)
    files = []
    for number in range(1_000):
        start = TODAY - timedelta(days=chance.randrange(500))
        files.append(
            {
                "code": f"B-{number}",
                "antwoorden": {
                    "toeleiding": str(start),
                    "eerste_afspraak": str(start + timedelta(days=14)),
                    "trajectplan_opgeladen": str(start + timedelta(days=50)),
                    "bezig": str(start + timedelta(days=60)),
                },
            }
        )
    return json.dumps({"versie": 1, "dossiers": files})


@pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "een zware vertaling staat er uit, dus de tijd zegt daar niets"}
)
def test_duizend_dossiers_blijven_vlot(page: Page, address: str) -> None:
    open_page(page, address, thousand())
    said(page, "1000 dossiers")
    assert page.locator("cmz-dossiers tbody tr").count() <= 100, "de pagina toont niet alles tegelijk"
    begin = page.evaluate("performance.now()")
    page.get_by_label("Code", exact=True).fill("B-77")
    said(page, "11 dossiers")
    taken = page.evaluate("performance.now()") - begin
    print(f"filter op 1000 dossiers: {taken:.0f} ms")
    assert taken < 3_000
    page.get_by_label("Code", exact=True).fill("")
    said(page, "1000 dossiers")
    press(page, "Toon meer")
    expect(page.locator(".cmz-dossierlijst tbody tr")).to_have_count(100)


@overal
def test_elk_veld_en_elke_knop_heeft_een_naam(page: Page, address: str) -> None:
    open_page(page, address, store("B-1"))
    unnamed = page.evaluate("""() => [...document.querySelectorAll("cmz-dossiers :is(input, select, button)")]
        .filter((it) => !it.labels?.length && !it.textContent.trim() && !it.getAttribute("aria-label")).length""")
    assert unnamed == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((it) => it.id)")
    assert sorted(ids) == sorted(set(ids))
    assert page.locator("cmz-dossiers [style]").count() == 0


@overal
def test_niets_anders_wordt_bewaard(page: Page, address: str, log: Log) -> None:
    open_page(page, address, store("B-1"))
    press(page, "Verwijder B-1")
    said(page, "verwijderd")
    stored = page.evaluate(
        f"JSON.stringify([{{...localStorage, '{KEY}': ''}}, {{...sessionStorage}}, document.cookie])"
    )
    assert not re.search(r"B-1|bezig|\d{4}-\d\d-\d\d", stored)


@overal
def test_de_pagina_past_op_een_telefoon(page: Page, address: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_page(page, address, store("B-1", "een-heel-lange-code-zonder-spaties-1234567"[:40]))
    assert page.evaluate("document.documentElement.scrollWidth <= 320")


# ── what is told, and where the focus is ─────────────────────────────────────────────────────────────────


@pytest.mark.lang
@pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "de besturing kan niet op een voorwaarde wachten"}
)
def test_dezelfde_export_twee_keer_wordt_twee_keer_gemeld(page: Page, address: str) -> None:
    open_page(page, address, store("B-1"))
    page.evaluate("""() => {
      const status = document.querySelector("cmz-dossiers .cmz-stand");
      window.gezegd = [];
      new MutationObserver(() => status.textContent && gezegd.push(status.textContent)).observe(status, { childList: true });
    }""")
    for count in (1, 2):
        with page.expect_download():
            press(page, "Bewaar als JSON")
        wacht_tot(page, f"gezegd.filter((it) => it.includes('bij je downloads')).length === {count}")


@pytest.mark.lang
@pytest.mark.eerste(1)
@pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "de besturing kan niet op een voorwaarde wachten"}
)
@pytest.mark.parametrize("name", ["Wis alles en zet uit", "Wis alle dossiers"])
def test_als_alles_weg_is_blijft_de_focus_zichtbaar(page: Page, address: str, name: str) -> None:
    """The page gets much shorter: what had the focus stood far below."""
    open_page(page, address, store(*(f"B-{number}" for number in range(40))))
    press(page, name)
    expect(page.get_by_role("button", name="Ongedaan maken", exact=True)).to_be_visible()
    focus_visible = """(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      const middle = document.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
      return document.activeElement !== document.body && top >= 0 && bottom <= innerHeight && bottom > top
        && (document.activeElement.contains(middle) || middle?.closest(".cmz-dossiers-balk"));
    })()"""
    wacht_tot(page, focus_visible)


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize(
    ("name", "begin", "words"),
    [
        ("lijst.xlsx", b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 22 + b"[Content_Types].xml", "Excel (.xlsx)"),
        ("lijst.xlsx", b"PK\x03\x04" + b"\x00" * 26 + b"docProps/app.xml", "Excel (.xlsx)"),
        ("lijst.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel (.xls)"),
        ("lijst.ods", b"PK\x03\x04" + b"\x14" + b"\x00" * 25 + b"mimetypeapplication/vnd.oasis.x", "LibreOffice (.ods)"),
        ("lijst.zip", b"PK\x03\x04" + b"\x00" * 26 + b"lijst.csv", "gezipte map"),
    ],
)  # fmt: skip
def test_een_bestand_van_een_ander_programma_wordt_genoemd_met_wat_je_kan_doen(
    page: Page, address: str, name: str, begin: bytes, words: str
) -> None:
    open_page(page, address, store("B-1"))
    choose_file(page, name, begin)
    said(page, words)
    assert codes(page) == ["B-1"]
