"""The check that a change of what readers see says in the changelog what it changes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.wijzigingen import LOS, PAGINA, geheel, lees
from planner import taal
from planner.authoring.fouten import Probleem

# What readers see. Pages for editors and code need no entry.
ZICHTBAAR = ("data/", "docs/")
NIET_ZICHTBAAR = ("docs/beheer/", "docs/assets/js/", f"{LOS}/")


def kijk_na(project: Path, basis: str, vandaag: date) -> Iterator[Probleem]:
    """What is wrong with the changelog of a change that started at the git revision `basis`.

    Raises ValueError when git does not know that revision.
    """
    text = (project / PAGINA).read_text(encoding="utf-8")
    yield from geheel(project)[1]
    touched = gewijzigd(project, basis)
    changed = [path for path in touched if path.startswith(ZICHTBAAR) and not path.startswith(NIET_ZICHTBAAR)]
    before = {entry.tekst for entry in lees(_git(project, "show", f"{basis}:{PAGINA}") or "")[0]}
    told = any(path.startswith(f"{LOS}/") and (project / path).is_file() for path in touched)
    if changed and not told and all(entry.tekst in before for entry in lees(text)[0]):
        more = f" en nog {len(changed) - 3} bestanden" if len(changed) > 3 else ""
        line = next((n for n, row in enumerate(text.splitlines(), 1) if row.startswith("## ")), 1)
        yield Probleem(
            PAGINA,
            line,
            f"Deze wijziging verandert {taal.opsomming(changed[:3])}{more}, maar hier staat niet wat er verandert. "
            f"Zet bovenaan, onder ‘## {taal.datum(vandaag)}’, een regel die met ‘- ’ begint.",
        )


def gewijzigd(project: Path, basis: str) -> list[str]:
    """The files that differ from a git revision, also those that are not committed yet."""
    tracked = _git(project, "diff", "--name-only", "-z", basis, "--")
    if tracked is None:
        raise ValueError(f"Git kent ‘{basis}’ niet. Geef een branch of een commit, bijvoorbeeld ‘main’.")
    new = _git(project, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return [path for path in (tracked + new).split("\0") if path]


def _git(project: Path, *command: str) -> str | None:
    done = subprocess.run(["git", *command], cwd=project, capture_output=True, check=False)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None
