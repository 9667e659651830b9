"""The answers of one case as they come in (JSON or an example in YAML), checked and typed.

Every problem becomes a `Fout` with the question and a Dutch message; the good answers are kept. An
answer that is left out or `null` means "weet ik niet".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.model import Planner, Vraag, regelvragen
from planner.taal import bedoelde_je
from planner.vragen import soort_van
from planner.vragen.soort import LANGSTE_LIJST, Antwoorden, Deels


@dataclass(frozen=True, slots=True)
class Fout:
    """A problem with one answer: the question id (with a line number for a list) and what to do."""

    vraag: str
    melding: str

    def as_dict(self) -> dict[str, str]:
        """As in a result."""
        return {"vraag": self.vraag, "melding": self.melding}


def lees(planner: Planner, ruw: object, *, tekst: bool = False) -> tuple[Antwoorden, list[Fout]]:
    """Check and type the answers of one case.

    With `tekst`, scalars are text as in YAML (`ja`, `3`); otherwise JSON types are required (true, 3).
    """
    if not isinstance(ruw, Mapping):
        return {}, [Fout("antwoorden", "Geef de antwoorden als een object met vraag en antwoord.")]
    line = regelvragen(planner)
    answers, errors = _lees_vragen(planner.vragen, ruw, {"regels"} if line else set(), tekst)
    if line and ruw.get("regels") is not None:
        answers["regels"], found = _lees_regels(line, ruw["regels"], tekst)
        errors += found
    return answers, errors


def _lees_vragen(
    vragen: Mapping[str, Vraag], ruw: Mapping[Any, Any], extra: set[str], tekst: bool
) -> tuple[Antwoorden, list[Fout]]:
    answers: Antwoorden = {}
    errors: list[Fout] = []
    for key, value in ruw.items():
        if key in extra:
            continue
        if not isinstance(key, str) or key not in vragen:
            name = str(key)[:60]
            hint = bedoelde_je(name, [*vragen, *extra])
            errors.append(Fout(name, f"De vraag ‘{name}’ bestaat niet in deze planner.{hint}"))
        elif value is not None and not (tekst and value == ""):
            question = vragen[key]
            try:
                answers[key] = soort_van(question).lees(question, value, tekst)
            except Deels as problem:
                if problem.goed:
                    answers[key] = problem.goed
                errors += [Fout(key, message) for message in problem.meldingen]
            except ValueError as problem:
                errors.append(Fout(key, str(problem)))
    return answers, errors


def _lees_regels(
    vragen: Mapping[str, Vraag], ruw: object, tekst: bool
) -> tuple[tuple[Antwoorden, ...], list[Fout]]:
    if not isinstance(ruw, (list, tuple)):
        return (), [Fout("regels", "Geef de regels als een lijst.")]
    if len(ruw) > LANGSTE_LIJST:
        return (), [Fout("regels", f"Geef hoogstens {LANGSTE_LIJST} regels.")]
    lines: list[Antwoorden] = []
    errors: list[Fout] = []
    for number, item in enumerate(ruw, 1):
        if not isinstance(item, Mapping):
            message = f"Regel {number} moet een object zijn met vraag en antwoord."
            errors.append(Fout(f"regels.{number}", message))
            continue
        answers, found = _lees_vragen(vragen, item, set(), tekst)
        lines.append(answers)
        errors += [Fout(f"regels.{number}.{e.vraag}", f"Regel {number}: {e.melding}") for e in found]
    return tuple(lines), errors
