"""What is due for review: python -m macros.redactie.nazicht [--today JJJJ-MM-DD]

The list is also written to .cache/nazicht.md, from which a scheduled run on GitHub makes a message for the editors.
Exit status 1 when something is due.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.nazicht import kalender, nazichtdag
from macros.paginas import Pagina, lees
from macros.redactie.annotatie import meld, samenvatting
from planner import taal
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens, read_folder
from planner.authoring.objecten import Pad

LIJST = Path(".cache/nazicht.md")


def herinneringen(data: Gegevens, pages: list[Pagina], vandaag: date) -> list[Probleem]:
    """Everything that somebody must look at again, at its line."""
    found = [*_regels(data, vandaag), *_paginas(pages, vandaag), *kalender(data, vandaag)]
    return sorted(set(found))


def _regels(data: Gegevens, vandaag: date) -> Iterator[Probleem]:
    for file in data.bestanden.values():
        for pad, line in file.regels.items():
            if pad and pad[-1] == "gecontroleerd_op":
                day = _waarde(file.inhoud, pad)
                if isinstance(day, date) and nazichtdag(day, f"{file.naam} {pad[:-1]}") <= vandaag:
                    yield Probleem(
                        file.naam,
                        line,
                        f"Nagekeken op {taal.datum(day)}. Vergelijk nog eens met de bron en zet de nieuwe dag bij "
                        "‘gecontroleerd_op’.",
                    )


def _paginas(pages: list[Pagina], vandaag: date) -> Iterator[Probleem]:
    for page in pages:
        if page.nagekeken_op and nazichtdag(page.nagekeken_op, page.pad) <= vandaag:
            line = next(
                (n for n, row in enumerate(page.kop.splitlines(), 2) if row.startswith("nagekeken_op")), 1
            )
            yield Probleem(
                f"docs/{page.pad}",
                line,
                f"Nagekeken op {taal.datum(page.nagekeken_op)}. Lees de pagina na en zet de nieuwe dag bij "
                "‘nagekeken_op’.",
            )


def _waarde(item: object, pad: Pad) -> object:
    """What stands at a path in the contents of a file."""
    for key in pad:
        if isinstance(item, dict):
            item = item.get(key)
        elif isinstance(item, tuple) and isinstance(key, int):
            item = item[key] if key < len(item) else None
        else:
            item = getattr(item, str(key), None)
    return item


def main(argv: list[str] | None = None, project: Path = Path()) -> int:
    """Print what is due; 1 when there is something."""
    parser = argparse.ArgumentParser(prog="python -m macros.redactie.nazicht")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="JJJJ-MM-DD")
    options = parser.parse_args(argv)
    found = herinneringen(read_folder(project / "data"), lees(project / "docs"), options.today)
    meld(found, "warning")
    if not found:
        print("Er is niets na te kijken.")
    rows = [f"- `{p.bestand}` regel {p.regel}: {p.melding}" for p in found]
    samenvatting("\n".join(["## Na te kijken", "", *(rows or ["Er is niets na te kijken."])]))
    LIJST.parent.mkdir(parents=True, exist_ok=True)
    LIJST.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
