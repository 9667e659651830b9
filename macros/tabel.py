"""The tables that macros make."""

from __future__ import annotations

from collections.abc import Iterable

from planner.html import Html, Kind, el

NIETS = "—"  # what stands in a cell without anything


def tabel(
    titel: str, koppen: Iterable[str], rijen: Iterable[Iterable[Kind]], ids: Iterable[str] = ()
) -> Html:
    """A table. On a narrow screen each row becomes a card, with `data-kop` above each cell."""
    heads, names = list(koppen), [*ids]
    body = [
        el(
            "tr",
            [
                el("td", cell, data_kop=head, data_leeg=cell == NIETS)
                for head, cell in zip(heads, row, strict=True)
            ],
            id=names[number] if names else None,
        )
        for number, row in enumerate(rijen)
    ]
    head = el("thead", el("tr", [el("th", item, scope="col") for item in heads]))
    return el(
        "div",
        el("table", el("caption", titel), head, el("tbody", body)),
        class_=f"cmz-tabel{' cmz-tabel--breed' if len(heads) > 4 else ''}",
    )
