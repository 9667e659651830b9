"""A question with options, of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from planner.html import Html
from planner.model import Vraag
from planner.taal import bedoelde_je, opsomming
from planner.vragen.soort import Antwoord, Veld, Vraagsoort, keuzes


class Keuze(Vraagsoort):
    """One of the options."""

    gesloten = True
    met_opties = True

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> str:
        if isinstance(value, str) and value in vraag.opties:
            return value
        hint = bedoelde_je(value, vraag.opties) if isinstance(value, str) else ""
        raise ValueError(f"Kies {opsomming(vraag.opties, 'of')}.{hint}")

    def past(self, vraag: Vraag, value: Antwoord) -> bool:
        return value in vraag.opties

    def woorden(self, vraag: Vraag, value: object) -> str:
        return self.celwaarden(vraag).get(str(value), str(value))

    def celwaarden(self, vraag: Vraag) -> Mapping[str, str]:
        return {key: option.titel for key, option in vraag.opties.items()}

    def antwoorden(self, vraag: Vraag) -> list[Antwoord]:
        return list(vraag.opties)

    def html(self, veld: Veld) -> Html:
        options = veld.vraag.opties.items()
        return keuzes(veld, {key: (veld.tekst(o.titel), veld.tekst(o.hulp)) for key, o in options})
