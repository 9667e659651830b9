"""Every planner filled in with nothing but a keyboard: the focus can be seen, nothing lies over it, and the
answer is announced."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page

import planner
from planner.model import Regels
from tests.browser.conftest import NAMES, Log, expect, overal
from tests.pyodide.test_same_answers import examples

MOST_KEYS = 200


def fields(value: Any, name: str) -> dict[str, str]:
    """One answer as the fields of the form that a visitor fills in."""
    if isinstance(value, dict):
        return {k: v for key, item in value.items() for k, v in fields(item, f"{name}.{key}").items()}
    if isinstance(value, list):
        start = 1 if value and isinstance(value[0], dict) else 0
        found: dict[str, str] = {}
        for number, item in enumerate(value, start):
            found |= fields(item, f"{name}.{number}")
        return found
    if isinstance(value, bool):
        return {name: "ja" if value else "nee"}
    parts = str(value).split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return {f"{name}.jaar": parts[0], f"{name}.maand": parts[1], f"{name}.dag": parts[2]}
    return {name: str(value)}


def fullest(rules: Regels, name: str) -> dict[str, Any]:
    """The example with the most answers that need no extra rows: those have a button and a test of their own."""
    found = [
        given
        for one, given, _ in examples(rules)
        if one == name and all(not isinstance(v, list) or len(v) < 2 for v in given.values())
    ]
    return max(found, key=lambda given: len(json.dumps(given)))


# Where the keyboard is: which field, and whether a person who sees can tell.
FOCUS = """() => {
  const it = document.activeElement;
  const inside = it?.closest("cmz-planner");
  if (!inside) return {binnen: false};
  const label = it.labels?.[0];
  const style = getComputedStyle(it);
  const around = label ? getComputedStyle(label) : style;
  const marked = [style, around].some((x) =>
    (x.outlineStyle !== "none" && Number.parseFloat(x.outlineWidth) > 0) || x.boxShadow !== "none");
  const box = it.getClientRects()[0];  // the first line of a link that breaks
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const free = box.top >= 0 && box.bottom <= innerHeight + 1 && (it.contains(top) || label?.contains(top) || top?.contains(it));
  return {binnen: true, naam: it.name ?? "", soort: it.type ?? it.tagName, waarde: it.value ?? "", aan: it.checked ?? false,
          zichtbaar: marked, vrij: free, wat: it.outerHTML.slice(0, 90)};
}"""
LISTEN = """() => {
  const status = document.querySelector("cmz-planner [role=status]");
  window.cmzGezegd = [];
  new MutationObserver(() => {
    const text = status.textContent.trim();
    if (text && text !== cmzGezegd.at(-1)) cmzGezegd.push(text);
  }).observe(status, {childList: true, characterData: true, subtree: true});
}"""


def where(page: Page) -> dict[str, Any]:
    """Where the keyboard is, once the page has scrolled to it."""
    for _ in range(200):
        now = page.evaluate(FOCUS)
        if now.get("vrij", True):
            break
        page.wait_for_timeout(50)
    return now


def give(page: Page, name: str, kind: str, wanted: str) -> None:
    """Answers the question that has the focus."""
    if kind != "radio" and not kind.startswith("select"):
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(wanted)
        return
    if kind == "radio":
        page.keyboard.press("Space")
    # Up as far as it goes (WebKit stops at the first choice, the others go round), and then down.
    for key in ("ArrowUp", "ArrowDown"):
        seen = set()
        while (now := page.evaluate("document.activeElement.value")) not in seen:
            if now == wanted:
                return
            seen.add(now)
            page.keyboard.press(key)
    raise AssertionError(f"{name}: de keuze ‘{wanted}’ is met de pijltjes niet te bereiken")


def test_verdwijnen_vragen_boven_het_veld_dan_ligt_er_niets_over_dat_veld(page: Page, address: str) -> None:
    """On a slow machine the answer comes when somebody is already typing further down."""
    page.goto(f"{address}planners/opvolging/")
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", re.compile("leeg|klaar"))
    day = page.locator("[name='toeleiding.dag']")
    day.focus()
    for name, choice in (("fase", "eerste-afspraak"), ("gedrag", "team-verzet")):
        page.evaluate(f"document.querySelector('[name={name}][value={choice}]').click()")
    expect(page.locator("[data-vraag=weigering]")).to_be_hidden()
    expect(day).to_be_focused()
    assert where(page)["vrij"]
    # Nor over the fields beside it: the theme's button to the top stands under the bar.
    page.keyboard.press("Tab")
    assert where(page)["vrij"]


@pytest.mark.eerste(2)
@overal
@pytest.mark.parametrize("name", NAMES)
def test_een_planner_is_met_het_toetsenbord_alleen_in_te_vullen(
    page: Page, address: str, log: Log, rules: Regels, name: str
) -> None:
    given = fullest(rules, name)
    todo: dict[str, str] = {}
    for question, value in given.items():
        todo |= fields(value, question)
    page.goto(f"{address}planners/{name}/")
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", re.compile("leeg|klaar"))
    page.evaluate(LISTEN)
    hidden, covered = set(), set()
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        now = where(page)
        if not now["binnen"]:
            if len(todo) == 0:
                break
            continue
        if not now["zichtbaar"]:
            hidden.add(now["wat"])
        if not now["vrij"]:
            covered.add(now["wat"])
        if now["naam"] in todo:
            give(page, now["naam"], now["soort"], todo.pop(now["naam"]))
        if not todo:
            break
    assert not todo, "niet te bereiken met het toetsenbord"
    assert not hidden, "de focus is niet te zien"
    assert not covered, "iets ligt over het veld met de focus"

    expected = planner.evaluate(rules, name, given, page.evaluate("new Date().toLocaleDateString('sv')"))
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    expect(page.locator(".cmz-resultaat")).not_to_be_empty()
    right = (expected["uitkomst"], expected["ontbreekt"])
    for _ in range(100):
        last = log.results[-1] if log.results else {"uitkomst": None, "ontbreekt": None}
        if (last["uitkomst"], last["ontbreekt"]) == right:
            break
        page.wait_for_timeout(100)
    assert (last["uitkomst"], last["ontbreekt"]) == right
    # One short sentence is announced; the answer itself is not read out whole.
    said = page.evaluate("cmzGezegd")
    assert said
    assert said[-1] == page.locator("cmz-planner [role=status]").inner_text().strip()
    assert len(said[-1]) < 300
    assert (
        page.locator("cmz-planner .cmz-resultaat:is([aria-live], [role=status], [aria-live] *)").count() == 0
    )
