"""What a spreadsheet does to a cell of a CSV, and what undoes it.

Excel takes a text that looks like a number or a date for one, and saves what it shows of that: the codes 007, 3-12,
1E5 and mrt-1 come back as 7, 3/dec, 1,00E+05 and 1/mrt. So a code of that look leaves with a ' before it, which Excel
keeps as text and which is taken off again. Of a file that left without it, the code of a known dossier is recognised;
a code that is nobody's is named and not taken, because it would become a second dossier of the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planner import taal
from planner.vragen.datum import maandnummer

# A spreadsheet takes a cell that begins so for a formula. A ' in front makes it text.
_FORMULE = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_MAAND = r"[a-z]{3,9}\.?"
# What is taken for a number, an amount, a share, a time, a date or yes/no.
_GETAL_OF_DATUM = re.compile(
    r"'*(?:"
    r"[0-9€$%.,:/ ()+-]*[0-9][0-9€$%.,:/ ()+-]*(?:e[+-]?[0-9]+)?(?: ?[ap]m?)?"
    rf"|{_MAAND}[-/. ]*[0-9]{{1,4}}|[0-9]{{1,4}}[-/. ]*{_MAAND}(?:[-/. ]*[0-9]{{1,4}})?"
    r"|waar|onwaar|true|false"
    r")",
    re.IGNORECASE,
)
_VERANDERD = re.compile(
    rf"[0-9]{{1,2}}[-/]{_MAAND}|{_MAAND}[-/][0-9]{{2}}|[0-9](?:,[0-9]+)?E\+[0-9]{{2,3}}"
    r"|[0-9]{1,2}/[0-9]{2}/[0-9]{4}(?: 0:00)?",
    re.IGNORECASE,
)
_DAG_MAAND = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,4})")
_MAAND_GETAL = re.compile(
    r"([a-z]{3,9})\.?[-/. ]*([0-9]{1,4})|([0-9]{1,4})[-/. ]*([a-z]{3,9})\.?", re.IGNORECASE
)
_MACHT = re.compile(r"([0-9]+(?:,[0-9]+)?)e([+-]?[0-9]{1,3})", re.IGNORECASE)
_KORT = {3: "mrt"}


def veilig(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULE.match(text) else text


def veilige_code(text: str) -> str:
    """A code that a spreadsheet leaves as it is."""
    changes = _GETAL_OF_DATUM.fullmatch(text) and not _gewoon_getal(text)
    return f"'{text}" if changes else veilig(text)


def onveilig(cell: str) -> str:
    """A cell without the ' that an export set before it."""
    bare = cell[1:]
    marked = _FORMULE.match(bare) or _GETAL_OF_DATUM.fullmatch(bare)
    return bare if cell.startswith("'") and marked else cell


def vormen(codes: Iterable[str]) -> dict[str, list[str]]:
    """What a spreadsheet makes of these codes, in small letters, and of which codes it makes that."""
    found: dict[str, list[str]] = {}
    for code in codes:
        for form in {form.casefold() for form in _toont(code)} - {code.casefold()}:
            found.setdefault(form, []).append(code)
    return found


def lijkt_veranderd(code: str) -> bool:
    """Whether a code has a form that spreadsheets write and people do not."""
    match = _VERANDERD.fullmatch(code)
    words = re.findall(r"[a-z]{3,9}", code, re.IGNORECASE)
    return bool(match) and all(maandnummer(word) for word in words)


def _gewoon_getal(text: str) -> bool:
    """A number that comes back as it went."""
    return bool(re.fullmatch(r"0|[1-9][0-9]{0,10}", text))


def _toont(code: str) -> Iterator[str]:
    """How Excel in Dutch shows a code that it takes for a number or a date."""
    if code.isascii() and code.isdigit():
        yield code.lstrip("0") or "0"
        if len(code.lstrip("0")) > 11:
            yield f"{int(code):.5E}".replace(".", ",")
    if match := _MACHT.fullmatch(code):
        yield f"{float(f'{match[1].replace(",", ".")}E{match[2]}'):.2E}".replace(".", ",")
    if match := _DAG_MAAND.fullmatch(code):
        first, second = int(match[1]), int(match[2])
        if 1 <= second <= 12 and 1 <= first <= 31:
            yield from _dag(first, second)
        elif 1 <= first <= 12:
            yield from _maand(first, second)
    if match := _MAAND_GETAL.fullmatch(code):
        month, number = maandnummer(match[1] or match[4]), int(match[2] or match[3])
        if month and 1 <= number <= 31:
            yield from _dag(number, month)
        if month:
            yield from _maand(month, number)


def _dag(day: int, month: int) -> Iterator[str]:
    yield from (f"{day}{sign}{_korte_maand(month)}" for sign in "/-")


def _maand(month: int, year: int) -> Iterator[str]:
    yield from (f"{_korte_maand(month)}{sign}{year % 100:02}" for sign in "/-")


def _korte_maand(month: int) -> str:
    return _KORT.get(month, taal.MAANDEN[month - 1][:3])
