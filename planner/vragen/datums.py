"""A question for any number of dates, such as the evaluations that were held."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from planner import taal
from planner.html import Html, el, voeg
from planner.model import Vraag
from planner.vragen.datum import Datum, lees_datum
from planner.vragen.soort import LANGSTE_LIJST, Deels, Problemen, Veld, Velden, Vraagsoort, nummers

_EEN = Datum()


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
        whole = _EEN.uit_cel(text)
        if whole != text:
            return [whole]
        return [_EEN.uit_cel(part) for part in re.split(r"[\s,;|]+", text) if part]
