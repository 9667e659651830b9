"""YAML text with the place of each node in it, so that a change replaces only what it must.

Writing a whole file anew would lose comments, order and line breaks. Here a change is a small replacement at the
range of one node. Text is taken as `planner.authoring.yamlbron` reads it: nothing but maps, lists and texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

type Pad = tuple[str | int, ...]
type Inhoud = str | Sequence["Inhoud"] | Mapping[str, "Inhoud"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the browser has no compiled part
# What reads best on one line: what must hold in a row.
OP_EEN_REGEL = frozenset(("als",))
_EINDE = re.compile(r"\r\n|\r|\n")


class Onvindbaar(KeyError):
    """A path leads to nothing in this text."""


@dataclass(frozen=True, slots=True, order=True)
class Ingreep:
    """New text for the characters from `van` up to `tot`."""

    van: int
    tot: int
    tekst: str


def pas_toe(tekst: str, ingrepen: Iterable[Ingreep]) -> str:
    """The text with these changes. They may stand in any order, and must not overlap. Raises ValueError."""
    made, last = [], 0
    for change in sorted(ingrepen):
        if change.van < last:
            raise ValueError("Twee wijzigingen raken dezelfde plaats.")
        made += [tekst[last : change.van], change.tekst]
        last = change.tot
    return "".join([*made, tekst[last:]])


class Bron:
    """One YAML text and the places of its nodes. Raises `yaml.YAMLError` when it cannot be read."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self._starts = [0, *(match.end() for match in _EINDE.finditer(tekst))]
        self._root: Any = yaml.compose(tekst, Loader=_LOADER)

    # --- looking ------------------------------------------------------------------------------------

    def knoop(self, *pad: str | int) -> Any:
        """The node at a path. Raises Onvindbaar."""
        node = self._root
        for step in pad:
            node = self._stap(node, step, pad)
        return node

    def _stap(self, node: Any, step: str | int, pad: Pad) -> Any:
        if isinstance(step, int) and isinstance(node, yaml.SequenceNode):
            if -len(node.value) <= step < len(node.value):
                return node.value[step]
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    return value
        raise Onvindbaar(" › ".join(map(str, pad)))

    def sleutel(self, *pad: str | int) -> Any:
        """The node of the key at a path that ends in a map. Raises Onvindbaar."""
        *outer, name = pad
        for key, _ in getattr(self.knoop(*outer), "value", ()):
            if getattr(key, "value", None) == name:
                return key
        raise Onvindbaar(" › ".join(map(str, pad)))

    def heeft(self, *pad: str | int) -> bool:
        """Whether a path leads to something."""
        try:
            self.knoop(*pad)
        except Onvindbaar:
            return False
        return True

    def sleutels(self, *pad: str | int) -> list[str]:
        """The keys of a map, or none."""
        node = self.knoop(*pad) if self.heeft(*pad) else None
        return [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []

    def inhoud(self, *pad: str | int) -> Any:
        """What stands at a path: text, lists and maps, nothing typed by guess."""
        return _waarde(self.knoop(*pad))

    def begin(self, node: Any) -> int:
        """Where a node begins."""
        return self._plaats(node.start_mark)

    def einde(self, node: Any) -> int:
        """Where a node ends, without the space and the comments that follow."""
        if isinstance(node, yaml.ScalarNode):
            end = self._plaats(node.end_mark)
            if node.style in ("|", ">"):
                begin = self.begin(node)
                return begin + len(self.tekst[begin:end].rstrip())
            return end
        if node.flow_style or not node.value:
            return self._plaats(node.end_mark)
        last = node.value[-1]
        return self.einde(last[1] if isinstance(last, tuple) else last)

    def regel(self, *pad: str | int) -> int:
        """The line on which a node begins, from 1."""
        return int(self.knoop(*pad).start_mark.line) + 1

    def regeleinde(self, plaats: int) -> int:
        """Where the line of a place ends, before its line break."""
        match = _EINDE.search(self.tekst, plaats)
        return match.start() if match else len(self.tekst)

    def kolom(self, node: Any) -> int:
        """How far a node stands from the margin."""
        return int(node.start_mark.column)

    def _plaats(self, mark: Any) -> int:
        return (
            int(self._starts[mark.line] + mark.column) if mark.line < len(self._starts) else len(self.tekst)
        )

    @property
    def regelbreuk(self) -> str:
        """The line break of this text."""
        match = _EINDE.search(self.tekst)
        return match[0] if match else "\n"

    # --- changing -----------------------------------------------------------------------------------

    def vervang(self, pad: Pad, tekst: str) -> Ingreep:
        """Another text in place of the one at a path, with the quotes that it had where they can stay. Raises
        Onvindbaar, and ValueError when no text stands there."""
        node = self.knoop(*pad)
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError("Hier staat geen tekst.")
        begin, end = self.begin(node), self.einde(node)
        if node.style in ("|", ">"):
            return Ingreep(begin, end, self._blok(node, pad, tekst))
        flow = self._in_haken(pad)
        quoted = _quoted(tekst, node.style) if node.style else scalar(tekst, flow=flow)
        return Ingreep(begin, end, quoted)

    def zet(self, pad: Pad, inhoud: Inhoud) -> Ingreep:
        """Something else in place of what stands at a path, on one line. Raises Onvindbaar."""
        node = self.knoop(*pad)
        text = schrijf(inhoud, flow=not isinstance(inhoud, str) or self._in_haken(pad))
        return Ingreep(self.begin(node), self.einde(node), text)

    def _blok(self, node: Any, pad: Pad, tekst: str) -> str:
        head = _EINDE.split(self.tekst[self.begin(node) :], maxsplit=1)[0].strip()
        indent = " " * (self._marge(pad) + 2)
        lines = tekst.split("\n") if node.style == "|" else _vouw(tekst, 110 - len(indent))
        return self.regelbreuk.join([head, *(f"{indent}{line}".rstrip() for line in lines)])

    def _marge(self, pad: Pad) -> int:
        """The column of the key or dash that holds the node at a path."""
        if isinstance(pad[-1], str):
            return self.kolom(self.sleutel(*pad))
        return self.kolom(self.knoop(*pad[:-1]))

    def _in_haken(self, pad: Pad) -> bool:
        return any(getattr(self.knoop(*pad[:n]), "flow_style", False) for n in range(len(pad)))

    def voeg_in(self, pad: Pad, na: int, inhoud: Inhoud) -> Ingreep:
        """A new item of the list at a path, behind item `na` (from 0; -1 is the last), written as that one is."""
        items = self.knoop(*pad)
        node = items.value[na]
        if items.flow_style:
            return Ingreep(at := self.einde(node), at, f", {schrijf(inhoud, flow=True)}")
        at = self.regeleinde(self.einde(node))
        indent = " " * self.kolom(items)
        flow = bool(getattr(node, "flow_style", False))
        lines = schrijf(inhoud, flow=flow, marge=len(indent) + 2)
        return Ingreep(at, at, f"{self.regelbreuk}{indent}- {lines.replace('\n', self.regelbreuk)}")

    def voeg_sleutel_in(self, pad: Pad, na: str, naam: str, inhoud: Inhoud) -> Ingreep:
        """A new key of the map at a path, behind the key `na`, written as that one is."""
        node = self.knoop(*pad)
        before = self.knoop(*pad, na)
        if node.flow_style:
            at = self.einde(before)
            return Ingreep(at, at, f", {scalar(naam, flow=True)}: {schrijf(inhoud, flow=True)}")
        at = self.regeleinde(self.einde(before))
        margin = self.kolom(self.sleutel(*pad, na))
        flow = bool(getattr(before, "flow_style", False))
        text = f"{' ' * margin}{_regel(naam, inhoud, flow, margin)}"
        return Ingreep(at, at, f"{self.regelbreuk}{text.replace('\n', self.regelbreuk)}")

    def ruw(self, pad: Pad) -> tuple[int, int]:
        """The whole lines of an item or key at a path, with the comment right above it: from, to."""
        node = self.knoop(*pad)
        first = self.sleutel(*pad) if isinstance(pad[-1], str) else node
        row = first.start_mark.line
        margin = self._marge(pad)
        while row and re.match(rf" {{{margin}}}#", self.tekst[self._starts[row - 1] :]):
            row -= 1
        end = self.regeleinde(self.einde(node))
        match = _EINDE.match(self.tekst, end)
        return self._starts[row], match.end() if match else end


@lru_cache(maxsize=16)
def ontleed(tekst: str) -> Bron:
    """The same text gives the same places: in the browser reading takes seconds, and a form asks again and again."""
    return Bron(tekst)


def _waarde(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _waarde(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_waarde(item) for item in node.value]
    return node.value


# --- writing ----------------------------------------------------------------------------------------


def schrijf(inhoud: Inhoud, *, flow: bool = False, marge: int = 0) -> str:
    """YAML for a text, list or map. `flow`: on one line, in brackets; else a map takes a line for each key, at
    `marge` from the second on."""
    if isinstance(inhoud, str):
        return scalar(inhoud, flow=flow)
    if isinstance(inhoud, Mapping):
        if flow or not inhoud:
            parts = [
                f"{scalar(name, flow=True)}: {schrijf(part, flow=True)}" for name, part in inhoud.items()
            ]
            return f"{{{', '.join(parts)}}}"
        rows = [_regel(name, part, False, marge) for name, part in inhoud.items()]
        return f"\n{' ' * marge}".join(rows)
    if flow or all(isinstance(item, str) for item in inhoud):
        return f"[{', '.join(schrijf(item, flow=True) for item in inhoud)}]"
    return f"\n{' ' * marge}".join(f"- {schrijf(item, marge=marge + 2)}" for item in inhoud)


def _regel(naam: str, inhoud: Inhoud, flow: bool, marge: int) -> str:
    """A key with its content, the key itself at `marge`."""
    key = scalar(naam)
    if naam in OP_EEN_REGEL:
        flow = True
    if isinstance(inhoud, str) or flow or not inhoud:
        return f"{key}: {schrijf(inhoud, flow=flow and not isinstance(inhoud, str))}"
    if not isinstance(inhoud, Mapping) and all(isinstance(item, str) for item in inhoud):
        return f"{key}: {schrijf(inhoud, flow=True)}"
    inner = marge + 2
    return f"{key}:\n{' ' * inner}{schrijf(inhoud, marge=inner)}"


def scalar(tekst: str, *, flow: bool = False) -> str:
    """A text as it can stand in YAML: without quotes where every reader reads the same back."""
    if tekst and "\n" not in tekst and not re.search(r"(^|\s)#|^[%@`*&!|>]", tekst):
        around = f"{{a: {tekst}, b: c}}" if flow else f"a: {tekst}\nb: c\n"
        # The reader of the browser refuses some that the compiled one takes.
        if all(_leest(around, loader) == {"a": tekst, "b": "c"} for loader in {_LOADER, yaml.SafeLoader}):
            return tekst
    return _quoted(tekst, '"' if "\n" in tekst else "'")


def _leest(text: str, loader: Any) -> Any:
    """What a reader makes of a text without quotes, or None."""
    try:
        node: Any = yaml.compose(text, Loader=loader)
    except yaml.YAMLError:
        return None
    plain = all(not value.style for _, value in node.value if isinstance(value, yaml.ScalarNode))
    return _waarde(node) if plain else None


def _quoted(tekst: str, style: str) -> str:
    if style == "'" and "\n" not in tekst:
        return "'" + tekst.replace("'", "''") + "'"
    escaped = tekst.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _vouw(tekst: str, breedte: int) -> list[str]:
    """A text over lines of about this width. YAML joins them with one space."""
    lines, line = [], ""
    for word in tekst.split():
        if line and len(line) + len(word) >= breedte:
            lines.append(line)
            line = ""
        line = f"{line} {word}".lstrip()
    return [*lines, line]
