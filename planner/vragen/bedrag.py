"""A question for an amount in euro."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from planner.html import Html
from planner.model import Vraag
from planner.vragen.geplakt import gewoon
from planner.vragen.soort import Veld, Vraagsoort, met_komma, tekstveld

_DECIMAAL = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,4})?")
_MET_CENTEN = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")
_EENHEID = re.compile("€|euro|eur", re.IGNORECASE)
_GROEP = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_DUIZENDTALLEN = re.compile(r"[0-9]{1,3}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,})")


class Bedrag(Vraagsoort):
    """An amount of 0 or more, in whole cents."""

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> Decimal:
        amount = decimaal(value, "een bedrag van 0 of meer, zoals 883,27", tekst)
        if isinstance(value, str) and not _MET_CENTEN.fullmatch(value.strip()):
            raise ValueError(
                f"‘{value.strip()}’ heeft meer dan twee cijfers achter de komma. Rond zelf af op een cent, zoals "
                "883,27. Schrijf duizendtallen zonder punt: 1234."
            )
        return amount

    def uit_tekst(self, text: str) -> Any:
        """An amount as people write it: € 1.234,56 or 1 234,56 or 1234.56. With one point and three numbers
        behind it nobody knows what is meant, so that stays as it is."""
        plain = _GROEP.sub("", _EENHEID.sub("", gewoon(text)).strip())
        if _DUIZENDTALLEN.fullmatch(plain):
            plain = plain.replace(".", "")
        return plain.replace(",", ".")

    def html(self, veld: Veld) -> Html:
        return tekstveld(veld, " euro")

    def uit_link(self, vraag: Vraag, naam: str, text: str) -> tuple[dict[str, str], list[str]]:
        return {naam: met_komma(text)}, []


def decimaal(value: object, wat: str, tekst: bool) -> Decimal:
    """A number of 0 or more with at most four decimals. Raises ValueError with a Dutch message that asks for
    `wat`."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9 and not tekst:
        value = str(value)
    if not isinstance(value, str) or not _DECIMAAL.fullmatch(value.strip()):
        raise ValueError(f"Geef {wat}{'' if isinstance(value, str) else ', als tekst'}.")
    return Decimal(value.strip().replace(",", "."))
