"""Fields of a form, as a person typed them, read as answers; and answers as a link.

A date has three fields. People also paste a whole date into one of them or write the name of a month:
that is understood. What is wrong gets a message at its field; the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from planner import taal
from planner.model import BedragPlanner, Planner, Vraag
from planner.vragen.antwoorden import Fout, bestaande_datum, lees

LINK = "antwoorden:"
DAG = "vandaag"  # the field for another day than today; no question can have this name
LONGEST_FIELD = 200
LONGEST_LINK = 20_000

_HELE_DATUM = re.compile(r"([0-9]{1,2})[ ./-]+([0-9]{1,2}|[a-z]+)\.?[ ./-]+([0-9]{4}|[0-9]{2})", re.I)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MET_PUNT = re.compile(r"[0-9]+\.[0-9]+")
_DELEN = ("dag", "maand", "jaar")


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


def lees_velden(planner: Planner, velden: Mapping[str, str]) -> Ingevuld:
    """Read the fields of a form (name -> text). Fields that belong to no question are ignored."""
    filled = _ingevuld(velden, lambda name: not name.startswith(f"{DAG}."))
    found = Ingevuld({}, [], not filled)
    _lees(planner.vragen, filled, "", found.antwoorden, found.fouten)
    if isinstance(planner, BedragPlanner) and (numbers := _nummers(filled, "regels.")):
        # An empty line counts too: the answer gives each line the number that it has on the form.
        lines: list[dict[str, Any]] = [{} for _ in range(int(numbers[-1]))]
        for number, line in enumerate(lines, 1):
            _lees(planner.regelvragen, filled, f"regels.{number}.", line, found.fouten)
        found.antwoorden["regels"] = lines
    _, errors = lees(planner, found.antwoorden)
    bad = {fault.vraag for fault in found.fouten}
    for error in errors:
        if error.vraag not in bad:
            found.fouten.append(_bij_veld(planner, error))
        _verwijder(found.antwoorden, error.vraag)
    return found


def lees_dag(velden: Mapping[str, str]) -> tuple[date | None, list[Veldfout]]:
    """The day that somebody chose instead of today, or None, and what is wrong with it."""
    try:
        text = _lees_datum(_ingevuld(velden, lambda name: name.startswith(f"{DAG}.")), DAG)
    except _Fout as problem:
        return None, [Veldfout(DAG, problem.veld, str(problem))]
    return (date.fromisoformat(text) if text else None), []


def _ingevuld(velden: Mapping[str, str], wanted: Callable[[str], bool]) -> dict[str, str]:
    """The fields that are not empty, none longer than a message about its length needs."""
    return {
        name: text.strip()[: LONGEST_FIELD + 1]
        for name, text in velden.items()
        if text.strip() and wanted(name)
    }


def _lees(
    vragen: Mapping[str, Vraag],
    filled: Mapping[str, str],
    prefix: str,
    answers: dict[str, Any],
    errors: list[Veldfout],
) -> None:
    for name, question in vragen.items():
        field = f"{prefix}{name}"
        parts = (
            [f"{field}.{n}" for n in _nummers(filled, f"{field}.")] if question.soort == "datums" else [field]
        )
        values = []
        for part in parts:  # one wrong date of a list leaves the others
            try:
                values.append(_lees_vraag(question, filled, part))
            except _Fout as problem:
                errors.append(Veldfout(field, problem.veld, str(problem)))
        known = [value for value in values if value is not None]
        if known:
            answers[name] = known if question.soort == "datums" else known[0]


class _Fout(Exception):
    def __init__(self, veld: str, melding: str) -> None:
        self.veld = veld
        super().__init__(melding)


def _lees_vraag(question: Vraag, filled: Mapping[str, str], field: str) -> Any:
    if question.soort in ("datum", "datums"):
        return _lees_datum(filled, field)
    if question.soort == "delen":
        parts = [filled.get(f"{field}.{number}", "") for number in _nummers(filled, f"{field}.")]
        return [_deel(part) for part in parts] or None
    text = filled.get(field)
    if text is None:
        return None
    if len(text) > LONGEST_FIELD:
        raise _Fout(field, f"Dit is te lang: gebruik hoogstens {LONGEST_FIELD} tekens.")
    if question.soort == "ja_nee":
        return {"ja": True, "nee": False}.get(text, text)
    if question.soort == "geheel":
        return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else text
    if question.soort == "bedrag":
        return _bedrag(text)
    return _deel(text) if question.soort == "deel" else text


def _deel(text: str) -> str:
    """A percentage as people write it: 12,5 or 12.5 %."""
    return text.replace(",", ".").rstrip("% ")


def _bedrag(text: str) -> str:
    """An amount as people write it: € 1.234,56 or 1234.56. With one point and three numbers behind it nobody
    knows what is meant, so that stays as it is."""
    plain = text.replace("€", "").replace("euro", "").replace(" ", "").replace("\xa0", "")
    if re.fullmatch(r"[0-9]{1,3}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,})", plain):
        plain = plain.replace(".", "")
    return plain.replace(",", ".")


def _lees_datum(filled: Mapping[str, str], field: str) -> str | None:
    names = [f"{field}.{part}" for part in _DELEN]
    texts = [filled.get(name, "") for name in names]
    if not any(texts):
        return None
    if sum(map(bool, texts)) == 1:
        whole = next(filter(None, texts))
        if found := hele_datum(whole):
            return _controleer(names[texts.index(whole)], *found)
    for name, text, part in zip(names, texts, _DELEN, strict=True):
        if not text:
            raise _Fout(name, f"Vul ook {'het' if part == 'jaar' else 'de'} {part} in.")
        if len(text) > LONGEST_FIELD:
            raise _Fout(name, f"Dit is te lang: vul alleen {'het' if part == 'jaar' else 'de'} {part} in.")
    day, month, year = _getal(texts[0]), maandnummer(texts[1]), _jaar(texts[2])
    if not day or not 1 <= day <= 31:
        raise _Fout(names[0], "De dag is een getal van 1 tot 31.")
    if not month:
        raise _Fout(names[1], "De maand is een getal van 1 tot 12, of een naam zoals ‘maart’.")
    if not year:
        raise _Fout(names[2], "Het jaar heeft vier cijfers, zoals 2026.")
    return _controleer(names[0], year, month, day)


def _controleer(field: str, year: int, month: int, day: int) -> str:
    try:
        return bestaande_datum(year, month, day).isoformat()
    except ValueError as problem:
        raise _Fout(field, str(problem)) from None


def hele_datum(text: str) -> tuple[int, int, int] | None:
    """A whole date in one text: 15/1/2026, 15-01-26, 15 januari 2026 or 2026-01-15, as year, month, day."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _HELE_DATUM.fullmatch(text):
        month, year = maandnummer(match[2]), _jaar(match[3])
        return (year, month, int(match[1])) if month and year else None
    return None


