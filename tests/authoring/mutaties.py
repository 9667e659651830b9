"""Small changes of a rule file, each of which an editor could make by mistake.

A mutant is the text of the file with one place changed: a number, a unit, a condition, an outcome, who acts, since
when, what kind of date, or a step, remark or condition that is gone. Texts, titles and sources are left alone: they
are no rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import yaml

from planner.model import Vraag

# Keys that only hold words, examples or sources.
GEEN_REGEL = {
    "titel", "kort", "hulp", "groep", "zie", "bron", "omdat", "anders", "tekst", "wat", "inleiding",
    "voldaan", "voorbeelden", "gecontroleerd_op", "niet_gebruiken", "fasen", "opmerking", "naam", "vraag",
    "standaard", "waar",
}  # fmt: skip
VERWIJZINGEN = {"vanaf", "van", "tot", "datum", "gehaald_door", "gegeven", "peildatum"}
WEG = {
    "dag_ervoor", "open_grens", "mens", "verlengd_met", "gehaald_door", "begrensd_door", "uitzondering",
    "peildatum", "kaderdatum", "gebeurd_tegen", "gepland", "reeks", "zoekt_uit", "open", "raming",
}  # fmt: skip
LIJSTEN = {
    "stappen", "meldingen", "waarschuwingen", "voorbij", "te_laat", "achteraf", "voor", "wie", "lezingen",
    "verlengd_met", "begrensd_door", "vroegste_van", "zoekt_uit", "volgorde", "ontwerpen",
}  # fmt: skip
SOORTEN = ("uiterlijk", "ten_vroegste", "richtdatum")
EENHEDEN = {"dagen": "weken", "weken": "dagen", "maanden": "weken", "maand": "week", "jaar": "maanden"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed text, and what was changed where."""

    regel: int
    wat: str
    tekst: str


def mutanten(
    text: str, rollen: list[str], duren: list[str], vragen: Mapping[str, Vraag] = MappingProxyType({})
) -> Iterator[Mutant]:
    """Every small change of the rules in this file, with the roles and shared durations that it may name, and the
    questions of its planner as they are asked."""
    yield from _Bestand(text, rollen, duren, vragen).alle()


