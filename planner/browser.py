"""The adapter between the page and the engine: JSON text in, JSON text out, nothing else.

It never raises for what a visitor types, and its HTML is made and escaped by `weergave`.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from planner import codec
from planner.dossiers import bestand, opslag
from planner.dossiers.opslag import Keuze, Opslag, Overzicht
from planner.dossiers.weergave import DossierWeergave, agendadatum, verslag_zin
from planner.html import Html, el, voeg
from planner.model import Regels
from planner.soorten import uitslag
from planner.toon.agenda import kalender, kalenderbestand
from planner.toon.leg_uit import leg_uit, leg_wijzigingen_uit
from planner.toon.notitie import notitie
from planner.toon.resultaat import als_json
from planner.toon.versies import geldend
from planner.toon.weergave import Weergave
from planner.verzoek import Actie, Dossierverzoek, Plannerverzoek
from planner.vragen.antwoorden import lees
from planner.vragen.formulier import DAG, lees_dag, lees_velden
from planner.vragen.link import lees_link, maak_link, velden_van

# One half of a character outside the first plane, such as an emoji that was cut through.
_HALF = re.compile(r"\\ud[89a-f]", re.IGNORECASE)
_RULES: list[Regels] = []
_OVERZICHT: list[Overzicht] = []


def start(rules_json: str) -> None:
    """Take the rules; must be called once before `answer`."""
    _RULES[:] = [codec.loads(rules_json)]
    _OVERZICHT[:] = [Overzicht(_RULES[0])]


def answer(request_json: str) -> str:
    """Answer one request of the page; see the fields of `answer_with`, and of `_dossiers` for that `soort`."""
    request: Plannerverzoek | Dossierverzoek = json.loads(request_json)
    if _HALF.search(request_json):
        request = _heel(request)
    if "soort" in request:
        return json.dumps(_dossiers(_RULES[0], request))
    return json.dumps(answer_with(_RULES[0], request), ensure_ascii=False)


def _heel(value: Any) -> Any:
    """The same without half characters: no file and no answer can hold those."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_heel(key): _heel(item) for key, item in value.items()}
        case list():
            return [_heel(item) for item in value]
    return value


def answer_with(rules: Regels, request: Plannerverzoek) -> dict[str, Any]:
    """The answer of one planner of these rules, ready for the page."""
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
    if link := request.get("link"):
        linked, remarks = lees_link(planner, link)
        fields |= linked
    texts = {key: str(value) for key, value in fields.items()}
    form = lees_velden(planner, texts)
    chosen, wrong_day = lees_dag(texts)
    today = chosen or date.fromisoformat(request["vandaag"])
    other_day = today.isoformat() != request["vandaag"]
    typed, _ = lees(planner, form.antwoorden)
    result = uitslag(rules, name, typed, today)
    found = replace(
        leg_uit(result),
        zoals_op=today if other_day else None,
        anders=None if form.leeg else leg_wijzigingen_uit(result),
    )
    code = " ".join(str(request.get("code") or "").split())[: opslag.LANGSTE_CODE]
    personal = opslag.persoonlijk(code)
    view = Weergave(rules, request.get("basis") or "../../")
    html: Html | None = None if form.leeg else view.resultaat(found)
    if other_day and form.leeg:
        html = view.zonder_antwoorden(found, geldend(result))
    return {
        "html": voeg(_bij_link(remarks), html),
        "samenvatting": "" if form.leeg and not other_day else view.samenvatting(found),
        "resultaat": als_json(found),
        "fouten": [{"vraag": f.vraag, "veld": f.veld, "melding": f.melding} for f in form.fouten + wrong_day],
        "velden": fields if request.get("link") else None,
        "link": maak_link(planner, form.antwoorden | ({DAG: today.isoformat()} if other_day else {})),
        "nodig": list(result.ontbreekt),
        "leeg": form.leeg and not remarks and not other_day,
        "tekst": "" if form.leeg else notitie(rules, found),
        "ics": kalenderbestand(
            rules, found, datetime.now(UTC), code, int(request.get("herinnering") or 0), code
        )
        if request.get("ics") and not personal
        else None,
        "melding": personal,
    }


def _bij_link(remarks: list[str]) -> Html | None:
    """What was wrong with a link."""
    items = [el("li", text) for text in remarks]
    title = el("h2", "Niet alles in de link is gelezen")
    return el("div", title, el("ul", items), class_="cmz-let-op") if items else None


