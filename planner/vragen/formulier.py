"""Fields of a form, as a person typed them, read as answers.

What is wrong gets a message at its field; the rest is kept. Each kind of question reads its own fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.model import Planner, Vraag, regelvragen
from planner.vragen import VRAAGSOORTEN, soort_van
from planner.vragen.antwoorden import Fout, lees
from planner.vragen.geplakt import gewoon
from planner.vragen.snel import gelezen, met_snelle_datums
from planner.vragen.soort import LANGSTE_VELD, Velden, nummers

DAG = "vandaag"  # the field for another day than today; no question can have this name
VRAAG_NAAR_DAG = Vraag("Welke dag?", "datum", kort="de dag waarop je kijkt")


@dataclass(frozen=True, slots=True)
class Veldfout:
    """A problem at one field of the form."""

    vraag: str
    veld: str
    melding: str


@dataclass(slots=True)
class Ingevuld:
    """What a form says: JSON answers, the problems, and whether anything was filled in."""

    antwoorden: dict[str, Any]
    fouten: list[Veldfout]
    leeg: bool
    gelezen: dict[str, Any] = field(default_factory=dict)  # how each date was read, by its field


def lees_velden(planner: Planner, velden: Mapping[str, str], vandaag: date | None = None) -> Ingevuld:
    """Read the fields of a form (name -> text). Fields that belong to no question are ignored.

    With `vandaag` a date may be typed in a short way too: morgen, 5 jan."""
    filled = _ingevuld(velden, lambda name: not name.startswith(f"{DAG}."))
    if vandaag:
        filled = met_snelle_datums(filled, vandaag, {n for n, q in planner.vragen.items() if q.gepland})
    found = Ingevuld({}, [], not filled, gelezen(filled))
    found.antwoorden = _lees(planner.vragen, filled, "", found.fouten)
    if (line := regelvragen(planner)) and (numbers := nummers(filled, "regels.")):
        # An empty line counts too: the answer gives each line the number that it has on the form.
        rows = range(1, int(numbers[-1]) + 1)
        found.antwoorden["regels"] = [_lees(line, filled, f"regels.{n}.", found.fouten) for n in rows]
    _, errors = lees(planner, found.antwoorden)
    bad = {fault.vraag for fault in found.fouten}
    for error in errors:
        if error.vraag not in bad:
            found.fouten.append(_bij_veld(planner, error))
        _verwijder(found.antwoorden, error.vraag)
    return found


def lees_dag(velden: Mapping[str, str], vandaag: date | None = None) -> tuple[date | None, list[Veldfout]]:
    """The day that somebody chose instead of today, or None, and what is wrong with it."""
    filled = _ingevuld(velden, lambda name: name.startswith(f"{DAG}."))
    if vandaag:
        filled = met_snelle_datums(filled, vandaag, {DAG})
    text, problems = VRAAGSOORTEN["datum"].uit_velden(filled, DAG)
    return date.fromisoformat(text) if text else None, [Veldfout(DAG, *problem) for problem in problems]


def _ingevuld(velden: Velden, wanted: Callable[[str], bool]) -> dict[str, str]:
    """The fields that are not empty, none longer than a message about its length needs."""
    plain = {name: gewoon(text[: LANGSTE_VELD * 5])[: LANGSTE_VELD + 1] for name, text in velden.items()}
    return {name: text for name, text in plain.items() if text and wanted(name)}


def _lees(vragen: Mapping[str, Vraag], filled: Velden, prefix: str, errors: list[Veldfout]) -> dict[str, Any]:
    answers = {}
    for name, question in vragen.items():
        field = f"{prefix}{name}"
        value, problems = soort_van(question).uit_velden(filled, field)
        errors += [Veldfout(field, *problem) for problem in problems]
        if value is not None:
            answers[name] = value
    return answers


def _bij_veld(planner: Planner, error: Fout) -> Veldfout:
    question = planner.vragen.get(error.vraag)
    if not question:
        return Veldfout(error.vraag, error.vraag, error.melding)
    kind = soort_van(question)
    return Veldfout(error.vraag, f"{error.vraag}{kind.eerste_veld}", kind.fout_formulier or error.melding)


def _verwijder(answers: dict[str, Any], path: str) -> None:
    first, *rest = path.split(".")
    if not rest or first != "regels":
        answers.pop(path, None)
        return
    index = int(rest[0]) - 1
    lines = answers.get("regels", [])
    if 0 <= index < len(lines) and len(rest) > 1:
        lines[index].pop(rest[1], None)
