"""The register of jobs, and what all of them end with: an entry of the changelog."""

from __future__ import annotations

from typing import cast

from planner.authoring.bewerken import (
    begrip,
    einde,
    erbij,
    nieuwe_planner,
    nieuwe_waarde,
    optie,
    rij,
    rol,
    wijziging,
)
from planner.authoring.bewerken.klus import Antwoorden, Klus, Stand, Uitkomst, Veld, ingevuld, ontbrekend

KLUSSEN: dict[str, Klus] = {
    "waarde": cast(Klus, nieuwe_waarde),
    "einde": cast(Klus, einde),
    "begrip": cast(Klus, begrip),
    "rol": cast(Klus, rol),
    "rij": cast(Klus, rij),
    "optie": cast(Klus, optie),
    "planner": cast(Klus, nieuwe_planner),
    "erbij": cast(Klus, erbij),
}


def velden(naam: str, stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """What the form of a job asks now. The sentence for the changelog comes once it is known what changes."""
    fields = KLUSSEN[naam].velden(stand, antwoorden)
    begun = len(fields) > 1 and not any(
        item.kiest and not antwoorden.get(item.naam, item.begin) for item in fields
    )
    return [*fields, wijziging.veld()] if begun else fields


def maak(naam: str, stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The files that a job changes, with the entry of the changelog; or what is wrong with the answers."""
    fields = velden(naam, stand, antwoorden)
    antwoorden = ingevuld(fields, antwoorden)
    made = KLUSSEN[naam].maak(stand, antwoorden)
    made.fouten |= ontbrekend(fields, antwoorden)
    if made.fouten:
        return Uitkomst(fouten=made.fouten)
    path, text = wijziging.bestand(stand.vandaag, antwoorden["wijziging"], stand.teksten)
    if "{{" in text:
        return Uitkomst(fouten={"wijziging": "Hier kan geen macro: schrijf gewone tekst."})
    made.bestanden[path] = text
    return made
