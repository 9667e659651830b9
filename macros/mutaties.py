"""How well the check guards the rules, as the page about it shows; `python -m tests.authoring.mutatieproef` measures it
into mutaties.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from macros.site import Site
from macros.tabel import tabel
from planner.html import el


def macros(site: Site) -> list[Callable[..., str]]:
    """What the page about mutants shows."""
    measured: dict[str, Any] = json.loads(
        (site.project / "docs/beheer/mutaties.json").read_text(encoding="utf-8")
    )["scores"]

    def naam(path: str) -> str:
        folder, _, name = path.partition("/")
        known = site.rules.planners
        return known[name].titel if folder == "planners" and name in known else f"data/{path}.yml"

    def mutatiescores() -> str:
        """For each file: how many small changes, and what became of them."""
        rows = [
            (
                naam(path),
                str(row["mutanten"]),
                str(row["mutanten"] - row["gelijk"] - len(row["overlevers"])),
                str(row["gelijk"]),
                str(len(row["overlevers"])),
                row["op"],
            )
            for path, row in measured.items()
        ]
        heads = ("Regels", "Wijzigingen", "Opgemerkt", "Veranderen niets", "Onopgemerkt", "Gemeten op")
        return tabel("Kleine wijzigingen per bestand", heads, rows)

    def mutaties_onopgemerkt() -> str:
        """The changes that nothing notices, with the reason."""
        rows = [
            (naam(path), el("code", wat), reden or "Nog zonder voorbeeld.")
            for path, row in measured.items()
            for wat, reden in row["overlevers"]
        ]
        if not rows:
            return "Er is er geen enkele."
        return tabel("Wat niemand opmerkt", ("Regels", "Wijziging", "Waarom"), rows)

    return [mutatiescores, mutaties_onopgemerkt]
