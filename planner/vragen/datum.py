"""A question for a date. On a form it has three fields; people also paste a whole date into one of them or
write the name of a month, and that is understood. What could be two dates is asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from planner import taal
from planner.html import Html, el
from planner.model import Vraag
from planner.vragen.geplakt import gewoon
from planner.vragen.soort import LANGSTE_VELD, Antwoord, Problemen, Veld, Velden, Vraagsoort, kort

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOS_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_HELE_DATUM = re.compile(
    r"([0-9]{1,2})(?:ste|de|e)?[ ./-]+([0-9]{1,2}|[a-z]+)\.?[ ./-]+([0-9]{4}|[0-9]{2})", re.I
)
_ACHT_CIJFERS = re.compile(r"[0-9]{8}")
_REKENBLADGETAL = re.compile(r"[0-9]{5}")
_UUR = re.compile(
    r"(?:T|,? (?:om )?)([0-9]{1,2})[:u]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?: ?uur)?(Z|[+-][0-9:]{4,5})?$"
)
_WEEKDAG = re.compile(r"([a-z]+)[.,]* +(?=[0-9])", re.I)
_NUL_VAN_EXCEL = date(1899, 12, 30)
# A year of two numbers up to this one is of this century; above it, it is asked.
_LAATSTE_KORTE_JAAR = 50
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
        if len(given) == 1:
            whole, field = _ontleed(given[0]), names[texts.index(given[0])]
            if whole.bezwaar:
                return None, [(field, whole.bezwaar)]
            if whole.datum:
                return _bestaand(field, *whole.datum)
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
            return None, [(names[2], _welk_jaar(texts[2]) or "Het jaar heeft vier cijfers, zoals 2026.")]
        return _bestaand(names[0], year, month, day)

    def html(self, veld: Veld) -> Html:
        return el(
            "div",
            el("label", "Dag ", el("input", name=f"{veld.naam}.dag", inputmode="numeric", size=3)),
            " ",
            el("label", "Maand ", el("input", name=f"{veld.naam}.maand", size=8)),
            " ",
            el("label", "Jaar ", el("input", name=f"{veld.naam}.jaar", inputmode="numeric", size=5)),
            el("output", class_="cmz-gelezen", data_gelezen=veld.naam),
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
        found = hele_datum(text)
        return "{:04}-{:02}-{:02}".format(*found) if found else text


def lees_datum(value: object) -> date:
    """A date, or its ISO form as text. Raises ValueError with a Dutch message."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("Geef een datum als tekst: jjjj-mm-dd.")
    if not _ISO.fullmatch(value):
        if problem := bezwaar(value):
            raise ValueError(problem)
        raise ValueError(f"‘{kort(value)}’ is geen datum in de vorm jjjj-mm-dd, bijvoorbeeld 2026-01-15.")
    return bestaande_datum(*map(int, value.split("-")))


