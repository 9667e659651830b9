"""The form of a job on the page Regelwerkplaats, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from planner.authoring.bewerken import klussen
from planner.authoring.bewerken.klus import Antwoorden, Stand, Veld
from planner.html import Html, el


def blad(naam: str, stand: Stand, antwoorden: Antwoorden, fouten: Mapping[str, str]) -> Html:
    """The questions of a job, with what was answered and what is wrong with it."""
    klus = klussen.KLUSSEN[naam]
    fields = klussen.velden(naam, stand, antwoorden)
    boxes = [item for item in fields if item.soort == "vink"]
    shown = [
        _veld(item, antwoorden, fouten) for item in fields if item not in boxes and item.naam != "wijziging"
    ]
    last = [_veld(item, antwoorden, fouten) for item in fields if item.naam == "wijziging"]
    ready = fields[-1].naam == "wijziging"
    return el(
        "form",
        el("p", klus.UITLEG),
        shown,
        _vinken(boxes, antwoorden),
        last,
        el("p", el("button", "Maak de wijziging", type="submit", class_="cmz-knop md-button--primary"))
        if ready
        else None,
        class_="cmz-wp-klusblad",
        novalidate=True,
        autocomplete="off",
    )


def _veld(item: Veld, antwoorden: Antwoorden, fouten: Mapping[str, str]) -> Html:
    """One question: its label, its box, what helps and what is wrong."""
    if item.soort == "tabel":
        return _tabel(item)
    name, wrong = f"klus-{item.naam}", fouten.get(item.naam, "")
    value = antwoorden.get(item.naam, item.begin)
    described = " ".join(
        part for part in (f"{name}-hulp" if item.hulp else "", f"{name}-fout" if wrong else "") if part
    )
    common: dict[str, str | bool | None] = {
        "id": name,
        "name": item.naam,
        "data_kiest": item.kiest,
        "aria_describedby": described or None,
        "aria_invalid": "true" if wrong else None,
    }
    if item.soort == "keuze":
        box = el("select", _keuzes(item, value), **common)
    elif item.soort == "lang":
        box = el("textarea", value, rows=4, **common)
    else:
        box = el("input", type="date" if item.soort == "datum" else "text", value=value, **common)
    return el(
        "div",
        el("label", item.titel, for_=name),
        box,
        el("p", item.hulp, class_="cmz-hulp", id=f"{name}-hulp") if item.hulp else None,
        el("p", wrong, class_="cmz-fout", id=f"{name}-fout") if wrong else None,
        class_="cmz-wp-veld",
    )


def _keuzes(item: Veld, value: str) -> list[Html]:
    """The options, those of one group together."""
    empty = any(not name for name, _, _ in item.opties)
    made: list[Html] = [] if empty else [el("option", "kies", value="")]
    for group, members in groupby(item.opties, key=lambda option: option[2]):
        inside = [el("option", label, value=name, selected=name == value) for name, label, _ in members]
        made += [el("optgroup", inside, label=group)] if group else inside
    return made


def _vinken(boxes: list[Veld], antwoorden: Antwoorden) -> Html | None:
    """Lines to tick, in a fold of their own when there are many."""
    if not boxes:
        return None
    rows = [
        el(
            "li",
            el(
                "label",
                el(
                    "input",
                    type="checkbox",
                    name=item.naam,
                    value="ja",
                    checked=antwoorden.get(item.naam, item.begin) == "ja",
                ),
                " ",
                item.titel,
            ),
            el("p", item.hulp, class_="cmz-hulp") if item.hulp else None,
        )
        for item in boxes
    ]
    every = el(
        "button", f"Vink alle {len(rows)} aan", type="button", class_="cmz-knop", data_actie="vink-alles"
    )
    return el(
        "fieldset",
        el("legend", "Waar komt de nieuwe naam?"),
        every if len(rows) > 1 else None,
        el("ul", rows),
        class_="cmz-wp-vinken",
    )


def _tabel(item: Veld) -> Html:
    """Rows to look at, or a sentence about them."""
    if not item.tabel:
        return el("p", item.titel, class_="cmz-let-op")
    head, *rows = item.tabel
    return el(
        "div",
        el("p", item.titel, id=f"klus-{item.naam}"),
        el(
            "table",
            el("thead", el("tr", [el("th", cell, scope="col") for cell in head])),
            el("tbody", [el("tr", [el("td", cell) for cell in row]) for row in rows]),
            aria_labelledby=f"klus-{item.naam}",
        ),
        class_="cmz-wp-tabel",
        tabindex=0,
        role="region",
        aria_labelledby=f"klus-{item.naam}",
    )
