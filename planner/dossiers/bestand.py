"""Dossiers as a file: JSON (everything) and CSV (for a spreadsheet), out and in.

A CSV has a row per dossier, a column per question, dates as jjjj-mm-dd or d/m/jjjj, and several dates in
one cell separated by spaces; what else is kept of a dossier stands in one cell, as JSON. Columns that are not known are named and not kept: they could hold names.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from planner import taal
from planner.dossiers.merken import VELDEN as BIJ_VELDEN
from planner.dossiers.opslag import VERSIE, Opslag, lees_opslag, lees_ruw, schrijf
from planner.dossiers.rekenblad import lijkt_veranderd, onveilig, veilig, veilige_code, vormen
from planner.model import Planner
from planner.vragen import VRAAGSOORTEN, soort_van
from planner.vragen.geplakt import gewoon

CODE, BIJGEHOUDEN, GEWIJZIGD, NIET_GELEZEN = "code", "bijgehouden", "gewijzigd", "niet_gelezen"
_SCHEIDINGEN = ";,\t"


# --- out -----------------------------------------------------------------------------------------


def als_json(store: Opslag) -> str:
    """Everything, also what could not be read."""
    return f"{schrijf(store, inspringen=1)}\n"


def als_csv(planner: Planner, store: Opslag) -> str:
    """A row per dossier for a spreadsheet in Dutch: semicolons, a BOM, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    names = list(planner.vragen)
    writer.writerow([CODE, *names, BIJGEHOUDEN, GEWIJZIGD, NIET_GELEZEN])
    for dossier in store.dossiers.values():
        rest = json.dumps(dossier.niet_gelezen) if dossier.niet_gelezen else ""
        known = {n: soort_van(planner.vragen[n]).in_cel(value) for n, value in dossier.antwoorden.items()}
        more = dossier.bij.als_json()
        kept = json.dumps(more, ensure_ascii=False) if more else ""
        cells = [*(known.get(name, "") for name in names), kept, dossier.gewijzigd, rest]
        writer.writerow([veilige_code(dossier.code), *map(veilig, cells)])
    for item in store.niet_gelezen:
        writer.writerow(["", *("" for _ in names), "", "", veilig(json.dumps([item]))])
    return f"\ufeff{out.getvalue()}"


# --- in ------------------------------------------------------------------------------------------


def lees_bestand(planner: Planner, text: str, bekend: Iterable[str] = ()) -> Opslag:
    """The dossiers of a file, JSON or CSV. Never raises; what was not read is in the messages. `bekend` are the
    codes of the dossiers that are there: a spreadsheet may have changed those in a CSV."""
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] not in ("{", "["):
        return _lees_csv(planner, text, list(bekend))
    store = lees_opslag(planner, text)
    if store.beschadigd:
        # The visitor has the file itself: the whole text need not be kept a second time.
        store.niet_gelezen = []
        count = len(store.dossiers)
        store.meldingen[0] = (
            f"Het bestand is beschadigd. Nog leesbaar: {count} {'dossier' if count == 1 else 'dossiers'}. Hou het bestand bij."
            if count
            else "In dit bestand staan geen dossiers."
        )
    return store


def _lees_csv(planner: Planner, text: str, bekend: list[str]) -> Opslag:
    """Each line becomes an entry of JSON, and is then read as one: one set of checks and messages."""
    messages: list[str] = []
    rows = _rijen(text, messages)
    _, heads = next(rows, (0, []))
    columns = _kolommen(planner, heads, messages)
    if CODE not in columns:
        return Opslag(
            meldingen=[
                "In dit bestand staan geen dossiers: de eerste regel moet de kolommen noemen, met een kolom ‘code’."
            ]
        )
    entries: list[dict[str, Any]] = []
    places: list[str] = []
    aside: list[Any] = []
    read = [(line, cells, *_lees_rij(planner, columns, [*map(onveilig, cells)])) for line, cells in rows]
    own, known = ({code.casefold() for code in codes} for codes in ([e[CODE] for _, _, e, _ in read], bekend))
    changed = vormen(bekend)
    for line, cells, entry, rest in read:
        if len(cells) > len(heads) and any(cell.strip() for cell in cells[len(heads) :]):
            messages.append(f"Regel {line}: er staan meer cellen dan kolommen; de laatste zijn niet gelezen.")
        problem = "" if entry[CODE].casefold() in known else _herken(entry, changed, own)
        if problem:
            messages.append(f"Regel {line}: {problem}")
        if entry[CODE]:
            entries.append(entry | {NIET_GELEZEN: rest})
            places.append(f"Regel {line}")
        elif rest:
            aside += rest
        elif not problem and any(cell.strip() for cell in cells):
            messages.append(f"Regel {line}: er staat geen code, dus deze regel is niet gelezen.")
    store = lees_ruw(planner, {"versie": VERSIE, "dossiers": entries, NIET_GELEZEN: aside}, places)
    # An entry that is no dossier stays in the file; its line is in the messages.
    store.niet_gelezen = [item for item in store.niet_gelezen if item not in entries]
    store.meldingen = messages + store.meldingen
    return store


