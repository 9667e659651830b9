"""Who does what: a table per phase, with a filter that hides rows when scripts run."""

from __future__ import annotations

from collections.abc import Iterable

from macros.formulier import opties
from macros.site import Site
from macros.tabel import NIETS
from planner.authoring.naslagmodel import FASEN, Taak
from planner.html import Html, Kind, el, verbind, voeg

FASE_WOORD = {
    "toeleiding": "Toeleiding",
    "eerste-afspraak": "Eerste afspraak",
    "trajectplan": "Trajectplan",
    "goedkeuring": "Goedkeuring en doorverwijzing",
    "uitvoering": "Uitvoering",
    "evaluatie": "Evaluatie en wijziging",
    "einde": "Einde met eindadvies",
    "stopzetting": "Stopzetting",
    "doorlopend": "De hele tijd",
}
PLAATS_WOORD = {
    "contacten": "bij contacten in het vertrouwelijk luik",
    "icf": "in de flap ICF",
    "luik": "in het vertrouwelijk luik",
    "dienstverleningsmenu": "in het dienstverleningsmenu",
    "flap-services": "in de flap services",
    "dossier": "in het dossier (MLP)",
    "dashboard": "in het dashboard",
    "boekingssysteem": "in de bookingstool van GTB",
    "stappen-naar-werk": "in Stappen Naar Werk",
    "trajectplan": "in het trajectplan",
    "afsprakenbundel": "in de afsprakenbundel bij GTB",
    "notitie": "in een notitie",
    "mail": "per mail",
    "overleg": "op een overleg",
    "aanmeldingsformulier": "met het aanmeldingsformulier",
    "werkwinkel": "bij de trusted advisor of in de werkwinkel",
    "extranet": "op VDAB Extranet",
    "elektronisch": "elektronisch",
}
GETEKEND_WOORD = {
    "papier": "op papier",
    "digitaal": "digitaal, door iedereen",
    "gemengd": "deels op papier, deels digitaal",
}
KOPPEN = ("Taak", "Wie", "Waar", "Termijn", "Bron")


def taken(site: Site) -> str:
    """The filter, and a table per phase under a heading of its own."""
    entries = list(site.bestand("taken.yml").values())
    parts: list[str] = [_filter(site, entries)]
    for phase in FASEN:
        words = FASE_WOORD[phase]
        head = el("thead", el("tr", [el("th", name, scope="col") for name in KOPPEN]))
        body = el("tbody", [_rij(site, entry) for entry in entries if entry.fase == phase])
        table = el("table", head, body, aria_label=f"Taken: {words}")
        block = el("div", table, class_="cmz-tabel cmz-tabel--breed cmz-taken", data_fase=phase)
        parts.append(f"\n\n## {words} {{ #{phase} }}\n\n{block}")
    return "".join(parts)


def _filter(site: Site, entries: Iterable[Taak]) -> Html:
    names = dict.fromkeys(role for entry in entries for role in entry.wie)
    return el(
        "div",
        verbind(
            " ",
            [
                _keuze("Rol", "wie", "alle rollen", [(n, site.rules.rollen[n].naam) for n in names]),
                _keuze("Fase", "fase", "alle fasen", [(phase, FASE_WOORD[phase]) for phase in FASEN]),
                _keuze("Trajectplan getekend", "getekend", "op elke manier", list(GETEKEND_WOORD.items())),
                el("span", role="status", class_="cmz-aantal"),
            ],
        ),
        class_="cmz-filter",
        hidden=True,
    )


def _keuze(label: str, name: str, alles: str, options: list[tuple[str, str]]) -> Html:
    return el("label", f"{label} ", el("select", opties([("", alles), *options]), data_filter=name))


def _rij(site: Site, entry: Taak) -> Html:
    term: Kind = NIETS
    if entry.termijn:
        target = f"naslag/termijnen.md#termijn-{entry.termijn.id}"
        term = site.link(site.zin(entry.termijn.id), target)
    place = PLAATS_WOORD[entry.waar.plaats] if entry.waar else NIETS
    cells = (site.html(entry.taak), site.rollen(entry.wie) or NIETS, place, term, site.bron(entry.bron))
    return el(
        "tr",
        voeg(
            el("td", cell, data_kop=head, data_leeg=cell == NIETS)
            for head, cell in zip(KOPPEN, cells, strict=True)
        ),
        data_wie=" ".join(entry.wie),
        data_getekend=" ".join(entry.getekend),
    )
