"""The reference data of the handbook: terms, tasks, documents, contacts, differences between sources.

Read and checked like the rules, shown by the macros. The engine does not need them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from planner.model import Bronnen, Id, Pagina, Rol, Ruw, Stap, Tekst, Webadres


@dataclass(frozen=True, slots=True)
class Begrip:
    """A term or abbreviation."""

    naam: str
    uitleg: Tekst
    bron: Bronnen
    afkorting: str = ""
    ook: tuple[str, ...] = ()  # other names for the same thing, in the sources or before; shown
    zoekwoorden: tuple[str, ...] = ()  # what people type, which need not be the same thing; never shown
    eigen_uitleg: bool = False  # the source uses the word, the explanation is ours
    zie: tuple[Id, ...] = ()


FASEN = (
    "toeleiding",
    "eerste-afspraak",
    "trajectplan",
    "goedkeuring",
    "uitvoering",
    "evaluatie",
    "einde",
    "stopzetting",
    "doorlopend",
)


@dataclass(frozen=True, slots=True)
class Trajectfase:
    """A phase of a trajectory: what there is to read, to work out and to tick off then."""

    titel: str
    deel: str  # the heading under which the phase stands in the menu
    planners: tuple[Id, ...]  # whose phase this is
    paginas: tuple[
        str, ...
    ]  # pages of the handbook; a folder, ending in /, for all in it that no phase names
    ook: tuple[Id, ...] = ()  # planners of another phase that help in this one too
    checklist: str = ""  # a page


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where a task is registered, with the words of the source that name this place for this task."""

    plaats: Literal[
        "contacten",
        "icf",
        "luik",
        "dienstverleningsmenu",
        "flap-services",
        "dossier",
        "dashboard",
        "boekingssysteem",
        "stappen-naar-werk",
        "trajectplan",
        "afsprakenbundel",
        "notitie",
        "mail",
        "overleg",
        "aanmeldingsformulier",
        "werkwinkel",
        "extranet",
        "elektronisch",
    ]
    woorden: str  # as the source writes them, at most MEESTE_WOORDEN
    bron: Bronnen


@dataclass(frozen=True, slots=True)
class Tegen:
    """By when a task is done, with the words of the source that set this deadline for this task."""

    id: Id  # of a deadline in a planner
    woorden: str
    bron: Bronnen


MEESTE_WOORDEN = 11  # of a source in a row: a quotation, no copy


@dataclass(frozen=True, slots=True)
class Taak:
    """A task: who does it and in which phase. Where and by when only when a source says so for this task."""

    taak: Tekst
    wie: tuple[Rol, ...]
    fase: Literal[
        "toeleiding",
        "eerste-afspraak",
        "trajectplan",
        "goedkeuring",
        "uitvoering",
        "evaluatie",
        "einde",
        "stopzetting",
        "doorlopend",
    ]
    bron: Bronnen
    waar: Vindplaats | None = None
    termijn: Tegen | None = None
    getekend: tuple[Literal["papier", "digitaal", "gemengd"], ...] = ()  # none: however the plan was signed


@dataclass(frozen=True, slots=True)
class Stappenlijst:
    """Steps that always belong together, in this order: written once, for planners and pages."""

    titel: str
    bron: Bronnen
    stappen: dict[Id, Stap]
    bij: dict[Id, tuple[Id, ...]]  # planner -> outcomes after which the whole list follows


@dataclass(frozen=True, slots=True)
class Status:
    """A status of the service in MLP."""

    naam: str
    betekenis: Tekst
    bron: Bronnen
    komt_door: Tekst = ""
    gevolg: Tekst = ""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document or a registration."""

    naam: str
    soort: Literal["document", "registratie"]
    wie: tuple[Rol, ...]
    bron: Bronnen
    waar: Tekst = ""
    wanneer: Tekst = ""
    bewaren: Tekst = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to, as the sources name them."""

    naam: str
    waarvoor: Tekst
    bron: Bronnen
    mail: str = ""
    telefoon: str = ""
    adres: str = ""
    website: Webadres = ""
    stand: str = ""


@dataclass(frozen=True, slots=True)
class Zegt:
    """What one source says."""

    bron: Bronnen
    zegt: Tekst


@dataclass(frozen=True, slots=True)
class Verschil:
    """A point on which the sources differ or leave something open, and what this site does."""

    titel: str
    soort: Literal["termijn", "woord", "rol", "verlenging", "vergoeding", "kader"]
    bronnen: tuple[Zegt, ...]
    hier: Tekst
    waarom: Tekst
    regel: str = ""  # deadline or planner that follows this choice
    extern: tuple[Id, ...] = ()  # facts from outside that bear on it


@dataclass(frozen=True, slots=True)
class Stilte:
    """Something that no source says: a claim too, that holds as long as no searched word turns up elsewhere."""

    stelling: Tekst
    gezocht: tuple[str, ...]  # beginnings of words that somebody looked for in all five documents
    gecontroleerd_op: date  # when somebody last looked for the words
    buurt: Bronnen = ()  # the sections in which a searched word does stand; somebody read them
    wel: tuple[Zegt, ...] = ()  # what the sources do say nearby
    zinnen: tuple[str, ...] = ()  # pieces of sentences on the site that make this claim


