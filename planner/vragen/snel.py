"""A whole date in one field, in the short ways in which people type it: vandaag, 5 jan, 050126, +6 weken.

What such a text means depends on today, so the page writes the day out in the three fields as soon as somebody leaves
the question. Whole dates with a year are read by `datum`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from planner import taal
from planner.dates import Duur, add
from planner.vragen.datum import Datum, bestaande_datum, hele_datum, maandnummer

_DELEN = ("dag", "maand", "jaar")
_WOORDEN = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2}
_ZONDER_JAAR = re.compile(r"([0-9]{1,2}) ?[ ./-] ?([0-9]{1,2}|[a-z]{3,9})\.?", re.I)
_ZES_CIJFERS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
_ERBIJ = re.compile(r"(.*?) ?\+ ?([0-9]{1,3} ?[a-z]+)", re.I)
_DATUM = Datum()


def lees_snel(text: str, vandaag: date, komt_nog: bool = False) -> date | None:
    """The day that a short text means, or None when it is none.

    Without a year it is the last such day, because a fact has happened; with `komt_nog` the nearest one, before or
    after today.
    """
    if match := _ERBIJ.fullmatch(text):
        start = lees_snel(match[1], vandaag, komt_nog) or _heel(match[1]) if match[1] else vandaag
        return _later(start, match[2]) if start else None
    if (days := _WOORDEN.get(text.lower())) is not None:
        return vandaag + timedelta(days=days)
    if match := _ZES_CIJFERS.fullmatch(text):
        return _bestaand(2000 + int(match[3]), int(match[2]), int(match[1]))
    if match := _ZONDER_JAAR.fullmatch(text):
        return _zonder_jaar(int(match[1]), maandnummer(match[2]), vandaag, komt_nog)
    return None


def _zonder_jaar(day: int, month: int | None, today: date, komt_nog: bool) -> date | None:
    if not month:
        return None
    # 29 February is further away than the year before.
    days = [found for year in range(today.year - 8, today.year + 9) if (found := _bestaand(year, month, day))]
    if komt_nog:
        return min(days, key=lambda found: abs(found - today), default=None)
    return max((found for found in days if found <= today), default=None)


def _later(start: date, text: str) -> date | None:
    number, unit = re.findall(r"[0-9]+|[a-z]+", text.lower())
    try:
        return add(start, Duur.parse(f"{int(number)} {unit}"))
    except (ValueError, OverflowError):
        return None


def _heel(text: str) -> date | None:
    found = hele_datum(text)
    return _bestaand(*found) if found else None


def _bestaand(year: int, month: int, day: int) -> date | None:
    try:
        return bestaande_datum(year, month, day)
    except ValueError:
        return None


# --- fields of a form ------------------------------------------------------------------------------


def met_snelle_datums(velden: Mapping[str, str], vandaag: date, komt_nog: set[str]) -> dict[str, str]:
    """The fields (none empty) with each short date written out. `komt_nog`: the questions whose day may still come."""
    found = dict(velden)
    for name in _datums(velden):
        given = _ingevuld(velden, name)
        if len(given) == 1:
            ((field, text),) = given.items()
            if day := lees_snel(text, vandaag, name.split(".")[0] in komt_nog):
                found[field] = day.isoformat()
    return found


def gelezen(velden: Mapping[str, str]) -> dict[str, Any]:
    """How each date is read, with the day of the week; and for one that was typed in one field, its three fields."""
    shown = {}
    for name in _datums(velden):
        text, _ = _DATUM.uit_velden(velden, name)
        if text:
            day = date.fromisoformat(text)
            parts = dict(zip(_DELEN, (day.day, day.month, day.year), strict=True))
            shown[name] = {
                "tekst": taal.datum_met_dag(day),
                "velden": {f"{name}.{part}": str(value) for part, value in parts.items()}
                if len(_ingevuld(velden, name)) == 1
                else None,
            }
    return shown


def _datums(velden: Mapping[str, str]) -> Iterator[str]:
    names = (field.rpartition(".") for field in velden)
    return iter(dict.fromkeys(name for name, _, part in names if name and part in _DELEN))


def _ingevuld(velden: Mapping[str, str], name: str) -> dict[str, str]:
    return {field: velden[field] for part in _DELEN if (field := f"{name}.{part}") in velden}
