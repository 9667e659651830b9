"""What a rule file says, as typed, immutable objects.

This is the one description of the rule language: `planner.authoring` reads YAML by it and reports what
does not fit, the build writes it as JSON, the browser reads that back. Field names are the keys in the
YAML. What an editor sees as a hint is the text below a field and the last paragraph of a class, in Dutch; a field
without one means what the last field of that name before it means (`planner.authoring.toelichting`).

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
    next value in the list.

    Een waarde met de periode waarin ze geldt. Overschrijf een oude waarde niet: zet de nieuwe eronder.
    """

    geldig_van: date
    "De eerste dag waarop dit geldt: jjjj-mm-dd."
    waarde: T
    "De waarde zelf."
    bron: Bronnen
    "Document en sectie, zoals ze in bronnen.yml staan: draaiboek-2023 3.2. Meer dan één: [a, b]."
    gecontroleerd_op: date
    "De dag waarop iemand dit het laatst naast de bron legde: jjjj-mm-dd."
    geldig_tot: date | None = None
    "De laatste dag waarop dit geldt: jjjj-mm-dd. Zonder deze sleutel geldt het tot de volgende waarde begint."
    begin_onbekend: bool = False
    "ja: geen bron zegt sinds wanneer dit geldt. geldig_van is dan alleen de dag vanaf wanneer de site ermee rekent."
    opmerking: Tekst = ""
    "Een opmerking bij deze waarde."


@dataclass(frozen=True, slots=True)
class DuurWaarde:
    """A shared duration. With `alleen_tekst`, as for every value: nothing counts with it, only texts, tables and
    drawings show it.

    Een gedeelde duur.
    """

    titel: str
    "De titel, zoals de lezer hem ziet."
    soort: Literal["duur"]
    "Welke soort dit is. Ze bepaalt welke sleutels verder kunnen."
    waarden: tuple[Waarde[Duur], ...]
    "De waarden, elk met de dag vanaf wanneer ze geldt."
    alleen_tekst: bool = False
    "Ja als geen planner met deze waarde rekent: alleen teksten, tabellen of tekeningen tonen ze."


