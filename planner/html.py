"""The one place where HTML is made: elements, with everything in them escaped by construction.

`el("p", "1 < 2", class_="x")` is `<p class="x">1 &lt; 2</p>`. Only what `el` and `voeg` give is HTML; any
other text, also one that was put together from HTML, is text and is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

LEEG = frozenset(("br", "hr", "img", "input", "link", "meta"))
# Of a drawing: what has nothing in it is closed at once.
GETEKEND = frozenset(("circle", "line", "path", "polygon", "polyline", "rect"))


class Html(str):
    """Text that is HTML already. Joined with other text it is plain text again."""

    __slots__ = ()


type Kind = str | Html | Iterable[Kind] | None
type Eigenschap = str | int | bool | None


def el(tag: str, *children: Kind, **attributes: Eigenschap) -> Html:
    """An element. Attributes are written with _ for - and may end in _ (`class_`, `data_kop`); True gives one
    without a value, None and False none at all."""
    opening = tag
    for name, value in attributes.items():
        if value is not None and value is not False:
            opening += _naam(name) if value is True else f'{_naam(name)}="{escape(str(value))}"'
    if tag in LEEG:
        return Html(f"<{opening}>")
    if tag in GETEKEND:
        return Html(f"<{opening}/>")
    return Html(f"<{opening}>{voeg(*children)}</{tag}>")


def voeg(*children: Kind) -> Html:
    """Parts after each other: HTML as it is, text escaped, nothing for None."""
    return Html("".join(_stukken(children)))


def _stukken(children: Iterable[Kind]) -> list[str]:
    found: list[str] = []
    for child in children:
        if isinstance(child, Html):
            found.append(child)
        elif isinstance(child, str):
            found.append(escape(child))
        elif child is not None:
            found += _stukken(child)
    return found


@cache
def _naam(name: str) -> str:
    return " " + name.rstrip("_").replace("_", "-")


def verbind(tussen: Kind, parts: Iterable[Kind]) -> Html:
    """Parts with something between them."""
    return Html(voeg(tussen).join([voeg(part) for part in parts]))


def opsomming(parts: Iterable[Kind], voegwoord: str = "en") -> Html:
    """a, b en c, of parts that may be HTML."""
    *rest, last = [voeg(part) for part in parts] or [Html("")]
    if not rest:
        return last
    return voeg(verbind(", ", rest), f" {voegwoord} ", last)
