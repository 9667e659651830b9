"""A tree of YAML nodes read as the objects of `planner.model`, by the types of their fields.

The model is the only description of the rule language: this module knows types, not rules. Scalars are
typed by the field they stand in, never guessed. All problems are collected; what is good is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeAliasType, TypeVar, Union, get_args, get_origin, get_type_hints

from planner import taal
from planner.authoring.fouten import Probleem
from planner.authoring.yamlbron import Groep, Knooppunt, Lijst, Scalar
from planner.dates import Duur
from planner.model import Bron, Uitzondering, Waarde
from planner.vragen import VRAAGSOORTEN
from planner.vragen.datum import bestaande_datum, hele_datum

type Pad = tuple[str | int, ...]

MISLUKT: Any = object()

# How a scalar is written; `schema` tells editors the same.
ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
DATUM = re.compile(r"(20[0-9]{2}|19[0-9]{2})-([0-9]{2})-([0-9]{2})")
BEDRAG = re.compile(r"[0-9]{1,9}([.][0-9]{1,4})?")
WEBADRES = re.compile(r"https?://[^\s<>\"'`]+")
PAGINA = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*\.md(#[A-Za-z0-9_-]+)?")
GEHEEL = re.compile(r"-?(0|[1-9][0-9]{0,8})")


MOST_PROBLEMS = 100  # in one file; more says nothing new, and finding words for each takes long


class _TeVeel(Exception):
    """There are more problems than anybody reads."""


class Lezer:
    """Reads one file. `regels` maps a path in the file to its line, for later checks."""

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.problemen: list[Probleem] = []
        self.regels: dict[Pad, int] = {}

    def fout(self, node: Knooppunt, melding: str) -> Any:
        self.problemen.append(Probleem(self.bestand, node.regel, melding))
        if len(self.problemen) == MOST_PROBLEMS:
            raise _TeVeel
        return MISLUKT

    def alles(self, node: Knooppunt, typ: Any) -> Any:
        """The value of the whole file, or MISLUKT with the problems noted, the first hundred of them."""
        try:
            return self.lees(node, typ)
        except _TeVeel:
            last = self.problemen[-1].regel
            message = "Hier zijn we gestopt met lezen: er zijn te veel problemen. Los eerst die hierboven op."
            self.problemen.append(Probleem(self.bestand, last, message))
            return MISLUKT

    def lees(self, node: Knooppunt, typ: Any, pad: Pad = ()) -> Any:
        """The value of a node for a type, or MISLUKT with the problem noted."""
        self.regels.setdefault(pad, node.regel)
        if isinstance(typ, TypeAliasType):
            return self._alias(node, typ, pad)
        origin, args = get_origin(typ), get_args(typ)
        if isinstance(origin, TypeAliasType):
            return self.lees(node, origin.__value__, pad)
        if origin in (Union, UnionType):
            return self._keuze(node, args, pad)
        if origin is Literal:
            return self._een_van(node, args)
        if origin is tuple:
            return self._rij(node, args[0], pad)
        if origin is dict:
            return self._map(node, args[0], args[1], pad)
        if typ is Bron:
            return self._scalar(node, _bron, 'verwacht "document sectie", bijvoorbeeld draaiboek-2023 3.2')
        if typ is Duur:
            return self._scalar(node, Duur.parse)
        if is_dataclass(typ) or is_dataclass(origin):
            return self._object(node, typ, pad)
        return self._scalar(node, *_SCALARS[typ])

    def _alias(self, node: Knooppunt, typ: TypeAliasType, pad: Pad) -> Any:
        if typ.__name__ == "Ruw":
            return _ruw(node)
        if typ.__name__ == "Vraagsoort":
            return self._een_van(node, tuple(VRAAGSOORTEN))
        if typ.__name__ in ("Id", "Verwijzing", "Rol"):
            return self._scalar(node, _id, "gebruik kleine letters, cijfers, - en _ zonder spaties")
        if typ.__name__ in _GESCHREVEN:
            return self._scalar(node, *_GESCHREVEN[typ.__name__])
        if typ.__name__ == "Bronnen" and isinstance(node, Scalar):
            source = self.lees(node, Bron, pad)
            return MISLUKT if source is MISLUKT else (source,)
        if typ.__name__ == "Uitzonderingen" and isinstance(node, Groep):
            single = self.lees(node, Uitzondering, pad)
            return MISLUKT if single is MISLUKT else (single,)
        return self.lees(node, typ.__value__, pad)

    def _scalar(self, node: Knooppunt, convert: Callable[[str], Any], wat: str = "") -> Any:
        if not isinstance(node, Scalar):
            return self.fout(node, f"Hier hoort één waarde, geen {_soort(node)}{f': {wat}' if wat else ''}.")
        if node.leeg:
            return self.fout(node, f"Hier ontbreekt een waarde{f': {wat}' if wat else ''}.")
        try:
            return convert(node.tekst)
        except ValueError as problem:
            hint = _bedoeld(node.tekst) if convert is _datum else ""
            return self.fout(node, f"‘{node.tekst[:60]}’ past hier niet: {wat or problem}.{hint}")

    def _een_van(self, node: Knooppunt, options: tuple[Any, ...]) -> Any:
        if isinstance(node, Scalar) and node.tekst in options:
            return node.tekst
        text = node.tekst[:60] if isinstance(node, Scalar) else _soort(node)
        hint = taal.bedoelde_je(text, options)
        return self.fout(node, f"‘{text}’ kan hier niet: kies {taal.opsomming(options, 'of')}.{hint}")

    def _keuze(self, node: Knooppunt, options: tuple[Any, ...], pad: Pad) -> Any:
        kinds = [option for option in options if option is not type(None)]
        if isinstance(node, Scalar) and node.leeg and type(None) in options:
            return None
        if all(is_dataclass(kind) for kind in kinds):
            return self._soort(node, kinds, pad)
        for kind in kinds:
            if get_origin(kind) is Literal and isinstance(node, Scalar) and node.tekst in get_args(kind):
                return node.tekst
        lists = [kind for kind in kinds if get_origin(kind) is tuple]
        if lists and not isinstance(node, Scalar):
            return self.lees(node, lists[0], pad)
        if tuple[Waarde[Duur], ...] in lists and isinstance(node, Scalar) and " " in node.tekst:
            return self.fout(
                node,
                f"‘{node.tekst[:60]}’ kan hier niet zo staan. Zet er een lijst: ‘- {{geldig_van: 2023-07-01, waarde: "
                f"{node.tekst[:60]}, bron: …}}’, of de naam van een gedeelde duur uit data/waarden/.",
            )
        plain = [kind for kind in kinds if kind not in lists and get_origin(kind) is not Literal]
        return self.lees(node, plain[0] if plain else kinds[0], pad)

    def _soort(self, node: Knooppunt, kinds: list[Any], pad: Pad) -> Any:
        """One of several classes, told apart by the text behind `soort`."""
        if len(kinds) == 1:
            return self._object(node, kinds[0], pad)
        if not isinstance(node, Groep):
            return self.fout(node, f"Hier hoort een groep met sleutels, geen {_soort(node)}.")
        by_name = {get_args(_types(kind)["soort"])[0]: kind for kind in kinds}
        for key, value in node.items:
            if key.tekst == "soort":
                if isinstance(value, Scalar) and value.tekst in by_name:
                    return self._object(node, by_name[value.tekst], pad)
                return self._een_van(value, tuple(by_name))
        return self.fout(node, f"Hier ontbreekt ‘soort’: {taal.opsomming(by_name, 'of')}.")

    def _rij(self, node: Knooppunt, typ: Any, pad: Pad) -> Any:
        items = node.items if isinstance(node, Lijst) else [node]
        if not isinstance(node, Lijst) and (isinstance(node, Groep) or node.leeg):
            return self.fout(node, "Hier hoort een lijst: begin elke regel met een streepje.")
        found = [self.lees(item, typ, (*pad, number)) for number, item in enumerate(items)]
        return tuple(item for item in found if item is not MISLUKT)

    def _map(self, node: Knooppunt, key_type: Any, typ: Any, pad: Pad) -> Any:
        if not isinstance(node, Groep):
            return self.fout(node, f"Hier hoort een groep met sleutels, geen {_soort(node)}.")
        found = {}
        for key, item in node.items:
            self.regels[(*pad, key.tekst)] = key.regel
            name = self.lees(key, key_type, (*pad, key.tekst))
            value = self.lees(item, typ, (*pad, key.tekst))
            if name is not MISLUKT and value is not MISLUKT:
                found[name] = value
        return found

    def _object(self, node: Knooppunt, typ: Any, pad: Pad) -> Any:
        cls = get_origin(typ) or typ
        if not isinstance(node, Groep):
            return self.fout(node, f"Hier hoort een groep met sleutels, geen {_soort(node)}.")
        hints, params = _types(cls), dict(zip(cls.__type_params__, get_args(typ), strict=False))
        values: dict[str, Any] = {}
        failed: set[str] = set()
        for key, item in node.items:
            self.regels[(*pad, key.tekst)] = key.regel
            if key.tekst not in hints:
                name, colon, rest = key.tekst.partition(":")
                if colon and name in hints:
                    # The key is there: that it is missing is no second mistake.
                    failed.add(name)
                    self.fout(key, f"Na een dubbelepunt hoort een spatie: schrijf ‘{name}: {rest[:40]}’.")
                    continue
                hint = taal.bedoelde_je(key.tekst, hints)
                known = "" if hint else f" Mogelijk: {taal.opsomming(hints, 'of')}."
                if " " in key.tekst:
                    known = " Staat er een komma in een tekst? Zet die tekst dan tussen aanhalingstekens."
                self.fout(key, f"De sleutel ‘{key.tekst[:60]}’ kan hier niet.{hint}{known}")
                continue
            value = self.lees(item, _vul_in(hints[key.tekst], params), (*pad, key.tekst))
            if value is MISLUKT:
                failed.add(key.tekst)
            else:
                values[key.tekst] = value
        required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
        missing = [name for name in required if name not in values and name not in failed]
        for name in missing:
            self.fout(node, f"Hier ontbreekt ‘{name}’. Voeg het toe.")
        return MISLUKT if missing or failed & set(required) else cls(**values)


@cache
def _types(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {item.name: hints[item.name] for item in fields(cls)}


def _vul_in(typ: Any, params: dict[Any, Any]) -> Any:
    return params.get(typ, typ) if isinstance(typ, TypeVar) else typ


def _soort(node: Knooppunt) -> str:
    return {Scalar: "losse waarde", Lijst: "lijst", Groep: "groep"}[type(node)]


def _ruw(node: Knooppunt) -> Any:
    if isinstance(node, Scalar):
        return node.tekst
    if isinstance(node, Lijst):
        return tuple(_ruw(item) for item in node.items)
    return {key.tekst: _ruw(item) for key, item in node.items}


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError
    return text


def _bron(text: str) -> Bron:
    document, _, section = text.strip().partition(" ")
    if not ID.fullmatch(document) or not section.strip():
        raise ValueError
    return Bron(document, section.strip())


def _tekst(text: str) -> str:
    if not text.strip():
        raise ValueError
    return text.strip()


def _volgens(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def lees(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError
        return text

    return lees


def _datum(text: str) -> date:
    if not DATUM.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text)


def _bedoeld(text: str) -> str:
    """The day that somebody wrote another way, as a question."""
    try:
        day = bestaande_datum(*(hele_datum(text.strip("‘’“”'\"")) or (0, 0, 0)))
    except ValueError:
        return ""
    return f" Bedoelde je {day.isoformat()}?"


def _ja_nee(text: str) -> bool:
    if text not in ("ja", "nee"):
        raise ValueError
    return text == "ja"


def _getal(text: str) -> int:
    if not GEHEEL.fullmatch(text):
        raise ValueError
    return int(text)


def _bedrag(text: str) -> Decimal:
    if not BEDRAG.fullmatch(text):
        raise ValueError
    return Decimal(text)


_SCALARS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (_tekst, "hier hoort een tekst"),
    int: (_getal, "hier hoort een geheel getal"),
    bool: (_ja_nee, "kies ja of nee"),
    date: (_datum, "hier hoort een datum die bestaat: jjjj-mm-dd"),
    Decimal: (_bedrag, "hier hoort een getal met een punt voor de decimalen, zoals 883.27"),
}
# What becomes a link on a page: nothing else than a page or a website can stand there.
_GESCHREVEN: dict[str, tuple[Callable[[str], str], str]] = {
    "Webadres": (_volgens(WEBADRES), "hier hoort een webadres dat met https:// begint"),
    "Pagina": (_volgens(PAGINA), "hier hoort een pagina in docs/, zoals handboek/3-start/trajectplan.md"),
}
