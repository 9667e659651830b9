"""The same site built by Zensical: its planners answer, its dossiers open, and nothing asks another host."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from planner.model import Regels
from tests.browser import test_dossiers, test_planners
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


@pytest.mark.parametrize("name", NAMES)
def test_een_planner_geeft_het_antwoord_van_de_motor(
    page: Page, address: str, log: Log, rules: Regels, name: str
) -> None:
    test_planners.test_elk_veld_heeft_een_naam_en_het_ingevulde_formulier_geeft_het_antwoord_van_de_motor(
        page, address, log, rules, name
    )


def test_het_menu_leidt_van_pagina_naar_pagina_en_een_planner_antwoordt_nog(page: Page, address: str) -> None:
    page.goto(f"{address}planners/")
    page.locator(".md-content a[href$='termijnen/']").first.click()
    expect(page.locator("cmz-planner[name=termijnen]")).to_have_attribute(
        "data-state", re.compile("leeg|klaar")
    )
    test_planners.fill(page, "eerste_afspraak", "2026-01-12")
    expect(page.locator(".cmz-resultaat")).to_contain_text("23 februari 2026")


@pytest.mark.eigen_venster
def test_een_dossier_kan_gemaakt_worden(page: Page, address: str, log: Log) -> None:
    test_dossiers.test_een_geval_wordt_bewaard_geopend_en_gewijzigd(page, address, log)
