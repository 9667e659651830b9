"""A page as the site will show it: its macros filled in with the changed rules, and its Markdown as HTML.

The same extensions of Markdown as in mkdocs.yml; needs no MkDocs, so that it also runs in the browser.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

from macros import pagina
from macros.site import Site
from macros.tabelkoppen import Tabelkoppen
from macros.werkplaats.bladzijde import Bladzijden
from planner.html import el

# By their whole names: in the browser there is nothing to look up a short one in.
EXTENSIES = (
    "markdown.extensions.admonition",
    "markdown.extensions.attr_list",
    "markdown.extensions.md_in_html",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
INSTELLINGEN = {
    "markdown.extensions.toc": {"permalink": True, "permalink_title": "Link naar dit stuk"},
    "pymdownx.tasklist": {"custom_checkbox": False},
}
MEESTE_TEKENS = 60
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
_ELEMENT = re.compile(r"<[^>]*>")
_ADRES = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|#|$)", re.IGNORECASE)
# Shown where there are no scripts, such as in this picture.
_ZONDER_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def beeld(bladzijden: Bladzijden, path: str, text: str, basis: str) -> tuple[str, dict[str, str]]:
    """The HTML of the article of a page (`docs/…`), for a page of the site at `basis` of its root ("../../"), and what each
    of its macros shows, in short."""
    page = bladzijden.begin(path, text, basis)
    made: dict[str, str] = {}
    filled = bladzijden.vul_in(page.tekst, _geen_beeld, made)
    site = bladzijden.site
    markdown = Markdown(
        extensions=[*EXTENSIES, Tabelkoppen(), _Adressen(site)], extension_configs=INSTELLINGEN
    )
    html: str = markdown.convert(filled + pagina.slot(site, site.env.page))
    shown = {call: _kort(text) for call, text in made.items()}
    # What stands between the brackets of a call already, need not be said again.
    return _ZONDER_SCRIPTS.sub("", html), {call: text for call, text in shown.items() if text not in call}


def _kort(shown: str) -> str:
    """The first words of what a macro shows."""
    words = " ".join(unescape(_ELEMENT.sub(" ", _LINK.sub(r"\1", shown))).split())
    return words if len(words) <= MEESTE_TEKENS else f"{words[:MEESTE_TEKENS].rstrip()}…"


def _geen_beeld(call: str, wrong: str) -> str:
    """What stands in the place of a macro that gives nothing here: why."""
    words = wrong or f"Wat {call} toont, maakt de bouw van de site. Dat is hier niet te zien."
    return el("span", words, class_="cmz-wp-geen-beeld")


class _Linkadressen(Treeprocessor):  # type: ignore[misc]
    """Makes addresses of the site of the links and pictures that Markdown names as files."""

    def __init__(self, md: Markdown, site: Site) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: Element) -> None:
        for node in root.iter():
            kind = {"a": "href", "img": "src"}.get(node.tag)
            link = node.get(kind, "") if kind else ""
            if kind and not _ADRES.match(link):
                node.set(kind, self.adres(link))

    def adres(self, link: str) -> str:
        path, _, anchor = link.partition("#")
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(self.site.pagina), path))
        if path.endswith(".md"):
            return self.site.href(f"{goal}#{anchor}" if anchor else goal)
        return f"{self.site.basis()}{goal}"


class _Adressen(Extension):  # type: ignore[misc]
    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown asks for)
        """Run after inline Markdown, which makes the links."""
        md.treeprocessors.register(_Linkadressen(md, self.site), "linkadressen", 0)
