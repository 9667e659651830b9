"""axe-core finds nothing on any page, in light and dark, on a phone and on a screen. The planners with an answer:
test_met_een_antwoord.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, expect, overal

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"width": 320, "height": 800}
# High enough for every menu: a link that is half scrolled away counts as too small, though it can be scrolled back.
WIDE = {"width": 1280, "height": 2400}
SCHEMES = {"light": "default", "dark": "slate"}
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


def choose(page: Page, scheme: str) -> None:
    """Light or dark, with the button at the top: not every driver can make the device ask for it."""
    name = SCHEMES[scheme]
    page.evaluate(f"() => document.querySelector('[name=__palette][data-md-color-scheme={name}]').click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)


def problems(page: Page, within: str) -> list[str]:
    """What axe-core finds in a part of the page (a selector), a line each."""
    found = page.evaluate(
        """(part) => axe.run(part, {resultTypes: ["violations"],
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then((it) => it.violations)""",
        within,
    )
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'][:200]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def everywhere(page: Page, engine: str, within: str = "html") -> dict[str, list[str]]:
    """What axe-core finds on a phone and on a screen, in light and dark. Chromium gets all four; the others the two
    in which everything differs, because axe-core takes seconds there."""
    page.evaluate(AXE)
    found = {}
    for size, schemes in ((PHONE, ("light", "dark")), (WIDE, ("dark", "light"))):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in schemes if engine == "chromium" else schemes[1:]:
            choose(page, scheme)
            wrong = problems(page, within)
            if (
                wrong
            ):  # while the page still moves after the change of size, a link may lie half under another
                page.wait_for_timeout(500)
                wrong = problems(page, within)
            if wrong:
                found[f"{scheme}, {size['width']}"] = wrong
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
            found[f"schuift opzij, {size['width']}"] = [str(wide)]
    return found


def pages(site: Path) -> list[str]:
    """The addresses of all pages, without those that go on to another page at once; the one with the whole handbook
    holds them again."""
    return [
        "" if path.parent == site else f"{path.parent.relative_to(site).as_posix()}/"
        for path in sorted(site.rglob("index.html"))
        if path.parent.name != "alles" and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]


@overal
def test_axe_finds_nothing_on_any_page(eyes: Page, site: Path, address: str, engine: str) -> None:
    every = pages(site)
    assert set(KINDS) <= set(every)
    wrong = {}
    for name in every if engine == "chromium" else KINDS:
        eyes.goto(address + name)
        if found := everywhere(eyes, engine):
            wrong[name] = found
    assert not wrong


@overal
@pytest.mark.parametrize("asked", ["trajectplan", "transmisjon"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["telefoon", "breed"])
def test_axe_finds_nothing_when_search_results_are_open(
    eyes: Page, address: str, asked: str, size: dict[str, int]
) -> None:
    eyes.set_viewport_size(size)  # type: ignore[arg-type]
    eyes.goto("about:blank")
    eyes.goto(f"{address}?q={asked}")
    expect(eyes.locator(".md-search-result__item").first).to_be_visible()
    eyes.evaluate(AXE)
    for scheme in ("light", "dark"):
        choose(eyes, scheme)
        assert not problems(eyes, "[data-md-component=search]"), scheme


@pytest.mark.motoren(
    "chromium",
    niet=dict.fromkeys(("firefox", "webkit"), "krijgt de voorkeur van het toestel voor donker niet gezet"),
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_or_dark_is_what_the_device_asks_for(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
