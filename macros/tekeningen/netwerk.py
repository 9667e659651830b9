"""Who works with whom: boxes in rows, numbered lines between them."""

from __future__ import annotations

from dataclasses import dataclass

from macros.tekeningen.svg import BREED, KLEIN, LETTER, ZACHT, Blad, breek
from planner.authoring.naslagmodel import Netwerktekening, Pijl, Vak, Vakkenrij

RAND = 26  # room for the lines along the sides
TUSSEN = 12
GAT = 46  # between two rows


@dataclass
class Plaats:
    """Where a box ended up."""

    x: float
    y: float
    breed: float
    hoog: float
    rij: int

    @property
    def midden(self) -> float:
        return self.x + self.breed / 2


def teken(blad: Blad, tekening: Netwerktekening) -> None:
    """Draw the rows and then the lines."""
    places: dict[str, Plaats] = {}
    y = 2.0
    for number, row in enumerate(tekening.rijen):
        y = _rij(blad, places, row, number, y) + GAT
    taken: dict[tuple[str, int], int] = {}
    for number, line in enumerate(tekening.pijlen, 1):
        if line.langs:
            _langs(blad, places, line, number)
        else:
            _recht(blad, places, line, number, tekening.pijlen, taken)


def _rij(blad: Blad, places: dict[str, Plaats], row: Vakkenrij, number: int, y: float) -> float:
    edge = RAND + (8 if row.samen else 0)
    wide = (BREED - 2 * edge - TUSSEN * (len(row.vakken) - 1)) / len(row.vakken)
    top = y
    if row.samen:
        lines = breek(row.samen, BREED - 2 * RAND - 20, KLEIN)
        top = blad.tekst(BREED / 2, y + 4, lines, KLEIN, midden=True) + 6
    tall = max(_hoogte(box, wide) for box in row.vakken)
    for place, box in enumerate(row.vakken):
        x = edge + place * (wide + TUSSEN)
        places[box.id] = Plaats(x, top, wide, tall, number)
        _vak(blad, box, places[box.id])
    bottom = top + tall
    if row.samen:
        bottom += 8
        blad.vak(RAND, y, BREED - 2 * RAND, bottom - y, "kader")
        for box in row.vakken:
            places[box.id].y, places[box.id].hoog = y, bottom - y
    if row.id:
        places[row.id] = Plaats(RAND, y, BREED - 2 * RAND, bottom - y, number)
    return bottom


def _regels(box: Vak, wide: float) -> tuple[list[str], list[str]]:
    head = breek(box.naam.replace("|", ZACHT), wide - 12, LETTER, vet=True)
    return head, breek(box.onder.replace("|", ZACHT), wide - 12, KLEIN)


def _hoogte(box: Vak, wide: float) -> float:
    head, body = _regels(box, wide)
    return len(head) * LETTER * 1.3 + len(body) * KLEIN * 1.3 + 16


def _vak(blad: Blad, box: Vak, place: Plaats) -> None:
    head, body = _regels(box, place.breed)
    blad.vak(place.x, place.y, place.breed, place.hoog, "nadruk" if box.nadruk else "")
    start = place.y + (place.hoog - _hoogte(box, place.breed)) / 2 + 7
    below = blad.tekst(place.midden, start, head, LETTER, vet=True, midden=True)
    blad.tekst(place.midden, below, body, KLEIN, midden=True)


def _recht(
    blad: Blad,
    places: dict[str, Plaats],
    line: Pijl,
    number: int,
    lines: tuple[Pijl, ...],
    taken: dict[tuple[str, int], int],
) -> None:
    """A straight line between neighbouring rows, through the middle of the narrower of the two boxes."""
    start, end = places[line.van], places[line.naar]
    narrow = min(start, end, key=lambda place: place.breed)
    same = [other for other in lines if not other.langs and {other.van, other.naar} == {line.van, line.naar}]
    x = narrow.midden + (same.index(line) - (len(same) - 1) / 2) * 44
    down = start.rij < end.rij
    y0 = start.y + start.hoog if down else start.y
    y1 = end.y if down else end.y + end.hoog
    blad.lijn([(x, y0), (x, y1)], pijl=True, terug=line.beide)
    blad.nummer(x, (y0 + y1) / 2, number)


def _langs(blad: Blad, places: dict[str, Plaats], line: Pijl, number: int) -> None:
    """A line along the side, past the rows between."""
    start, end = places[line.van], places[line.naar]
    left = line.langs == "links"
    x = 12 if left else BREED - 12

    def edge(place: Plaats) -> tuple[float, float]:
        return (place.x if left else place.x + place.breed), place.y + place.hoog / 2

    (x0, y0), (x1, y1) = edge(start), edge(end)
    blad.lijn([(x0, y0), (x, y0), (x, y1), (x1, y1)], pijl=True, terug=line.beide)
    blad.nummer(x, (y0 + y1) / 2, number)
