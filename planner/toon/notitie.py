"""An answer as plain text, to paste into a note in MLP. No HTML, no names, sources included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner import taal
from planner.model import Bronnen, Regels
from planner.toon.termijn import te_laat_gepland
from planner.toon.uitleg import Termijnuitleg, Uitleg
from planner.toon.weergave import OORDEEL_WOORD
from planner.versies import sinds


def notitie(rules: Regels, found: Uitleg) -> str:
    """The answer to one case as text: what, why, what next, when, and from which source."""
    lines = [f"{found.uitslag.planner.titel}, {taal.datum(found.uitslag.geval.vandaag)}", ""]
    if found.zoals_op:
        lines += [f"Let op: gerekend zoals op {taal.datum(found.zoals_op)}, niet zoals vandaag.", ""]
    lines += _deel("Let op:", (f"{r.tekst}{_bron(rules, r.bron)}" for r in found.letop))
    if answer := found.antwoord:
        lines += [f"Uitkomst: {answer.titel}. {answer.tekst}", ""]
    elif not found.bedragen and found.uitslag.met_uitkomst:
        lines += ["Nog geen uitkomst.", ""]
    if found.bedragen:
        lines += [f"Totaal: {found.bedragen.totaal} euro".replace(".", ","), ""]
    lines += _deel(
        "Voorwaarden:",
        (
            f"{n.titel}: {OORDEEL_WOORD[n.oordeel]}. {n.omdat}{_bron(rules, n.bron)}"
            for n in found.redenen
            if n.titel
        ),
    )
    steps = (step for step in found.stappen if not step.stand)
    lines += _deel(
        "Volgende stappen:", (f"{_rol(rules, s.wie)}: {s.wat}{_bron(rules, s.bron)}" for s in steps)
    )
    dated = sorted(((r.stand.dag, r) for r in found.termijnen if r.stand.dag), key=lambda pair: pair[0])
    lines += _deel("Termijnen:", (_termijn(rules, day, row) for day, row in dated))
    several = (row for row in found.versies if row.andere)
    lines += _deel(
        "Gerekend met:",
        (
            f"{v.titel}: {v.waarde}, {sinds(v.geldig_van, v.begin_onbekend, 'geldt')}.{_bron(rules, v.bron)}"
            for v in several
        ),
    )
    lines.append(
        "Berekend met het draaiboek casemanagers zorg. VDAB, MLP en het departement Zorg hebben het laatste woord."
    )
    return "\n".join(lines)


def _deel(title: str, rows: Iterable[str]) -> list[str]:
    """A list under a title, or nothing."""
    items = [f"- {row}" for row in rows]
    return [title, *items, ""] if items else []


def _termijn(rules: Regels, day: date, row: Termijnuitleg) -> str:
    stand = row.stand
    formal = (
        f" (veilige dag; de datum zelf is {taal.datum(stand.datum)})"
        if stand.datum not in (None, day)
        else ""
    )
    estimate = ", raming" if stand.zekerheid == "raming" else ""
    planned = f" Gepland op {taal.datum(stand.gepland)}.{te_laat_gepland(stand)}" if stand.gepland else ""
    how = f"{taal.hoofdletter(row.uitleg.omdat)}.{_bron(rules, row.bron)}"
    return f"{taal.datum(day)}{estimate}{formal}: {row.titel}.{planned} {how}"


def _bron(rules: Regels, rows: Bronnen) -> str:
    words = [f"{rules.bronnen[source.document].kort} {source.sectie}" for source in rows]
    return f" ({', '.join(words)})" if words else ""


def _rol(rules: Regels, name: str) -> str:
    return taal.hoofdletter(rules.rollen[name].naam) if name in rules.rollen else name
