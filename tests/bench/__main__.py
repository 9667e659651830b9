"""`make bench`: measures the site and the engine, as a stranger can repeat it, and writes docs/beheer/snelheid.md.

`--rondes N` sets how often each visit is made (5), `--alleen motor` leaves the browser out and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench import motor

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "beheer" / "snelheid.md"


def main() -> int:
    """Run all measurements; the exit status is 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description="Meet de snelheid van de site.")
    parser.add_argument("--rondes", type=int, default=5, help="hoe vaak elk bezoek gemeten wordt")
    parser.add_argument("--alleen", choices=["motor"], help="laat de browser weg en schrijf niets")
    choice = parser.parse_args()
    print("De motor …", flush=True)
    engine = motor.meet(heel=not choice.alleen)
    for name, middle, low, high in engine:
        print(f"  {name:45} {middle:8.0f} ms ({low:.0f}–{high:.0f})", flush=True)
    if choice.alleen:
        return 0

    from tests.bench import browser, verslag
    from tests.zoeken.kost import kost

    print("De browser …", flush=True)
    found = verslag.Metingen(
        rondes=choice.rondes,
        versies=browser.versies(),
        browser=browser.versie_van_browser(),
        traagheid=browser.zelftest_traag(),
        bezoeken=browser.meet(choice.rondes),
        worker=browser.in_de_worker(),
        motor=engine,
        paginas=browser.gewicht_van_paginas(),
        zoeken=kost(browser.CACHE / "site", ROOT),
    )
    verslag.schrijf(PAGE, found)
    print(f"Geschreven: {PAGE.relative_to(ROOT)}")
    missed = [aim for aim in verslag.doelen(found.bezoeken) if not aim.gehaald]
    for aim in missed:
        print(f"Niet gehaald: {aim.tekst}: {aim.verhouding:.2f} ×, hoogstens {aim.hoogstens} ×")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
