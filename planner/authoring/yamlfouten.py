"""What is wrong with the writing of a YAML file, in words for somebody who is no programmer, at the line to mend.

A parser says where it could not go on; the mistake often stands before that. The lines themselves tell more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

import yaml

_UITLEG = (
    (
        "mapping values are not allowed",
        "hier staat een dubbelepunt die niet kan. Zet een tekst met ‘: ’ tussen "
        "aanhalingstekens, of kijk de inspringing na",
    ),
    ("could not find expected ':'", "hier ontbreekt een dubbelepunt na de sleutel"),
    (
        "did not find expected key",
        "deze regel springt anders in dan de regels erboven, of een aanhalingsteken is niet gesloten",
    ),
    (
        "did not find expected '-' indicator",
        "in een lijst begint elke regel met een streepje op dezelfde hoogte",
    ),
    ("expected <block end>", "deze regel springt anders in dan de regels erboven"),
    (
        "cannot start any token",
        "hier staat een teken dat niet kan (een tab, @, ` of %). Gebruik spaties om in te "
        "springen en zet bijzondere tekst tussen aanhalingstekens",
    ),
    ("unexpected end of stream", "een aanhalingsteken of haakje is niet gesloten"),
    (
        "did not find expected ',' or",
        "in een lijst of groep tussen haakjes ontbreekt een komma of een haakje",
    ),
    ("expected ',' or", "in een lijst of groep tussen haakjes ontbreekt een komma of een haakje"),
    ("undefined alias", "een * aan het begin van een tekst moet tussen aanhalingstekens"),
    ("control characters are not allowed", "hier staat een onzichtbaar teken dat niet kan. Verwijder het"),
    ("special characters are not allowed", "hier staat een onzichtbaar teken dat niet kan. Verwijder het"),
)
_SLEUTEL_ZONDER_SPATIE = re.compile(r"(?:^\s*(?:- )?|[{,]\s*)([A-Za-z][\w-]*):([^\s:/][^,}]*)")
_SLEUTEL = re.compile(r"([\w-]+):(?:\s|$)")
_STREEP_ZONDER_SPATIE = re.compile(r"^\s*-[^\s-]")
_NA_HET_TEKEN = re.compile(r""":\s+(["'])(?:(?!\1).)*\1\s*[^\s,}\]#]""")
_ANDER_TEKEN = re.compile(r"^\s*(?:- )?([a-z][\w-]*) *[=;] *(\S.*)")
_GEKRULD = re.compile(r"[:\[,]\s*[“”„‘’]")
_CONFLICT = re.compile(r"(<{7}|>{7}|={7})( |$)")


def conflict(lines: Sequence[str]) -> tuple[int, str] | None:
    """The first mark that git left when two people changed the same line."""
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            return number, (
                "Twee mensen wijzigden dezelfde regels, en git zette hier beide versies. Kies wat goed is en verwijder de "
                "drie regels met <<<<<<<, ======= en >>>>>>>."
            )
    return None


def weggevallen(rest: str) -> str:
    """What to say when something stands behind a text on its line: YAML drops it without a word."""
    if not re.match(r"\s+#", rest):
        return ""
    return (
        "Na ‘ #’ valt alles weg, want daar begint een opmerking. Hoort het bij de tekst, zet de hele tekst dan tussen "
        "aanhalingstekens. Is het een opmerking, zet ze dan op een eigen regel."
    )


def aanhalingsteken(text: str) -> str:
    """What to say of a text that somebody put between quotes that a word processor made."""
    pairs = ("“”", "””", "„”", "‘’", "’’")
    if len(text) > 1 and text[0] + text[-1] in pairs and not any(sign in text[1:-1] for sign in "“”„‘’"):
        return (
            f"Rond ‘{text[1:-1][:60]}’ staan gekrulde aanhalingstekens, en die komen mee op de site. Haal ze weg, of typ "
            'rechte: ".'
        )
    return ""


def zonder_aanhalingstekens(text: str) -> str:
    """What somebody meant, so that the mistake is told once."""
    return text[1:-1] if aanhalingsteken(text) else text


def vertaal(error: yaml.YAMLError, lines: Sequence[str]) -> tuple[int, str]:
    """The line to mend and what is wrong there."""
    start, stop = _plaats(error, lines)
    if "quoted scalar" in str(getattr(error, "context", "")):
        return start, "Op deze regel begint een aanhalingsteken dat niet sluit. Zet er na de tekst ook een."
    return _herkend(start, stop, lines) or (stop, f"De opmaak klopt niet: {_algemeen(error)}.")


def _plaats(error: yaml.YAMLError, lines: Sequence[str]) -> tuple[int, int]:
    """Where the part began that could not be read, and where reading stopped; from 1."""
    stop, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    position = getattr(error, "position", None)
    if isinstance(position, int):
        ends = accumulate(len(text) + 1 for text in lines)
        line = next((number for number, end in enumerate(ends, 1) if end > position), len(lines))
        return line, line
    first, last = (mark.line + 1 if mark else 0 for mark in (start, stop))
    return first or last or 1, last or first or 1


def _herkend(start: int, stop: int, lines: Sequence[str]) -> tuple[int, str] | None:
    """A mistake that can be named from the lines themselves."""
    near = [n for n in (stop, stop - 1, start) if 1 <= n <= len(lines)]
    for number in dict.fromkeys(near):
        line = lines[number - 1]
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return number, "Deze regel begint met een tab. Spring in met spaties."
        if _GEKRULD.search(line):
            return number, (
                "De opmaak klopt niet: hier staan gekrulde aanhalingstekens (“ ” of ‘ ’) waar rechte horen. Typ \" of '."
            )
        if match := _SLEUTEL_ZONDER_SPATIE.search(line):
            return number, (
                f"Na een dubbelepunt hoort een spatie: schrijf ‘{match[1]}: {match[2].strip()[:40]}’ in plaats van "
                f"‘{match[1]}:{match[2].strip()[:40]}’."
            )
        if match := _ANDER_TEKEN.match(line):
            return number, (
                f"Na ‘{match[1]}’ hoort een dubbelepunt en een spatie: schrijf ‘{match[1]}: {match[2].strip()[:40]}’."
            )
        if _STREEP_ZONDER_SPATIE.match(line):
            return number, "Na het streepje van een lijst hoort een spatie."
        if _NA_HET_TEKEN.search(line):
            return number, (
                "Na het aanhalingsteken dat sluit, staat nog tekst. Zet de hele tekst tussen dezelfde aanhalingstekens."
            )
    for number in (stop - 1, stop):
        text = lines[number - 1] if 1 <= number <= len(lines) else ""
        if text.strip() and (len(text) - len(text.lstrip(" "))) % 2:
            return number, (
                "Deze regel springt een spatie te veel of te weinig in. Zet ze even ver als de regels die erbij horen."
            )
    for number in dict.fromkeys((start, stop - 1, stop)):
        if 1 <= number <= len(lines) and (message := _haakjes(lines[number - 1])):
            return number, message
    return None


def _haakjes(line: str) -> str:
    """What is wrong with the brackets and commas on one line, or nothing."""
    plain = re.sub(r"\"[^\"]*\"|(?<![\w])'[^']*'", lambda quoted: "_" * len(quoted[0]), line)
    for left, right in ("{}", "[]"):
        more = plain.count(left) - plain.count(right)
        if more > 0:
            return f"Op deze regel gaat een ‘{left}’ open die niet sluit. Zet de ‘{right}’ waar ze hoort."
        if more < 0:
            return f"Op deze regel staat een ‘{right}’ te veel."
    for group in re.findall(r"\{([^{}]*)\}", plain):
        for part in group.split(","):
            keys = list(_SLEUTEL.finditer(part))
            if len(keys) > 1:
                return f"Voor ‘{keys[1][1]}:’ ontbreekt een komma."
    return ""


def _algemeen(error: yaml.YAMLError) -> str:
    words = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')} {getattr(error, 'reason', '')}"
    return next(
        (dutch for english, dutch in _UITLEG if english in words),
        "kijk inspringing, aanhalingstekens en haakjes na",
    )
