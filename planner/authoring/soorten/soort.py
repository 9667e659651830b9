"""What editing and the build ask of each kind of planner: the base of the files beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.authoring.effect.gesloten import gesloten
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.model import Id, Regels
from planner.vragen.soort import Antwoorden


class Plannersoort[P]:
    """A kind of planner. What is not said here, each kind says itself."""

    def controleer(self, check: Plannercontrole, planner: P) -> None:
        """Note what only this kind must have, and has not."""

    def leidt_naar(self, planner: P) -> set[Id]:
        """The outcomes that it leads to by itself, without a row or condition."""
        return set()

    def gevallen(
        self, oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
    ) -> Iterator[tuple[Antwoorden, date]]:
        """The cases in which two versions of a planner are compared. What is left out is added to `weggelaten`."""
        yield from gesloten(oud, nieuw, name, weggelaten)
