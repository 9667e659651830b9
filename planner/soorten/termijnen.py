"""The kind `termijnen`: nothing but deadlines, and what to do now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from planner.model import Id, Stap, TermijnenPlanner
from planner.termijn import OPEN, Stand, later_gebeurd
from planner.uitslag import Actie, Uitslag


class Termijnenuitslag(Uitslag[TermijnenPlanner]):
    """The deadlines of a case."""

    met_uitkomst = False

    @cached_property
    def ontbreekt(self) -> tuple[str, ...]:
        """The dates that would make the most deadlines known, first."""
        case = self.geval
        useful: dict[Id, int] = {}
        for item in self.termijnen:
            if not item.tijdstip and item.van_toepassing is not False:
                for question in case.nodig_voor(item.regel.als) or case.open_vragen(item.regel.vanaf)[:1]:
                    useful[question] = useful.get(question, 0) + 1
        order = list(self.planner.vragen)
        return tuple(sorted(useful, key=lambda q: (-useful[q], order.index(q))))

    @cached_property
    def mogelijke_stappen(self) -> tuple[Actie, ...]:
        """First what is late and not done, then what comes by its safe day, then what is left to do for what was
        done too late."""
        items = self.termijnen
        coming = sorted((i for i in items if i.status in OPEN), key=lambda i: i.dag or date.max)
        return (
            *(action for item in items for action in self._acties(item, self.te_laat(item))),
            *(action for item in coming for action in self._acties(item, (item.regel.stap,))),
            *(a for i in items if i.status == "te_laat" for a in self._acties(i, i.regel.achteraf)),
        )

    def te_laat(self, item: Stand) -> tuple[Stap, ...]:
        """The steps that a deadline asks for because it passed and is not done, as far as anybody knows."""
        rule = item.regel
        if item.status == "verstreken" and rule.soort == "uiterlijk" and not later_gebeurd(self.geval, rule):
            return rule.te_laat
        return ()

    def _acties(self, item: Stand, steps: Iterable[Stap | None]) -> list[Actie]:
        return [Actie(self.geval, step, item) for step in steps if step]

    @property
    def eerst(self) -> tuple[Actie, ...]:
        """The steps to name first: the first one, whatever else is late, the first that comes when something
        is late, and what was done too late."""
        if not self.stappen:
            return ()
        first, *rest = self.stappen
        status = [action.stand.status if action.stand else "" for action in rest]
        late = [a for a, s in zip(rest, status, strict=True) if s == "verstreken"]
        done_late = [a for a, s in zip(rest, status, strict=True) if s == "te_laat"]
        coming = [a for a in rest if a not in late + done_late][: 1 if self.is_laat else 0]
        return (first, *late, *coming, *done_late)

    @property
    def is_laat(self) -> bool:
        """Whether the first step is about a date that has passed."""
        first = self.stappen[0].stand if self.stappen else None
        return bool(first and first.status == "verstreken")
