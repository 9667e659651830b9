"""What searching costs: bytes to fetch, time until the search is ready, time from a key stroke to results.

Run it: python -m tests.zoeken.kost [site]. The benchmark calls `kost`.
"""

from __future__ import annotations

import gzip
import statistics
import sys
from pathlib import Path
from typing import Any

from macros.afwerking.zoeken import INDEX, SCRIPTS, STANDAARD
from tests.zoeken import meet


def grootte(*paths: Path) -> dict[str, int]:
    """Bytes of files together, as they are and compressed."""
    texts = [path.read_bytes() for path in paths]
    return {"ruw": sum(map(len, texts)), "gzip": sum(len(gzip.compress(text, 9, mtime=0)) for text in texts)}


def letter_voor_letter(asks: list[str]) -> list[str]:
    """Each question as somebody types it: a search after every key."""
    return [ask[:end] for ask in asks for end in range(1, len(ask) + 1)]


def tijden(found: dict[str, Any]) -> dict[str, float]:
    """Milliseconds: until ready, CPU until ready, and per key stroke."""
    keys = sorted(row["ms"] for row in found["gevonden"])
    return {
        "klaar": found["klaar"],
        "rekentijd tot klaar": found["gerekend"],
        "toets, mediaan": statistics.median(keys),
        "toets, p95": keys[int(len(keys) * 0.95)],
    }


def kost(site: Path, project: Path) -> dict[str, dict[str, float]]:
    """The figures before (the theme's own search) and after."""
    keys = letter_voor_letter(meet.lijst(meet.vragen())[::8])
    own = [site / SCRIPTS / name for name in ("zoekwerker.js", "zoekmotor.js")]
    return {
        "voor": {
            **{f"index, {name}": size for name, size in grootte(project / STANDAARD).items()},
            **{f"script, {name}": size for name, size in grootte(meet.werker_van_het_thema()).items()},
            **tijden(meet.standaard(project, keys)),
        },
        "na": {
            **{f"index, {name}": size for name, size in grootte(site / INDEX).items()},
            **{f"script, {name}": size for name, size in grootte(*own).items()},
            **tijden(meet.van_deze_site(site, keys)),
        },
    }


if __name__ == "__main__":
    figures = kost(Path(sys.argv[1] if sys.argv[1:] else "site"), Path.cwd())
    for name, before in figures["voor"].items():
        print(f"{name:22}{before:12.1f}{figures['na'][name]:12.1f}")
