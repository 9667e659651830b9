"""Who is who: the roles, and whom to turn to."""

from __future__ import annotations

from macros.site import Site
from macros.tabel import NIETS, tabel
from planner.authoring.naslagmodel import Contact
from planner.html import Html, el, verbind, voeg


def rollen(site: Site) -> Html:
    """All roles, with who fulfils them."""
    rows = [
        (
            voeg(
                el("strong", role.naam),
                f" ({role.afkorting})" if role.afkorting not in role.naam else None,
            ),
            site.html(role.wie),
            site.html(role.taken) or NIETS,
            site.bron(role.bron),
        )
        for role in site.rules.rollen.values()
    ]
    return tabel("Rollen", ("Rol", "Wie", "Taak", "Bron"), rows, [f"rol-{key}" for key in site.rules.rollen])


def contacten(site: Site) -> Html:
    """Contacts, as the sources give them."""
    rows = [
        (
            el("strong", entry.naam),
            site.html(entry.waarvoor),
            _bereikbaar(entry) or "staat niet in de bron",
            entry.stand or NIETS,
            site.bron(entry.bron),
        )
        for entry in site.bestand("contacten.yml").values()
    ]
    return tabel("Contacten", ("Wie", "Waarvoor", "Hoe", "Stand", "Bron"), rows)


def _bereikbaar(entry: Contact) -> Html:
    """How somebody can be reached."""
    mail = el("a", entry.mail, href=f"mailto:{entry.mail}") if entry.mail else ""
    page = el("a", entry.website, href=entry.website, rel="noreferrer") if entry.website else ""
    return verbind(el("br"), filter(None, [mail, entry.telefoon, entry.adres, page]))
