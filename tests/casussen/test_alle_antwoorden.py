"""Wat voor elk antwoord op elke planner moet gelden, over alle combinaties van gesloten antwoorden.

Bij veel combinaties een vaste greep eruit. Datums blijven open: die hebben hun eigen tests.
"""

import random
import re
from collections.abc import Iterator
from itertools import islice, product
from math import prod
from typing import Any

import pytest

import planner
from planner.model import KeuzePlanner, Planner, Vraag, uitkomsten_van
from tests.nu import regels_van_nu

RULES = regels_van_nu()
MEESTE = 1_500
LEEG = re.compile(r"\(nog niet bekend\)|\(geen waarde bekend\)|‘’|\{|\}|  +|\.\.")
GESLOTEN = [name for name, rules in RULES.planners.items() if rules.soort in ("keuze", "toets")]
SOMS = [
    name
    for name, rules in RULES.planners.items()
    if isinstance(rules, KeuzePlanner) and any(question.als for question in rules.vragen.values())
]


def waarden(vraag: Vraag) -> list[Any]:
    return {"ja_nee": [True, False], "keuze": list(vraag.opties)}.get(vraag.soort, [])


def antwoorden(rules: Planner) -> Iterator[dict[str, Any]]:
    domains = {key: [None, *waarden(q)] for key, q in rules.vragen.items() if waarden(q)}
    if prod(map(len, domains.values())) <= MEESTE:
        ways: Iterator[tuple[Any, ...]] = product(*domains.values())
    else:
        choose = random.Random(len(domains))
        ways = islice(iter(lambda: tuple(map(choose.choice, domains.values())), ()), MEESTE)
    for way in ways:
        yield {key: value for key, value in zip(domains, way, strict=True) if value is not None}


@pytest.mark.parametrize("naam", GESLOTEN)
def test_elk_antwoord_klopt_met_wat_gevraagd_en_beantwoord_is(naam: str) -> None:
    for given in antwoorden(RULES.planners[naam]):
        result = planner.evaluate(RULES, naam, given, "2026-11-29")
        missing = set(result["ontbreekt"])
        assert result["uitkomst"] or missing, given
        assert not missing & given.keys(), given
        assert not missing & set(result["niet_gevraagd"]), given
        steps = [step["wat"] for step in result["stappen"]]
        # Who knows everything, knows what to do next: the steps say it, or the words of the outcome itself.
        words = uitkomsten_van(RULES.planners[naam])[result["uitkomst"]].tekst if not missing else ""
        assert steps or missing or words, given
        assert len(steps) == len(set(steps)), given
        texts = [*steps, *result["waarschuwingen"], *(reason["omdat"] for reason in result["redenen"])]
        answer = result.get("antwoord") or {"titel": "", "tekst": ""}
        assert not [text for text in (*texts, answer["titel"], answer["tekst"]) if LEEG.search(text)], given


@pytest.mark.parametrize("naam", SOMS)
def test_een_vraag_die_na_een_antwoord_niets_meer_verandert_wordt_niet_gesteld(naam: str) -> None:
    """Alleen voor planners die zeggen wanneer ze iets vragen: dan zeggen ze het overal."""
    domains = {key: waarden(q) for key, q in RULES.planners[naam].vragen.items() if waarden(q)}
    seen: dict[tuple[str, Any, str], dict[tuple[Any, ...], set[str]]] = {}
    asked: set[tuple[str, Any, str]] = set()
    for way in product(*domains.values()):
        given = dict(zip(domains, way, strict=True))
        result = planner.evaluate(RULES, naam, given, "2026-11-29")
        silent = set(result["niet_gevraagd"])
        shown = repr(
            [
                result["uitkomst"],
                [step["wat"] for step in result["stappen"]],
                [text for text in result["waarschuwingen"] if "niet mee: dat vragen we" not in text],
                [(reason["regel"], reason["oordeel"]) for reason in result["redenen"] if reason.get("titel")],
            ]
        )
        for at, key in enumerate(domains):
            for later in list(domains)[at + 1 :]:
                place = (key, given[key], later)
                if key in silent:
                    continue
                if later not in silent:
                    asked.add(place)
                rest = tuple(value for name, value in given.items() if name != later)
                seen.setdefault(place, {}).setdefault(rest, set()).add(shown)
    useless = [place for place, ways in seen.items() if all(len(found) == 1 for found in ways.values())]
    assert not [place for place in useless if place in asked]
