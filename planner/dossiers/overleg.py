"""What a colleague gets of the dossiers: neutral text, dates first, to paste or to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from planner import taal
from planner.dossiers.opslag import Opslag
from planner.dossiers.overzicht import Keuze, Rij, fase_van
from planner.dossiers.weergave import titel
from planner.model import Regels
from planner.toon.termijn import gepland_zin
from planner.woorden import Woorden

MEESTE_REGELS = 400


def overlegtekst(
    rules: Regels, store: Opslag, rows: Sequence[Rij], keuze: Keuze, voorbij: bool, vandaag: date
) -> str:
    """The dates that somebody must see, by dossier: code, phase, day, what, state, who and next step. Dates that have
    passed only when `voorbij`."""
    shown: dict[str, list[Rij]] = {}
    for row in rows:
        if keuze.past(row, vandaag) and (voorbij or not is_voorbij(row, vandaag)):
            shown.setdefault(row.code, []).append(row)
    who = rules.rollen[keuze.wie].naam if keuze.wie in rules.rollen else "iedereen"
    lines = [f"Termijnen voor {who}, {taal.datum_met_dag(vandaag)}", ""]
    for code, dates in shown.items():
        dossier = store.vind(code)
        phase = fase_van(rules, dossier, vandaag) if dossier else None
        lines.append(f"{code}{f' · fase: {phase.fase.titel.lower()}' if phase else ''}")
        for row in dates:
            lines += _regels(rules, row, voorbij, vandaag)
        lines.append("")
    if not shown:
        lines += ["Er zijn geen termijnen die passen bij je keuze.", ""]
    if len(lines) > MEESTE_REGELS:
        lines = [*lines[:MEESTE_REGELS], "Er zijn er nog meer: kies minder.", ""]
    lines.append(
        "Gerekend met de codes en datums in deze browser. De datum en het signaal in MLP of van VDAB gaan voor."
    )
    return "\n".join(lines)


def is_voorbij(row: Rij, vandaag: date) -> bool:
    """Whether nothing of a date is still to come."""
    planned = row.stand.gepland
    return row.wanneer < vandaag and not (planned and planned >= vandaag)


def _regels(rules: Regels, row: Rij, voorbij: bool, vandaag: date) -> Iterator[str]:
    stand = row.stand
    who = taal.opsomming(rules.rollen[name].naam for name in stand.regel.wie)
    planned = f"{gepland_zin(stand)} {taal.datum_met_dag(stand.gepland)}" if stand.gepland else ""
    if row.dag < vandaag and planned and not voorbij:
        yield f"- {titel(row)}. {planned}. Wie: {who}."
    else:
        word = {"ten_vroegste": "vanaf", "richtdatum": "richtdatum"}.get(stand.regel.soort, "uiterlijk")
        formal = (
            f" (de datum zelf: {taal.datum_met_dag(stand.datum)})"
            if stand.datum and stand.datum != row.dag
            else ""
        )
        estimate = ", raming" if stand.zekerheid == "raming" else ""
        state = ", voorbij" if row.dag < vandaag else ""
        yield f"- {titel(row)}: {word} {taal.datum_met_dag(row.dag)}{formal}{estimate}{state}. Wie: {who}."
        if planned:
            yield f"  {planned}."
    step = next((a for a in row.uitslag.stappen if a.stand and a.stand.id == stand.id), None)
    if step:
        yield f"  Volgende stap: {Woorden(step.geval).tekst(step.stap.wat, stand.vanaf)}"
