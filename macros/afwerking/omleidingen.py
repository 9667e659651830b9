"""Old addresses of pages that moved: a small page that leads to the new place, also without scripts. Answers and a
dossier behind the # go along."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import relpath
from typing import Any

from macros.gereedschap.programmas import BouwFout
from macros.paginas import adres
from planner import taal
from planner.html import Html, el

BESTAND = "data/omleidingen.yml"
# The same on every such page: its fingerprint stands once in the policy.
_SCRIPT = (
    "{const[naar,stuk]=document.currentScript.dataset.naar.split(/(?=#)/),mee=location.hash;"
    "location.replace(naar+(/^#(antwoorden|dossier)/i.test(mee)?mee:stuk??mee))}"
)


def problemen(moved: dict[str, Any], site: Path) -> Iterator[str]:
    """What is wrong with the redirects, in sentences for an editor. `site` is the built site."""
    for old, entry in moved.items():
        old_page, new = adres(old), adres(entry.naar)
        page, _, anchor = new.partition("#")
        target = site / page / "index.html"
        if "#" in old or not old.endswith(".md"):
            yield f"‘{old}’ is geen pagina: schrijf het oude pad in docs/, zonder #, zoals naslag/oud.md."
        elif (site / old_page / "index.html").is_file():
            yield f"‘{old}’ bestaat nog als pagina. Haal de omleiding weg, of verplaats de pagina."
        elif entry.naar.partition("#")[0] in moved:
            last = moved[entry.naar.partition("#")[0]].naar
            yield f"‘{old}’ leidt naar een andere omleiding. Verwijs meteen naar ‘{last}’."
        elif not target.is_file():
            known = [found.parent.relative_to(site).as_posix() + ".md" for found in site.rglob("index.html")]
            yield f"‘{old}’ leidt naar ‘{entry.naar}’, en die pagina bestaat niet.{taal.bedoelde_je(entry.naar, known)}"
        elif anchor and anchor not in ankers(target):
            hint = taal.bedoelde_je(anchor, ankers(target))
            yield f"‘{old}’ leidt naar ‘{entry.naar}’, maar dat stuk staat niet op de pagina.{hint}"


def bundle(moved: dict[str, Any], target: Path, site_url: str) -> None:
    """Write a page for each old address. Raises BouwFout with every problem."""
    found = [f"{BESTAND}: {text}" for text in problemen(moved, target)]
    if found:
        raise BouwFout("De omleidingen kloppen niet:\n" + "\n".join(found))
    for old, entry in moved.items():
        page = target / adres(old) / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(pagina(adres(old), adres(entry.naar), site_url), encoding="utf-8")


def pagina(old: str, new: str, site_url: str = "") -> str:
    """The page at an old address. Search engines read the new one in `canonical`."""
    page, _, anchor = new.partition("#")
    link = f"{relpath(page or '.', old)}/{'#' + anchor if anchor else ''}"
    title = "Deze pagina is verhuisd"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("script", Html(_SCRIPT), data_naar=link),
        el("noscript", el("meta", http_equiv="refresh", content=f"0; url={link}")),
        el("link", rel="canonical", href=site_url + page) if site_url else None,
        el("meta", name="robots", content="noindex"),
        el("link", rel="icon", href=relpath("assets/img/favicon.svg", old)),
        el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        el("title", title),
    )
    body = el("body", el("h1", title), el("p", el("a", "Ga naar de nieuwe plaats", href=link)))
    return f"<!doctype html>{el('html', head, body, lang='nl')}"


def ankers(page: Path) -> set[str]:
    """All ids on a built page."""
    reader = _Ankers()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.found


class _Ankers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id" and value}
