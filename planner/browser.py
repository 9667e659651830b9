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
from planner.dossiers import bestand, markeren, opslag
from planner.dossiers.blad import Blad
from planner.dossiers.feiten import Gebotst, vragenlijst
from planner.dossiers.opslag import Opslag
from planner.dossiers.overleg import is_voorbij, overlegtekst
from planner.dossiers.overzicht import (
    Keuze,
    Overzicht,
    Rij,
    eerste_per_dossier,
    gekozen,
    te_doen,
    vervallen,
)
from planner.dossiers.weergave import agendadatum, verslag_zin
from planner.dossiers.werk import MEESTE_RIJEN, tellen
from planner.html import Html, el, voeg
from planner.model import Planner, Regels
from planner.soorten import uitslag
from planner.taal import opsomming
from planner.toon.agenda import Datum, kalender, kalenderbestand
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
# What was read of the last text, and the rows of the last text and day: who filters a list asks the same again.
_GELEZEN: dict[str, Opslag] = {}
_RIJEN: dict[tuple[str, date], list[Rij]] = {}
# Nothing changes the dossiers but these.
WIJZIGEN = ("bewaar", "verwijder", "ruim-op", "importeer")


def start(rules_json: str) -> None:
    """Take the rules; must be called once before `answer`."""
    _RULES[:] = [codec.loads(rules_json)]
    _OVERZICHT[:] = [Overzicht(_RULES[0])]
    _GELEZEN.clear()
    _RIJEN.clear()


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
    real = date.fromisoformat(request["vandaag"])
    form = lees_velden(planner, texts, real)
    chosen, wrong_day = lees_dag(texts, real)
    today = chosen or real
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
        "gelezen": form.gelezen,
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
    also `keuze` and `aantal`; with `toon` what to show of them. Out: `opslag` when it changed, `melding` or `fout`, and what was asked for.
    """
    planner = vragenlijst(rules)
    today = date.fromisoformat(request["vandaag"])
    text = request.get("opslag") or ""
    action = request.get("actie") or {}
    changes = action.get("wat") in (*WIJZIGEN, *MARKEREN)
    # What is kept for the next question must not be changed by this one.
    store = opslag.lees_opslag(planner, text) if changes else _lees(planner, text)
    view = Blad(rules, request.get("basis") or "../../")
    try:
        answer = _doe(rules, view, store, request, today)
    except ValueError as problem:
        answer = {"fout": str(problem)}
    if answer.pop("gewijzigd", False):
        answer["opslag"] = opslag.schrijf(store)
        # What was wrong with the text has been told before, and is put right now.
        text = answer["opslag"]
        store = _lees(planner, text)
    answer["bericht"] = view.bericht(store)
    answer["aantal"] = len(store.dossiers)
    if request.get("overzicht"):
        answer |= _overzicht(view, store, _rijen(text, store, today), request, today)
    if shown := request.get("toon"):
        answer |= _toon(rules, view, store, shown, text, request, today)
    return answer


def _lees(planner: Planner, text: str) -> Opslag:
    """The dossiers of a text; only the last text is kept."""
    if text not in _GELEZEN:
        store = opslag.lees_opslag(planner, text)
        _GELEZEN.clear()
        _GELEZEN[text] = store
    return _GELEZEN[text]


def _rijen(text: str, store: Opslag, today: date) -> list[Rij]:
    """The rows of a text that was read; only those of the last text and day are kept."""
    if (text, today) not in _RIJEN:
        rows = _OVERZICHT[0].rijen(store, today)
        _RIJEN.clear()
        _RIJEN[text, today] = rows
    return _RIJEN[text, today]


def _doe(rules: Regels, view: Blad, store: Opslag, request: Dossierverzoek, today: date) -> dict[str, Any]:
    """What the visitor asked to do. Raises ValueError with a Dutch message when it cannot be done."""
    planner = vragenlijst(rules)
    action: Actie = request.get("actie") or {}
    if action.get("wat") in MARKEREN:
        return _markeer(rules, store, action, today)
    code = str(action.get("code") or "")
    known = store.vind(" ".join(code.split()))
    match action.get("wat"):
        case "open":
            if not known:
                raise ValueError(f"Het dossier ‘{code}’ staat niet in deze browser.")
            return {"code": known.code, "velden": velden_van(planner, known.antwoorden)}
        case "vinkjes":
            if not known:
                raise ValueError(f"Het dossier ‘{code}’ staat niet in deze browser.")
            return {"code": known.code, "vinkjes": [*known.bij.vinkjes]}
        case "taken":
            return {"taken": _taken(rules, store, today)}
        case "bewaar":
            fields = {key: str(value) for key, value in action["velden"].items()}
            opened, read = action.get("geopend") or "", action.get("gelezen")
            try:
                message, errors = opslag.bewaar(store, planner, code, fields, opened, today, read)
            except Gebotst as clash:
                return {"fout": str(clash), "botsingen": clash.botsingen}
            if errors:
                wrong = opsomming(dict.fromkeys(_noem(planner, error.vraag) for error in errors))
                return {"fout": f"Niet bewaard: er is iets mis met {wrong}.", "fouten": len(errors)}
            kept = store.vind(opslag.lees_code(code))
            values = velden_van(planner, kept.antwoorden) if kept else {}
            return {"gewijzigd": True, "melding": message, "code": opslag.lees_code(code), "velden": values}
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
            # A column for each question of the deadlines, and for what else is known of some trajectory.
            usual = {
                *rules.planners[opslag.PLANNER].vragen,
                *(q for d in store.dossiers.values() for q in d.antwoorden),
            }
            columns = replace(planner, vragen={q: v for q, v in planner.vragen.items() if q in usual})
            text = bestand.als_csv(columns, store) if action.get("vorm") == "csv" else bestand.als_json(store)
            return {"melding": "Het bestand staat bij je downloads.", "bestand": text}
        case "agenda":
            wanted = _keuze(request)
            dates = _agendadatums(rules, store, wanted, today)
            text = kalender(rules, dates, datetime.now(UTC), today, int(action.get("herinnering") or 0))
            if "BEGIN:VEVENT" not in text:
                raise ValueError("Er zijn nog geen datums voor een agendabestand.")
            return {"melding": "Het agendabestand staat bij je downloads.", "bestand": text}
    return {}


def _noem(planner: Planner, name: str) -> str:
    question = planner.vragen.get(name)
    return (question.kort or question.vraag) if question else name


def _taken(rules: Regels, store: Opslag, today: date) -> list[dict[str, Any]]:
    """Of each dossier that runs, the phases whose tasks are due and the deadlines that ask nothing more."""
    due = [(dossier.code, *te_doen(rules, dossier, today)) for dossier in gekozen(store, "")]
    return [{"code": code, "fasen": phases, "gedaan": done} for code, phases, done in due if phases]


# What is done to one dossier.
MARKEREN = ("markeer", "ontmerk", "sluit", "heropen", "vink", "vinken", "noteer")


def _markeer(rules: Regels, store: Opslag, action: Actie, today: date) -> dict[str, Any]:
    """Mark something in one dossier. Raises ValueError with a Dutch message when it cannot be done."""
    code, deadline = str(action.get("code") or ""), str(action.get("termijn") or "")
    dossier = store.vind(" ".join(code.split()))
    if not dossier:
        raise ValueError(f"Het dossier ‘{code}’ staat niet in deze browser.")
    kind, day, text = (str(action.get(key) or "") for key in ("merk", "dag", "tekst"))
    match action.get("wat"):
        case "markeer":
            said = markeren.markeer(rules, dossier, deadline, kind, day, text, today)
        case "ontmerk":
            said = markeren.ontmerk(rules, dossier, deadline, today)
        case "sluit":
            said = markeren.sluit(rules, dossier, str(action.get("wijze") or ""), day, today)
        case "heropen":
            said = markeren.heropen(rules, dossier)
        case "vink":
            said = markeren.vink(dossier, str(action.get("item") or ""), bool(action.get("aan")))
        case "vinken":
            said = markeren.vinken(
                dossier, str(action.get("lijst") or ""), map(str, action.get("items") or ())
            )
        case _:
            said = markeren.noteer(dossier, str(action.get("nota") or ""))
    dossier.gewijzigd = today.isoformat()
    return {"gewijzigd": True, "melding": said, "code": dossier.code}


def _toon(
    rules: Regels, view: Blad, store: Opslag, shown: str, text: str, request: Dossierverzoek, today: date
) -> dict[str, Any]:
    """One of the pages about dossiers: `vandaag`, the page of a `dossier`, or the text for a colleague (`overleg`)."""
    if shown == "dossier":
        code = " ".join(str(request.get("code") or "").split())
        dossier = store.vind(code)
        if not dossier:
            words = (
                f"Het dossier ‘{code}’ staat niet in deze browser."
                if code
                else "Kies een dossier bij Mijn dossiers."
            )
            return {"html": el("p", words), "titel": "", "samenvatting": words}
        return {
            "html": voeg(view.niet_gelezen(store), view.blad(dossier, today)),
            "titel": f"Dossier {dossier.code}",
            "samenvatting": view.samenvatting_van(dossier, today),
        }
    rows = _rijen(text, store, today)
    if shown == "overleg":
        choice = _keuze(request)
        past = bool((request.get("keuze") or {}).get("voorbij"))
        told = overlegtekst(rules, store, rows, choice, past, today)
        hidden = 0 if past else sum(choice.past(row, today) and is_voorbij(row, today) for row in rows)
        words = (
            "1 termijn is al voorbij en staat"
            if hidden == 1
            else f"{hidden} termijnen zijn al voorbij en staan"
        )
        note = el("p", words, " hier niet bij. Hierboven kies je of ze meegaan.", class_="cmz-let-op")
        text = el("pre", told, class_="cmz-tekst", tabindex=0)
        return {"html": voeg(note if hidden else None, text), "tekst": told, "samenvatting": ""}
    room = min(MEESTE_RIJEN, int(request.get("aantal") or MEESTE_RIJEN))
    html = view.vandaag(store, rows, today, room, gaten=_OVERZICHT[0].gaten(store, today))
    return {"html": voeg(view.niet_gelezen(store), html), "samenvatting": tellen(rows, today)}


def _agendadatums(rules: Regels, store: Opslag, wanted: Keuze, today: date) -> list[Datum]:
    """The dates that come, and those that a calendar which has them must lose."""
    coming = (row for row in _OVERZICHT[0].rijen(store, today) if wanted.past(row, today))
    gone = (row for row in vervallen(rules, store, today) if wanted.past(row, today))
    return [*map(agendadatum, coming), *(agendadatum(row)._replace(vervalt=True) for row in gone)]


def _keuze(request: Dossierverzoek) -> Keuze:
    """What somebody wants to see."""
    wanted = request.get("keuze") or {}
    days = str(wanted.get("dagen") or "")
    return Keuze(
        termijn=str(wanted.get("termijn") or ""),
        status=str(wanted.get("status") or ""),
        dagen=int(days) if re.fullmatch(r"[0-9]{1,5}", days) else None,
        code=str(wanted.get("code") or ""),
        wie=str(wanted.get("wie") or ""),
    )


def _overzicht(
    view: Blad, store: Opslag, rows: list[Rij], request: Dossierverzoek, today: date
) -> dict[str, Any]:
    """The coming dates and the dossiers that belong to the choice."""
    choice = _keuze(request)
    shown = [row for row in rows if choice.past(row, today)]
    found = list(gekozen(store, choice.code))
    room = int(request.get("aantal") or 50)
    return {
        "datums": view.datums(shown, today, room, len(rows)),
        "dossiers": view.dossiers(found, eerste_per_dossier(rows), room, today, len(store.dossiers)),
        "samenvatting": view.telling(shown, len(found), room),
        "meer": max(len(shown), len(found)) > room,
    }
