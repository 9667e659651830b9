"""Answers as readable text for behind the # of an address, and back, also of every older form of link.

Programs for mail and chat change a link on its way. No answer holds a character that they encode, so an encoding is
undone whatever its depth; what was cut off or added shows in a short sum of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from planner import taal
from planner.model import Planner, Vraag, regelvragen
from planner.vragen import soort_van
from planner.vragen.formulier import DAG, VRAAG_NAAR_DAG
from planner.vragen.soort import LANGSTE_VELD

LINK = "antwoorden:"
LANGSTE_LINK = 20_000
SOM = "som"  # the first pair of a link; no question can have this name
_BEGIN = re.compile(r"#?antwoorden:?")
_VERSLEUTELD = re.compile(r"%(?:25)*(?:3A|3D|26|2C|3B)", re.IGNORECASE)
_MEESTE_LAGEN = 8
# What a sentence sets behind a link; no answer ends so.
_ACHTER_EEN_LINK = ".,;:!?)]>}\"'”’»"


def maak_link(planner: Planner, antwoorden: Mapping[str, Any]) -> str:
    """Answers (JSON) as a link."""
    pairs: list[tuple[str, str]] = []
    for name, value in antwoorden.items():
        if name == "regels":
            for number, line in enumerate(value, 1):
                pairs += [
                    (f"regels.{number}.{key}", _tekst(planner, f"regels.{number}.{key}", v))
                    for key, v in line.items()
                ]
        else:
            pairs.append((name, _tekst(planner, name, value)))
    text = urlencode(pairs, quote_via=quote, safe=",;")
    return f"{LINK}{SOM}={_som(text)}&{text}" if text else LINK


def lees_link(planner: Planner, link: str) -> tuple[dict[str, str], list[str]]:
    """The fields that a link fills in, and what was wrong with it. The good part is always kept."""
    problems: list[str] = []
    fields: dict[str, str] = {}
    if len(link) > LANGSTE_LINK:
        return {}, ["Deze link is te lang. Vul de antwoorden zelf in."]
    text = _heel(link)
    if text is None:
        problems.append(
            "Deze link is onderweg gewijzigd of afgebroken. Kijk elk antwoord na, of vraag de link opnieuw."
        )
        text = re.sub(rf"^{SOM}=[^&]*&?", "", _ontcijfer(link))
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    from_zero = any(name.startswith("regels.0.") for name, _ in pairs)
    for key, value in pairs:
        name = _volgende_regel(key) if from_zero else key
        question = _vraag_van(planner, name)
        if question is None:
            hint = taal.bedoelde_je(name, planner.vragen)
            problems.append(f"De link noemt een vraag die hier niet bestaat: ‘{name[:60]}’.{hint}")
            continue
        found, wrong = soort_van(question).uit_link(question, name, value[: LANGSTE_VELD * 5])
        fields |= found
        problems += wrong
    if not fields and not problems:
        problems.append("In deze link staan geen antwoorden.")
    return fields, problems


def _ontcijfer(link: str) -> str:
    """The pairs of a link as they were written, without the word before them."""
    text = link.replace("&amp;", "&")
    for _ in range(_MEESTE_LAGEN):
        if not _VERSLEUTELD.search(text):
            break
        text = unquote(text, errors="replace")
    return _BEGIN.sub("", "".join(text.split()), count=1).rstrip(_ACHTER_EEN_LINK)


def _heel(link: str) -> str | None:
    """The pairs of a link without their sum; None when that says that they are not as they were written. Links
    of earlier had no sum."""
    text = _ontcijfer(link)
    first, _, rest = text.partition("&")
    name, _, som = first.partition("=")
    if name != SOM:
        return text
    return rest if som == _som(rest) else None


def _som(text: str) -> str:
    """Four characters that change with the text."""
    return sha256(text.encode(errors="replace")).hexdigest()[:4]


def velden_van(planner: Planner, antwoorden: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a form that show these answers: `lees_velden` the other way round."""
    fields: dict[str, str] = {}
    for name, value in antwoorden.items():
        question = planner.vragen[name]
        kind = soort_van(question)
        fields |= kind.uit_link(question, name, kind.in_link(value))[0]
    return fields


def _tekst(planner: Planner, name: str, value: Any) -> str:
    question = _vraag_van(planner, name)
    assert question, name
    return soort_van(question).in_link(value)


def _volgende_regel(name: str) -> str:
    """The line one further on: older links count their lines from zero."""
    return re.sub(r"^regels\.([0-9]{1,4})\.", lambda match: f"regels.{int(match[1]) + 1}.", name)


def _vraag_van(planner: Planner, name: str) -> Vraag | None:
    if name == DAG:
        return VRAAG_NAAR_DAG
    line, parts = regelvragen(planner), name.split(".")
    if line and len(parts) == 3 and parts[0] == "regels" and parts[1].isdecimal():
        return line.get(parts[2])
    return planner.vragen.get(name)
