"""What visits transfer, as the page for hosts shows it; `python -m tests.verkeer` measures it into verkeer.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from macros.site import Site

VISITS = (1_000, 100_000, 10_000_000)


def macros(site: Site) -> list[Callable[..., str]]:
    """What the page for hosts shows."""
    measured: dict[str, Any] = json.loads(
        (site.project / "docs/beheer/verkeer.json").read_text(encoding="utf-8")
    )
    rows: list[dict[str, Any]] = measured["bezoeken"]

    def verkeer() -> str:
        """What visits transfer, as measured."""
        lines = (f"| {row['naam']} | {row['verzoeken']} | {_size(row['bytes'])} |" for row in rows)
        return _table("| Bezoek | Verzoeken | Verstuurd |", lines)

    def verkeer_per_dag() -> str:
        """The same for many visits in a day."""
        named = [row for row in rows if row.get("per_dag")]
        head = "| Bezoeken per dag | " + " | ".join(row["naam"] for row in named) + " |"
        lines = (
            f"| {_number(count)} | " + " | ".join(_day(row, count) for row in named) + " |"
            for count in VISITS
        )
        return _table(head, lines)

    def verkeer_gemeten() -> str:
        """When and with what it was measured."""
        return f"{measured['op']}, met {measured['met']}"

    return [verkeer, verkeer_per_dag, verkeer_gemeten]


def _table(head: str, lines: Iterable[str]) -> str:
    columns = head.count("|") - 1
    return "\n".join([head, "| --- " * columns + "|", *lines])


def _day(row: dict[str, Any], count: int) -> str:
    per_second = count * row["verzoeken"] / 86_400
    requests = f"{_number(round(per_second))}" if per_second >= 10 else f"{per_second:.2g}".replace(".", ",")
    return f"{_size(count * row['bytes'])}, gemiddeld {requests} verzoeken per seconde"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _size(value: float) -> str:
    """Bytes in steps of a thousand, three figures at most."""
    units = ["TB", "GB", "MB", "kB", "bytes"]
    while value >= 1_000 and len(units) > 1:
        value /= 1_000
        units.pop()
    text = f"{value:.0f}" if value >= 100 or units[-1] == "bytes" else f"{value:.1f}"
    return f"{text.replace('.', ',')} {units[-1]}"
