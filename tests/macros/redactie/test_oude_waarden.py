"""Wie een waarde wijzigt, leest welke zinnen nog over de oude spreken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.paginas import lees
from macros.redactie.oude_waarden import verouderd, verslag
from planner.authoring.gegevens import read_folder

KLEIN = Path(__file__).resolve().parents[2] / "authoring/klein"
PAGINA = """---
title: Plan
description: Een plan.
---
# Het plan

Na zes weken is het plan klaar. Na 7 weken niet.

Het moet er {{ termijn("plan") }} zijn. Hoe lang het later duurt, staat in geen enkele bron.

Iets anders staat ook in geen enkele bron.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(KLEIN, tmp_path / "data")
    for name in ("handboek", "beheer"):
        (tmp_path / "docs" / name).mkdir(parents=True)
        (tmp_path / "docs" / name / "plan.md").write_text(PAGINA, encoding="utf-8")
    (tmp_path / "data/zoekwoorden").mkdir()
    (tmp_path / "data/zoekwoorden/plan.yml").write_text(
        "pagina: [zes weken te laat, plan kwijt]\n", encoding="utf-8"
    )
    begrippen = tmp_path / "data/begrippen.yml"
    text = begrippen.read_text(encoding="utf-8").replace("Het beschermde circuit.", "Na 6 weken begint het.")
    begrippen.write_text(text, encoding="utf-8")
    return tmp_path


def na(project: Path, bestand: str, oud: str, nieuw: str) -> list[str]:
    before = read_folder(project / "data")
    path = project / "data" / bestand
    text = path.read_text(encoding="utf-8")
    assert oud in text
    path.write_text(text.replace(oud, nieuw, 1), encoding="utf-8")
    return [
        place
        for item in verouderd(lees(project / "docs"), before, read_folder(project / "data"))
        for place in item.plaatsen
    ]


ZES = "{geldig_van: 2023-07-01, waarde: 6 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-22}"
LATER = ZES.replace("2023-07-01", "2030-01-01").replace("6 weken", "8 weken")


def test_een_andere_duur_noemt_elke_zin_met_de_oude(project: Path) -> None:
    found = na(project, "planners/datums.yml", ZES, f"{ZES}\n      - {LATER}")
    said = "\n".join(found)
    assert "docs/handboek/plan.md` regel 7: `Na zes weken is het plan klaar." in said
    assert "zoekwoorden/plan.yml` regel 1: `zes weken te laat`" in said
    assert "Na 6 weken begint het." in said
    assert "plan kwijt" not in said
    assert "docs/beheer" not in said, "een pagina voor redacteurs is geen tekst van de site"
    assert "zes weken later" not in said, "een voorbeeld blijft wat het was"


def test_een_zin_naast_de_waarde_die_zegt_dat_er_niets_bekend_is_wordt_genoemd(project: Path) -> None:
    found = na(project, "planners/datums.yml", ZES, f"{ZES}\n      - {LATER}")
    silent = [place for place in found if "geen enkele bron" in place]
    assert len(silent) == 1
    assert "Hoe lang het later duurt" in silent[0]


def test_de_opmerking_bij_de_oude_waarde_en_wat_ze_noemt(project: Path) -> None:
    path = project / "data/waarden/alle.yml"
    text = path.read_text(encoding="utf-8").replace(
        "      waarde: 883.27\n", "      waarde: 883.27\n      opmerking: Zo was het op 1 juli 2023.\n"
    )
    path.write_text(text, encoding="utf-8")
    found = na(project, "waarden/alle.yml", "waarde: 883.27", "waarde: 900.00")
    said = "\n".join(found)
    assert "Zo was het op 1 juli 2023." in said
    assert "Start: hoort bij deze waarde" in said, "de waarde ‘start’ is 1 juli 2023"


def test_wat_alleen_een_andere_bron_kreeg_is_geen_andere_waarde(project: Path) -> None:
    assert na(project, "planners/datums.yml", ZES, ZES.replace("boek-2023 2.1", "boek-2023 1")) == []


def test_het_verslag_noemt_oud_en_nieuw(project: Path) -> None:
    before = read_folder(project / "data")
    path = project / "data/planners/datums.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(ZES, f"{ZES}\n      - {LATER}"), encoding="utf-8"
    )
    text = verslag(verouderd(lees(project / "docs"), before, read_folder(project / "data")))
    assert "- Plan klaar was 6 weken, en wordt 8 weken. Lees na of dit nog klopt:" in text
    assert verslag([]) == ""
