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
    """A term or abbreviation.

    Een begrip of afkorting.
    """

    naam: str
    uitleg: Tekst
    "De uitleg voor de lezer."
    bron: Bronnen
    afkorting: str = ""
    ook: tuple[str, ...] = ()
    "Andere namen voor precies hetzelfde, in de bronnen of van vroeger. De lezer ziet ze."
    zoekwoorden: tuple[str, ...] = ()
    "Woorden die mensen intypen. De lezer ziet ze niet; de zoekfunctie kent ze."
    eigen_uitleg: bool = False
    "ja: de bron gebruikt het woord, maar de uitleg is van deze site."
    zie: tuple[Id, ...] = ()
    "Andere begrippen die hierbij horen."


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
    """A phase of a trajectory: what there is to read, to work out and to tick off then.

    Een fase van een traject: wat er dan te lezen, uit te rekenen en af te vinken is.
    """

    titel: str
    deel: str
    "De kop waaronder deze fase in het menu staat."
    planners: tuple[Id, ...]
    "De planners van deze fase, in de volgorde van het menu."
    paginas: tuple[str, ...]
    "Pagina’s van het handboek over deze fase. Een map eindigt op / en geldt voor wat erin niet apart genoemd is."
    ook: tuple[Id, ...] = ()
    "Planners van een andere fase die hier ook helpen."
    checklist: str = ""
    "De checklist van deze fase: een pagina in docs/."


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where a task is registered, with the words of the source that name this place for this task.

    Waar een taak geregistreerd wordt, met de woorden van de bron die deze plaats noemt.
    """

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
    "De plaats die de bron noemt."
    woorden: str
    "Letterlijk de woorden van de bron, hoogstens elf."
    bron: Bronnen


@dataclass(frozen=True, slots=True)
class Tegen:
    """By when a task is done, with the words of the source that set this deadline for this task.

    De termijn van een taak, met de woorden van de bron die hem voor deze taak noemt.
    """

    id: Id
    "De naam van een termijn uit een planner."
    woorden: str
    bron: Bronnen


MEESTE_WOORDEN = 11  # of a source in a row: a quotation, no copy


@dataclass(frozen=True, slots=True)
class Taak:
    """A task: who does it and in which phase. Where and by when only when a source says so for this task.

    Een taak: wie, wanneer en waar.
    """

    taak: Tekst
    "De taak, als zin."
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
    "De fase van het traject."
    bron: Bronnen
    waar: Vindplaats | None = None
    "Waar het geregistreerd wordt, als een bron dat voor deze taak zegt. Anders weglaten."
    termijn: Tegen | None = None
    "Tegen wanneer, als een bron dat voor deze taak zegt. Anders weglaten."
    getekend: tuple[Literal["papier", "digitaal", "gemengd"], ...] = ()
    "Alleen bij deze manieren van ondertekenen; leeg: bij elke manier."


@dataclass(frozen=True, slots=True)
class Stappenlijst:
    """Steps that always belong together, in this order: written once, for planners and pages.

    Stappen die altijd samen horen, in deze volgorde: één keer geschreven, voor planners en pagina's.
    """

    titel: str
    bron: Bronnen
    stappen: dict[Id, Stap]
    "De stappen, in volgorde."
    bij: dict[Id, tuple[Id, ...]]
    "De planners, elk met de uitkomsten waarna de hele lijst volgt."


@dataclass(frozen=True, slots=True)
class Status:
    """A status of the service in MLP.

    Een status van de service in MLP.
    """

    naam: str
    betekenis: Tekst
    "Wat deze status betekent."
    bron: Bronnen
    komt_door: Tekst = ""
    "Waardoor de service deze status krijgt."
    gevolg: Tekst = ""
    "Wat er daardoor gebeurt."


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document or a registration.

    Een document of een registratie.
    """

    naam: str
    soort: Literal["document", "registratie"]
    wie: tuple[Rol, ...]
    bron: Bronnen
    waar: Tekst = ""
    "Waar het geregistreerd wordt."
    wanneer: Tekst = ""
    "Wanneer het gebeurt."
    bewaren: Tekst = ""
    "Hoe en hoelang het bewaard wordt."


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to, as the sources name them.

    Iemand bij wie je terechtkunt.
    """

    naam: str
    waarvoor: Tekst
    "Waarvoor je hier terechtkunt."
    bron: Bronnen
    mail: str = ""
    "E-mailadres, zoals de bron het noemt."
    telefoon: str = ""
    "Telefoonnummer, zoals de bron het noemt."
    adres: str = ""
    website: Webadres = ""
    "Adres van de website, zoals de bron het noemt."
    stand: str = ""
    "De stand van deze gegevens."


@dataclass(frozen=True, slots=True)
class Zegt:
    """What one source says.

    Wat één bron zegt.
    """

    bron: Bronnen
    zegt: Tekst
    "Wat er gezegd of doorgegeven wordt."


@dataclass(frozen=True, slots=True)
class Verschil:
    """A point on which the sources differ or leave something open, and what this site does.

    Een punt waarop de bronnen verschillen of iets openlaten.
    """

    titel: str
    soort: Literal["termijn", "woord", "rol", "verlenging", "vergoeding", "kader"]
    bronnen: tuple[Zegt, ...]
    "Wat elke bron zegt."
    hier: Tekst
    "Wat deze site kiest."
    waarom: Tekst
    "Waarom de site dit kiest."
    regel: str = ""
    "De termijn of planner die deze keuze volgt."
    extern: tuple[Id, ...] = ()
    "Feiten van buiten de bronnen die hierbij horen."


@dataclass(frozen=True, slots=True)
class Stilte:
    """Something that no source says: a claim too, that holds as long as no searched word turns up elsewhere.

    Iets wat geen bron zegt, met de woorden die iemand in alle vijf de bronnen zocht.
    """

    stelling: Tekst
    "Wat er gezegd wordt."
    gezocht: tuple[str, ...]
    "De woorden die iemand in alle bronnen zocht: het begin van een woord is genoeg."
    gecontroleerd_op: date
    "De dag waarop iemand de woorden het laatst zocht: jjjj-mm-dd."
    buurt: Bronnen = ()
    "De secties waar een gezocht woord wel staat. Iemand las ze: ze spreken de stilte niet tegen."
    wel: tuple[Zegt, ...] = ()
    "Wat er in de buurt wel staat."
    zinnen: tuple[str, ...] = ()
    "Stukken van zinnen op de site die deze stilte uitspreken."


@dataclass(frozen=True, slots=True)
class Extern:
    """A statement from outside the source documents.

    Een uitspraak van buiten de brondocumenten.
    """

    stelling: Tekst
    adres: Webadres
    gelezen_op: date
    "De dag waarop iemand dit las: jjjj-mm-dd."
    oordeel: Literal["bevestigt", "vult-aan", "corrigeert", "te-bevestigen"]
    "Wat dit betekent voor onze bronnen."
    hoort_bij: str = ""
    "Waar dit over gaat."
    ook_adres: Webadres = ""
    "Een tweede adres."


@dataclass(frozen=True, slots=True)
class Zelftestvraag:
    """A question of the self-test; its answer comes from a rule, never from here.

    Een vraag van de zelftest. Het antwoord komt uit de regels.
    """

    vraag: Tekst
    "De vraag, zoals de lezer haar ziet."
    leg_uit: Tekst
    "De uitleg na het antwoord."
    bron: Bronnen
    planner: Id = ""
    "De naam van een planner: het bestand zonder .yml."
    gegeven: dict[str, Ruw] = field(default_factory=dict)
    "De antwoorden waarmee de planner rekent: vraag en antwoord."
    termijn: Id = ""
    "De naam van een termijn."
    waarde: Id = ""
    "De naam van een gedeelde waarde die het antwoord is."


@dataclass(frozen=True, slots=True)
class Woordkeuze:
    """A word that this site writes another way.

    Een woord dat deze site anders schrijft.
    """

    beter: str
    "Wat je beter schrijft."
    waarom: str
    "Waarom dat beter is."
    behalve: tuple[str, ...] = ()
    "Stukken tekst waarin het woord wel mag."


@dataclass(frozen=True, slots=True)
class Omleiding:
    """Where a page that moved is now.

    Waar een verhuisde pagina nu staat.
    """

    naar: Pagina
    "Waar de tekst nu staat: een pad in docs/, eventueel met # en het stuk."
    sinds: date
    "De dag waarop de pagina verhuisde: jjjj-mm-dd."


@dataclass(frozen=True, slots=True)
class Zoekwoorden:
    """What people type when they look for a page, or for one piece of it: each phrase is one way to ask.

    Wat mensen typen als ze deze pagina zoeken. Elke regel is één manier om het te vragen.
    """

    pagina: tuple[str, ...] = ()
    "Zoekwoorden voor de hele pagina. Een woord dat bij een stuk staat, hoort hier niet ook."
    vragen: tuple[str, ...] = ()
    "De pagina komt altijd eerst als al deze woorden in de vraag staan."
    stukken: dict[Id, tuple[str, ...]] = field(default_factory=dict)
    "Zoekwoorden per stuk, met het anker van de kop als sleutel: wat-erin-staat."


@dataclass(frozen=True, slots=True)
class Vak:
    """A box in a drawing of who works with whom.

    Een vak in een tekening.
    """

    id: Id
    "De naam waarmee andere regels hiernaar verwijzen."
    naam: str  # a soft hyphen, written as |, shows where a long word may break
    bron: Bronnen
    onder: Tekst = ""
    "Kleine tekst onder de naam."
    nadruk: bool = False
    "ja: dit vak valt op."


@dataclass(frozen=True, slots=True)
class Vakkenrij:
    """Boxes side by side, at most two; `samen` draws a frame with this title around them.

    Vakken naast elkaar, hoogstens twee.
    """

    vakken: tuple[Vak, ...]
    "De vakken van deze rij."
    id: Id = ""
    samen: str = ""
    "De titel van het kader rond de vakken."


@dataclass(frozen=True, slots=True)
class Pijl:
    """A line between two boxes, with what goes over it.

    Een lijn tussen twee vakken.
    """

    van: Id
    "Het vak waar de lijn begint."
    naar: Id
    "Het vak waar de lijn eindigt."
    zegt: Tekst
    bron: Bronnen
    beide: bool = False
    "ja: de lijn gaat in beide richtingen."
    langs: Literal["links", "rechts"] | None = None
    "De kant waarlangs de lijn loopt."


@dataclass(frozen=True, slots=True)
class Netwerktekening:
    """Who works with whom.

    Wie met wie werkt.
    """

    soort: Literal["netwerk"]
    titel: str
    uitleg: Tekst
    rijen: tuple[Vakkenrij, ...]
    "De rijen met vakken, van boven naar onder."
    pijlen: tuple[Pijl, ...]
    "De lijnen tussen de vakken."


@dataclass(frozen=True, slots=True)
class Tak:
    """What happens when a step goes another way.

    Wat er gebeurt als een stap anders loopt.
    """

    als: Tekst
    "In welk geval."
    dan: Tekst
    "Wat er dan gebeurt."
    bron: Bronnen


@dataclass(frozen=True, slots=True)
class Verloopstap:
    """A step in a flow.

    Een stap in een verloop.
    """

    naam: str
    wie: tuple[Rol, ...]
    doet: Tekst
    "Wat er gebeurt in deze stap."
    bron: Bronnen
    zie: Pagina
    "De pagina van het handboek die hierbij hoort."
    termijn: Id = ""
    takken: tuple[Tak, ...] = ()
    "Wat er gebeurt als de stap anders loopt."


@dataclass(frozen=True, slots=True)
class Verlooptekening:
    """A flow, from top to bottom.

    Een verloop, van boven naar onder.
    """

    soort: Literal["verloop"]
    titel: str
    uitleg: Tekst
    stappen: tuple[Verloopstap, ...]
    "De stappen, van boven naar onder."


@dataclass(frozen=True, slots=True)
class Fase:
    """A moment on the timeline. Its deadlines come from the planner.

    Een stuk van het traject.
    """

    naam: str
    moment: Id
    "De vraag of het moment van de planner."
    titel: str = ""  # the heading of the phase that starts here


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the scale in months, up to a shared duration.

    Een stuk van de schaal in maanden.
    """

    naam: Tekst
    tot: Id
    "De gedeelde duur waarmee dit stuk eindigt."


@dataclass(frozen=True, slots=True)
class Tijdlijntekening:
    """The moments and deadlines of a planner in their order, and a scale in months.

    De momenten en termijnen van een planner op hun plaats in de tijd.
    """

    soort: Literal["tijdlijn"]
    titel: str
    uitleg: Tekst
    planner: Id
    fasen: tuple[Fase, ...]
    "De momenten op de tijdlijn, in volgorde."
    schaal: Id
    "Het moment vanaf waar de schaal telt."
    banden: tuple[Band, ...]
    "De stukken van de schaal."


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
