"""The changelog: one page that editors extend. Its feed is made after the build (macros/afwerking/feed.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from planner import taal
from planner.authoring.fouten import Probleem

PAGINA = "docs/beheer/wijzigingen.md"
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
