"""The one place where HTML is made: elements, with everything in them escaped by construction.

`el("p", "1 < 2", class_="x")` is `<p class="x">1 &lt; 2</p>`. Only what `el` and `voeg` give is HTML; any
other text, also one that was put together from HTML, is text and is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    opening = "".join([tag, *(_eigenschap(name, value) for name, value in attributes.items())])
    if tag in LEEG:
        return Html(f"<{opening}>")
    if tag in GETEKEND:
        return Html(f"<{opening}/>")
    return Html(f"<{opening}>{voeg(*children)}</{tag}>")


def voeg(*children: Kind) -> Html:
    """Parts after each other: HTML as it is, text escaped, nothing for None."""
    return Html("".join([_kind(child) for child in children]))


def _kind(child: Kind) -> str:
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return escape(child)
    return "" if child is None else "".join([_kind(part) for part in child])


def _eigenschap(name: str, value: Eigenschap) -> str:
    if value is None or value is False:
        return ""
    shown = name.rstrip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{escape(str(value))}"'


def verbind(tussen: Kind, parts: Iterable[Kind]) -> Html:
    """Parts with something between them."""
    return Html(voeg(tussen).join([voeg(part) for part in parts]))


def opsomming(parts: Iterable[Kind], voegwoord: str = "en") -> Html:
    """a, b en c, of parts that may be HTML."""
    *rest, last = [voeg(part) for part in parts] or [Html("")]
    if not rest:
        return last
    return voeg(verbind(", ", rest), f" {voegwoord} ", last)
