"""How a decision table is told: its rows, and the conditions that go with the outcome."""

from __future__ import annotations

from planner.soorten.keuze import Keuzeuitslag
from planner.toon.redenen import rijen, voorwaarden
from planner.toon.uitleg import Knoop
from planner.woorden import Woorden


def redenen(w: Woorden, found: Keuzeuitslag) -> tuple[Knoop, ...]:
    """The rows that were looked at, then the conditions."""
    return (*rijen(w, found.planner.rijen, found.keuze), *voorwaarden(w, found.oordelen))
