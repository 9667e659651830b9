"""axe-core finds nothing on any page, in light and dark, on a phone and on a screen, and in every state that a visitor
brings a page into. The planners with an answer: test_met_een_antwoord.py."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, expect, overal, thema_begint

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"width": 320, "height": 800}
# High enough for every menu: a link that is half scrolled away counts as too small, though it can be scrolled back.
WIDE = {"width": 1280, "height": 4000}
SCHEMES = {"light": "default", "dark": "slate"}
type Look = tuple[dict[str, int], str]
# In the short run each page is seen in one of the first two, by turns: between those everything differs.
LOOKS: list[Look] = [(PHONE, "dark"), (WIDE, "light"), (PHONE, "light"), (WIDE, "dark")]
# Pages of every kind: what holds there holds for their sisters.
KINDS = (
    "",
    "handboek/3-start/eerste-afspraak/",
    "handboek/5-einde/mogelijke-eindadviezen/",
    "checklists/trajectplan/",
    "checklists/einde/",
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
    thema_begint(page)
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


def everywhere(page: Page, looks: Sequence[Look], within: str = "html") -> dict[str, list[str]]:
    """What axe-core finds in each of `looks`, and where the page is wider than the screen."""
    page.evaluate(AXE)
    found = {}
    for size, scheme in looks:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        choose(page, scheme)
        wrong = problems(page, within)
        if wrong:  # while the page still moves after the change of size, a link may lie half under another
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
def test_axe_vindt_niets_op_welke_pagina_ook(
    eyes: Page, site: Path, address: str, engine: str, alles: bool
) -> None:
    every = pages(site)
    assert set(KINDS) <= set(every)
    wrong = {}
    # axe-core takes seconds in the other browsers.
    everything = alles and engine == "chromium"
    for number, name in enumerate(every if everything else KINDS):
        eyes.goto(address + name)
        if found := everywhere(eyes, LOOKS if everything else [LOOKS[number % 2]]):
            wrong[name] = found
    assert not wrong


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize("asked", ["trajectplan", "transmisjon"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["telefoon", "breed"])
def test_axe_vindt_niets_als_zoekresultaten_openstaan(
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
def test_licht_of_donker_is_wat_het_toestel_vraagt(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


# --- the states of a page ---------------------------------------------------------------------------------

CSV = "code;bezig;evaluaties\r\nB-12;15/01/2026;\r\n007;20/10/2025;4/05/2026\r\nC-3;morgen;\r\n"


def planner_states(page: Page, address: str) -> Iterator[str]:
    page.goto(f"{address}planners/termijnen/")
    for part, text in (("dag", "31"), ("maand", "2"), ("jaar", "2026")):
        page.fill(f'[name="bezig.{part}"]', text)
    page.get_by_role("button", name="Toon het antwoord").click()
    expect(page.locator(".cmz-fouten")).to_be_focused()
    yield "met fouten"
    page.fill('[name="bezig.dag"]', "15")
    expect(page.locator("[data-termijn=maximumduur]")).to_be_visible()
    for name in ("Maak een link", "als tekst", "Zet in je agenda"):
        page.get_by_role("button", name=name).click()
        expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
        yield f"na ‘{name}’"
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    yield "gewist"
    page.goto(f"{address}planners/termijnen/#antwoorden:som=0000&bezig=2026-01-15")
    expect(page.locator(".cmz-resultaat")).to_contain_text("onderweg gewijzigd")
    yield "met een kapotte link"


def dossier_states(page: Page, address: str) -> Iterator[str]:
    page.goto(f"{address}planners/dossiers/")
    page.get_by_role("button", name="Zet Mijn dossiers aan").click()
    expect(page.locator("cmz-dossiers")).to_have_attribute("data-state", "klaar")
    yield "aan, zonder dossiers"
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    page.locator("cmz-dossiers input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Lees het bestand in").click()
    expect(page.locator(".cmz-import-verslag")).to_contain_text("toegevoegd")
    yield "met dossiers en een verslag"
    page.goto(f"{address}planners/termijnen/")
    expect(page.locator(".cmz-bewaar")).to_be_visible()
    yield "het formulier om te bewaren"
    yield from werk_states(page, address)
    page.goto(f"{address}planners/dossiers/")
    page.get_by_role("button", name="Wis alles en zet uit").click()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    yield "uitgezet"


def werk_states(page: Page, address: str) -> Iterator[str]:
    """De pagina's die uit dossiers komen, met ‘Noteer’ open en met iets dat terug te nemen is."""
    sheet = page.locator("cmz-dossierblad")
    # Twee maanden geleden toegeleid, en nog geen gesprek: te laat.
    facts = {"toeleiding": str(date.today() - timedelta(days=60))}
    store = {"versie": 2, "dossiers": [{"code": "B-12", "antwoorden": facts}]}
    page.evaluate("text => localStorage.setItem('cmz-dossiers', text)", json.dumps(store))
    page.goto(address)
    expect(sheet).to_have_attribute("data-state", "klaar")
    page.locator(".cmz-merkblok summary").first.click()
    yield "Vandaag, met Noteer open"
    page.get_by_role("button", name="Gedaan", exact=True).first.click()
    expect(page.get_by_role("button", name="Ongedaan maken", exact=True)).to_be_visible()
    yield "Vandaag, na een merk"
    page.goto(f"{address}planners/dossier/#dossier:B-12")
    expect(sheet).to_have_attribute("data-state", "klaar")
    page.locator(".cmz-blad-sluiten > summary").click()
    yield "een dossier, bij het sluiten"
    page.goto(f"{address}planners/overleg/")
    expect(page.locator("cmz-dossierblad pre")).to_be_visible()
    yield "voor de casemanager werk"
    page.goto(f"{address}checklists/evaluatie/#dossier:B-12")
    page.locator("article input[type=checkbox]").first.check()
    yield "een checklist van een dossier"
    page.locator("article .cmz-bron a, article a[href*='bronnen/#']").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    yield "met een bron open"
    page.keyboard.press("Escape")


