"""The site as an app on the home screen, the share sheet of a device, and the name of what is printed."""

import struct
from datetime import date
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import expect, thema_begint, wacht_tot

PLANNER = "planners/termijnen/"
pytestmark = pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "de besturing wacht niet op een belofte of een voorwaarde"}
)
# A device with a share sheet that takes these kinds of files; what it is given is kept.
SHEET = """(kinds) => {
  window.gedeeld = [];
  navigator.canShare = (what) => !what.files || what.files.every((it) => kinds.includes(it.type));
  navigator.share = async (what) => {
    window.gedeeld.push({ ...what, files: await Promise.all([...(what.files ?? [])].map(async (it) => [it.name, it.type, await it.text()])) });
  };
}"""


@pytest.mark.parametrize("start", ["", "handboek/3-start/trajectplan/"])
def test_de_site_kan_geinstalleerd_worden_en_begint_bij_haar_startpagina(
    page: Page, address: str, start: str
) -> None:
    page.goto(address + start)
    link = page.evaluate("document.querySelector('link[rel=manifest]').href")
    found = page.evaluate("(link) => fetch(link).then((it) => it.json())", link)
    assert urljoin(link, found["start_url"]) == urljoin(link, found["scope"]) == address
    assert urljoin(link, found["id"]) == address
    assert (found["lang"], found["display"]) == ("nl-BE", "standalone")
    sizes = set()
    for icon in found["icons"]:
        source = urljoin(link, icon["src"])
        assert source.startswith(address)
        raw = page.evaluate(
            "(at) => fetch(at).then((it) => it.arrayBuffer()).then((it) => [...new Uint8Array(it)])", source
        )
        if icon["type"] == "image/png":
            assert "x".join(map(str, struct.unpack(">II", bytes(raw[16:24])))) == icon["sizes"]
            sizes.add(icon["sizes"])
    assert sizes == {"192x192", "512x512"}, "wat Android vraagt om te installeren"
    for shortcut in found["shortcuts"]:
        assert page.evaluate("(at) => fetch(at).then((it) => it.ok)", urljoin(link, shortcut["url"]))
    touch = page.evaluate("document.querySelector('link[rel=apple-touch-icon]').href")
    assert page.evaluate("(at) => fetch(at).then((it) => it.ok)", touch)


def opened(page: Page, address: str, kinds: list[str]) -> None:
    page.goto(f"{address}{PLANNER}#antwoorden:bezig=2090-01-16")
    expect(page.locator("[data-termijn=maximumduur]")).to_contain_text("16 juli 2091")
    page.evaluate(SHEET, kinds)


def test_een_tekst_en_een_kalender_gaan_naar_het_deelvenster_waar_dat_er_is(page: Page, address: str) -> None:
    opened(page, address, ["text/calendar"])
    page.get_by_role("button", name="als tekst").click()
    page.get_by_role("button", name="Deel de tekst").click()
    page.get_by_label("Code voor je agenda").fill("B-12")
    with page.expect_download():
        page.get_by_role("button", name="Zet in je agenda").click()
    page.get_by_role("button", name="Deel het agendabestand").click()
    wacht_tot(page, "gedeeld.length === 2")
    text, calendar = page.evaluate("gedeeld")
    assert "16 juli 2091" in text["text"]
    ((name, kind, content),) = calendar["files"]
    assert (name, kind) == ("termijnen.ics", "text/calendar")
    assert content.startswith("BEGIN:VCALENDAR\r\n")
    assert set(text) == {"text", "files"}, "geen adres: daar staan de antwoorden in"


def test_zonder_deelvenster_dat_het_aanneemt_is_er_geen_knop_voor(page: Page, address: str) -> None:
    opened(page, address, [])
    with page.expect_download():
        page.get_by_role("button", name="Zet in je agenda").click()
    expect(page.locator("cmz-planner .cmz-stand").first).to_contain_text("bij je downloads")
    assert page.get_by_role("button", name="Deel het agendabestand").count() == 0


def test_een_afdruk_heet_naar_de_pagina_de_code_en_de_dag(page: Page, address: str) -> None:
    page.goto(f"{address}{PLANNER}#antwoorden:bezig=2025-10-15")
    expect(page.locator("[data-termijn=maximumduur]")).to_contain_text("2027")
    thema_begint(page)
    before = page.title()
    for code, name in (("", "Termijnplanner"), ("B-12", "Termijnplanner B-12")):
        page.get_by_label("Code voor je agenda").fill(code)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.title() == f"{name} {date.today()}"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.title() == before
