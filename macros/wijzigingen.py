"""The changelog: one page, and beside it a file for each entry, so that two proposals never touch the same line. The page
that readers see has both. Its feed is made after the build (macros/afwerking/feed.py)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner import taal
from planner.authoring.bewerken.wijziging import MAP
from planner.authoring.fouten import Probleem

PAGINA = "docs/beheer/wijzigingen.md"
LOS = f"data/{MAP}"
FEED = "wijzigingen.xml"
_KOP = re.compile(r"## +(.*?) *")
_DAG = re.compile(rf"(\d{{1,2}}) ({'|'.join(taal.MAANDEN)}) (\d{{4}})")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
VORM = "Schrijf de dag als ‘## {}’, met de nieuwste bovenaan."


@dataclass(frozen=True, slots=True)
class Melding:
    """One entry of the changelog."""

    dag: date
    tekst: str
    regel: int


def lees(text: str) -> tuple[list[Melding], list[Probleem]]:
    """The entries of the page, and what is wrong with how they are written."""
    found: list[Melding] = []
    problems: list[Probleem] = []
    day: date | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if head := _KOP.fullmatch(line):
            newer = day
            day = _dag(head[1])
            if day is None or (newer and day >= newer):
                why = "is geen dag" if day is None else "staat niet op volgorde, of staat er twee keer"
                problems.append(
                    Probleem(PAGINA, number, f"‘{head[1]}’ {why}. {VORM.format('22 november 2026')}")
                )
        elif day and line.startswith("- "):
            if "{{" in line:
                problems.append(
                    Probleem(PAGINA, number, "Hier kan geen macro: schrijf gewone tekst, ook voor de feed.")
                )
            found.append(Melding(day, line[2:].strip(), number))
        elif day and line.strip():
            problems.append(Probleem(PAGINA, number, "Zet elke wijziging op één regel die met ‘- ’ begint."))
    return found, problems


def _dag(text: str) -> date | None:
    match = _DAG.fullmatch(text)
    try:
        return date(int(match[3]), taal.MAANDEN.index(match[2]) + 1, int(match[1])) if match else None
    except ValueError:
        return None


def losse(project: Path) -> dict[str, str]:
    """The entries with a file of their own, by path."""
    return {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((project / LOS).glob("*.md"))
    }


def samen(text: str, los: Mapping[str, str]) -> tuple[str, list[Probleem]]:
    """The page with the entries that have a file of their own under their day, and what is wrong with those files."""
    problems: list[Probleem] = []
    days: dict[date, list[str]] = {}
    for path, entry in los.items():
        day, wrong = _losse(path, entry)
        if wrong or day is None:
            problems.append(Probleem(path, 1, wrong))
        else:
            days.setdefault(day, []).append(f"- {entry.strip()}")
    lines = text.splitlines()
    for day, entries in days.items():
        lines = _voeg_in(lines, day, entries)
    return "\n".join(lines) + "\n", problems


def _losse(path: str, entry: str) -> tuple[date | None, str]:
    """The day of an entry with its own file, and what is wrong with it."""
    match = re.match(r"(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.md$", path.rpartition("/")[2])
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        day = None
    if day is None:
        return (
            None,
            "De naam van dit bestand begint niet met een dag. Noem het zoals 2026-11-22-nieuw-bedrag.md.",
        )
    if len(entry.strip().splitlines()) != 1 or entry.startswith("- "):
        return day, "Zet in dit bestand één zin op één regel, zonder streepje ervoor."
    return day, "Hier kan geen macro: schrijf gewone tekst, ook voor de feed." if "{{" in entry else ""


def _voeg_in(lines: list[str], day: date, entries: list[str]) -> list[str]:
    """The page with these entries on top of their day, or with a new day where it belongs."""
    heads = [(n, _dag(found[1])) for n, line in enumerate(lines) if (found := _KOP.fullmatch(line))]
    for number, known in heads:
        if known == day:
            at = number + 1
            while at < len(lines) and not lines[at].strip():
                at += 1
            return [*lines[:at], *entries, *lines[at:]]
    at = next((number for number, known in heads if known and known < day), len(lines))
    gap = [] if at and not lines[at - 1].strip() else [""]
    return [*lines[:at], *gap, f"## {taal.datum(day)}", "", *entries, "", *lines[at:]]


def geheel(project: Path) -> tuple[list[Melding], list[Probleem]]:
    """All entries, wherever they stand, and what is wrong with how they are written."""
    text = (project / PAGINA).read_text(encoding="utf-8")
    _, wrong = lees(text)
    whole, problems = samen(text, losse(project))
    return lees(whole)[0], [*wrong, *problems]


def vul_aan(pagina: str, text: str, project: Path) -> str:
    """The source of a page as readers see it: only the changelog differs."""
    return samen(text, losse(project))[0] if f"docs/{pagina}" == PAGINA else text
