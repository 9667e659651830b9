"""The calendar file, read back by the package icalendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from planner.model import Regels
from planner.toon.agenda import Datum, kalender, kalenderbestand
from planner.toon.uitleg import Uitleg

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ANTWOORDEN = {
    "toeleiding": "2026-11-02", "eerste_afspraak": "2026-11-16", "bezig": "2026-01-30", "verlenging_maanden": 3,
    "zeventien_plus_een": True, "trajectplan_opgeladen": "2026-01-26",
}  # fmt: skip


@pytest.fixture(scope="module")
def resultaat(uitleg: Callable[..., Uitleg]) -> Uitleg:
    return uitleg("termijnen", ANTWOORDEN)


@pytest.fixture(scope="module")
def bestand(regels: Regels, resultaat: Uitleg) -> str:
    return kalenderbestand(regels, resultaat, NU, "dossier 7")


def termijn_van(uid: str) -> str:
    return uid.partition("@")[0].rsplit("-", 1)[0]


def gebeurtenissen(text: str) -> dict[str, Any]:
    return {str(event["UID"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_elke_komende_termijn_staat_een_keer_in_de_agenda(bestand: str, resultaat: Uitleg) -> None:
    soon = ("komt", "binnenkort", "vandaag")
    coming = {row.stand.id: row for row in resultaat.termijnen if row.stand.status in soon}
    events = gebeurtenissen(bestand)
    assert coming
    assert sorted(map(termijn_van, events)) == sorted(coming)
    for uid, event in events.items():
        row = coming[termijn_van(uid)]
        start = event["DTSTART"].dt
        assert start == row.stand.veilig
        assert event["DTEND"].dt == start + timedelta(days=1), "het einde telt niet mee"
        assert row.titel in str(event["SUMMARY"])


def test_twee_gevallen_zonder_code_overschrijven_elkaar_niet(
    regels: Regels, uitleg: Callable[..., Uitleg]
) -> None:
    """Zonder code zegt de eerste datum om welk geval het gaat, in welke volgorde die ook is ingevuld."""
    one = {"toeleiding": "2026-11-02", "bezig": "2026-11-20"}
    later = {"bezig": "2026-11-20", "eerste_afspraak": "2026-11-16", "toeleiding": "2026-11-02"}
    other = {"toeleiding": "2026-11-03", "bezig": "2026-11-20"}
    first, again, second = (
        set(gebeurtenissen(kalenderbestand(regels, uitleg("termijnen", a), NU))) for a in (one, later, other)
    )
    assert first & again
    assert not (first | again) & second


def test_met_een_code_blijft_een_gebeurtenis_dezelfde_als_de_eerste_datum_verandert(
    regels: Regels, uitleg: Callable[..., Uitleg]
) -> None:
    texts = [
        kalenderbestand(regels, uitleg("termijnen", {"toeleiding": day}), NU, "B-12", naam="B-12")
        for day in ("2026-11-02", "2026-11-03")
    ]
    first, second = map(gebeurtenissen, texts)
    assert set(first) == set(second)
    assert all(str(event["SUMMARY"]).startswith("B-12: ") for event in first.values())
    assert "B-12" not in " ".join(first)


def test_wat_voorbij_of_onbekend_is_staat_niet_in_de_agenda(bestand: str) -> None:
    assert "eindadvies-ten-vroegste" not in bestand
    assert "laatste-registratie" in bestand


def test_een_raming_die_er_zonder_verlenging_niet_is_komt_niet_in_de_agenda(
    regels: Regels, uitleg: Callable[..., Uitleg]
) -> None:
    """Zonder verlenging komt een traject nooit aan ‘ter afsluiting’; of er een komt, weet nog niemand."""
    texts = [
        kalenderbestand(regels, uitleg("termijnen", {"bezig": "2026-01-30"} | more), NU, "B-1")
        for more in ({}, {"verlenging_maanden": 0}, {"verlenging_maanden": 6})
    ]
    assert ["laatste-registratie" in text for text in texts] == [False, False, True]


def test_een_termijn_staat_op_haar_veilige_dag_en_noemt_de_datum_zelf(
    regels: Regels, uitleg: Callable[..., Uitleg]
) -> None:
    """28 mei 2026 + 6 maanden is zaterdag 28 november; de laatste open dag ervoor is vrijdag."""
    found = uitleg("termijnen", {"trajectplan_opgeladen": "2026-05-28"})
    events = gebeurtenissen(kalenderbestand(regels, found, NU, "B-1"))
    event = next(e for uid, e in events.items() if uid.startswith("evaluatie-6-"))
    assert str(event["DTSTART"].dt) == "2026-11-27"
    said = "27 november 2026 is de laatste veilige dag. De datum zelf is zaterdag 28 november 2026."
    assert said in str(event["DESCRIPTION"])


def test_een_geplande_dag_is_een_eigen_gebeurtenis_en_de_termijn_blijft_staan(
    regels: Regels, uitleg: Callable[..., Uitleg]
) -> None:
    """9 november + 28 dagen is 7 december; gepland op 11 december, te laat."""
    found = uitleg("termijnen", {"toeleiding": "2026-11-09", "eerste_afspraak": "2026-12-11"})
    events = gebeurtenissen(kalenderbestand(regels, found, NU, "B-1"))
    days = {
        uid.partition("@")[0]: str(e["DTSTART"].dt) for uid, e in events.items() if uid.startswith("eerste-")
    }
    case = next(uid for uid in days if not uid.endswith("-gepland"))
    assert days == {case: "2026-12-07", f"{case}-gepland": "2026-12-11"}
    planned = next(e for uid, e in events.items() if "-gepland@" in uid)
    assert str(planned["SUMMARY"]).endswith("(gepland)")
    assert "Dat is te laat." in str(planned["DESCRIPTION"])


def test_een_raming_heet_ook_in_de_agenda_een_raming(bestand: str) -> None:
    event = next(e for uid, e in gebeurtenissen(bestand).items() if uid.startswith("laatste-registratie"))
    assert str(event["SUMMARY"]).endswith("(raming)")
    assert "Bron:" in str(event["DESCRIPTION"])
    assert "MLP" in str(event["DESCRIPTION"])


def test_de_regels_zijn_hoogstens_75_bytes_en_eindigen_op_crlf(bestand: str) -> None:
    assert bestand.endswith("END:VCALENDAR\r\n")
    lines = bestand.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # geen letter is in twee gebroken


def test_hetzelfde_geval_houdt_dezelfde_ids_ook_later(
    regels: Regels, resultaat: Uitleg, bestand: str
) -> None:
    later = kalenderbestand(regels, resultaat, NU + timedelta(days=3), "dossier 7")
    assert set(gebeurtenissen(later)) == set(gebeurtenissen(bestand))
    other = kalenderbestand(regels, resultaat, NU, "dossier 8")
    assert not set(gebeurtenissen(other)) & set(gebeurtenissen(bestand))


def test_de_naam_van_het_dossier_staat_niet_in_het_bestand(bestand: str) -> None:
    assert "dossier 7" not in bestand.replace("\r\n ", "")


@given(st.text(max_size=300), st.text(max_size=60))
def test_elke_tekst_komt_heel_terug(
    regels: Regels, uitleg: Callable[..., Uitleg], tekst: str, sleutel: str
) -> None:
    """Ook komma's, puntkomma's, backslashes en letters van meer bytes."""
    text = "".join(c for c in tekst if c.isprintable())
    found = uitleg("termijnen", {"eerste_afspraak": "2026-11-16"})
    row = next(row for row in found.termijnen if row.stand.id == "trajectplan")
    made = kalender(regels, [Datum(replace(row, titel=f"x{text}x"), sleutel)], NU, NU.date())
    assert all(len(line) <= 75 for line in made.encode().split(b"\r\n"))
    (event,) = gebeurtenissen(made).values()
    assert str(event["SUMMARY"]) == f"x{text}x"


def test_een_vreemde_sleutel_breekt_niets(regels: Regels, resultaat: Uitleg) -> None:
    assert gebeurtenissen(kalenderbestand(regels, resultaat, NU, "\ud800"))


# --- what a second import takes away --------------------------------------------------------------------------


GEDAAN = {"toeleiding": "2026-11-05", "trajectplan_opgeladen": "2026-11-10", "bezig": "2026-11-12"}


def test_wat_gebeurd_is_gaat_bij_een_nieuw_bestand_weer_weg(
    regels: Regels, uitleg: Callable[..., Uitleg]
) -> None:
    """Hetzelfde kenmerk, een hoger nummer, en geschrapt: in khal 0.14 staat de afspraak er daarna als geschrapt."""
    before = gebeurtenissen(kalenderbestand(regels, uitleg("termijnen", GEDAAN), NU, "B-12", naam="B-12"))
    done = GEDAAN | {"evaluaties": ["2026-11-20"]}
    later = NU + timedelta(days=1)
    after = gebeurtenissen(kalenderbestand(regels, uitleg("termijnen", done), later, "B-12", naam="B-12"))
    uid = next(uid for uid in before if uid.startswith("evaluatie-6-"))
    old, new = before[uid], after[uid]
    assert (str(old["STATUS"]), str(new["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert int(new["SEQUENCE"]) > int(old["SEQUENCE"]) > 0
    assert new["DTSTART"].dt == old["DTSTART"].dt
    assert str(new["SUMMARY"]) == f"Vervalt: {old['SUMMARY']}"
    moved = next(uid for uid in before if uid.startswith("evaluatie-12-"))
    assert str(after[moved]["STATUS"]) == "CONFIRMED"
    assert int(after[moved]["SEQUENCE"]) > int(before[moved]["SEQUENCE"])


def test_van_een_afgesloten_traject_gaat_alles_weg(regels: Regels, uitleg: Callable[..., Uitleg]) -> None:
    before = gebeurtenissen(kalenderbestand(regels, uitleg("termijnen", GEDAAN), NU, "B-12", 7, "B-12"))
    closed = uitleg("termijnen", GEDAAN | {"eindadvies_geregistreerd": "2026-11-21"})
    after = gebeurtenissen(kalenderbestand(regels, closed, NU + timedelta(days=1), "B-12", 7, "B-12"))
    assert set(before) <= set(after)
    assert {str(event["STATUS"]) for event in after.values()} == {"CANCELLED"}


def test_zonder_code_wordt_niets_geschrapt(regels: Regels, uitleg: Callable[..., Uitleg]) -> None:
    done = uitleg("termijnen", GEDAAN | {"evaluaties": ["2026-11-20"]})
    events = gebeurtenissen(kalenderbestand(regels, done, NU))
    assert {str(event["STATUS"]) for event in events.values()} == {"CONFIRMED"}
