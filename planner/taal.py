"""Dutch words for dates, days, amounts and lists; the only place that knows month names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def datum(day: date) -> str:
    """15 april 2027"""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def maand(day: date) -> str:
    """april 2027"""
    return f"{MAANDEN[day.month - 1]} {day.year}"


def weekdag(day: date) -> str:
    """donderdag"""
    return WEEKDAGEN[day.weekday()]


def datum_met_dag(day: date) -> str:
    """donderdag 15 april 2027"""
    return f"{weekdag(day)} {datum(day)}"


def euro(amount: Decimal) -> str:
    """An amount in euro as people write it in Flanders: 9.892,62 euro."""
    whole = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{whole} euro"


def getal(number: Decimal) -> str:
    """A number with a decimal comma and no needless zeros: 12,5"""
    return f"{number.normalize():f}".replace(".", ",")


def opsomming(items: Iterable[str], voegwoord: str = "en") -> str:
    """a, b en c"""
    *rest, last = list(items) or [""]
    return f"{', '.join(rest)} {voegwoord} {last}" if rest else last


def hoofdletter(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def dagen(count: int) -> str:
    """1 dag, 2 dagen"""
    return f"{count} {'dag' if abs(count) == 1 else 'dagen'}"


def afstand(days: int) -> str:
    """How far a date is from today, in words: vandaag, morgen, over 12 dagen, 3 dagen geleden."""
    if days == 0:
        return "vandaag"
    if days == 1:
        return "morgen"
    if days == -1:
        return "gisteren"
    return f"over {dagen(days)}" if days > 0 else f"{dagen(-days)} geleden"


def bedoelde_je(word: str, known: Iterable[str]) -> str:
    """A sentence that proposes the nearest known word, or nothing. Starts with a space."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Bedoelde je ‘{near[0]}’?" if near else ""
