"""The adapter between the page and the engine: JSON text in, JSON text out, nothing else.

It never raises for what a visitor types, and its HTML is made and escaped by `weergave`.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from planner import codec
from planner.agenda import kalenderbestand
from planner.antwoorden import lees
from planner.evalueer import resultaat
from planner.formulier import lees_link, lees_velden, maak_link
from planner.model import Regels
from planner.notitie import notitie, ontwerp_verlenging
from planner.weergave import Weergave

_RULES: list[Regels] = []


def start(rules_json: str) -> None:
    """Take the rules; must be called once before `answer`."""
    _RULES[:] = [codec.loads(rules_json)]


def answer(request_json: str) -> str:
    """Answer one request of the page; see the fields of `_answer`."""
    return json.dumps(_answer(_RULES[0], json.loads(request_json)), ensure_ascii=False)


def _answer(rules: Regels, request: dict[str, Any]) -> dict[str, Any]:
    name = request["planner"]
    if name not in rules.planners:
        return {"html": "", "samenvatting": "", "resultaat": None, "leeg": True, "nodig": [], "link": ""} | {
            "fouten": [
                {"vraag": "", "veld": "", "melding": "Deze planner bestaat niet in deze versie van de site."}
            ]
        }
    planner = rules.planners[name]
    fields = dict(request.get("velden") or {})
    remarks: list[str] = []
    if request.get("link"):
        found, remarks = lees_link(planner, request["link"])
        fields |= found
    form = lees_velden(planner, {key: str(value) for key, value in fields.items()})
    today = date.fromisoformat(request["vandaag"])
    typed, _ = lees(planner, form.antwoorden)
    result = resultaat(rules, name, typed, today)
    view = Weergave(rules, request.get("basis") or "../../")
    html = "" if form.leeg else view.resultaat(result)
    if remarks:
        items = "".join(f"<li>{escape(text)}</li>" for text in remarks)
        html = (
            f'<div class="cmz-let-op"><h2>Niet alles in de link is gelezen</h2><ul>{items}</ul></div>{html}'
        )
    return {
        "html": html,
        "samenvatting": "" if form.leeg else view.samenvatting(result),
        "resultaat": result,
        "fouten": [{"vraag": f.vraag, "veld": f.veld, "melding": f.melding} for f in form.fouten],
        "velden": fields if request.get("link") else None,
        "link": maak_link(form.antwoorden),
        "nodig": result["ontbreekt"],
        "leeg": form.leeg and not remarks,
        "tekst": "" if form.leeg else notitie(rules, result),
        "ontwerp": ontwerp_verlenging(rules, result),
        "ics": kalenderbestand(rules, result, datetime.now(UTC)) if request.get("ics") else None,
    }
