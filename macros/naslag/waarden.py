"""Everything that has a number: the deadlines of all planners, and the shared values with each version."""

from __future__ import annotations

from typing import Any

from macros.fasen import in_volgorde
from macros.naslag.bronnen import dag_in_woorden
from macros.regels import regels_van
from macros.site import Site
from macros.tabel import NIETS, tabel
from planner import taal
from planner.html import Html, el, verbind, voeg
from planner.model import Waarde
from planner.woorden import waarde_tekst


def termijnen_tabel(site: Site) -> Html:
    """All deadlines of all planners in one table, in the order of a trajectory."""
    rows, ids = [], []
    for name in in_volgorde(site):
        planner = site.rules.planners[name]
        page = regels_van(site, name)
        for key, rule in planner.termijnen.items():
            rows.append(
                (
                    el("strong", site.html(rule.titel, name)),
                    page.wanneer(key),
                    site.rollen(rule.wie) or NIETS,
                    page.andere_lezingen(key) or NIETS,
                    site.link(planner.titel, f"planners/{name}.md"),
                    site.bron(rule.bron),
                )
            )
            ids.append(f"termijn-{key}")
    heads = ("Termijn", "Wanneer", "Wie", "Ook gelezen in de bron", "Reken het uit", "Bron")
    return tabel("Alle termijnen", heads, rows, ids)


def waarden_tabel(site: Site, *soorten: str) -> Html:
    """Shared values of some kinds, with each version: since when it holds, and when its source was written."""
    rows, ids = [], []
    dated = soorten == ("datum",)  # a date holds since no day
    for name, item in site.rules.waarden.items():
        for number, version in enumerate(item.waarden if item.soort in soorten else (), 1):
            ids.append(f"waarde-{name.replace('_', '-')}" + (f"-{number}" if number > 1 else ""))
            note = voeg(el("br"), el("small", site.html(version.opmerking))) if version.opmerking else None
            rows.append(
                (
                    voeg(item.titel, note),
                    el("strong", waarde_tekst(item, version)),
                    *(() if dated else (_geldigheid(version),)),
                    _brondatum(site, version),
                    taal.datum(version.gecontroleerd_op),
                    site.bron(version.bron),
                )
            )
    since = () if dated else ("Geldig vanaf",)
    heads = ("Wat", "Waarde", *since, "Datum van de bron", "Nagekeken op", "Bron")
    return tabel("Datums" if dated else "Waarden", heads, rows, ids)


def _geldigheid(version: Waarde[Any]) -> str:
    if version.begin_onbekend:
        return "staat niet in de bron"
    until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
    return f"{taal.datum(version.geldig_van)}{until}"


def _brondatum(site: Site, version: Waarde[Any]) -> Html:
    """The dates of the documents in which a value stands."""
    days = dict.fromkeys(site.rules.bronnen[source.document].datum for source in version.bron)
    return verbind(el("br"), ["zonder datum" if day == "onbekend" else dag_in_woorden(day) for day in days])
