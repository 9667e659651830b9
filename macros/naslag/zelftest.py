"""Questions to test yourself, with answers that are worked out from the rules."""

from __future__ import annotations

from macros.site import Site
from planner import taal
from planner.authoring.naslagmodel import Zelftestvraag
from planner.html import Html, el, voeg
from planner.soorten import uitslag
from planner.toon.leg_uit import leg_uit
from planner.vragen.antwoorden import lees


def zelftest(site: Site) -> Html:
    """Each question, with its answer folded in."""
    return voeg(
        el(
            "details",
            el("summary", site.html(entry.vraag)),
            el(
                "p",
                el("strong", taal.hoofdletter(_antwoord(site, entry)), "."),
                " ",
                site.html(entry.leg_uit),
                " ",
                site.bron(entry.bron),
            ),
            el("ul", _vinkje(key)),
            class_="cmz-zelftest",
        )
        for key, entry in site.bestand("zelftest.yml").items()
    )


def _vinkje(key: str) -> Html:
    """What somebody knew can be ticked off, so that the rest is left to practise."""
    box = el("span", class_="cmz-vak", aria_hidden="true")
    return el("li", box, " ", el("span", "Dit wist ik"), class_="task-list-item", data_vink=key)


def _antwoord(site: Site, entry: Zelftestvraag) -> str:
    if entry.waarde:
        return site.waarde(entry.waarde)
    answers, _ = lees(site.rules.planners[entry.planner], entry.gegeven, tekst=True)
    found = leg_uit(uitslag(site.rules, entry.planner, answers, site.vandaag))
    if not entry.termijn:
        return found.antwoord.titel if found.antwoord else "Nog niet te zeggen"
    row = next(row for row in found.termijnen if row.stand.id == entry.termijn)
    day = row.stand.datum
    return taal.datum_met_dag(day) if day else " ".join(remark.tekst for remark in row.meldingen)
