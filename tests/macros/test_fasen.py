"""De fasen van een traject: het menu, de lijst van planners en het slot van elke pagina van het handboek."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from macros.fasen import REST, bij_dit_moment, fase_van, planners_per_deel
from macros.paginas import Pagina, lees
from macros.redactie.paginacontrole import fasen
from macros.site import Site
from macros.teksten import Teksten
from planner.authoring.gegevens import read_folder
from planner.authoring.naslagmodel import FASEN

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    page = SimpleNamespace(
        url="handboek/6-privacy/tips/", file=SimpleNamespace(src_uri="handboek/6-privacy/tips.md")
    )
    return Site(PROJECT, SimpleNamespace(page=page, conf={}))


def test_elke_fase_van_een_taak_is_een_fase_van_het_traject(site: Site) -> None:
    assert tuple(site.bestand("fasen.yml"))[: len(FASEN)] == FASEN


def test_een_planner_heeft_hoogstens_een_fase_en_staat_altijd_in_de_lijst(site: Site) -> None:
    named = [name for phase in site.bestand("fasen.yml").values() for name in phase.planners]
    assert len(named) == len(set(named))
    assert sorted(name for _, names in planners_per_deel(site) for name in names) == sorted(
        site.rules.planners
    )


def test_het_menu_groepeert_de_planners_zoals_hun_lijst(site: Site) -> None:
    menu = yaml.safe_load((PROJECT / "docs/planners/.nav.yml").read_text(encoding="utf-8"))["nav"]
    groups = [pair for item in menu if isinstance(item, dict) for pair in item.items()]
    # A planner without a phase comes by itself, at the end.
    phases = [(part, names) for part, names in planners_per_deel(site) if part != REST]
    assert groups == [(part, [f"{name}.md" for name in names]) for part, names in phases]


def test_een_pagina_volgt_haar_map_tenzij_ze_zelf_genoemd_is(site: Site) -> None:
    phases = site.bestand("fasen.yml")
    assert fase_van(phases, "handboek/5-einde/verlenging.md") == "einde"
    assert fase_van(phases, "handboek/5-einde/stopzetting.md") == "stopzetting"
    assert fase_van(phases, "handboek/9-nieuw/iets.md") == ""


def test_een_pagina_over_privacy_leidt_naar_planner_checklist_en_taken(site: Site) -> None:
    shown = bij_dit_moment(site, "handboek/6-privacy/tips.md")
    for target in ("planners/delen-van-info/", "checklists/", "naslag/wie-doet-wat/#doorlopend"):
        assert f'href="../../../{target}"' in shown


def test_geen_pagina_van_het_handboek_mist_haar_fase() -> None:
    assert list(fasen(lees(PROJECT / "docs"), read_folder(PROJECT / "data"))) == []


def test_een_pagina_in_een_nieuwe_map_krijgt_de_raad_wat_te_doen() -> None:
    data = read_folder(PROJECT / "data")
    pages = [*lees(PROJECT / "docs"), Pagina("handboek/9-nieuw/iets.md", {}, "", "")]
    [problem] = fasen(pages, data)
    assert "Zet handboek/9-nieuw/iets.md in data/fasen.yml" in problem.melding


def test_van_wanneer_de_tekst_is_en_wanneer_hij_vergeleken_werd() -> None:
    """Het draaiboek is van 5 oktober 2023; de oudste vergelijking telt, niet de jongste."""
    teksten = Teksten(read_folder(PROJECT / "data"))
    oldest = min(teksten.vergeleken())
    assert teksten.stand().startswith("Tekst van oktober 2023, hier vergeleken in ")
    assert str(oldest.year) in teksten.stand()