def bestaande_datum(year: int, month: int, day: int) -> date:
    """A date that exists and is plausible for a file. Raises ValueError with a Dutch message."""
    if not EERSTE_JAAR <= year <= LAATSTE_JAAR:
        raise ValueError(f"Het jaar {year} kan niet: geef een jaar van {EERSTE_JAAR} tot {LAATSTE_JAAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"De datum {day}/{month}/{year} bestaat niet. Kijk de dag en de maand na.") from None


def hele_datum(text: str) -> tuple[int, int, int] | None:
    """A whole date in one text, as year, month, day: 15/1/2026, do 15-01-26, 15 januari 2026, 15012026,
    2026-01-15, also with an hour behind it. None when it is none, or when it has a `bezwaar`."""
    found = _ontleed(text)
    return None if found.bezwaar else found.datum


def bezwaar(text: str) -> str:
    """Why a text that looks like a date is not taken for one: it could be another day. "" for none."""
    return _ontleed(text).bezwaar


class _Gelezen(NamedTuple):
    """What a text says: year, month and day, if they are there, and what is against taking it so."""

    datum: tuple[int, int, int] | None = None
    bezwaar: str = ""


def _ontleed(text: str) -> _Gelezen:
    if len(text) > LANGSTE_VELD:
        return _Gelezen()
    rest = gewoon(text).rstrip(".,;")
    if rest and not rest.strip("#"):
        return _Gelezen(
            None, "De kolom is te smal in je rekenblad. Maak ze breder en bewaar het bestand opnieuw."
        )
    if hour := _UUR.search(rest):
        rest = rest[: hour.start()]
        zone, clock = hour[4], (hour[1], hour[2], hour[3] or "0")
        if zone and any(map(int, clock)) and _los(rest):
            return _Gelezen(None, f"‘{kort(text)}’ is een uur in een andere tijdzone. Vul alleen de dag in.")
    word = _WEEKDAG.match(rest)
    named = weekdagnummer(word[1]) if word else None
    if word and named is not None:
        rest = rest[word.end() :]
    if _REKENBLADGETAL.fullmatch(rest) and EERSTE_JAAR <= (day := _uit_excel(rest)).year <= LAATSTE_JAAR:
        how = f"Bedoel je {taal.datum(day)}? Schrijf {day.day}/{day.month}/{day.year}."
        return _Gelezen(None, f"‘{rest}’ is hoe een rekenblad een datum bewaart. {how}")
    found = _los(rest)
    if not found:
        match = _HELE_DATUM.fullmatch(rest)
        ask = _welk_jaar(match[3]) if match and maandnummer(match[2]) else ""
        eight = f"‘{rest}’ is geen datum die bestaat." if _ACHT_CIJFERS.fullmatch(rest) else ""
        return _Gelezen(None, ask or eight)
    if named is not None and (real := _echte_weekdag(found)) is not None and real != named:
        words = f"{found[2]} {taal.MAANDEN[found[1] - 1]} {found[0]} is een {taal.WEEKDAGEN[real]}"
        return _Gelezen(None, f"{words}, geen {taal.WEEKDAGEN[named]}. Kijk de datum na.")
    return _Gelezen(found)


def _los(text: str) -> tuple[int, int, int] | None:
    """A date without a day of the week and without an hour."""
    if match := _LOS_ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if _ACHT_CIJFERS.fullmatch(text):
        # Never both: within the years of this site, the first four numbers are a year or the last four are.
        day_first = int(text[4:]), int(text[2:4]), int(text[:2])
        year_first = int(text[:4]), int(text[4:6]), int(text[6:])
        return next((d for d in (day_first, year_first) if _echte_weekdag(d) is not None), None)
    if match := _HELE_DATUM.fullmatch(text):
        month, year = maandnummer(match[2]), _jaar(match[3])
        return (year, month, int(match[1])) if month and year else None
    return None


def _echte_weekdag(found: tuple[int, int, int]) -> int | None:
    """0 for a Monday; None for a day that does not exist or is not of the years of this site."""
    try:
        return bestaande_datum(*found).weekday()
    except ValueError:
        return None


def _uit_excel(text: str) -> date:
    return _NUL_VAN_EXCEL + timedelta(days=int(text))


def weekdagnummer(text: str) -> int | None:
    """0 for maandag to 6 for zondag, from a name or its first two letters or more."""
    word = text.lower()
    hits = [n for n, name in enumerate(taal.WEEKDAGEN) if len(word) >= 2 and name.startswith(word)]
    return hits[0] if len(hits) == 1 else None


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
    if number is None or len(text) not in (2, 4) or _welk_jaar(text):
        return None
    return 2000 + number if len(text) == 2 else number


def _welk_jaar(text: str) -> str:
    """The question which century is meant, or ""."""
    number = _getal(text)
    if number is None or len(text) != 2 or number <= _LAATSTE_KORTE_JAAR:
        return ""
    return f"Bedoel je 19{text} of 20{text}? Schrijf het jaar met vier cijfers."
