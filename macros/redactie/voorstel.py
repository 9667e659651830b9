"""What a proposed change does, and what is wrong with it: python -m macros.redactie.voorstel BASIS

Run by the workflow of a pull request, and by anybody on their own machine. It compares the working folder
with the commit at which the change began. Problems are printed as `file:line: message` (on GitHub: beside
the line); the report is written to .cache/voorstel/verslag.md. Exit status 1 when something is wrong.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from macros.paginas import lees
from macros.redactie import (
    bouwcontrole,
    gewijzigde_teksten,
    oude_namen,
    oude_waarden,
    paginacontrole,
    wijzigingscontrole,
)
from macros.redactie.annotatie import meld, samenvatting
from macros.redactie.nazicht import herinneringen
from planner.authoring.check import check_folder
from planner.authoring.fouten import Ongeldig, Probleem
from planner.authoring.gegevens import read_folder
from planner.authoring.opdrachten import rapport, versie

VERSLAG = Path(".cache/voorstel/verslag.md")
MERK = "<!-- verslag van het voorstel -->"  # by which the comment on a pull request is found again
MEESTE_TEKENS = 60_000  # a comment on GitHub holds 65,536


def main(argv: list[str], vandaag: date | None = None) -> int:
    """Check the change since `argv[0]`, print the problems and write the report."""
    if len(argv) != 1 or argv[0].startswith("-"):
        print(
            "Zeg met welke versie je vergelijkt, bijvoorbeeld: python -m macros.redactie.voorstel main",
            file=sys.stderr,
        )
        return 2
    today = vandaag or date.today()
    base = _begin(argv[0])
    if base is None:
        print(
            f"Git kent ‘{argv[0]}’ niet. Geef een branch of een commit, bijvoorbeeld ‘main’.", file=sys.stderr
        )
        return 2
    problems = problemen(base, today)
    meld(problems)
    text = verslag(base, problems, today)
    VERSLAG.parent.mkdir(parents=True, exist_ok=True)
    VERSLAG.write_text(text, encoding="utf-8")
    samenvatting(text)
    print(f"Het verslag staat in {VERSLAG.as_posix()}.")
    return 1 if problems else 0


def _begin(name: str) -> str | None:
    """The commit at which the change began: what came on the base since then is not part of it."""
    done = subprocess.run(["git", "merge-base", name, "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def problemen(base: str, today: date) -> list[Probleem]:
    """Everything that is wrong with the rules, the pages, their build and the changelog."""
    found = check_folder(Path("data")).problemen
    data = read_folder(Path("data"))
    if not data.problemen:
        pages = paginacontrole.kijk_na(lees(Path("docs")), data, today)
        found = [*found, *pages, *bouwcontrole.kijk_na(Path.cwd(), data, in_orde=not found)]
    return sorted({*found, *wijzigingscontrole.kijk_na(Path(), base, today)})


def verslag(base: str, problems: list[Probleem], today: date) -> str:
    """The report as Markdown, short enough for a comment."""
    lines = [MERK, "# Verslag van dit voorstel", ""]
    if problems:
        lines += ["## Dit moet nog in orde komen", "", *_rijen(problems), ""]
    else:
        lines += ["De regels, de voorbeelden en de pagina’s zijn in orde.", ""]
    changed = gewijzigde_teksten.sinds(Path.cwd(), base)
    lines += [
        gewijzigde_teksten.verslag(changed),
        oude_namen.verslag(oude_namen.hernoemd(changed, gewijzigde_teksten.nu(Path.cwd()))),
        _oude_waarden(base),
        _effect(base),
    ]
    due = herinneringen(read_folder(Path("data")), lees(Path("docs")), today)
    if due:
        lines += [
            "",
            f"<details><summary>Na te kijken los van dit voorstel: {len(due)}</summary>",
            "",
            *_rijen(due),
            "",
            "</details>",
        ]
    text = "\n".join(lines).rstrip() + "\n"
    if len(text) > MEESTE_TEKENS:
        text = text[:MEESTE_TEKENS].rsplit("\n", 1)[0]
        text += "\n\n…\n\nHet verslag is te lang voor één bericht. Het hele verslag staat bij de uitvoer van de controle.\n"
    return text


def _oude_waarden(base: str) -> str:
    """What still speaks about a value that the change gave another one."""
    data = read_folder(Path("data"))
    if data.problemen:
        return ""  # of what cannot be read, nobody knows what it changes
    return oude_waarden.verslag(oude_waarden.verouderd(lees(Path("docs")), versie(base), data))


def _effect(base: str) -> str:
    """What the change does to answers."""
    try:
        return rapport(base, "data", markdown=True, lijst=False)[0]
    except Ongeldig:
        return (
            "Wat dit voorstel met de antwoorden doet, is nog niet te zeggen: de regels zijn niet te lezen.\n"
        )


def _rijen(problems: Iterable[Probleem]) -> list[str]:
    # Between back-ticks nothing in a message can become a link, a mention or HTML.
    return [f"- `{str(problem).replace('`', '’')}`" for problem in problems]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
