"""The job: something is added that pages and rules can name: a term, a document, somebody to turn to, a source document
or a section of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.authoring.bewerken.bron import Inhoud, Pad, ontleed, pas_toe
from planner.authoring.bewerken.klus import (
    Antwoorden,
    Keuze,
    Stand,
    Uitkomst,
    Veld,
    als_bron,
    bronfout,
    bronveld,
    ingevuld,
    ontbrekend,
)

TITEL = "Een begrip, document, contact of bron toevoegen"
UITLEG = "Wat hier bijkomt, kunnen pagina’s en regels noemen. Zet er alleen in wat een bron zegt: wat geen bron noemt, laat je leeg."
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SECTIE = "sectie"


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of thing: the file that it comes in, what the form asks, and which key names it for a reader."""

    titel: str
    bestand: str
    velden: tuple[Veld, ...]
    naam: str = "naam"
    bron: bool = True
    gesorteerd: bool = False


SOORTEN: Mapping[str, Soort] = {
    "begrip": Soort(
        "Een begrip of afkorting",
        "begrippen.yml",
        (
            Veld("naam", "Naam", hulp="Zoals het in een zin staat: aanmelding."),
            Veld("afkorting", "Afkorting", nodig=False),
            Veld("uitleg", "Uitleg", "lang", hulp="In gewone woorden, één of twee zinnen."),
        ),
        gesorteerd=True,
    ),
    "document": Soort(
        "Een document of registratie",
        "documenten.yml",
        (
            Veld("naam", "Naam"),
            Veld(
                "soort",
                "Wat is het?",
                "keuze",
                opties=(("document", "een document", ""), ("registratie", "een registratie", "")),
            ),
            Veld("wie", "Wie maakt het?", "keuze", nodig=False),
            Veld("waar", "Waar komt het te staan?", nodig=False),
            Veld("wanneer", "Wanneer?", nodig=False),
        ),
    ),
    "contact": Soort(
        "Iemand bij wie je terechtkunt",
        "contacten.yml",
        (
            Veld("naam", "Naam"),
            Veld("waarvoor", "Waarvoor kun je er terecht?", "lang"),
            Veld("mail", "E-mailadres", nodig=False),
            Veld("telefoon", "Telefoonnummer", nodig=False),
            Veld("website", "Website", nodig=False, hulp="Een adres dat met https:// begint."),
            Veld(
                "stand",
                "Van wanneer zijn deze gegevens?",
                hulp="Bijvoorbeeld: volgens het draaiboek van oktober 2023.",
            ),
        ),
    ),
    "bron": Soort(
        "Een brondocument, of een nieuwe uitgave ervan",
        "bronnen.yml",
        (
            Veld("kort", "Hoe noemt een pagina het?", hulp="Kort en in kleine letters: draaiboek."),
            Veld("titel", "Titel"),
            Veld("uitgever", "Wie gaf het uit?"),
            Veld("datum", "Dag van uitgave", hulp="jjjj-mm-dd, of onbekend."),
            Veld("adres", "Webadres", nodig=False, hulp="Een adres dat met https:// begint."),
            Veld("sectie", "Eerste sectie", hulp="Het nummer van een sectie die je wilt noemen: 3.2."),
            Veld("sectietitel", "Titel van die sectie"),
        ),
        naam="titel",
        bron=False,
    ),
}


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """What it is, and then what is known of it."""
    kinds: tuple[Keuze, ...] = (
        *((name, kind.titel, "") for name, kind in SOORTEN.items()),
        (SECTIE, "Een sectie van een brondocument", ""),
    )
    fields = [Veld("soort-ding", "Wat komt erbij?", "keuze", opties=kinds, kiest=True)]
    chosen = antwoorden.get("soort-ding", "")
    if chosen == SECTIE:
        documents = tuple((name, it.titel, "") for name, it in stand.regels.bronnen.items())
        return [
            *fields,
            Veld("document", "Van welk document?", "keuze", opties=documents),
            Veld("nummer", "Nummer", hulp="Zoals het in het document staat: 3.2."),
            Veld("titel", "Titel van de sectie"),
        ]
    kind = SOORTEN.get(chosen)
    if not kind:
        return fields
    help_text = "Kleine letters, cijfers en streepjes. Pagina’s noemen het zo, en ze verandert nooit meer."
    return [
        *fields,
        Veld("id", "Korte naam", hulp=help_text),
        *(_met_rollen(stand, item) for item in kind.velden),
        *([bronveld()] if kind.bron else []),
    ]


