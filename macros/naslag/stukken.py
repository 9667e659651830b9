"""What is in the file of a participant: the statuses of the service, documents and registrations."""

from __future__ import annotations

from macros.site import Site
from macros.tabel import NIETS, tabel
from planner.html import Html, el

TITELS = {"document": "Documenten", "registratie": "Registraties"}


def statussen(site: Site) -> Html:
    """The statuses of the service."""
    entries = site.bestand("statussen.yml")
    rows = [
        (
            el("strong", entry.naam),
            site.html(entry.betekenis),
            site.html(entry.komt_door) or NIETS,
            site.html(entry.gevolg) or NIETS,
            site.bron(entry.bron),
        )
        for entry in entries.values()
    ]
    heads = ("Status", "Betekenis", "Komt door", "Gevolg", "Bron")
    return tabel("Statussen", heads, rows, [f"status-{key}" for key in entries])


def documenten(site: Site, soort: str) -> Html:
    """Documents, or registrations."""
    rows = [
        (
            el("strong", site.html(entry.naam)),
            site.rollen(entry.wie) or NIETS,
            site.html(entry.waar) or NIETS,
            site.html(entry.wanneer) or NIETS,
            site.html(entry.bewaren) or NIETS,
            site.bron(entry.bron),
        )
        for entry in site.bestand("documenten.yml").values()
        if entry.soort == soort
    ]
    return tabel(TITELS[soort], ("Naam", "Wie", "Waar", "Wanneer", "Bewaren", "Bron"), rows)
