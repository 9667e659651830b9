"""A question for a percentage."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from planner.html import Html
from planner.model import Vraag
from planner.vragen.bedrag import decimaal
from planner.vragen.geplakt import gewoon
from planner.vragen.soort import Veld, Vraagsoort, met_komma, tekstveld


class Deel(Vraagsoort):
    """A percentage from 0 to 100."""

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> Decimal:
        if isinstance(value, float) and value == value and abs(value) < 1000:
            value = str(value)
        share = decimaal(value, "een percentage van 0 tot 100", tekst)
        if share > 100:
            raise ValueError("Een percentage is hoogstens 100.")
        return share

    def uit_tekst(self, text: str) -> Any:
        """A percentage as people write it: 12,5 or 12.5 %."""
        return gewoon(text).replace(",", ".").rstrip("% ")

    def html(self, veld: Veld) -> Html:
        return tekstveld(veld, " %")

    def uit_link(self, vraag: Vraag, naam: str, text: str) -> tuple[dict[str, str], list[str]]:
        return {naam: met_komma(text)}, []