def _dossiers(rules: Regels, request: Dossierverzoek) -> dict[str, Any]:
    """One request about Mijn dossiers.

    In: `opslag` (the text that the browser keeps), `actie` (`wat` and what that needs), and with `overzicht`
    also `keuze` and `aantal`. Out: `opslag` when it changed, `melding` or `fout`, and what was asked for.
    """
    planner = rules.planners[opslag.PLANNER]
    today = date.fromisoformat(request["vandaag"])
    store = opslag.lees_opslag(planner, request.get("opslag") or "")
    view = DossierWeergave(rules, request.get("basis") or "../../")
    try:
        answer = _doe(rules, view, store, request.get("actie") or {}, today)
    except ValueError as problem:
        answer = {"fout": str(problem)}
    if answer.pop("gewijzigd", False):
        answer["opslag"] = opslag.schrijf(store)
        # What was wrong with the text has been told before, and is put right now.
        store = opslag.lees_opslag(planner, answer["opslag"])
    answer["bericht"] = view.bericht(store)
    answer["aantal"] = len(store.dossiers)
    if request.get("overzicht"):
        answer |= _overzicht(view, store, request, today)
    return answer


def _doe(rules: Regels, view: DossierWeergave, store: Opslag, action: Actie, today: date) -> dict[str, Any]:
    """What the visitor asked to do. Raises ValueError with a Dutch message when it cannot be done."""
    planner = rules.planners[opslag.PLANNER]
    code = str(action.get("code") or "")
    known = store.vind(" ".join(code.split()))
    match action.get("wat"):
        case "open":
            if not known:
                raise ValueError(f"Het dossier ‘{code}’ staat niet in deze browser.")
            return {"code": known.code, "velden": velden_van(planner, known.antwoorden)}
        case "bewaar":
            fields = {key: str(value) for key, value in action["velden"].items()}
            message, errors = opslag.bewaar(store, planner, code, fields, action.get("geopend") or "", today)
            if errors:
                return {"fout": "Niet bewaard: er is iets mis met je antwoorden.", "fouten": len(errors)}
            return {"gewijzigd": True, "melding": message, "code": opslag.lees_code(code)}
        case "verwijder":
            if not known:
                raise ValueError(f"Het dossier ‘{code}’ staat niet in deze browser.")
            store.verwijder(known)
            return {"gewijzigd": True, "melding": f"Het dossier ‘{known.code}’ is verwijderd."}
        case "ruim-op":
            count = opslag.ruim_op(store)
            words = "1 stuk" if count == 1 else f"{count} stukken"
            return {"gewijzigd": True, "melding": f"Weggegooid: {words} die niet gelezen konden worden."}
        case "importeer":
            codes = [dossier.code for dossier in store.dossiers.values()]
            found = bestand.lees_bestand(planner, action["tekst"], codes)
            report = opslag.voeg_samen(store, found, bool(action.get("overschrijf")))
            return {
                "gewijzigd": True,
                "melding": verslag_zin(report),
                "verslag": view.verslag(report, str(action.get("naam") or "bestand")),
            }
        case "exporteer":
            text = bestand.als_csv(planner, store) if action.get("vorm") == "csv" else bestand.als_json(store)
            return {"melding": "Het bestand staat bij je downloads.", "bestand": text}
        case "agenda":
            dates = map(agendadatum, _OVERZICHT[0].rijen(store, today))
            text = kalender(rules, dates, datetime.now(UTC), today, int(action.get("herinnering") or 0))
            if "BEGIN:VEVENT" not in text:
                raise ValueError("Er zijn nog geen datums voor een agendabestand.")
            return {"melding": "Het agendabestand staat bij je downloads.", "bestand": text}
    return {}


def _overzicht(view: DossierWeergave, store: Opslag, request: Dossierverzoek, today: date) -> dict[str, Any]:
    """The coming dates and the dossiers that belong to the choice."""
    wanted = request.get("keuze") or {}
    days = str(wanted.get("dagen") or "")
    choice = Keuze(
        termijn=str(wanted.get("termijn") or ""),
        status=str(wanted.get("status") or ""),
        dagen=int(days) if re.fullmatch(r"[0-9]{1,5}", days) else None,
        code=str(wanted.get("code") or ""),
    )
    rows = _OVERZICHT[0].rijen(store, today)
    shown = [row for row in rows if choice.past(row, today)]
    found = list(opslag.gekozen(store, choice.code))
    room = int(request.get("aantal") or 50)
    return {
        "datums": view.datums(shown, today, room),
        "dossiers": view.dossiers(found, opslag.eerste_per_dossier(rows), room),
        "samenvatting": view.telling(shown, len(found), room),
        "meer": max(len(shown), len(found)) > room,
    }