def maandnummer(text: str) -> int | None:
    """1 to 12 from a number, a name or the first three letters or more of a name."""
    number = _getal(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    word = text.lower().rstrip(".")
    word = {"mrt": "maart"}.get(word, word)
    hits = [n for n, name in enumerate(taal.MAANDEN, 1) if len(word) >= 3 and name.startswith(word)]
    return hits[0] if len(hits) == 1 else None


def _getal(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def _jaar(text: str) -> int | None:
    number = _getal(text)
    if number is None or len(text) not in (2, 4):
        return None
    return 2000 + number if len(text) == 2 else number


def _nummers(filled: Mapping[str, str], prefix: str) -> list[str]:
    """The numbers of the rows of a repeated field, in order."""
    found = {name[len(prefix) :].split(".")[0] for name in filled if name.startswith(prefix)}
    return sorted((n for n in found if re.fullmatch(r"[0-9]{1,4}", n)), key=int)


def _bij_veld(planner: Planner, error: Fout) -> Veldfout:
    question = planner.vragen.get(error.vraag)
    part = {"datum": ".dag", "datums": ".0.dag", "delen": ".0"}.get(question.soort, "") if question else ""
    message = error.melding
    if question and question.soort == "ja_nee":
        message = "Kies ja, nee of weet ik niet."
    return Veldfout(error.vraag, f"{error.vraag}{part}", message)


def _verwijder(answers: dict[str, Any], path: str) -> None:
    first, *rest = path.split(".")
    if not rest or first != "regels":
        answers.pop(path, None)
        return
    index = int(rest[0]) - 1
    lines = answers.get("regels", [])
    if 0 <= index < len(lines) and len(rest) > 1:
        lines[index].pop(rest[1], None)


# --- answers as a link ---------------------------------------------------------------------------


def maak_link(antwoorden: Mapping[str, Any]) -> str:
    """Answers as readable text for behind the # of an address."""
    pairs: list[tuple[str, str]] = []
    for name, value in antwoorden.items():
        if name == "regels":
            pairs += [
                (f"regels.{n}.{k}", _in_link(v)) for n, line in enumerate(value, 1) for k, v in line.items()
            ]
        else:
            pairs.append((name, _in_link(value)))
    return LINK + urlencode(pairs, quote_via=quote, safe=",;")


def _in_link(value: Any) -> str:
    """A value as people write it: yes or no, a decimal comma; `;` between percentages that may have one."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, (list, tuple)):
        dates = all(_ISO.fullmatch(str(item)) for item in value)
        return ("," if dates else ";").join(map(_in_link, value))
    return _met_komma(str(value))


def _met_komma(text: str) -> str:
    """A number with a decimal comma; any other text as it is."""
    return text.replace(".", ",") if _MET_PUNT.fullmatch(text) else text


def lees_link(planner: Planner, link: str) -> tuple[dict[str, str], list[str]]:
    """The fields that a link fills in, and what was wrong with it. The good part is always kept."""
    problems: list[str] = []
    fields: dict[str, str] = {}
    text = link.removeprefix("#").removeprefix(LINK)
    if len(text) > LONGEST_LINK:
        return {}, ["Deze link is te lang. Vul de antwoorden zelf in."]
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    from_zero = any(name.startswith("regels.0.") for name, _ in pairs)
    for key, value in pairs:
        name = _volgende_regel(key) if from_zero else key
        question = _vraag_van(planner, name)
        if question is None:
            hint = taal.bedoelde_je(name, planner.vragen)
            problems.append(f"De link noemt een vraag die hier niet bestaat: ‘{name[:60]}’.{hint}")
            continue
        fields |= _velden(question, name, value[: LONGEST_FIELD * 5], problems)
    if not fields and not problems:
        problems.append("In deze link staan geen antwoorden.")
    return fields, problems


def _volgende_regel(name: str) -> str:
    """The line one further on: older links count their lines from zero."""
    return re.sub(r"^regels\.([0-9]{1,4})\.", lambda match: f"regels.{int(match[1]) + 1}.", name)


def velden_van(planner: Planner, antwoorden: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a form that show these answers: `lees_velden` the other way round."""
    fields: dict[str, str] = {}
    for name, value in antwoorden.items():
        fields |= _velden(planner.vragen[name], name, _in_link(value), [])
    return fields


def _vraag_van(planner: Planner, name: str) -> Vraag | None:
    if name == DAG:
        return Vraag("Welke dag?", "datum", kort="de dag waarop je kijkt")
    parts = name.split(".")
    if (
        isinstance(planner, BedragPlanner)
        and len(parts) == 3
        and parts[0] == "regels"
        and parts[1].isdecimal()
    ):
        return planner.regelvragen.get(parts[2])
    return planner.vragen.get(name)


def _velden(question: Vraag, name: str, value: str, problems: list[str]) -> dict[str, str]:
    words = question.kort or question.vraag
    if question.soort in ("datum", "datums"):
        fields: dict[str, str] = {}
        for number, item in enumerate(value.split(",") if question.soort == "datums" else [value]):
            try:
                day = date.fromisoformat(item)
            except ValueError:
                problems.append(f"De link heeft voor {words} geen datum die bestaat: ‘{item[:40]}’.")
                continue
            prefix = f"{name}.{number}" if question.soort == "datums" else name
            fields |= {
                f"{prefix}.dag": str(day.day),
                f"{prefix}.maand": str(day.month),
                f"{prefix}.jaar": str(day.year),
            }
        return fields
    if question.soort == "delen":
        # Older links have a point in a percentage, and a comma between two.
        parts = value.split(";" if ";" in value else ",")
        return {f"{name}.{number}": _met_komma(part) for number, part in enumerate(parts)}
    if question.soort in ("bedrag", "deel"):
        return {name: _met_komma(value)}
    allowed = (
        list(question.opties)
        if question.soort == "keuze"
        else ["ja", "nee"]
        if question.soort == "ja_nee"
        else None
    )
    if allowed is not None and value not in allowed:
        problems.append(f"De link heeft voor {words} een antwoord dat niet kan: ‘{value[:40]}’.")
        return {}
    return {name: value}
