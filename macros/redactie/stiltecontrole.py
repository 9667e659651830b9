"""Claims of silence: what the site says that no source says.

"Dat staat in geen bron" is a claim like any other, and nobody sees when it is wrong: a reader believes it and asks no
further. So each claim stands in data/stiltes.yml with the words that somebody looked for in all five documents. Two
things are checked here. Every sentence that claims a silence belongs to such a claim. And where the site tells
something with a searched word, from a section that nobody read for that claim, the two are put side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from macros.paginas import Pagina
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.naslagmodel import Stilte
from planner.authoring.objecten import Pad
from planner.model import Bron

BESTAND = "stiltes.yml"
# Words for search, sources themselves, and what comes from outside the five documents.
NIET = ("stiltes.yml", "synoniemen.yml", "bronnen.yml", "extern.yml", "woordkeuze.yml", "zoekwoorden/")
# Fields in which data tells something; others are names, questions or settings.
ZEGGEN = frozenset(
    [
        "uitleg",
        "taak",
        "tekst",
        "omdat",
        "wat",
        "anders",
        "voldaan",
        "hulp",
        "zegt",
        "hier",
        "waarom",
        "betekenis",
        "komt_door",
        "gevolg",
        "wie",
        "taken",
        "opmerking",
        "waarvoor",
        "waar",
        "wanneer",
        "bewaren",
        "inleiding",
        "niet_gebruiken",
        "leg_uit",
        "doet",
    ]
)
_BRON = r"(?:bron(?:nen)?|draaiboek|documenten|infosessie|webpagina|presentatie)"
_STIL = re.compile(
    rf"""
    \bgeen(?:\ enkele?|\ van\ de(?:\ vijf)?)?\ {_BRON}\b
    |\b{_BRON}\b(?:\ achter\ (?:dit|deze)\ \w+)?\ (?:zeg|noem|schrijf|leg|geef|gev|ken|beschrijf|regel|zwijg)\w*\b
      (?!\ dat\b|\ niet\ altijd\b)(?:(?!\balleen\b)[^.;:]){{0,60}}?\b(?:niet|niets|geen)\b(?!\ alle)
    |\b(?:zegt?|noemt|legt|geeft|zeggen|noemen)\ (?:de|het|onze)\ (?:vijf\ )?{_BRON}\b[^.;:,]{{0,40}}?\b(?:niet|niets|geen)\b
    |\bniet\ in\ (?:de|onze|dit)\ (?:vijf\ )?{_BRON}\b
    |\bsta(?:at|an)\ (?:er\ )?niet\ (?:bij|in\ (?:de|onze)\ {_BRON})
    |\bsta(?:at|an)\ er(?:\ in\ de\ {_BRON})?\ (?:niet\b(?!\ wat|\ in,)|geen\ regel)
    |\bstaat\ (?:er\ )?nergens\b|\bnergens\ (?:verder\ )?(?:beschreven|staat|letterlijk)
    |\bnoemt\ geen\ (?:verdeelsleutel|dag|niveau|bewijs)
    |\bzwijgt\b|\b{_BRON}\ geen\ antwoord\b|\bniet\ voorzien\ in\ de\ {_BRON}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ZIN = re.compile(r"(?<=[.!?:;])\s+")
_CITAAT = re.compile(r"\{\{\s*bron\((.*?)\)\s*\}\}")
_TUSSEN = re.compile(r"[\"']([^\"']*)[\"']")
_OPMAAK = re.compile(r"\{\{.*?\}\}|\{[^}\n]*\}|\]\([^)\n]*\)|<[^>\n]*>|[*`\[]", re.DOTALL)


@dataclass(frozen=True)
class Stuk:
    """A field of the data or a paragraph of a page: its file and line, its sources, what it says."""

    bestand: str
    regel: int
    bronnen: frozenset[Bron]
    tekst: str

    def stiltes(self) -> list[str]:
        """The sentences that claim that something is in no source."""
        return [zin for zin in zinnen(self.tekst) if beweert_stilte(zin)]


def zinnen(text: str) -> list[str]:
    """The sentences of a text."""
    return _ZIN.split(text)


def beweert_stilte(zin: str) -> bool:
    """Whether a sentence claims that something is in no source."""
    return bool(_STIL.search(zin))


