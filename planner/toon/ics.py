"""The text of a calendar file as RFC 5545 writes it (3.1 and 3.3.11): texts with escapes, long lines folded.

A calendar that is in use reads less than the RFC allows. A fold never stands inside an escape or a letter of
several bytes, and a text holds no control characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LANGSTE_REGEL = 75  # octets, without the end of the line
_ONDEELBAAR = re.compile(r"\\.|.", re.DOTALL)
_REGELEINDE = re.compile(r"\r\n?|\n|\x85|\u2028|\u2029")


def bestand(regels: Iterable[str]) -> str:
    """Content lines as the text of a file."""
    return "".join(f"{part}\r\n" for line in regels for part in vouw(line))


def tekst(text: str) -> str:
    """A text as the value of a property."""
    parts = (_zonder_stuurtekens(part) for part in _REGELEINDE.split(text))
    return "\\n".join(re.sub(r"[\\;,]", r"\\\g<0>", part) for part in parts)


def vouw(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets; parts after the first begin with a space."""
    part, size = "", 0
    for match in _ONDEELBAAR.finditer(line):
        unit = match[0]
        length = len(unit.encode(errors="surrogatepass"))
        if size + length > _LANGSTE_REGEL:
            yield part
            part, size = " ", 1
        part, size = part + unit, size + length
    yield part


def _zonder_stuurtekens(text: str) -> str:
    return "".join(char for char in text if char == "\t" or unicodedata.category(char) not in ("Cc", "Cs"))
