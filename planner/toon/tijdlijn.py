"""The dates of one case as a drawing: a line from top to bottom, made as SVG without any style of its own.

Read from top to bottom it fits a phone and paper. The table with the same dates is its text equivalent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from planner import taal
from planner.telling import SOORT_WOORD

WIDTH = 360
AXIS = 34  # x of the line
LABEL = 56  # x where the words start
ROW = 42  # distance between two dates that are close
TOP = 24
MONTH = 6  # extra distance for each 30 days between two dates
MOST_EXTRA = 48


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


def tijdlijn(
    result: dict[str, Any], gegeven: list[tuple[date, str]], fasen: list[tuple[date, date, str]]
) -> str:
    """The drawing, or nothing for fewer than two dates.

    `gegeven` are the dates that were filled in, `fasen` the stretches between two dates with their name.
    """
    today = date.fromisoformat(result["vandaag"])
    points = [_Punt(day, name, "ingevuld", "ingevuld") for day, name in gegeven]
    points += [_termijn(row) for row in result["termijnen"] if row["datum"]]
    if len(points) < 2:
        return ""
    points.append(_Punt(today, "vandaag", "", "vandaag"))
    points.sort(key=lambda p: (p.dag, p.klasse != "ingevuld"))
    place: float = TOP
    for before, point in zip([points[0], *points], points, strict=False):
        gap = (point.dag - before.dag).days
        place += (ROW if point is not points[0] else 0) + min(MOST_EXTRA, gap / 30 * MONTH)
        point.y = place
    height = round(place + 34)

    def y_of(day: date) -> float:
        """The place of any day: between the places of the dates around it."""
        for before, after in zip(points, points[1:], strict=False):
            if day <= after.dag:
                share = (day - before.dag).days / ((after.dag - before.dag).days or 1)
                return before.y + max(share, 0) * (after.y - before.y)
        return points[-1].y

    bands = "".join(_fase(y_of(start), y_of(end), name) for start, end, name in fasen if end > start)
    drawn = "".join(_punt(point, y_of) for point in points)
    words = "; ".join(f"{p.titel}: {taal.datum(p.dag)}" for p in points)
    return (
        f'<figure class="cmz-tijdlijn"><svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="cmz-tl-titel cmz-tl-tekst">'
        f'<title id="cmz-tl-titel">Tijdlijn van dit traject</title><desc id="cmz-tl-tekst">{escape(words)}</desc>'
        f'{bands}<line class="tl-as" x1="{AXIS}" y1="{TOP}" x2="{AXIS}" y2="{place:.1f}"/>{drawn}</svg>'
        "<figcaption>Volle stip: vaste datum. Open stip met streepjes als rand: raming. Open stip met dikke rand: "
        "voorbij of te laat. Klein streepje: laatste veilige dag. Ruitje: andere lezing van de bron.</figcaption></figure>"
    )


def _termijn(row: dict[str, Any]) -> _Punt:
    day = date.fromisoformat(row["datum"])
    safe = date.fromisoformat(row["veilig"])
    stand = "kan-nu" if row["soort"] == "ten_vroegste" and row["status"] == "verstreken" else row["status"]
    estimate = " (raming)" if row["zekerheid"] == "raming" else ""
    return _Punt(
        day,
        row["titel"],
        f"{SOORT_WOORD[row['soort']]} {taal.datum(day)}{estimate}",
        f"{row['zekerheid']} tl-{stand.replace('_', '-')}",
        safe if safe != day else None,
        tuple(
            date.fromisoformat(r["datum"])
            for r in row["lezingen"]
            if r["datum"] and r["datum"] != row["datum"]
        ),
    )


def _fase(top: float, bottom: float, name: str) -> str:
    middle = (top + bottom) / 2
    words = (
        f'<text class="tl-fase-naam" x="14" y="{middle:.1f}" transform="rotate(-90 14 {middle:.1f})">{escape(name)}</text>'
        if bottom - top > 7 * len(name)
        else ""
    )
    return f'<rect class="tl-fase" x="4" y="{top:.1f}" width="{AXIS - 4}" height="{bottom - top:.1f}" rx="3"/>{words}'


def _punt(point: _Punt, y_of: Any) -> str:
    y = point.y
    if point.klasse == "vandaag":
        return (
            f'<line class="tl-vandaag" x1="4" y1="{y:.1f}" x2="{LABEL - 6}" y2="{y:.1f}"/>'
            f'<text class="tl-vandaag-naam" x="{LABEL}" y="{y + 5:.1f}">vandaag, {taal.datum(point.dag)}</text>'
        )
    extra = ""
    if point.veilig:
        at = y_of(point.veilig)
        extra += f'<line class="tl-veilig" x1="{AXIS - 9}" y1="{at:.1f}" x2="{AXIS + 9}" y2="{at:.1f}"/>'
    for day in point.lezingen:
        at = y_of(day)
        extra += f'<path class="tl-lezing" d="M{AXIS} {at - 5:.1f}l5 5-5 5-5-5z"/>'
    under = point.onder if point.onder != "ingevuld" else taal.datum(point.dag)
    return (
        f'<g class="tl-punt tl-{point.klasse}"><circle cx="{AXIS}" cy="{y:.1f}" r="6"/>{extra}'
        f'<text x="{LABEL}" y="{y:.1f}">{escape(_kort(point.titel))}</text>'
        f'<text class="tl-datum" x="{LABEL}" y="{y + 16:.1f}">{escape(under)}</text></g>'
    )


def _kort(text: str) -> str:
    return text if len(text) <= 42 else f"{text[:41].rstrip()}…"
