"""What a rule file says, as typed, immutable objects.

This is the one description of the rule language: `planner.authoring` reads YAML by it and reports what
does not fit, the build writes it as JSON, the browser reads that back. Field names are the keys in the
YAML. The hints that an editor sees are in `planner.authoring.toelichting`.

There are four closed kinds of planners: `termijnen`, `keuze`, `toets` and `bedrag`. None of them holds
code or expressions: a condition only names facts and answers (`als`), a fact has one operator.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from planner.dates import Duur

type Id = str  # lower-case letters, digits, - and _
type Tekst = str  # Dutch text; {naam} is replaced by a date or a value
type Verwijzing = str  # id of a question, moment or deadline, or `vandaag`
type Rol = str  # id in rollen.yml
type Webadres = str  # https://… or http://…
type Pagina = str  # a page in docs/, such as handboek/3-start/trajectplan.md, also with #kop
type Vraagsoort = str  # one of the kinds in planner/vragen
type Ruw = str | list[Ruw] | dict[str, Ruw]  # answers as written in an example
type Cellen = dict[Id, tuple[str, ...]]  # fact or question -> values that fit (ja, nee, an option, open)

GEEN_FEIT = "geen"  # behind `feit` in a file: this only looks like a question about the trajectory
OPEN = "open"  # in the condition of a step or remark: nobody has answered this yet, or only with doubt


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a rule comes from: "document sectie", both known in bronnen.yml."""

    document: Id
    sectie: str


type Bronnen = tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class Waarde[T]:
    """A value with its period. It holds from `geldig_van` up to and including `geldig_tot`, or up to the
    next value in the list."""

    geldig_van: date
    waarde: T
    bron: Bronnen
    gecontroleerd_op: date  # when somebody last compared it with the source
    geldig_tot: date | None = None
    begin_onbekend: bool = False  # no source says since when: `geldig_van` is only from when we count with it
    opmerking: Tekst = ""


