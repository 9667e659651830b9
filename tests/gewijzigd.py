"""Runs the fast tests of the rooms in which something changed: `python -m tests.gewijzigd [BASIS]`.

BASIS is the branch or commit with which the work is compared (main by default, and on main itself what stands on the
server); what is not committed yet counts too. The tests mirror the rooms, so the path of a file says where its tests are. What needs a browser or a built
site waits for `make test`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
# The beginning of a path, and where its tests stand; the longest beginning counts.
PROEVEN = {
    "data/": ["tests/casussen", "tests/inhoud"],
    "docs/": ["tests/inhoud", "tests/macros/redactie"],
    "planner/": ["tests/planner", "tests/casussen", "tests/authoring/test_schema.py"],
    "planner/authoring/": ["tests/authoring"],
    "macros/": ["tests/macros"],
    "tests/authoring/": ["tests/authoring"],
    "tests/planner/": ["tests/planner"],
    ".github/": ["tests/beheer/test_github.py"],
    ".ci/": ["tests/beheer/test_github.py"],
    "README.md": ["tests/beheer/test_readme.py"],
    "Makefile": ["tests/beheer/test_readme.py"],
}
MET_EEN_SITE = ("tests/browser/", "tests/pyodide/", "tests/zoeken/")


def gewijzigd(basis: str) -> list[str]:
    """The files that differ from where the work left `basis`, also those that git does not know yet.

    Who works on that branch itself has left it nowhere: then what the server does not have yet counts. Raises
    LookupError when there is no such branch or commit.
    """
    start = _vertrek(basis)
    if not start:
        raise LookupError(
            f"‘{basis}’ bestaat hier niet. Vergelijk met een andere tak of commit: make snel BASIS=…"
        )
    if start == _git("rev-parse", "HEAD"):
        start = _vertrek(f"origin/{basis}") or start
    return [
        *_git("diff", "--name-only", start).splitlines(),
        *_git("ls-files", "-o", "--exclude-standard").splitlines(),
    ]


def proeven(paden: list[str]) -> list[str]:
    """The tests that belong to these files, each once."""
    found: dict[str, None] = {}
    for pad in paden:
        name = pad.rpartition("/")[2]
        if name.startswith("test_") and pad.endswith(".py") and not pad.startswith(MET_EEN_SITE):
            found[pad] = None
        starts = [start for start in PROEVEN if pad.startswith(start)]
        if starts and not name.startswith("test_"):
            found |= dict.fromkeys(PROEVEN[max(starts, key=len)])
    folders = [place for place in found if not place.endswith(".py")]
    return [
        place
        for place in found
        if (PROJECT / place).exists() and not any(place.startswith(f"{folder}/") for folder in folders)
    ]


def _vertrek(basis: str) -> str:
    """The commit where the work left another branch; "" when there is no such branch."""
    return _git("merge-base", basis, "HEAD")


def _git(*command: str) -> str:
    done = subprocess.run(["git", *command], cwd=PROJECT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def main(basis: str = "main") -> int:
    """Runs them; 0 when they pass, also when there is nothing to run."""
    try:
        chosen = proeven(gewijzigd(basis))
    except LookupError as problem:
        print(problem.args[0], file=sys.stderr)
        return 2
    if not chosen:
        print(f"Niets gewijzigd sinds ‘{basis}’ dat snelle tests heeft.")
        return 0
    print("Tests van wat gewijzigd is:", *chosen)
    # In two processes, as in the Makefile: what makes one build together stays in one.
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-m", "not gebouwd"]
    return subprocess.call([*command, *chosen], cwd=PROJECT)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
