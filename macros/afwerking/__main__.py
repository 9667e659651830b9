"""Finishes a folder of pages that were built: python -m macros.afwerking site"""

import argparse
import sys
from pathlib import Path

from macros.afwerking.volgorde import afwerken
from macros.afwerking.vooraf import Vooraf
from macros.gereedschap.programmas import BouwFout
from macros.teksten import Teksten

PROJECT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m macros.afwerking", description="Werkt een gebouwde site af."
    )
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    try:
        with Vooraf(PROJECT) as vooraf:
            afwerken(site, PROJECT, Teksten.lees(PROJECT), vooraf)
    except BouwFout as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
