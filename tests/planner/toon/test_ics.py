"""The text of a calendar file: the examples of RFC 5545, and random events read back by the package icalendar."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from icalendar import Calendar

from planner.model import Regels
from planner.soorten import uitslag
from planner.toon import ics
from planner.toon.agenda import kalenderbestand
from planner.toon.leg_uit import leg_uit
from planner.vragen.antwoorden import lees

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
# What a calendar must be told apart from the text itself, letters of one to four bytes, and letters in two parts.
LASTIG = [
    "\\",
    ";",
    ",",
    "\n",
    "\\n",
    ":",
    '"',
    " ",
    "  ",
    "é",
    "e\u0301",
    "€",
    "’",
    "😀",
    "👩‍👩‍👧",
    "\t",
    "x",
    "woord ",
]


def ontvouw(lines: list[str]) -> str:
    """As RFC 5545, 3.1 says it: without each line end that a white space follows, and without that space."""
    return "\r\n".join(lines).replace("\r\n ", "")


def test_een_tekst_wordt_geschreven_zoals_in_het_voorbeeld_van_rfc_5545() -> None:
    """Sectie 3.3.11."""
    assert (
        ics.tekst("Project XYZ Final Review\nConference Room - 3B\nCome Prepared.")
        == r"Project XYZ Final Review\nConference Room - 3B\nCome Prepared."
    )


def test_een_lange_regel_van_rfc_5545_komt_heel_terug() -> None:
    """Secties 3.1 en 3.8.1.5: waar je vouwt is vrij, maar ontvouwen geeft altijd dezelfde regel."""
    for line in (
        "DESCRIPTION:This is a long description that exists on a long line.",
        'DESCRIPTION:Meeting to provide technical review for "Phoenix" design.\\nHappy Face Conference Room. Phoenix '
        "design team MUST attend this meeting.\\nRSVP to team leader.",
    ):
        assert ontvouw([*ics.vouw(line)]) == line
        assert all(len(part.encode()) <= 75 for part in ics.vouw(line))


@pytest.mark.parametrize("teken", ["\n", ",", ";", "\\", "\\n", "é", "€", "😀"])
def test_geen_regel_breekt_in_een_teken_waar_het_ook_staat(teken: str) -> None:
    for before in range(200):
        line = f"SUMMARY:{ics.tekst('x' * before + teken * 3 + 'y' * 10)}"
        parts = [*ics.vouw(line)]
        assert ontvouw(parts) == line
        for part in parts:
            assert len(part.encode()) <= 75
            backslashes = len(part) - len(part.rstrip("\\"))
            assert backslashes % 2 == 0, f"een regel eindigt midden in een escape: {part}"


@pytest.mark.parametrize("einde", ["\r\n", "\r", "\n", "\x85", "\u2028"])
def test_een_regeleinde_van_elke_soort_en_een_stuurteken_maken_geen_nieuwe_regel(einde: str) -> None:
    assert ics.tekst(f"een{einde}twee\x00\x07\x1b") == r"een\ntwee"


def test_de_datum_die_een_regel_brak_tussen_een_backslash_en_zijn_letter(regels: Regels) -> None:
    typed, _ = lees(regels.planners["termijnen"], {"toeleiding": "2026-11-05"})
    found = leg_uit(uitslag(regels, "termijnen", typed, NU.date()))
    text = kalenderbestand(regels, found, NU, "B-12", naam="B-12")
    lines = text.split("\r\n")
    assert not [line for line in lines if (len(line) - len(line.rstrip("\\"))) % 2]
    assert any(line.startswith(" ") for line in lines), "er staat een gevouwen regel in"
    assert Calendar.from_ical(text).walk("VEVENT")


def test_willekeurige_gebeurtenissen_komen_heel_terug(alles: bool) -> None:
    """Duizenden in de lange ronde."""
    rng = Random(5545)
    for _ in range(200 if alles else 4):
        written = []
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//proef//NL"]
        for number in range(100):
            title, text = ("".join(rng.choices(LASTIG, k=rng.randrange(1, 60))) for _ in range(2))
            day = date(2020, 1, 1) + timedelta(days=rng.randrange(20_000))
            written.append((f"{number}@proef", title, text, day))
            lines += [
                "BEGIN:VEVENT",
                f"UID:{number}@proef",
                "DTSTAMP:20261122T093000Z",
                f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
                f"SUMMARY:{ics.tekst(title)}",
                f"DESCRIPTION:{ics.tekst(text)}",
                "END:VEVENT",
            ]
        whole = ics.bestand([*lines, "END:VCALENDAR"])
        assert all(len(line.encode()) <= 75 for line in whole.split("\r\n"))
        events = Calendar.from_ical(whole).walk("VEVENT")
        read = [(str(e["UID"]), str(e["SUMMARY"]), str(e["DESCRIPTION"]), e["DTSTART"].dt) for e in events]
        assert read == written
