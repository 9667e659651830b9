"""Searching in a real browser: by keyboard, with an answer at once, and never a dead end."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Log

RESULT = ".md-search-result__item"


def search(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    expect(page.locator(RESULT).first).to_be_visible()


def test_enter_opens_the_planner_that_answers_the_question(page: Page, address: str) -> None:
    search(page, address, "wanneer moet het trajectplan klaar zijn")
    expect(page.locator(RESULT).first).to_contain_text("Termijnplanner")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/planners/termijnen/"))


def test_the_arrow_keys_and_enter_open_the_piece_itself(page: Page, address: str) -> None:
    search(page, address, "wie sluit toegang af")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/5-einde/afsluiten/.*#3-de-casemanager-werk-sluit-de-toegang"))
    expect(page.locator("[id='3-de-casemanager-werk-sluit-de-toegang']")).to_be_in_viewport()


def test_a_known_value_stands_in_the_result(page: Page, address: str) -> None:
    search(page, address, "trajektplan")
    expect(page.locator(".cmz-antwoord").first).to_contain_text("6 weken na de eerste afspraak")


def test_nothing_found_is_said_and_offers_near_words(page: Page, address: str) -> None:
    search(page, address, "transmisjeproces")
    expect(
        page.get_by_role("status").filter(has_text="Niets gevonden. Eén woord lijkt erop.")
    ).to_be_visible()
    expect(page.locator(".md-search-result__list")).to_contain_text("transmissie")


@pytest.mark.parametrize("address", ["/"], indirect=True)
def test_a_wrong_address_offers_a_search_for_its_words(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True  # the browser reports the missing page itself
    page.goto(address + "handboek/einde/verlenging-aanvragen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="Zoek naar ‘verlenging aanvragen’").click()
    expect(page.locator(RESULT).first).to_contain_text("Een traject verlengen")


def test_an_old_address_leads_to_the_new_page(page: Page, address: str) -> None:
    page.goto(address + "handboek/")
    expect(page).to_have_url(re.compile(r"/handboek/1-over-dit-handboek/"))
