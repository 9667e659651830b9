"""Shows the site on this machine while somebody writes it: python -m macros.kijken --poort 8000

A saved page or rule is in the browser within a few seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from macros.afwerking.beveiliging import POLICY
from macros.kijken import serveer
from macros.kijken.site import Kijksite
from macros.kijken.wacht import wijzigingen

PROJECT = Path(__file__).resolve().parents[2]
# What the site is made of; code that changes is only read by a new process.
BRONNEN = ("docs", "data", "macros", "planner", "mkdocs.yml")
CODE = (".py", ".yml")
# Addresses that no site has.
STAND, SCRIPT = "/.kijken/stand", "/.kijken/herlaad.js"
HERLAAD = Path(__file__).with_name("herlaad.js")
# The policy of the finished site, but that inline scripts and styles are not counted: the build does that.
BELEID = POLICY.format(script=" 'unsafe-inline'", style=" 'unsafe-inline'")


class Stand:
    """The number of the newest version, for browsers that wait for it."""

    def __init__(self) -> None:
        self.nummer = time.time_ns()  # also another one in the next process
        self.nieuw = threading.Condition()

    def volgende(self) -> None:
        """Tell all who wait that there is something new."""
        with self.nieuw:
            self.nummer += 1
            self.nieuw.notify_all()

    def __iter__(self) -> Iterator[int]:
        """Each number when it comes, the present one at once."""
        seen = 0
        while True:
            with self.nieuw:
                while self.nummer == seen:
                    self.nieuw.wait()
                seen = self.nummer
            yield seen


class Handler(serveer.Handler):
    """Files made on request, with a script in every page that loads it anew after a change."""

    def __init__(self, *arguments: Any, site: Kijksite, stand: Stand, **named: Any) -> None:
        self.site, self.stand = site, stand
        super().__init__(*arguments, **named)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", BELEID)
        # Nothing travels, so nothing has to be unpacked (docs/assets/js/python/ophalen.mjs).
        self.send_header("X-Bewaard", "ja")
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server asks for)
        path = self.path.partition("?")[0]
        if path == STAND:
            self._vertel()
        elif path == SCRIPT:
            self._stuur(HERLAAD.read_bytes(), "text/javascript")
        elif path == "/sw.js":
            # Whoever kept an earlier version on this device would go on seeing that.
            self.path = "/sw-weg.js"
            super().do_GET()
        else:
            self._toon(path)

    def _toon(self, path: str) -> None:
        html = self.site.zorg_voor(path.lstrip("/"))
        file = Path(self.translate_path(path))
        if not html and path.endswith("/") and (file / "index.html").is_file():
            html = (file / "index.html").read_text(encoding="utf-8")
        if not html:
            super().do_GET()
            return
        script = f'<script src="{SCRIPT}" async></script></head>'
        self._stuur(html.replace("</head>", script, 1).encode(), "text/html; charset=utf-8")

    def _stuur(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _vertel(self) -> None:
        """The number of each new version, for as long as the browser listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for number in self.stand:
            self.wfile.write(f"retry: 300\ndata: {number}\n\n".encode())


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m macros.kijken", description="Toont de site terwijl je schrijft."
    )
    parser.add_argument("--poort", type=int, default=8000)
    port = parser.parse_args().poort
    stand = Stand()
    site = Kijksite(PROJECT, PROJECT / ".cache" / "kijken", f"http://127.0.0.1:{port}/")
    handler = partial(Handler, directory=str(site.folder), site=site, stand=stand)
    try:
        running = serveer.Server(("127.0.0.1", port), handler)
    except OSError as problem:
        return serveer.bezet(port, problem)
    site.begin()
    print(f"De site staat op {site.adres} en volgt wat je bewaart (stoppen: Ctrl+C)", flush=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        for changed in wijzigingen(PROJECT, BRONNEN):
            if any(path.suffix in CODE and not path.is_relative_to(PROJECT / "data") for path in changed):
                os.execv(sys.executable, [sys.executable, "-m", "macros.kijken", *sys.argv[1:]])
            site.gewijzigd(changed)
            stand.volgende()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
