"""Explanations as data: a small tree of rule, value, verdict, reason, source and children.

Pages, print, calendar text and tests render this tree; nothing is ever read back from text.
"""

from __future__ import annotations

from typing import Any, Literal

VOLDAAN: Literal["voldaan"] = "voldaan"
NIET_VOLDAAN: Literal["niet voldaan"] = "niet voldaan"
ONBEKEND: Literal["onbekend"] = "onbekend"
MENS: Literal["mens"] = "mens"

NIET_TE_ZEGGEN = "Niet te zeggen: voor een datum die je invulde, is hier geen regel bekend."

type Knoop = dict[str, Any]


def knoop(
    regel: str,
    omdat: str,
    bron: list[dict[str, str]],
    *,
    oordeel: str = VOLDAAN,
    waarde: str | None = None,
    kinderen: list[Knoop] | None = None,
    **meer: Any,
) -> Knoop:
    """One node. `waarde` is the result of this step as text (an ISO date, an amount), or None."""
    return {
        "regel": regel,
        "oordeel": oordeel,
        "omdat": omdat,
        "waarde": waarde,
        "bron": bron,
        "kinderen": kinderen or [],
        **meer,
    }


def oordeel_van(value: bool | None) -> str:
    """The verdict that belongs to a three-valued answer."""
    return ONBEKEND if value is None else VOLDAAN if value else NIET_VOLDAAN
