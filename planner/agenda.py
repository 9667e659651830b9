"""A calendar file (iCalendar, RFC 5545) with the coming dates of one case.

All-day events with stable ids, so that a second import updates the first. Nothing personal is in it: the
case itself is only known by the id that the user chose, and the event ids hold a hash of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from planner import taal
from planner.model import Regels

OPEN = ("komt", "binnenkort", "vandaag")


def kalenderbestand(rules: Regels, resultaat: dict[str, Any], nu: datetime, sleutel: str = "") -> str:
    """The calendar file for one result. `nu` is the time of making it, in UTC; `sleutel` tells cases apart."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SAM//Planner casemanagers zorg//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for row in resultaat["termijnen"]:
        if row["datum"] and row["status"] in OPEN:
            lines += _gebeurtenis(rules, row, nu, sleutel)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _vouw(line))


def _gebeurtenis(rules: Regels, row: dict[str, Any], nu: datetime, sleutel: str) -> Iterator[str]:
    day = date.fromisoformat(row["datum"])
    case = sha256(sleutel.encode(errors="backslashreplace")).hexdigest()[:12] if sleutel else "traject"
    title = row["titel"] + (" (raming)" if row["zekerheid"] == "raming" else "")
    yield "BEGIN:VEVENT"
    yield f"UID:{row['id']}-{case}@planner.casemanagers-zorg"
    yield f"DTSTAMP:{nu:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_tekst(title)}"
    yield f"DESCRIPTION:{_tekst(_omschrijving(rules, row))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _omschrijving(rules: Regels, row: dict[str, Any]) -> str:
    parts = [f"{taal.hoofdletter(row['uitleg']['omdat'])}.", *row["meldingen"]]
    for reading in row["lezingen"]:
        if reading["datum"]:
            day = taal.datum(date.fromisoformat(reading["datum"]))
            parts.append(f"Ook gelezen in de bron: {day}. {reading['omdat']}")
    sources = [f"{rules.bronnen[b['document']].kort} {b['sectie']}" for b in row["bron"]]
    parts.append(f"Bron: {', '.join(sources)}.")
    parts.append("De datum en het signaal in MLP of van VDAB gaan voor.")
    return "\n".join(parts)


def _tekst(text: str) -> str:
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _vouw(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets; parts after the first begin with a space."""
    rest, start = line, ""
    while rest:
        room, size = 75 - len(start), 0
        count = 0
        for char in rest:
            size += len(char.encode())
            if size > room:
                break
            count += 1
        yield start + rest[:count]
        rest, start = rest[count:], " "
