"""Tellen met dagen, weken en kalendermaanden.

Every deadline is counted from the original date in one step. The day of the event does not count.
Months keep the day number and are cut at the end of the month: 31 August plus 6 months is the last day
of February. Dates are never moved because of a weekend or a holiday; `kalender` flags those.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAGEN, WEKEN, MAANDEN, JAAR = "dagen", "weken", "maanden", "jaar"

_ENKELVOUD = {DAGEN: "dag", WEKEN: "week", MAANDEN: "maand", JAAR: "jaar"}
_EENHEID = {
    "dag": DAGEN,
    "dagen": DAGEN,
    "kalenderdag": DAGEN,
    "kalenderdagen": DAGEN,
    "week": WEKEN,
    "weken": WEKEN,
    "maand": MAANDEN,
    "maanden": MAANDEN,
    "jaar": JAAR,
    "jaren": JAAR,
}
_LANGSTE = {DAGEN: 36_525, WEKEN: 5_217, MAANDEN: 1_200, JAAR: 100}
_DUUR = re.compile(r"(0|[1-9][0-9]{0,5}) +([a-z]+)")
DUUR = rf"(0|[1-9][0-9]{{0,5}}) +({'|'.join(_EENHEID)})"  # how a duration is written, for editors


@dataclass(frozen=True, slots=True, order=True)
class Duur:
    """A length of time in one unit: whole `dagen`, `weken`, `maanden` (calendar months) or `jaar`.

    >>> str(Duur.parse("1 maand")), str(Duur(6, "weken"))
    ('1 maand', '6 weken')
    """

    aantal: int
    eenheid: str

    @classmethod
    def parse(cls, text: str) -> Duur:
        """Read "6 weken" or "28 kalenderdagen". Raises ValueError with a Dutch message."""
        match = _DUUR.fullmatch(text.strip())
        if not match or match[2] not in _EENHEID:
            raise ValueError("verwacht een duur zoals ‘28 dagen’, ‘6 weken’, ‘18 maanden’ of ‘10 jaar’")
        found = cls(int(match[1]), _EENHEID[match[2]])
        if found.aantal > _LANGSTE[found.eenheid]:
            raise ValueError("een duur is hoogstens 100 jaar")
        return found

    def __str__(self) -> str:
        unit = _ENKELVOUD[self.eenheid] if self.aantal == 1 else self.eenheid
        return f"{self.aantal} {unit}"

    @property
    def in_maanden(self) -> bool:
        """True when the duration follows the calendar (months, years) and not a number of days."""
        return self.eenheid in (MAANDEN, JAAR)

    @property
    def maanden(self) -> int:
        """Number of calendar months; only meaningful when `in_maanden`."""
        return self.aantal * 12 if self.eenheid == JAAR else self.aantal

    def plus_maanden(self, maanden: int) -> Duur:
        """The same duration made longer by whole months, so that a date is counted in one step."""
        return Duur(self.maanden + maanden, MAANDEN) if maanden else self


def add_months(start: date, months: int) -> date:
    """Same day number `months` calendar months later, cut at the end of the month."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    day = start.day if start.day <= 28 else min(start.day, monthrange(year, month)[1])
    return date(year, month, day)


def add(start: date, duur: Duur) -> date:
    """The date `duur` after `start`, the day of `start` itself not counted."""
    if duur.in_maanden:
        return add_months(start, duur.maanden)
    return start + timedelta(days=duur.aantal * (7 if duur.eenheid == WEKEN else 1))


def add_latest(start: date, duur: Duur) -> date:
    """The later of the two ways in which Belgian practice counts months; for `ten_vroegste`.

    The other way lets the term start the day after the event and end the day before the same day
    number, or on the last day of a month that lacks that number. Both ways agree except when the event
    is on the last day of a short month: 28 February 2025 plus 3 months is 28 or 31 May.
    """
    first = add(start, duur)
    if not duur.in_maanden:
        return first
    begin = start + timedelta(days=1)
    end = add_months(begin, duur.maanden)
    return max(first, end - timedelta(days=1) if end.day == begin.day else end)


def reached_after(van: date, tot: date, duur: Duur) -> bool:
    """True when at least `duur` lies between the two dates."""
    return tot >= add(van, duur)
