"""axe-core finds nothing on any page; on the pages that people use most also in dark and on a phone. The planners
with an answer: test_met_een_antwoord.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

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


def problems(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds in a part of the page (a selector), a line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "(part) => axe.run(part, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})", within
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
        if 'http-equiv="refresh"' in (site / name / "index.html").read_text(encoding="utf-8"):
            continue  # an old address, which goes on to another page at once
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


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["telefoon", "breed"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_when_search_results_are_open(
    plain: Page, address: str, scheme: str, size: dict[str, int]
) -> None:
    plain.set_viewport_size(size)  # type: ignore[arg-type]
    plain.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for asked in ("trajectplan", "transmisjon"):
        plain.goto(f"{address}?q={asked}")
        plain.locator(".md-search-result__item").first.wait_for()
        assert not problems(plain, "[data-md-component=search]"), asked
