"""What a host needs to know of the built site: which headers belong to it.

`_headers` is read by hosts that know such a file, `_nginx.conf` by nginx. Both carry the true policy: a worker
does not inherit the policy that stands in a page.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

HEADERS = "_headers"
NGINX = "_nginx.conf"
# A name with a digest of the content in it: what stands there never changes.
FOR_EVER = re.compile(r"\.[0-9a-f]{8,}[./]")
CACHE = "public, max-age=31536000, immutable"
# These only count in a header, not in a page.
ONLY_IN_HEADER = "; frame-ancestors 'self'"


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
