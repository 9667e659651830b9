"""What a damaged file says, found without the project's own reader: PyYAML's composer beside the rules.

`verschil` walks through an object and the nodes side by side. It knows no rule language, only how the
loaded objects look, and finds whatever the reader would have lost, added, changed or put in another order.
"""

import re
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from planner.dates import Duur
from planner.model import Bron

_EENHEID = {
    "dag": "dagen",
    "kalenderdag": "dagen",
    "kalenderdagen": "dagen",
    "week": "weken",
    "maand": "maanden",
}
_EENHEID |= {"jaren": "jaar"}


def knopen(text: str) -> yaml.Node:
    """The one document in a text. Raises yaml.YAMLError."""
    documents = list(yaml.compose_all(text, Loader=yaml.CSafeLoader))
    if len(documents) != 1:
        raise yaml.YAMLError(f"{len(documents)} documenten")
    return documents[0]


def verschil(item: Any, node: yaml.Node | None, pad: str = "") -> list[str]:
    """Every place where an object says something else than the node it was read from."""
    if item is None:
        return [] if _tekst(node) in (None, "") else [f"{pad}: verdween"]
    if is_dataclass(item) and not isinstance(item, (Bron, Duur)):
        return _object(item, node, pad)
    if isinstance(item, dict):
        keys = _sleutels(node)
        if keys is None or [key.strip() for key, _ in keys] != list(item):
            return [f"{pad}: {list(item)} in plaats van {keys and [key for key, _ in keys]}"]
        return [line for key, value in keys for line in verschil(item[key.strip()], value, f"{pad}.{key}")]
    if isinstance(item, tuple):
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if len(parts) != len(item):
            return [f"{pad}: {len(item)} in plaats van {len(parts)}"]
        return [line for n, one in enumerate(item) for line in verschil(one, parts[n], f"{pad}[{n}]")]
    text = _tekst(node)
    return [] if text is not None and _gelijk(item, text) else [f"{pad}: {item!r} in plaats van {text!r}"]


def _object(item: Any, node: yaml.Node | None, pad: str) -> list[str]:
    keys = _sleutels(node)
    if keys is None:
        return [f"{pad}: geen groep"]
    found = dict(keys)
    wrong = [f"{pad}.{key}: staat er twee keer" for key in found if [k for k, _ in keys].count(key) > 1]
    for spec in fields(item):
        value = getattr(item, spec.name)
        if spec.name in found:
            wrong += verschil(value, found.pop(spec.name), f"{pad}.{spec.name}")
        elif (spec.default is MISSING and spec.default_factory is MISSING) or value != (
            spec.default if spec.default is not MISSING else spec.default_factory()
        ):
            wrong.append(f"{pad}.{spec.name}: verzonnen")
    return wrong + [f"{pad}.{key}: stil weggelaten" for key in found]


def _sleutels(node: yaml.Node | None) -> list[tuple[str, yaml.Node]] | None:
    return [(k.value, v) for k, v in node.value] if isinstance(node, yaml.MappingNode) else None


def _tekst(node: yaml.Node | None) -> str | None:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


def _gelijk(item: Any, text: str) -> bool:
    if isinstance(item, bool):
        return text == ("ja" if item else "nee")
    if isinstance(item, date):
        return text == item.isoformat()
    if isinstance(item, int):
        return text == str(item)
    if isinstance(item, Decimal):
        return bool(re.fullmatch(r"[0-9]+([.][0-9]+)?", text)) and Decimal(text) == item
    if isinstance(item, Duur):
        number, _, unit = text.strip().partition(" ")
        return (number, _EENHEID.get(unit.strip(), unit.strip())) == (str(item.aantal), item.eenheid)
    if isinstance(item, Bron):
        document, _, section = text.strip().partition(" ")
        return (document, section.strip()) == (item.document, item.sectie)
    return isinstance(item, str) and text.strip() == item.strip()
