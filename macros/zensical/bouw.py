"""The whole site built by Zensical: python -m macros.zensical.bouw FOLDER

Zensical runs with packages of its own (requirements-zensical.lock), in a folder of its own: it keeps what it made in
`.cache` beside its settings, and reads pages only from below them. Its pages then get the same finish as those of
MkDocs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.afwerking.volgorde import afwerken
from macros.afwerking.vooraf import Vooraf
from macros.gereedschap.programmas import BouwFout
from macros.teksten import Teksten

PROJECT = Path(__file__).resolve().parents[2]
WERK = PROJECT / ".cache/zensical"
PYTHON = PROJECT / ".cache/zensical-pakketten/bin/python"
# What both programs can use of our part of the theme.
GEDEELD = (
    "main.html",
    "404.html",
    "partials/bewaking.html",
    "partials/content.html",
    "partials/copyright.html",
    "partials/nav-item.html",
)
# The style of its search, which a script makes. The browser names another one after an update: see test_zensical.py.
ZOEKSTIJL = "NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k="


def paginas() -> Path:
    """The pages as Zensical makes them. Raises BouwFout with what it said."""
    shutil.rmtree(WERK, ignore_errors=True)
    shutil.copytree(PROJECT / "docs", WERK / "docs")
    shutil.copy(Path(__file__).with_name("zensical.yml"), WERK)
    for name in GEDEELD:
        target = WERK / "thema" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / "macros/thema" / name, target)
    done = subprocess.run(
        [PYTHON, "-m", "zensical", "build", "--strict", "--config-file", "zensical.yml"],
        cwd=WERK,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BouwFout(f"Zensical kan de site niet bouwen:\n{done.stdout}{done.stderr}".rstrip())
    return WERK / "site"


def main(folder: Path) -> int:
    """Build the site into a folder; what stood there goes only when the new one is ready."""
    try:
        with Vooraf(PROJECT) as vooraf:
            made = paginas()
            afwerken(made, PROJECT, Teksten.lees(PROJECT), vooraf, [ZOEKSTIJL])
    except BouwFout as problem:
        print(problem, file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    made.rename(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
