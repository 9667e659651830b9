"""Answers as they come in (JSON or an example in YAML), checked and typed.

Every problem becomes a `Fout` with the question and a Dutch message; the good answers are kept. An
answer that is left out or `null` means "weet ik niet".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from planner.model import BedragPlanner, Planner, Vraag
from planner.taal import bedoelde_je, getal, opsomming

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099
GROOTSTE_GETAL = 100_000
LANGSTE_LIJST = 1_000

type Antwoord = date | bool | int | str | Decimal | tuple[Any, ...]
type Antwoorden = dict[str, Antwoord]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAAL = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,4})?")
_MET_CENTEN = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")
_GETAL = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Fout:
    """A problem with one answer: the question id (with a line number for a list) and what to do."""

    vraag: str
    melding: str

    def as_dict(self) -> dict[str, str]:
        return {"vraag": self.vraag, "melding": self.melding}


class Deels(ValueError):
    """A part of a list is wrong: `meldingen` says what, and `goed` is the rest."""

    def __init__(self, meldingen: list[str], goed: tuple[Any, ...]) -> None:
        self.meldingen = meldingen
        self.goed = goed
        super().__init__(" ".join(meldingen))


def lees(planner: Planner, ruw: object, *, tekst: bool = False) -> tuple[Antwoorden, list[Fout]]:
    """Check and type the answers of one case.

    With `tekst`, scalars are text as in YAML (`ja`, `3`); otherwise JSON types are required (true, 3).
    """
    if not isinstance(ruw, Mapping):
        return {}, [Fout("antwoorden", "Geef de antwoorden als een object met vraag en antwoord.")]
    extra = {"regels"} if isinstance(planner, BedragPlanner) else set()
    answers, errors = _lees_vragen(planner.vragen, ruw, extra, tekst)
    if isinstance(planner, BedragPlanner) and ruw.get("regels") is not None:
        lines, found = _lees_regels(planner, ruw["regels"], tekst)
        answers["regels"] = lines
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
            try:
                answers[key] = lees_een(vragen[key], value, tekst=tekst)
            except Deels as problem:
                if problem.goed:
                    answers[key] = problem.goed
                errors += [Fout(key, message) for message in problem.meldingen]
            except ValueError as problem:
                errors.append(Fout(key, str(problem)))
    return answers, errors


def _lees_regels(planner: BedragPlanner, ruw: object, tekst: bool) -> tuple[tuple[Any, ...], list[Fout]]:
    if not isinstance(ruw, (list, tuple)):
        return (), [Fout("regels", "Geef de regels als een lijst.")]
    if len(ruw) > LANGSTE_LIJST:
        return (), [Fout("regels", f"Geef hoogstens {LANGSTE_LIJST} regels.")]
    lines: list[Antwoorden] = []
    errors: list[Fout] = []
    for number, item in enumerate(ruw, 1):
        if not isinstance(item, Mapping):
            errors.append(
                Fout(f"regels.{number}", f"Regel {number} moet een object zijn met vraag en antwoord.")
            )
            continue
        answers, found = _lees_vragen(planner.regelvragen, item, set(), tekst)
        lines.append(answers)
        errors += [Fout(f"regels.{number}.{e.vraag}", f"Regel {number}: {e.melding}") for e in found]
    return tuple(lines), errors


def lees_een(vraag: Vraag, value: object, *, tekst: bool = False) -> Antwoord:
    """One answer, typed by the kind of its question. Raises ValueError with a Dutch message."""
    match vraag.soort:
        case "datum":
            return lees_datum(value)
        case "datums":
            return _datums(value)
        case "ja_nee":
            return _ja_nee(value, tekst)
        case "keuze":
            return _keuze(vraag, value)
        case "geheel":
            return _geheel(vraag, value, tekst)
        case "bedrag":
            return _bedrag(value, tekst)
        case "deel":
            return _deel(value, tekst)
        case "delen":
            return _delen(vraag, value, tekst)


def lees_datum(value: object) -> date:
    """A date, or its ISO form as text. Raises ValueError with a Dutch message."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("Geef een datum als tekst: jjjj-mm-dd.")
    if not _ISO.fullmatch(value):
        raise ValueError(f"‘{_kort(value)}’ is geen datum in de vorm jjjj-mm-dd, bijvoorbeeld 2026-01-15.")
    return bestaande_datum(*(int(part) for part in value.split("-")))


