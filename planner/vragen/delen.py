"""A question for percentages that are together 100, one for each partner."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from planner.html import Html, el
from planner.model import Vraag
from planner.taal import getal
from planner.vragen.deel import Deel
from planner.vragen.soort import Problemen, Veld, Velden, Vraagsoort, met_komma, nummers

_EEN = Deel()


class Delen(Vraagsoort):
    """`min` to `max` percentages."""

    met_grenzen = True
    eerste_veld = ".0"

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> tuple[Decimal, ...]:
        low, high = vraag.min or 2, vraag.max or 10
        if not isinstance(value, (list, tuple)) or not low <= len(value) <= high:
            many = str(low) if low == high else f"{low} tot {high}"
            raise ValueError(
                f"Geef {many} percentages, één per partner. Krijgt een partner niets, zet dan 0."
            )
        shares = tuple(_EEN.lees(vraag, item, tekst) for item in value)
        if sum(shares) != 100:
            total = getal(sum(shares, Decimal(0)))
            raise ValueError(f"De percentages zijn samen {total}; ze moeten samen 100 zijn.")
        return shares

    def uit_velden(self, velden: Velden, naam: str) -> tuple[list[str] | None, Problemen]:
        parts = [velden.get(f"{naam}.{number}", "") for number in nummers(velden, f"{naam}.")]
        return [_EEN.uit_tekst(part) for part in parts] or None, []

    def html(self, veld: Veld) -> Html:
        fields = []
        for number in range(veld.vraag.max or 3):
            field = el("input", name=f"{veld.naam}.{number}", inputmode="decimal", size=5)
            fields += [el("label", f"Partner {number + 1} ", field, " %"), " "]
        return el("div", fields, class_="cmz-velden")

    def in_link(self, value: Any) -> str:
        """With `;` between them, because a percentage may have a comma."""
        return ";".join(map(_EEN.in_link, value))

    def uit_link(self, vraag: Vraag, naam: str, text: str) -> tuple[dict[str, str], list[str]]:
        # Older links have a point in a percentage, and a comma between two.
        parts = text.split(";" if ";" in text else ",")
        return {f"{naam}.{number}": met_komma(part) for number, part in enumerate(parts)}, []

    def in_cel(self, value: Any) -> str:
        return " ".join(map(str, value))
