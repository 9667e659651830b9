"""A question for any number of dates, such as the evaluations that were held."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from planner import taal
from planner.html import Html, el, voeg
from planner.model import Vraag
from planner.vragen.datum import Datum, bezwaar, hele_datum, lees_datum
from planner.vragen.geplakt import gewoon
from planner.vragen.soort import LANGSTE_LIJST, Deels, Problemen, Veld, Velden, Vraagsoort, nummers

_EEN = Datum()
_MEESTE_WOORDEN = 6  # donderdag 15 januari 2026 om 0:00


class Datums(Vraagsoort):
    """A row of days, always in order. One that is wrong leaves the others."""

    eerste_veld = ".0.dag"

    def lees(self, vraag: Vraag, value: object, tekst: bool) -> tuple[date, ...]:
        if not isinstance(value, (list, tuple)):
            raise ValueError("Geef een lijst van datums.")
        if len(value) > LANGSTE_LIJST:
            raise ValueError(f"Geef hoogstens {LANGSTE_LIJST} datums.")
        days, problems = [], []
        for number, item in enumerate(value, 1):
            try:
                days.append(lees_datum(item))
            except ValueError as problem:
                problems.append(f"Datum {number}: {problem}")
        if problems:
            raise Deels(problems, tuple(sorted(days)))
        return tuple(sorted(days))

    def woorden(self, vraag: Vraag, value: object) -> str:
        return taal.opsomming(map(taal.datum, value)) if isinstance(value, tuple) else str(value)

    def uit_velden(self, velden: Velden, naam: str) -> tuple[list[str] | None, Problemen]:
        days, problems = [], []
        for number in nummers(velden, f"{naam}."):
            day, wrong = _EEN.uit_velden(velden, f"{naam}.{number}")
            days += [day] if day else []
            problems += wrong
        return days or None, problems

    def html(self, veld: Veld) -> Html:
        def rij(number: str) -> Html:
            fields = _EEN.html(Veld(veld.vraag, f"{veld.naam}.{number}", veld.uid))
            remove = el("button", "Verwijder", type="button", data_actie="rij-weg")
            return el("div", fields, remove, class_="cmz-rij")

        return voeg(
            el("div", rij("0"), class_="cmz-rijen", data_eerste=0),
            el("template", rij("#")),
            el("button", "Nog een datum", type="button", data_actie="rij-erbij"),
        )

    def in_link(self, value: Any) -> str:
        return ",".join(map(str, value))

    def uit_link(self, vraag: Vraag, naam: str, text: str) -> tuple[dict[str, str], list[str]]:
        fields: dict[str, str] = {}
        problems: list[str] = []
        for number, item in enumerate(text.split(",")):
            found, wrong = _EEN.uit_link(vraag, f"{naam}.{number}", item)
            fields |= found
            problems += wrong
        return fields, problems

    def in_cel(self, value: Any) -> str:
        return " ".join(map(str, value))

    def uit_cel(self, text: str) -> Any:
        """The dates in a text, as people, this site and spreadsheets write them: "2026-01-15 2026-05-04",
        "15/01/2026 0:00, 4 mei 2026" or "donderdag 15 januari 2026 en maandag 4 mei 2026"."""
        words = [word for word in re.split(r"[\s,;|]+", gewoon(text)) if word not in ("", "en")]
        found = []
        while words:
            # The longest run of words that is one date; a word that belongs to none gets a message later.
            tries = (" ".join(words[:size]) for size in range(min(_MEESTE_WOORDEN, len(words)), 0, -1))
            whole = next((text for text in tries if hele_datum(text) or bezwaar(text)), words[0])
            found.append(_EEN.uit_cel(whole))
            words = words[whole.count(" ") + 1 :]
        return found
