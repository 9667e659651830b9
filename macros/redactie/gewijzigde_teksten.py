"""The lines that a change touches in pages, lists and the changelog: what a report on answers does not see.

Of rule files the report on answers says more; of a page or an entry, only its words tell what changes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from planner.authoring.bewerken.verschil import Regel, verschil

# What `diff` compares itself.
_REGELS = ("data/planners/", "data/waarden/", "data/zoekwoorden/")
MEESTE_BESTANDEN = 40
MEESTE_REGELS = 8
MEESTE_TEKENS = 240


def sinds(project: Path, basis: str) -> dict[str, tuple[str, str]]:
    """The old and new text of what changed in docs/ and data/ since the git revision `basis`, by path; "" for none."""
    command = ["git", "diff", "--name-only", "-z", "--no-renames", basis, "--", "docs", "data"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    others = ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", "docs", "data"]
    new = subprocess.run(others, cwd=project, capture_output=True, text=True, check=False)
    found = {}
    for name in sorted({*done.stdout.split("\0"), *new.stdout.split("\0")} - {""}):
        if name.endswith((".md", ".yml")):
            before = subprocess.run(
                ["git", "show", f"{basis}:{name}"], cwd=project, capture_output=True, check=False
            )
            path = project / name
            after = path.read_text(encoding="utf-8") if path.is_file() else ""
            found[name] = (before.stdout.decode() if before.returncode == 0 else "", after)
    return found


def nu(project: Path) -> dict[str, str]:
    """The texts of all pages and data as they are now, by path."""
    return {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for folder, pattern in (("docs", "*.md"), ("data", "*.yml"))
        for path in sorted((project / folder).rglob(pattern))
    }


def verslag(paren: Mapping[str, tuple[str, str]]) -> str:
    """The changed lines of pages, entries and the changelog as Markdown, or nothing."""
    texts = {name: pair for name, pair in paren.items() if not name.startswith(_REGELS)}
    if not texts:
        return ""
    lines = ["## Gewijzigde teksten", ""]
    for name, (before, after) in list(texts.items())[:MEESTE_BESTANDEN]:
        rows = [row for row in verschil(before, after) if row.tekst.strip()]
        state = "nieuw" if not before else "weg" if not after else f"{len(rows)} regels anders"
        lines.append(f"- `{name}`: {'1 regel anders' if state == '1 regels anders' else state}")
        if after:
            lines += [f"    - {_regel(row)}" for row in rows[:MEESTE_REGELS]]
            if len(rows) > MEESTE_REGELS:
                lines.append(f"    - en nog {len(rows) - MEESTE_REGELS}")
    if len(texts) > MEESTE_BESTANDEN:
        lines.append(f"- en nog {len(texts) - MEESTE_BESTANDEN} bestanden")
    return "\n".join([*lines, "", ""])


def _regel(row: Regel) -> str:
    # Between back-ticks nothing in a text can become a link, a mention or HTML.
    text = " ".join(row.tekst.replace("`", "’").split())
    short = text if len(text) <= MEESTE_TEKENS else text[: MEESTE_TEKENS - 1].rstrip() + "…"
    return f"{'weg' if row.teken == '-' else 'nu'}, regel {row.nummer}: `{short}`"
