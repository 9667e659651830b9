"""The page Mijn dossiers: everything that stands on it before a script fills it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html import escape

from macros.planners import herinnering, opties
from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.dossiers.opslag import PLANNER, lees_opslag
from planner.dossiers.overzicht import Overzicht
from planner.dossiers.werk import Werk
from planner.geval import alle_termijnen
from planner.termijn import OPEN
from planner.toon.weergave import STATUS_WOORD

PERIODES = {
    "": "alle",
    "7": "komende week",
    "14": "komende 2 weken",
    "31": "komende maand",
    "92": "komende 3 maanden",
}


# The worked example on the start page: three trajectories on a Monday, counted by the rules of today.
VOORBEELDDAG = date(2026, 11, 30)
VOORBEELD = {
    "A-1": {"toeleiding": "2026-11-09", "eerste_afspraak": "2026-12-11"},
    "B-2": {"trajectplan_opgeladen": "2026-05-28", "bezig": "2026-06-01", "eerste_actie": "2026-06-15"},
    "C-3": {"bezig": "2025-06-05"},
}
BLADEN = ("vandaag", "dossier", "overleg")


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def dossiers() -> str:
        """The element that keeps and shows many dossiers."""
        return _blok(site)

    def dossierblad(toon: str) -> str:
        """The element that shows dossiers: what there is to do today, the page of one, or the text for a colleague."""
        if toon not in BLADEN:
            raise MacroFout(f"‘{toon}’ bestaat niet: kies {taal.opsomming(BLADEN, 'of')}.")
        return _dossierblad(site, toon)

    def voorbeeld_vandaag() -> str:
        """What Vandaag shows with dossiers, for who has none: an example that is counted at each build."""
        return _voorbeeld(site)

    return [dossiers, dossierblad, voorbeeld_vandaag]


def _dossierblad(site: Site, toon: str) -> str:
    off = "" if toon == "vandaag" else _uit(site)
    before = {"vandaag": _naar_overleg, "dossier": lambda _: "", "overleg": _filter}[toon](site)
    after = "".join(_taken(site)) if toon == "dossier" else ""
    return (
        # The div tells Markdown that this is a block: it does not know our element.
        f'<div class="cmz-blok"><cmz-dossierblad toon="{toon}" data-state="leeg" data-basis="{site.basis()}">'
        '<div class="cmz-dossiers-balk"><p class="cmz-stand" role="status"></p></div>'
        f'<div data-als="aan" hidden>{before}<div class="cmz-blad-inhoud"></div></div>'
        f'<div data-als="uit">{off}</div>{after}</cmz-dossierblad></div>'
    )


def _uit(site: Site) -> str:
    link = site.href("planners/dossiers.md")
    return f'<p>Er staan nog geen dossiers in deze browser. <a href="{link}">Begin bij Mijn dossiers</a>.</p>'


def _voorbeeld(site: Site) -> str:
    files = [{"code": code, "antwoorden": answers} for code, answers in VOORBEELD.items()]
    store = lees_opslag(site.rules.planners[PLANNER], json.dumps({"versie": 2, "dossiers": files}))
    rows = Overzicht(site.rules).rijen(store, VOORBEELDDAG)
    view = Werk(site.rules, site.basis())
    view.voorbeeld = True
    link = site.href("planners/dossiers.md")
    return (
        '<div class="cmz-blok cmz-voorbeeld">'
        f"<h2>Zo ziet een {taal.datum_met_dag(VOORBEELDDAG)} eruit</h2>"
        "<p>Een voorbeeld met drie verzonnen trajecten, door de regels van deze site uitgerekend. Met je eigen datums "
        f'staat hier wat jij vandaag moet doen: <a href="{link}">zet Mijn dossiers aan</a>.</p>'
        f"{view.vandaag(store, rows, VOORBEELDDAG, kop='h3')}</div>"
    )


def _naar_overleg(site: Site) -> str:
    new, all_, text = (site.href(f"planners/{name}.md") for name in ("termijnen", "dossiers", "overleg"))
    return (
        f'<p class="cmz-knoppen"><a class="cmz-knop" href="{new}">Nieuw dossier</a> '
        f'<a class="cmz-knop" href="{all_}">Mijn dossiers</a> '
        f'<a class="cmz-knop" href="{text}">Voor de casemanager werk</a></p>'
    )


def _filter(site: Site) -> str:
    roles = {role for rule in alle_termijnen(site.rules, PLANNER).values() for role in rule.wie}
    names = [(role, site.rules.rollen[role].naam) for role in site.rules.rollen if role in roles]
    first = [pair for pair in names if pair[0] == "cmw"]
    who = opties([*first, *(pair for pair in names if pair[0] != "cmw"), ("", "iedereen")])
    return (
        '<form class="cmz-filter" novalidate autocomplete="off">'
        f'<label for="overleg-wie">Voor wie?<select id="overleg-wie" name="wie">{who}</select></label>'
        '<label for="overleg-code">Code<input id="overleg-code" name="code" type="search" maxlength="40"></label>'
        '<label for="overleg-voorbij"><input id="overleg-voorbij" name="voorbij" type="checkbox" value="ja"> '
        "Ook datums die voorbij zijn</label></form>"
        '<div class="cmz-knoppen"><button type="button" data-actie="kopieer" class="cmz-knop">Kopieer de tekst</button> '
        '<button type="button" data-actie="druk-af" class="cmz-knop">Druk af</button> '
        '<button type="button" data-actie="agenda" class="cmz-knop">Zet in een agenda</button></div>'
    )


def _taken(site: Site) -> list[str]:
    """The tasks of each phase by who does them, for the page of a dossier to show."""
    found = []
    for phase, known in site.bestand("fasen.yml").items():
        by_role: dict[str, list[str]] = {}
        for task in site.bestand("taken.yml").values():
            if task.fase == phase:
                who = taal.opsomming(site.rules.rollen[name].naam for name in task.wie)
                by_role.setdefault(who, []).append(f"<li>{site.html(task.taak)} {site.bron(task.bron)}</li>")
        lists = "".join(
            f"<p><strong>{escape(taal.hoofdletter(who))}</strong></p><ul>{''.join(items)}</ul>"
            for who, items in by_role.items()
        )
        count = sum(map(len, by_role.values()))
        found.append(
            f'<template data-fase="{phase}" data-search-exclude><details><summary>Taken: {escape(known.titel.lower())} '
            f"({count})</summary>{lists}</details></template>"
        )
    return found


def _blok(site: Site) -> str:
    titles = {
        name: site.tekst(rule.titel, PLANNER) for name, rule in alle_termijnen(site.rules, PLANNER).items()
    }
    states = {name: STATUS_WOORD[name] for name in ("verstreken", *reversed(OPEN))}
    filters = "".join(
        f'<label for="dossiers-{name}">{words}<select id="dossiers-{name}" name="{name}">{opties(options)}</select></label>'
        for name, words, options in (
            ("termijn", "Termijn", [("", "alle"), *titles.items()]),
            ("status", "Stand", [("", "alle"), *states.items()]),
            ("dagen", "Periode", PERIODES.items()),
        )
    )
    basis = site.basis()
    return (
        # The div tells Markdown that this is a block: it does not know our element.
        f'<div class="cmz-blok"><cmz-dossiers data-state="leeg" data-basis="{basis}">'
        '<noscript><p class="cmz-let-op">Mijn dossiers werkt alleen met scripts aan. Zonder scripts wordt hier niets bewaard.</p></noscript>'
        '<div class="cmz-dossiers-balk"><p class="cmz-stand" role="status"></p></div>'
        # Off.
        '<div data-als="uit"><p>Mijn dossiers staat uit. Er wordt niets bewaard tot je het zelf aanzet.</p>'
        '<div class="cmz-knoppen"><button type="button" data-actie="zet-aan" class="cmz-knop--hoofd">Zet Mijn dossiers aan</button></div></div>'
        # On.
        '<div data-als="aan" hidden><div class="cmz-bericht"></div>'
        f'<div class="cmz-knoppen"><a class="md-button" href="{basis}planners/termijnen/">Nieuw dossier</a></div>'
        "<h2>Wat komt eraan?</h2>"
        f'<form class="cmz-filter" novalidate autocomplete="off">{filters}'
        '<label for="dossiers-code">Code<input id="dossiers-code" name="code" type="search" maxlength="40"></label></form>'
        '<div class="cmz-datums"></div>'
        '<h2>Je dossiers</h2><div class="cmz-dossierlijst"></div>'
        '<div class="cmz-knoppen"><button type="button" data-actie="meer" hidden>Toon meer</button></div>'
        "<h2>In je agenda</h2><p>Eén bestand met alle komende datums van al je dossiers. In je agenda staan de code en de termijn. "
        "Lees je het later opnieuw in, dan worden de datums bijgewerkt.</p>"
        f'<div class="cmz-knoppen">{herinnering("dossiers-herinnering")} '
        '<button type="button" data-actie="agenda">Zet alles in je agenda</button></div>'
        "<h2>Bestand bewaren en inlezen</h2><p>Met een JSON-bestand zet je alles over naar een andere computer. "
        "Een CSV-bestand open je in een rekenblad.</p>"
        '<div class="cmz-knoppen"><button type="button" data-actie="json">Bewaar als JSON</button> '
        '<button type="button" data-actie="csv">Bewaar als CSV</button></div>'
        '<form class="cmz-import" novalidate><p><label for="dossiers-bestand">Bestand met dossiers (JSON of CSV)</label> '
        '<input id="dossiers-bestand" type="file" accept=".json,.csv,.txt,application/json,text/csv"></p>'
        '<p><input id="dossiers-overschrijf" type="checkbox"> '
        '<label for="dossiers-overschrijf">Vervang dossiers die dezelfde code hebben</label></p>'
        '<div class="cmz-knoppen"><button type="submit">Lees het bestand in</button></div></form>'
        '<div class="cmz-import-verslag"></div>'
        "<h2>Wissen</h2><p>Zolang je op deze pagina blijft, kun je dit ongedaan maken.</p>"
        '<div class="cmz-knoppen"><button type="button" data-actie="wis">Wis alle dossiers</button> '
        '<button type="button" data-actie="zet-uit">Wis alles en zet uit</button></div></div>'
        "</cmz-dossiers></div>"
    )
