"""When somebody must look at something again: pages and values after a year, the calendar before it runs out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from planner import taal
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.dates import add_months

MAANDEN_TUSSEN_NAZICHT = 12
# What was checked on one day comes back spread over this many days before the year is over, so that nobody finds two
# hundred reminders on one morning.
DAGEN_GESPREID = 120
JAREN_KALENDER = 3  # a deadline can lie this far ahead


def nazichtdag(gezien: date, wat: str) -> date:
    """When something that was checked on `gezien` is due: within twelve months, on a day that goes with its name."""
    return add_months(gezien, MAANDEN_TUSSEN_NAZICHT) - timedelta(days=crc32(wat.encode()) % DAGEN_GESPREID)


def kalender(data: Gegevens, vandaag: date) -> Iterator[Probleem]:
    """The calendar of closed days, when it ends before deadlines of today can end."""
    file = data.bestanden.get("kalender.yml")
    if file and file.inhoud.geldig_tot < add_months(vandaag, 12 * JAREN_KALENDER):
        yield Probleem(
            file.naam,
            file.regel("geldig_tot"),
            f"De kalender loopt tot {taal.datum(file.inhoud.geldig_tot)}, dat is binnen {JAREN_KALENDER} jaar. Kijk de "
            "feestdagen van de volgende jaren na en zet een latere dag bij ‘geldig_tot’.",
        )
