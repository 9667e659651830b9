"""The glossary."""

from __future__ import annotations

from macros.site import Site
from planner.authoring.naslagmodel import Begrip
from planner.html import Html, Kind, el, verbind, voeg

EIGEN_UITLEG = "De bron gebruikt dit woord; de uitleg is van deze site."


def begrippen(site: Site) -> str:
    """The glossary, one heading per letter."""
    entries = sorted(site.bestand("begrippen.yml").items(), key=lambda pair: pair[1].naam.lower())
    letter, parts = "", []
    for key, entry in entries:
        first = entry.naam[:1].upper()
        if first != letter:
            parts.append(f"\n\n## {first}\n\n" if first.isalpha() else "\n\n## 0-9\n\n")
            letter = first
        parts.append(_begrip(site, key, entry))
    return "".join(parts)


def _begrip(site: Site, key: str, entry: Begrip) -> Html:
    known = site.bestand("begrippen.yml")
    short = f" ({entry.afkorting})" if entry.afkorting not in entry.naam else ""
    see = [el("a", known[other].naam, href=f"#{other}") for other in entry.zie]
    more: list[Kind] = []
    if entry.eigen_uitleg:
        more.append(EIGEN_UITLEG)
    if entry.ook:
        more.append(f"Ook: {', '.join(entry.ook)}")
    if see:
        more.append(voeg("Zie ook: ", verbind(", ", see)))
    small = [voeg(el("br"), el("small", line)) for line in more]
    explained = el("dd", site.html(entry.uitleg), small, el("br"), site.bron(entry.bron))
    return el("dl", el("dt", entry.naam, short, id=key), explained, class_="cmz-begrippen")
