"""The pages as they are: no number by hand, no unknown abbreviation, no section of a source without a page."""

from datetime import date
from pathlib import Path

from macros.paginas import lees
from macros.redactie.paginacontrole import kijk_na
from planner.authoring.gegevens import read_folder

PROJECT = Path(__file__).resolve().parents[2]


def test_de_pagina_s_doorstaan_de_controles() -> None:
    problems = kijk_na(lees(PROJECT / "docs"), read_folder(PROJECT / "data"), date.today())
    assert not problems, "\n".join(map(str, problems))


def test_elke_pagina_is_met_een_zin_te_vinden() -> None:
    without = [page.pad for page in lees(PROJECT / "docs") if not page.meta.get("description")]
    assert without == []
