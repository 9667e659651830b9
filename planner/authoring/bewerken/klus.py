"""What the frequent jobs of an editor share: the questions that a form asks, and the files that come out of it.

A job is a module with `TITEL`, `UITLEG`, `velden` (what it asks, given what was answered so far) and `maak` (which files
change). It knows no page and no browser: texts in, texts out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from planner import taal
from planner.authoring.gegevens import Gegevens
from planner.model import Regels

type Antwoorden = Mapping[str, str]
# Value, label, and the group that it stands in ("" for none).
type Keuze = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Veld:
    """One question of a form. `kiest`: the other questions depend on it."""

    naam: str
    titel: str
    soort: Literal["tekst", "lang", "datum", "keuze", "vink", "tabel"] = "tekst"
    hulp: str = ""
    opties: tuple[Keuze, ...] = ()
    begin: str = ""
    nodig: bool = True
    kiest: bool = False
    tabel: tuple[tuple[str, ...], ...] = ()
    "Rows to look at, the first with the headings; only for the kind `tabel`."


@dataclass(frozen=True, slots=True)
class Stand:
    """The rules and the texts as they are now, with what somebody already changed. Texts go by their path in the data
    folder; those of pages begin with docs/."""

    regels: Regels
    data: Gegevens
    teksten: Mapping[str, str]
    vandaag: date


@dataclass(slots=True)
class Uitkomst:
    """The changed files, or why there are none: a message for each question."""

    bestanden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)
    meldingen: list[str] = field(default_factory=list)
    "What the editor still has to look at."


class Klus(Protocol):
    """A job, as a module."""

    TITEL: str
    UITLEG: str

    def velden(self, stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
        """What the form asks."""
        ...

    def maak(self, stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
        """The changed files."""
        ...


def ingevuld(velden: Iterable[Veld], antwoorden: Antwoorden) -> dict[str, str]:
    """The answers to these questions, with what stood there already for those that nobody answered."""
    found = {}
    for item in velden:
        begin = "" if item.soort == "vink" else item.begin  # no tick is an answer too
        if text := antwoorden.get(item.naam, begin).strip():
            found[item.naam] = text
    return found


def ontbrekend(velden: Iterable[Veld], antwoorden: Antwoorden) -> dict[str, str]:
    """A message for each question that must have an answer and has none, or an impossible day."""
    found = {}
    for item in velden:
        text = antwoorden.get(item.naam, "").strip()
        if item.nodig and not text and item.soort not in ("vink", "tabel"):
            found[item.naam] = "Kies hier iets." if item.soort == "keuze" else "Vul dit in."
        elif text and item.soort == "datum" and dag(text) is None:
            found[item.naam] = "Dit is geen dag. Kies er een."
    return found


def dag(text: str) -> date | None:
    """A day as a form gives it: jjjj-mm-dd."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def bronfout(stand: Stand, text: str) -> str:
    """Why these sources are not good, or ""."""
    for one in bronnen(text):
        document, _, section = one.partition(" ")
        known = stand.regels.bronnen
        if document not in known:
            hint = taal.bedoelde_je(document, known)
            return f"Het document ‘{document}’ staat niet in bronnen.yml.{hint} Schrijf document en sectie: draaiboek-2023 3.2."
        if section not in known[document].secties:
            return f"‘{document}’ heeft geen sectie ‘{section}’. Kijk in bronnen.yml hoe ze heet."
    return ""


def bronnen(text: str) -> list[str]:
    """The sources that somebody typed, apart from each other by commas."""
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


def bronveld(nu: str = "", begin: str = "") -> Veld:
    """The question for the source. What is new has a source of its own: the one of now is only shown."""
    help_text = "Document en sectie: draaiboek-2023 3.2. Meer dan één: zet er een komma tussen."
    return Veld("bron", "Bron", hulp=f"{help_text} Nu: {nu}." if nu else help_text, begin=begin)


def als_bron(text: str) -> str | list[str]:
    """Sources as they stand in a rule file."""
    found = bronnen(text)
    return found[0] if len(found) == 1 else found
