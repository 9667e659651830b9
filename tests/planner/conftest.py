"""Fixed rules, and a short way to work out a case."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import planner
from planner.evalueer import leg_geval_uit
from planner.model import Regels
from planner.toon.uitleg import Uitleg
from tests.vast import DATA

VANDAAG = "2026-11-22"

settings.register_profile(
    "vast", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("vast")


@pytest.fixture(scope="session")
def regels() -> Regels:
    return planner.load(DATA)


@pytest.fixture(scope="session")
def reken(regels: Regels) -> Callable[..., dict[str, Any]]:
    """Work out a case that must not have errors."""

    def een_geval(naam: str, antwoorden: dict[str, Any], vandaag: str = VANDAAG) -> dict[str, Any]:
        result = planner.evaluate(regels, naam, antwoorden, vandaag)
        assert "fout" not in result, result
        return result

    return een_geval


@pytest.fixture(scope="session")
def uitleg(regels: Regels) -> Callable[..., Uitleg]:
    """The same, with its words and sources, for what shows it."""

    def een_geval(naam: str, antwoorden: dict[str, Any], vandaag: str = VANDAAG) -> Uitleg:
        found, errors = leg_geval_uit(regels, naam, antwoorden, vandaag)
        assert found, errors
        return found

    return een_geval


@pytest.fixture(scope="session")
def termijn(reken: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """One deadline of the deadline planner."""

    def een_termijn(naam: str, antwoorden: dict[str, Any], vandaag: str = VANDAAG) -> dict[str, Any]:
        rows = reken("termijnen", antwoorden, vandaag)["termijnen"]
        return next(row for row in rows if row["id"] == naam)

    return een_termijn
