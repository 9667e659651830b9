"""The tables for editors."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros import beheer
from macros.site import Site
from macros.teksten import MacroFout
from planner.toon.weergave import anker

PROJECT = Path(__file__).resolve().parents[2]
PAGE = SimpleNamespace(url="beheer/dekking/", file=SimpleNamespace(src_uri="beheer/dekking.md"))


@pytest.fixture
def site() -> Site:
    return Site(PROJECT, SimpleNamespace(page=PAGE))


def macro(site: Site, name: str) -> Callable[..., str]:
    """One of the macros of this module, by its name."""
    return next(found for found in beheer.macros(site) if found.__name__ == name)


def test_elke_sectie_van_de_vijf_documenten_staat_in_de_tabel(site: Site) -> None:
    dekking = macro(site, "dekking")
    html = dekking()
    for name, document in site.rules.bronnen.items():
        for section in document.secties:
            assert (f"#{anker(name, section)}" in html) != document.extern, (name, section)


def test_een_sectie_zonder_pagina_stopt_de_bouw(site: Site, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    site.project = tmp_path
    dekking = macro(site, "dekking")
    with pytest.raises(MacroFout, match=r"draaiboek-2023 2\.1"):
        dekking()


def test_regels_zeggen_uit_welke_secties_ze_komen(site: Site) -> None:
    found = beheer.regels_per_bron(site.rules)
    planner = site.rules.planners["termijnen"]
    assert planner.titel in found[planner.termijnen["trajectplan"].bron[0]]


def test_wat_aan_de_beurt_is_komt_eerst(site: Site) -> None:
    nazicht = macro(site, "nazicht")
    site.vandaag = date(2026, 11, 23)
    assert "Vandaag is er niets na te kijken" in nazicht()
    site.vandaag = date(2099, 1, 1)
    now, _, later = nazicht().partition("## Later")
    assert "Termijnplanner" in now
    assert "Termijnplanner" not in later