def bestaande_datum(year: int, month: int, day: int) -> date:
    """A date that exists and is plausible for a file. Raises ValueError with a Dutch message."""
    if not EERSTE_JAAR <= year <= LAATSTE_JAAR:
        raise ValueError(f"Het jaar {year} kan niet: geef een jaar van {EERSTE_JAAR} tot {LAATSTE_JAAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"De datum {day}/{month}/{year} bestaat niet. Kijk de dag en de maand na.") from None


def _datums(value: object) -> tuple[date, ...]:
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


def _ja_nee(value: object, tekst: bool) -> bool:
    if tekst and value in ("ja", "nee"):
        return value == "ja"
    if isinstance(value, bool) and not tekst:
        return value
    raise ValueError("Antwoord met ja of nee." if tekst else "Antwoord met true (ja), false (nee) of null.")


def _keuze(vraag: Vraag, value: object) -> str:
    if isinstance(value, str) and value in vraag.opties:
        return value
    hint = bedoelde_je(value, vraag.opties) if isinstance(value, str) else ""
    raise ValueError(f"Kies {opsomming(vraag.opties, 'of')}.{hint}")


def _geheel(vraag: Vraag, value: object, tekst: bool) -> int:
    low = 0 if vraag.min is None else vraag.min
    high = GROOTSTE_GETAL if vraag.max is None else vraag.max
    if tekst and isinstance(value, str) and _GETAL.fullmatch(value.strip()):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"Geef een geheel getal van {low} tot {high}.")
    return value


def _decimaal(value: object, wat: str, tekst: bool) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9 and not tekst:
        value = str(value)
    if not isinstance(value, str) or not _DECIMAAL.fullmatch(value.strip()):
        raise ValueError(f"Geef {wat}{'' if isinstance(value, str) else ', als tekst'}.")
    try:
        return Decimal(value.strip().replace(",", "."))
    except InvalidOperation:  # pragma: no cover - the pattern admits only decimals
        raise ValueError(f"Geef {wat}.") from None


def _bedrag(value: object, tekst: bool) -> Decimal:
    amount = _decimaal(value, "een bedrag van 0 of meer, zoals 883,27", tekst)
    if isinstance(value, str) and not _MET_CENTEN.fullmatch(value.strip()):
        raise ValueError(
            f"‘{value.strip()}’ heeft meer dan twee cijfers achter de komma. Rond zelf af op een cent, zoals "
            "883,27. Schrijf duizendtallen zonder punt: 1234."
        )
    return amount


def _deel(value: object, tekst: bool) -> Decimal:
    if isinstance(value, float) and value == value and abs(value) < 1000:
        value = str(value)
    share = _decimaal(value, "een percentage van 0 tot 100", tekst)
    if share > 100:
        raise ValueError("Een percentage is hoogstens 100.")
    return share


def _delen(vraag: Vraag, value: object, tekst: bool) -> tuple[Decimal, ...]:
    low, high = vraag.min or 2, vraag.max or 10
    if not isinstance(value, (list, tuple)) or not low <= len(value) <= high:
        many = str(low) if low == high else f"{low} tot {high}"
        raise ValueError(f"Geef {many} percentages, één per partner. Krijgt een partner niets, zet dan 0.")
    shares = tuple(_deel(item, tekst) for item in value)
    if sum(shares) != 100:
        total = getal(sum(shares, Decimal(0)))
        raise ValueError(f"De percentages zijn samen {total}; ze moeten samen 100 zijn.")
    return shares


def _kort(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
