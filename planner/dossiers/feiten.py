"""The facts of a trajectory: what a dossier can hold, what a planner gets of it, and two changes of it put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.model import Id, Planner, Regels, Vraag
from planner.vragen import soort_van
from planner.vragen.antwoorden import lees
from planner.vragen.formulier import lees_velden
from planner.vragen.link import velden_van
from planner.vragen.soort import Antwoorden

PLANNER = "termijnen"


def vragenlijst(rules: Regels) -> Planner:
    """The deadline planner with every question about the trajectory: all that a dossier can hold."""
    planner = rules.planners[PLANNER]
    return replace(planner, vragen=planner.vragen | rules.trajectvragen)


def antwoorden_voor(rules: Regels, name: Id, feiten: Mapping[str, Any]) -> Antwoorden:
    """What the facts of a dossier (JSON values) answer in a planner, typed."""
    planner, known = rules.planners[name], vragenlijst(rules)
    fields: dict[str, str] = {}
    for own, question in planner.vragen.items():
        fact = question.feit or own
        if fact in feiten and fact in known.vragen:
            found = velden_van(known, {fact: feiten[fact]})
            fields |= {own + field.removeprefix(fact): text for field, text in found.items()}
    typed, _ = lees(planner, lees_velden(planner, fields).antwoorden)
    return typed


@dataclass(frozen=True, slots=True)
class Botsing:
    """A question that two people, or two windows, answered differently: JSON values, None for no answer."""

    vraag: Id
    mijn: Any
    hun: Any


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """Two changes of the same answers put together."""

    antwoorden: dict[str, Any]
    van_hen: tuple[Id, ...]  # questions that only the other changed
    botsingen: tuple[Botsing, ...]  # that both changed, each in another way: theirs is in `antwoorden`


def voeg_samen(basis: Mapping[str, Any], mijn: Mapping[str, Any], hun: Mapping[str, Any]) -> Samengevoegd:
    """Put my answers and theirs together, question by question; `basis` is what both began with."""
    merged, others, both = {}, [], []
    for name in dict.fromkeys((*mijn, *hun, *basis)):
        was, mine, theirs = basis.get(name), mijn.get(name), hun.get(name)
        if theirs not in (was, mine):
            if mine == was:
                others.append(name)
            else:
                both.append(Botsing(name, mine, theirs))
        value = mine if theirs == was else theirs
        if value is not None:
            merged[name] = value
    return Samengevoegd(merged, tuple(others), tuple(both))


class Gebotst(ValueError):
    """Nothing was kept: for these questions somebody has to choose."""

    def __init__(self, planner: Planner, botsingen: tuple[Botsing, ...]) -> None:
        self.botsingen = [
            {
                "vraag": found.vraag,
                "kort": _noem(planner.vragen[found.vraag], found.vraag),
                "mijn": _woorden(planner, found.vraag, found.mijn),
                "hun": _woorden(planner, found.vraag, found.hun),
                "velden": {} if found.hun is None else velden_van(planner, {found.vraag: found.hun}),
            }
            for found in botsingen
        ]
        super().__init__("In een ander venster is intussen ook iets gewijzigd. Er is nog niets bewaard.")


def _noem(question: Vraag, name: Id) -> str:
    return question.kort or question.vraag or name


def _woorden(planner: Planner, name: Id, value: Any) -> str:
    """An answer (JSON) in words."""
    if value is None:
        return "geen antwoord"
    question = planner.vragen[name]
    typed, _ = lees(planner, {name: value})
    return soort_van(question).woorden(question, typed.get(name, value))
