"""What is written differently in two versions of the data, place by place.

This compares what the files say; `vergelijking` compares what they answer. A report needs both: texts and
sources change no result, and a changed rule that no compared case shows must not stay unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from planner import taal
from planner.dates import Duur
from planner.model import OPERATOREN, Bron

TEKSTVELDEN = frozenset(
    [
        "titel",
        "tekst",
        "vraag",
        "kort",
        "hulp",
        "groep",
        "omdat",
        "anders",
        "voldaan",
        "inleiding",
        "niet_gebruiken",
        "wat",
        "waar",
        "opmerking",
        "naam",
        "zie",
        "afkorting",
        "taken",
        "uitgever",
        "datum",
        "adres",
    ]
)
type Soort = Literal["tekst", "bron", "nazicht", "voorbeeld", "regel"]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One place that says something else. `oud` or `nieuw` is empty when it was not there."""

    soort: Soort
    plek: tuple[str, ...]  # keys in the file
    oud: str
    nieuw: str

    def __str__(self) -> str:
        where = " › ".join(self.plek) or "het hele bestand"
        # Something with a name of its own was just named.
        named = {"", *self.plek[-1:]}
        if not self.oud:
            return f"{where}: nieuw" + ("" if self.nieuw in named else f", {self.nieuw}")
        if not self.nieuw:
            return f"{where}: weg" + ("" if self.oud in named else f", was {self.oud}")
        return f"{where}: {self.nieuw} in plaats van {self.oud}"


def wijzigingen(oud: Any, nieuw: Any, plek: tuple[str, ...] = ()) -> Iterator[Wijziging]:
    """Every place where two versions of the same part of the data differ, in the order of the file."""
    if oud == nieuw:
        return
    if is_dataclass(oud) and type(oud) is type(nieuw) and not isinstance(oud, (Bron, Duur)):
        for item in fields(oud):
            yield from wijzigingen(getattr(oud, item.name), getattr(nieuw, item.name), (*plek, item.name))
    elif isinstance(oud, Mapping) and isinstance(nieuw, Mapping):
        for key in dict.fromkeys([*oud, *nieuw]):
            yield from wijzigingen(oud.get(key), nieuw.get(key), (*plek, str(key)))
    elif isinstance(oud, tuple) and isinstance(nieuw, tuple):
        yield from _rijen(oud, nieuw, plek)
    else:
        yield Wijziging(_soort(plek, oud, nieuw), plek, _toon(oud), _toon(nieuw))


def _rijen(oud: tuple[Any, ...], nieuw: tuple[Any, ...], plek: tuple[str, ...]) -> Iterator[Wijziging]:
    """Lists: items are known by their own name or day; what has none, by its place after equal items."""
    if any(_sleutel(item) for item in (*oud, *nieuw)):
        named = [{_sleutel(item) or str(n): item for n, item in enumerate(row, 1)} for row in (oud, nieuw)]
        yield from wijzigingen(named[0], named[1], plek)
        return
    gone = [item for item in oud if item not in nieuw]
    new = [item for item in nieuw if item not in oud]
    if not gone and not new:
        yield Wijziging(_soort(plek, oud, nieuw), plek, _toon(oud), _toon(nieuw))
    for number in range(max(len(gone), len(new))):
        before, after = (row[number] if number < len(row) else None for row in (gone, new))
        yield from wijzigingen(before, after, plek)


def _sleutel(item: Any) -> str:
    found = getattr(item, "naam", "") or getattr(item, "geldig_van", "")
    return f"‘{found}’" if isinstance(found, str) and found else taal.datum(found) if found else ""


def _soort(plek: tuple[str, ...], oud: Any, nieuw: Any) -> Soort:
    if "voorbeelden" in plek:
        return "voorbeeld"
    if isinstance(oud, Bron) or isinstance(nieuw, Bron) or plek[-1:] == ("bron",):
        return "bron"
    if plek[-1:] == ("gecontroleerd_op",):
        return "nazicht"
    # In a fact, such names refer to questions and dates.
    in_fact = any(name in OPERATOREN for name in plek[:-1])
    return "tekst" if plek and plek[-1] in TEKSTVELDEN and not in_fact else "regel"


def _toon(item: Any) -> str:
    """A short picture of a part of the data."""
    if item is None or item == "" or item == () or item == {}:
        return ""
    if isinstance(item, bool):
        return "ja" if item else "nee"
    if isinstance(item, date):
        return taal.datum(item)
    if isinstance(item, Bron):
        return f"{item.document} {item.sectie}"
    if isinstance(item, tuple):
        return ", ".join(filter(None, map(_toon, item)))
    if isinstance(item, Mapping):
        return ", ".join(f"{key}: {_toon(value) or '–'}" for key, value in item.items())
    if isinstance(item, (int, Decimal, Duur)):
        return str(item)
    if is_dataclass(item):
        names = ("titel", "vraag", "naam", "tekst", "wat", "omdat", "kort", "waarde")
        return _toon(next((getattr(item, name) for name in names if getattr(item, name, "")), ""))
    text = " ".join(str(item).split())
    return f"‘{text if len(text) <= 160 else text[:157].rstrip() + '…'}’"
