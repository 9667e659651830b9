"""The page Mijn dossiers: everything that stands on it before a script fills it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from macros.formulier import herinnering, opties
from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.dossiers.opslag import PLANNER, lees_opslag
from planner.dossiers.overzicht import Overzicht
from planner.dossiers.werk import Werk
from planner.geval import alle_termijnen
from planner.html import Html, el, verbind, voeg
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


def _dossierblad(site: Site, toon: str) -> Html:
    off = None if toon == "vandaag" else _uit(site)
    before = {"vandaag": _naar_overleg, "dossier": lambda _: None, "overleg": _filter}[toon](site)
    element = el(
        "cmz-dossierblad",
        el("div", el("p", class_="cmz-stand", role="status"), class_="cmz-dossiers-balk"),
        el("div", before, el("div", class_="cmz-blad-inhoud"), data_als="aan", hidden=True),
        el("div", off, data_als="uit"),
        _taken(site) if toon == "dossier" else None,
        toon=toon,
        data_state="leeg",
        data_titel="Vandaag" if toon == "vandaag" else None,
        data_basis=site.basis(),
    )
    # The div tells Markdown that this is a block: it does not know our element.
    return el("div", element, class_="cmz-blok")


def _uit(site: Site) -> Html:
    link = site.link("Begin bij Mijn dossiers", "planners/dossiers.md")
    return el("p", "Er staan nog geen dossiers in deze browser. ", link, ".")


def _voorbeeld(site: Site) -> Html:
    files = [{"code": code, "antwoorden": answers} for code, answers in VOORBEELD.items()]
    store = lees_opslag(site.rules.planners[PLANNER], json.dumps({"versie": 2, "dossiers": files}))
    rows = Overzicht(site.rules).rijen(store, VOORBEELDDAG)
    view = Werk(site.rules, site.basis())
    view.voorbeeld = True
    about = (
        "Een voorbeeld met drie verzonnen trajecten, door de regels van deze site uitgerekend. Met je eigen datums staat "
        "hier wat jij vandaag moet doen: "
    )
    return el(
        "div",
        el("h2", f"Zo ziet een {taal.datum_met_dag(VOORBEELDDAG)} eruit"),
        el("p", about, site.link("zet Mijn dossiers aan", "planners/dossiers.md"), "."),
        view.vandaag(store, rows, VOORBEELDDAG, kop="h3"),
        class_="cmz-blok cmz-voorbeeld",
    )


def _naar_overleg(site: Site) -> Html:
    goals = {
        "termijnen.md#dossier:": "Nieuw dossier",
        "dossiers.md": "Mijn dossiers",
        "overleg.md": "Voor de casemanager werk",
    }
    links = [
        el("a", words, class_="cmz-knop", href=site.href(f"planners/{goal}")) for goal, words in goals.items()
    ]
    return el("p", verbind(" ", links), class_="cmz-knoppen")


def _filter(site: Site) -> Html:
    roles = {role for rule in alle_termijnen(site.rules, PLANNER).values() for role in rule.wie}
    names = [(role, site.rules.rollen[role].naam) for role in site.rules.rollen if role in roles]
    first = [pair for pair in names if pair[0] == "cmw"]
    who = opties([*first, *(pair for pair in names if pair[0] != "cmw"), ("", "iedereen")])
    past = el("input", id="overleg-voorbij", name="voorbij", type="checkbox", value="ja")
    code = el("input", id="overleg-code", name="code", type="search", maxlength=40)
    form = el(
        "form",
        el("label", "Voor wie?", el("select", who, id="overleg-wie", name="wie"), for_="overleg-wie"),
        el("label", "Code", code, for_="overleg-code"),
        el("label", past, " Ook datums die voorbij zijn", for_="overleg-voorbij"),
        class_="cmz-filter",
        novalidate=True,
        autocomplete="off",
    )
    actions = {"kopieer": "Kopieer de tekst", "druk-af": "Druk af", "agenda": "Zet in een agenda"}
    buttons = [
        el("button", words, type="button", data_actie=name, class_="cmz-knop")
        for name, words in actions.items()
    ]
    return voeg(form, el("div", verbind(" ", buttons), class_="cmz-knoppen"))


def _taken(site: Site) -> list[Html]:
    """The tasks of each phase by who does them, for the page of a dossier to show."""
    found = []
    for phase, known in site.bestand("fasen.yml").items():
        by_role: dict[str, list[Html]] = {}
        for task in site.bestand("taken.yml").values():
            if task.fase == phase:
                item = el("li", site.html(task.taak), " ", site.bron(task.bron))
                by_role.setdefault(site.rollen(task.wie), []).append(item)
        lists = [
            voeg(el("p", el("strong", taal.hoofdletter(who))), el("ul", items))
            for who, items in by_role.items()
        ]
        summary = el("summary", f"Taken: {known.titel.lower()} ({sum(map(len, by_role.values()))})")
        details = el("details", summary, lists)
        found.append(el("template", details, data_fase=phase, data_search_exclude=True))
    return found


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
        f'<div class="cmz-knoppen"><a class="md-button" href="{basis}planners/termijnen/#dossier:">Nieuw dossier</a></div>'
        "<h2>Wat komt eraan?</h2>"
        f'<form class="cmz-filter" novalidate autocomplete="off">{filters}'
        '<label for="dossiers-code">Code<input id="dossiers-code" name="code" type="search" maxlength="40"></label></form>'
        '<div class="cmz-datums"></div>'
        '<h2>Je dossiers</h2><div class="cmz-dossierlijst"></div>'
        '<div class="cmz-knoppen"><button type="button" data-actie="meer" hidden>Toon meer</button></div>'
        "<h2>In je agenda</h2><p>Eén bestand met alle komende datums van al je dossiers. In je agenda staan de code en de termijn. "
        "Lees je later een nieuw bestand in, dan verplaatst je agenda de datums die wijzigden, en merkt of schrapt ze wat gebeurd of "
        "afgesloten is. Niet elke agenda doet dat: Outlook en Google Agenda zetten nieuwe afspraken vaak naast de oude. Zet de "
        "datums daarom in een aparte agenda, en maak die leeg voor je opnieuw inleest.</p>"
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
