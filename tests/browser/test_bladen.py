"""Wat een casemanager op een pagina kan doen zonder planner: aanvinken, een bron openen, het menu en de filter volgen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from planner.authoring.gegevens import read_folder
from tests.browser.conftest import ROOT, Log, expect, watch

EVALUATIE = "checklists/evaluatie/"
VAKJES = (ROOT / "docs/checklists/evaluatie.md").read_text(encoding="utf-8").count("- [ ]")
TRAJECTPLAN = "handboek/3-start/trajectplan/"
KEPT = "localStorage.getItem('cmz-vinkjes')"


def vink_twee_aan(page: Page, address: str) -> None:
    page.goto(address + EVALUATIE)
    boxes = page.locator("article input[type=checkbox]")
    expect(boxes).to_have_count(VAKJES)
    for number in (0, 1):
        boxes.nth(number).check()
    expect(page.locator(".cmz-voortgang-stand")).to_have_text(f"2 van {VAKJES} afgevinkt")


# ── checklists ───────────────────────────────────────────────────────────────────────────────────────────


def test_vinkjes_blijven_voor_het_bezoek_ook_na_herladen(page: Page, address: str) -> None:
    vink_twee_aan(page, address)
    page.reload()
    expect(page.locator("article input:checked")).to_have_count(2)
    expect(page.locator(".cmz-voortgang-uitleg")).to_contain_text("in dit tabblad")
    page.goto(f"{address}checklists/")
    expect(page.locator("[data-lijst=evaluatie]")).to_have_text(f"2 van {VAKJES} afgevinkt")
    expect(page.locator("[data-lijst=einde]")).to_contain_text("punten")


def test_een_klik_wist_de_vinkjes_en_nog_een_zet_ze_terug(page: Page, address: str) -> None:
    vink_twee_aan(page, address)
    page.get_by_role("button", name="Wis de vinkjes van deze pagina").click()
    expect(page.locator("article input:checked")).to_have_count(0)
    page.get_by_role("button", name="Zet de vinkjes terug").click()
    expect(page.locator("article input:checked")).to_have_count(2)


@pytest.mark.lang
def test_elk_stuk_van_een_checklist_zegt_hoe_ver_het_is(page: Page, address: str) -> None:
    """Onder ‘Voorbereiden’ staan zes punten."""
    page.goto(address + EVALUATIE)
    page.locator("article input[type=checkbox]").first.check()
    expect(page.locator(".cmz-voortgang-groep").first).to_have_text("1 van 6 afgevinkt")


def test_op_papier_staat_plaats_voor_de_code_en_de_dag(page: Page, address: str) -> None:
    vink_twee_aan(page, address)
    page.emulate_media(media="print")
    expect(page.locator(".cmz-op-papier")).to_be_visible()
    expect(page.locator(".cmz-op-papier")).to_contain_text(re.compile(r"Code: .*afgedrukt op \d+ \w+ \d{4}"))
    expect(page.locator(".cmz-voortgang-uitleg")).to_be_hidden()


@pytest.mark.lang
def test_zonder_scripts_is_een_checklist_een_lijst_voor_op_papier(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + EVALUATIE)
    expect(page.locator("article .cmz-vak")).to_have_count(VAKJES)
    expect(page.locator("article input[type=checkbox]")).to_have_count(0)
    page.context.close()


def test_wie_begint_ziet_hoe_ver_het_pad_is(page: Page, address: str) -> None:
    page.goto(f"{address}leren/eerste-zes-weken/")
    page.locator("article input[type=checkbox]").first.check()
    page.reload()
    expect(page.locator(".cmz-voortgang-stand")).to_have_text(re.compile(r"^1 van \d+ afgevinkt$"))


@pytest.mark.eerste(1)
@pytest.mark.parametrize("pad", ["leren/eerste-zes-weken/", "leren/zelftest/"])
def test_wie_leert_laat_zijn_browser_onthouden_wat_gedaan_is(
    page: Page, address: str, pad: str, log: Log
) -> None:
    """Pas na een klik, ook als het tabblad sluit, en met nog een klik niet langer."""
    page.goto(address + pad)
    page.locator("article details summary").evaluate_all("all => all.forEach((it) => it.click())")
    page.locator("article input[type=checkbox]").nth(1).check()
    assert page.evaluate(KEPT) is None
    page.get_by_role("button", name="Onthoud dit in deze browser").click()
    expect(page.locator(".cmz-voortgang-uitleg")).to_contain_text("ook als je hem sluit")
    other = watch(page.context.new_page(), log)
    other.goto(address + pad)
    expect(other.locator(".cmz-voortgang-stand")).to_have_text(re.compile(r"^1 van \d+ afgevinkt$"))
    assert other.locator("article input[type=checkbox]").nth(1).is_checked()
    other.get_by_role("button", name="Onthoud dit niet langer").click()
    assert other.evaluate(KEPT) is None
    assert other.locator("article input[type=checkbox]").nth(1).is_checked()


# ── een bron ter plaatse ─────────────────────────────────────────────────────────────────────────────────


def test_een_bron_opent_ter_plaatse_met_het_toetsenbord_en_geeft_de_focus_terug(
    page: Page, address: str
) -> None:
    page.goto(address + TRAJECTPLAN)
    link = page.locator("article a[href$='#draaiboek-2023-3-2']").first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Draaiboek 3.2 Opmaak trajectplan door casemanagementteam")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("Tekst van 5 oktober 2023")
    expect(panel).to_contain_text("uiterlijk 6 weken na de eerste afspraak")
    expect(panel.get_by_role("link", name="Trajectplan binnen 6 weken: vanaf welke dag?")).to_be_visible()
    expect(panel.get_by_role("link", name="Naar de lijst van bronnen")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(link).to_be_focused()


@pytest.mark.lang
def test_van_het_paneel_ga_je_verder_naar_een_andere_pagina(page: Page, address: str) -> None:
    page.goto(address + TRAJECTPLAN)
    page.locator("article a[href$='#draaiboek-2023-3-2']").first.click()
    page.get_by_role("dialog").get_by_role("link", name="Termijnplanner").click()
    expect(page.locator("h1")).to_contain_text("Termijnplanner")
    expect(page.get_by_role("dialog", name="Draaiboek")).to_have_count(0)


def test_komt_het_paneel_niet_dan_is_de_bron_een_gewone_link(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True
    page.context.route("**/assets/bronnen.json", lambda route: route.abort())
    page.goto(address + TRAJECTPLAN)
    page.locator("article a[href$='#draaiboek-2023-3-2']").first.click()
    expect(page).to_have_url(f"{address}naslag/bronnen/#draaiboek-2023-3-2")


@pytest.mark.lang
def test_een_pagina_vraagt_de_bronnen_pas_als_iemand_er_een_opent(page: Page, address: str, log: Log) -> None:
    page.goto(address + TRAJECTPLAN)
    page.wait_for_load_state("networkidle")
    assert not [url for url in log.requests if "bronnen.json" in url]


# ── het menu ─────────────────────────────────────────────────────────────────────────────────────────────


def test_de_balk_spreekt_de_taal_van_wie_ze_gebruikt_en_de_redactie_staat_in_de_voet(
    page: Page, address: str
) -> None:
    page.goto(address + TRAJECTPLAN)
    tabs = [text.strip() for text in page.locator(".md-tabs__link").all_inner_texts()]
    assert tabs == ["Vandaag", "Mijn dossiers", "Het traject", "Hulpmiddelen", "Opzoeken", "Nieuw hier"]
    expect(page.locator(".md-footer")).to_contain_text("Tekst van oktober 2023, hier vergeleken in")
    page.get_by_role("link", name="Voor de redactie").click()
    expect(page.locator("h1")).to_contain_text("Beheer")
    expect(
        page.locator(".md-nav--primary").get_by_role("link", name="Wat is er na te kijken?")
    ).to_be_visible()


def test_een_pagina_over_privacy_leidt_naar_planner_checklist_en_taken(page: Page, address: str) -> None:
    page.goto(f"{address}handboek/6-privacy/tips/")
    moment = page.get_by_role("navigation", name="Bij dit moment")
    for name in ("Deel ik deze informatie?", "alle checklists"):
        expect(moment.get_by_role("link", name=name)).to_be_visible()
    moment.get_by_role("link", name=re.compile(r"\d+ taken")).click()
    expect(page).to_have_url(f"{address}naslag/wie-doet-wat/#doorlopend")


# ── wie doet wat ─────────────────────────────────────────────────────────────────────────────────────────


def test_een_casemanager_zorg_ziet_ook_de_taken_van_het_team(page: Page, address: str) -> None:
    tasks = read_folder(ROOT / "data")["taken.yml"].values()
    mine = sum(1 for task in tasks if {"cmz", "cmt"} & set(task.wie))
    alone = sum(1 for task in tasks if "cmz" in task.wie)
    assert mine > alone
    page.goto(f"{address}naslag/wie-doet-wat/#wie=cmz")
    expect(page.locator(".cmz-aantal")).to_have_text(f"{mine} taken")
    page.locator("[data-filter=plaats]").select_option("icf")
    shown = page.locator("tr[data-wie]:not([hidden])")
    in_icf = sum(1 for t in tasks if {"cmz", "cmt"} & set(t.wie) and t.waar and t.waar.plaats == "icf")
    expect(shown).to_have_count(in_icf)


# ── het antwoord op een telefoon ─────────────────────────────────────────────────────────────────────────


def test_op_een_telefoon_blijft_de_eerste_regel_van_het_antwoord_in_beeld(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}planners/termijnen/#antwoorden:eerste_afspraak=2026-01-12")
    expect(page.locator(".cmz-termijnen")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    bar = page.locator(".cmz-antwoordbalk")
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("Trajectplan in het vertrouwelijk luik: maandag 23 februari 2026")
    bar.click()
    expect(page.locator(".cmz-volgende")).to_be_in_viewport()
    expect(bar).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_wie_om_het_antwoord_vraagt_ziet_het_begin_ervan(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{address}planners/verlenging/#antwoorden:bezig=2026-01-05")
    expect(page.locator(".cmz-resultaat")).not_to_be_empty()
    page.get_by_role("button", name="Toon het antwoord").scroll_into_view_if_needed()
    page.get_by_role("button", name="Toon het antwoord").click()
    # Also not behind the bar at the top.
    expect(page.locator(".cmz-resultaat h2").first).to_be_in_viewport(ratio=1)
    assert page.evaluate(
        """() => document.querySelector(".cmz-resultaat h2").getBoundingClientRect().top >=
            document.querySelector(".md-header").getBoundingClientRect().bottom"""
    )


@pytest.mark.lang
def test_de_balk_bedekt_geen_veld_dat_de_focus_krijgt(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}planners/termijnen/#antwoorden:eerste_afspraak=2026-01-12")
    bar = page.locator(".cmz-antwoordbalk")
    expect(page.locator(".cmz-termijnen")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(bar).to_be_visible()
    page.locator("cmz-planner form input:visible").first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => !document.querySelector(".cmz-antwoordbalk").hidden &&
            document.activeElement.getBoundingClientRect().bottom >
            document.querySelector(".cmz-antwoordbalk").getBoundingClientRect().top + 1"""
        )
        assert not covered


