"""The timeline of a trajectory: moments with their deadlines, and a scale in months."""

from __future__ import annotations

from collections.abc import Callable

from macros.tekeningen.svg import BREED, KLEIN, LETTER, Blad, breek, rechthoek
from planner.authoring.naslagmodel import Fase
from planner.dates import Duur
from planner.html import el

RUG = 14
TEKST = 34


def maanden(duration: Duur) -> float:
    """A length of time in months, near enough to draw it."""
    return duration.aantal * {"maanden": 1.0, "jaar": 12.0, "weken": 0.23, "dagen": 0.033}[duration.eenheid]


def teken(
    blad: Blad,
    fasen: tuple[Fase, ...],
    termijnen: Callable[[str], list[str]],
    banden: list[tuple[str, Duur]],
    streepjes: list[tuple[str, Duur]],
    schaal: str,
) -> None:
    """Draw the moments below each other; the scale stands at the moment from which it counts."""
    y = 4.0
    first = y + 10
    for phase in fasen:
        blad.sneden.append(y - 5)
        if phase.titel:
            y = (
                blad.tekst(
                    TEKST, y, breek(phase.titel.upper(), BREED - TEKST - 4, KLEIN, vet=True), KLEIN, vet=True
                )
                + 2
            )
        dot = y + 11
        y = blad.tekst(TEKST, y, breek(phase.naam, BREED - TEKST - 4, LETTER, vet=True), LETTER, vet=True)
        blad.boven.append(el("circle", class_="cmz-t-stip", cx=RUG, cy=f"{dot:g}", r="6.5"))
        for text in termijnen(phase.moment):
            y = _termijn(blad, y, text)
        if phase.moment == schaal:
            y = _schaal(blad, y + 8, banden, streepjes)
        y += 14
    blad.lijn([(RUG, first), (RUG, dot)])


def _termijn(blad: Blad, y: float, text: str) -> float:
    top = y + 4
    lines = breek(text, BREED - TEKST - 28, KLEIN)
    tall = len(lines) * KLEIN * 1.3 + 10
    blad.vak(TEKST, top, BREED - TEKST - 1, tall, "tak")
    blad.tekst(TEKST + 10, top + 4, lines, KLEIN)
    return top + tall


def _schaal(blad: Blad, y: float, banden: list[tuple[str, Duur]], marks: list[tuple[str, Duur]]) -> float:
    """Bands up to a number of months, each with its name below, and marks on them."""
    most = maanden(banden[-1][1])
    left, wide = TEKST, BREED - TEKST - 16
    top = y + KLEIN * 1.5
    start = 0.0
    for number, (_, until) in enumerate(banden):
        end = maanden(until)
        x0, x1 = left + wide * start / most, left + wide * end / most
        band = f"cmz-t-band cmz-t-band-{number + 1}"
        blad.boven.append(rechthoek(band, x=f"{x0:.1f}", y=f"{top:g}", width=f"{x1 - x0:.1f}", height=18))
        blad.tekst(x1, top + 18, [str(until.aantal)], KLEIN, midden=True)
        start = end
    blad.tekst(left, top + 18, ["0"], KLEIN, midden=True)
    for word, when in marks:
        x = left + wide * maanden(when) / most
        across = f"{x:.1f}"
        blad.boven.append(
            el("line", class_="cmz-t-streep", x1=across, x2=across, y1=f"{top - 4:g}", y2=f"{top + 22:g}")
        )
        blad.tekst(x, y - 2, [word], KLEIN, midden=True)
    y = blad.tekst(left, top + 18 + KLEIN * 1.3, ["in maanden"], KLEIN)
    for number, (name, _) in enumerate(banden):
        band = f"cmz-t-band cmz-t-band-{number + 1}"
        blad.boven.append(rechthoek(band, x=f"{left:g}", y=f"{y + 5:g}", width=16, height=12))
        y = blad.tekst(left + 24, y, breek(name, BREED - left - 30, KLEIN), KLEIN) + 3
    return y
