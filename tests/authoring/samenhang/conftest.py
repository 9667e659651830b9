"""One thing wrong in the small data folder, and what the checks across rules say of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.authoring.gegevens import files_in, read_files
from planner.authoring.samenhang.alles import controleer

KLEIN = Path(__file__).parents[1] / "klein"

type Zegt = Callable[..., list[str]]


@pytest.fixture
def zegt() -> Zegt:
    """`file:line: message` of each problem after a replacement, or with other files beside; the line of the first
    of the replaced text is 1 further than the number of line ends before it."""

    def na_wijziging(bestand: str, oud: str, nieuw: str) -> list[str]:
        files = files_in(KLEIN)
        text = files.get(bestand, b"").decode()
        assert oud in text, f"‘{oud}’ staat niet in {bestand}"
        files[bestand] = text.replace(oud, nieuw, 1).encode()
        data = read_files(files)
        assert data.problemen == [], data.problemen
        return [str(problem) for problem in controleer(data)]

    return na_wijziging
