"""Sentences that speak about a value to which a change gives another one.

What comes from a macro follows by itself. The old number can still stand in a title, a search word or a sentence, and
a sentence beside the value can say that no later one is known. Only somebody who reads them knows what must change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.paginas import Pagina
from macros.redactie.paginacontrole import Getallen, in_voege_op, leesbaar
from macros.redactie.stiltecontrole import beweert_stilte, velden, zinnen
from planner.authoring.gegevens import Gegevens
from planner.model import DuurWaarde, Grootheid, Waarde
from planner.woorden import PLEK, waarde_tekst

# Names and addresses of others, and what compares the versions itself.
_NIET = ("bronnen.yml", "kalender.yml", "schema/")
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
MEESTE = 40  # places for each value


@dataclass(frozen=True)
class Verouderd:
    """A value that changed ("" in `nieuw` for one that ends), and where somebody must read: `file` regel n: what stands there."""

    titel: str
    oud: str
    nieuw: str
    plaatsen: list[str]


def verouderd(paginas: Iterable[Pagina], voor: Gegevens, na: Gegevens) -> list[Verouderd]:
    """What changed between two versions of the data, and where these pages or the second version still speak of it."""
    pages = [page for page in paginas if not page.pad.startswith("beheer/")]
    return [
        Verouderd(
            item.titel,
            _woorden(item, old),
            _woorden(item, new) if new else "",
            list(dict.fromkeys(_plaatsen(name, item, old, pages, na)))[: MEESTE + 1],
        )
        for name, item, old, new in _gewijzigd(voor, na)
    ]


def verslag(changes: list[Verouderd]) -> str:
    """The same as Markdown, or nothing."""
    changes = [item for item in changes if item.plaatsen]
    if not changes:
        return ""
    lines = ["## Zinnen over een oude waarde", ""]
    for item in changes:
        becomes = f"wordt {item.nieuw}" if item.nieuw else "vervalt"
        lines.append(f"- {item.titel} was {item.oud}, en {becomes}. Lees na of dit nog klopt:")
        lines += [f"    - {place}" for place in item.plaatsen[:MEESTE]]
        if len(item.plaatsen) > MEESTE:
            lines.append("    - en nog meer. Zoek zelf op de oude waarde.")
    return "\n".join([*lines, "", ""])


# --- what changed -----------------------------------------------------------------------------------


def _waarden(data: Gegevens) -> dict[str, Grootheid]:
    """The shared values, and the deadlines with durations of their own as if they were such a value."""
    rules = data.regels()
    found: dict[str, Grootheid] = dict(rules.waarden)
    for planner in rules.planners.values():
        for name, rule in planner.termijnen.items():
            if isinstance(rule.duur, tuple):
                found[name] = DuurWaarde(titel=rule.titel, soort="duur", waarden=rule.duur)
    return found


def _gewijzigd(
    voor: Gegevens, na: Gegevens
) -> Iterator[tuple[str, Grootheid, Waarde[Any], Waarde[Any] | None]]:
    """The values whose last version is another one, with that version before and after. One that ends has none."""
    before, after = _waarden(voor), _waarden(na)
    for name, item in before.items():
        now = after.get(name)
        if not now or not item.waarden or not now.waarden:
            continue
        old, new = (max(row, key=lambda version: version.geldig_van) for row in (item.waarden, now.waarden))
        ended = new.geldig_tot is not None and old.geldig_tot is None
        if ended or old.waarde != new.waarde:
            yield name, item, old, None if ended else new


def _woorden(item: Grootheid, version: Waarde[Any]) -> str:
    return waarde_tekst(item, version)


# --- where it is spoken of --------------------------------------------------------------------------


def _plaatsen(
    name: str, item: Grootheid, old: Waarde[Any], pages: list[Pagina], data: Gegevens
) -> Iterator[str]:
    number, names = Getallen([(name, item, old.waarde)]), _hoort_erbij(name, old, data)
    for file in data.bestanden.values():
        if not any(part in file.naam for part in _NIET):
            yield from _in_gegevens(names, number, file.naam, file)
    for page in pages:
        yield from _op_pagina(names, number, page)


def _hoort_erbij(name: str, old: Waarde[Any], data: Gegevens) -> list[str]:
    """The value itself, and those that the remark beside it quotes: the day of an index, beside the amount."""
    quoted = Getallen(in_voege_op(data.regels(), date.max))
    return [name, *(other for _, _, other in quoted.in_tekst(old.opmerking) if other != name)]


def _in_gegevens(names: list[str], number: Getallen, file: str, found: Any) -> Iterator[str]:
    """Texts with the old number, remarks beside the value itself, values that belong to it, and claims of silence
    beside one of them."""
    name, *beside = names
    if "/waarden/" in f"/{file}":
        for other in beside:
            if other in found.inhoud:
                yield _plaats(file, found.regel(other), f"{found.inhoud[other].titel}: hoort bij deze waarde")
    for pad, text in velden(found.inhoud):
        if not text or "voorbeelden" in pad:
            continue
        line = found.regel(*pad)
        if name in pad and pad[-1] == "opmerking":
            yield _plaats(file, line, text)
            continue
        mentioned = not {match[2] for match in PLEK.finditer(text)}.isdisjoint(names)
        for sentence in zinnen(text):
            if any(number.in_tekst(sentence)) or (mentioned and beweert_stilte(sentence)):
                yield _plaats(file, line, sentence)


def _op_pagina(names: list[str], number: Getallen, page: Pagina) -> Iterator[str]:
    file = f"docs/{page.pad}"
    readable = leesbaar(page)
    for place, words, _ in number.in_tekst(readable):
        yield _plaats(file, page.regel(place), _rond(readable, place, words))
    for block in re.finditer(r"(?:[^\n]+\n?)+", page.tekst):
        macros = " ".join(_MACRO.findall(block[0]))
        if any(re.search(rf"[\"']{re.escape(name)}[\"']", macros) for name in names):
            for sentence in zinnen(block[0]):
                if beweert_stilte(sentence):
                    yield _plaats(file, page.regel(block.start()), sentence)


def _rond(text: str, place: int, words: str) -> str:
    """The words with some of what stands around them."""
    line = text[text.rfind("\n", 0, place) + 1 : place + len(words) + 60]
    return line.split("\n")[0] if "\n" in line else line


def _plaats(file: str, line: int, text: str) -> str:
    short = " ".join(_MACRO.sub("…", text).replace("`", "’").split())
    return f"`{file}` regel {line}: `{short if len(short) <= 160 else short[:157].rstrip() + '…'}`"
