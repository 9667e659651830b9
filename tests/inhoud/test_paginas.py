"""The pages as they are: no number by hand, no unknown abbreviation, no section of a source without a page."""

from datetime import date
from pathlib import Path

from macros.paginas import lees
from macros.redactie.paginacontrole import kijk_na
from planner.authoring.gegevens import read_folder

PROJECT = Path(__file__).resolve().parents[2]


def test_pages_keep_to_the_checks() -> None:
    problems = kijk_na(lees(PROJECT / "docs"), read_folder(PROJECT / "data"), date.today())
    assert not problems, "\n".join(map(str, problems))


def test_every_page_can_be_found_by_a_sentence() -> None:
    without = [page.pad for page in lees(PROJECT / "docs") if not page.meta.get("description")]
    assert without == []
