"""The texts of a planner: every {name} in them is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.authoring.objecten import Pad
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.woorden import PLEK


def controleer_teksten(check: Plannercontrole, item: Any, pad: Pad) -> None:
    """Every {name} in a text is known."""
    if isinstance(item, str):
        check.check.accolade(check.path, pad, item)
        for match in PLEK.finditer(item):
            _plek(check, pad, match[1], match[2])
    elif isinstance(item, Mapping):
        for key, value in item.items():
            if key != "gegeven":
                controleer_teksten(check, value, (*pad, key))
    elif isinstance(item, tuple):
        for number, value in enumerate(item):
            controleer_teksten(check, value, (*pad, number))
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            if name != "gegeven":
                controleer_teksten(check, getattr(item, name), (*pad, name))


def _plek(check: Plannercontrole, pad: Pad, wat: str | None, naam: str) -> None:
    deadlines = {**check.taken, **check.planner.termijnen}
    if wat == "termijn":
        check.fout(pad, "{termijn:…} kan hier niet: gebruik {duur:…} of {datum:…}.")
    elif wat == "duur":
        check.ken(pad, naam, {*deadlines, *check.check.alle_termijnen()}, "De termijn in de tekst")
    elif wat == "datum":
        check.ken(pad, naam, [*deadlines, *check.momenten_hier], "De termijn in de tekst")
    elif wat == "nu":
        check.ken(pad, naam, check.rules.waarden, "De waarde in de tekst")
    else:
        known = [*check.rules.waarden, *check.questions, *check.momenten_hier]
        check.ken(pad, naam, known, "De waarde of vraag in de tekst")
