"""A calendar file (iCalendar, RFC 5545) with the coming dates of one case.

A deadline stands on its safe day, with the date itself in the text; a planned day is an event of its own. All-day events with stable ids, so that a second import updates the first, and leaves other cases alone.
Nothing personal is in it: a case is only known by the code that the user chose, or else by its first date,
and the event ids hold a hash of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from planner import taal
from planner.model import Regels
from planner.termijn import OPEN, alleen_misschien
from planner.toon import ics
from planner.toon.uitleg import Termijnuitleg, Uitleg

# What stands behind the id of an event that is no deadline, by whether it is a reminder, and a planned day.
_EXTRA = {(False, False): "", (True, False): "-herinnering", (False, True): "-gepland"}


VERVALLEN = "Dit is gebeurd, of het traject is afgesloten. Staat dit nog in je agenda, haal het dan weg."
_EERSTE = datetime(2020, 1, 1, tzinfo=UTC)


class Datum(NamedTuple):
    """One date for a calendar: the deadline, the key that tells its case apart, and how to name it."""

    rij: Termijnuitleg
    sleutel: str = ""
    naam: str = ""
    alleen_gepland: bool = False  # the deadline itself was accounted for: only its planned day still comes
    vervalt: bool = False  # done, or its trajectory is closed: a calendar that has it is told to take it away


def kalenderbestand(
    rules: Regels, found: Uitleg, nu: datetime, sleutel: str = "", herinnering: int = 0, naam: str = ""
) -> str:
    """The calendar file for one result. `nu` is the time of making it, in UTC; `sleutel` tells cases apart,
    and `naam` stands before each title.

    With `herinnering` each date gets a second event, that many days before it: many calendars leave out
    alarms when they import a file.
    """
    today = found.uitslag.geval.vandaag if herinnering else nu.date()
    key = sleutel or eerste_datum(found)
    case = found.uitslag.geval
    closed = any(
        isinstance(day := case.antwoorden.get(end.gegeven), date) and day <= case.vandaag
        for end in rules.aflopen.values()
    )
    rows = (
        # Without a code nobody imports twice: nothing to take away.
        Datum(row, key, naam, vervalt=bool(naam) and (closed or bool(row.stand.gehaald_op)))
        for row in found.termijnen
        if not alleen_misschien(case, row.stand)
    )
    return kalender(rules, rows, nu, today, herinnering)


def eerste_datum(found: Uitleg) -> str:
    """What tells a case apart that has no code: the date of the first question that was answered with one."""
    days = {given.vraag: given.datum.isoformat() for given in found.gegeven}
    first = next((name for name in found.uitslag.planner.vragen if name in days), "")
    return f"{first} {days[first]}" if first else ""


def kalender(
    rules: Regels, datums: Iterable[Datum], nu: datetime, vandaag: date, herinnering: int = 0
) -> str:
    """The calendar file for dates of any number of cases: those whose safe day is still to come, and planned days."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SAM//Planner casemanagers zorg//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for item in datums:
        stand = item.rij.stand
        comes = stand.status in OPEN and not item.alleen_gepland
        if (day := stand.dag) and day >= vandaag and (comes or item.vervalt):
            lines += _gebeurtenis(rules, item, nu, day)
            before = day - timedelta(days=herinnering)
            if herinnering and before >= vandaag:
                lines += _gebeurtenis(rules, item, nu, before, herinnering)
        planned = stand.gepland
        if planned and planned >= vandaag:
            lines += _gebeurtenis(rules, item, nu, planned, gepland=True)
    lines.append("END:VCALENDAR")
    return ics.bestand(lines)


def _gebeurtenis(
    rules: Regels, item: Datum, nu: datetime, dag: date, herinnering: int = 0, gepland: bool = False
) -> Iterator[str]:
    row, key = item.rij, item.sleutel
    case = sha256(key.encode(errors="backslashreplace")).hexdigest()[:12] if key else "traject"
    title = row.titel + (" (raming)" if row.stand.zekerheid == "raming" else "")
    if item.naam:
        title = f"{item.naam}: {title}"
    if gepland:
        title = f"{title} (gepland)"
    if herinnering:
        title = f"Over {taal.dagen(herinnering)}: {title}"
    if item.vervalt:
        title = f"Vervalt: {title}"
    yield "BEGIN:VEVENT"
    yield f"UID:{row.stand.id}-{case}{_EXTRA[bool(herinnering), gepland]}@planner.casemanagers-zorg"
    yield f"DTSTAMP:{nu:%Y%m%dT%H%M%SZ}"
    # Rises with every file, so that a calendar knows which one is the newest.
    yield f"SEQUENCE:{int((nu - _EERSTE).total_seconds())}"
    yield f"STATUS:{'CANCELLED' if item.vervalt else 'CONFIRMED'}"
    yield f"DTSTART;VALUE=DATE:{dag:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{dag + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{ics.tekst(title)}"
    yield f"DESCRIPTION:{ics.tekst(VERVALLEN if item.vervalt else _omschrijving(rules, row))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _omschrijving(rules: Regels, row: Termijnuitleg) -> str:
    stand = row.stand
    formal = []
    if stand.datum and stand.dag and stand.dag != stand.datum:
        word = "eerste" if stand.regel.soort == "ten_vroegste" else "laatste"
        formal.append(
            f"{taal.hoofdletter(taal.datum(stand.dag))} is de {word} veilige dag. De datum zelf is "
            f"{taal.datum_met_dag(stand.datum)}."
        )
    remarks = (remark.tekst for remark in row.meldingen if remark.id != "veilige-dag")
    parts = [*formal, f"{taal.hoofdletter(row.uitleg.omdat)}.", *remarks]
    for reading in row.lezingen:
        if reading.datum:
            parts.append(f"Ook gelezen in de bron: {taal.datum(reading.datum)}. {reading.omdat}")
    sources = [f"{rules.bronnen[source.document].kort} {source.sectie}" for source in row.bron]
    parts.append(f"Bron: {', '.join(sources)}.")
    parts.append("De datum en het signaal in MLP of van VDAB gaan voor.")
    return "\n".join(parts)
