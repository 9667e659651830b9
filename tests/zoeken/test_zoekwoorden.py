"""Search words lead to pieces that the built site has, also where a macro makes the headings."""

import json
from pathlib import Path

from macros.afwerking.zoeken import problemen
from macros.paginas import adres
from planner.authoring.gegevens import read_files
from planner.authoring.koppen import koppen
from tests.zoeken.meet import STANDAARD

ROOT = Path(__file__).resolve().parents[2]


def test_de_bouw_noemt_een_stuk_dat_geen_macro_maakte() -> None:
    data = read_files(
        {"zoekwoorden/naslag/bedragen.yml": b"stukken:\n  waarde: [hoeveel]\n  bedrag: [geld]\n"}
    )
    (problem,) = problemen(data, {"naslag/bedragen/", "naslag/bedragen/#waarden", "naslag/bedragen/#bedrag"})
    assert (problem.bestand, problem.regel) == ("zoekwoorden/naslag/bedragen.yml", 2)
    assert "Bedoelde je ‘waarden’?" in problem.melding


def test_de_koppen_die_de_controle_leest_zijn_die_van_de_gebouwde_pagina_s() -> None:
    """Otherwise the check calls a good anchor wrong, or lets through what is gone."""
    made = {doc["location"] for doc in json.loads((ROOT / STANDAARD).read_text(encoding="utf-8"))["docs"]}
    pages = {adres(f"{page}.md"): found for page, found in koppen(ROOT / "docs").items()}
    built = {
        page: {where for where in made if where.startswith(f"{page}#")} for page in pages if page in made
    }
    read = {page: {f"{page}#{anchor}" for anchor in pages[page].ankers} for page in built}
    assert {page: read[page] - built[page] for page in built if read[page] - built[page]} == {}
    complete = {page for page in built if pages[page].volledig}
    assert {page: built[page] - read[page] for page in complete if built[page] - read[page]} == {}
    assert len(complete) > len(built) / 2
