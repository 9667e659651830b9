"""axe-core finds nothing on any page; on the pages that people use most also in dark and on a phone, and with
answers on the planners."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NARROW, WIDE = {"width": 320, "height": 800}, {"width": 1280, "height": 900}
# High enough for every menu: a link that is half scrolled away counts as too small, though it can be scrolled back.
HIGH = {"width": 1280, "height": 2400}
# Pages of every kind: what holds there holds for their sisters.
KINDS = (
    "",
    "handboek/3-start/eerste-afspraak/",
    "handboek/5-einde/mogelijke-eindadviezen/",
    "checklists/trajectplan/",
    "leren/zelftest/",
    "naslag/begrippen/",
    "naslag/wie-doet-wat/",
    "naslag/termijnen/",
    "naslag/waar-de-bronnen-verschillen/",
    "planners/termijnen/",
    "planners/eindadvies/",
    "planners/vergoeding/",
    "planners/dossiers/",
    "beheer/dekking/",
)
ANSWERS = {
    "termijnen": "toeleiding=2026-01-05&eerste_afspraak=2026-01-12&trajectplan_opgeladen=2026-02-20&bezig=2026-02-27",
    "eindadvies": "vroegtijdig_stoppen=nee&bezig=2026-01-15&plan_uitgevoerd=ja&inschatting=beschermd",
    "verlenging": "bezig=2025-10-15&aanvraag=2026-12-01&onderbreking_van=2026-05-01&onderbreking_tot=2026-08-01&reden=ziekte",
    "vergoeding": "regels.1.aantal=10&regels.1.afloop=afgerond",
}


def problems(page: Page) -> list[str]:
    """What axe-core finds, a line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
    )
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def pages(site: Path) -> list[str]:
    """The addresses of all pages; the one with the whole handbook holds them again."""
    found = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return ["" if name == "." else f"{name}/" for name in found if not name.endswith("alles")]


@pytest.fixture(scope="module")
def plain(browser: Browser):
    """A page whose policy lets the test bring axe in; the policy itself is tested elsewhere."""
    context = browser.new_context(
        bypass_csp=True, viewport=WIDE, reduced_motion="reduce", service_workers="block"
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_page(plain: Page, site: Path, address: str) -> None:
    plain.set_viewport_size(HIGH)
    plain.emulate_media(color_scheme="light")
    wrong = {}
    for name in pages(site):
        plain.goto(address + name)
        if found := problems(plain):
            wrong[name] = found
    assert not wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_on_a_phone_and_in_the_dark(
    plain: Page, address: str, name: str, scheme: str
) -> None:
    plain.set_viewport_size(NARROW)
    plain.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    plain.goto(address + name)
    assert not problems(plain)
    assert plain.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ANSWERS)
def test_axe_finds_nothing_with_an_answer(plain: Page, address: str, name: str, scheme: str) -> None:
    plain.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for size in (WIDE, NARROW):
        plain.set_viewport_size(size)
        plain.goto("about:blank")
        plain.goto(f"{address}planners/{name}/#antwoorden:{ANSWERS[name]}")
        expect(plain.locator("cmz-planner")).to_have_attribute("data-state", re.compile("klaar"))
        expect(plain.locator(".cmz-resultaat")).not_to_be_empty()
        assert not problems(plain)
        assert plain.evaluate("document.documentElement.scrollWidth") <= size["width"]
