"""Where an old name still stands in texts, and another one in its place on the lines that somebody ticked.

Only who reads the sentence knows whether the name must change there: what tells of former days keeps it, and so does
the name of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.authoring.bewerken.bron import ontleed
from planner.authoring.bewerken.klus import Antwoorden, Stand, Uitkomst, Veld

# What tells of former days keeps its old names, and so does the example of how to change one; search words are there for
# whoever types the old name.
VROEGER = (
    "docs/beheer/wijzigingen.md",
    "docs/beheer/beslissingen/",
    "docs/beheer/handleiding/rol-hernoemen.md",
    "zoekwoorden/",
    "bronnen.yml",
    "wijzigingen/",
)
# A key, and what refers to an entry by its id; a list of sentences stands between quotes.
_ID = re.compile(r"(?:wie|rol|zie|voor|stappen): *(?:\[[^\]\"']*\]|[\w-]+(?=$|[,}]))|[\w-]+:(?= |$)")
# In a page: the address of a link, the first words of a macro, and code.
_VAST = re.compile(r"\]\([^)]*\)|\{\{\s*\w+\([^,)]*|`[^`]*`")
# An ending that the new name takes over.
_UITGANG = r"(?P<uitgang>e?n|s|’s)?"


@dataclass(frozen=True, slots=True)
class Plaats:
    """A line with the old name."""

    bestand: str
    regel: int
    tekst: str

    @property
    def naam(self) -> str:
        return f"plaats:{self.bestand}:{self.regel}"


def patroon(old: str) -> re.Pattern[str]:
    """The old name as words of their own, also with an ending (casemanagers)."""
    case = re.NOFLAG if old.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(old)}{_UITGANG}(?!\w)", case)


def tekst(line: str, file: str) -> str:
    """What is text on a line: an id in the data is no name, nor is one in a macro, an address or code on a page."""
    return (_ID if file.endswith(".yml") else _VAST).sub("", line)


def plaatsen_van(stand: Stand, bestand: str, naam: str, nieuw: str) -> list[Plaats]:
    """Where the name of this entry of a file stands elsewhere; nowhere to look when it stays as it is."""
    source = ontleed(stand.teksten[bestand])
    old = source.inhoud(naam, "naam")
    return plaatsen(old, nieuw, stand.teksten, (bestand, source.regel(naam, "naam"))) if old != nieuw else []


def plaatsen(old: str, new: str, teksten: Mapping[str, str], eigen: tuple[str, int]) -> list[Plaats]:
    """The lines on which the old name stands as text, but for the one that gives the name (`eigen`: file and line)."""
    pattern = patroon(old)
    found = []
    for path in sorted(teksten):
        if path.startswith(VROEGER) or not pattern.search(teksten[path]):
            continue
        for number, line in enumerate(teksten[path].splitlines(), 1):
            if (path, number) != eigen and pattern.search(tekst(line, path).replace(new, "")):
                # An address or an id is no name that somebody reads.
                if _regel(line, pattern, new, path) != line:
                    found.append(Plaats(path, number, line.strip()))
    return found


def plaatsvelden(found: Iterable[Plaats]) -> list[Veld]:
    """A box to tick for each line."""
    return [
        Veld(item.naam, f"{item.bestand}, regel {item.regel}", "vink", hulp=item.tekst, nodig=False)
        for item in found
    ]


def vervang(old: str, new: str, found: Iterable[Plaats], stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The files with the new name on the lines that were ticked, and how many others there are."""
    made = Uitkomst()
    rows = list(found)
    chosen = [item for item in rows if antwoorden.get(item.naam)]
    for path in dict.fromkeys(item.bestand for item in chosen):
        lines = stand.teksten[path].splitlines(keepends=True)
        for item in chosen:
            if item.bestand == path:
                lines[item.regel - 1] = _regel(lines[item.regel - 1], patroon(old), new, path)
        made.bestanden[path] = "".join(lines)
    if left := len(rows) - len(chosen):
        made.meldingen.append(
            f"De oude naam ‘{old}’ blijft op {left} {'regel' if left == 1 else 'regels'} staan. Lees die na: verander wat over "
            "vandaag gaat."
        )
    return made


def _regel(line: str, pattern: re.Pattern[str], new: str, file: str) -> str:
    """A line with the new name, except where its letters are an id, an address or what somebody types."""
    guarded = (_ID if file.endswith(".yml") else _VAST).finditer(line)
    keep = [match.span() for match in guarded]

    def named(match: re.Match[str]) -> str:
        if any(begin <= match.start() < end for begin, end in keep):
            return match[0]
        capital = match[0][0].isupper() and new[0].islower()
        name = new[0].upper() + new[1:] if capital else new
        return name + (match["uitgang"] or "")

    return pattern.sub(named, line)