@dataclass(frozen=True, slots=True)
class Extern:
    """A statement from outside the source documents."""

    stelling: Tekst
    adres: Webadres
    gelezen_op: date
    oordeel: Literal["bevestigt", "vult-aan", "corrigeert", "te-bevestigen"]
    hoort_bij: str = ""
    ook_adres: Webadres = ""


@dataclass(frozen=True, slots=True)
class Zelftestvraag:
    """A question of the self-test; its answer comes from a rule, never from here."""

    vraag: Tekst
    leg_uit: Tekst
    bron: Bronnen
    planner: Id = ""
    gegeven: dict[str, Ruw] = field(default_factory=dict)
    termijn: Id = ""
    waarde: Id = ""


@dataclass(frozen=True, slots=True)
class Woordkeuze:
    """A word that this site writes another way."""

    beter: str
    waarom: str
    behalve: tuple[str, ...] = ()  # phrases in which it may stand


@dataclass(frozen=True, slots=True)
class Omleiding:
    """Where a page that moved is now."""

    naar: Pagina
    sinds: date


@dataclass(frozen=True, slots=True)
class Zoekwoorden:
    """What people type when they look for a page, or for one piece of it: each phrase is one way to ask."""

    pagina: tuple[str, ...] = ()
    vragen: tuple[str, ...] = ()  # the page comes first when all these words are in the question
    stukken: dict[Id, tuple[str, ...]] = field(default_factory=dict)  # by the anchor of the heading


@dataclass(frozen=True, slots=True)
class Vak:
    """A box in a drawing of who works with whom."""

    id: Id
    naam: str  # a soft hyphen, written as |, shows where a long word may break
    bron: Bronnen
    onder: Tekst = ""
    nadruk: bool = False


@dataclass(frozen=True, slots=True)
class Vakkenrij:
    """Boxes side by side, at most two; `samen` draws a frame with this title around them."""

    vakken: tuple[Vak, ...]
    id: Id = ""
    samen: str = ""


@dataclass(frozen=True, slots=True)
class Pijl:
    """A line between two boxes, with what goes over it."""

    van: Id
    naar: Id
    zegt: Tekst
    bron: Bronnen
    beide: bool = False  # it goes both ways
    langs: Literal["links", "rechts"] | None = None  # a line that passes other rows goes along this side


@dataclass(frozen=True, slots=True)
class Netwerktekening:
    """Who works with whom."""

    soort: Literal["netwerk"]
    titel: str
    uitleg: Tekst
    rijen: tuple[Vakkenrij, ...]
    pijlen: tuple[Pijl, ...]


@dataclass(frozen=True, slots=True)
class Tak:
    """What happens when a step goes another way."""

    als: Tekst
    dan: Tekst
    bron: Bronnen


@dataclass(frozen=True, slots=True)
class Verloopstap:
    """A step in a flow."""

    naam: str
    wie: tuple[Rol, ...]
    doet: Tekst
    bron: Bronnen
    zie: Pagina
    termijn: Id = ""
    takken: tuple[Tak, ...] = ()


@dataclass(frozen=True, slots=True)
class Verlooptekening:
    """A flow, from top to bottom."""

    soort: Literal["verloop"]
    titel: str
    uitleg: Tekst
    stappen: tuple[Verloopstap, ...]


@dataclass(frozen=True, slots=True)
class Fase:
    """A moment on the timeline. Its deadlines come from the planner."""

    naam: str
    moment: Id
    titel: str = ""  # the heading of the phase that starts here


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the scale in months, up to a shared duration."""

    naam: Tekst
    tot: Id


@dataclass(frozen=True, slots=True)
class Tijdlijntekening:
    """The moments and deadlines of a planner in their order, and a scale in months."""

    soort: Literal["tijdlijn"]
    titel: str
    uitleg: Tekst
    planner: Id
    fasen: tuple[Fase, ...]
    schaal: Id  # the moment from which the scale counts
    banden: tuple[Band, ...]


type Tekening = Netwerktekening | Verlooptekening | Tijdlijntekening


BESTANDEN: dict[str, Any] = {
    "begrippen.yml": dict[Id, Begrip],
    "fasen.yml": dict[Id, Trajectfase],
    "taken.yml": dict[Id, Taak],
    "stappenlijsten.yml": dict[Id, Stappenlijst],
    "statussen.yml": dict[Id, Status],
    "documenten.yml": dict[Id, Stuk],
    "contacten.yml": dict[Id, Contact],
    "verschillen.yml": dict[str, Verschil],
    "stiltes.yml": dict[Id, Stilte],
    "extern.yml": dict[Id, Extern],
    "zelftest.yml": dict[Id, Zelftestvraag],
    "omleidingen.yml": dict[str, Omleiding],
    "synoniemen.yml": dict[Id, tuple[str, ...]],
    "tekeningen.yml": dict[Id, Tekening],
    "woordkeuze.yml": dict[str, Woordkeuze],
}

# One file for each page of docs/ that has them, at the same path: handboek/3-start/icf.yml.
ZOEKWOORDEN = "zoekwoorden"
