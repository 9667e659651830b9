"""Names that a change gives to roles, terms and documents, and where the old name still stands.

A page gets most names through a macro, and those follow by themselves. In running text a name is a word like any other:
only somebody who reads the sentence knows whether it must change too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from planner.authoring.bewerken.oude_naam import patroon, tekst

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The files whose entries have a name that texts repeat, and which keys hold it.
BESTANDEN = {
    "data/rollen.yml": ("naam", "afkorting"),
    "data/begrippen.yml": ("naam",),
    "data/documenten.yml": ("naam",),
    "data/contacten.yml": ("naam",),
    "data/bronnen.yml": ("titel", "kort"),
}
# What tells of former days keeps its old names; search words are there for whoever types the old name.
_VROEGER = (
    "docs/beheer/wijzigingen.md",
    "docs/beheer/beslissingen/",
    "docs/beheer/handleiding/rol-hernoemen.md",
    "data/zoekwoorden/",
    "data/bronnen.yml",
    "data/wijzigingen/",
)
MEESTE_BESTANDEN = 25


@dataclass(frozen=True)
class Hernoemd:
    """A name that changed, and the lines on which the old one still stands, by file."""

    oud: str
    nieuw: str
    plaatsen: dict[str, list[int]]


def hernoemd(paren: Mapping[str, tuple[str, str]], teksten: Mapping[str, str]) -> list[Hernoemd]:
    """The names that changed between the old and the new text of files (`paren`), and where `teksten`, all of the project
    as it is now, still have the old one. Both by path: data/…, docs/…."""
    changed = dict(_namen(paren))
    if not changed:
        return []
    texts = [(name, text.splitlines()) for name, text in teksten.items() if not name.startswith(_VROEGER)]
    return [Hernoemd(old, new, _plaatsen(old, new, texts)) for old, new in changed.items()]


def verslag(changes: list[Hernoemd]) -> str:
    """The same as Markdown, or nothing."""
    if not changes:
        return ""
    lines = ["## Andere namen", ""]
    for item in changes:
        count = sum(map(len, item.plaatsen.values()))
        lines.append(
            f"- ‘{item.oud}’ heet nu ‘{item.nieuw}’." + ("" if count else " De oude naam staat nergens meer.")
        )
        if count:
            lines[-1] += (
                f" De oude naam staat nog op {count} regels in {len(item.plaatsen)} bestanden. Lees die na:"
            )
            shown = list(item.plaatsen.items())[:MEESTE_BESTANDEN]
            lines += [f"    - `{name}`: regel {', '.join(map(str, numbers))}" for name, numbers in shown]
            if len(item.plaatsen) > len(shown):
                lines.append(f"    - en nog {len(item.plaatsen) - len(shown)} bestanden")
    return "\n".join([*lines, "", ""])


def _namen(paren: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for file, keys in BESTANDEN.items():
        before, after = (_gegevens(text) for text in paren.get(file, ("", "")))
        for name, entry in before.items():
            now = after.get(name)
            if isinstance(entry, dict) and isinstance(now, dict):
                for key in keys:
                    old, new = entry.get(key), now.get(key)
                    if old and new and old != new:
                        yield str(old), str(new)


def _gegevens(text: str) -> dict[str, Any]:
    try:
        found = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError:
        return {}  # the check of the rules tells
    return found if isinstance(found, dict) else {}


def _plaatsen(old: str, new: str, texts: list[tuple[str, list[str]]]) -> dict[str, list[int]]:
    """The lines with the old name as words of their own."""
    pattern = patroon(old)
    found = {
        name: [n for n, line in enumerate(lines, 1) if pattern.search(tekst(line, name).replace(new, ""))]
        for name, lines in texts
    }
    return {name: numbers for name, numbers in found.items() if numbers}
