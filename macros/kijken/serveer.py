"""Shows a built site on this machine: `python -m macros.kijken.serveer site --poort 8000`.

The browser tests use the same server, also under a path of its own (`basis`), as on GitHub Pages.
"""

import argparse
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".ics": "text/calendar",
    ".webmanifest": "application/manifest+json",
}


class Handler(SimpleHTTPRequestHandler):
    """Files with the right types, never from an old cache, with the site's own page for what is missing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, basis: str = "/", **named: Any) -> None:
        self.basis = basis
        super().__init__(*arguments, **named)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        if not unquote(path).startswith(self.basis):
            return str(Path(self.directory) / "bestaat niet")
        return super().translate_path("/" + path[len(self.basis) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        page = missing.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet: the terminal stays readable."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who leaves halfway is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(
    site: Path, port: int = 0, basis: str = "/", handler: type[Handler] = Handler
) -> ThreadingHTTPServer:
    """A server for `site` on this machine only; port 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(handler, directory=str(site), basis=basis))


def bezet(port: int, problem: OSError) -> int:
    """Say that a port cannot be used; the exit status."""
    print(f"Poort {port} kan niet worden gebruikt ({problem.strerror}).", file=sys.stderr)
    print("Kies een andere, bijvoorbeeld: make serve PORT=9000", file=sys.stderr)
    return 1


def main(handler: type[Handler] = Handler) -> int:
    parser = argparse.ArgumentParser(description="Toont de gebouwde site op deze computer.")
    parser.add_argument("site", type=Path)
    parser.add_argument("--poort", type=int, default=8000)
    parser.add_argument("--basis", default="/", help="pad waaronder de site staat, bv. /kennisbank/")
    choice = parser.parse_args()
    if not (choice.site / "index.html").is_file():
        print(f"In '{choice.site}' staat geen gebouwde site. Voer eerst 'make site' uit.", file=sys.stderr)
        return 1
    try:
        running = server(choice.site, choice.poort, choice.basis, handler)
    except OSError as problem:
        return bezet(choice.poort, problem)
    print(
        f"De site staat op http://127.0.0.1:{running.server_port}{choice.basis} (stoppen: Ctrl+C)", flush=True
    )
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        running.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
