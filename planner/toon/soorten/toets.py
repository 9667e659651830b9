"""How a test is told: each of its conditions."""

from __future__ import annotations

from planner.soorten.toets import Toetsuitslag
from planner.toon.redenen import voorwaarden
from planner.toon.uitleg import Knoop
from planner.woorden import Woorden


def redenen(w: Woorden, found: Toetsuitslag) -> tuple[Knoop, ...]:
    """All conditions."""
    return voorwaarden(w, found.oordelen)
