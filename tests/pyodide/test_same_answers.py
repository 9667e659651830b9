"""The Python in the browser and the one that builds and tests give the same JSON, byte for byte."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import planner
from planner import browser, codec
from planner.authoring.gegevens import zonder_voorbeelden
from planner.authoring.randgevallen import duren, ijkdag, waarden
from planner.model import Regels
from planner.vragen.antwoorden import lees
from planner.vragen.link import maak_link
from tests.nu import regels_van_nu

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "site/assets/runtime"
# For each planner, in the short run and in the long one.
RANDOM_CASES = {False: 15, True: 150}

type Case = list[Any]  # planner, answers, today


@pytest.fixture(scope="module")
def rules() -> Regels:
    return regels_van_nu()


def in_pyodide(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    if not (RUNTIME / "runtime.mjs").is_file():
        pytest.fail("In site/ staat geen gebouwde site. Voer eerst 'make site' uit.")
    node = Path(sys.executable).parent / "node"
    done = subprocess.run(
        [node, Path(__file__).with_name("run.mjs"), RUNTIME],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    head, *answers = done.stdout.removesuffix("\n").split("\n")
    return json.loads(head), answers


def compare(lines: list[str], ours: list[str]) -> None:
    _, theirs = in_pyodide(lines)
    assert len(theirs) == len(ours)
    different = [it for it in zip(lines, ours, theirs, strict=True) if it[1] != it[2]]
    assert not different, f"{len(different)} van {len(lines)} antwoorden verschillen: {different[0]}"


def plain(value: Any) -> Any:
    """A typed answer as JSON."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple() | list():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
    return value


def examples(rules: Regels) -> Iterator[Case]:
    """Every example that stands beside a rule."""
    for name, one in rules.planners.items():
        given = [(it.gegeven, it.vandaag) for rule in one.termijnen.values() for it in rule.voorbeelden]
        given += [(it.gegeven, it.vandaag) for it in one.voorbeelden]
        for raw, today in given:
            answers, errors = lees(one, raw, tekst=True)
            assert not errors, (name, raw, errors)
            yield [name, plain(answers), (today or ijkdag(rules)).isoformat()]


def boundaries(rules: Regels) -> Iterator[Case]:
    """For each date question: month ends, leap days, and the day before, on and after every duration."""
    ends = [date(2023, 6, 30), date(2023, 7, 1), date(2024, 2, 29), date(2025, 8, 31), date(2025, 12, 31)]
    for name, one in rules.planners.items():
        today, lengths = ijkdag(rules), duren(rules, name)
        for key, question in one.vragen.items():
            if question.soort == "datum":
                for day in [*ends, *waarden(question, one, key, today, lengths)]:
                    yield [name, {key: plain(day)}, today.isoformat()]


def at_random(rules: Regels, number: int) -> Iterator[Case]:
    """Many answers at once; the same ones in every run."""
    chance = random.Random(20231005)
    for name, one in rules.planners.items():
        today, lengths = ijkdag(rules), duren(rules, name)
        for _ in range(number):
            answers: dict[str, Any] = {}
            for key, question in one.vragen.items():
                tried = waarden(question, one, key, today, lengths)
                if question.soort == "datums":
                    tried = [tuple(today - timedelta(days=chance.randrange(900)) for _ in range(3))]
                if tried and chance.random() < 0.7:
                    answers[key] = plain(chance.choice(tried))
            yield [name, answers, (today + timedelta(days=chance.randrange(-40, 40))).isoformat()]


BAD: list[Any] = [
    None, [], "x", {"onbekend": 1}, {"bezig": 5}, {"bezig": "2026-02-30"}, {"bezig": "９999-01-01"},
    {"bezig": "x" * 5000}, {"bezig": "<script>"}, {"bezig": ["2026-01-01"]},
]  # fmt: skip


def test_de_motor_loopt_als_bytecode(rules: Regels) -> None:
    head, _ = in_pyodide([])
    assert head["json"].endswith(".pyc")
    assert head["planner"] == "/motor.zip/planner/__init__.pyc"
    assert head["python"].startswith("{}.{}.".format(*sys.version_info))


def test_de_site_draagt_de_regels_van_de_map_data(rules: Regels) -> None:
    (found,) = RUNTIME.glob("regels.*.json")
    assert found.read_text(encoding="utf-8") == codec.dumps(zonder_voorbeelden(rules))


def test_de_resultaten_zijn_dezelfde(rules: Regels, alles: bool) -> None:
    cases = [*examples(rules), *boundaries(rules), *at_random(rules, RANDOM_CASES[alles])]
    cases += [[name, answers, "2026-11-22"] for name in [*rules.planners, "bestaat-niet"] for answers in BAD]
    cases += [[name, {}, "geen dag"] for name in rules.planners]
    lines = [json.dumps(case) for case in cases]
    compare(lines, [json.dumps(planner.evaluate(rules, *case), ensure_ascii=False) for case in cases])


def test_de_pagina_s_zijn_dezelfde(rules: Regels, alles: bool) -> None:
    """From the link of a case to its HTML, the way the page asks for it."""
    requests: list[dict[str, Any]] = []
    for name, answers, today in [*examples(rules), *at_random(rules, RANDOM_CASES[alles])]:
        link = maak_link(rules.planners[name], answers)
        requests.append({"planner": name, "velden": {}, "vandaag": today, "link": link})
    for text in ("<img src=x onerror=alert(1)>", "31", "É" * 300, "1/2/2026", ""):
        for name in rules.planners:
            requests.append(
                {"planner": name, "velden": {"bezig.dag": text}, "vandaag": "2026-11-22", "link": None}
            )
    lines = [json.dumps(request) for request in requests]
    browser.start(codec.dumps(rules))
    compare(lines, [browser.answer(line) for line in lines])
