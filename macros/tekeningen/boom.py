"""A decision table whose first fitting row wins, as stops on a line: each question with its ways out."""

from __future__ import annotations

from macros.site import Site
from macros.tekeningen.lijst import Halte, Zijtak
from planner import taal
from planner.geval import alle_feiten
from planner.html import Html, el
from planner.model import KeuzePlanner, Rij


def haltes(site: Site, naam: str, planner: KeuzePlanner) -> list[Halte]:
    """Rows that start with the same question share a stop."""
    stops: list[Halte] = []
    asked = ""
    for row in planner.rijen.values():
        first = next(iter(row.als), "")
        outcome = site.tekst(planner.uitkomsten[row.dan].titel, naam)
        if not stops or first != asked:
            stops.append(Halte(_vraag(site, naam, planner, first)))
        stops[-1].takken.append(Zijtak(_antwoord(site, naam, planner, row), outcome))
        asked = first
    for stop in stops[:-1]:
        stop.verder = "nee" if [branch.als for branch in stop.takken] == ["ja"] else "in alle andere gevallen"
    return stops


def _vraag(site: Site, naam: str, planner: KeuzePlanner, key: str) -> str:
    facts = alle_feiten(site.rules, naam)
    if key in planner.vragen:
        return site.tekst(planner.vragen[key].vraag, naam)
    return site.tekst(facts[key].titel, naam) + "?" if key in facts else "In elk geval"


def _antwoord(site: Site, naam: str, planner: KeuzePlanner, row: Rij) -> str:
    parts, facts = [], alle_feiten(site.rules, naam)
    for number, (key, values) in enumerate(row.als.items()):
        if key in facts:
            title = site.tekst(facts[key].titel, naam)
            parts.append(
                taal.opsomming(values, "of") if number == 0 else f"{title}: {taal.opsomming(values, 'of')}"
            )
            continue
        options = planner.vragen[key].opties
        words = taal.opsomming(
            (site.tekst(options[v].titel, naam) if v in options else v for v in values), "of"
        )
        parts.append(words if number == 0 else f"{site.tekst(planner.vragen[key].vraag, naam)} {words}")
    return ". ".join(parts) or "altijd"


def stappen_tekst(stops: list[Halte]) -> Html:
    """The same as a list."""
    rows = []
    for stop in stops:
        branches = [el("li", branch.als, ": ", el("strong", branch.dan)) for branch in stop.takken]
        on = el("li", f"{stop.verder}: ga naar de volgende vraag") if stop.verder else None
        rows.append(el("li", stop.kop, el("ul", branches, on)))
    return el("ol", rows)
