"""A question for yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.html import Html
from planner.model import Vraag
from planner.vragen.soort import JA_NEE, Antwoord, Veld, Vraagsoort, keuzes

_UIT_CEL = {"ja": True, "true": True, "waar": True, "nee": False, "false": False, "onwaar": False}


class JaNee(Vraagsoort):
    """Ja or nee."""

    gesloten = True
    fout_formulier = "Kies ja, nee of weet ik niet."
    fout_bestand = "Antwoord met ja of nee."

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> bool:
        if tekst and value in JA_NEE:
            return value == "ja"
        if isinstance(value, bool) and not tekst:
            return value
        raise ValueError(
            "Antwoord met ja of nee." if tekst else "Antwoord met true (ja), false (nee) of null."
        )

    def woorden(self, vraag: Vraag, value: object) -> str:
        return "ja" if value else "nee"

    def celwaarden(self, vraag: Vraag) -> Mapping[str, str]:
        return JA_NEE

    def antwoorden(self, vraag: Vraag) -> list[Antwoord]:
        return [True, False]

    def uit_tekst(self, text: str) -> Any:
        return {"ja": True, "nee": False}.get(text, text)

    def html(self, veld: Veld) -> Html:
        return keuzes(veld, {"ja": ("Ja", ""), "nee": ("Nee", "")})

    def in_link(self, value: Any) -> str:
        return "ja" if value else "nee"

    def in_cel(self, value: Any) -> str:
        return "ja" if value else "nee"

    def uit_cel(self, text: str) -> Any:
        return _UIT_CEL.get(text.lower(), text)
