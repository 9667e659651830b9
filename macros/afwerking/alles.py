"""The whole handbook on one page, for print: made from the pages as they were built.

The page docs/handboek/alles.md only says where the text comes. After the build the content of each page is put there,
with its own ids, and with links that stay within the document where they can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from posixpath import normpath, relpath

from macros.gereedschap.programmas import BouwFout
from macros.plaatsen import ALLES
from planner.html import voeg

PAGINA = "handboek/alles/"
DELEN = ("handboek/", "kader/", "checklists/", "naslag/")

# Between these stands the menu of the theme.
MENU, NA_MENU = "md-nav--primary", "md-sidebar--secondary"

_MENULINK = re.compile(r'<a href="([^"#]*)" class="md-nav__link')
_ARTIKEL = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_KOPLINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>')
_KOP = re.compile(r"<(/?)h([1-6])\b")
_BRONBESTAND = re.compile(r'<aside class="md-source-file".*?</aside>', re.DOTALL)
# What to do with one page, and how far somebody is: not on paper.
_MOMENT = re.compile(r'<nav class="cmz-moment".*?</nav>', re.DOTALL)
_ID = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|aria-controls|name)="([^"]*)"')
_LINK = re.compile(r'\b(href|src)="([^"]*)"')
_ELDERS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def bundle(target: Path) -> None:
    """Put the content of all pages on the page for print, in the order of the menu."""
    page = target / PAGINA / "index.html"
    if not page.is_file():
        return
    html = page.read_text(encoding="utf-8")
    if ALLES not in html:
        raise BouwFout("docs/handboek/alles.md: hier ontbreekt {{ alles() }}.")
    urls = [url for url in menu(html) if url.startswith(DELEN) and url != PAGINA]
    texts = {url: (target / url / "index.html").read_text(encoding="utf-8") for url in urls}
    page.write_text(html.replace(ALLES, samen(texts)), encoding="utf-8")


def menu(html: str) -> list[str]:
    """The addresses in the menu of this page, in their order."""
    start = html.index(MENU)
    links = _MENULINK.findall(html, start, html.index(NA_MENU, start))
    return [f"{normpath(PAGINA + link)}/" for link in dict.fromkeys(links)]


def samen(pages: dict[str, str]) -> str:
    """The table of contents and the content of the pages, by their address."""
    parts = {url: _inhoud(url, html, pages) for url, html in pages.items()}
    return f'<div id="cmz-alles">{_inhoudstafel(parts)}{"".join(parts.values())}</div>'


def _map(url: str) -> str:
    """The address of the folder that a page is in."""
    return f"{url.rstrip('/').rpartition('/')[0]}/"


def slug(url: str) -> str:
    """The id of a page within the document."""
    return "p-" + url.strip("/").replace("/", "-")


def _inhoud(url: str, html: str, pages: Iterable[str]) -> str:
    match = _ARTIKEL.search(html)
    if not match:
        raise BouwFout(f"{url}: deze pagina heeft geen <article>.")
    text = _MOMENT.sub("", _BRONBESTAND.sub("", _KOPLINK.sub("", match[1])))
    text = _ID.sub(lambda found: _eigen_id(url, found[1], found[2]), text)
    text = _LINK.sub(lambda found: f'{found[1]}="{_link(url, found[2], pages)}"', text)
    # The title of the document is the only first heading.
    text = _KOP.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + 1)}", text)
    part = "" if _map(url) in pages else " cmz-alles-deel"
    return f'<section class="cmz-alles-pagina{part}" id="{slug(url)}">{text}</section>'


def _eigen_id(url: str, attribute: str, value: str) -> str:
    if attribute == "name":
        return f'name="{slug(url)}--{value}"'
    return f'{attribute}="{" ".join(f"{slug(url)}--{name}" for name in value.split())}"'


def _link(url: str, address: str, pages: Iterable[str]) -> str:
    """A link as it must be on the page for print."""
    # Mail addresses are written with character references.
    if _ELDERS.match(unescape(address)) or not address:
        return address
    path, mark, anchor = address.partition("#")
    goal = normpath(f"{url}{path}") if path else url.rstrip("/")
    goal = "" if goal == "." else goal
    if f"{goal}/" in pages:
        return f"#{slug(goal)}--{anchor}" if anchor else f"#{slug(goal)}"
    rest = relpath(goal or ".", PAGINA.rstrip("/")) + ("/" if path.endswith("/") or not goal else "")
    return rest + mark + anchor


def _inhoudstafel(parts: dict[str, str]) -> str:
    """Links to all pages, by folder; the first page of a folder is its heading."""
    rows, depth = [], 0
    for url, html in parts.items():
        title = re.search(r"<h2\b[^>]*>(.*?)</h2>", html, re.DOTALL)
        name = re.sub(r"<[^>]+>", "", title[1]).strip() if title else voeg(url)
        level = 1 if _map(url) in parts else 0
        rows.append("</li></ul>" * (depth - level) if level < depth else "")
        rows.append("<ul><li>" if level > depth else ("</li><li>" if len(rows) > 1 else "<li>"))
        rows.append(f'<a href="#{slug(url)}">{name}</a>')
        depth = level
    return (
        '<nav class="cmz-alles-inhoud" aria-label="Inhoudstafel"><h2 id="inhoud">Inhoud</h2>'
        f"<ul>{''.join(rows)}{'</li></ul>' * depth}</li></ul></nav>"
    )
