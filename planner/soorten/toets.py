"""The kind `toets`: conditions that must all hold, with exceptions. All reasons are given.

Conditions also accompany a `keuze`: there they tell what still has to be done, without changing the
outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from planner.geval import Geval
from planner.model import Id, ToetsPlanner, Voorwaarde
from planner.uitslag import MENS, NIET_VOLDAAN, ONBEKEND, VOLDAAN, Oordeling, Uitslag


class Toetsuitslag(Uitslag[ToetsPlanner]):
    """The verdicts of a case, and the strongest outcome that they ask for."""

    @cached_property
    def oordelen(self) -> Mapping[Id, Oordeling]:
        """All conditions."""
        planner = self.planner
        return {
            naam: oordeel(self.geval, rule, planner.onbekend) for naam, rule in planner.voorwaarden.items()
        }

    @cached_property
    def uitkomst(self) -> Id:
        """The strongest outcome that is asked for; the outcomes are listed strongest first."""
        asked = {item.uitkomst for item in self.oordelen.values()} | {self.planner.alles_voldaan}
        return next(naam for naam in self.planner.uitkomsten if naam in asked)

    @property
    def te_doen(self) -> list[Voorwaarde]:
        """The conditions that asked for this outcome."""
        return [item.regel for item in self.oordelen.values() if item.uitkomst == self.uitkomst]

    @cached_property
    def ontbreekt(self) -> tuple[Id, ...]:
        """Open questions of conditions that can still make the outcome another one, the strongest first."""
        planner, strength = self.planner, list(self.planner.uitkomsten)
        useful: dict[Id, int] = {}
        for item in self.oordelen.values():
            if item.oordeel != ONBEKEND:
                continue
            worst = strength.index(item.regel.uitkomst) if item.regel.uitkomst else len(strength)
            if self.uitkomst == planner.onbekend or worst < strength.index(self.uitkomst):
                for question in nodig(self.geval, item.regel):
                    useful[question] = min(worst, useful.get(question, worst))
        return tuple(sorted(useful, key=lambda question: useful[question]))


def oordeel(geval: Geval, rule: Voorwaarde, onbekend: Id = "") -> Oordeling:
    """Judge one condition. `onbekend` is the outcome that an open condition asks for."""
    if rule.mens:
        return Oordeling(rule, MENS)
    fits = geval.past(rule.als)
    if fits:
        return Oordeling(rule, VOLDAAN)
    excused = [(exception, geval.past(exception.als)) for exception in rule.uitzondering]
    # What is excused need not be waited for.
    settled = fits is False or not nodig(geval, rule)
    for exception, holds in excused:
        if holds and (settled or not exception.uitkomst):
            verdict = MENS if exception.mens else VOLDAAN
            return Oordeling(rule, verdict, exception.uitkomst, exception)
    if fits is False and not any(holds is None for _, holds in excused):
        return Oordeling(rule, NIET_VOLDAAN, rule.uitkomst)
    return Oordeling(rule, ONBEKEND, onbekend)


def nodig(geval: Geval, rule: Voorwaarde) -> list[Id]:
    """The open questions behind a condition, those of its exceptions only when they still matter: the
    condition is not met, or it is none at all when they hold."""
    fits = geval.past(rule.als)
    matter = [e.als for e in rule.uitzondering if fits is False or (fits is None and not e.uitkomst)]
    cells = [als for als in matter if geval.past(als) is None]
    return list(dict.fromkeys(q for als in (*cells, rule.als) for q in geval.nodig_voor(als)))
