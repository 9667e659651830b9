"""A question for a whole number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.html import Html
from planner.model import Vraag
from planner.vragen.soort import Antwoord, Veld, Vraagsoort, tekstveld

GROOTSTE_GETAL = 100_000
_GETAL = re.compile(r"[0-9]{1,6}")


class Geheel(Vraagsoort):
    """A whole number from `min` to `max`."""

    gesloten = True
    met_grenzen = True

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> int:
        low, high = _grenzen(vraag)
        if tekst and isinstance(value, str) and _GETAL.fullmatch(value.strip()):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"Geef een geheel getal van {low} tot {high}.")
        return value

    def past(self, vraag: Vraag, value: Antwoord) -> bool:
        low, high = _grenzen(vraag)
        return not isinstance(value, int) or low <= value <= high

    def fout_in_cel(self, vraag: Vraag | None, value: str) -> str:
        return "" if value.isascii() and value.isdigit() else f"‘{value[:60]}’ is geen geheel getal."

    def grensgevallen(self, vraag: Vraag, getallen: Iterable[int], dagen: Iterable[date]) -> list[Antwoord]:
        edges, low = {*getallen}, vraag.min or 0
        high = max(10, *edges) + 1 if vraag.max is None else vraag.max
        tried = {low, high, *(edge + d for edge in edges for d in (-1, 0, 1))}
        return [number for number in sorted(tried) if low <= number <= high]

    def uit_tekst(self, text: str) -> Any:
        return int(text) if _GETAL.fullmatch(text) else text

    def html(self, veld: Veld) -> Html:
        return tekstveld(veld, "", "numeric")

    def uit_cel(self, text: str) -> Any:
        return self.uit_tekst(text)


def _grenzen(vraag: Vraag) -> tuple[int, int]:
    return vraag.min or 0, GROOTSTE_GETAL if vraag.max is None else vraag.max
