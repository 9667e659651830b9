"""The downloaded site, opened from the disk: everything can be read, and nothing pretends to work."""

import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from macros.afwerking import download
from tests.browser.conftest import Log, expect, overal, watch


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("uitgepakt")
    with zipfile.ZipFile(site / download.FILE) as archive:
        archive.extractall(folder)
    return folder / download.FOLDER


@overal
@pytest.mark.parametrize("width", [1280, 320])
def test_de_hele_weg_van_de_eerste_pagina_naar_een_planner(
    eyes: Page, unpacked: Path, log: Log, engine: str, width: int
) -> None:
    page = eyes
    if engine != "webkit":
        watch(page, log).on("request", lambda request: log.requests.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((unpacked / "index.html").as_uri())
    expect(page.locator("h1")).to_contain_text("Waarvoor kom je?")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    notice = page.locator(".cmz-van-schijf-melding")
    expect(notice).to_contain_text("Zoeken en rekenen werken alleen op de site zelf.")
    expect(notice).to_be_visible()
    expect(page.locator(".md-search__input")).to_be_hidden()
    if engine == "webkit":
        log.requests += page.requests()

    page.get_by_role("link", name="Ik volg een traject op").click()
    expect(page).to_have_url((unpacked / "planners/termijnen/index.html").as_uri())
    expect(page.locator("h1")).to_contain_text("Termijnplanner")
    expect(page.locator("article")).to_contain_text(
        "De planner kan niet rekenen in een gedownload exemplaar."
    )
    expect(page.locator("cmz-planner")).to_be_hidden()
    expect(page.locator("article table").first).to_contain_text("uiterlijk 28 dagen na de toeleiding")
    expect(page.locator("article table").first).to_be_visible()
    if width == 320:
        page.locator(".md-header button[for=__drawer]").click()
        expect(page.locator(".md-nav--primary").get_by_role("link", name="Verlengingscheck")).to_be_visible()
    if engine == "webkit":
        log.requests += page.requests()
        log.errors += page.errors()
    outside = [url for url in log.requests if not url.startswith(unpacked.as_uri())]
    assert outside == []
    assert log.errors == []


def test_elke_link_en_elk_deel_van_een_pagina_is_er(unpacked: Path) -> None:
    """Read without a browser: 100 pages are faster that way."""
    missing = set()
    for page in unpacked.rglob("*.html"):
        text = re.sub(r'(?s)<div class="cmz-alleen-online".*?</div>', "", page.read_text(encoding="utf-8"))
        # An address of mail is written as character numbers: &#109;…
        for link in re.findall(r'<[a-z][^<>]*?\s(?:href|src)="([^"#:&]+)["#]', text):
            goal = page.parent / unquote(unescape(link.partition("?")[0]))
            if not goal.is_file():
                missing.add(f"{page.relative_to(unpacked)}: {link}")
    assert sorted(missing) == []
