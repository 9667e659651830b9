"""The whole check of a data folder: shape, references, tables, examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.authoring.bewijs import analyseer
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens, read_folder
from planner.authoring.koppen import koppen
from planner.authoring.samenhang.alles import controleer
from planner.authoring.samenhang.gebruik import alleen_tekst
from planner.authoring.voorbeelden import draai


@dataclass(frozen=True, slots=True)
class Verslag:
    """What a check found, and how much it looked at."""

    problemen: list[Probleem]
    bestanden: int
    voorbeelden: int


def check_folder(folder: Path) -> Verslag:
    """Check a data folder, with the pages in docs/ beside it. Raises NotADirectoryError when there is none."""
    data = read_folder(folder)
    data.paginas = koppen(folder.parent / "docs")
    return check(data)


def check(data: Gegevens) -> Verslag:
    """Check data that was read. Tables and examples are only tried when the rules themselves are sound."""
    data.problemen += controleer(data)
    examples = 0
    if not data.problemen:
        analyseer(data)
        alleen_tekst(data)
        examples = draai(data)
    return Verslag(sorted(set(data.problemen)), len(data.bestanden), examples)
