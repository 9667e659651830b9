"""What earlier runs found, as ratios by version: times of another machine or another day cannot be compared, ratios can."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

KEPT = 10

Loop = dict[str, Any]


def versie(project: Path) -> str:
    """The version that was measured, by its commit; with a star when something was changed since."""
    git = ["git", "-C", str(project)]
    name = subprocess.run(
        [*git, "rev-parse", "--short=8", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    changed = subprocess.run([*git, "diff", "--quiet", "HEAD"], check=False).returncode
    return f"{name}*" if changed and name else name or "onbekend"


def voeg_toe(path: Path, loop: Loop) -> list[Loop]:
    """The last runs, this one first; it takes the place of an earlier one of the same version."""
    earlier: list[Loop] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    runs = [loop, *(old for old in earlier if old["versie"] != loop["versie"])][:KEPT]
    path.write_text(json.dumps(runs, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return runs


def tabel(runs: Iterable[Loop]) -> str:
    """A row for each run, a column for each aim that the newest one knows."""
    all_runs = list(runs)
    aims = list(all_runs[0]["verhoudingen"])
    head = ["Gemeten op", "Versie", *aims, "Drukte"]
    rows = [
        [run["op"], run["versie"], *(_cel(run["verhoudingen"], aim) for aim in aims), _getal(run["drukte"])]
        for run in all_runs
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _cel(found: Mapping[str, float], aim: str) -> str:
    return f"{_getal(found[aim])} ×" if aim in found else "–"


def _getal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")
