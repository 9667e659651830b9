"""The four kinds of planners in words: one file each, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.toon.soorten import bedrag, keuze, toets
from planner.toon.uitleg import Knoop
from planner.uitslag import Uitslag
from planner.woorden import Woorden

REDENEN: dict[str, Callable[[Woorden, Any], tuple[Knoop, ...]]] = {
    "termijnen": lambda w, found: (),  # a deadline says itself how it was counted
    "keuze": keuze.redenen,
    "toets": toets.redenen,
    "bedrag": bedrag.redenen,
}
# Of these the outcome is told first, and then why; of the others what led to it comes first.
UITKOMST_EERST = ("keuze",)


def redenen(w: Woorden, found: Uitslag[Any]) -> tuple[Knoop, ...]:
    """Everything that led to the outcome."""
    return REDENEN[found.planner.soort](w, found)
