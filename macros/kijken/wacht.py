"""Waits for files to change."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

PAUZE = 0.2  # seconds between two looks
NIET = ("__pycache__", ".git")


def wijzigingen(project: Path, names: Iterable[str]) -> Iterator[set[Path]]:
    """The files in these folders that changed, came or went, each time that some did. An editor that saves writes a
    file more than once: what changes in two looks after each other is told together."""
    known = _stand(project, names)
    changed: set[Path] = set()
    while True:
        time.sleep(PAUZE)
        now = _stand(project, names)
        new = {path for path, _ in known.items() ^ now.items()}
        known = now
        changed |= new
        if changed and not new:
            yield changed
            changed = set()


def _stand(project: Path, names: Iterable[str]) -> dict[Path, tuple[int, int]]:
    found: dict[Path, tuple[int, int]] = {}
    for name in names:
        start = project / name
        for path in [start] if start.is_file() else start.rglob("*"):
            if path.name.startswith(".#") or path.name.endswith("~") or set(path.parts) & set(NIET):
                continue
            try:
                status = path.stat()
            except OSError:  # gone in the meantime
                continue
            if path.is_file():
                found[path] = (status.st_mtime_ns, status.st_size)
    return found
