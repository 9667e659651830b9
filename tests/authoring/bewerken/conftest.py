"""The small data folder as an editor finds it, and what the check says of it after a job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from planner.authoring.bewerken.klus import Stand
from planner.authoring.check import check
from planner.authoring.gegevens import files_in, read_files

KLEIN = Path(__file__).parents[1] / "klein"
VANDAAG = date(2026, 11, 30)

type Klopt = Callable[[Mapping[str, str]], list[str]]


def maak_stand(teksten: Mapping[str, str]) -> Stand:
    """The state of an editor with these texts."""
    rules = {path: text.encode() for path, text in teksten.items() if path.endswith(".yml")}
    data = read_files(rules)
    return Stand(data.regels(), data, teksten, VANDAAG)


@pytest.fixture
def stand() -> Stand:
    return maak_stand({path: content.decode() for path, content in files_in(KLEIN).items()})


@pytest.fixture
def klopt(stand: Stand) -> Klopt:
    """What the whole check says, examples included, when these files replace those of now."""

    def na(bestanden: Mapping[str, str]) -> list[str]:
        texts = {**stand.teksten, **{p: t for p, t in bestanden.items() if p.endswith(".yml")}}
        return list(map(str, check(read_files({p: t.encode() for p, t in texts.items()})).problemen))

    return na
