"""Which lines a change touches, for who is about to propose it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Regel:
    """One changed line: its number in the old text when it goes, in the new one when it comes."""

    teken: Literal["-", "+"]
    nummer: int
    tekst: str


def verschil(oud: str, nieuw: str) -> list[Regel]:
    """The lines that go and come, in their order."""
    before, after = oud.splitlines(), nieuw.splitlines()
    found: list[Regel] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            found += [Regel("-", n + 1, before[n]) for n in range(a, b)]
            found += [Regel("+", n + 1, after[n]) for n in range(c, d)]
    return found
