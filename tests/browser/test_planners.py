"""Every planner on its own page, filled in field by field: the page gives what the engine gives."""

import json
import re
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

import planner
from planner.model import Regels
from planner.vragen.formulier import lees_velden
from tests.browser.conftest import NAMES, Log, expect, overal
from tests.nu import regels_van_nu
from tests.pyodide.test_same_answers import examples


@cache
def example(name: str) -> dict[str, Any]:
    """The example with the most answers, of those that a visitor can fill in one after the other."""
    rules = regels_van_nu()
    return max(
        (given for one, given, _ in examples(rules) if one == name and fillable(rules, name, given)),
        key=lambda it: len(json.dumps(it)),
    )


def fillable(rules: Regels, name: str, given: dict[str, Any]) -> bool:
    """Whether every question is still asked when its turn comes."""

    def asked(question: str, filled: dict[str, Any]) -> bool:
        return question not in planner.evaluate(rules, name, filled, "2026-11-29")["niet_gevraagd"]

    filled: dict[str, Any] = {}
    for question, value in given.items():
        rows: list[dict[str, Any]] = []
        for number, line in enumerate(value if question == "regels" else [], 1):
            rows.append({})
            for key, item in line.items():
                if not asked(f"regels.{number}.{key}", filled | {"regels": rows}):
                    return False
                rows[-1][key] = item
        if not asked(question, filled):
            return False
        filled[question] = value
    return True


SETTLED = re.compile("klaar|leeg")


def fill(page: Page, field: str, value: Any) -> None:
    """Fills in one answer the way a visitor does."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for number, line in enumerate(value, 1):
            row(page, field, f"{field}.{number}.")
            for key, item in line.items():
                fill(page, f"{field}.{number}.{key}", item)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            row(page, field, f"{field}.{number}")
            fill(page, f"{field}.{number}", item)
    elif page.locator(f'[name="{field}.dag"]').count():
        year, month, day = value.split("-")
        for part, text in (("dag", day), ("maand", month), ("jaar", year)):
            page.fill(f'[name="{field}.{part}"]', text)
    elif page.locator(f'input[type="radio"][name="{field}"]').count():
        text = {True: "ja", False: "nee"}[value] if isinstance(value, bool) else value
        # While an answer comes in, questions come and go, and what is clicked moves.
        expect(page.locator("cmz-planner").first).to_have_attribute("data-state", SETTLED)
        page.check(f'input[name="{field}"][value="{text}"]')
    else:
        page.fill(f'[name="{field}"]', str(value))


def row(page: Page, field: str, start: str) -> None:
    if not page.locator(f'[name^="{start}"]').count():
        page.locator(f'[data-vraag="{field}"] > [data-actie="rij-erbij"]').click()


# Fields without a name that is read aloud.
UNNAMED = """() => [...document.querySelectorAll("cmz-planner input")]
  .filter((it) => !it.labels.length && !it.getAttribute("aria-label")).map((it) => it.name)"""


@overal
@pytest.mark.elke_planner
@pytest.mark.parametrize("name", NAMES)
def test_elk_veld_heeft_een_naam_en_het_ingevulde_formulier_geeft_het_antwoord_van_de_motor(
    page: Page, address: str, log: Log, rules: Regels, name: str
) -> None:
    answers = example(name)
    page.goto(f"{address}planners/{name}/")
    element = page.locator(f'cmz-planner[name="{name}"]')
    expect(element).to_have_attribute("data-state", "klaar")
    assert page.evaluate(UNNAMED) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((it) => it.id)")
    assert sorted(ids) == sorted(set(ids))
    for question, value in answers.items():
        fill(page, question, value)
    typed = page.evaluate("Object.fromEntries(new FormData(document.querySelector('cmz-planner form')))")
    assert lees_velden(rules.planners[name], typed).fouten == []
    page.get_by_role("button", name="Toon het antwoord").click()
    expect(element).to_have_attribute("data-state", "klaar")
    found = log.results[-1]
    expected = planner.evaluate(rules, name, answers, found["vandaag"])
    for key in ("uitkomst", "termijnen", "redenen", "stappen", "waarschuwingen"):
        assert found[key] == json.loads(json.dumps(expected[key])), key
    assert element.locator(".cmz-resultaat").inner_text().strip()
    expect(element.locator(".cmz-fouten")).to_be_hidden()


@overal
def test_een_vraag_die_niets_kan_veranderen_wordt_niet_gesteld(page: Page, address: str, log: Log) -> None:
    """The last of a group takes the group along; what was filled in comes back with its question."""
    page.goto(f"{address}planners/dienstverlener-zorg/")
    element = page.locator("cmz-planner")
    expect(element).to_have_attribute("data-state", "klaar")
    page.check('input[name="in_netwerk"][value="nee"]')
    page.check('input[name="aanbod_in_netwerk"][value="nee"]')
    page.check('input[name="erkend_door"][value="vaph"]')
    conditions = page.get_by_role("heading", name="De voorwaarden", exact=True)
    expect(conditions).to_be_visible()
    page.check('input[name="in_netwerk"][value="ja"]')
    expect(page.locator('[data-vraag="erkend_door"]')).to_be_hidden()
    expect(conditions).to_be_hidden()
    expect(element).to_have_attribute("data-state", "klaar")
    assert log.results[-1]["uitkomst"] == "toewijzen"
    assert "erkend_door" not in page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('cmz-planner form')))"
    )
    page.check('input[name="in_netwerk"][value="nee"]')
    expect(page.locator('input[name="erkend_door"][value="vaph"]')).to_be_checked()


@overal
def test_een_antwoord_kan_mee_als_tekst(page: Page, address: str) -> None:
    page.goto(f"{address}planners/termijnen/#antwoorden:eerste_afspraak=2026-01-12")
    expect(page.locator("[data-termijn=trajectplan]")).to_be_visible()
    page.get_by_role("button", name="Als tekst").click()
    text = page.get_by_label("Het antwoord als tekst")
    expect(text).to_have_value(re.compile("23 februari 2026.*Trajectplan in het vertrouwelijk luik"))
    expect(text).to_have_value(re.compile(r"draaiboek 3\.2"))
