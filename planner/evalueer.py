"""From answers to a result: the one way in for browser, command line and tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner import taal, versies
from planner.anders import anders, uitkomst_van
from planner.geval import Geval
from planner.model import (
    BedragPlanner,
    KeuzePlanner,
    Melding,
    Regels,
    Stap,
    TermijnenPlanner,
    ToetsPlanner,
    Uitkomst,
)
from planner.soorten import bedrag, keuze, termijnen, toets
from planner.uitleg import NIET_VOLDAAN, ONBEKEND
from planner.vragen.antwoorden import Antwoorden, Fout, lees, lees_datum

type Resultaat = dict[str, Any]


def evaluate(rules: Regels, name: str, answers: Mapping[str, Any], today: date | str) -> Resultaat:
    """Evaluate one case.

    `answers` maps question ids to JSON values (dates as "YYYY-MM-DD", null for "weet ik niet"); `today`
    is the reference day. The result has the shape of the contract; with bad answers it is
    `{"fout": [{"vraag", "melding"}]}` and nothing is computed. Bad input never raises.
    """
    if not isinstance(name, str) or name not in rules.planners:
        hint = taal.bedoelde_je(str(name), rules.planners)
        return {"fout": [Fout("planner", f"De planner ‘{str(name)[:60]}’ bestaat niet.{hint}").as_dict()]}
    typed, errors = lees(rules.planners[name], answers)
    try:
        day = lees_datum(today)
    except ValueError as problem:
        errors.append(Fout("vandaag", str(problem)))
    if errors:
        return {"fout": [error.as_dict() for error in errors]}
    return resultaat(rules, name, typed, day)


def resultaat(rules: Regels, name: str, answers: Antwoorden, today: date) -> Resultaat:
    """Evaluate a case whose answers are typed already."""
    case = Geval(rules, name, answers, today)
    planner = case.planner
    result: Resultaat = {
        "planner": name,
        "vandaag": today.isoformat(),
        "uitkomst": None,
        "termijnen": termijnen.bereken(case),
        "stappen": [],
        "redenen": [],
        "ontbreekt": [],
        "gegeven": gegeven(case),
        "niet_gevraagd": [q for q in planner.vragen if case.gevraagd(q) is False],
        "letop": vervallen(case)
        + [
            {"tekst": text, "bron": []}
            for text in nog_te_komen(case) + volgorde(case) + termijnen.buiten_geldigheid(case)
        ],
    }
    match planner:
        case TermijnenPlanner():
            result["ontbreekt"] = ontbrekende_datums(case, result["termijnen"])
            result["stappen"] = stappen_bij_termijnen(case, result["termijnen"])
            result["fasen"] = fasen(case)
        case KeuzePlanner():
            choice = keuze.kies(case, planner.rijen)
            outcome = choice.uitkomst
            _vul(case, result, outcome, planner.uitkomsten)
            extra = toets.bijkomend(case, planner.voorwaarden, outcome)
            todo = [
                step
                for node in extra
                if node["oordeel"] in (NIET_VOLDAAN, ONBEKEND)
                and (step := planner.voorwaarden[node["regel"]].stap)
            ]
            result["redenen"] = keuze.redenen(case, planner.rijen, choice) + extra
            result["stappen"] = stappen(case, todo) + result["stappen"]
            result["ontbreekt"] = choice.ontbreekt
        case ToetsPlanner():
            judged = toets.toets(case, planner)
            _vul(case, result, judged.uitkomst, planner.uitkomsten)
            todo = [rule.stap for rule in judged.oorzaken if rule.stap]
            result["stappen"] = stappen(case, todo) + result["stappen"]
            result["redenen"], result["ontbreekt"] = judged.redenen, judged.ontbreekt
        case BedragPlanner():
            amounts = bedrag.bereken(case, planner)
            result |= {
                "bedragen": amounts.bedragen,
                "redenen": amounts.redenen,
                "ontbreekt": amounts.ontbreekt,
            }
            for number, line in enumerate(amounts.regels, 1):
                result["niet_gevraagd"] += [
                    f"regels.{number}.{q}" for q in bedrag.niet_gevraagd(line, planner)
                ]
                result["letop"] += vervallen(line, f"Regel {number}: ")
                if outcome := amounts.bedragen["regels"][number - 1]["uitkomst"]:
                    then = planner.uitkomsten[outcome]
                    after = tuple(s for s in planner.stappen if outcome in s.voor)
                    _voeg_toe(result["stappen"], stappen(line, then.stappen + after))
                    _voeg_toe(result["letop"], meldingen(line, then.meldingen))
    result["letop"] += voorbij(case, result["termijnen"]) + meldingen(case, planner.waarschuwingen)
    result["waarschuwingen"] = [remark["tekst"] for remark in result["letop"]]
    result["versies"] = versies.versies(case)
    return result


def _voeg_toe(rows: list[dict[str, Any]], more: list[dict[str, Any]]) -> None:
    """Lines that end in the same way ask for the same: once is enough."""
    rows += [row for row in more if row not in rows]


def _vul(case: Geval, result: Resultaat, outcome: str | None, outcomes: Mapping[str, Uitkomst]) -> None:
    result["uitkomst"] = outcome
    if not outcome:
        return
    found = outcomes[outcome]
    result["antwoord"] = {
        "titel": case.tekst(found.titel),
        "tekst": case.tekst(found.tekst),
        "bron": case.bron(found.bron),
        "lezingen": [{"omdat": case.tekst(r.omdat), "bron": case.bron(r.bron)} for r in found.lezingen],
    }
    result["stappen"] = stappen(
        case, found.stappen + tuple(s for s in case.planner.stappen if outcome in s.voor)
    )
    result["letop"] += meldingen(case, found.meldingen)
    result["ontwerpen"] = [
        {"titel": draft.titel, "tekst": case.tekst(draft.tekst), "bron": case.bron(draft.bron)}
        for draft in case.planner.ontwerpen
        if outcome in draft.voor and case.past(draft.als)
    ]


def stappen(
    case: Geval, steps: tuple[Stap, ...] | list[Stap], op: date | None = None
) -> list[dict[str, Any]]:
    """Steps whose condition holds, as in the result, without those that would find out what is known.
    `op` decides which version of a value they name."""
    return [
        {"wie": s.wie, "wat": case.tekst(s.wat, op), "bron": case.bron(s.bron)}
        | ({"waar": s.waar} if s.waar else {})
        for s in steps
        if case.past(s.als) and (not s.zoekt_uit or any(map(case.staat_open, s.zoekt_uit)))
    ]


def gegeven(case: Geval) -> list[dict[str, str]]:
    """The dates that were filled in, with how a sentence names them."""
    rows = []
    for name, answer in case.antwoorden.items():
        days = answer if isinstance(answer, tuple) else (answer,)
        for number, day in enumerate(days, 1):
            if isinstance(day, date):
                words = case.noem(name) + (f" ({number})" if isinstance(answer, tuple) else "")
                rows.append({"vraag": name, "datum": day.isoformat(), "naam": words})
    return rows


def fasen(case: Geval) -> list[dict[str, str]]:
    """The stretches of the trajectory whose two ends are known."""
    found = []
    for phase in case.planner.fasen:
        start, end = case.tijdstip(phase.van), case.tijdstip(phase.tot)
        if start and end:
            found.append({"naam": phase.naam, "van": start.dag.isoformat(), "tot": end.dag.isoformat()})
    return found


def wat_het_verandert(rules: Regels, name: str, answers: Antwoorden, today: date) -> list[dict[str, Any]]:
    """The smallest changes of answers that give another outcome, in words and ids.

    Apart from the result, because it tries many cases to answer one.
    """
    case = Geval(rules, name, answers, today)
    outcome = uitkomst_van(case)
    outcomes = getattr(case.planner, "uitkomsten", {})
    rows = []
    for change in anders(case, outcome):
        changed = [
            {"vraag": q, "naam": case.noem(q), "antwoord": value, "woorden": _woorden(case, q, value)}
            for q, value in change.antwoorden
        ]
        title = case.tekst(outcomes[change.uitkomst].titel)
        rows.append({"uitkomst": change.uitkomst, "titel": title, "antwoorden": changed})
    return rows


def _woorden(case: Geval, name: str, value: object) -> str:
    options = case.planner.vragen[name].opties
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return options[value].titel if isinstance(value, str) and value in options else str(value)


def meldingen(case: Geval, remarks: tuple[Melding, ...]) -> list[dict[str, Any]]:
    """Remarks whose condition holds, with their source."""
    return [
        {"tekst": case.tekst(remark.tekst), "bron": case.bron(remark.bron)}
        for remark in remarks
        if case.past(remark.als)
    ]


def voorbij(case: Geval, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What there is to say of deadlines that passed without what they ask."""
    return [
        remark
        for row in rows
        if row["status"] == "verstreken" and row["soort"] == "uiterlijk"
        for remark in meldingen(case, case.termijnen[row["id"]].voorbij)
    ]


