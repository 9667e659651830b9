"""Whatever stands on a line or in a request: an answer or an error for that line, never a traceback."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from planner import browser, codec
from planner.authoring import opdrachten
from planner.authoring.opdrachten import antwoord
from planner.model import BedragPlanner, Regels
from planner.vragen.formulier import lees_velden
from tests.vast import MAP

ROOT = Path(__file__).resolve().parents[2]
VANDAAG = date(2026, 11, 22)


def waarde(rng: Random, diep: int = 0) -> Any:
    """Any JSON value, more often one that looks like an answer."""
    simple: list[Any] = [
        None,
        True,
        False,
        0,
        -1,
        3,
        10**30,
        1.5,
        -0.0,
        1e308,
        "",
        "ja",
        "2026-01-12",
        "2024-02-29",
    ]
    simple += [
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "100",
        "33,33",
        "\x00",
        "\ud800",
        "\u202e",
        "é" * 300,
        "<b>",
    ]
    kind = rng.randrange(8 if diep < 4 else 5)
    if kind < 5:
        return rng.choice(simple)
    if kind == 5:
        return [waarde(rng, diep + 1) for _ in range(rng.randrange(5))]
    return {
        rng.choice(["regels", "vraag", "", "a" * 200]): waarde(rng, diep + 1) for _ in range(rng.randrange(3))
    }


def antwoorden(rng: Random, rules: Regels, naam: str) -> dict[str, Any]:
    planner = rules.planners[naam]
    found = {name: waarde(rng) for name in planner.vragen if rng.random() < 0.5}
    if isinstance(planner, BedragPlanner) and rng.random() < 0.8:
        line = [{name: waarde(rng) for name in planner.regelvragen if rng.random() < 0.6} for _ in range(3)]
        found["regels"] = rng.choice([line, line, waarde(rng)])
    if rng.random() < 0.2:
        found["bestaat_niet"] = waarde(rng)
    return found


@pytest.mark.parametrize("nummer", range(10))
def test_elk_geval_krijgt_een_antwoord_of_een_fout(regels: Regels, nummer: int) -> None:
    rng = Random(nummer)
    for naam in regels.planners:
        for _ in range(12):
            case = {"id": waarde(rng), "antwoorden": antwoorden(rng, regels, naam)}
            if rng.random() < 0.3:
                case["vandaag"] = waarde(rng)
            item = rng.choice([case, case, case, waarde(rng)])
            result = antwoord(regels, naam, item, VANDAAG)
            assert json.loads(json.dumps(result)) == result
            if item is case:
                assert result["id"] == case["id"]
            if "fout" in result:
                assert all(fault["melding"].endswith((".", "?")) for fault in result["fout"])
            else:
                assert result["planner"] == naam


REGELS = [
    b'{"id": 1, "antwoorden": {"bezig": "2026-01-12"}}',
    b'{"id": 2, "antwoorden": {"bezig": NaN}}',
    b'{"id": 3, "antwoorden": {"verlenging_maanden": 1e999}}',
    b'{"id": 4, "antwoorden": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    b'{"id": 5, "antwoorden": {"bezig": "' + b"x" * 1_000_000 + b'"}}',
    b'{"id": 6, "antwoorden": {"verlenging_maanden": ' + b"9" * 5_000 + b"}}",
    b'{"id": 7',
    b"\xff\xfe\x00",
    b"null",
    b'"tekst"',
    b'{"id": 8, "id": 9, "antwoorden": {}}',
    b'{"antwoorden": {}, "vandaag": []}',
    b'{"id": 10, "antwoorden": {"\\ud800": 1}}',
    b'{"id": 11, "antwoorden": {}, "__proto__": {}}',
    b'{"id": 12, "antwoorden": {"evaluaties": ["2026-01-12", null]}}',
    '{"id": "dertien\u2028", "antwoorden": {}}'.encode(),
    b'{"id": 14, "antwoorden": {"bezig": "2026-01-12"}}',
]


@pytest.mark.parametrize("begin", [0, 6, 7], ids=["een goede regel", "een halve regel", "geen tekst"])
def test_geen_enkele_regel_gaat_verloren(tmp_path: Path, begin: int) -> None:
    lines = [REGELS[begin], *REGELS]
    path = tmp_path / "invoer.jsonl"
    path.write_bytes(b"\r\n".join(lines))
    done = subprocess.run(
        [sys.executable, "-m", "planner", "run", "termijnen", "--input", path, "--today", "2026-11-22"],
        cwd=MAP,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    results = [json.loads(line) for line in done.stdout.decode().rstrip("\n").split("\n")]
    assert len(results) == len(lines)
    good = [result["id"] for result in results[1:] if "fout" not in result]
    assert good == [1, "dertien\u2028", 14]


def test_regels_worden_gelezen_terwijl_ze_binnenkomen(
    regels: Regels, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With a million lines only a few portions are read before the first answers come out.
    read = 0

    def invoer() -> Any:
        nonlocal read
        for read in range(1_000_000):  # noqa: B007
            yield '{"id": 1, "antwoorden": {}}\n'

    monkeypatch.setattr(opdrachten, "PORTIE", 5)
    stream = opdrachten._in_porties(regels, "kader", VANDAAG, invoer())
    for _ in range(10):
        lines, wrong = next(stream)
        assert (lines.count("\n"), wrong) == (5, False)
    assert read < 1_000
    stream.close()


def test_de_pagina_krijgt_altijd_een_antwoord(regels: Regels) -> None:
    browser.start(codec.dumps(regels))
    rng = Random(7)
    for naam in regels.planners:
        names = [f"{q}{end}" for q in (*regels.planners[naam].vragen, "vandaag", "regels.1.aantal", "x") for end in
                 ("", ".dag", ".maand", ".jaar", ".0", ".0.dag", ".9999999999.dag", "." * 50)]  # fmt: skip
        for _ in range(15):
            fields = {rng.choice(names): str(waarde(rng)) for _ in range(rng.randrange(12))}
            link = rng.choice([None, None, "antwoorden:" + "&".join(f"{k}={v}" for k, v in fields.items())])
            request = {"planner": naam, "velden": fields, "link": link, "vandaag": "2026-11-22", "ics": True}
            answer = json.loads(browser.answer(json.dumps(request)))
            assert answer["resultaat"]["planner"] == naam
            assert "<b>" not in answer["html"]
            lees_velden(regels.planners[naam], fields)
