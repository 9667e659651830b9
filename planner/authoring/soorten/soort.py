"""What editing and the build ask of each kind of planner: the base of the files beside this one."""

from __future__ import annotations

from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.model import Id


class Plannersoort[P]:
    """A kind of planner. What is not said here, each kind says itself."""

    def controleer(self, check: Plannercontrole, planner: P) -> None:
        """Note what only this kind must have, and has not."""

    def leidt_naar(self, planner: P) -> set[Id]:
        """The outcomes that it leads to by itself, without a row or condition."""
        return set()
