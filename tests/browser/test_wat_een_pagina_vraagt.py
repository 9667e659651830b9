"""Een pagina haalt de scripts waarvoor ze iets heeft, ook als het thema haar in de plaats van een andere zet."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Log, expect

HANDBOEK = "handboek/3-start/trajectplan/"
# Per script: een pagina die het nodig heeft, en waaraan je ziet dat het zijn werk deed.
DELEN = {
    "planner.mjs": ("planners/kader/", 'cmz-planner[data-state="leeg"], cmz-planner[data-state="klaar"]'),
    "dossiers.mjs": ("planners/dossiers/", "cmz-dossiers[data-state]"),
    "checklist.mjs": ("checklists/einde/", 'article input[type="checkbox"]:enabled'),
}


def eigen_scripts(log: Log, address: str) -> set[str]:
    """De scripts van de site zelf die gevraagd werden."""
    return {
        path.rpartition("/")[2]
        for path in (url.removeprefix(address).partition("?")[0] for url in log.requests)
        if re.match(r"assets/js/.*\.mjs$", path)
    }


def test_een_pagina_van_het_handboek_vraagt_een_script_van_ons_en_niets_dubbel(
    page: Page, address: str, log: Log
) -> None:
    page.goto(address + HANDBOEK)
    page.wait_for_load_state("networkidle")
    assert eigen_scripts(log, address) == {"pagina.mjs"}
    assert len(log.requests) == len(set(log.requests)), log.requests
    assert not [url for url in log.requests if "logo" in url]


@pytest.mark.parametrize("deel", DELEN)
def test_een_pagina_haalt_wat_ze_nodig_heeft(page: Page, address: str, log: Log, deel: str) -> None:
    pad, teken = DELEN[deel]
    page.goto(address + pad)
    expect(page.locator(teken).first).to_be_visible(timeout=60_000)
    assert deel in eigen_scripts(log, address)


@pytest.mark.motoren("chromium")
@pytest.mark.parametrize("deel", DELEN)
def test_ook_zonder_nieuwe_pagina_te_laden_komt_wat_ze_nodig_heeft(
    page: Page, address: str, log: Log, deel: str
) -> None:
    pad, teken = DELEN[deel]
    # Het thema doet dat alleen op de host die de sitemap noemt.
    plaatsen = "".join(f"<url><loc>{address}{plaats}</loc></url>" for plaats in (HANDBOEK, pad))
    page.context.route(
        "**/sitemap.xml",
        lambda route: route.fulfill(body=f"<urlset>{plaatsen}</urlset>", content_type="text/xml"),
    )
    page.goto(address + HANDBOEK)
    page.wait_for_load_state("networkidle")
    page.evaluate(
        """(href) => {
            window.zelfdePagina = true;
            const link = document.createElement("a");
            Object.assign(link, { href, textContent: "verder", id: "verder" });
            document.querySelector("article").prepend(link);
        }""",
        address + pad,
    )
    page.click("#verder")
    expect(page.locator(teken).first).to_be_visible(timeout=60_000)
    assert page.evaluate("window.zelfdePagina"), "het thema laadde de pagina helemaal"
    assert deel in eigen_scripts(log, address)
