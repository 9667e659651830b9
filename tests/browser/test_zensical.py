"""The same site built by Zensical: its planners answer, its dossiers open, and nothing asks another host."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

import planner
from planner.model import Regels
from tests.browser import test_planners
from tests.browser.conftest import BASIS, NAMES, ROOT, Log, expect, serve

SITE = ROOT / "site-zensical"
pytestmark = pytest.mark.lang


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not (SITE / "index.html").is_file():
        pytest.fail("In site-zensical/ staat geen gebouwde site. Voer eerst 'make site-zensical' uit.")
    running, url = serve(SITE, BASIS)
    yield url
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="module")
def rules() -> Regels:
    return planner.load(ROOT / "data")


@pytest.mark.parametrize("name", NAMES)
def test_a_planner_gives_the_answer_of_the_engine(
    page: Page, address: str, log: Log, rules: Regels, name: str
) -> None:
    test_planners.test_every_field_has_a_name_and_the_filled_in_form_gives_the_answer_of_the_engine(
        page, address, log, rules, name
    )


def test_the_menu_leads_from_page_to_page_and_a_planner_still_answers(page: Page, address: str) -> None:
    page.goto(f"{address}planners/")
    page.locator(".md-content a[href$='termijnen/']").first.click()
    expect(page.locator("cmz-planner[name=termijnen]")).to_have_attribute("data-state", "leeg")
    test_planners.fill(page, "eerste_afspraak", "2026-01-12")
    expect(page.locator(".cmz-resultaat")).to_contain_text("23 februari 2026")


def test_a_dossier_can_be_made(page: Page, address: str) -> None:
    page.goto(f"{address}planners/dossiers/")
    expect(page.locator("cmz-dossiers")).to_have_attribute("data-state", "klaar")
