"""The rule language as JSON Schema (draft 7), made from the model, for editors that complete and hint.

Each kind of file has one schema in `data/schema/`; the first line of each rule file names it. A schema
knows the shape of one file, not the references between files: the messages of `check` are the authority.
Scalars follow YAML 1.2, as editors read it: a date is a text, 60 is a number, `ja` is a text.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeAliasType, TypeVar, Union, get_args, get_origin, get_type_hints

from planner.authoring import toelichting
from planner.authoring.gegevens import BESTANDEN, MAPPEN, files_in
from planner.authoring.objecten import BEDRAG, DATUM, GEHEEL, ID, PAGINA, WEBADRES
from planner.dates import DUUR, Duur
from planner.model import Bron, Uitzondering
from planner.vragen import VRAAGSOORTEN

type Schema = dict[str, Any]

FOLDER = "schema"
MODELINE = "# yaml-language-server: $schema="

_TEKST: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
_ID: Schema = {"type": "string", "pattern": f"^{ID.pattern}$"}
_GESCHREVEN = {"Webadres": WEBADRES, "Pagina": PAGINA}
_SCALARS: dict[Any, Schema] = {
    str: _TEKST,
    int: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{GEHEEL.pattern}$"}]},
    bool: {"enum": ["ja", "nee"]},
    date: {"type": "string", "pattern": f"^{DATUM.pattern}$", "format": "date"},
    Decimal: {
        "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": f"^{BEDRAG.pattern}$"}]
    },
    Duur: {"type": "string", "pattern": f"^{DUUR}$"},
    Bron: {"type": "string", "pattern": f"^{ID.pattern} +[^ ].*$"},
}


def schemas() -> dict[str, str]:
    """The schemas as JSON text by name: `planners`, `waarden`, `bronnen`, …"""
    kinds = MAPPEN | {name.removesuffix(".yml"): typ for name, typ in BESTANDEN.items()}
    return {name: _schema(typ) for name, typ in kinds.items()}


def schema_van(path: str) -> str:
    """The name of the schema of a file by its path in the data folder."""
    return path.partition("/")[0] if "/" in path else path.removesuffix(".yml")


def modeline(path: str) -> str:
    """The first line of a rule file: where an editor finds its schema."""
    return f"{MODELINE}{'../' * path.count('/')}{FOLDER}/{schema_van(path)}.json\n"


def schrijf(folder: Path) -> list[str]:
    """Write the schemas of a data folder, and the first line of its files. Returns what changed."""
    changed = []
    for name, text in schemas().items():
        changed += _schrijf(folder, f"{FOLDER}/{name}.json", text.encode())
    for path, content in files_in(folder).items():
        if path in BESTANDEN or path.partition("/")[0] in MAPPEN:
            lines = content.splitlines(keepends=True)
            if lines and lines[0].startswith(MODELINE.encode()):
                del lines[0]
            changed += _schrijf(folder, path, modeline(path).encode() + b"".join(lines))
    return changed


def _schrijf(folder: Path, path: str, content: bytes) -> list[str]:
    target = folder / path
    if target.is_file() and target.read_bytes() == content:
        return []
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    return [path]


def _schema(typ: Any) -> str:
    maker = _Maker()
    top = maker.van(typ)
    found = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Gemaakt door `python -m planner schema` uit planner/model.py. Wijzig dit bestand niet zelf.",
    }
    found |= top | {"definitions": dict(sorted(maker.definitions.items()))}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


class _Maker:
    """Makes the schema of a type, and a definition for each class that it meets."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def van(self, typ: Any) -> Schema:
        """The schema of a type; the same cases as `Lezer.lees`."""
        if isinstance(typ, TypeAliasType):
            return self._alias(typ)
        origin, args = get_origin(typ), get_args(typ)
        if isinstance(origin, TypeAliasType):
            return self.van(origin.__value__)
        if origin in (Union, UnionType):
            return self._keuze(args)
        if origin is Literal:
            return {"enum": list(args)}
        if origin is tuple:
            return self._rij(args[0])
        if origin is dict:
            names = self.van(args[0])
            return {"type": "object", "additionalProperties": self.van(args[1])} | (
                {"propertyNames": {"pattern": names["pattern"]}} if "pattern" in names else {}
            )
        if typ in _SCALARS:
            return dict(_SCALARS[typ])
        return self._klasse(typ)

    def _alias(self, typ: TypeAliasType) -> Schema:
        name = typ.__name__
        if name == "Ruw":
            return {}
        if name == "Vraagsoort":
            return {"enum": [*VRAAGSOORTEN]}
        if name == "Uitzonderingen":
            return _een_van([self.van(Uitzondering), self._rij(Uitzondering)])
        if name in ("Rol", "Verwijzing", "Bronnen", "Cellen"):
            # By name, so that an editor can offer the roles, sources, … that exist.
            if name not in self.definitions:
                whole = self._rij(Bron) if name == "Bronnen" else dict(_ID)
                self.definitions[name] = self.van(typ.__value__) if name == "Cellen" else whole
            return {"$ref": f"#/definitions/{name}"}
        if name in _GESCHREVEN:
            return {"type": "string", "pattern": f"^{_GESCHREVEN[name].pattern}$"}
        return dict(_ID) if name == "Id" else self.van(typ.__value__)

    def _rij(self, typ: Any) -> Schema:
        """A list; one scalar may stand without it."""
        item = self.van(typ)
        rows = {"type": "array", "items": item}
        return (
            rows if (is_dataclass(typ) and typ not in _SCALARS) or get_origin(typ) else _een_van([item, rows])
        )

    def _keuze(self, args: tuple[Any, ...]) -> Schema:
        kinds = [arg for arg in args if arg is not type(None)]
        options = [self.van(kind) for kind in kinds]
        if type(None) in args:
            options.append({"type": "null"})
        if len(kinds) > 1 and all(is_dataclass(kind) for kind in kinds):
            names = [name for kind in kinds for name in get_args(_types(kind)["soort"])]
            kind = {"enum": names, "description": toelichting.van_sleutel(kinds[0], "soort")}
            return {
                "type": "object",
                "required": ["soort"],
                "properties": {"soort": kind},
                "oneOf": options,
            }
        return _een_van(options)

    def _klasse(self, typ: Any) -> Schema:
        cls, args = get_origin(typ) or typ, get_args(typ)
        name = cls.__name__ + "".join(arg.__name__.title() for arg in args)
        if name not in self.definitions:
            self.definitions[name] = {}
            params = dict(zip(cls.__type_params__, args, strict=True))
            hints = _types(cls)
            self.definitions[name] = {
                "type": "object",
                "description": toelichting.van_klasse(cls),
                "additionalProperties": False,
                "required": [
                    f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING
                ],
                "properties": {
                    key: {"description": toelichting.van_sleutel(cls, key)}
                    | self.van(params.get(hint, hint) if isinstance(hint, TypeVar) else hint)
                    for key, hint in hints.items()
                },
            }
        return {"$ref": f"#/definitions/{name}"}


def _types(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {item.name: hints[item.name] for item in fields(cls)}


def _een_van(options: list[Schema]) -> Schema:
    return options[0] if len(options) == 1 else {"anyOf": options}