@pytest.mark.eerste(1)
@pytest.mark.motoren("chromium")
@pytest.mark.parametrize("states", [planner_states, dossier_states], ids=["planner", "dossiers"])
def test_axe_vindt_niets_in_welke_stand_ook_en_elke_knop_is_te_zien(
    page: Page, address: str, states: Any, alles: bool
) -> None:
    wrong = {}
    for name in states(page, address):
        found = everywhere(page, LOOKS if alles else LOOKS[:1], "main")
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            choose(page, scheme)
            if faint := page.evaluate(FAINT):
                found[f"knoppen, {scheme}"] = faint
        if found:
            wrong[name] = found
    assert not wrong


# Each kind of button as it is, pointed at and focused: its words against what is behind them (4.5), and its edge or its
# surface against what surrounds it (3).
FAINT = """async () => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  const colour = (text) => {
    const found = text.match(/[\\d.]+/g).map(Number);
    return found.length > 3 ? found : [...found, 1];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((it, at) => it * a + under[at] * (1 - a));
  const behind = (it) => {
    if (!it) return [255, 255, 255];
    const mine = colour(getComputedStyle(it).backgroundColor);
    return mine[3] === 1 ? mine.slice(0, 3) : over(mine, behind(it.parentElement));
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const wrong = [];
  const look = (button, state) => {
    const style = getComputedStyle(button);
    const surface = behind(button);
    const around = behind(button.parentElement);
    const text = contrast(over(colour(style.color), surface), surface);
    const sides = ["Top", "Bottom"].filter((it) => parseFloat(style[`border${it}Width`]) > 0);
    const edges = sides.map((it) => contrast(over(colour(style[`border${it}Color`]), around), around));
    const edge = Math.max(contrast(surface, around), ...edges);
    if (text < 4.5) wrong.push(`${button.textContent.trim()} (${state}): tekst ${text.toFixed(1)}`);
    if (edge < 3) wrong.push(`${button.textContent.trim()} (${state}): rand ${edge.toFixed(1)}`);
  };
  const shown = [...document.querySelectorAll("main :is(button, .md-button)")].filter(
    (it) => it.checkVisibility() && it.textContent.trim() && !it.closest(".md-top, .md-clipboard, .md-nav"),
  );
  for (const button of shown) {
    look(button, "zo");
    button.focus({ focusVisible: true });
    look(button, "met de focus");
    button.blur();
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== still);
  return wrong;
}"""
