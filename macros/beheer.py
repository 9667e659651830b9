"""Tables for editors: which page and which rule cover each section of the sources, and what is due for review."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, get_args

from macros.nazicht import kalender, nazichtdag
from macros.paginas import Pagina, lees
from macros.site import Site
from macros.tabel import NIETS, tabel
from macros.teksten import MacroFout
from planner import model, taal
from planner.authoring.toelichting import van_klasse, van_sleutel
from planner.html import Html, el, verbind, voeg
from planner.model import Bron, Regels

# The parts of a rule file, in the order in which somebody meets them.
REGELTAAL = (
    *(model.TermijnenPlanner, model.KeuzePlanner, model.ToetsPlanner, model.BedragPlanner),
    *(model.Vraag, model.Optie, model.Moment, model.Raming, model.Feit, model.EerderDan, model.DuurtMinstens),
    *(
        model.EenVan,
        model.Minstens,
        model.Termijn,
        model.Reeks,
        model.Grens,
        model.AndereStart,
        model.Rij,
        model.Voorwaarde,
    ),
    *(model.Uitzondering, model.Uitkomst, model.Stap, model.Melding, model.Lezing, model.Ontwerp, model.Fase),
    *(model.Voorbeeld, model.TermijnVoorbeeld, model.Waarde, model.DuurWaarde),
)


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def dekking() -> str:
        """Every section of the sources with the pages and the rules that cite it."""
        pages = lees(site.project / "docs")
        missing = ongedekt(site.rules, pages)
        if missing:
            names = taal.opsomming(f"{source.document} {source.sectie}" for source in missing)
            raise MacroFout(f"Geen enkele pagina noemt deze bron in ‘bronnen’ of met de macro bron: {names}.")
        by_page, by_rule = per_bron(pages), regels_per_bron(site.rules)
        parts = []
        for name, document in site.rules.bronnen.items():
            if document.extern:
                continue
            rows = [
                (
                    voeg(
                        site.link(site.weergave().sectie(name, section), site.bron_doel(name, section)),
                        f" {title}" if section[:1].isdigit() else None,
                    ),
                    verbind(
                        ", ",
                        [site.link(page.titel, page.pad) for page in by_page.get(Bron(name, section), [])],
                    ),
                    ", ".join(by_rule.get(Bron(name, section), [])) or NIETS,
                )
                for section, title in document.secties.items()
            ]
            heading = taal.hoofdletter(document.kort)
            parts.append(f"\n\n## {heading}\n\n{tabel(heading, ('Sectie', 'Pagina’s', 'Regels'), rows)}")
        return "".join(parts) + "\n\n"

    def regeltaal() -> str:
        """Every part of the rule language with its keys and what each does, made from the model itself."""
        parts, first = [], REGELTAAL[0]
        shared = {key.name for key in fields(first)} - {"soort"}  # what all planners have, told once
        planners = get_args(model.Planner.__value__)
        for cls in REGELTAAL:
            own = [
                key for key in fields(cls) if cls is first or cls not in planners or key.name not in shared
            ]
            rows = [
                (
                    el("code", key.name),
                    "nodig" if key.default is MISSING and key.default_factory is MISSING else "mag",
                    van_sleutel(cls, key.name),
                )
                for key in own
            ]
            title = cls.__name__
            table = tabel(title, ("Sleutel", "Nodig?", "Wat ze doet"), rows)
            parts.append(f"\n\n## {title} {{ #{title.lower()} }}\n\n{van_klasse(cls)}\n\n{table}")
        return "".join(parts) + "\n\n"

    def nazicht() -> str:
        """Pages and values by the day on which they are due."""
        rows = [
            *_paginas(site),
            *((label, kind, label, day) for kind, label, day in waarden(site.rules)),
        ]
        due = sorted((nazichtdag(day, name), kind, label, day) for name, kind, label, day in rows)
        late = [row for row in due if row[0] <= site.vandaag]
        parts: list[str] = ["\n\n## Nu na te kijken\n\n", _nazichttabel("Nu na te kijken", late)]
        if not late:
            parts = ["\n\n## Nu na te kijken\n\nVandaag is er niets na te kijken.\n\n"]
        rest = [row for row in due if row[0] > site.vandaag]
        parts += [f"{voeg(problem.melding)}\n\n" for problem in kalender(site.data, site.vandaag)]
        return "".join([*parts, "\n\n## Later\n\n", _nazichttabel("Later na te kijken", rest), "\n\n"])

    return [dekking, regeltaal, nazicht]


def _paginas(site: Site) -> Iterator[tuple[str, str, str, date]]:
    for page in lees(site.project / "docs"):
        if page.nagekeken_op:
            yield page.pad, "pagina", site.link(page.titel, page.pad), page.nagekeken_op


def waarden(rules: Regels) -> Iterator[tuple[str, str, date]]:
    """Everything in the rules that somebody checked on a day."""
    for value in rules.waarden.values():
        yield "waarde", value.titel, min(version.gecontroleerd_op for version in value.waarden)
    for planner in rules.planners.values():
        yield "planner", planner.titel, planner.gecontroleerd_op
        for rule in planner.termijnen.values():
            if not isinstance(rule.duur, str):
                yield "termijn", rule.titel, min(version.gecontroleerd_op for version in rule.duur)
    yield "kalender", "Feestdagen en sluitingsdagen", rules.kalender.gecontroleerd_op


def _nazichttabel(title: str, rows: list[tuple[date, str, str, date]]) -> Html:
    cells = [(taal.datum(due), kind, label, taal.datum(day)) for due, kind, label, day in rows]
    return tabel(title, ("Na te kijken tegen", "Soort", "Wat", "Nagekeken op"), cells)


def ongedekt(rules: Regels, pages: list[Pagina]) -> list[Bron]:
    """Sections of the handbook's own sources that no page cites."""
    cited = {source for page in pages for source in page.aangehaald}
    return [
        Bron(name, section)
        for name, document in rules.bronnen.items()
        if not document.extern
        for section in document.secties
        if Bron(name, section) not in cited
    ]


def per_bron(pages: list[Pagina]) -> dict[Bron, list[Pagina]]:
    """The pages that cite a section."""
    found: dict[Bron, list[Pagina]] = {}
    for page in pages:
        for source in page.aangehaald:
            found.setdefault(source, []).append(page)
    return found


def regels_per_bron(rules: Regels) -> dict[Bron, list[str]]:
    """The planners and the shared values that cite a section."""
    found: dict[Bron, dict[str, None]] = {}
    for planner in rules.planners.values():
        for source in bronnen_in(planner):
            found.setdefault(source, {})[planner.titel] = None
    for value in rules.waarden.values():
        for source in bronnen_in(value):
            found.setdefault(source, {})[value.titel] = None
    return {source: list(names) for source, names in found.items()}


def bronnen_in(item: Any) -> Iterator[Bron]:
    """Every source in a rule and in what it is made of."""
    if isinstance(item, Bron):
        yield item
    elif isinstance(item, Mapping):
        for value in item.values():
            yield from bronnen_in(value)
    elif isinstance(item, tuple):
        for value in item:
            yield from bronnen_in(value)
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            yield from bronnen_in(getattr(item, name))
