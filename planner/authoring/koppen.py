"""The headings of the pages in docs/ as the build names them, read without building the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_GEEN_TEKST = re.compile(
    r"\A---\n.*?\n---\n|^(?P<hek> *`{3,}).*?^(?P=hek)`* *$|<!--.*?-->", re.MULTILINE | re.DOTALL
)
_KOP = re.compile(r"^#{1,6} .+$", re.MULTILINE)
_ANKER = re.compile(r'<h[2-6] id="([^"]+)"')  # the title of a page is no piece of it
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
    # Late: the page Regelwerkplaats gets the headings from the build, and has no Markdown.
    from markdown import Markdown  # type: ignore[import-untyped]

    reader = Markdown(extensions=["attr_list", "toc"])
    found = {}
    for path in sorted(docs.rglob("*.md")):
        text = _GEEN_TEKST.sub("", path.read_text(encoding="utf-8"))
        headings = _KOP.findall(text)
        written = [line for line in headings if not _MACRO.search(line)]
        # The headings alone give the same names as the whole page, in a fraction of the time.
        html = reader.reset().convert("\n\n".join(written))
        found[path.relative_to(docs).with_suffix("").as_posix()] = Koppen(
            tuple(_ANKER.findall(html)),
            written == headings and not any(map(_maakt_koppen, _ALINEA.split(text))),
        )
    return found


def _maakt_koppen(paragraph: str) -> bool:
    """Whether a paragraph is nothing but macros, of which one may make headings."""
    called = {match[1] or "" for match in _MACRO.finditer(paragraph)}
    return bool(called - _ZONDER_KOP) and not re.search(r"\w", _MACRO.sub("", paragraph))
