"""Problems in rule files: where, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Probleem:
    """One problem; printed as `file:line: message`."""

    bestand: str
    regel: int
    melding: str

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}: {self.melding}"


class Ongeldig(ValueError):
    """The rules are not valid. `problemen` has every problem that was found."""

    def __init__(self, problemen: Iterable[Probleem]) -> None:
        self.problemen = sorted(set(problemen))
        super().__init__("\n".join(map(str, self.problemen)))
