"""Who does what: the task list with its filter, what somebody writes where, and the sheets to tick off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial, update_wrapper

from macros.fasen import kaart
from macros.formulier import opties
from macros.paginas import lees
from macros.site import Site
from macros.tabel import NIETS, tabel
from planner import taal
from planner.authoring.naslagmodel import FASEN, Taak
from planner.html import Html, Kind, el, verbind

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
FILTERS = (("wie", "Wie", "iedereen"), ("fase", "Fase", "alle fasen"), ("plaats", "Waar", "overal"))
VAKJE = "- [ ] "


KOPPEN = ("Taak", "Wie", "Waar", "Termijn", "Bron")


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module, each by the name of its function."""
    return [
        update_wrapper(partial(macro, site), macro) for macro in (taken, takenlijst, wat_waar, checklists)
    ]


def taken(site: Site) -> str:
    """Who does what: a table per phase, with a filter that hides rows when scripts run."""
    entries: list[Taak] = list(site.bestand("taken.yml").values())
    parts: list[str] = [_keuzes(site, entries)]
    for phase, title in _titels(site).items():
        head = el("thead", el("tr", [el("th", name, scope="col") for name in KOPPEN]))
        body = el("tbody", [_rij(site, entry) for entry in entries if entry.fase == phase])
        table = el("table", head, body, aria_label=f"Taken: {title}")
        block = el("div", table, class_="cmz-tabel cmz-tabel--breed cmz-taken", data_fase=phase)
        parts.append(f"\n\n## {title} {{ #{phase} }}\n\n{block}")
    return "".join(parts)


def _titels(site: Site) -> dict[str, str]:
    return {key: site.bestand("fasen.yml")[key].titel for key in FASEN}


def _keuzes(site: Site, entries: list[Taak]) -> Html:
    """The lists by which to filter."""
    roles = dict.fromkeys(role for entry in entries for role in (*_met_leden(site, entry.wie), *entry.wie))
    places = {entry.waar.plaats for entry in entries if entry.waar}
    options: dict[str, list[tuple[str, str]]] = {
        "wie": [(name, site.rules.rollen[name].naam) for name in site.rules.rollen if name in roles],
        "fase": list(_titels(site).items()),
        "plaats": [(name, words) for name, words in PLAATS_WOORD.items() if name in places],
    }
    fields = [(name, words, [("", every), *options[name]]) for name, words, every in FILTERS]
    fields.append(("getekend", "Trajectplan getekend", [("", "op elke manier"), *GETEKEND_WOORD.items()]))
    lists = [
        el("label", f"{words} ", el("select", opties(found), data_filter=name))
        for name, words, found in fields
    ]
    # Filled in by a script, for who has dossiers.
    lists.append(el("label", "Te doen in dossier ", el("select", data_filter="dossier"), hidden=True))
    count = el("span", role="status", class_="cmz-aantal")
    return el("div", verbind(" ", [*lists, count]), class_="cmz-filter", hidden=True)


def _met_leden(site: Site, names: Iterable[str]) -> list[str]:
    """The roles, with those of which a team is made: what the team does, each of them does."""
    found = [member for name in names for member in (name, *site.rules.rollen[name].leden)]
    return list(dict.fromkeys(found))


def _rij(site: Site, entry: Taak) -> Html:
    place = entry.waar.plaats if entry.waar else ""
    term: Kind = NIETS
    if entry.termijn:
        term = site.link(site.zin(entry.termijn.id), f"naslag/termijnen.md#termijn-{entry.termijn.id}")
    who = site.rollen(entry.wie) or NIETS
    where = PLAATS_WOORD[place] if place else NIETS
    cells = (site.html(entry.taak), who, where, term, site.bron(entry.bron))
    return el(
        "tr",
        [
            el("td", cell, data_kop=head, data_leeg=cell == NIETS)
            for head, cell in zip(KOPPEN, cells, strict=True)
        ],
        data_wie=" ".join(_met_leden(site, entry.wie)),
        data_plaats=place,
        data_getekend=" ".join(entry.getekend),
        data_termijn=entry.termijn.id if entry.termijn else None,
    )


def takenlijst(site: Site, rol: str) -> str:
    """What one role does, phase by phase, to tick off; the tasks of a team to which it belongs too."""
    parts = []
    for phase, title in _titels(site).items():
        items = [
            el(
                "li",
                el("span", class_="cmz-vak", aria_hidden="true"),
                " ",
                site.html(entry.taak),
                None if rol in entry.wie else [" ", el("small", "(samen)")],
                " ",
                site.bron(entry.bron),
                class_="task-list-item",
            )
            for entry in site.bestand("taken.yml").values()
            if entry.fase == phase and rol in _met_leden(site, entry.wie)
        ]
        if items:
            parts.append(f"\n\n## {title} {{ #{phase} }}\n\n{el('ul', items)}\n\n")
    return "".join(parts)


def wat_waar(site: Site, rol: str) -> Html:
    """What one role writes where: the tasks of which a source names the place, by place. In a meeting nothing is
    written."""
    titles = _titels(site)
    rows = [
        (
            el("strong", taal.hoofdletter(words)),
            site.html(entry.taak),
            titles[entry.fase],
            site.bron(entry.waar.bron),
        )
        for place, words in PLAATS_WOORD.items()
        for entry in site.bestand("taken.yml").values()
        if entry.waar and entry.waar.plaats == place != "overleg" and rol in _met_leden(site, entry.wie)
    ]
    return tabel("Wat schrijf ik waar?", ("Waar", "Wat", "Wanneer", "Bron"), rows)


def checklists(site: Site) -> str:
    """The sheets in the order of a trajectory, with how many things there are to tick off."""
    pages = {page.pad: page for page in lees(site.project / "docs")}
    sheets = dict.fromkeys(phase.checklist for phase in site.bestand("fasen.yml").values() if phase.checklist)
    items = []
    for path in sheets:
        name = path.rpartition("/")[2].removesuffix(".md")
        if name == "index":
            continue
        page = pages[path]
        title = taal.hoofdletter(page.titel.removeprefix("Checklist: "))
        count = page.tekst.count(VAKJE)
        points = el("small", f"{count} punten", data_lijst=name, data_aantal=count)
        items.append(kaart(site, path, title, page.meta["description"], points))
    return f"{el('nav', el('ul', items), class_='cmz-kaarten', aria_label='Checklists per fase')}\n"
