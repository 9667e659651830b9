"""What people bring along to a planner and take away from it: a pasted date, a calendar file."""

import pytest
from icalendar import Calendar
from playwright.sync_api import Page

from tests.browser.conftest import Log, expect, overal

STATUS = "cmz-planner > .cmz-stand, cmz-planner form .cmz-stand"


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize("text", ["12/1/2026", "12-01-2026", "12 januari 2026", "2026-01-12"])
def test_een_hele_datum_mag_in_het_eerste_veld(page: Page, address: str, log: Log, text: str) -> None:
    page.goto(f"{address}planners/termijnen/")
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    page.fill('[name="eerste_afspraak.dag"]', text)
    # 12 January 2026 + 6 weeks, by hand.
    expect(page.locator("[data-termijn=trajectplan]")).to_contain_text("23 februari 2026")


@overal
def test_een_kalender_zonder_code_zegt_wat_er_mis_kan_gaan(page: Page, address: str, log: Log) -> None:
    page.goto(f"{address}planners/termijnen/#antwoorden:bezig=2090-01-16")
    expect(page.locator("[data-termijn=maximumduur]")).to_contain_text("16 juli 2091")
    found = []
    for code in ("", "B-12"):
        page.get_by_label("Code voor je agenda").fill(code)
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Zet in je agenda").click()
        said = page.locator("cmz-planner .cmz-stand").first
        expect(said).to_contain_text("bij je downloads")
        wrong = "een ander dossier met dezelfde eerste datum overschrijft"
        (expect(said).not_to_contain_text if code else expect(said).to_contain_text)(wrong)
        events = Calendar.from_ical(waiting.value.path().read_bytes()).walk("VEVENT")
        found.append({str(event["UID"]): str(event["SUMMARY"]) for event in events})
    without, with_code = found
    assert len(without) == len(with_code) > 0
    assert not without.keys() & with_code.keys()
    assert all(title.startswith("B-12: ") for title in with_code.values())
