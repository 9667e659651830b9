"""Rules as JSON and back: how they travel from the build to the browser.

Objects carry the name of their class under "@"; fields that have their default value are left out.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planner import model
from planner.dates import Duur

_CLASSES: dict[str, Any] = {
    name: item for name, item in vars(model).items() if isinstance(item, type) and is_dataclass(item)
} | {"Duur": Duur}


def dumps(rules: model.Regels) -> str:
    """The rules as compact JSON text."""
    return json.dumps(_plain(rules), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> model.Regels:
    """The rules from JSON text made by `dumps`. Raises ValueError when it is something else."""
    try:
        rules = json.loads(text, object_hook=_object)
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError):
        rules = None
    if not isinstance(rules, model.Regels):
        raise ValueError("dit bestand bevat geen regels")
    return rules


def _plain(item: Any) -> Any:
    if isinstance(item, date):
        return {"@": "date", "iso": item.isoformat()}
    if isinstance(item, Decimal):
        return {"@": "Decimal", "tekst": str(item)}
    if is_dataclass(item):
        plain = {"@": type(item).__name__}
        for spec in fields(item):
            value = getattr(item, spec.name)
            default = spec.default if spec.default_factory is MISSING else spec.default_factory()
            if value != default:
                plain[spec.name] = _plain(value)
        return plain
    if isinstance(item, dict):
        return {key: _plain(value) for key, value in item.items()}
    if isinstance(item, (tuple, list)):
        return [_plain(value) for value in item]
    return item


def _object(found: dict[str, Any]) -> Any:
    name = found.pop("@", None)
    if name is None:
        return {key: _tuple(value) for key, value in found.items()}
    if name == "date":
        return date.fromisoformat(found["iso"])
    if name == "Decimal":
        return Decimal(found["tekst"])
    return _CLASSES[name](**{key: _tuple(value) for key, value in found.items()})


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list) else value
