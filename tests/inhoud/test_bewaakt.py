"""Wat ooit verkeerd stond, blijft weg: bewaakt.yml, gelezen naast de gegevens van vandaag.

Een redacteur die zo'n stuk verandert, leest hier wat er hoort te staan en waarom. Wie het weghaalt, heeft niets te doen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.authoring.gegevens import read_folder

PROJECT = Path(__file__).resolve().parents[2]
BEWAAKT = Path(__file__).with_name("bewaakt.yml")
REGELS: list[dict[str, Any]] = yaml.safe_load(BEWAAKT.read_text(encoding="utf-8"))


def _veld(item: Any, path: str) -> Any:
    for name in path.split("."):
        item = getattr(item, name, None)
    return list(item) if isinstance(item, tuple) else item


def klachten(rule: dict[str, Any], entries: dict[str, Any]) -> Iterator[str]:
    """What stands otherwise than it should, in words for an editor."""
    for key, wanted in rule.get("is", {}).items():
        if key in entries and (now := _veld(entries[key], rule["veld"])) != wanted:
            yield f"{key}: hier hoort ‘{wanted}’, en nu staat er ‘{now}’."
    for key in rule.get("leeg", ()):
        if key in entries and (now := _veld(entries[key], rule["veld"])):
            yield f"{key}: hier hoort niets te staan, en nu staat er ‘{now}’."
    for kind, present in (("met", True), ("zonder", False)):
        for key, words in rule.get(kind, {}).items():
            for word in words if key in entries else ():
                if (word in _veld(entries[key], rule["veld"])) is not present:
                    yield f"{key}: hier hoort ‘{word}’ {'wel' if present else 'niet'} te staan."


@pytest.mark.parametrize(
    "rule", REGELS, ids=lambda rule: f"{rule['bestand']} {rule['veld']} {rule['waarom'][:40]}"
)
def test_wat_ooit_verkeerd_stond_blijft_weg(rule: dict[str, Any]) -> None:
    found = list(klachten(rule, read_folder(PROJECT / "data")[rule["bestand"]]))
    if found:
        pytest.fail(
            "\n".join(f"data/{rule['bestand']} › {rule['veld']} › {text}" for text in found)
            + f"\n{rule['waarom']}\nStaat het nu anders in de bron? Verander dan ook tests/inhoud/bewaakt.yml.",
            pytrace=False,
        )


def test_de_bewaking_ziet_wat_terugkomt() -> None:
    """Elke regel, op een stuk dat het verkeerd doet."""

    class Stuk:
        veld = "strak en vast"
        niets = ""

    entries = {"a": Stuk()}
    assert list(klachten({"veld": "veld", "is": {"a": "los"}}, entries))
    assert list(klachten({"veld": "veld", "leeg": ["a"]}, entries))
    assert list(klachten({"veld": "veld", "met": {"a": ["los"]}}, entries))
    assert list(klachten({"veld": "veld", "zonder": {"a": ["strak"]}}, entries))
    good = {
        "veld": "veld",
        "is": {"a": "strak en vast"},
        "met": {"a": ["vast"]},
        "zonder": {"a": ["los"], "weg": ["x"]},
    }
    assert list(klachten(good, entries)) == []
    assert list(klachten({"veld": "niets", "leeg": ["a"]}, entries)) == []
