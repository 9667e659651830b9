"""YAML text as a tree of nodes that know their line, with every scalar kept as the text that was typed.

PyYAML's parser is used, not its loaders: those guess types (`no` becomes false, `012` becomes 10) and
accept a key twice. Anchors, tags and more than one document are refused, and so are files of absurd size
or depth: a rule file needs none of these and a mistake or an attack hides well in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category, normalize

import yaml

from planner.authoring.fouten import Probleem
from planner.authoring.yamlfouten import (
    aanhalingsteken,
    conflict,
    vertaal,
    weggevallen,
    zonder_aanhalingstekens,
)

MOST_BYTES = 2_000_000
MOST_DEPTH = 24
MOST_HIDDEN = 100

GEWOON = frozenset(" \n\r\t")
# Unicode categories: control, format, surrogate, private use, not assigned; spaces; line and paragraph ends.
_ONZICHTBAAR = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"))
_EINDE = re.compile(r"\r\n|\r|\n")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the browser has no compiled part


@dataclass(slots=True)
class Scalar:
    """A text as it was typed; `leeg` when nothing was typed at all."""

    tekst: str
    regel: int
    leeg: bool = False


@dataclass(slots=True)
class Lijst:
    """A sequence."""

    items: list[Knooppunt]
    regel: int


@dataclass(slots=True)
class Groep:
    """A mapping, its keys in the order of the file."""

    items: list[tuple[Scalar, Knooppunt]]
    regel: int


type Knooppunt = Scalar | Lijst | Groep


@dataclass(slots=True)
class _Open:
    node: Lijst | Groep
    key: Scalar | None = None
    seen: dict[str, int] = field(default_factory=dict)


class YamlFout(Exception):
    """The text cannot be read; carries the problem."""

    def __init__(self, probleem: Probleem) -> None:
        self.probleem = probleem
        super().__init__(str(probleem))


def lees_yaml(data: bytes, bestand: str, problemen: list[Probleem]) -> Knooppunt | None:
    """The tree of one file. Problems are added to `problemen`; None when nothing useful can be read."""
    try:
        text = _decode(data, bestand)
        if hidden := onzichtbaar(text, bestand):
            problemen += hidden
            return None
        if found := conflict(text.splitlines()):
            raise YamlFout(Probleem(bestand, *found))
        return _tree(text, bestand, problemen)
    except YamlFout as found:
        problemen.append(found.probleem)
    return None


def _decode(data: bytes, bestand: str) -> str:
    if len(data) > MOST_BYTES:
        raise YamlFout(
            Probleem(bestand, 1, f"Dit bestand is te groot (meer dan {MOST_BYTES // 1000} kB). Splits het.")
        )
    try:
        # An accent that is a sign of its own looks the same, but no search and no comparison finds it.
        return normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "Dit bestand is niet in UTF-8 bewaard. Bewaar het opnieuw als UTF-8."
        raise YamlFout(Probleem(bestand, line, message)) from None


def onzichtbaar(text: str, bestand: str, regel: int = 1) -> list[Probleem]:
    """A problem for each line with a sign that nobody sees or that looks like a space: it came along with
    copied text, and makes two words that look the same differ. `regel` is the line of the first sign."""
    strange = {sign for sign in set(text) - GEWOON if category(sign) in _ONZICHTBAAR}
    if not strange:
        return []
    found = []
    for number, line in enumerate(_EINDE.split(text), regel):
        for sign in sorted(strange.intersection(line)):
            code = f"U+{ord(sign):04X}"
            if category(sign) == "Zs":
                message = f"Hier staat een bijzondere spatie ({code}). Typ een gewone spatie."
            else:
                message = f"Hier staat een onzichtbaar teken ({code}). Verwijder het."
            found.append(Probleem(bestand, number, message))
    return found[:MOST_HIDDEN]


def _tree(text: str, bestand: str, problemen: list[Probleem]) -> Knooppunt | None:
    stack: list[_Open] = []
    root: Knooppunt | None = None
    documents = 0
    lines = [*text.splitlines(), ""]
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise YamlFout(
                        Probleem(bestand, line, "Zet maar één document in een bestand: verwijder ‘---’.")
                    )
            elif isinstance(event, yaml.AliasEvent):
                message = "Verwijzingen met * worden niet gebruikt. Schrijf de inhoud zelf, of zet de tekst tussen aanhalingstekens."
                raise YamlFout(Probleem(bestand, line, message))
            elif isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                _refuse_extras(event, bestand, line)
                if isinstance(event, yaml.ScalarEvent) and event.style == '"':
                    # Written as a code, such as "\\u200b".
                    problemen += [
                        Probleem(bestand, line, p.melding) for p in onzichtbaar(event.value, bestand)
                    ]
                if isinstance(event, yaml.ScalarEvent) and not event.style:
                    last: Any = event.end_mark
                    dropped = weggevallen(lines[last.line][last.column :])
                    if (
                        dropped and not event.value
                    ):  # all of it; that there is nothing left is no second mistake
                        event.value = lines[last.line][last.column :].strip()
                    for message in (dropped, aanhalingsteken(event.value)):
                        if message:
                            problemen.append(Probleem(bestand, last.line + 1, message))
                node = _node(event, line)
                if not stack:
                    root = node
                else:
                    _attach(stack[-1], node, bestand, problemen)
                if not isinstance(node, Scalar):
                    stack.append(_Open(node))
                    if len(stack) > MOST_DEPTH:
                        raise YamlFout(
                            Probleem(
                                bestand,
                                line,
                                "Dit staat te diep in elkaar. Kijk de haakjes en de inspringing na.",
                            )
                        )
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                stack.pop()
    except yaml.YAMLError as error:
        raise YamlFout(Probleem(bestand, *vertaal(error, text.splitlines()))) from None
    except RecursionError:
        raise YamlFout(
            Probleem(bestand, 1, "Dit bestand zit te diep in elkaar. Kijk de haakjes na.")
        ) from None
    if root is None or (isinstance(root, Scalar) and root.leeg):
        raise YamlFout(Probleem(bestand, 1, "Dit bestand is leeg."))
    return root


def _refuse_extras(event: Any, bestand: str, line: int) -> None:
    if event.anchor:
        message = "Ankers met & worden niet gebruikt. Schrijf de inhoud zelf, of zet de tekst tussen aanhalingstekens."
        raise YamlFout(Probleem(bestand, line, message))
    if event.tag:
        message = (
            f"‘{event.tag[:40]}’: types met ! worden niet gebruikt. Zet de tekst tussen aanhalingstekens."
        )
        raise YamlFout(Probleem(bestand, line, message))


def _node(event: Any, line: int) -> Knooppunt:
    if isinstance(event, yaml.ScalarEvent):
        text = event.value if event.style else zonder_aanhalingstekens(event.value)
        return Scalar(text, line, leeg=event.value == "" and not event.style)
    return Lijst([], line) if isinstance(event, yaml.SequenceStartEvent) else Groep([], line)


def _attach(top: _Open, node: Knooppunt, bestand: str, problemen: list[Probleem]) -> None:
    if isinstance(top.node, Lijst):
        top.node.items.append(node)
    elif top.key is None:
        if not isinstance(node, Scalar):
            raise YamlFout(
                Probleem(bestand, node.regel, "Een sleutel moet een gewoon woord zijn, geen lijst of groep.")
            )
        top.key = node
    else:
        key = top.key
        top.key = None
        if key.tekst in top.seen:
            message = f"De sleutel ‘{key.tekst[:60]}’ staat hier twee keer (ook op regel {top.seen[key.tekst]}). Verwijder er één."
            problemen.append(Probleem(bestand, key.regel, message))
        else:
            top.seen[key.tekst] = key.regel
            top.node.items.append((key, node))
