"""The way in for Zensical: the macros, and what it has no hook for, as an extension of Markdown."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.postprocessors import Postprocessor  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]

from macros import aanbod, wijzigingen
from macros.pagina import slot
from macros.paginas import adres
from macros.site import Site
from macros.tabelkoppen import Tabelkoppen

PROJECT = Path(__file__).resolve().parents[2]
# Zensical's macros have 35; whatever cuts blocks of code comes later.
NA_DE_MACROS = 34
# At 30 Markdown puts the pieces of HTML back into the page.
VOOR_DE_HTML = 31
_LINK = re.compile(r'\b(href|src)="\.\./')


@cache
def _site() -> Site:
    """The data, read once."""
    return Site(PROJECT, None)


def define_env(env: Any) -> None:
    """Offer the macros to one page."""
    site = _site()
    # What MkDocs gives to macros: addresses without a slash in front, and the path of the source.
    page = SimpleNamespace(
        url=adres(env.page.path), meta=env.page.meta, file=SimpleNamespace(src_uri=env.page.path)
    )
    site.env = SimpleNamespace(page=page, conf=env.conf)
    for macro in aanbod.macros(site):
        env.macro(macro)


class _OverDezePagina(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        site = _site()
        whole = wijzigingen.vul_aan(site.env.page.file.src_uri, "\n".join(lines), PROJECT)
        return whole.split("\n") + slot(site, site.env.page).split("\n")


class _LinksInHtml(Postprocessor):  # type: ignore[misc]
    """Zensical reads the links of HTML as seen from the source file; macros write them as seen from the page. For
    every page but an index that is one folder more."""

    done = 0  # Markdown runs this for parts of a page too

    def run(self, text: str) -> str:
        page, blocks = _site().env.page, self.md.htmlStash.rawHtmlBlocks
        if not page.file.src_uri.endswith("index.md"):
            blocks[self.done :] = [_LINK.sub(r'\1="', str(block)) for block in blocks[self.done :]]
        self.done = len(blocks)
        return text


class Aanvulling(Extension):  # type: ignore[misc]
    """What every page gets: where it comes from, and tables with the heading on every cell."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown asks for)
        """Run after the macros."""
        md.preprocessors.register(_OverDezePagina(md), "over-deze-pagina", NA_DE_MACROS)
        md.postprocessors.register(_LinksInHtml(md), "links-in-html", VOOR_DE_HTML)
        Tabelkoppen().extendMarkdown(md)


def makeExtension(**_: Any) -> Aanvulling:  # noqa: N802 (the name that Markdown asks for)
    """The extension that zensical.yml names."""
    return Aanvulling()
