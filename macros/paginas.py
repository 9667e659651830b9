"""The pages of docs/ as editors wrote them: front matter, text, and the line of each part.

The checks (`nakijken`) and the tables for editors (`beheer`) read pages here, without building the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from planner.model import Bron

# Who keeps the site up to date. Nobody at SAM, VDAB or the department has confirmed to do so.
EIGENAAR = "redactie van deze site"

# The compiled parser reads ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VOORWERK = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BRON_MACRO = re.compile(r"\{\{\s*bron\((.*?)\)\s*\}\}", re.DOTALL)
_TEKST = re.compile(r"\"([^\"]*)\"|'([^']*)'")


@dataclass
class Pagina:
    """One page: its path in docs/, its front matter, and its text with the front matter as empty lines."""

    pad: str
    meta: dict[str, Any]
    tekst: str
    kop: str  # the front matter as it was typed
    fout: str = ""  # why the front matter could not be read
    aangehaald: tuple[Bron, ...] = field(default=())  # in the front matter or with the macro bron

    @property
    def titel(self) -> str:
        return str(self.meta.get("title") or self.pad)

    @property
    def nagekeken_op(self) -> date | None:
        """The day of the last review."""
        found = self.meta.get("nagekeken_op")
        return found if isinstance(found, date) else None

    def zonder_macros(self) -> str:
        """The text with macros blanked out; every line stays where it was."""
        return _MACRO.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), self.tekst)

    def regel(self, plaats: int) -> int:
        """The line of a place in the text."""
        return self.tekst.count("\n", 0, plaats) + 1


def adres(path: str) -> str:
    """The address of a page of docs/, relative to the site: a/b.md#c → a/b/#c."""
    page, _, anchor = path.partition("#")
    folder = re.sub(r"(^|/)index\.md$", r"\1", page)
    url = folder if folder != page else page.removesuffix(".md") + "/"
    return f"{url}#{anchor}" if anchor else url


def lees(docs: Path) -> list[Pagina]:
    """All pages, by path."""
    return [_pagina(docs, path) for path in sorted(docs.rglob("*.md"))]


def _pagina(docs: Path, path: Path) -> Pagina:
    return ontleed(path.relative_to(docs).as_posix(), path.read_text(encoding="utf-8"))


def ontleed(name: str, source: str) -> Pagina:
    """One page, from its path in docs/ and its text."""
    match = _VOORWERK.match(source)
    head = match[1] if match else ""
    body = "\n" * match[0].count("\n") + source[match.end() :] if match else source
    try:
        meta = yaml.load(head, Loader=_LOADER) or {}
    except yaml.YAMLError as problem:
        return Pagina(name, {}, body, head, fout=str(problem).splitlines()[0])
    cited = [meta.get("bronnen") or []] if isinstance(meta.get("bronnen"), str) else meta.get("bronnen") or []
    for call in _BRON_MACRO.finditer(body):
        cited = [*cited, *(one or two for one, two in _TEKST.findall(call[1]))]
    sources = tuple(Bron(*str(text).strip().split(" ", 1)) for text in cited if " " in str(text).strip())
    return Pagina(name, meta, body, head, aangehaald=tuple(dict.fromkeys(sources)))
