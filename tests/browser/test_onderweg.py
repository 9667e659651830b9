"""What mail and chat do to a link with answers on its way, and where a link leads that nobody can follow."""

import re

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.conftest import Log, expect, overal, watch

PLANNER = "planners/termijnen/"
# 15 October 2025 and 18 months, by hand.
ANSWER = "15 april 2027"
WHOLE = "antwoorden:bezig=2025-10-15&evaluaties=2026-05-04,2026-11-02"
ENCODED = "antwoorden%3Abezig%3D2025-10-15%26evaluaties%3D2026-05-04%2C2026-11-02"
NO_ROUTES = {"webkit": "de besturing zegt niet waarnaar een verzoek verwijst"}


def answered(page: Page, address: str) -> None:
    expect(page.locator("[data-termijn=maximumduur]")).to_contain_text(ANSWER)
    assert page.url.startswith(f"{address}{PLANNER}#antwoorden")


@pytest.mark.motoren("chromium", "firefox", niet=NO_ROUTES)
@pytest.mark.parametrize("place", [f"{PLANNER}%23", f"{PLANNER}%2523", "planners/termijnen%23"])
@pytest.mark.parametrize("link", [WHOLE, ENCODED], ids=["leesbaar", "versleuteld"])
def test_antwoorden_die_in_het_pad_kwamen_gaan_terug_achter_het_hekje(
    page: Page, address: str, log: Log, place: str, link: str
) -> None:
    """The first request cannot be helped; nothing that follows tells anybody again."""
    log.errors_expected = True  # the browser reports the 404 itself
    asked: list[tuple[str, str]] = []

    def note(request: Request) -> None:
        asked.append((request.url, request.headers.get("referer", "")))

    page.on("request", note)
    page.goto(address + place + link, wait_until="commit")
    answered(page, address)
    carrying = [url for url, from_where in asked if "2025-10-15" in url.partition("#")[0] + from_where]
    assert len(carrying) == 1
    assert len(asked) > 5


@pytest.mark.motoren("chromium", "firefox", niet=NO_ROUTES)
def test_met_de_site_op_het_toestel_draagt_geen_enkel_verzoek_ze(
    browser: Browser, address: str, log: Log, refused: set[str]
) -> None:
    context = browser.new_context(service_workers="allow")
    page = watch(context.new_page(), log)
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    refused.update({"%23", "2025-10-15"})  # whoever asks the server for it, fails
    page.goto(f"{address}{PLANNER}%23{WHOLE}", wait_until="commit")
    answered(page, address)
    context.close()
    assert not log.errors


@overal
@pytest.mark.parametrize(
    "link", [ENCODED, ENCODED.replace("%", "%25"), WHOLE.replace("&", "&amp;"), f"{WHOLE}."]
)
def test_gecodeerde_antwoorden_achter_het_hekje_worden_gelezen(page: Page, address: str, link: str) -> None:
    page.goto(f"{address}{PLANNER}#{link}")
    answered(page, address)
    assert page.input_value('[name="bezig.jaar"]') == "2025"


@overal
def test_een_verhuisde_pagina_houdt_wat_achter_het_hekje_staat(page: Page, address: str) -> None:
    page.goto(f"{address}handboek/#{WHOLE}")
    expect(page.locator("h1")).to_contain_text("Over dit handboek")
    assert page.url == f"{address}handboek/1-over-dit-handboek/#{WHOLE}"


@overal
@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("antwoorden:som=0000&bezig=2025-10-15", "Deze link is onderweg gewijzigd of afgebroken."),
        ("antwoorden%3A", "In deze link staan geen antwoorden."),
        ("antwoorden", "In deze link staan geen antwoorden."),
    ],
)
def test_wat_niet_te_lezen_is_zegt_dat(page: Page, address: str, link: str, said: str) -> None:
    page.goto(f"{address}{PLANNER}#{link}")
    expect(page.locator(".cmz-resultaat")).to_contain_text(said)


@pytest.mark.motoren("chromium", "firefox", niet=NO_ROUTES)
@pytest.mark.parametrize(
    "path", ["%ff", "%", "%E0%A4%A/", "%23", "//voorbeeld.invalid/%23x", "%23javascript:alert(1)"]
)
def test_een_pad_dat_geen_tekst_is_geeft_de_pagina_voor_een_fout_adres(
    page: Page, address: str, log: Log, path: str
) -> None:
    log.errors_expected = True  # the 404 itself
    page.goto(address + path, wait_until="commit")
    expect(page.locator("h1")).not_to_be_empty()
    assert page.url.startswith(address)
    assert not [text for text in log.errors if re.search("URI|malformed|is not", text)]
