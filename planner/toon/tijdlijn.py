"""The dates of one case as a drawing: a line from top to bottom, made as SVG without any style of its own.

Read from top to bottom it fits a phone and paper. The table with the same dates is its text equivalent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner import taal
from planner.html import Html, el, voeg
from planner.toon.uitleg import Fasestuk, Termijnuitleg, Uitleg
from planner.woorden import SOORT_WOORD

WIDTH = 360
AXIS = 34  # x of the line
LABEL = 56  # x where the words start
ROW = 42  # distance between two dates that are close
TOP = 24
MONTH = 6  # extra distance for each 30 days between two dates
MOST_EXTRA = 48
BIJSCHRIFT = (
    "Volle stip: vaste datum. Open stip met streepjes als rand: raming. Open stip met dikke rand: voorbij of te laat. "
    "Klein streepje: laatste veilige dag. Ruitje: andere lezing van de bron."
)


@dataclass(slots=True)
class _Punt:
    """A date with its label and its place on the line."""

    dag: date
    titel: str
    onder: str
    klasse: str
    veilig: date | None = None
    lezingen: tuple[date, ...] = ()
    y: float = 0


def tijdlijn(found: Uitleg) -> Html | None:
    """The drawing, or nothing for fewer than two dates."""
    points = [_Punt(g.datum, taal.hoofdletter(g.naam), "", "ingevuld") for g in found.gegeven]
    points += [_termijn(row, row.stand.datum) for row in found.termijnen if row.stand.datum]
    if len(points) < 2:
        return None
    points.append(_Punt(found.uitslag.geval.vandaag, "vandaag", "", "vandaag"))
    points.sort(key=lambda p: (p.dag, p.klasse != "ingevuld"))
    place: float = TOP
    for before, point in zip([points[0], *points], points, strict=False):
        gap = (point.dag - before.dag).days
        place += (ROW if point is not points[0] else 0) + min(MOST_EXTRA, gap / 30 * MONTH)
        point.y = place

    def y_of(day: date) -> float:
        """The place of any day: between the places of the dates around it."""
        for before, after in zip(points, points[1:], strict=False):
            if day <= after.dag:
                share = (day - before.dag).days / ((after.dag - before.dag).days or 1)
                return before.y + max(share, 0) * (after.y - before.y)
        return points[-1].y

    words = "; ".join(f"{p.titel}: {taal.datum(p.dag)}" for p in points)
    drawing = el(
        "svg",
        el("title", "Tijdlijn van dit traject", id="cmz-tl-titel"),
        el("desc", words, id="cmz-tl-tekst"),
        [_fase(phase, y_of) for phase in found.fasen or () if phase.tot > phase.van],
        _lijn("tl-as", AXIS, TOP, AXIS, place),
        [_punt(point, y_of) for point in points],
        viewBox=f"0 0 {WIDTH} {round(place + 34)}",
        role="img",
        aria_labelledby="cmz-tl-titel cmz-tl-tekst",
    )
    return el("figure", drawing, el("figcaption", BIJSCHRIFT), class_="cmz-tijdlijn")


def _termijn(row: Termijnuitleg, day: date) -> _Punt:
    stand, kind = row.stand, row.stand.regel.soort
    state = "kan-nu" if kind == "ten_vroegste" and stand.status == "verstreken" else stand.status
    estimate = " (raming)" if stand.zekerheid == "raming" else ""
    return _Punt(
        day,
        row.titel,
        f"{SOORT_WOORD[kind]} {taal.datum(day)}{estimate}",
        f"{stand.zekerheid} tl-{state.replace('_', '-')}",
        stand.veilig if stand.veilig != day else None,
        tuple(r.datum for r in row.lezingen if r.datum and r.datum != day),
    )


def _fase(phase: Fasestuk, y_of: Callable[[date], float]) -> Html:
    top, bottom = y_of(phase.van), y_of(phase.tot)
    middle = f"{(top + bottom) / 2:.1f}"
    words = el(
        "text", phase.naam, class_="tl-fase-naam", x=14, y=middle, transform=f"rotate(-90 14 {middle})"
    )
    band = el(
        "rect", class_="tl-fase", x=4, y=f"{top:.1f}", width=AXIS - 4, height=f"{bottom - top:.1f}", rx=3
    )
    return voeg(band, words if bottom - top > 7 * len(phase.naam) else None)


def _punt(point: _Punt, y_of: Callable[[date], float]) -> Html:
    y = point.y
    if point.klasse == "vandaag":
        words = f"vandaag, {taal.datum(point.dag)}"
        name = el("text", words, class_="tl-vandaag-naam", x=LABEL, y=f"{y + 5:.1f}")
        return voeg(_lijn("tl-vandaag", 4, y, LABEL - 6, y), name)
    safe = None
    if point.veilig:
        at = y_of(point.veilig)
        safe = _lijn("tl-veilig", AXIS - 9, at, AXIS + 9, at)
    diamonds = [
        el("path", class_="tl-lezing", d=f"M{AXIS} {y_of(day) - 5:.1f}l5 5-5 5-5-5z")
        for day in point.lezingen
    ]
    return el(
        "g",
        el("circle", cx=AXIS, cy=f"{y:.1f}", r=6),
        safe,
        diamonds,
        el("text", _kort(point.titel), x=LABEL, y=f"{y:.1f}"),
        el("text", point.onder or taal.datum(point.dag), class_="tl-datum", x=LABEL, y=f"{y + 16:.1f}"),
        class_=f"tl-punt tl-{point.klasse}",
    )


def _lijn(kind: str, x1: int, y1: float, x2: int, y2: float) -> Html:
    return el("line", class_=kind, x1=x1, y1=_getal(y1), x2=x2, y2=_getal(y2))


def _getal(place: float) -> str:
    return str(place) if isinstance(place, int) else f"{place:.1f}"


def _kort(text: str) -> str:
    return text if len(text) <= 42 else f"{text[:41].rstrip()}…"