def kijk_na(pages: list[Pagina], data: Gegevens) -> list[Probleem]:
    """Every problem with the claims of silence."""
    claims: Mapping[str, Stilte] = data[BESTAND]
    parts = [*_uit_gegevens(data), *_uit_paginas(pages)]
    # What is told with a source; a claim of silence tells nothing itself.
    told = [(part.tekst.lower(), part) for part in parts if part.bronnen and not part.stiltes()]
    used: set[str] = set()
    problems = []
    for part in parts:
        known = {piece for claim in claims.values() for piece in claim.zinnen if piece in part.tekst}
        used |= known
        found = part.stiltes()
        if len(found) > len(known):
            new = next((zin for zin in found if not any(piece in zin for piece in known)), found[-1])
            problems.append(
                Probleem(
                    part.bestand,
                    part.regel,
                    f"‘{new[:120]}’: wie zegt dat dit in geen bron staat, zocht het. Zet de woorden die je zocht in "
                    f"data/{BESTAND}, met een stuk van deze zin bij ‘zinnen’.",
                )
            )
    for key, claim in claims.items():
        problems += _tegenspraak(data, key, claim, told)
        for number, piece in enumerate(claim.zinnen):
            if piece not in used:
                line = data.bestanden[BESTAND].regel(key, "zinnen", number)
                problems.append(
                    Probleem(
                        f"data/{BESTAND}", line, f"‘{piece}’ staat nergens meer op de site. Haal het weg."
                    )
                )
    return sorted(problems)


def _tegenspraak(data: Gegevens, key: str, claim: Stilte, told: list[tuple[str, Stuk]]) -> Iterator[Probleem]:
    """Where the site tells something with a searched word, from a section that nobody read for this claim."""
    read = {*claim.buurt, *(source for row in claim.wel for source in row.bron)}
    line = data.bestanden[BESTAND].regel(key)
    for word in claim.gezocht:
        pattern = re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE)
        for plain, part in told:
            if word.lower() in plain and not part.bronnen & read and pattern.search(part.tekst):
                sections = ", ".join(sorted(f"{b.document} {b.sectie}" for b in part.bronnen))
                yield Probleem(
                    f"data/{BESTAND}",
                    line,
                    f"Deze stilte zocht ‘{word}’, maar {part.bestand}:{part.regel} zegt er iets over ({sections}): "
                    f"‘{_rond(pattern, part.tekst)}’. Klopt ze nog? Zet de sectie bij ‘buurt’ als je ze las, of pas de stelling aan.",
                )


def _rond(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    assert found
    return text[max(0, found.start() - 50) : found.end() + 50].strip()


# --- everything that the site says ------------------------------------------------------------------


def _uit_gegevens(data: Gegevens) -> Iterator[Stuk]:
    for path, file in data.bestanden.items():
        if not path.startswith(NIET):
            for pad, sources, text in _velden(file.inhoud, (), frozenset()):
                plain = " ".join(_OPMAAK.sub(" ", text).split())
                yield Stuk(f"data/{path}", file.regel(*pad), sources, plain)


def velden(item: Any, pad: Pad = ()) -> Iterator[tuple[Pad, str]]:
    """Every text in a part of the data, at its path."""
    if isinstance(item, str):
        yield pad, item
    elif is_dataclass(item):
        for spec in fields(item):
            if spec.name != "bron":
                yield from velden(getattr(item, spec.name), (*pad, spec.name))
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield from velden(value, (*pad, key))
    elif isinstance(item, tuple):
        for number, value in enumerate(item):
            yield from velden(value, (*pad, number))


def _velden(item: Any, pad: Pad, sources: frozenset[Bron]) -> Iterator[tuple[Pad, frozenset[Bron], str]]:
    if is_dataclass(item):
        sources = frozenset(getattr(item, "bron", ())) or sources
        for spec in fields(item):
            value = getattr(item, spec.name)
            if isinstance(value, str):
                if spec.name in ZEGGEN:
                    yield (*pad, spec.name), sources, value
            elif spec.name not in ("bron", "voorbeelden"):
                yield from _velden(value, (*pad, spec.name), sources)
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield from _velden(value, (*pad, key), sources)
    elif isinstance(item, tuple):
        for number, value in enumerate(item):
            yield from _velden(value, (*pad, number), sources)


def _uit_paginas(pages: list[Pagina]) -> Iterator[Stuk]:
    """Paragraphs, items and cells. Their sources are those beside them; without any, the page's own."""
    for page in pages:
        if page.pad.startswith("beheer/"):
            continue
        place = 0
        for block in re.split(r"(\n\s*\n|\n(?=\s*[-*0-9#|])|\|)", page.tekst):
            cited = [text for call in _CITAAT.findall(block) for text in _TUSSEN.findall(call)]
            beside = frozenset(Bron(*text.split(" ", 1)) for text in cited if " " in text)
            text = " ".join(_OPMAAK.sub(" ", block).split())
            if text and not block.lstrip().startswith("#"):
                line = page.regel(place + len(block) - len(block.lstrip()))
                yield Stuk(f"docs/{page.pad}", line, beside or frozenset(page.aangehaald), text)
            place += len(block)
