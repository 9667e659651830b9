"""Searching in a real browser: by keyboard, with an answer at once, and never a dead end."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Log, expect, overal

RESULT = ".md-search-result__item"
FIELD = ".md-search__input"
SAID = ".md-search-result__meta"
# What only who searches needs.
OURS = ("stukken.json", "zoekmotor.js")


def search(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.locator(FIELD).click()
    page.keyboard.type(words)
    expect(page.locator(RESULT).first).to_be_visible()


@overal
def test_enter_opent_de_planner_die_de_vraag_beantwoordt(page: Page, address: str) -> None:
    search(page, address, "wanneer moet het trajectplan klaar zijn")
    expect(page.locator(RESULT).first).to_contain_text("Termijnplanner")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/planners/termijnen/"))


@overal
def test_pijltjes_en_enter_openen_het_stuk_zelf(page: Page, address: str) -> None:
    search(page, address, "wie sluit toegang af")
    expect(page.locator(RESULT).first).to_contain_text("sluit de toegang")
    # The keys go through the list of the whole question, not of its first letters.
    expect(page.locator(f"{RESULT} a").nth(1)).to_have_attribute(
        "href", re.compile("#3-de-casemanager-werk-sluit")
    )
    expect(page.locator("[data-voorlopig]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/5-einde/afsluiten/.*#3-de-casemanager-werk-sluit-de-toegang"))
    expect(page.locator("[id='3-de-casemanager-werk-sluit-de-toegang']")).to_be_in_viewport()


@overal
def test_een_bekende_waarde_staat_in_het_zoekresultaat(page: Page, address: str) -> None:
    search(page, address, "trajektplan")
    expect(page.locator(".cmz-antwoord").first).to_contain_text("6 weken na de eerste afspraak")


@overal
def test_een_verbeterd_zoekwoord_is_gemarkeerd_op_de_pagina_die_opent(page: Page, address: str) -> None:
    search(page, address, "trajektplan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/trajectplan/\?h=trajectplan"))
    expect(page.locator("article mark").first).to_have_text(re.compile("^trajectplan$", re.IGNORECASE))


@overal
@pytest.mark.parametrize(
    ("getypt", "adres"),
    # By the titles alone the term ‘verlenging’ comes first.
    [
        ("trajektplan", r"/trajectplan/\?h=trajectplan"),
        ("hoe lang duurt een verlenging", r"/handboek/|/planners/"),
    ],
)
def test_enter_wacht_op_het_hele_antwoord_op_wat_er_staat(
    page: Page, address: str, getypt: str, adres: str
) -> None:
    page.goto(address)
    page.locator(FIELD).click()
    page.keyboard.type(getypt)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(adres))


@overal
def test_niets_gevonden_wordt_gezegd_met_woorden_die_erop_lijken(page: Page, address: str) -> None:
    search(page, address, "transmisjon")
    expect(page.locator(SAID)).to_have_text("Niets gevonden. Eén woord lijkt erop.")
    expect(page.locator(".md-search-result__list")).to_contain_text("transmissie")


@overal
def test_een_link_met_een_zoekvraag_zoekt_meteen(page: Page, address: str) -> None:
    page.goto(f"{address}?q=zorgbudget")
    expect(page.locator(RESULT).first).to_be_visible()


def test_wie_niet_zoekt_haalt_geen_index_op(page: Page, address: str, log: Log) -> None:
    """Chromium only: the others do not tell what a worker asks for."""
    page.goto(f"{address}handboek/3-start/trajectplan/?h=trajectplan")
    expect(page.locator("article mark").first).to_have_text(re.compile("trajectplan", re.IGNORECASE))
    page.wait_for_load_state("networkidle")
    assert not [url for url in log.requests if url.endswith(OURS)]
    # The field has the focus: before the first letter all comes in.
    with page.context.expect_event("request", lambda it: it.url.endswith(OURS[0])):
        page.locator(FIELD).click()


@pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "haalt een bestand soms vooraf, en heeft het dan al"}
)
def test_een_index_die_niet_aankomt_wordt_gemeld_en_opnieuw_gevraagd(
    page: Page, address: str, log: Log, refused: set[str]
) -> None:
    log.errors_expected = True  # the browser reports the broken request itself
    refused.add("stukken.json")
    search(page, address, "traj")
    expect(page.locator(SAID)).to_have_text("Zoeken lukt nu niet.")
    expect(page.locator(".md-search-result__list")).to_contain_text("Typ nog een letter")
    refused.clear()
    page.keyboard.type("ektplan")
    expect(page.locator(RESULT).first).to_contain_text("Trajectplan")


@overal
@pytest.mark.parametrize("address", ["/"], indirect=True)
def test_een_fout_adres_biedt_een_zoekvraag_met_zijn_woorden_aan(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True  # the browser reports the missing page itself
    page.goto(address + "handboek/einde/verlenging-aanvragen/")
    expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="Zoek naar ‘verlenging aanvragen’").click()
    expect(page.locator(RESULT).first).to_contain_text("Een traject verlengen")


@overal
def test_een_oud_adres_leidt_naar_de_nieuwe_pagina(page: Page, address: str) -> None:
    page.goto(address + "handboek/")
    expect(page).to_have_url(re.compile(r"/handboek/1-over-dit-handboek/"))
