"""Days on which offices are closed, and the nearest safe day before or after a date.

Nothing here moves a deadline. The sources say nothing about a date that falls on a closed day, so the
site shows the date as counted, says that the day is closed, and names a day that is safe in any case.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from planner.model import Kalender, Sluitingsdag
from planner.taal import weekdag


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


class Dagen:
    """The closed days of a calendar, worked out once a year."""

    def __init__(self, kalender: Kalender) -> None:
        self.kalender = kalender
        self._years: dict[int, dict[date, Sluitingsdag]] = {}

    def sluitingsdag(self, day: date) -> Sluitingsdag | None:
        """The holiday or closing day on this date, weekends left aside."""
        if day.year not in self._years:
            self._years[day.year] = self._year(day.year)
        return self._years[day.year].get(day)

    def gekend(self, day: date) -> bool:
        """Whether somebody checked the calendar for this date."""
        return self.kalender.geldig_van <= day <= self.kalender.geldig_tot

    def gesloten(self, day: date) -> str:
        """Why offices are closed on this day ("een zaterdag", "Nieuwjaar, een wettelijke feestdag"), or ""."""
        parts = []
        if found := self.sluitingsdag(day):
            kind = {
                "wettelijk": "een wettelijke feestdag",
                "vlaams": "de feestdag van de Vlaamse Gemeenschap",
                "vermoedelijk": "kantoren zijn dan mogelijk gesloten",
            }[found.soort]
            parts.append(f"{found.naam}, {kind}")
        if day.weekday() >= 5:
            parts.append(f"een {weekdag(day)}")
        return " en ".join(parts)

    def veilig(self, day: date, richting: int) -> date:
        """This day, or the nearest one before (-1) or after (+1) it on which offices are open."""
        while day.weekday() >= 5 or self.sluitingsdag(day):
            day += timedelta(days=richting)
        return day

    def _year(self, year: int) -> dict[date, Sluitingsdag]:
        days: dict[date, Sluitingsdag] = {}
        for item in self.kalender.dagen.values():
            if item.pasen is not None:
                days.setdefault(easter(year) + timedelta(days=item.pasen), item)
                continue
            assert item.dag is not None
            assert item.maand is not None
            for number in range(item.dag, (item.tot_dag or item.dag) + 1):
                days.setdefault(date(year, item.maand, number), item)
        return days