def _herken(entry: dict[str, Any], veranderd: dict[str, list[str]], elders: set[str]) -> str:
    """Give a code that a spreadsheet changed its own form back, or take it away when nobody knows whose it is; what
    there is to say about that, or "". `veranderd` are the forms of the known codes; `elders` the codes that are
    there, or have a line of their own."""
    code = entry[CODE]
    found = veranderd.get(code.casefold(), [])
    if len(found) == 1 and found[0].casefold() not in elders:
        entry[CODE] = found[0]
        return f"de code ‘{code}’ is gelezen als ‘{found[0]}’, want zo verandert een rekenblad die code."
    if len(found) < 2 and not lijkt_veranderd(code):
        return ""
    entry[CODE] = ""
    which = f"Ze kan van {taal.opsomming([f'‘{one}’' for one in found], 'of')} komen. " if found else ""
    return (
        f"de code ‘{code}’ is door je rekenblad veranderd en niet overgenomen. {which}Geef de kolom ‘code’ in je "
        "rekenblad de opmaak tekst, typ de code opnieuw en lees het bestand nog eens in."
    )


def _rijen(text: str, messages: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows with cells, each with the line on which it begins."""
    first, _, rest = text.partition("\n")
    skipped = 0
    delimiter = max(_SCHEIDINGEN, key=first.count)
    if match := re.fullmatch(r"sep=(.)\r?", first.strip(" "), re.I):
        text, skipped, delimiter = rest, 1, match[1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            messages.append(
                f"Regel {line}: deze regel is niet te lezen. Kijk de aanhalingstekens na: wat erna komt, kan ontbreken."
            )
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _kolommen(planner: Planner, heads: list[str], messages: list[str]) -> list[str]:
    """What each column holds: the id of a question, `code`, `gewijzigd`, `niet_gelezen` or ""."""
    known = {name: name for name in (*planner.vragen, CODE, BIJGEHOUDEN, GEWIJZIGD, NIET_GELEZEN)}
    known |= {_plat(q.kort or q.vraag): name for name, q in planner.vragen.items()} | {"codenaam": CODE}
    columns: list[str] = []
    for head in heads:
        name = known.get(_plat(head), "")
        if name and name in columns:
            messages.append(f"De kolom ‘{head.strip()[:60]}’ staat er twee keer. De eerste is gelezen.")
            name = ""
        elif not name and head.strip():
            hint = taal.bedoelde_je(_plat(head), known)
            messages.append(f"De kolom ‘{head.strip()[:60]}’ is niet gekend en niet gelezen.{hint}")
        columns.append(name)
    return columns


def _plat(head: str) -> str:
    return re.sub(r"\W+", "_", head.strip().lower()).strip("_")


def _lees_rij(planner: Planner, columns: list[str], cells: list[str]) -> tuple[dict[str, Any], list[Any]]:
    """A row as an entry of JSON, and what an earlier export could not read."""
    entry: dict[str, Any] = {CODE: "", "antwoorden": {}}
    rest: list[Any] = []
    for name, cell in zip(columns, map(str.strip, cells), strict=False):
        if not name or not cell:
            continue
        if name == CODE:
            entry[CODE] = cell
        elif name == GEWIJZIGD:
            entry[GEWIJZIGD] = VRAAGSOORTEN["datum"].uit_cel(gewoon(cell))
        elif name == NIET_GELEZEN:
            rest = _lees_rest(cell)
        elif name == BIJGEHOUDEN:
            entry |= _lees_bijgehouden(cell)
        else:
            entry["antwoorden"][name] = soort_van(planner.vragen[name]).uit_cel(gewoon(cell))
    return entry, rest


def _lees_bijgehouden(cell: str) -> dict[str, Any]:
    """Planned days, marks, ticks, note and end, as an export wrote them; what else stands there is kept aside."""
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and set(found) <= set(BIJ_VELDEN):
        return found
    return {"nota": [cell]}  # no note is a list: reading keeps it aside and says so


def _lees_rest(cell: str) -> list[Any]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = cell
    return found if isinstance(found, list) else [found]
