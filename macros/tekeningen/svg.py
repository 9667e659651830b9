"""What every drawing needs: text that breaks within its box, boxes, lines and arrow heads.

A drawing is narrow and tall, so that it can be read on a phone; it has no styles of its own. The classes
and the colours of the page (assets/css/tekeningen.css) make it work in dark mode, forced colours and print.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.html import Html, el, voeg

BREED = 360
LETTER = 15
KLEIN = 13
REGEL = 1.3
ZACHT = "\u00ad"
TE_HOOG = 1000  # taller does not fit on a sheet of paper in readable letters

_SMAL = dict.fromkeys("iljtfrI.,:;'’‘|()[]- ", 0.37) | dict.fromkeys("mwMW", 0.9)


def lengte(text: str, size: float, vet: bool = False) -> float:
    """An estimate of the width of a text in a wide sans-serif, so that it also fits in a narrower one."""
    wide = sum(_SMAL.get(char, 0.74 if char.isupper() else 0.6) for char in text if char != ZACHT)
    return wide * size * (1.2 if vet else 1)


def breek(text: str, breedte: float, size: float, vet: bool = False) -> list[str]:
    """The text in lines that fit. A word breaks only at a soft hyphen."""
    lines = [""]
    for word in text.split():
        for number, part in enumerate(word.split(ZACHT)):
            gap = " " if lines[-1] and number == 0 else ""
            if lengte(lines[-1] + gap + part, size, vet) <= breedte or not lines[-1]:
                lines[-1] += gap + part
            else:
                if number:
                    lines[-1] += "-"
                lines.append(part)
    return [line for line in lines if line]


class Blad:
    """A sheet on which a drawing is made; it grows downwards."""

    def __init__(self, naam: str, titel: str, uitleg: str) -> None:
        self.naam, self.titel, self.uitleg = naam, titel, uitleg
        self.onder: list[Html] = []  # frames and lines, drawn first
        self.boven: list[Html] = []
        self.hoogte = 0.0
        self.sneden: list[float] = []  # where a tall drawing may be cut for paper

    def tot(self, y: float) -> None:
        """The sheet is at least this tall."""
        self.hoogte = max(self.hoogte, y)

    def vak(self, x: float, y: float, breed: float, hoog: float, soort: str = "") -> None:
        """A box. `soort`: nadruk, tak, kader."""
        name = f"cmz-t-vak cmz-t-{soort}" if soort else "cmz-t-vak"
        target = self.onder if soort == "kader" else self.boven
        target.append(rechthoek(name, x=f"{x:g}", y=f"{y:g}", width=f"{breed:g}", height=f"{hoog:g}", rx=6))
        self.tot(y + hoog)

    def tekst(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        size: float = LETTER,
        vet: bool = False,
        midden: bool = False,
    ) -> float:
        """Lines of text from the top `y`; gives the y below them."""
        name = " ".join(
            ["cmz-t-tekst", *(["cmz-t-vet"] if vet else []), *(["cmz-t-midden"] if midden else [])]
        )
        for line in lines:
            y += size * REGEL
            self.boven.append(
                el("text", line, class_=name, x=f"{x:g}", y=f"{y - size * 0.32:.1f}", font_size=f"{size:g}")
            )
        self.tot(y)
        return y

    def lijn(
        self, punten: list[tuple[float, float]], soort: str = "", pijl: bool = False, terug: bool = False
    ) -> None:
        """A line through points, with an arrow head at the end, at the start, or at both."""
        way = " ".join(f"{x:g},{y:g}" for x, y in punten)
        name = f"cmz-t-lijn cmz-t-{soort}" if soort else "cmz-t-lijn"
        self.onder.append(el("polyline", class_=name, points=way))
        if pijl:
            self._punt(punten[-2], punten[-1])
        if terug:
            self._punt(punten[1], punten[0])

    def _punt(self, van: tuple[float, float], naar: tuple[float, float]) -> None:
        (x0, y0), (x, y) = van, naar
        dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
        back, side = 8, 4.5
        corners = [
            (x, y),
            (x - dx * back - dy * side, y - dy * back - dx * side),
            (x - dx * back + dy * side, y - dy * back + dx * side),
        ]
        points = " ".join(f"{a:g},{b:g}" for a, b in corners)
        self.onder.append(el("polygon", class_="cmz-t-punt", points=points))

    def nummer(self, x: float, y: float, number: int) -> None:
        """A number in a circle, that comes back in the text."""
        self.boven.append(el("circle", class_="cmz-t-rond", cx=f"{x:g}", cy=f"{y:g}", r="10.5"))
        below = f"{y + 4.6:g}"
        self.boven.append(
            el("text", str(number), class_="cmz-t-cijfer", x=f"{x:g}", y=below, font_size=KLEIN)
        )

    def html(self) -> Html:
        """The drawing as inline SVG, on one line so that Markdown leaves it alone. A tall one has a second
        form for paper: two halves side by side."""
        name = f"tekening-{self.naam}"
        shapes, tall = voeg(self.onder, self.boven), self.hoogte + 4
        paper = self._halven(shapes, tall) if tall > TE_HOOG and self.sneden else None
        drawing = el(
            "svg",
            el("title", self.titel, id=f"{name}-titel"),
            el("desc", self.uitleg, id=f"{name}-uitleg"),
            shapes,
            class_="cmz-svg cmz-scherm" if paper else "cmz-svg",
            role="img",
            data_search_exclude=True,
            aria_labelledby=f"{name}-titel",
            aria_describedby=f"{name}-uitleg",
            viewBox=f"0 0 {BREED} {tall:.0f}",
            preserveAspectRatio="xMinYMin meet",
        )
        return voeg(drawing, paper)

    def _halven(self, shapes: Html, tall: float) -> Html:
        """The drawing cut in two, for paper."""
        cut = min(self.sneden, key=lambda y: abs(y - tall / 2))
        halves = [
            el(
                "svg",
                shapes,
                class_="cmz-svg",
                viewBox=f"0 {top:.0f} {BREED} {high:.0f}",
                preserveAspectRatio="xMinYMin meet",
            )
            for top, high in ((0, cut), (cut, tall - cut))
        ]
        return el("div", halves, class_="cmz-druk", aria_hidden="true", data_search_exclude=True)


def rechthoek(name: str, **place: str | int) -> Html:
    """A rectangle of a class."""
    return el("rect", class_=name, **place)
