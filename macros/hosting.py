"""What a host needs to know of the built site: which headers belong to it, and what visits transfer.

`_headers` is read by hosts that know such a file, `_nginx.conf` by nginx. Both carry the true policy: a worker
does not inherit the policy that stands in a page. The figures come from verkeer.json, which `python -m
tests.verkeer` measures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.site import Site

HEADERS = "_headers"
NGINX = "_nginx.conf"
# A name with a digest of the content in it: what stands there never changes.
FOR_EVER = re.compile(r"\.[0-9a-f]{8,}[./]")
CACHE = "public, max-age=31536000, immutable"
# These only count in a header, not in a page.
ONLY_IN_HEADER = "; frame-ancestors 'self'"
VISITS = (1_000, 100_000, 10_000_000)


def headers(policy: str) -> dict[str, str]:
    """What belongs to every answer of the site."""
    return {
        "Content-Security-Policy": policy + ONLY_IN_HEADER,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def bundle(site: Path, policy: str, address: str) -> None:
    """Writes both files. `address` is where the site will stand, or empty when that is not known."""
    base = urlsplit(address).path.rstrip("/")
    rules = [f"{base}/*", *(f"  {name}: {value}" for name, value in headers(policy).items())]
    # Hosts add up all rules that fit, so this header stands in no other rule.
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    for name in names:
        if FOR_EVER.search(name) and not name.endswith((".br", ".gz", ".map")):
            rules += [f"{base}/{name}", f"  Cache-Control: {CACHE}"]
    (site / HEADERS).write_text("\n".join(rules) + "\n", encoding="utf-8")
    lines = [f'add_header {name} "{value}" always;' for name, value in headers(policy).items()]
    (site / NGINX).write_text("\n".join(lines) + "\n", encoding="utf-8")


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
