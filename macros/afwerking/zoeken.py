"""What the search knows: made after the build, from the pages, the search words and the data.

The search plugin cuts each page into pieces by heading. This module adds what people call those pieces
(data/zoekwoorden), the terms, statuses, roles, deadlines and values as pieces of their own with their anchor, and
the value of each rule, so that a result answers at once. The worker in the theme does the searching.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.gereedschap.programmas import BouwFout
from macros.paginas import Pagina, adres, lees
from macros.site import BRONNEN
from macros.teksten import MacroFout, Teksten
from planner import taal
from planner.authoring.fouten import Ongeldig, Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.naslagmodel import ZOEKWOORDEN, Zoekwoorden
from planner.authoring.zoekwoorden import geen_stuk
from planner.html import Html, el, voeg
from planner.model import Bron, Regels
from planner.toon.weergave import anker

# What the search plugin makes. The theme fetches it with every page, so there it stays empty; see `bundle`.
INDEX_VAN_HET_THEMA = Path("search/search_index.json")
# What the worker fetches when somebody is about to search.
INDEX = Path("search/stukken.json")
SCRIPTS = Path("assets/javascripts")
# The index as the search plugin made it: the tests compare with it.
STANDAARD = Path(".cache/zoeken/standaard.json")

# How much a piece counts, by the beginning of its address; the longest beginning wins. A table that only repeats
# rules, or a page for editors, must not stand before the page that explains.
GEWICHT = {
    "beheer/": 0.1,
    "checklists/": 0.6,
    "leren/": 0.7,
    "leren/zelftest/": 0.3,
    "naslag/": 0.5,
    "naslag/bedragen/#": 0.5,
    "naslag/begrippen/#": 0.9,
    "naslag/rollen/#": 0.7,
    "naslag/statussen/#": 0.8,
    "naslag/termijnen/#": 1.0,
    "naslag/waar-de-bronnen-verschillen/#": 0.2,
    "naslag/waar-de-bronnen-verschillen/#t": 0.6,
    "naslag/wie-doet-wat/": 0.35,
    "naslag/bronnen/": 0.2,
    "naslag/niet-in-de-bronnen/": 0.9,
    "planners/": 0.9,
}
GEWICHT_REGELS = 0.3  # the rules below a planner, for who reads without scripts
# Pages whose pieces are replaced by one piece per row.
PER_RIJ = (
    "naslag/begrippen/",
    "naslag/rollen/",
    "naslag/statussen/",
    "naslag/termijnen/",
    "naslag/bedragen/",
)
# Lists for editors that contain every word of the site.
NIET = ("beheer/dekking/#", "beheer/nazicht/#")
# Found by their titles only: long texts for who changes the site, with words that casemanagers look for.
ALLEEN_TITEL = ("beheer/beslissingen/",)

Stuk = dict[str, Any]


def bundle(teksten: Teksten, project: Path, target: Path) -> None:
    """Make the index of the built site.

    The theme's own index keeps only its settings, which marking the words on an opened page needs: a visitor who
    does not search transfers no index.
    """
    made = target / INDEX_VAN_HET_THEMA
    index = json.loads(made.read_text(encoding="utf-8"))
    kept = project / STANDAARD
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(made.read_text(encoding="utf-8"), encoding="utf-8")
    _write(made, {**index, "docs": []})
    numbers = list(secties(teksten.rules, lees(project / "docs")))
    _write(target / INDEX, {**verrijk(index, teksten), "secties": numbers})


def _write(path: Path, content: Stuk) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def verrijk(index: Stuk, site: Teksten) -> Stuk:
    """The index with everything that people may call a piece. The given index stays as it is."""
    words: dict[str, Zoekwoorden] = {
        adres(f"{page}.md"): file.inhoud for page, file in site.data.map(ZOEKWOORDEN).items()
    }
    wrong = list(problemen(site.data, {doc["location"] for doc in index["docs"]}))
    if wrong:
        raise BouwFout(f"De zoekwoorden kloppen niet:\n{Ongeldig(wrong)}")
    pieces: list[Stuk] = []
    for doc in index["docs"]:
        page, _, anchor = doc["location"].partition("#")
        if doc["location"].startswith(NIET) or (anchor and page in PER_RIJ):
            continue
        piece = {key: doc[key] for key in ("location", "title", "text")}
        if page in PER_RIJ or page.startswith(ALLEEN_TITEL):
            piece["text"] = ""
        name = re.fullmatch(r"planners/([^/#]+)/", doc["location"])
        if name and name[1] in site.rules.planners:
            piece["text"] = planner_tekst(site, name[1])
        found = words.get(page, Zoekwoorden())
        piece["woorden"] = found.stukken.get(anchor) if anchor else found.pagina or None
        piece["vragen"] = None if anchor else found.vragen or None
        pieces.append(piece)
        if page in PER_RIJ:
            pieces += RIJEN[page](site)
    for piece in pieces:
        weight = gewicht(piece["location"])
        piece["gewicht"] = weight if weight != 1 else None
    docs = [{key: value for key, value in piece.items() if value is not None} for piece in pieces]
    config = {**index["config"], "synoniemen": synoniemen(site)}
    return {"config": config, "docs": docs}


def problemen(data: Gegevens, locations: set[str]) -> Iterator[Probleem]:
    """Pieces with search words that are not on the built page. `check` says the same before the build, of pages
    on which no macro makes headings."""
    for page, file in data.map(ZOEKWOORDEN).items():
        start = f"{adres(f'{page}.md')}#"
        known = [where.removeprefix(start) for where in locations if where.startswith(start)]
        for anchor in file.inhoud.stukken:
            if anchor not in known:
                yield Probleem(file.naam, file.regel("stukken", anchor), geen_stuk(page, anchor, known))


def gewicht(location: str) -> float:
    """How much a piece counts against the others; 1 is usual."""
    page, _, anchor = location.partition("#")
    starts = [start for start in GEWICHT if location.startswith(start)]
    weight = GEWICHT[max(starts, key=len)] if starts else 1.0
    if page.startswith("planners/") and anchor in ("de-regels", "waar-de-bronnen-verschillen"):
        weight *= GEWICHT_REGELS
    return round(weight, 3)


def planner_tekst(site: Teksten, name: str) -> Html:
    """What a planner is for and what it asks, without the labels of its fields."""
    found = site.rules.planners[name]
    texts = [found.inleiding, *(ask.vraag for ask in found.vragen.values())]
    return voeg(el("p", site.html(text, name)) for text in texts)


def synoniemen(site: Teksten) -> Stuk:
    """Everyday words that say the same, in groups, and for each term of the glossary the words that stand for it."""
    groups = [
        list(dict.fromkeys([key.replace("-", " "), *group]))
        for key, group in site.bestand("synoniemen.yml").items()
    ]
    names = {
        entry.naam: [
            word
            for word in (*entry.ook, *entry.zoekwoorden, entry.afkorting)
            if word and word.lower() != entry.naam.lower()
        ]
        for entry in site.bestand("begrippen.yml").values()
    }
    return {"groepen": groups, "namen": list(names.items())}


def secties(rules: Regels, pages: list[Pagina]) -> Iterator[Stuk]:
    """The numbered sections of the sources, as answers cite them, each with the pages that rest on it: first those
    of which it is a main source, and a page that explains before one that lists."""
    for name, document in rules.bronnen.items():
        for section, title in document.secties.items():
            if not section[:1].isdigit():
                continue
            source = Bron(name, section)
            resting = {
                adres(page.pad): gewicht(adres(page.pad)) / (1 + page.aangehaald.index(source))
                for page in pages
                if source in page.aangehaald
            }
            yield {
                "nummer": section,
                "bron": [name, document.kort],
                "location": f"{adres(BRONNEN)}#{anker(name, section)}",
                "title": voeg(f"{taal.hoofdletter(document.kort)} {section}: {title}"),
                "bij": sorted(resting, key=lambda page: (-resting[page], page)),
            }


# --- rows as pieces ---------------------------------------------------------------------------------


def _begrippen(site: Teksten) -> Iterator[Stuk]:
    for key, entry in site.bestand("begrippen.yml").items():
        short = f" ({entry.afkorting})" if entry.afkorting not in entry.naam else ""
        words = (*entry.ook, *entry.zoekwoorden)
        yield {
            "location": f"naslag/begrippen/#{key}",
            "title": voeg(entry.naam, short),
            "text": el("p", site.html(entry.uitleg)),
            "woorden": [*words, *([entry.afkorting] if entry.afkorting else [])],
            # Short names count as the name itself: VOP, MMPPS.
            "namen": [entry.naam, *(word for word in (*words, entry.afkorting) if word.isupper())],
        }


def _rollen(site: Teksten) -> Iterator[Stuk]:
    for key, role in site.rules.rollen.items():
        yield {
            "location": f"naslag/rollen/#rol-{key}",
            "title": voeg("Rol: ", role.naam),
            "text": voeg(el("p", site.html(role.wie)), el("p", site.html(role.taken))),
            "woorden": [role.naam, *([role.afkorting] if role.afkorting else [])],
        }


def _statussen(site: Teksten) -> Iterator[Stuk]:
    for key, entry in site.bestand("statussen.yml").items():
        texts = (entry.betekenis, entry.komt_door, entry.gevolg)
        yield {
            "location": f"naslag/statussen/#status-{key}",
            "title": voeg("Status: ", entry.naam),
            "text": voeg(el("p", site.html(text)) for text in texts if text),
            "woorden": [entry.naam],
        }


def _termijnen(site: Teksten) -> Iterator[Stuk]:
    for name, planner in site.rules.planners.items():
        for key, rule in planner.termijnen.items():
            title, sentence = site.tekst(rule.titel, name), site.zin(key)
            yield {
                "location": f"naslag/termijnen/#termijn-{key}",
                "title": voeg("Termijn: ", title),
                "text": el("p", f"{taal.hoofdletter(sentence)}."),
                "woorden": [
                    f"termijn {title}",
                    f"deadline {title}",
                    "binnen hoeveel weken dagen maanden klaar op tijd",
                ],
                "antwoord": voeg(el("strong", title), ": ", sentence),
            }


def _waarden(site: Teksten) -> Iterator[Stuk]:
    for name, item in site.rules.waarden.items():
        try:
            value = site.waarde(name)
        except MacroFout:  # nothing in force today
            continue
        yield {
            "location": f"naslag/bedragen/#waarde-{name.replace('_', '-')}",
            "title": voeg(item.titel),
            "text": el("p", f"{taal.hoofdletter(value)}."),
            "woorden": [name.replace("_", " ")],
            "antwoord": voeg(el("strong", item.titel), ": ", value),
        }


RIJEN = {
    "naslag/begrippen/": _begrippen,
    "naslag/rollen/": _rollen,
    "naslag/statussen/": _statussen,
    "naslag/termijnen/": _termijnen,
    "naslag/bedragen/": _waarden,
}
