"""Words that this site writes another way, as editors list them in data/woordkeuze.yml.

A word in two spellings, a word that judges or a word that nobody says slips in with every new text, and no other
check reads Dutch. What people type in the search is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.paginas import Pagina
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.naslagmodel import ZOEKWOORDEN, Woordkeuze
from planner.authoring.objecten import Pad

BESTAND = "woordkeuze.yml"
# Words of visitors, and names and addresses of others.
NIET_ONZE_TAAL = ("synoniemen.yml", BESTAND, f"{ZOEKWOORDEN}/", "bronnen.yml")
NIET_ONZE_VELDEN = {"ook", "zoekwoorden", "adres", "ook_adres", "bron", "mail", "website", "naar"}


@dataclass(frozen=True, slots=True)
class Woord:
    """A word to look for, with what may stand around it."""

    woord: str
    keuze: Woordkeuze

    def plaatsen(self, text: str) -> Iterator[int]:
        """Where the word stands in a text, as a whole word, with or without a capital."""
        for phrase in self.keuze.behalve:
            text = re.sub(re.escape(phrase), lambda match: "_" * len(match[0]), text, flags=re.IGNORECASE)
        for match in re.finditer(rf"(?<![\w/]){re.escape(self.woord)}(?![\w/])", text, re.IGNORECASE):
            yield match.start()

    def melding(self) -> str:
        """What to write instead, and why."""
        return f"Schrijf ‘{self.keuze.beter}’ in plaats van ‘{self.woord}’. {self.keuze.waarom}"


def woorden(data: Gegevens) -> list[Woord]:
    """The list of the editors."""
    return [Woord(word, choice) for word, choice in data[BESTAND].items()]


def in_pagina(page: Pagina, text: str, words: list[Woord]) -> Iterator[Probleem]:
    """Such words in what a visitor reads of a page (`text`), its title and its description."""
    name = f"docs/{page.pad}"
    head = " ".join(str(page.meta.get(key) or "") for key in ("title", "description"))
    for word in words:
        for place in word.plaatsen(text):
            yield Probleem(name, page.regel(place), word.melding())
        for _ in word.plaatsen(head):
            yield Probleem(name, 1, word.melding())


def in_gegevens(data: Gegevens, words: list[Woord]) -> Iterator[Probleem]:
    """Such words in the texts of the data."""
    for path, file in data.bestanden.items():
        if path.startswith(NIET_ONZE_TAAL):
            continue
        for where, line in file.regels.items():
            text = _waarde(file.inhoud, where)
            if isinstance(text, str) and not NIET_ONZE_VELDEN.intersection(where):
                for word in words:
                    for _ in word.plaatsen(text):
                        yield Probleem(f"data/{path}", line, word.melding())


def _waarde(found: Any, pad: Pad) -> Any:
    """What stands at a path of what was read from a file; None when the path leads nowhere."""
    for part in pad:
        try:
            match found:
                case dict():
                    found = found[part]
                case tuple():
                    found = found[int(part)]
                case _:
                    found = getattr(found, str(part))
        except (AttributeError, IndexError, KeyError, ValueError):
            return None
    return found
