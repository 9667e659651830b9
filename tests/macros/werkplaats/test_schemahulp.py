"""What the editor offers and explains, from the schema and the place of the cursor (| in the text)."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.authoring.schema import schemas

ROOT = Path(__file__).resolve().parents[3]
NAMES = {
    "Rol": [["cmz", ""], ["cmw", ""]],
    "Bronnen": [["draaiboek-2023 3.1", ""]],
    "Waarde": [["minimumduur", ""]],
}
SCRIPT = """
const { plaats, voorstellen, uitleg } = await import(process.argv[1]);
const { schema, namen, gevallen } = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(gevallen.map((text) => {
  const before = text.slice(0, text.indexOf("|")).split("\\n");
  const lines = text.replace("|", "").split("\\n");
  const place = plaats(lines, before.length - 1, before.at(-1).length);
  const labels = voorstellen(schema, namen, lines, place).map(({ label }) => label);
  return { ...place, pad: place.pad.map(({ sleutel }) => sleutel), labels, uitleg: uitleg(schema, place)?.sleutel ?? null };
})));
"""
HEAD = "soort: termijnen\nvragen:\n  bezig:\n    soort: datum\nfeiten:\n  klaar:\n    ingevuld: bezig\ntermijnen:\n  plan:\n    titel: Plan\n"
CASES = {
    "leeg": "|",
    "soort": "soort: |",
    "sleutel": f"{HEAD}    |\n    soort: uiterlijk\n",
    "half": f"{HEAD}    geha|",
    "keuze": f"{HEAD}    soort: |",
    "verwijzing": f"{HEAD}    vanaf: |",
    "duur": f"{HEAD}    duur: |",
    "groep op een regel": f"{HEAD}    duur:\n      - {{geldig_van: 2026-01-01, |",
    "bron in een lijst": f"{HEAD}    bron: [|",
    "rol": f"{HEAD}    stap:\n      wie: |",
    "item van een lijst": f"{HEAD}    te_laat:\n      - wie: cmw\n        |",
    "lijst even diep als haar sleutel": f"{HEAD}    te_laat:\n    - wie: |",
    "voorwaarde": f"{HEAD}    als: {{|",
    "haakje in een tekst": f"{HEAD}    titel: Plan {{start}}, en |",
    "ja of nee": f"{HEAD}    open_grens: |",
    "in een tekst over meer regels": f"{HEAD}    anders: >-\n      een |",
}  # fmt: skip


@pytest.fixture(scope="module")
def at() -> Callable[[str], dict[str, Any]]:
    node = Path(sys.executable).parent / "node"
    sent = {"schema": json.loads(schemas()["planners"]), "namen": NAMES, "gevallen": list(CASES.values())}
    done = subprocess.run(
        [
            node,
            "--input-type=module",
            "--eval",
            SCRIPT,
            (ROOT / "macros/werkplaats/editor/schemahulp.mjs").as_uri(),
        ],
        input=json.dumps(sent),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = dict(zip(CASES, json.loads(done.stdout), strict=True))
    return lambda name: found[name]


def test_een_leeg_bestand_begint_met_zijn_soort(at: Callable[[str], dict[str, Any]]) -> None:
    assert at("leeg")["labels"] == ["soort"]
    assert at("soort")["labels"] == ["termijnen", "keuze", "toets", "bedrag"]


def test_sleutels_die_er_al_staan_worden_niet_opnieuw_aangeboden(at: Callable[[str], dict[str, Any]]) -> None:
    found = at("sleutel")
    assert found["pad"] == ["termijnen", "plan"]
    assert "vanaf" in found["labels"]
    assert not {"titel", "soort"} & set(found["labels"])
    assert at("half")["woord"] == "geha"
    assert "gehaald_door" in at("half")["labels"]


@pytest.mark.parametrize(
    ("case", "labels"),
    [
        ("keuze", ["uiterlijk", "ten_vroegste", "richtdatum"]),
        ("verwijzing", ["bezig", "plan", "vandaag"]),
        ("duur", ["minimumduur"]),
        (
            "groep op een regel",
            ["waarde", "bron", "gecontroleerd_op", "geldig_tot", "begin_onbekend", "opmerking"],
        ),
        ("bron in een lijst", ["draaiboek-2023 3.1"]),
        ("rol", ["cmz", "cmw"]),
        ("item van een lijst", ["wat", "bron", "als", "waar", "voor", "vast", "zoekt_uit"]),
        ("lijst even diep als haar sleutel", ["cmz", "cmw"]),
        ("voorwaarde", ["bezig", "klaar"]),
        ("ja of nee", ["ja", "nee"]),
        ("haakje in een tekst", []),
        ("in een tekst over meer regels", []),
    ],
)
def test_wat_daar_kan_staan_wordt_aangeboden(
    at: Callable[[str], dict[str, Any]], case: str, labels: list[str]
) -> None:
    assert sorted(at(case)["labels"]) == sorted(labels)


@pytest.mark.parametrize(
    ("case", "key"),
    [
        ("keuze", "soort"),
        ("groep op een regel", "duur"),
        ("rol", "wie"),
        ("leeg", None),
        ("ja of nee", "open_grens"),
    ],
)
def test_de_sleutel_bij_de_cursor_krijgt_uitleg(
    at: Callable[[str], dict[str, Any]], case: str, key: str | None
) -> None:
    assert at(case)["uitleg"] == key
