"""A browser whose settings let no page keep anything: no cookies, no storage, no service worker. Reading, searching
and calculating work; what cannot be kept says so."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.conftest import Log, expect, judge, program, watch
from tests.chromium import FLAGS

pytestmark = pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "de besturing kan deze instelling niet zetten"}
)
# Chromium: chrome://settings/content, "sites mogen geen gegevens opslaan".
SETTINGS = {"profile": {"default_content_setting_values": {"cookies": 2}}}


@pytest.fixture(scope="module")
def forbidding(
    engine: str, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    found = program(engine)
    if not found:
        pytest.skip(f"{engine} staat niet op deze computer")
    if engine == "chromium":
        folder = tmp_path_factory.mktemp("profiel")
        (folder / "Default").mkdir()
        (folder / "Default/Preferences").write_text(json.dumps(SETTINGS), encoding="utf-8")
        context = playwright.chromium.launch_persistent_context(folder, executable_path=found, args=FLAGS)
        yield context.new_page()
        context.close()
        return
    browser = playwright.firefox.launch(
        executable_path=found, channel="moz-firefox", firefox_user_prefs={"network.cookie.cookieBehavior": 2}
    )
    yield browser.new_page()
    browser.close()


@pytest.fixture
def page(forbidding: Page, address: str, log: Log) -> Iterator[Page]:
    watch(forbidding, log)
    yield forbidding
    # Firefox reports each question about storage itself, also one that a script asks in vain.
    log.errors = [text for text in log.errors if not text.startswith("Storage access is restricted")]
    judge(address, log)


def test_de_browser_verbiedt_het_echt(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("(() => { document.cookie = 'proef=1'; return document.cookie; })()") == ""
    denied = "caches.keys().then(() => '', (it) => it.name)"
    assert page.evaluate(denied) == "SecurityError"


def test_zoeken_werkt(page: Page, address: str) -> None:
    page.goto(f"{address}?q=eindadvies")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_het_menu_en_de_keuze_van_kleuren_werken(page: Page, address: str) -> None:
    page.goto(address)
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]:visible").first.click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))


def test_een_planner_werkt(page: Page, address: str) -> None:
    page.goto(f"{address}planners/termijnen/#antwoorden:bezig=2025-10-15")
    expect(page.locator("[data-termijn=maximumduur]")).to_contain_text("15 april 2027")


def test_mijn_dossiers_zegt_dat_het_niets_kan_bewaren(page: Page, address: str) -> None:
    page.goto(f"{address}planners/dossiers/")
    expect(page.locator("cmz-dossiers .cmz-stand").first).to_contain_text(
        "laat niet toe dat een pagina iets bewaart"
    )


def test_ook_de_pagina_over_werken_zonder_internet_zegt_dat(page: Page, address: str) -> None:
    page.goto(f"{address}naslag/zonder-internet/")
    expect(page.locator("[data-offline]")).to_contain_text("laat niet toe dat een pagina iets bewaart")
