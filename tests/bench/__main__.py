"""`make bench`: measures the site and the engine, as a stranger can repeat it, and writes docs/beheer/snelheid.md.

`--rondes N` sets how often each visit is made (5), `--alleen motor` leaves the browser out and writes nothing,
`--heel` also takes a hundred thousand lines and PyScript.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench import geschiedenis, motor
from tests.bench.drukte import Drukte

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "beheer" / "snelheid.md"
RUNS = PAGE.with_name("metingen.json")


def main() -> int:
    """Run all measurements; the exit status is 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description="Meet de snelheid van de site.")
    parser.add_argument("--rondes", type=int, default=5, help="hoe vaak elk bezoek gemeten wordt")
    parser.add_argument("--alleen", choices=["motor"], help="laat de browser weg en schrijf niets")
    parser.add_argument(
        "--heel", action="store_true", help="ook honderdduizend regels en PyScript: twee minuten meer"
    )
    choice = parser.parse_args()
    drukte = Drukte()
    drukte.kijk()
    print("De motor …", flush=True)
    engine = motor.meet(choice.heel)
    for name, middle, low, high in engine:
        print(f"  {name:45} {middle:8.0f} ms ({low:.0f}–{high:.0f})", flush=True)
    if choice.alleen:
        return 0

    from tests.bench import browser, verslag, vuurtoren
    from tests.zoeken.kost import kost

    print("De browser …", flush=True)
    found = verslag.Metingen(
        rondes=choice.rondes,
        versies=browser.versies(choice.heel),
        browser=browser.versie_van_browser(),
        traagheid=browser.zelftest_traag(),
        bezoeken=browser.meet(choice.rondes, drukte, choice.heel),
        worker=browser.in_de_worker(),
        motor=engine,
        paginas=browser.gewicht_van_paginas(),
        zoeken=kost(browser.CACHE / "site", ROOT),
        resultaat=browser.eerste_zoekresultaat(choice.rondes),
        vuurtoren=vuurtoren.meet(),
        drukte=drukte,
    )
    runs = geschiedenis.voeg_toe(RUNS, verslag.loop(found, geschiedenis.versie(ROOT)))
    verslag.schrijf(PAGE, found, runs)
    print(f"Geschreven: {PAGE.relative_to(ROOT)}")
    if drukte.te_druk:
        print(f"De machine was te druk ({drukte.midden:.2f} keer zo traag): vertrouw deze tijden niet.")
    missed = [aim for aim in verslag.doelen(found.bezoeken) if not aim.gehaald]
    for aim in missed:
        print(f"Niet gehaald: {aim.tekst}: {aim.verhouding:.2f} ×, hoogstens {aim.hoogstens} ×")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
