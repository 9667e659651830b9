"""Closes the built site: a strict content security policy, and nothing that comes from another host.

Every page gets the same policy, with the fingerprints of all inline scripts and styles of the whole site: the
theme changes pages without loading them anew, so a page also runs the small scripts of the next one.
"""

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from macros.gereedschap.programmas import BouwFout, digest, write

# `wasm-unsafe-eval` lets WebAssembly (Python) run; it does not allow `eval` of JavaScript.
# The theme and tables of Markdown set `style` attributes, so those are allowed.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{script}; style-src 'self'{style}; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'none'"
)

# Where a browser fetches something by itself. Links that a visitor follows (<a href>) are free.
LOADS = {
    "audio": ("src",),
    "embed": ("src",),
    "frame": ("src",),
    "iframe": ("src", "srcdoc"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
    "base": ("href",),
    "form": ("action",),
}
# Where an address can also be a script.
RUNS = {"href", "xlink:href", "src", "action", "formaction", "data"}
# <link> only names these pages; it does not fetch them.
NAMES_ONLY = {"canonical", "alternate", "feed", "prev", "next", "edit", "license", "author"}
FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
CSS_LOADS = re.compile(
    r"""(?:@import\s+|url\(\s*)["']?\s*((?:[a-z][a-z0-9+.-]*:)?//[^"')\s]+)""", re.IGNORECASE
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DATA_SCRIPT = {"application/json", "application/ld+json"}
# What reading finds depends on how this module and the reader of Python's own library read.
VERSION = digest(Path(__file__).read_bytes(), sys.version.encode())
# Further on a browser no longer looks for it.
CHARSET_WITHIN = 1024
HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


class SafetyProblem(BouwFout):
    """The site would load or run something that it must not."""


@dataclass
class Page:
    """What matters of one HTML file: the fingerprints of its inline scripts and styles, and what is wrong."""

    script: list[str] = field(default_factory=list)
    style: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def secure(site: Path, kept: Path | None = None, styles: Iterable[str] = ()) -> str:
    """Checks every page and style sheet, gives every page the policy, and returns it. All problems are told at once.

    `kept` is a file in which what was found on each page is kept for the next build; `styles` are the fingerprints
    of style that a script of the theme makes.
    """
    known = _known(kept)
    read: dict[str, Page] = {}
    pages: dict[Path, Page] = {}
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        name = digest(content)
        pages[path] = read[name] = known.get(name) or _read(content.decode())
    if kept:
        write(
            kept,
            json.dumps({"versie": VERSION, **{name: asdict(page) for name, page in read.items()}}).encode(),
        )
    problems = [f"{path.relative_to(site)}: {text}" for path, page in pages.items() for text in page.problems]
    for sheet in sorted(site.rglob("*.css")):
        for address in _css_loads(sheet.read_text(encoding="utf-8")):
            problems.append(f"{sheet.relative_to(site)}: haalt iets op bij een andere site: {address}")
    if problems:
        raise SafetyProblem("De site is niet veilig af te leveren:\n" + "\n".join(sorted(set(problems))))
    policy = POLICY.format(
        script=_fingerprints(page.script for page in pages.values()),
        style=_fingerprints([*(page.style for page in pages.values()), styles]),
    )
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for path in pages:
        text = path.read_text(encoding="utf-8")
        if tag in text:
            continue
        # Right behind the charset, which must stand in the first 1024 bytes, and before anything else.
        closed, found = HEAD.subn(lambda match: match.group() + tag, text, count=1)
        if not found:
            raise SafetyProblem(f"{path.relative_to(site)}: deze pagina heeft geen <head>.")
        if "charset=" not in closed.encode()[:CHARSET_WITHIN].decode(errors="replace"):
            raise SafetyProblem(
                f"{path.relative_to(site)}: de tekenset staat niet in de eerste {CHARSET_WITHIN} bytes. "
                "Zet <meta charset> vooraan in <head>."
            )
        path.write_text(closed, encoding="utf-8")
    return policy


def _known(kept: Path | None) -> dict[str, Page]:
    """The pages that an earlier build read, by the digest of their content."""
    if not kept or not kept.is_file():
        return {}
    found = json.loads(kept.read_text(encoding="utf-8"))
    return {name: Page(**page) for name, page in found.items()} if found.pop("versie") == VERSION else {}


def _read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def _fingerprint(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _fingerprints(pages: Iterable[Iterable[str]]) -> str:
    """The inline texts of all pages as sources for the policy."""
    found = sorted({text for page in pages for text in page})
    return "".join(f" 'sha256-{text}'" for text in found)


def _css_loads(text: str) -> Iterator[str]:
    for match in CSS_LOADS.finditer(CSS_COMMENT.sub("", text)):
        yield match.group(1)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.inline: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if name.startswith("on"):
                self._problem(f"<{tag} {name}=…> voert een script uit; gebruik een script in een bestand.")
            if name in RUNS and re.sub(r"\s", "", value).lower().startswith(("javascript:", "vbscript:")):
                self._problem(f"<{tag} {name}=…> voert een script uit: {value}")
            if name == "style":
                for address in _css_loads(value):
                    self._problem(f"<{tag} style=…> haalt iets op bij een andere site: {address}")
        for name in LOADS.get(tag, ()):
            parts = values.get(name, "").split(",") if name == "srcset" else [values.get(name, "")]
            for part in parts:
                if FOREIGN.match(part):
                    self._problem(f"<{tag} {name}=…> haalt iets op bij een andere site: {part.strip()}")
        relations = set(values.get("rel", "").lower().split())
        if tag == "link" and not relations <= NAMES_ONLY and FOREIGN.match(values.get("href", "")):
            self._problem(f"<link> haalt iets op bij een andere site: {values['href']}")
        refresh = tag == "meta" and values.get("http-equiv", "").lower() == "refresh"
        if refresh and "//" in values.get("content", ""):
            self._problem("<meta http-equiv=refresh> stuurt de bezoeker naar een andere site.")
        runs = "src" not in values and values.get("type", "").lower() not in DATA_SCRIPT
        if tag == "style" or (tag == "script" and runs):
            self.inline = []

    def handle_data(self, data: str) -> None:
        if self.inline is not None:
            self.inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.inline is None:
            return
        text, self.inline = "".join(self.inline), None
        if tag == "script":
            self.page.script.append(_fingerprint(text))
        else:
            self.page.style.append(_fingerprint(text))
            for address in _css_loads(text):
                self._problem(f"<style> haalt iets op bij een andere site: {address}")

    def _problem(self, text: str) -> None:
        line, _ = self.getpos()
        self.page.problems.append(f"regel {line}: {text}")