@pytest.mark.eerste(1)
@pytest.mark.parametrize("width", [1280, 1600])
def test_op_een_scherm_staat_het_antwoord_ernaast_en_is_er_geen_balk(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}planners/termijnen/#antwoorden:eerste_afspraak=2026-01-12")
    expect(page.locator(".cmz-termijnen")).to_be_visible()
    expect(page.locator(".cmz-antwoordbalk")).to_be_hidden()


def test_vinkjes_van_een_dossier_horen_bij_dat_dossier(page: Page, address: str) -> None:
    page.goto(address + EVALUATIE)
    page.evaluate(
        """() => localStorage.setItem("cmz-dossiers",
        JSON.stringify({versie: 2, dossiers: [{code: "B-12", antwoorden: {bezig: "2026-01-15"}}]}))"""
    )
    page.goto("about:blank")
    page.goto(f"{address}{EVALUATIE}#dossier:B-12")
    boxes = page.locator("article input[type=checkbox]")
    expect(boxes.first).to_be_enabled()
    boxes.first.check()
    expect(page.locator(".cmz-voortgang-uitleg")).to_contain_text("dossier ‘B-12’")
    expect(page.locator(".cmz-op-papier")).to_contain_text("Code: B-12")
    page.evaluate(
        """() => new Promise((done) => {
            const look = () => localStorage.getItem("cmz-dossiers").includes("evaluatie/") ? done() : setTimeout(look, 50);
            look();
        })"""
    )
    page.goto("about:blank")
    page.goto(f"{address}{EVALUATIE}#dossier:B-12")
    expect(boxes.first).to_be_checked()
    page.goto("about:blank")
    page.goto(address + EVALUATIE)
    expect(boxes.first).to_be_enabled()
    expect(boxes.first).not_to_be_checked()