@dataclass(frozen=True, slots=True)
class DuurWaarde:
    """A shared duration. With `alleen_tekst`, as for every value: nothing counts with it, only texts, tables and
    drawings show it."""

    titel: str
    soort: Literal["duur"]
    waarden: tuple[Waarde[Duur], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class BedragWaarde:
    """A shared amount in euro."""

    titel: str
    soort: Literal["bedrag"]
    waarden: tuple[Waarde[Decimal], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class DeelWaarde:
    """A shared share, in percent (0 to 100)."""

    titel: str
    soort: Literal["deel"]
    waarden: tuple[Waarde[Decimal], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class AantalWaarde:
    """A shared count."""

    titel: str
    soort: Literal["aantal"]
    waarden: tuple[Waarde[int], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class DatumWaarde:
    """A shared date, such as the day on which a rule started."""

    titel: str
    soort: Literal["datum"]
    waarden: tuple[Waarde[date], ...]
    alleen_tekst: bool = False


type Grootheid = DuurWaarde | BedragWaarde | DeelWaarde | AantalWaarde | DatumWaarde


@dataclass(frozen=True, slots=True)
class Document:
    """A source document and the sections that rules and pages may cite."""

    kort: str  # how a page names it: "draaiboek"
    titel: str
    uitgever: str
    datum: str  # date of publication, or "onbekend"
    secties: dict[str, str]
    adres: Webadres = ""  # only when the address itself is known
    extern: bool = False  # not one of the five documents behind the handbook


@dataclass(frozen=True, slots=True)
class RolInfo:
    """Who somebody is in a trajectory."""

    naam: str
    wie: str
    bron: Bronnen
    afkorting: str = ""
    taken: str = ""
    leden: tuple[Id, ...] = ()  # roles of which this one is made: what it does, they do


@dataclass(frozen=True, slots=True)
class Sluitingsdag:
    """A day on which offices are closed: on a fixed date, in a row of dates, or counted from Easter."""

    naam: str
    soort: Literal["wettelijk", "vlaams", "vermoedelijk"]
    dag: int | None = None
    maand: int | None = None
    tot_dag: int | None = None  # last day of a row of days in the same month
    pasen: int | None = None  # days after Easter Sunday
    bron: Bronnen = ()


@dataclass(frozen=True, slots=True)
class Kalender:
    """Closed days, and the years for which somebody checked them."""

    geldig_van: date
    geldig_tot: date
    gecontroleerd_op: date
    dagen: dict[Id, Sluitingsdag]


@dataclass(frozen=True, slots=True)
class Optie:
    """One possible answer of a `keuze` question."""

    titel: str
    hulp: Tekst = ""
    open: bool = False  # somebody doubts or asked in vain: the question stays open


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question to the user. Every question may stay open ("weet ik niet").

    With `als` it is only asked as long as those answers can hold: elsewhere it could change nothing, and
    an answer to it does not count.

    A question about the trajectory stands in trajectvragen.yml; a planner names it, and says itself only what
    differs there. The rest is filled in when the rules are read.
    """

    vraag: str = ""
    soort: Vraagsoort = ""
    kort: str = ""  # how a sentence names it: "de eerste afspraak"
    hulp: Tekst = ""
    groep: str = ""  # heading above it on the form
    opties: dict[Id, Optie] = field(default_factory=dict)
    als: Cellen = field(default_factory=dict)  # answers to earlier questions
    min: int | None = None
    max: int | None = None
    min_is: Id = ""  # a shared count, or a duration in months; filled in as `min` when the rules are read
    max_is: Id = ""
    standaard: str = ""  # value shown beforehand
    gepland: bool = False  # for a date: it counts too when it is still to come
    zie: Pagina = ""  # of the handbook
    bron: Bronnen = ()
    feit: Id = ""  # the question of trajectvragen.yml that this is; in a file only when its name is another


@dataclass(frozen=True, slots=True)
class Raming:
    """An estimate for a moment that is not known yet."""

    vanaf: Verwijzing
    duur: Id
    omdat: Tekst
    bron: Bronnen
    tenzij: Cellen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date made from other dates: the earliest of some, a given date with an estimate, or the day on
    which something has lasted for a while."""

    kort: str
    bron: Bronnen
    vroegste_van: tuple[Verwijzing, ...] = ()
    gegeven: Verwijzing = ""
    raming: Raming | None = None
    vanaf: Verwijzing = ""
    duur: Id = ""


@dataclass(frozen=True, slots=True)
class Fase:
    """A stretch of the trajectory, drawn on the timeline when both ends are known."""

    naam: str
    van: Verwijzing
    tot: Verwijzing


@dataclass(frozen=True, slots=True)
class EerderDan:
    """`datum` lies before `dan`, not on it."""

    datum: Verwijzing
    dan: Verwijzing


@dataclass(frozen=True, slots=True)
class DuurtMinstens:
    """At least `duur` lies between `van` and `tot`."""

    van: Verwijzing
    tot: Verwijzing
    duur: Id


@dataclass(frozen=True, slots=True)
class EenVan:
    """The answer is one of `waarden`."""

    vraag: Id
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Minstens:
    """The number is `aantal` or more."""

    vraag: Id
    aantal: int


@dataclass(frozen=True, slots=True)
class Feit:
    """A yes/no fact made by exactly one operator."""

    titel: Tekst
    eerder_dan: EerderDan | None = None
    duurt_minstens: DuurtMinstens | None = None
    een_van: EenVan | None = None
    minstens: Minstens | None = None
    ingevuld: Id = ""  # the question has an answer

    @property
    def operator(self) -> str:
        """Name of the operator that makes this fact."""
        return next(name for name in OPERATOREN if getattr(self, name))


OPERATOREN = ("eerder_dan", "duurt_minstens", "een_van", "minstens", "ingevuld")


@dataclass(frozen=True, slots=True)
class Lezing:
    """Another way in which the source can be read."""

    omdat: Tekst
    bron: Bronnen
    vanaf: Verwijzing = ""
    duur: Id = ""


@dataclass(frozen=True, slots=True)
class Stap:
    """Something that somebody does next. A step of a list (`vast`) takes what it does not say itself from
    there; that is filled in when the rules are read."""

    wie: Rol = ""
    wat: Tekst = ""
    bron: Bronnen = ()
    als: Cellen = field(default_factory=dict)
    zoekt_uit: tuple[Id, ...] = ()  # questions that it clears up: shown only while one of them is open
    waar: str = ""  # where it is registered
    vast: Id = ""  # the step of a list (stappenlijsten.yml) that this is
    voor: tuple[Id, ...] = ()  # for the steps of a whole planner: the outcomes that they follow


@dataclass(frozen=True, slots=True)
class Melding:
    """A remark that is shown when its condition holds."""

    tekst: Tekst
    bron: Bronnen
    als: Cellen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reeks:
    """A deadline that repeats and is pulled forward by an earlier occurrence."""

    gehouden: Id  # question with the dates on which it happened
    nummer: int  # the first, second, … of the row
    tussentijd: Id  # shared duration: longest time after the previous one


@dataclass(frozen=True, slots=True)
class TermijnVoorbeeld:
    """A worked example of one deadline; runs as a test."""

    naam: str
    gegeven: dict[str, Ruw]
    verwacht: date | Literal["geen"]
    vandaag: date | None = None
    veilig: date | None = None
    status: (
        Literal["onbekend", "komt", "binnenkort", "vandaag", "verstreken", "gehaald", "te_laat"] | None
    ) = None
    zekerheid: Literal["vast", "raming"] | None = None
    stappen: tuple[Tekst, ...] | None = (
        None  # what it asks to do, in order: "cmw", or "cmw: begin of the text"
    )
    meldingen: int | None = None  # number of remarks beside the date
    zegt: tuple[Tekst, ...] = ()  # words that stand in one of the remarks
    soort: Literal["uiterlijk", "ten_vroegste", "richtdatum"] | None = None
    wie: tuple[Rol, ...] | None = None


@dataclass(frozen=True, slots=True)
class Hulpmiddel:
    """The page on which somebody does what a deadline asks: a checklist or a planner."""

    naam: str
    pagina: str


@dataclass(frozen=True, slots=True)
class Termijn:
    """A deadline: a duration counted from a moment."""

    titel: str
    soort: Literal["uiterlijk", "ten_vroegste", "richtdatum"]
    vanaf: Verwijzing
    duur: Id | tuple[Waarde[Duur], ...]  # name of a shared duration, or dated values
    bron: Bronnen
    wie: tuple[Rol, ...]
    stap: Stap | None = None  # what to do before the date
    te_laat: tuple[Stap, ...] = ()  # what to do when it passed and is not done
    achteraf: tuple[Stap, ...] = ()  # what is left to do when it was done, but too late
    voorbeelden: tuple[TermijnVoorbeeld, ...] = ()
    verlengd_met: tuple[Id, ...] = ()  # questions with a number of months, all added in one step
    dag_ervoor: bool = False  # the last day before the limit, instead of the limit
    open_grens: bool = False  # unclear whether the limit itself still counts: the day before is safe
    reeks: Reeks | None = None
    als: Cellen = field(default_factory=dict)
    anders: Tekst = ""  # what is said when the condition does not hold; without it the deadline is left out
    gehaald_door: Verwijzing = ""  # date on which it was done
    begrensd_door: tuple[Id, ...] = ()  # other deadlines that may come first
    meldingen: tuple[Melding, ...] = ()
    voorbij: tuple[Melding, ...] = ()  # said at the top when the date has passed and it was not done
    lezingen: tuple[Lezing, ...] = ()
    hulpmiddel: Hulpmiddel | None = None


@dataclass(frozen=True, slots=True)
class AndereStart:
    """In these cases a deadline counts from another day, with its own readings."""

    als: Cellen
    vanaf: Verwijzing
    bron: Bronnen
    lezingen: tuple[Lezing, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """An answer that a planner can give."""

    titel: str
    tekst: Tekst
    bron: Bronnen
    stappen: tuple[Stap, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    lezingen: tuple[Lezing, ...] = ()
    deel: str = ""  # kind `bedrag`: share of the amount, a percentage or the name of a shared share


@dataclass(frozen=True, slots=True)
class Ontwerp:
    """A draft of a text that follows some outcomes; what only a person knows stands between brackets."""

    titel: str
    voor: tuple[Id, ...]
    tekst: Tekst
    bron: Bronnen
    als: Cellen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of a decision table."""

    als: Cellen
    dan: Id
    omdat: Tekst
    bron: Bronnen
    anders: Tekst = ""  # the reason that is given when the row does not fit
    lezingen: tuple[Lezing, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitzondering:
    """When it holds, a condition that is not met does no harm, but the outcome changes. Without an outcome
    the condition is no condition then; with `mens` only a person can say whether it may hold."""

    als: Cellen
    omdat: Tekst
    bron: Bronnen
    uitkomst: Id = ""
    mens: bool = False


type Uitzonderingen = tuple[Uitzondering, ...]  # the first that holds counts; one may stand without a list


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A condition with four possible verdicts: voldaan, niet voldaan, onbekend, mens."""

    titel: str
    bron: Bronnen
    als: Cellen = field(default_factory=dict)  # all must hold
    mens: bool = False  # only a person can judge this
    voldaan: Tekst = ""
    anders: Tekst = ""  # the reason when it is not met
    uitkomst: Id = ""  # outcome when it is not met
    uitzondering: Uitzonderingen = ()
    voor: tuple[Id, ...] = ()  # kind `keuze`: outcomes for which it matters
    stap: Stap | None = None  # what to do when it is not met
    lezingen: tuple[Lezing, ...] = ()


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A worked example of a whole planner; runs as a test."""

    naam: str
    gegeven: dict[str, Ruw]
    uitkomst: Id | Literal["geen"] | None = None
    vandaag: date | None = None
    ontbreekt: tuple[str, ...] | None = None  # question ids; regels.1.vraag for a line
    redenen: dict[str, Literal["voldaan", "niet voldaan", "onbekend", "mens"]] = field(default_factory=dict)
    termijnen: dict[Id, date | Literal["geen"]] = field(default_factory=dict)
    veilig: dict[Id, date] = field(default_factory=dict)  # the safe day of a deadline
    bedragen: dict[str, str] = field(default_factory=dict)
    stappen: tuple[Tekst, ...] | None = None  # what follows, in order: "cmw", or "cmw: begin of the text"
    waarschuwingen: int | None = None  # number of warnings
    zegt: tuple[Tekst, ...] = ()  # words that stand in one of the warnings
    niet_gevraagd: tuple[str, ...] | None = None  # question ids; regels.1.vraag for a line
    ontwerpen: int | None = None  # number of drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    """What all planners share."""

    titel: str
    inleiding: Tekst
    bron: Bronnen
    gecontroleerd_op: date
    vragen: dict[Id, Vraag]
    peildatum: Verwijzing = "vandaag"  # the date that decides which version of a value is used
    gebeurd_tegen: Verwijzing = "vandaag"  # when things must have happened, if that is before today
    kaderdatum: Id = ""  # question: the day that decides whether these rules hold at all
    momenten: dict[Id, Moment] = field(default_factory=dict)
    termijnen: dict[Id, Termijn] = field(default_factory=dict)
    overgenomen: dict[Id, tuple[Id, ...]] = field(default_factory=dict)  # deadlines of another planner
    andere_start: dict[Id, AndereStart] = field(default_factory=dict)  # by deadline
    feiten: dict[Id, Feit] = field(default_factory=dict)
    volgorde: tuple[tuple[Verwijzing, ...], ...] = ()  # dates that follow each other
    fasen: tuple[Fase, ...] = ()
    waarschuwingen: tuple[Melding, ...] = ()
    stappen: tuple[Stap, ...] = ()  # steps that follow more than one outcome
    ontwerpen: tuple[Ontwerp, ...] = ()
    niet_gebruiken: Tekst = ""  # when this planner is not the right one
    voorbeelden: tuple[Voorbeeld, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnenPlanner(_Planner):
    """Deadlines counted from moments."""

    soort: Literal["termijnen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeuzePlanner(_Planner):
    """A decision table."""

    soort: Literal["keuze"]
    treffer: Literal["eerste", "precies_een"]
    uitkomsten: dict[Id, Uitkomst]
    rijen: dict[Id, Rij]
    voorwaarden: dict[Id, Voorwaarde] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToetsPlanner(_Planner):
    """Conditions that must all hold. `uitkomsten` are listed strongest first."""

    soort: Literal["toets"]
    uitkomsten: dict[Id, Uitkomst]
    alles_voldaan: Id
    onbekend: Id
    voorwaarden: dict[Id, Voorwaarde]


@dataclass(frozen=True, slots=True, kw_only=True)
class BedragPlanner(_Planner):
    """A dated amount, shared out over lines by a decision table."""

    soort: Literal["bedrag"]
    bedrag: Id  # shared amount
    basisvraag: Id  # question that may replace the amount
    aantalvraag: Id  # question of a line: how many
    regelvragen: dict[Id, Vraag]
    treffer: Literal["eerste", "precies_een"]
    uitkomsten: dict[Id, Uitkomst]
    rijen: dict[Id, Rij]
    vooraf: Id = ""  # question: share (percent) that goes to one partner first
    verdeling: Id = ""  # question: percentages over the partners


type Planner = TermijnenPlanner | KeuzePlanner | ToetsPlanner | BedragPlanner


def regelvragen(planner: Planner) -> dict[Id, Vraag]:
    """The questions of a line, for a planner that has lines."""
    return planner.regelvragen if isinstance(planner, BedragPlanner) else {}


def alle_vragen(planner: Planner) -> dict[Id, Vraag]:
    """All questions of a planner, those of a line included."""
    return planner.vragen | regelvragen(planner)


@dataclass(frozen=True, slots=True)
class Dossierfase:
    """A phase in which a trajectory is, from the day on which one of `vanaf` was reached; the last such phase counts.
    A phase without `vanaf` is where every trajectory begins."""

    titel: str
    uitleg: Tekst
    bron: Bronnen
    vanaf: tuple[Verwijzing, ...] = ()  # of the planner `termijnen`
    checklists: tuple[Hulpmiddel, ...] = ()
    planners: tuple[Id, ...] = ()  # that matter now
    taken: tuple[Id, ...] = ()  # phases of the task list


@dataclass(frozen=True, slots=True)
class Afloop:
    """A way in which a trajectory ends, and what is then still to do. Each step has an id: it can be ticked."""

    titel: str
    uitleg: Tekst
    bron: Bronnen
    stappen: dict[Id, Stap]
    gegeven: Id = ""  # question whose date says that it ended so


@dataclass(frozen=True, slots=True)
class Regels:
    """All data that the engine needs."""

    bronnen: dict[Id, Document]
    rollen: dict[Rol, RolInfo]
    waarden: dict[Id, Grootheid]
    kalender: Kalender
    planners: dict[Id, Planner]
    fasen: dict[Id, Dossierfase] = field(default_factory=dict)  # in order
    aflopen: dict[Id, Afloop] = field(default_factory=dict)
    trajectvragen: dict[Id, Vraag] = field(
        default_factory=dict
    )  # facts of a trajectory, the same in all planners
