"""A drawing that runs from top to bottom along one line: a flow, or a decision table as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.tekeningen.svg import BREED, KLEIN, LETTER, Blad, breek

RAND = 12
RUG = 18  # where the line runs
TAK = 46  # where a branch begins


@dataclass
class Zijtak:
    """Where it goes when the condition holds."""

    als: str
    dan: str


@dataclass
class Halte:
    """A box on the line, with its branches and how it goes on below."""

    kop: str
    regels: list[str] = field(default_factory=list)
    takken: list[Zijtak] = field(default_factory=list)
    verder: str = ""  # the word on the line to the next box
    nadruk: bool = False


def teken(blad: Blad, haltes: list[Halte]) -> None:
    """Draw the stops below each other."""
    y = 2.0
    for number, stop in enumerate(haltes):
        if number:
            blad.sneden.append(y + 1)
            y = _naar_volgende(blad, y, haltes[number - 1].verder)
        y = _vak(blad, y, stop, number + 1)
        for branch in stop.takken:
            y = _tak(blad, y, branch, laatste=number == len(haltes) - 1 and branch is stop.takken[-1])


def _naar_volgende(blad: Blad, y: float, word: str) -> float:
    lines = breek(word, BREED - RUG - 30, KLEIN)
    end = y + max(24, len(lines) * KLEIN * 1.3 + 14)
    blad.lijn([(RUG, y), (RUG, end)], pijl=True)
    if lines:
        blad.tekst(RUG + 12, y + 4, lines, KLEIN)
    return end


def _vak(blad: Blad, y: float, stop: Halte, number: int) -> float:
    inside = BREED - 2 * RAND - 32
    head = breek(stop.kop, inside, LETTER, vet=True)
    body = [line for text in stop.regels for line in breek(text, inside, KLEIN)]
    tall = len(head) * LETTER * 1.3 + len(body) * KLEIN * 1.3 + 16
    blad.vak(1, y, BREED - 2, tall, "nadruk" if stop.nadruk else "")
    blad.nummer(RUG + 4, y + 18, number)
    below = blad.tekst(RAND + 30, y + 7, head, LETTER, vet=True)
    blad.tekst(RAND + 30, below, body, KLEIN)
    return y + tall


def _tak(blad: Blad, y: float, branch: Zijtak, laatste: bool) -> float:
    inside = BREED - TAK - RAND - 14
    label = breek(branch.als, inside, KLEIN)
    words = breek(branch.dan, inside, LETTER, vet=True)
    top = y + 10
    tall = len(label) * KLEIN * 1.3 + len(words) * LETTER * 1.3 + 14
    middle = top + 7 + KLEIN * 0.7
    blad.lijn([(RUG, y), (RUG, middle if laatste else top + tall)])
    blad.lijn([(RUG, middle), (TAK, middle)], pijl=True)
    blad.vak(TAK, top, BREED - TAK - 1, tall, "tak")
    below = blad.tekst(TAK + RAND, top + 6, label, KLEIN)
    blad.tekst(TAK + RAND, below, words, LETTER, vet=True)
    return top + tall
