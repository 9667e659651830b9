"""What a link to a source shows on the spot: one file that a page only asks for when somebody opens a source.

By the anchor of each section in the list of sources: its title, the document and its date, what this site takes from
it, the points on which sources differ there, and the pages that tell it. Links are paths from the root of the site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.beheer import bronnen_in, per_bron
from macros.paginas import adres, lees
from macros.teksten import Teksten
from planner import taal
from planner.model import Bron
from planner.toon.weergave import anker
from planner.woorden import waarde_tekst

BESTAND = "assets/bronnen.json"
type Verwijzing = tuple[str, str]


def bundle(teksten: Teksten, project: Path, site: Path) -> None:
    """Write the file."""
    target = site / BESTAND
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(secties(teksten, project), ensure_ascii=False, separators=(",", ":"))
    target.write_text(text, encoding="utf-8")


def secties(teksten: Teksten, project: Path) -> dict[str, dict[str, object]]:
    """Every section by its anchor."""
    taken: dict[Bron, list[Verwijzing]] = {}
    for source, link in neemt(teksten):
        if link not in taken.setdefault(source, []):
            taken[source].append(link)
    differ = {
        source: [
            (teksten.tekst(entry.titel), f"naslag/waar-de-bronnen-verschillen/#{key.lower()}")
            for key, entry in teksten.bestand("verschillen.yml").items()
            if any(source in said.bron for said in entry.bronnen)
        ]
        for source in {
            s for e in teksten.bestand("verschillen.yml").values() for said in e.bronnen for s in said.bron
        }
    }
    pages = per_bron(lees(project / "docs"))
    found: dict[str, dict[str, object]] = {}
    for name, document in teksten.rules.bronnen.items():
        for section, title in document.secties.items():
            source = Bron(name, section)
            number = f"{section} " if section[:1].isdigit() else ""
            found[anker(name, section)] = {
                "titel": f"{taal.hoofdletter(document.kort)} {number}{title}",
                "document": document.titel,
                "datum": van(document.datum),
                "neemt": taken.get(source, []),
                "verschillen": differ.get(source, []),
                "paginas": [(page.titel, adres(page.pad)) for page in pages.get(source, [])],
            }
    return found


def van(day: str) -> str:
    """Of when a document is, as a sentence without a full stop."""
    return "Zonder datum" if day == "onbekend" else f"Tekst van {taal.datum(date.fromisoformat(day))}"


def neemt(teksten: Teksten) -> Iterator[tuple[Bron, Verwijzing]]:
    """What the rules take from each section: deadlines, values, and the planners that rest on it."""
    for name, value in teksten.rules.waarden.items():
        for version in value.waarden:
            for source in version.bron:
                yield (
                    source,
                    (
                        f"{value.titel}: {waarde_tekst(value, version)}",
                        f"naslag/bedragen/#waarde-{name.replace('_', '-')}",
                    ),
                )
    for name, planner in teksten.rules.planners.items():
        for key, rule in planner.termijnen.items():
            for source in bronnen_in(rule):
                yield (
                    source,
                    (
                        f"{teksten.tekst(rule.titel, name)}: {teksten.zin(key)}",
                        f"naslag/termijnen/#termijn-{key}",
                    ),
                )
    for name, planner in teksten.rules.planners.items():
        for source in bronnen_in(planner):
            yield source, (planner.titel, f"planners/{name}/")
