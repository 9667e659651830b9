"""Who does what: the task list with its filter, what somebody writes where, and the sheets to tick off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from macros.paginas import lees
from macros.planners import opties, tabel
from macros.site import Site
from planner import taal
from planner.authoring.naslagmodel import FASEN, Taak

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


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def titels() -> dict[str, str]:
        return {key: escape(site.bestand("fasen.yml")[key].titel) for key in FASEN}

    def taken() -> str:
        """Who does what: a table per phase, with a filter that hides rows when scripts run."""
        entries: list[Taak] = list(site.bestand("taken.yml").values())
        parts = [keuzes(entries)]
        for phase, title in titels().items():
            body = "".join(taak_rij(entry) for entry in entries if entry.fase == phase)
            parts.append(
                f"\n\n## {title} {{ #{phase} }}\n\n"
                f'<div class="cmz-tabel cmz-tabel--breed cmz-taken" data-fase="{phase}">'
                f'<table aria-label="Taken: {title}"><thead><tr><th scope="col">Taak</th><th scope="col">Wie</th>'
                f'<th scope="col">Waar</th><th scope="col">Termijn</th><th scope="col">Bron</th></tr></thead><tbody>{body}'
                "</tbody></table></div>"
            )
        return "".join(parts)

    def keuzes(entries: Iterable[Taak]) -> str:
        """The lists by which to filter."""
        rows = list(entries)
        roles = dict.fromkeys(role for entry in rows for role in (*met_leden(entry.wie), *entry.wie))
        places = {entry.waar.plaats for entry in rows if entry.waar}
        options: dict[str, list[tuple[str, str]]] = {
            "wie": [(name, site.rules.rollen[name].naam) for name in site.rules.rollen if name in roles],
            "fase": list(titels().items()),
            "plaats": [(name, words) for name, words in PLAATS_WOORD.items() if name in places],
        }
        fields = [(name, words, [("", every), *options[name]]) for name, words, every in FILTERS]
        fields.append(("getekend", "Trajectplan getekend", [("", "op elke manier"), *GETEKEND_WOORD.items()]))
        lists = "".join(
            f'<label>{words} <select data-filter="{name}">{opties(found)}</select></label> '
            for name, words, found in fields
        )
        return f'<div class="cmz-filter" hidden>{lists}<span role="status" class="cmz-aantal"></span></div>'

    def met_leden(names: Iterable[str]) -> list[str]:
        """The roles, with those of which a team is made: what the team does, each of them does."""
        found = [member for name in names for member in (name, *site.rules.rollen[name].leden)]
        return list(dict.fromkeys(found))

    def namen(names: Iterable[str]) -> str:
        return escape(taal.opsomming(site.rules.rollen[name].naam for name in names)) or "—"

    def tegen(entry: Taak) -> str:
        if not entry.termijn:
            return "—"
        target = site.href(f"naslag/termijnen.md#termijn-{entry.termijn.id}")
        return f'<a href="{target}">{escape(site.zin(entry.termijn.id))}</a>'

    def taak_rij(entry: Taak) -> str:
        place = entry.waar.plaats if entry.waar else ""
        cells = (
            ("Taak", site.html(entry.taak)),
            ("Wie", namen(entry.wie)),
            ("Waar", PLAATS_WOORD[place] if place else "—"),
            ("Termijn", tegen(entry)),
            ("Bron", site.bron(entry.bron)),
        )
        row = "".join(
            f'<td data-kop="{head}"{" data-leeg" * (cell == "—")}>{cell}</td>' for head, cell in cells
        )
        return (
            f'<tr data-wie="{" ".join(met_leden(entry.wie))}" data-plaats="{place}" '
            f'data-getekend="{" ".join(entry.getekend)}">{row}</tr>'
        )

    def takenlijst(rol: str) -> str:
        """What one role does, phase by phase, to tick off; the tasks of a team to which it belongs too."""
        parts = []
        for phase, title in titels().items():
            items = [
                f'<li class="task-list-item"><span class="cmz-vak" aria-hidden="true"></span> {site.html(entry.taak)}'
                f"{'' if rol in entry.wie else ' <small>(samen)</small>'} {site.bron(entry.bron)}</li>"
                for entry in site.bestand("taken.yml").values()
                if entry.fase == phase and rol in met_leden(entry.wie)
            ]
            if items:
                parts.append(f"\n\n## {title} {{ #{phase} }}\n\n<ul>{''.join(items)}</ul>\n\n")
        return "".join(parts)

    def wat_waar(rol: str) -> str:
        """What one role writes where: the tasks of which a source names the place, by place."""
        titles, rows = titels(), []
        for place, words in PLAATS_WOORD.items():
            here = [
                entry
                for entry in site.bestand("taken.yml").values()
                if entry.waar and entry.waar.plaats == place and rol in met_leden(entry.wie)
            ]
            rows += [
                (
                    f"<strong>{taal.hoofdletter(words)}</strong>",
                    site.html(entry.taak),
                    titles[entry.fase],
                    site.bron(entry.waar.bron),
                )
                for entry in here
            ]
        return tabel("Wat schrijf ik waar?", ("Waar", "Wat", "Wanneer", "Bron"), rows)

    def checklists() -> str:
        """The sheets in the order of a trajectory, with how many things there are to tick off."""
        pages = {page.pad: page for page in lees(site.project / "docs")}
        sheets = dict.fromkeys(
            phase.checklist for phase in site.bestand("fasen.yml").values() if phase.checklist
        )
        items = []
        for path in sheets:
            name = path.rpartition("/")[2].removesuffix(".md")
            if name == "index":
                continue
            page = pages[path]
            title = taal.hoofdletter(page.titel.removeprefix("Checklist: "))
            count = page.tekst.count(VAKJE)
            items.append(
                f'<li><a href="{site.href(path)}"><strong>{escape(title)}</strong> '
                f"<em>{escape(str(page.meta['description']))}</em> "
                f'<small data-lijst="{name}" data-aantal="{count}">{count} punten</small></a></li>'
            )
        return f'<nav class="cmz-kaarten" aria-label="Checklists per fase"><ul>{"".join(items)}</ul></nav>\n'

    return [taken, takenlijst, wat_waar, checklists]
