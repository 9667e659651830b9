"""The versions of values: in order, and which values a planner uses at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from planner import taal
from planner.geval import alle_termijnen, vind_termijn
from planner.model import Id, Regels, Termijn, Waarde
from planner.woorden import PLEK


def sinds(geldig_van: date, begin_onbekend: bool, wat: str) -> str:
    """Since when a value holds: `wat` sinds 1 juli 2023. A day that no source names is only from when we count with it."""
    day = taal.datum(geldig_van)
    return (
        f"wij rekenen ermee sinds {day}; de bron noemt geen begin" if begin_onbekend else f"{wat} sinds {day}"
    )


def op_volgorde[T](versions: tuple[Waarde[T], ...]) -> list[Waarde[T]]:
    """Versions by their first day."""
    return sorted(versions, key=lambda version: version.geldig_van)


def namen(rules: Regels, planner: Id) -> list[Id | tuple[Id, Termijn]]:
    """Every value that the rules and texts of a planner use: names of shared values, and the deadlines with
    dated durations of their own."""
    own = alle_termijnen(rules, planner)
    found: dict[Id, Id | tuple[Id, Termijn]] = {}
    for name, rule in own.items():
        if isinstance(rule.duur, tuple):
            found[f"duur:{name}"] = (name, rule)
    for part in (*own.values(), rules.planners[planner]):
        for text in _teksten(part):
            if text in rules.waarden:
                found[text] = text
            for kind, name in PLEK.findall(text):
                if kind == "duur":
                    rule = vind_termijn(rules, planner, name)
                    key = rule.duur if isinstance(rule.duur, str) else f"duur:{name}"
                    found[key] = key if isinstance(rule.duur, str) else (name, rule)
                elif kind in ("", "nu") and name in rules.waarden:
                    found[name] = name
    return list(found.values())


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
