"""In every engine: a network that fails halfway, the answer that a link brings, and the list of tasks."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Log, expect, overal

PLANNER = 'cmz-planner[name="termijnen"]'


@overal
def test_een_netwerk_dat_faalt_wordt_gemeld_en_wat_je_typte_blijft(
    page: Page, address: str, log: Log, refused: set[str]
) -> None:
    log.errors_expected = True
    refused |= {"pyodide.asm", "/runtime/kern."}
    page.goto(f"{address}planners/termijnen/")
    page.fill('[name="bezig.dag"]', "15 oktober 2025")
    expect(page.locator(PLANNER)).to_have_attribute("data-state", "fout")
    expect(page.locator(".cmz-stand")).to_contain_text("De tabellen hieronder")
    assert page.locator("article table").count() >= 1
    refused.clear()
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator("[data-termijn=maximumduur]")).to_contain_text("15 april 2027")
    # Wat gelezen is, staat nu in de drie velden.
    written = [page.input_value(f'[name="bezig.{part}"]') for part in ("dag", "maand", "jaar")]
    assert written == ["15", "10", "2025"]


@overal
def test_een_link_vult_het_formulier_en_de_andere_vragen_treden_terug(page: Page, address: str) -> None:
    link = "vroegtijdig_stoppen=nee&bezig=2026-01-15&plan_uitgevoerd=ja&inschatting=beschermd"
    page.goto(f"{address}planners/eindadvies/#antwoorden:{link}")
    expect(page.locator("[data-uitkomst]").first).to_have_attribute("data-uitkomst", "sec")
    assert page.input_value('[name="bezig.maand"]') in ("1", "01")
    assert page.locator("html").get_attribute("lang") == "nl"
    before = page.locator('[data-vraag][data-nodig="nee"]').count()
    page.check('input[name="vroegtijdig_stoppen"][value="ja"]')
    expect(page.locator("[data-uitkomst]").first).to_have_attribute("data-uitkomst", "stopzetting")
    assert page.locator('[data-vraag][data-nodig="nee"]').count() >= before
    page.check('input[name="vroegtijdig_stoppen"][value="nee"]')
    expect(page.locator("[data-uitkomst]").first).to_have_attribute("data-uitkomst", "sec")


@overal
def test_taken_zijn_te_filteren_op_rol_en_fase(page: Page, address: str) -> None:
    page.goto(f"{address}naslag/wie-doet-wat/")
    status = page.locator(".cmz-filter [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ taken$"))
    every = page.locator("tr[data-wie]").count()
    page.locator("[data-filter=wie]").select_option("cmz")
    shown = page.locator("tr[data-wie]:not([hidden])").count()
    expect(status).to_have_text(f"{shown} taken")
    assert 0 < shown < every
    assert page.locator('tr[data-wie]:not([hidden]):not([data-wie~="cmz"])').count() == 0


@pytest.mark.eigen_venster
def test_te_doen_in_een_dossier_is_wat_zijn_fase_vraagt(page: Page, address: str) -> None:
    """De eerste afspraak was er en het plan is opgeladen: het plan wordt goedgekeurd."""
    page.clock.set_fixed_time("2026-11-30T09:00:00+01:00")
    page.goto(f"{address}naslag/wie-doet-wat/")
    expect(page.locator("[data-filter=dossier]")).to_be_hidden()
    facts = {"eerste_afspraak": "2026-10-19", "trajectplan_opgeladen": "2026-11-20"}
    store = {
        "versie": 2,
        "dossiers": [{"code": "B-12", "antwoorden": facts}, {"code": "C-1", "antwoorden": {}}],
    }
    page.evaluate("text => localStorage.setItem('cmz-dossiers', text)", json.dumps(store))
    page.reload()
    every = page.locator("tr[data-wie]").count()
    page.get_by_label("Te doen in dossier").select_option("B-12")
    phases = page.locator("[data-fase]:not([hidden])").evaluate_all("all => all.map((it) => it.dataset.fase)")
    assert phases == ["goedkeuring"]
    assert 0 < page.locator("tr[data-wie]:not([hidden])").count() < every
    assert page.locator("tr[data-termijn=trajectplan]:visible").count() == 0
    # Een link kiest vooraf.
    page.goto("about:blank")
    page.goto(f"{address}naslag/wie-doet-wat/#dossier:C-1")
    expect(page.get_by_label("Te doen in dossier")).to_have_value("C-1")
    expect(page.locator("[data-fase=toeleiding]")).to_be_visible()
    expect(page.locator("[data-fase=goedkeuring]")).to_be_hidden()


@overal
def test_een_handtekening_op_papier_vraagt_om_papier_te_bewaren(page: Page, address: str) -> None:
    page.goto(f"{address}naslag/wie-doet-wat/")
    on_paper = page.locator('tr[data-getekend="papier gemengd"]')
    digital = page.locator('tr[data-getekend="digitaal"]')
    expect(on_paper.first).to_contain_text("ook op papier bewaren, tot 10 jaar na de oplevering")
    every = page.locator("tr[data-wie]").count()
    expect(page.locator(".cmz-filter")).to_be_visible()
    for way, kept, left_out in (("gemengd", on_paper, digital), ("digitaal", digital, on_paper)):
        page.locator("[data-filter=getekend]").select_option(way)
        expect(kept.first).to_be_visible()
        expect(left_out.first).to_be_hidden()
        assert page.locator("tr[data-wie]:not([hidden])").count() == every - left_out.count()


@pytest.mark.motoren(
    "chromium", niet=dict.fromkeys(("firefox", "webkit"), "de besturing kan scripts niet uitzetten")
)
@pytest.mark.parametrize("name", ["eindadvies", "vergoeding"])
def test_zonder_scripts_staan_de_tabellen_er(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}planners/{name}/")
    expect(page.locator("cmz-planner noscript p")).to_be_visible()
    expect(page.locator("article table").first).to_be_visible()
    context.close()
