"""A question for a date. On a form it has three fields; people also paste a whole date into one of them or
write the name of a month, and that is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from planner import taal
from planner.html import Html, el
from planner.model import Vraag
from planner.vragen.soort import LANGSTE_VELD, Antwoord, Problemen, Veld, Velden, Vraagsoort, kort

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOS_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_HELE_DATUM = re.compile(r"([0-9]{1,2})[ ./-]+([0-9]{1,2}|[a-z]+)\.?[ ./-]+([0-9]{4}|[0-9]{2})", re.I)
_MIDDERNACHT = re.compile(r"[T ]00:00(:00)?(\.0+)?Z?$")
_DELEN = {"dag": "de dag", "maand": "de maand", "jaar": "het jaar"}


class Datum(Vraagsoort):
    """One day."""

    is_dag = True
    eerste_veld = ".dag"

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> date:
        return lees_datum(value)

    def woorden(self, vraag: Vraag, value: object) -> str:
        return taal.datum(value) if isinstance(value, date) else str(value)

    def grensgevallen(self, vraag: Vraag, getallen: Iterable[int], dagen: Iterable[date]) -> list[Antwoord]:
        return [*sorted(dagen)]

    def uit_velden(self, velden: Velden, naam: str) -> tuple[str | None, Problemen]:
        names = [f"{naam}.{part}" for part in _DELEN]
        texts = [velden.get(name, "") for name in names]
        given = [text for text in texts if text]
        if not given:
            return None, []
        if len(given) == 1 and (found := hele_datum(given[0])):
            return _bestaand(names[texts.index(given[0])], *found)
        for name, text, part in zip(names, texts, _DELEN.values(), strict=True):
            if not text:
                return None, [(name, f"Vul ook {part} in.")]
            if len(text) > LANGSTE_VELD:
                return None, [(name, f"Dit is te lang: vul alleen {part} in.")]
        day, month, year = _getal(texts[0]), maandnummer(texts[1]), _jaar(texts[2])
        if not day or not 1 <= day <= 31:
            return None, [(names[0], "De dag is een getal van 1 tot 31.")]
        if not month:
            return None, [(names[1], "De maand is een getal van 1 tot 12, of een naam zoals ‘maart’.")]
        if not year:
            return None, [(names[2], "Het jaar heeft vier cijfers, zoals 2026.")]
        return _bestaand(names[0], year, month, day)

    def html(self, veld: Veld) -> Html:
        return el(
            "div",
            el("label", "Dag ", el("input", name=f"{veld.naam}.dag", inputmode="numeric", size=3)),
            " ",
            el("label", "Maand ", el("input", name=f"{veld.naam}.maand", size=8)),
            " ",
            el("label", "Jaar ", el("input", name=f"{veld.naam}.jaar", inputmode="numeric", size=5)),
            class_="cmz-datum",
        )

    def uit_link(self, vraag: Vraag, naam: str, text: str) -> tuple[dict[str, str], list[str]]:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            words = vraag.kort or vraag.vraag
            return {}, [f"De link heeft voor {words} geen datum die bestaat: ‘{text[:40]}’."]
        return {
            f"{naam}.dag": f"{day.day}",
            f"{naam}.maand": f"{day.month}",
            f"{naam}.jaar": f"{day.year}",
        }, []

    def uit_cel(self, text: str) -> Any:
        """A date as people and spreadsheets write it, as jjjj-mm-dd; any other text as it is."""
        found = hele_datum(_MIDDERNACHT.sub("", text))
        return "{:04}-{:02}-{:02}".format(*found) if found else text


def lees_datum(value: object) -> date:
    """A date, or its ISO form as text. Raises ValueError with a Dutch message."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("Geef een datum als tekst: jjjj-mm-dd.")
    if not _ISO.fullmatch(value):
        raise ValueError(f"‘{kort(value)}’ is geen datum in de vorm jjjj-mm-dd, bijvoorbeeld 2026-01-15.")
    return bestaande_datum(*(int(part) for part in value.split("-")))


def bestaande_datum(year: int, month: int, day: int) -> date:
    """A date that exists and is plausible for a file. Raises ValueError with a Dutch message."""
    if not EERSTE_JAAR <= year <= LAATSTE_JAAR:
        raise ValueError(f"Het jaar {year} kan niet: geef een jaar van {EERSTE_JAAR} tot {LAATSTE_JAAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"De datum {day}/{month}/{year} bestaat niet. Kijk de dag en de maand na.") from None


def hele_datum(text: str) -> tuple[int, int, int] | None:
    """A whole date in one text: 15/1/2026, 15-01-26, 15 januari 2026 or 2026-01-15, as year, month, day."""
    if match := _LOS_ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _HELE_DATUM.fullmatch(text):
        month, year = maandnummer(match[2]), _jaar(match[3])
        return (year, month, int(match[1])) if month and year else None
    return None


def maandnummer(text: str) -> int | None:
    """1 to 12 from a number, a name or the first three letters or more of a name."""
    number = _getal(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    word = text.lower().rstrip(".")
    word = {"mrt": "maart"}.get(word, word)
    hits = [n for n, name in enumerate(taal.MAANDEN, 1) if len(word) >= 3 and name.startswith(word)]
    return hits[0] if len(hits) == 1 else None


def _bestaand(field: str, year: int, month: int, day: int) -> tuple[str | None, Problemen]:
    try:
        return bestaande_datum(year, month, day).isoformat(), []
    except ValueError as problem:
        return None, [(field, str(problem))]


def _getal(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def _jaar(text: str) -> int | None:
    number = _getal(text)
    if number is None or len(text) not in (2, 4):
        return None
    return 2000 + number if len(text) == 2 else number