@dataclass(frozen=True, slots=True)
class BedragWaarde:
    """A shared amount in euro.

    Een gedeeld bedrag in euro.
    """

    titel: str
    soort: Literal["bedrag"]
    waarden: tuple[Waarde[Decimal], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class DeelWaarde:
    """A shared share, in percent (0 to 100).

    Een gedeeld percentage.
    """

    titel: str
    soort: Literal["deel"]
    waarden: tuple[Waarde[Decimal], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class AantalWaarde:
    """A shared count.

    Een gedeeld aantal.
    """

    titel: str
    soort: Literal["aantal"]
    waarden: tuple[Waarde[int], ...]
    alleen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class DatumWaarde:
    """A shared date, such as the day on which a rule started.

    Een gedeelde datum, zoals de dag waarop een regel begon.
    """

    titel: str
    soort: Literal["datum"]
    waarden: tuple[Waarde[date], ...]
    alleen_tekst: bool = False


type Grootheid = DuurWaarde | BedragWaarde | DeelWaarde | AantalWaarde | DatumWaarde


@dataclass(frozen=True, slots=True)
class Document:
    """A source document and the sections that rules and pages may cite.

    Een brondocument met zijn secties.
    """

    kort: str
    "Hoe een pagina dit document noemt: draaiboek."
    titel: str
    uitgever: str
    "Wie het document uitgaf."
    datum: str
    "De datum van publicatie, of onbekend."
    secties: dict[str, str]
    "De secties: nummer en titel."
    adres: Webadres = ""
    "Het adres."
    extern: bool = False
    "ja: geen van de vijf documenten achter het handboek."


@dataclass(frozen=True, slots=True)
class RolInfo:
    """Who somebody is in a trajectory.

    Wie iemand is in een traject.
    """

    naam: str
    "De naam, zoals de lezer hem ziet."
    wie: str
    "Wie deze rol heeft."
    bron: Bronnen
    afkorting: str = ""
    "De afkorting, als er een is."
    taken: str = ""
    "Wat deze rol doet."
    leden: tuple[Id, ...] = ()
    "De rollen waaruit deze bestaat. Wat zij doet, staat ook in hun takenlijst."


@dataclass(frozen=True, slots=True)
class Sluitingsdag:
    """A day on which offices are closed: on a fixed date, in a row of dates, or counted from Easter.

    Een dag waarop kantoren dicht zijn.
    """

    naam: str
    soort: Literal["wettelijk", "vlaams", "vermoedelijk"]
    dag: int | None = None
    "De dag van de maand."
    maand: int | None = None
    "De maand als getal."
    tot_dag: int | None = None
    "De laatste dag van een rij dagen in dezelfde maand."
    pasen: int | None = None
    "Hoeveel dagen na Paaszondag."
    bron: Bronnen = ()


@dataclass(frozen=True, slots=True)
class Kalender:
    """Closed days, and the years for which somebody checked them.

    Sluitingsdagen, en de jaren waarvoor iemand ze nakeek.
    """

    geldig_van: date
    geldig_tot: date
    gecontroleerd_op: date
    dagen: dict[Id, Sluitingsdag]
    "De sluitingsdagen."


@dataclass(frozen=True, slots=True)
class Optie:
    """One possible answer of a `keuze` question.

    Een mogelijk antwoord.
    """

    titel: str
    hulp: Tekst = ""
    "Extra uitleg bij het antwoord."
    open: bool = False
    "ja: wie dit antwoordt, twijfelt of weet het nog niet. De vraag blijft dan open."


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question to the user. Every question may stay open ("weet ik niet").

    With `als` it is only asked as long as those answers can hold: elsewhere it could change nothing, and
    an answer to it does not count.

    A question about the trajectory stands in trajectvragen.yml; a planner names it, and says itself only what
    differs there. The rest is filled in when the rules are read.

    Een vraag aan de gebruiker. Elke vraag mag open blijven.
    """

    vraag: str = ""
    "De vraag, zoals de lezer haar ziet. Weglaten bij een vraag uit trajectvragen.yml."
    soort: Vraagsoort = ""
    "Het soort antwoord dat de vraag vraagt. Weglaten bij een vraag uit trajectvragen.yml."
    kort: str = ""
    "Hoe een zin dit noemt, in kleine letters: de eerste afspraak."
    hulp: Tekst = ""
    groep: str = ""
    "De titel op het formulier waaronder deze vraag staat."
    opties: dict[Id, Optie] = field(default_factory=dict)
    "De mogelijke antwoorden van een keuze."
    als: Cellen = field(default_factory=dict)
    "Alleen bij deze antwoorden op vragen die ervoor staan wordt dit gevraagd. Elders telt een antwoord niet mee."
    min: int | None = None
    "Het kleinste getal dat kan; bij percentages (delen) het kleinste aantal."
    max: int | None = None
    "Het grootste getal dat kan; bij percentages (delen) het grootste aantal."
    min_is: Id = ""
    "Hetzelfde, als laagste antwoord."
    max_is: Id = ""
    "Een gedeeld aantal, of een gedeelde duur in maanden, als hoogste antwoord: langste_verlenging."
    standaard: str = ""
    "Wat er vooraf ingevuld staat: een waarde of de naam van een gedeelde waarde."
    gepland: bool = False
    "Bij een datum. ja: ze telt ook als ze nog moet komen, zoals de dag van een aanvraag. Anders telt een datum na vandaag nog niet."
    zie: Pagina = ""
    "De pagina van het handboek die hierbij hoort."
    bron: Bronnen = ()
    feit: Id = ""
    "De vraag uit trajectvragen.yml die dit is, als die anders heet. geen: deze vraag vraagt iets anders, ook al lijkt ze erop."


@dataclass(frozen=True, slots=True)
class Raming:
    """An estimate for a moment that is not known yet.

    Een schatting zolang de datum zelf niet bekend is.
    """

    vanaf: Verwijzing
    "Het moment of de vraag vanaf waar geteld wordt."
    duur: Id
    "De naam van een gedeelde duur uit data/waarden/."
    omdat: Tekst
    "De reden, als zin voor de lezer."
    bron: Bronnen
    tenzij: Cellen = field(default_factory=dict)
    "De schatting vervalt als dit klopt."


@dataclass(frozen=True, slots=True)
class Moment:
    """A date made from other dates: the earliest of some, a given date with an estimate, or the day on
    which something has lasted for a while.

    Een datum die uit andere datums volgt.
    """

    kort: str
    bron: Bronnen
    vroegste_van: tuple[Verwijzing, ...] = ()
    "De vroegste van deze datums."
    gegeven: Verwijzing = ""
    "De vraag met de datum zelf, als iemand die invult."
    raming: Raming | None = None
    "Een schatting zolang de datum niet ingevuld is."
    vanaf: Verwijzing = ""
    "De datum waarna deze duur verloopt."
    duur: Id = ""


@dataclass(frozen=True, slots=True)
class Fase:
    """A stretch of the trajectory, drawn on the timeline when both ends are known.

    Een stuk van het traject.
    """

    naam: str
    van: Verwijzing
    "Waar het begint."
    tot: Verwijzing
    "Tot waar."


@dataclass(frozen=True, slots=True)
class EerderDan:
    """`datum` lies before `dan`, not on it.

    Waar als de ene datum vóór de andere ligt. Dezelfde dag telt niet.
    """

    datum: Verwijzing
    "De datum die eerder moet zijn."
    dan: Verwijzing
    "De datum waarmee vergeleken wordt."


@dataclass(frozen=True, slots=True)
class DuurtMinstens:
    """At least `duur` lies between `van` and `tot`.

    Waar als er minstens deze duur tussen twee datums ligt.
    """

    van: Verwijzing
    tot: Verwijzing
    duur: Id


@dataclass(frozen=True, slots=True)
class EenVan:
    """The answer is one of `waarden`.

    Waar als het antwoord één van deze waarden is.
    """

    vraag: Id
    "De naam van een vraag."
    waarden: tuple[str, ...]
    "De antwoorden waarbij het feit klopt."


@dataclass(frozen=True, slots=True)
class Minstens:
    """The number is `aantal` or more.

    Waar als het getal minstens zo groot is.
    """

    vraag: Id
    aantal: int
    "Zo groot of groter."


@dataclass(frozen=True, slots=True)
class Feit:
    """A yes/no fact made by exactly one operator.

    Een ja of nee die uit antwoorden volgt. Gebruik precies één van eerder_dan, duurt_minstens, een_van, minstens en ingevuld.
    """

    titel: Tekst
    eerder_dan: EerderDan | None = None
    "De ene datum ligt vóór de andere."
    duurt_minstens: DuurtMinstens | None = None
    "Er ligt minstens deze duur tussen twee datums."
    een_van: EenVan | None = None
    "Het antwoord is één van deze waarden."
    minstens: Minstens | None = None
    "Het getal is minstens zo groot."
    ingevuld: Id = ""
    "Waar als deze vraag een antwoord heeft."

    @property
    def operator(self) -> str:
        """Name of the operator that makes this fact."""
        return next(name for name in OPERATOREN if getattr(self, name))


OPERATOREN = ("eerder_dan", "duurt_minstens", "een_van", "minstens", "ingevuld")


@dataclass(frozen=True, slots=True)
class Lezing:
    """Another way in which the source can be read.

    Een andere manier waarop je de bron kunt lezen.
    """

    omdat: Tekst
    bron: Bronnen
    vanaf: Verwijzing = ""
    "Het moment of de vraag vanaf waar geteld wordt."
    duur: Id | tuple[Waarde[Duur], ...] = ""
    """De duur die deze plaats in de bron noemt: een gedeelde duur, of een lijst waarden met geldig_van. Zonder duur
    telt deze lezing mee met die van de termijn, ook als die later verandert."""


@dataclass(frozen=True, slots=True)
class Stap:
    """Something that somebody does next. A step of a list (`vast`) takes what it does not say itself from
    there; that is filled in when the rules are read.

    Iets wat iemand daarna doet.
    """

    wie: Rol = ""
    "Wie het doet: een rol uit rollen.yml."
    wat: Tekst = ""
    "Wat iemand doet, als zin."
    bron: Bronnen = ()
    als: Cellen = field(default_factory=dict)
    "Voorwaarden: elk feit of elke vraag met het antwoord dat moet kloppen. Alle regels moeten kloppen. Bij een stap of melding kan ook open: niemand weet het al."
    zoekt_uit: tuple[Id, ...] = ()
    "De vragen die deze stap uitklaart. Ze verschijnt alleen zolang een ervan open is. niets: geen enkele vraag gaat hierover."
    waar: str = ""
    "Waar het geregistreerd wordt."
    vast: Id = ""
    "De naam van een stap uit stappenlijsten.yml. Wat hier niet staat, komt daarvandaan."
    voor: tuple[Id, ...] = ()
    "De uitkomsten waarbij dit hoort."


@dataclass(frozen=True, slots=True)
class Melding:
    """A remark that is shown when its condition holds.

    Een opmerking die verschijnt als haar voorwaarde klopt.
    """

    tekst: Tekst
    "De tekst voor de lezer. {naam} wordt een waarde of een datum."
    bron: Bronnen
    als: Cellen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reeks:
    """A deadline that repeats and is pulled forward by an earlier occurrence.

    Een termijn die terugkeert en door een vroegere keer naar voren schuift.
    """

    gehouden: Id
    "De vraag met de datums waarop het gebeurde."
    nummer: int
    "De hoeveelste keer: 1, 2, …"
    tussentijd: Id
    "Gedeelde duur: de langste tijd na de vorige keer."


@dataclass(frozen=True, slots=True)
class TermijnVoorbeeld:
    """A worked example of one deadline; runs as a test.

    Een uitgewerkt voorbeeld van één termijn. Het loopt als test.
    """

    naam: str
    gegeven: dict[str, Ruw]
    "De antwoorden van het voorbeeld: vraag en antwoord."
    verwacht: date | Literal["geen"]
    "De datum die eruit moet komen, of geen."
    vandaag: date | None = None
    "De dag die in het voorbeeld als vandaag telt: jjjj-mm-dd."
    veilig: date | None = None
    "De verwachte veilige datum: jjjj-mm-dd."
    status: (
        Literal["onbekend", "komt", "binnenkort", "vandaag", "verstreken", "gehaald", "te_laat"] | None
    ) = None
    "De verwachte stand van de termijn."
    zekerheid: Literal["vast", "raming"] | None = None
    "vast of raming."
    stappen: tuple[Tekst, ...] | None = (
        None  # what it asks to do, in order: "cmw", or "cmw: begin of the text"
    )
    "Wat de termijn vraagt te doen: wie (cmw), of wie en hoe de tekst begint."
    meldingen: int | None = None
    "Hoeveel meldingen er bij de datum staan."
    zegt: tuple[Tekst, ...] = ()
    "Woorden die in een melding bij de datum moeten staan."
    soort: Literal["uiterlijk", "ten_vroegste", "richtdatum"] | None = None
    "Welke soort datum het is: uiterlijk, ten_vroegste of richtdatum."
    wie: tuple[Rol, ...] | None = None
    "Voor wie de termijn is, in de volgorde van de regel."


@dataclass(frozen=True, slots=True)
class Grens:
    """A deadline that may come before another one.

    Een andere termijn die vroeger kan vallen.
    """

    als: Cellen = field(default_factory=dict)
    "Wanneer die grens telt. Zonder voorwaarde telt ze altijd."


@dataclass(frozen=True, slots=True)
class Hulpmiddel:
    """The page on which somebody does what a deadline asks: a checklist or a planner.

    Een pagina waarop iemand iets doet.
    """

    naam: str
    "Hoe de link heet: Checklist evaluatie."
    pagina: str
    "De pagina in docs/: checklists/evaluatie.md."


@dataclass(frozen=True, slots=True)
class Termijn:
    """A deadline: a duration counted from a moment.

    Een termijn: een duur, geteld vanaf een moment.
    """

    titel: str
    soort: Literal["uiterlijk", "ten_vroegste", "richtdatum"]
    "uiterlijk: de laatste dag. ten_vroegste: de eerste dag. richtdatum: een streefdag."
    vanaf: Verwijzing
    duur: Id | tuple[Waarde[Duur], ...]
    "De naam van een gedeelde duur, of een lijst waarden met geldig_van."
    bron: Bronnen
    wie: tuple[Rol, ...]
    "Wie het doet: een rol uit rollen.yml."
    stap: Stap | None = None
    "Wat iemand vóór deze datum doet."
    te_laat: tuple[Stap, ...] = ()
    "Wat er te doen is als de datum voorbij is en het nog niet gebeurd is."
    achteraf: tuple[Stap, ...] = ()
    "Wat er nog te doen is als het wel gebeurd is, maar te laat."
    voorbeelden: tuple[TermijnVoorbeeld, ...] = ()
    "Uitgewerkte voorbeelden. Ze lopen als test bij elke wijziging."
    verlengd_met: tuple[Id, ...] = ()  # all added in one step
    "De vraag met het aantal maanden dat erbij komt, of meer zulke vragen."
    dag_ervoor: bool = False
    "ja: de laatste dag vóór de grens, niet de grens zelf."
    open_grens: bool = False
    "ja: het is onduidelijk of de grens zelf nog meetelt. De dag ervoor is dan veilig."
    reeks: Reeks | None = None
    "Voor een termijn die terugkeert."
    als: Cellen = field(default_factory=dict)
    anders: Tekst = ""
    "Wat er staat als de voorwaarde niet klopt. Zonder deze zin valt de termijn dan weg."
    gehaald_door: Verwijzing = ""
    "De vraag of het moment waarop dit gebeurd is."
    begrensd_door: dict[Id, Grens] = field(default_factory=dict)
    "Andere termijnen die vroeger kunnen vallen."
    meldingen: tuple[Melding, ...] = ()
    "Opmerkingen die verschijnen als hun voorwaarde klopt."
    voorbij: tuple[Melding, ...] = ()
    "Wat bovenaan staat als de datum voorbij is en het niet gebeurd is."
    lezingen: tuple[Lezing, ...] = ()
    "Andere manieren waarop de bron gelezen kan worden."
    hulpmiddel: Hulpmiddel | None = None
    "De pagina waarop je doet wat deze termijn vraagt: een checklist of een planner."


@dataclass(frozen=True, slots=True)
class AndereStart:
    """In these cases a deadline counts from another day, with its own readings.

    In deze gevallen telt een termijn vanaf een andere dag.
    """

    als: Cellen
    vanaf: Verwijzing
    bron: Bronnen
    lezingen: tuple[Lezing, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """An answer that a planner can give.

    Een antwoord dat de planner kan geven.
    """

    titel: str
    "De uitkomst in enkele woorden."
    tekst: Tekst
    bron: Bronnen
    stappen: tuple[Stap, ...] = ()
    "Wat er dan gebeurt, in volgorde."
    meldingen: tuple[Melding, ...] = ()
    lezingen: tuple[Lezing, ...] = ()
    deel: str = ""
    "Het deel van het bedrag: een percentage of de naam van een gedeeld deel."


@dataclass(frozen=True, slots=True)
class Ontwerp:
    """A draft of a text that follows some outcomes; what only a person knows stands between brackets.

    Een ontwerp van een tekst bij sommige uitkomsten.
    """

    titel: str
    "De titel, zoals de lezer hem ziet."
    voor: tuple[Id, ...]
    tekst: Tekst
    bron: Bronnen
    als: Cellen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of a decision table.

    Een rij van de beslistabel.
    """

    als: Cellen
    dan: Id
    "De uitkomst van deze rij."
    omdat: Tekst
    bron: Bronnen
    anders: Tekst = ""
    "De reden die verschijnt als dit niet klopt."
    lezingen: tuple[Lezing, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitzondering:
    """When it holds, a condition that is not met does no harm, but the outcome changes. Without an outcome
    the condition is no condition then; with `mens` only a person can say whether it may hold.

    Als ze klopt, schaadt een voorwaarde die niet vervuld is niet, maar kan de uitkomst veranderen.
    """

    als: Cellen
    omdat: Tekst
    bron: Bronnen
    uitkomst: Id = ""
    "De uitkomst die dan volgt. Zonder uitkomst geldt de voorwaarde dan niet."
    mens: bool = False
    "ja: alleen een mens kan zeggen of dit mag."


type Uitzonderingen = tuple[Uitzondering, ...]  # the first that holds counts; one may stand without a list


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A condition with four possible verdicts: voldaan, niet voldaan, onbekend, mens.

    Een voorwaarde. Ze is voldaan, niet voldaan, onbekend of voor een mens.
    """

    titel: str
    bron: Bronnen
    als: Cellen = field(default_factory=dict)  # all must hold
    mens: bool = False
    "ja: alleen een mens kan dit beoordelen."
    voldaan: Tekst = ""
    "De reden die verschijnt als de voorwaarde vervuld is."
    anders: Tekst = ""  # the reason when it is not met
    uitkomst: Id = ""
    "De uitkomst als ze niet vervuld is."
    uitzondering: Uitzonderingen = ()
    "Wanneer een voorwaarde die niet vervuld is toch niet schaadt. Eén, of een lijst: de eerste die klopt, telt."
    voor: tuple[Id, ...] = ()  # kind `keuze`: outcomes for which it matters
    stap: Stap | None = None
    "Wat iemand doet als ze niet vervuld is."
    lezingen: tuple[Lezing, ...] = ()


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A worked example of a whole planner; runs as a test.

    Een uitgewerkt voorbeeld van de hele planner. Het loopt als test.
    """

    naam: str
    "De naam, zoals de lezer hem ziet."
    gegeven: dict[str, Ruw]
    uitkomst: Id | Literal["geen"] | None = None
    "De verwachte uitkomst, of geen."
    vandaag: date | None = None
    ontbreekt: tuple[str, ...] | None = None
    "De vragen die nog nodig zijn, de nuttigste eerst. Bij een regel: regels.1.vraag."
    redenen: dict[str, Literal["voldaan", "niet voldaan", "onbekend", "mens"]] = field(default_factory=dict)
    "Het verwachte oordeel bij elke voorwaarde."
    termijnen: dict[Id, date | Literal["geen"]] = field(default_factory=dict)
    "De verwachte datums per termijn, of geen."
    veilig: dict[Id, date] = field(default_factory=dict)
    "De veilige dag per termijn."
    bedragen: dict[str, str] = field(default_factory=dict)
    "De verwachte bedragen: regels.1.totaal, totaal, …"
    stappen: tuple[Tekst, ...] | None = None
    "Wat er volgt, in volgorde: wie het doet (cmw), of wie en hoe de tekst begint (cmw: Vraag)."
    waarschuwingen: int | None = None
    "Het verwachte aantal waarschuwingen."
    zegt: tuple[Tekst, ...] = ()
    "Woorden die in een waarschuwing moeten staan."
    niet_gevraagd: tuple[str, ...] | None = None
    "De vragen die in dit geval niet gesteld worden."
    ontwerpen: int | None = None
    "Hoeveel ontwerpen van een tekst er volgen."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    """What all planners share."""

    titel: str
    inleiding: Tekst
    "De eerste zinnen boven het formulier."
    bron: Bronnen
    gecontroleerd_op: date
    vragen: dict[Id, Vraag]
    "De vragen van het formulier, in volgorde."
    peildatum: Verwijzing = "vandaag"
    "De datum die bepaalt welke versie van een waarde geldt. Standaard vandaag."
    gebeurd_tegen: Verwijzing = "vandaag"
    "De vraag met de dag waartegen alles gebeurd moet zijn, als die vóór vandaag ligt. Standaard vandaag."
    kaderdatum: Id = ""
    "De vraag met de dag die bepaalt of deze regels gelden, zoals de dag van de aanvraag. Ligt ze voor elke regel, dan telt er niets."
    momenten: dict[Id, Moment] = field(default_factory=dict)
    "Datums die uit andere datums volgen."
    termijnen: dict[Id, Termijn] = field(default_factory=dict)
    "De termijnen van deze planner."
    overgenomen: dict[Id, tuple[Id, ...]] = field(default_factory=dict)
    "Termijnen van een andere planner: planner en termijnen."
    andere_start: dict[Id, AndereStart] = field(default_factory=dict)
    "Per termijn: in welke gevallen ze vanaf een andere dag telt."
    feiten: dict[Id, Feit] = field(default_factory=dict)
    "Ja of nee die uit antwoorden volgt."
    volgorde: tuple[tuple[Verwijzing, ...], ...] = ()
    "Rijen van datums die na elkaar komen. Een andere volgorde geeft een waarschuwing."
    fasen: tuple[Fase, ...] = ()
    "Stukken van het traject voor de tijdlijn."
    waarschuwingen: tuple[Melding, ...] = ()
    "Opmerkingen bij de hele planner."
    stappen: tuple[Stap, ...] = ()
    "Stappen na meer dan één uitkomst: zeg met voor na welke."
    ontwerpen: tuple[Ontwerp, ...] = ()
    "Ontwerpen van teksten bij uitkomsten."
    niet_gebruiken: Tekst = ""
    "Wanneer deze planner niet de juiste is."
    voorbeelden: tuple[Voorbeeld, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnenPlanner(_Planner):
    """Deadlines counted from moments.

    Termijnen, geteld vanaf momenten.
    """

    soort: Literal["termijnen"]
    "Welke soort dit is. Ze bepaalt welke sleutels verder kunnen."


@dataclass(frozen=True, slots=True, kw_only=True)
class KeuzePlanner(_Planner):
    """A decision table.

    Een beslistabel.
    """

    soort: Literal["keuze"]
    treffer: Literal["eerste", "precies_een"]
    "eerste: de eerste rij die past, geldt. precies_een: er past altijd precies één rij."
    uitkomsten: dict[Id, Uitkomst]
    "De antwoorden die de planner kan geven."
    rijen: dict[Id, Rij]
    "De rijen van de beslistabel, van boven naar onder."
    voorwaarden: dict[Id, Voorwaarde] = field(default_factory=dict)
    "De voorwaarden van deze planner."


@dataclass(frozen=True, slots=True, kw_only=True)
class ToetsPlanner(_Planner):
    """Conditions that must all hold. `uitkomsten` are listed strongest first.

    Voorwaarden die allemaal vervuld moeten zijn.
    """

    soort: Literal["toets"]
    uitkomsten: dict[Id, Uitkomst]
    alles_voldaan: Id
    "De uitkomst als alle voorwaarden vervuld zijn."
    onbekend: Id
    "De uitkomst zolang een antwoord ontbreekt."
    voorwaarden: dict[Id, Voorwaarde]


@dataclass(frozen=True, slots=True, kw_only=True)
class BedragPlanner(_Planner):
    """A dated amount, shared out over lines by a decision table.

    Een bedrag, verdeeld over regels met een beslistabel.
    """

    soort: Literal["bedrag"]
    bedrag: Id
    "De naam van een gedeeld bedrag."
    basisvraag: Id
    "De vraag waarmee de gebruiker een ander bedrag kan invullen."
    aantalvraag: Id
    "De vraag van een regel die zegt hoeveel."
    regelvragen: dict[Id, Vraag]
    "De vragen die bij elke regel horen."
    treffer: Literal["eerste", "precies_een"]
    uitkomsten: dict[Id, Uitkomst]
    rijen: dict[Id, Rij]
    vooraf: Id = ""
    "De vraag met het deel dat eerst naar één partner gaat."
    verdeling: Id = ""
    "De vraag met de percentages per partner."


type Planner = TermijnenPlanner | KeuzePlanner | ToetsPlanner | BedragPlanner


def regelvragen(planner: Planner) -> dict[Id, Vraag]:
    """The questions of a line, for a planner that has lines."""
    return planner.regelvragen if isinstance(planner, BedragPlanner) else {}


def uitkomsten_van(planner: Planner) -> dict[Id, Uitkomst]:
    """The answers that a planner can give, for a planner that has an outcome."""
    return {} if isinstance(planner, TermijnenPlanner) else planner.uitkomsten


def rijen_van(planner: Planner) -> dict[Id, Rij]:
    """The rows of its table, for a planner that has one."""
    return planner.rijen if isinstance(planner, (KeuzePlanner, BedragPlanner)) else {}


def voorwaarden_van(planner: Planner) -> dict[Id, Voorwaarde]:
    """The conditions, for a planner that has them."""
    return planner.voorwaarden if isinstance(planner, (KeuzePlanner, ToetsPlanner)) else {}


def alle_vragen(planner: Planner) -> dict[Id, Vraag]:
    """All questions of a planner, those of a line included."""
    return planner.vragen | regelvragen(planner)


@dataclass(frozen=True, slots=True)
class Dossierfase:
    """A phase in which a trajectory is, from the day on which one of `vanaf` was reached; the last such phase counts.
    A phase without `vanaf` is where every trajectory begins.

    Een fase van een traject, zoals de pagina van een dossier ze toont.
    """

    titel: str
    uitleg: Tekst
    "Wat er in deze fase gebeurt, in één zin."
    bron: Bronnen
    vanaf: tuple[Verwijzing, ...] = ()
    "De momenten waarmee deze fase begint: één ervan volstaat. Leeg: hier begint elk traject."
    checklists: tuple[Hulpmiddel, ...] = ()
    "De checklists van deze fase."
    planners: tuple[Id, ...] = ()
    "De planners die nu van belang zijn."
    taken: tuple[Id, ...] = ()
    "De fasen van taken.yml die hierbij horen."


@dataclass(frozen=True, slots=True)
class Afloop:
    """A way in which a trajectory ends, and what is then still to do. Each step has an id: it can be ticked.

    Een manier waarop een traject eindigt, en wat er dan nog te doen is.
    """

    titel: str
    uitleg: Tekst
    "Wat deze afloop betekent, in één zin."
    bron: Bronnen
    stappen: dict[Id, Stap]
    "Wat er dan nog te doen is. De naam van een stap verandert nooit: mensen vinken hem af."
    gegeven: Id = ""
    "De vraag met de datum die zegt dat het traject zo eindigde."


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
