"""An answer as plain text, to paste into a note in MLP. No HTML, no names, sources included."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import taal
from planner.model import Regels

OORDEEL = {
    "voldaan": "in orde",
    "niet voldaan": "niet in orde",
    "onbekend": "nog open",
    "mens": "een mens oordeelt",
}


def notitie(rules: Regels, result: dict[str, Any]) -> str:
    """The answer to one case as text: what, why, what next, when, and from which source."""
    planner = rules.planners[result["planner"]]
    lines = [f"{planner.titel}, {_dag(result['vandaag'])}", ""]
    if "zoals_op" in result:
        lines += [f"Let op: gerekend zoals op {_dag(result['zoals_op'])}, niet zoals vandaag.", ""]
    if result["waarschuwingen"]:
        lines += ["Let op:", *(f"- {r['tekst']}{_bron(rules, r['bron'])}" for r in result["letop"]), ""]
    if planner.soort != "termijnen" and not result.get("antwoord") and "bedragen" not in result:
        lines += ["Nog geen uitkomst.", ""]
    if answer := result.get("antwoord"):
        lines += [f"Uitkomst: {answer['titel']}. {answer['tekst']}", ""]
    if amounts := result.get("bedragen"):
        lines += [f"Totaal: {amounts['totaal'].replace('.', ',')} euro", ""]
    reasons = [node for node in result["redenen"] if node.get("titel")]
    if reasons:
        lines.append("Voorwaarden:")
        lines += [
            f"- {n['titel']}: {OORDEEL[n['oordeel']]}. {n['omdat']}{_bron(rules, n['bron'])}" for n in reasons
        ]
        lines.append("")
    steps = [step for step in result["stappen"] if "termijn" not in step]
    if steps:
        lines.append("Volgende stappen:")
        lines += [f"- {_rol(rules, s['wie'])}: {s['wat']}{_bron(rules, s['bron'])}" for s in steps]
        lines.append("")
    dated = sorted((row for row in result["termijnen"] if row["datum"]), key=lambda row: row["datum"])
    if dated:
        lines.append("Termijnen:")
        lines += [_termijn(rules, row) for row in dated]
        lines.append("")
    if several := [row for row in result["versies"] if row["andere"]]:
        lines.append("Gerekend met:")
        lines += [
            f"- {row['titel']}: {row['waarde']}, sinds {_dag(row['geldig_van'])}.{_bron(rules, row['bron'])}"
            for row in several
        ]
        lines.append("")
    lines.append(
        "Berekend met het draaiboek casemanagers zorg. VDAB, MLP en het departement Zorg hebben het laatste woord."
    )
    return "\n".join(lines)


def _termijn(rules: Regels, row: dict[str, Any]) -> str:
    word = "eerste" if row["soort"] == "ten_vroegste" else "laatste"
    safe = f" ({word} veilige dag {_dag(row['veilig'])})" if row["veilig"] != row["datum"] else ""
    estimate = ", raming" if row["zekerheid"] == "raming" else ""
    return f"- {_dag(row['datum'])}{estimate}{safe}: {row['titel']}. {taal.hoofdletter(row['uitleg']['omdat'])}.{_bron(rules, row['bron'])}"


def _bron(rules: Regels, rows: list[dict[str, str]]) -> str:
    if not rows:
        return ""
    words = [f"{rules.bronnen[b['document']].kort} {b['sectie']}" for b in rows]
    return f" ({', '.join(words)})"


def _rol(rules: Regels, name: str) -> str:
    return taal.hoofdletter(rules.rollen[name].naam) if name in rules.rollen else name


def _dag(iso: str) -> str:
    return taal.datum(date.fromisoformat(iso))
