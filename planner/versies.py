"""Which version of each value an answer was counted with, and what held before and holds after it.

The day that decides differs by kind: a deadline uses the rule of the day from which it counts; facts, texts
and amounts use the reference date of the planner, which is the day of the calculation unless the planner
names a date of the case (`peildatum`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from planner import taal
from planner.dates import Duur
from planner.geval import PLEK, Geval, alle_termijnen, vind_termijn, waarde_tekst
from planner.model import Regels, Waarde


def versies(geval: Geval) -> list[dict[str, Any]]:
    """The versions behind an answer, in the order in which they were needed.

    `waarde` is the value in words, `op` the day that decided (ISO), `andere` the other versions of the same
    value with their first day, earlier ones first.
    """
    rows = []
    for wat, version, op in geval.gebruikt.values():
        name, title, item = geval.grootheid(wat)
        rows.append(
            {
                "id": name,
                "titel": title,
                "waarde": waarde_tekst(item, version),
                "op": op.isoformat(),
                "geldig_van": version.geldig_van.isoformat(),
                "geldig_tot": version.geldig_tot.isoformat() if version.geldig_tot else None,
                "bron": geval.bron(version.bron),
                "andere": [
                    {"waarde": waarde_tekst(item, v), "geldig_van": v.geldig_van.isoformat()}
                    for v in op_volgorde(geval.versies_van(wat))
                    if v is not version
                ],
            }
        )
    return rows


def op_volgorde[T](versions: tuple[Waarde[T], ...]) -> list[Waarde[T]]:
    """Versions by their first day."""
    return sorted(versions, key=lambda version: version.geldig_van)


def melding(used: Waarde[Duur], versions: tuple[Waarde[Duur], ...]) -> str:
    """What a deadline says when its rule has more than one version: which one was used, and the nearest
    other ones. "" when there is only one."""
    if len(versions) < 2:
        return ""
    text = f"Gerekend met de regel die geldt sinds {taal.datum(used.geldig_van)}: {used.waarde}."
    earlier = [v for v in op_volgorde(versions) if v.geldig_van < used.geldig_van]
    later = [v for v in op_volgorde(versions) if v.geldig_van > used.geldig_van]
    if earlier:
        text += f" Daarvoor was het {earlier[-1].waarde}."
    if later:
        since = taal.datum(later[0].geldig_van)
        text += f" Begint het tellen op of na {since}, dan is het {later[0].waarde}."
    return text


def namen(rules: Regels, planner: str) -> list[str | tuple[Waarde[Any], ...]]:
    """Every value that the rules and texts of a planner use: names of shared values, and the dated
    durations of its deadlines."""
    found: dict[Any, Any] = {}
    for rule in alle_termijnen(rules, planner).values():
        if isinstance(rule.duur, tuple):
            found[id(rule.duur)] = rule.duur
    for part in (*alle_termijnen(rules, planner).values(), rules.planners[planner]):
        for text in _teksten(part):
            for item in _in_tekst(rules, planner, text):
                found[item if isinstance(item, str) else id(item)] = item
    return list(found.values())


def _in_tekst(rules: Regels, planner: str, text: str) -> Iterator[Any]:
    if text in rules.waarden:
        yield text
    for match in PLEK.finditer(text):
        if match[1] == "duur":
            yield vind_termijn(rules, planner, match[2]).duur
        elif not match[1] and match[2] in rules.waarden:
            yield match[2]


def _teksten(item: Any) -> Iterator[str]:
    """Every text in an object; keys and examples left aside."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _teksten(part)
    elif isinstance(item, Mapping):
        for part in item.values():
            yield from _teksten(part)
    elif is_dataclass(item):
        for spec in fields(item):
            if spec.name != "voorbeelden":
                yield from _teksten(getattr(item, spec.name))
