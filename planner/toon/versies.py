"""Which version of each value an answer was counted with, and what held before and holds after it.

The day that decides differs by kind: a deadline uses the rule of the day from which it counts; facts, texts
and amounts use the reference date of the planner, which is the day of the calculation unless the planner
names a date of the case (`peildatum`).
"""

from __future__ import annotations

from typing import Any

from planner.toon.uitleg import Versie
from planner.uitslag import Uitslag
from planner.versies import namen, op_volgorde
from planner.woorden import Gebruik, Woorden, bron, waarde_tekst


def versies(w: Woorden) -> tuple[Versie, ...]:
    """The versions behind what was told, in the order in which they were needed."""
    return tuple(_versie(w, use) for use in list(w.gebruikt.values()))


def geldend(found: Uitslag[Any]) -> tuple[Versie, ...]:
    """The values that the rules and texts of a planner use, as they are on the day of this result."""
    case = found.geval
    w = Woorden(case)
    for wat in namen(case.rules, case.naam):
        if isinstance(wat, str):
            w.waarde(wat, case.vandaag)
        else:
            w.duur(wat[0], wat[1], case.vandaag)
    return versies(w)


def _versie(w: Woorden, use: Gebruik) -> Versie:
    return Versie(
        use.id,
        use.titel if use.grootheid else w.tekst(use.titel),
        waarde_tekst(use.grootheid, use.versie),
        use.op,
        use.versie.geldig_van,
        use.versie.begin_onbekend,
        use.versie.geldig_tot,
        bron(use.versie.bron),
        tuple(
            (waarde_tekst(use.grootheid, v), v.geldig_van)
            for v in op_volgorde(use.versies)
            if v is not use.versie
        ),
    )