def _met_rollen(stand: Stand, item: Veld) -> Veld:
    if item.naam != "wie":
        return item
    roles = tuple((name, role.naam, "") for name, role in stand.regels.rollen.items())
    return Veld("wie", item.titel, "keuze", opties=(("", "dat zegt geen bron", ""), *roles), nodig=False)


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file with the new entry."""
    fields = velden(stand, antwoorden)
    answers = ingevuld(fields, antwoorden)
    made = Uitkomst(fouten=ontbrekend(fields, answers))
    chosen = answers.get("soort-ding", "")
    if made.fouten or not chosen:
        return made
    if chosen == SECTIE:
        return _sectie(stand, answers)
    kind = SOORTEN[chosen]
    source = ontleed(stand.teksten[kind.bestand])
    names = {entry[kind.naam].lower() for entry in source.inhoud().values()}
    if not ID.fullmatch(answers["id"]):
        made.fouten["id"] = "Gebruik alleen kleine letters, cijfers en streepjes."
    elif source.heeft(answers["id"]):
        made.fouten["id"] = "Zo heet er al een."
    if answers[kind.naam].lower() in names and chosen != "bron":
        made.fouten[kind.naam] = "Er is er al een met die naam."
    if kind.bron and (wrong := bronfout(stand, answers["bron"])):
        made.fouten["bron"] = wrong
    if made.fouten:
        return made
    keys = source.sleutels()
    before = [key for key in keys if key < answers["id"]] if kind.gesorteerd else keys
    change = source.voeg_sleutel_in(
        (), before[-1] if before else keys[0], answers["id"], _inhoud(chosen, answers)
    )
    made.bestanden[kind.bestand] = pas_toe(source.tekst, [change])
    return made


def _inhoud(chosen: str, answers: Mapping[str, str]) -> Inhoud:
    """The entry as it stands in its file."""
    kind = SOORTEN[chosen]
    item: dict[str, Inhoud] = {
        field.naam: " ".join(answers[field.naam].split()) for field in kind.velden if answers.get(field.naam)
    }
    if chosen == "document":
        item["wie"] = [answers["wie"]] if answers.get("wie") else []
    if chosen == "bron":
        item.pop("sectie"), item.pop("sectietitel")
        item["secties"] = {answers["sectie"]: answers["sectietitel"]}
    return item | ({"bron": als_bron(answers["bron"])} if kind.bron else {})


def _sectie(stand: Stand, answers: Mapping[str, str]) -> Uitkomst:
    """A section behind the last one with a number before its own."""
    path = SOORTEN["bron"].bestand
    source = ontleed(stand.teksten[path])
    pad: Pad = (answers["document"], "secties")
    if source.heeft(*pad, answers["nummer"]):
        return Uitkomst(fouten={"nummer": "Deze sectie staat er al."})
    known = source.sleutels(*pad)
    before = [key for key in known if _volgorde(key) < _volgorde(answers["nummer"])]
    change = source.voeg_sleutel_in(
        pad, before[-1] if before else known[0], answers["nummer"], answers["titel"]
    )
    return Uitkomst(bestanden={path: pas_toe(source.tekst, [change])})


def _volgorde(number: str) -> list[tuple[int, str]]:
    """3.2 before 3.10."""
    return [(int(part), "") if part.isdecimal() else (10_000, part) for part in re.split(r"[.-]", number)]
