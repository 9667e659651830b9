"""A result as JSON: the shape that scripts, pages and other programs rely on. Dates are jjjj-mm-dd, amounts
texts with two decimals. Keys are only added to, never taken away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from planner.model import Bronnen
from planner.soorten.bedrag import Bedragen, rond
from planner.toon.uitleg import Anders, Knoop, Leeswijze, Stapuitleg, Termijnuitleg, Uitleg, Versie

type Json = dict[str, Any]


def als_json(found: Uitleg) -> Json:
    """The whole result."""
    case = found.uitslag.geval
    result: Json = {
        "planner": case.naam,
        "vandaag": case.vandaag.isoformat(),
        "uitkomst": found.uitslag.uitkomst,
        "termijnen": [_termijn(row) for row in found.termijnen],
        "stappen": [_stap(step) for step in found.stappen],
        "redenen": [_knoop(node) for node in found.redenen],
        "ontbreekt": list(found.uitslag.ontbreekt),
        "gegeven": [{"vraag": g.vraag, "datum": g.datum.isoformat(), "naam": g.naam} for g in found.gegeven],
        "niet_gevraagd": list(found.uitslag.niet_gevraagd),
        "letop": [{"tekst": remark.tekst, "bron": _bron(remark.bron)} for remark in found.letop],
    }
    if found.fasen is not None:
        result["fasen"] = [
            {"naam": f.naam, "van": f.van.isoformat(), "tot": f.tot.isoformat()} for f in found.fasen
        ]
    if answer := found.antwoord:
        result["antwoord"] = {
            "titel": answer.titel,
            "tekst": answer.tekst,
            "bron": _bron(answer.bron),
            "lezingen": [_lezing(reading) for reading in answer.lezingen],
        }
    if found.ontwerpen is not None:
        result["ontwerpen"] = [
            {"titel": d.titel, "tekst": d.tekst, "bron": _bron(d.bron)} for d in found.ontwerpen
        ]
    if found.bedragen:
        result["bedragen"] = bedragen(found.bedragen)
    result["waarschuwingen"] = [remark.tekst for remark in found.letop]
    result["versies"] = [_versie(row) for row in found.versies]
    if found.zoals_op:
        result["zoals_op"] = found.zoals_op.isoformat()
    if found.anders is not None:
        result["anders"] = [_anders(row) for row in found.anders]
    return result


def bedragen(amounts: Bedragen) -> Json:
    """Amounts per line, the total and the shares."""
    return {
        "basisbedrag": _bedrag(amounts.basis),
        "regels": [
            {
                "uitkomst": line.keuze.uitkomst,
                "per_traject": _bedrag(line.per_traject),
                "totaal": _bedrag(line.totaal),
            }
            for line in amounts.regels
        ],
        "totaal": _bedrag(amounts.totaal),
        "aanspreekpunt": _bedrag(amounts.aanspreekpunt),
        "partners": [_bedrag(part) for part in amounts.partners],
    }


def _termijn(row: Termijnuitleg) -> Json:
    stand = row.stand
    result = {
        "id": stand.id,
        "titel": row.titel,
        "soort": stand.regel.soort,
        "datum": _datum(stand.datum),
        "veilig": _datum(stand.veilig),
        "status": stand.status,
        "zekerheid": stand.zekerheid,
        "van_toepassing": stand.van_toepassing,
        "meldingen": [remark.tekst for remark in row.meldingen],
        "lezingen": [
            {"datum": _datum(r.datum), "omdat": r.omdat, "telling": r.telling, "bron": _bron(r.bron)}
            for r in row.lezingen
        ],
        "wie": list(stand.regel.wie),
        "bron": _bron(row.bron),
        "uitleg": _knoop(row.uitleg),
    }
    result["gepland"] = _datum(stand.gepland)
    if stand.datum:
        result["gehaald_op"] = _datum(stand.gehaald_op)
    return result


def _stap(step: Stapuitleg) -> Json:
    result: Json = {"wie": step.wie, "wat": step.wat, "bron": _bron(step.bron)}
    if step.waar:
        result["waar"] = step.waar
    if stand := step.stand:
        result |= {"termijn": stand.id, "datum": _datum(stand.datum), "status": stand.status}
    return result


def _knoop(node: Knoop) -> Json:
    result: Json = {
        "regel": node.regel,
        "oordeel": node.oordeel,
        "omdat": node.omdat,
        "waarde": node.waarde,
        "bron": _bron(node.bron),
        "kinderen": [_knoop(child) for child in node.kinderen],
    }
    if node.titel:
        result["titel"] = node.titel
    if node.lezingen is not None:
        result["lezingen"] = [_lezing(reading) for reading in node.lezingen]
    return result


def _lezing(reading: Leeswijze) -> Json:
    return {"omdat": reading.omdat, "bron": _bron(reading.bron)}


def _versie(row: Versie) -> Json:
    return {
        "id": row.id,
        "titel": row.titel,
        "waarde": row.waarde,
        "op": row.op.isoformat(),
        "geldig_van": row.geldig_van.isoformat(),
        "geldig_tot": _datum(row.geldig_tot),
        "bron": _bron(row.bron),
        "andere": [{"waarde": words, "geldig_van": since.isoformat()} for words, since in row.andere],
    }


def _anders(row: Anders) -> Json:
    changes = [
        {"vraag": a.vraag, "naam": a.naam, "antwoord": a.antwoord, "woorden": a.woorden}
        for a in row.antwoorden
    ]
    return {"uitkomst": row.uitkomst, "titel": row.titel, "antwoorden": changes}


def _bron(rows: Bronnen) -> list[dict[str, str]]:
    return [{"document": source.document, "sectie": source.sectie} for source in rows]


def _datum(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _bedrag(amount: Decimal | None) -> str | None:
    return None if amount is None else str(rond(amount))
