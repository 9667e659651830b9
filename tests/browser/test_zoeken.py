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
def test_enter_opens_the_planner_that_answers_the_question(page: Page, address: str) -> None:
    search(page, address, "wanneer moet het trajectplan klaar zijn")
    expect(page.locator(RESULT).first).to_contain_text("Termijnplanner")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/planners/termijnen/"))


@overal
def test_the_arrow_keys_and_enter_open_the_piece_itself(page: Page, address: str) -> None:
    search(page, address, "wie sluit toegang af")
    expect(page.locator(RESULT).first).to_contain_text("sluit de toegang")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/5-einde/afsluiten/.*#3-de-casemanager-werk-sluit-de-toegang"))
    expect(page.locator("[id='3-de-casemanager-werk-sluit-de-toegang']")).to_be_in_viewport()


@overal
def test_a_known_value_stands_in_the_result(page: Page, address: str) -> None:
    search(page, address, "trajektplan")
    expect(page.locator(".cmz-antwoord").first).to_contain_text("6 weken na de eerste afspraak")


@overal
def test_a_corrected_word_is_marked_on_the_page_that_opens(page: Page, address: str) -> None:
    search(page, address, "trajektplan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/trajectplan/\?h=trajectplan"))
    expect(page.locator("article mark").first).to_have_text(re.compile("^trajectplan$", re.IGNORECASE))


@overal
def test_nothing_found_is_said_and_offers_near_words(page: Page, address: str) -> None:
    search(page, address, "transmisjon")
    expect(page.locator(SAID)).to_have_text("Niets gevonden. Eén woord lijkt erop.")
    expect(page.locator(".md-search-result__list")).to_contain_text("transmissie")


@overal
def test_a_link_with_a_question_searches_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}?q=zorgbudget")
    expect(page.locator(RESULT).first).to_be_visible()


def test_who_does_not_search_transfers_no_index(page: Page, address: str, log: Log) -> None:
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
def test_an_index_that_does_not_arrive_is_told_and_asked_again(
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
def test_a_wrong_address_offers_a_search_for_its_words(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True  # the browser reports the missing page itself
    page.goto(address + "handboek/einde/verlenging-aanvragen/")
    expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="Zoek naar ‘verlenging aanvragen’").click()
    expect(page.locator(RESULT).first).to_contain_text("Een traject verlengen")


@overal
def test_an_old_address_leads_to_the_new_page(page: Page, address: str) -> None:
    page.goto(address + "handboek/")
    expect(page).to_have_url(re.compile(r"/handboek/1-over-dit-handboek/"))