def nog_te_komen(case: Geval) -> list[str]:
    """One warning for the dates of things that must have happened and lie after today."""
    found = [
        f"{case.noem(row['vraag'])} ({taal.datum(day)})"
        for row in gegeven(case)
        if (question := case.vraag(row["vraag"]))
        and not question.gepland
        and (day := date.fromisoformat(row["datum"])) > case.vandaag
    ]
    if not found:
        return []
    one = len(found) == 1
    return [
        f"{taal.hoofdletter(taal.opsomming(found))} {'ligt' if one else 'liggen'} nog in de toekomst. "
        f"{'Dat telt' if one else 'Die tellen'} nog niet als gebeurd. Wat ermee geteld is, geldt alleen als "
        f"{'die dag klopt' if one else 'die dagen kloppen'}."
    ]


def vervallen(case: Geval, waar: str = "") -> list[dict[str, Any]]:
    """A warning for each answer that does not count, because its question does not go with another answer."""
    found = []
    for name, other in case.vervallen.items():
        question = case.vraag(name)
        text = (
            f"{waar}Je antwoord op ‘{case.noem(name)}’ telt niet mee: dat vragen we niet als je bij "
            f"‘{case.noem(other)}’ ‘{case.woorden(other)}’ antwoordt."
        )
        found.append({"tekst": text, "bron": case.bron(question.bron if question else ())})
    return found