class _Bestand:
    def __init__(self, text: str, rollen: list[str], duren: list[str], vragen: Mapping[str, Vraag]) -> None:
        self.text, self.rollen, self.duren = text, rollen, duren
        # As the check reads it: PyYAML's own parser refuses some signs that the compiled one takes.
        self.root = yaml.compose(text, Loader=yaml.CSafeLoader)
        top = {key.value: value for key, value in self.root.value}
        self.uitkomsten = _namen(top.get("uitkomsten"))
        dates = [name for name, question in vragen.items() if question.soort == "datum"]
        self.momenten = [*dates, *_namen(top.get("momenten"))]
        self.opties = {name: list(question.opties) for name, question in vragen.items()}

    def alle(self) -> Iterator[Mutant]:
        yield from self.knoop(self.root, ())

    def knoop(self, node: Any, pad: tuple[str, ...]) -> Iterator[Mutant]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = key.value
                # A question may be called after one of these keys.
                if name in GEEN_REGEL and pad[-1:] not in (
                    ("vragen",),
                    ("regelvragen",),
                    ("als",),
                    ("tenzij",),
                ):
                    continue
                yield from self.sleutel(key, value, (*pad, name), node)
                yield from self.knoop(value, (*pad, name))
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                if pad[-1] in LIJSTEN:
                    yield self.weg_uit_lijst(node, number, pad)
                yield from self.knoop(item, (*pad, str(number + 1)))

    def sleutel(self, key: Any, value: Any, pad: tuple[str, ...], ouder: Any) -> Iterator[Mutant]:
        name, before = pad[-1], pad[-2] if len(pad) > 1 else ""
        scalar = isinstance(value, yaml.ScalarNode)
        if before in ("als", "tenzij"):
            yield from self.cel(key, value, pad, ouder)
        elif scalar and name in ("waarde", "aantal", "min", "max", "nummer", "dag", "maand", "pasen"):
            yield from self.getal(value, pad)
        elif scalar and name in ("geldig_van", "geldig_tot"):
            day = date.fromisoformat(value.value)
            for verder in (-1, 1):
                yield self.vervang(value, (day + timedelta(days=verder)).isoformat(), pad)
        elif scalar and name == "soort" and value.value in SOORTEN:
            yield self.vervang(value, SOORTEN[(SOORTEN.index(value.value) + 1) % 3], pad)
        elif name == "wie" and not isinstance(value, yaml.MappingNode):
            for item in [value] if scalar else value.value:
                yield self.vervang(item, next(r for r in self.rollen if r != item.value), pad)
        elif (
            scalar
            and name in ("dan", "uitkomst", "alles_voldaan", "onbekend")
            and value.value in self.uitkomsten
        ):
            for other in self.uitkomsten:
                if other != value.value:
                    yield self.vervang(value, other, pad)
        elif scalar and name in VERWIJZINGEN | {"dan"} and value.value in self.momenten:
            other = next((m for m in self.momenten if m != value.value), None)
            if other:
                yield self.vervang(value, other, pad)
        elif scalar and value.value in ("ja", "nee") and name not in WEG:
            yield self.vervang(value, "nee" if value.value == "ja" else "ja", pad)
        elif scalar and name in ("duur", "tussentijd") and value.value in self.duren:
            other = self.duren[(self.duren.index(value.value) + 1) % len(self.duren)]
            yield self.vervang(value, other, pad)
        elif scalar and name == "deel" and value.value.isdigit():
            yield self.vervang(value, str(int(value.value) - 1), pad)
        # A condition with more cells loses them one by one.
        whole = name in ("als", "tenzij") and len(value.value) == 1
        if name in WEG or name == "stap" or whole or before in ("opties", "andere_start", "begrensd_door"):
            yield self.weg(key, value, pad, ouder)

    def cel(self, key: Any, value: Any, pad: tuple[str, ...], ouder: Any) -> Iterator[Mutant]:
        """A condition: another answer, or the condition gone."""
        for item in [value] if isinstance(value, yaml.ScalarNode) else value.value:
            options = self.opties.get(key.value) or ["ja", "nee"]
            if item.value.isdigit():
                options = [str(int(item.value) + 1)]
            taken = {value.value} if isinstance(value, yaml.ScalarNode) else {i.value for i in value.value}
            other = next((option for option in options if option not in taken), None)
            if other:
                yield self.vervang(item, other, pad)
        if isinstance(value, yaml.SequenceNode) and len(value.value) > 1:
            for number in range(len(value.value)):
                yield self.weg_uit_lijst(value, number, pad)
        if len(ouder.value) > 1:
            yield self.weg(key, value, pad, ouder)

    def getal(self, node: Any, pad: tuple[str, ...]) -> Iterator[Mutant]:
        number, _, unit = node.value.partition(" ")
        if number.isdigit():
            yield self.vervang(node, f"{int(number) + 1}{f' {unit}' if unit else ''}", pad)
            if int(number) > 1:
                yield self.vervang(node, f"{int(number) - 1}{f' {unit}' if unit else ''}", pad)
            if unit in EENHEDEN:
                yield self.vervang(node, f"{number} {EENHEDEN[unit]}", pad)

    # --- the change itself ----------------------------------------------------------------------------------------

    def vervang(self, node: Any, new: str, pad: tuple[str, ...]) -> Mutant:
        start, end = node.start_mark.index, node.end_mark.index
        return self.mutant(start, end, new, node, f"{'.'.join(pad)}: {node.value} → {new}")

    def weg(self, key: Any, value: Any, pad: tuple[str, ...], ouder: Any) -> Mutant:
        """A key and its value gone."""
        start, end = key.start_mark.index, value.end_mark.index
        if ouder.flow_style:
            start, end = self.met_komma(start, end)
        else:
            start = self.text.rindex("\n", 0, start) + 1 if self.alleen_op_de_regel(start) else start
            end = start + len(self.text[start:end].rstrip()) + 1
        return self.mutant(start, end, "", key, f"{'.'.join(pad)}: weg")

    def weg_uit_lijst(self, node: Any, number: int, pad: tuple[str, ...]) -> Mutant:
        item = node.value[number]
        start, end = item.start_mark.index, item.end_mark.index
        if node.flow_style:
            start, end = self.met_komma(start, end)
        else:
            start = self.text.rindex("-", 0, start)
            start = self.text.rindex("\n", 0, start) + 1
            end = start + len(self.text[start:end].rstrip()) + 1
            if len(node.value) == 1:  # the key goes with its only item
                start = self.text.rindex("\n", 0, start - 1) + 1
        return self.mutant(start, end, "", item, f"{'.'.join(pad)}.{number + 1}: weg")

    def met_komma(self, start: int, end: int) -> tuple[int, int]:
        if self.text[end : end + 1] == ",":
            return start, end + 1 + (self.text[end + 1 : end + 2] == " ")
        before = self.text[:start].rstrip()
        return (len(before) - 1, end) if before.endswith(",") else (start, end)

    def alleen_op_de_regel(self, start: int) -> bool:
        return not self.text[self.text.rindex("\n", 0, start) + 1 : start].strip()

    def mutant(self, start: int, end: int, new: str, node: Any, wat: str) -> Mutant:
        return Mutant(node.start_mark.line + 1, wat, self.text[:start] + new + self.text[end:])


def _namen(node: Any) -> list[str]:
    return [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
