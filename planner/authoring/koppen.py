"""The headings of the pages in docs/ as the build names them, read without building the site and without Markdown: the
page Regelwerkplaats has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

_GEEN_TEKST = re.compile(
    r"\A---\n.*?\n---\n|^(?P<hek> *`{3,}).*?^(?P=hek)`* *$|<!--.*?-->", re.MULTILINE | re.DOTALL
)
_KOP = re.compile(r"^#{1,6} .+$", re.MULTILINE)
_EIGEN_ANKER = re.compile(r"\{:? *#([\w-]+)[^}]*\}\s*$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LETTERS = re.compile(r"[^\w\s-]")
_MACRO = re.compile(r"\{\{\s*(\w*).*?\}\}|\{%.*?%\}", re.DOTALL)
_ALINEA = re.compile(r"\n[ \t]*\n")
# Macros that may stand alone in a paragraph, and never make a heading.
_ZONDER_KOP = {"bron", "extern", "tekening", "verschil"}


@dataclass(frozen=True, slots=True)
class Koppen:
    """The anchors of the headings on a page, in their order (a set would make each build other bytes); `volledig`
    when no macro can make more of them."""

    ankers: tuple[str, ...]
    volledig: bool


def koppen(docs: Path) -> dict[str, Koppen]:
    """The headings of all pages by their path without ending; none when the folder does not exist."""
    return {
        path.relative_to(docs).with_suffix("").as_posix(): koppen_van(path.read_text(encoding="utf-8"))
        for path in sorted(docs.rglob("*.md"))
    }


def koppen_van(page: str) -> Koppen:
    """The headings of one page."""
    text = _GEEN_TEKST.sub("", page)
    headings = _KOP.findall(text)
    written = [line for line in headings if not _MACRO.search(line)]
    names: dict[str, str] = {}  # the anchor, and the heading
    for line in written:
        names[_uniek(_anker(line), names)] = line
    return Koppen(
        # The title of a page is no piece of it.
        tuple(name for name, line in names.items() if line.startswith("##")),
        written == headings and not any(map(_maakt_koppen, _ALINEA.split(text))),
    )


def _anker(line: str) -> str:
    """The anchor that a heading asks for, as Markdown makes it: its own, or its words."""
    if own := _EIGEN_ANKER.search(line):
        return own[1]
    words = unicodedata.normalize("NFKD", _LINK.sub(r"\1", line)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", _LETTERS.sub("", words).strip().lower())


def _uniek(name: str, taken: Container[str]) -> str:
    """The same words a second time get a number."""
    number, found = 0, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found


def _maakt_koppen(paragraph: str) -> bool:
    """Whether a paragraph is nothing but macros, of which one may make headings."""
    called = {match[1] or "" for match in _MACRO.finditer(paragraph)}
    return bool(called - _ZONDER_KOP) and not re.search(r"\w", _MACRO.sub("", paragraph))
