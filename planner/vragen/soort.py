"""What every kind of question has: the base of the files beside this one, with what holds for most of them.

A kind reads answers (JSON, text of an example, fields of a form, a link, a cell of a spreadsheet), writes them
again, makes its fields, and says which answers to try.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from planner.html import Html, el, voeg
from planner.model import Vraag
from planner.taal import bedoelde_je, opsomming

LANGSTE_LIJST = 1_000
LANGSTE_VELD = 200

type Antwoord = date | bool | int | str | Decimal | tuple[Any, ...]
type Antwoorden = dict[str, Antwoord]
type Velden = Mapping[str, str]  # fields of a form: name -> text, none empty
type Problemen = list[tuple[str, str]]  # the field, and what is wrong with it

JA_NEE = {"ja": "ja", "nee": "nee"}  # what a fact can be, with its words
_MET_PUNT = re.compile(r"[0-9]+\.[0-9]+")
_NUMMER = re.compile(r"[0-9]{1,4}")


class Deels(ValueError):
    """A part of a list is wrong: `meldingen` says what, and `goed` is the rest."""

    def __init__(self, meldingen: list[str], goed: tuple[Any, ...]) -> None:
        self.meldingen = meldingen
        self.goed = goed
        super().__init__(" ".join(meldingen))


@dataclass(frozen=True, slots=True)
class Veld:
    """A question on a form: the name and id of its field, and how its texts are filled in."""

    vraag: Vraag
    naam: str
    uid: str
    tekst: Callable[[str], str] = str
    standaard: str = ""  # what stands in it beforehand
    erbij: str = ""  # what stands behind it


class Vraagsoort:
    """A kind of question. What is not said here, each kind says itself."""

    gesloten: ClassVar[bool] = False  # rows and conditions can name its answers
    met_opties: ClassVar[bool] = False
    met_grenzen: ClassVar[bool] = False  # `min` and `max`
    is_dag: ClassVar[bool] = False
    eerste_veld: ClassVar[str] = ""  # behind the name of the question: where a problem is shown
    fout_formulier: ClassVar[str] = ""  # what is said there, when not what reading says
    fout_bestand: ClassVar[str] = ""  # the same for a file of dossiers

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> Antwoord:
        """A JSON value, or with `tekst` text as in an example, as a typed answer. Raises ValueError with a
        Dutch message."""
        raise NotImplementedError

    def past(self, vraag: Vraag, value: Antwoord) -> bool:
        """Whether an answer that was typed for another version of the question still fits."""
        return True

    def woorden(self, vraag: Vraag, value: object) -> str:
        """An answer in words."""
        return str(value)

    def celwaarden(self, vraag: Vraag) -> Mapping[str, str]:
        """What may stand in a cell of a table, with its words; empty for numbers and what cannot stand there."""
        return {}

    def fout_in_cel(self, vraag: Vraag | None, value: str) -> str:
        """What is wrong with a value in a cell, or ""."""
        options = (self.celwaarden(vraag) if vraag else {}) or JA_NEE
        if value in options:
            return ""
        return f"‘{value[:60]}’ kan hier niet: kies {opsomming(options, 'of')}.{bedoelde_je(value, options)}"

    def antwoorden(self, vraag: Vraag) -> list[Antwoord]:
        """All answers, when they are few."""
        return []

    def grensgevallen(self, vraag: Vraag, getallen: Iterable[int], dagen: Iterable[date]) -> list[Antwoord]:
        """The answers that reach every corner: `getallen` and `dagen` are those that rules compare with."""
        return self.antwoorden(vraag)

    # --- form -----------------------------------------------------------------------------------

    def uit_velden(self, velden: Velden, naam: str) -> tuple[Any, Problemen]:
        """What somebody typed as a JSON value, None for nothing; and what is wrong, field by field."""
        text = velden.get(naam)
        if text is None:
            return None, []
        if len(text) > LANGSTE_VELD:
            return None, [(naam, f"Dit is te lang: gebruik hoogstens {LANGSTE_VELD} tekens.")]
        return self.uit_tekst(text), []

    def uit_tekst(self, text: str) -> Any:
        """A text as a JSON value; what cannot be one stays text, and is then refused with a message."""
        return text

    def html(self, veld: Veld) -> Html:
        """The fields of a question."""
        raise NotImplementedError

    # --- link and file --------------------------------------------------------------------------

    def in_link(self, value: Any) -> str:
        """A JSON value as people write it, with a decimal comma."""
        return met_komma(str(value))

    def uit_link(self, vraag: Vraag, naam: str, text: str) -> tuple[dict[str, str], list[str]]:
        """The fields that a text of a link fills in, and what is wrong with it."""
        allowed = self.celwaarden(vraag)
        if allowed and text not in allowed:
            words = vraag.kort or vraag.vraag
            return {}, [f"De link heeft voor {words} een antwoord dat niet kan: ‘{text[:40]}’."]
        return {naam: text}, []

    def in_cel(self, value: Any) -> str:
        """A JSON value for a cell of a spreadsheet."""
        return str(value)

    def uit_cel(self, text: str) -> Any:
        """A cell as a JSON value; what cannot be one stays text."""
        return text


def met_komma(text: str) -> str:
    """A number with a decimal comma; any other text as it is."""
    return text.replace(".", ",") if _MET_PUNT.fullmatch(text) else text


def nummers(velden: Iterable[str], prefix: str) -> list[str]:
    """The numbers of the rows of a repeated field, in order."""
    found = {name[len(prefix) :].split(".")[0] for name in velden if name.startswith(prefix)}
    return sorted((n for n in found if _NUMMER.fullmatch(n)), key=int)


def kort(text: str) -> str:
    """A text for a message, not longer than a line."""
    return text if len(text) <= 40 else f"{text[:40]}…"


def keuzes(veld: Veld, options: Mapping[str, tuple[str, str]]) -> Html:
    """Radio buttons (value -> words and hint), with "weet ik niet" chosen beforehand."""
    items = []
    for number, (value, (words, hint)) in enumerate([*options.items(), ("", ("Weet ik niet", ""))]):
        uid = f"{veld.uid}-{number}"
        radio = el("input", type="radio", name=veld.naam, value=value, id=uid, checked=value == "")
        more = el("small", hint, class_="cmz-hulp") if hint else None
        items.append(el("div", radio, el("label", words, more, for_=uid), class_="cmz-keuze"))
    return el("div", items, class_="cmz-keuzes")


def tekstveld(veld: Veld, unit: str, mode: str = "decimal") -> Html:
    """One field for a number, with its unit."""
    label = veld.vraag.kort or veld.vraag.vraag
    field = el(
        "input", name=veld.naam, inputmode=mode, size=8, aria_label=label, value=veld.standaard or None
    )
    return voeg(field, unit, veld.erbij)
