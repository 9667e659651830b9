"""A server that behaves like a good host, counts what it sends, and can be as slow as a phone's connection.

All variants get the same treatment: brotli when the file has it, a year in the cache for files that never
change under their name, a check with the server for the others.
"""

from __future__ import annotations

import email.utils
import hashlib
import re
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from macros.kijken.serveer import Handler, Server

CHUNK = 16 * 1024
# The site is built for this address: the theme changes pages without loading them anew only when it knows it.
POORT = 8766
HASHED = re.compile(r"[.-][0-9a-f]{8,}\.")


@dataclass
class Lijn:
    """The connection between browser and server, shared by everything that is under way at once.

    `mbit` is the speed in megabits a second (0: as fast as it goes), `rtt` the time there and back in seconds.
    """

    mbit: float = 0
    rtt: float = 0
    verzoeken: int = 0
    bytes: int = 0
    _vrij: float = 0
    _slot: threading.Lock = field(default_factory=threading.Lock)

    def wacht(self, times: float = 1) -> None:
        """The delay before an answer can begin to arrive."""
        if self.rtt:
            time.sleep(self.rtt * times)

    def stuur(self, count: int) -> None:
        """Counts bytes, and takes the time that they need on this line."""
        with self._slot:
            self.bytes += count
            if not self.mbit:
                return
            now = time.perf_counter()
            self._vrij = max(self._vrij, now) + count * 8 / (self.mbit * 1e6)
            until = self._vrij
        time.sleep(max(0.0, until - now))

    def tel(self) -> None:
        """Counts one request."""
        with self._slot:
            self.verzoeken += 1

    def nul(self) -> None:
        """Starts counting again."""
        with self._slot:
            self.verzoeken = self.bytes = 0


class Gast(Handler):
    """Serves the first of `mappen` that has the file; the path decides how long it may be kept."""

    def __init__(self, *arguments: Any, lijn: Lijn, mappen: dict[str, Path], **named: Any) -> None:
        self.lijn, self.mappen = lijn, mappen
        super().__init__(*arguments, **named)

    def setup(self) -> None:
        super().setup()
        self.lijn.wacht()  # the handshake of a new connection

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        self.lijn.tel()
        self.lijn.wacht()
        clean = self.path.partition("?")[0]
        prefix = next(name for name in self.mappen if clean.startswith(name))
        path = self.mappen[prefix] / clean.removeprefix(prefix)
        if path.is_dir():
            path /= "index.html"
        status = 200
        if not path.is_file():
            status, path = 404, self.mappen[prefix] / "404.html"
        content = path.read_bytes() if path.is_file() else b""
        encoding = ""
        packed = path.with_name(path.name + ".br")
        if "br" in self.headers.get("Accept-Encoding", "") and packed.is_file():
            content, encoding = packed.read_bytes(), "br"
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, content, encoding = 304, b"", ""
        lasting = (prefix != "/" and path.suffix != ".html") or HASHED.search(path.name)
        headers = {
            "Content-Type": self.guess_type(str(path)),
            "Cache-Control": "public, max-age=31536000, immutable" if lasting else "no-cache",
            "ETag": tag,
            "Vary": "Accept-Encoding",
            "Date": email.utils.formatdate(usegmt=True),
        } | ({"Content-Encoding": encoding} if encoding else {})
        if status != 304:
            headers["Content-Length"] = str(len(content))
        head = f"HTTP/1.1 {status} .\r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers.items()) + "\r\n"
        self._send(head.encode())
        for start in range(0, len(content), CHUNK):
            self._send(content[start : start + CHUNK])

    def _send(self, data: bytes) -> None:
        self.lijn.stuur(len(data))
        self.wfile.write(data)


def gastheer(mappen: dict[str, Path], lijn: Lijn) -> tuple[Server, str]:
    """A running server and its address. `mappen`: folders by the path they stand under, longest first."""
    running = Server(("127.0.0.1", POORT), partial(Gast, lijn=lijn, mappen=mappen))
    threading.Thread(target=running.serve_forever, daemon=True).start()
    return running, f"http://127.0.0.1:{POORT}"
