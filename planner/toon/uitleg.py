"""What is shown of a result: the words and sources, as typed data.

`leg_uit` makes it from an `Uitslag`, only when it is shown. JSON, HTML, plain text, calendar and drawing
render it; nothing is ever read back from text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.model import Bronnen, Id
from planner.soorten.bedrag import Bedragen
from planner.termijn import Stand
from planner.uitslag import Oordeel, Uitslag


@dataclass(frozen=True, slots=True)
class Leeswijze:
    """Another way in which the source can be read, with the date that it gives a deadline and how."""

    omdat: str
    bron: Bronnen
    datum: date | None = None
    telling: str | None = None


@dataclass(frozen=True, slots=True)
class Knoop:
    """A reason: the rule, its verdict, why, and what it rests on. `waarde` is what this step gave, as text.

    `titel` and `lezingen` are for reasons that have them; None is something else than none at all.
    """

    regel: str
    omdat: str
    bron: Bronnen = ()
    oordeel: Oordeel = "voldaan"
    waarde: str | None = None
    kinderen: tuple[Knoop, ...] = ()
    titel: str = ""
    lezingen: tuple[Leeswijze, ...] | None = None


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A warning, with its source when a rule gives it."""

    id: str
    tekst: str
    bron: Bronnen = ()


@dataclass(frozen=True, slots=True)
class Stapuitleg:
    """Something that somebody does, with the deadline that it belongs to."""

    wie: Id
    wat: str
    bron: Bronnen
    waar: str = ""
    stand: Stand | None = None


@dataclass(frozen=True, slots=True)
class Termijnuitleg:
    """A deadline in words. Each remark has the id of what it says."""

    stand: Stand
    titel: str
    meldingen: tuple[Opmerking, ...]
    lezingen: tuple[Leeswijze, ...]
    bron: Bronnen
    uitleg: Knoop


@dataclass(frozen=True, slots=True)
class Antwoordtekst:
    """The outcome in words."""

    titel: str
    tekst: str
    bron: Bronnen
    lezingen: tuple[Leeswijze, ...]


@dataclass(frozen=True, slots=True)
class Ontwerptekst:
    """A draft of a text, filled in."""

    titel: str
    tekst: str
    bron: Bronnen


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A date that was filled in, with how a sentence names it."""

    vraag: Id
    datum: date
    naam: str


@dataclass(frozen=True, slots=True)
class Fasestuk:
    """A stretch of the trajectory between two known dates."""

    naam: str
    van: date
    tot: date


@dataclass(frozen=True, slots=True)
class Versie:
    """With which version of a value an answer was counted, the day that decided, and the other versions."""

    id: str
    titel: str
    waarde: str
    op: date
    geldig_van: date
    begin_onbekend: bool
    geldig_tot: date | None
    bron: Bronnen
    andere: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Antwoordwissel:
    """An answer that would be another one."""

    vraag: Id
    naam: str
    antwoord: object
    woorden: str


@dataclass(frozen=True, slots=True)
class Anders:
    """Another outcome, and the answers that would give it."""

    uitkomst: Id
    titel: str
    antwoorden: tuple[Antwoordwissel, ...]


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The whole answer to one case."""

    uitslag: Uitslag[Any]
    termijnen: tuple[Termijnuitleg, ...]
    stappen: tuple[Stapuitleg, ...]
    redenen: tuple[Knoop, ...]
    gegeven: tuple[Gegeven, ...]
    letop: tuple[Opmerking, ...]
    fasen: tuple[Fasestuk, ...] | None
    antwoord: Antwoordtekst | None
    bedragen: Bedragen | None
    ontwerpen: tuple[Ontwerptekst, ...] | None
    versies: tuple[Versie, ...]
    zoals_op: date | None = None  # a day other than today that was asked for
    anders: tuple[Anders, ...] | None = None  # what would change the outcome; None when that was not asked
