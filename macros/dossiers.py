"""The page Mijn dossiers: everything that stands on it before a script fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.formulier import herinnering, opties
from macros.site import Site
from planner.dossiers.opslag import PLANNER
from planner.geval import alle_termijnen
from planner.html import Html, el, voeg
from planner.termijn import OPEN
from planner.toon.weergave import STATUS_WOORD

PERIODES = {
    "": "alle",
    "7": "komende week",
    "14": "komende 2 weken",
    "31": "komende maand",
    "92": "komende 3 maanden",
}


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def dossiers() -> str:
        """The element that keeps and shows many dossiers."""
        return _blok(site)

    return [dossiers]


def _keuze(name: str, words: str, options: Iterable[tuple[str, str]]) -> Html:
    uid = f"dossiers-{name}"
    return el("label", words, el("select", opties(options), id=uid, name=name), for_=uid)


def _blok(site: Site) -> str:
    titles = {
        name: site.tekst(rule.titel, PLANNER) for name, rule in alle_termijnen(site.rules, PLANNER).items()
    }
    states = {name: STATUS_WOORD[name] for name in ("verstreken", *reversed(OPEN))}
    filters = voeg(
        _keuze("termijn", "Termijn", [("", "alle"), *titles.items()]),
        _keuze("status", "Stand", [("", "alle"), *states.items()]),
        _keuze("dagen", "Periode", PERIODES.items()),
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
