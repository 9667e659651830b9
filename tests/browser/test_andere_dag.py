"""Rules as on another day: chosen on the page, marked above the answer, kept in the link, easily left."""

import re

from playwright.sync_api import Page

from tests.browser.conftest import expect, overal


def _vul(page: Page, vraag: str, dag: str, maand: str, jaar: str) -> None:
    for part, text in (("dag", dag), ("maand", maand), ("jaar", jaar)):
        page.locator(f'[name="{vraag}.{part}"]').fill(text)


@overal
def test_een_andere_dag_is_gemerkt_staat_in_de_link_en_is_met_een_klik_weg(page: Page, address: str) -> None:
    page.goto(f"{address}planners/termijnen/")
    choice = page.locator(".cmz-andere-dag")
    assert choice.get_attribute("open") is None
    choice.locator("summary").click()
    _vul(page, "bezig", "1", "3", "2026")
    _vul(page, "vandaag", "1", "januari", "2027")
    mark = page.locator(".cmz-zoals-op")
    expect(mark).to_contain_text("Je bekijkt de regels zoals op 1 januari 2027")
    expect(page.locator(".cmz-stand")).to_contain_text("Zoals op 1 januari 2027.")
    page.get_by_role("button", name="Maak een link").click()
    link = page.locator(".cmz-link input").input_value()
    assert re.search("#antwoorden:som=[0-9a-f]{4}&bezig=2026-03-01&vandaag=2027-01-01$", link)

    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".cmz-zoals-op")).to_be_visible()
    assert page.locator(".cmz-andere-dag").get_attribute("open") is not None
    page.get_by_role("button", name="Terug naar vandaag").click()
    expect(page.locator(".cmz-zoals-op")).to_have_count(0)
    assert page.locator('[name="vandaag.dag"]').input_value() == ""
    assert page.locator('[name="bezig.dag"]').input_value() == "1"


@overal
def test_een_dag_die_niet_kan_krijgt_een_melding_bij_het_veld(page: Page, address: str) -> None:
    page.goto(f"{address}planners/termijnen/")
    page.locator(".cmz-andere-dag summary").click()
    _vul(page, "vandaag", "31", "2", "2027")
    page.get_by_role("button", name="Toon het antwoord").click()
    expect(page.locator("#termijnen-vandaag-fout")).to_contain_text("bestaat niet")
    expect(page.locator(".cmz-zoals-op")).to_have_count(0)