def volgorde(case: Geval) -> list[str]:
    """A warning for each pair of dates that stands in an impossible order. Nothing is corrected."""
    found = []
    for chain in case.planner.volgorde:
        known = [(name, day) for name in chain for day in _dagen(case, name)]
        for (first, a), (second, b) in zip(known, known[1:], strict=False):
            if b < a:
                found.append(
                    f"{taal.hoofdletter(case.noem(second))} ({taal.datum(b)}) ligt vóór {case.noem(first)} "
                    f"({taal.datum(a)}). Kijk deze datums na: we rekenden met wat je invulde."
                )
    return list(dict.fromkeys(found))


def _dagen(case: Geval, name: str) -> tuple[date, ...]:
    """The date or dates behind a name, in order."""
    answer = case.antwoorden.get(name)
    if isinstance(answer, tuple):
        return answer
    moment = case.tijdstip(name)
    return (moment.dag,) if moment else ()


def ontbrekende_datums(case: Geval, rows: list[dict[str, Any]]) -> list[str]:
    """The dates that would make the most deadlines known, first."""
    useful: dict[str, int] = {}
    for row in rows:
        if row["datum"] is None and row["van_toepassing"] is not False:
            rule = case.termijnen[row["id"]]
            for question in case.nodig_voor(rule.als) or case.open_vragen(rule.vanaf)[:1]:
                useful[question] = useful.get(question, 0) + 1
    order = list(case.planner.vragen)
    return sorted(useful, key=lambda q: (-useful[q], order.index(q)))


def stappen_bij_termijnen(case: Geval, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What to do now: first what is late and not done, then what comes by date, then what is left to do
    for what was done too late."""
    late, coming, done_late = [], [], []
    for row in rows:
        rule = case.termijnen[row["id"]]
        if row["datum"] is None:
            continue
        if row["status"] == "te_laat":
            done_late += [s | _bij(row) for s in stappen(case, rule.achteraf, termijnen.begin(case, rule))]
        elif row["status"] == "verstreken" and row["soort"] == "uiterlijk":
            if not termijnen.later_gebeurd(case, rule):
                late += [s | _bij(row) for s in stappen(case, rule.te_laat, termijnen.begin(case, rule))]
        elif row["status"] in ("komt", "binnenkort", "vandaag") and rule.stap:
            for step in stappen(case, [rule.stap], termijnen.begin(case, rule)):
                coming.append((row["datum"], step | _bij(row)))
    return late + [step for _, step in sorted(coming, key=lambda pair: pair[0])] + done_late


def _bij(row: dict[str, Any]) -> dict[str, str]:
    return {"termijn": row["id"], "datum": row["datum"], "status": row["status"]}
