"""An entry of the changelog, as a file of its own: two proposals never touch the same line."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from unicodedata import normalize

from planner.authoring.bewerken.klus import Veld

MAP = "wijzigingen"
MEESTE_WOORDEN = 8


def veld() -> Veld:
    """The question for the sentence."""
    return Veld(
        "wijziging",
        "Wat verandert er, in één zin?",
        soort="lang",
        hulp="Lezers zien deze zin bij ‘Wat is er veranderd?’. Schrijf gewone tekst.",
    )


def bestand(dag: date, zin: str, bestaat: Container[str] = ()) -> tuple[str, str]:
    """The path within the data folder and the text of an entry."""
    line = " ".join(zin.split()).removeprefix("- ")
    plain = normalize("NFKD", line).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:MEESTE_WOORDEN] or ["wijziging"]
    name = f"{MAP}/{dag.isoformat()}-{'-'.join(words)}"
    path, number = f"{name}.md", 2
    while path in bestaat:
        path, number = f"{name}-{number}.md", number + 1
    return path, f"{line}\n"
