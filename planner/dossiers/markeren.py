"""What somebody marks in a dossier: done, planned, accounted for, not applicable, closed; and all of that undone.

Each function changes one dossier and says what it did, in Dutch. It raises ValueError, with what to do, when that
cannot be; then nothing was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import get_args

from planner import taal
from planner.dossiers.merken import LANGSTE_NOTA, LANGSTE_TEKST, Merk, Merksoort, Slot
from planner.dossiers.opslag import PLANNER, Dossier, lijkt_op_nummer
from planner.geval import alle_termijnen
from planner.model import Id, Regels, Termijn
from planner.soorten import uitslag
from planner.vragen import VRAAGSOORTEN
from planner.vragen.antwoorden import lees
from planner.vragen.datum import lees_datum
from planner.vragen.snel import lees_snel
from planner.woorden import Woorden

_NAAM = re.compile(
    r"\b[A-ZÀ-Þ][a-zà-ÿ]+ (?:(?:van|de|den|der|ter|te) )*[A-ZÀ-Þ][a-zà-ÿ]+"
    r"|\b(?:mevrouw|meneer|mijnheer|mevr\.|dhr\.|mw\.) ?[A-ZÀ-Þ]",
)
_MET_GEGEVENS = re.compile(r"@|(?<!\d)0\d(?:[ ./-]?\d){7,8}(?!\d)")
WAAROM = {
    "gemotiveerd": "Zeg waar de motivatie geregistreerd is, bijvoorbeeld: notitie in het dienstverleningsmenu.",
    "nvt": "Zeg waarom dit hier niet van toepassing is.",
}


def markeer(
    rules: Regels, dossier: Dossier, termijn: Id, soort: str, dag: str, tekst: str, vandaag: date
) -> str:
    """Set a mark of a kind (or "gepland") on a deadline. `dag` is as people type it; nothing means today."""
    rule = _termijn(rules, termijn)
    title = _titel(rules, dossier, termijn, vandaag)
    day, text = lees_dag(dag, vandaag, soort == "gepland"), " ".join(tekst.split())
    if soort == "gepland":
        if day < vandaag:
            raise ValueError(
                f"{taal.hoofdletter(taal.datum(day))} is al voorbij. Is het gebeurd, kies dan ‘Gedaan’."
            )
        dossier.bij.gepland[termijn] = day
        return f"{title}: gepland op {taal.datum_met_dag(day)}. De termijn blijft open tot het gebeurd is."
    if soort not in get_args(Merksoort.__value__):
        raise ValueError("Kies wat je wilt noteren.")
    if soort in WAAROM and not text:
        raise ValueError(WAAROM[soort])
    if len(text) > LANGSTE_TEKST:
        raise ValueError(f"Dit is te lang: gebruik hoogstens {LANGSTE_TEKST} tekens.")
    if day > vandaag:
        raise ValueError(
            f"{taal.hoofdletter(taal.datum(day))} moet nog komen. Kies ‘Gepland’ voor een dag die nog komt."
        )
    if soort == "gedaan":
        # A mark that stands in the way goes first, with the fact that it brought.
        if termijn in dossier.bij.merken:
            _neem_terug(rules, dossier, rule, termijn)
        before = _vul_in(rules, dossier, rule, day)
        dossier.bij.merken[termijn] = Merk("gedaan", day, "", before, vandaag)
        return f"{title}: gedaan op {taal.datum(day)}."
    if termijn in dossier.bij.merken:
        _neem_terug(rules, dossier, rule, termijn)
    dossier.bij.merken[termijn] = Merk("gemotiveerd" if soort == "gemotiveerd" else "nvt", vandaag, text)
    words = "verantwoord" if soort == "gemotiveerd" else "niet van toepassing"
    return f"{title}: {words}.{waarschuwing(text)}"


def ontmerk(rules: Regels, dossier: Dossier, termijn: Id, vandaag: date) -> str:
    """Undo the mark of a deadline, with the fact that it brought; without a mark, its planned day."""
    rule = _termijn(rules, termijn)
    if termijn in dossier.bij.merken:
        _neem_terug(rules, dossier, rule, termijn)
        return f"{_titel(rules, dossier, termijn, vandaag)}: de markering is ongedaan gemaakt."
    if dossier.bij.gepland.pop(termijn, None):
        return f"{_titel(rules, dossier, termijn, vandaag)}: niet meer gepland."
    raise ValueError("Hier is niets om ongedaan te maken.")


def sluit(rules: Regels, dossier: Dossier, wijze: Id, dag: str, vandaag: date) -> str:
    """Close a dossier: how its trajectory ended, and when."""
    if wijze not in rules.aflopen:
        raise ValueError("Kies hoe het traject eindigde.")
    day = lees_dag(dag, vandaag)
    if day > vandaag:
        raise ValueError("Sluit een dossier pas als het traject geëindigd is: vandaag of vroeger.")
    end = rules.aflopen[wijze]
    if end.gegeven and end.gegeven not in dossier.antwoorden:
        _zet(rules, dossier, end.gegeven, day.isoformat())
    dossier.bij.einde = Slot(wijze, day)
    return f"Het dossier ‘{dossier.code}’ is afgesloten: {end.titel.lower()}, {taal.datum(day)}."


def heropen(rules: Regels, dossier: Dossier) -> str:
    """Undo the closing, with the date that it brought."""
    closed = dossier.bij.einde
    if not closed:
        raise ValueError("Dit dossier is niet afgesloten.")
    question = rules.aflopen[closed.wijze].gegeven if closed.wijze in rules.aflopen else ""
    if question and dossier.antwoorden.get(question) == closed.op.isoformat():
        _zet(rules, dossier, question, None)
    dossier.bij.einde = None
    return f"Het dossier ‘{dossier.code}’ is weer open."


def vink(dossier: Dossier, item: str, aan: bool) -> str:
    """Tick an item of a checklist, or take the tick away. Ids are `checklist/item`."""
    if not item or len(item) > 120:
        raise ValueError("Dit punt bestaat niet.")
    if aan:
        dossier.bij.vinkjes[item] = True
    else:
        dossier.bij.vinkjes.pop(item, None)
    return ""


def vinken(dossier: Dossier, lijst: str, items: Iterable[str]) -> str:
    """Make the ticks of one checklist those of `items`; the ticks of other lists stay."""
    own = f"{lijst}/"
    wanted = [item for item in items if item.startswith(own) and len(item) <= 120]
    kept = {item: True for item in dossier.bij.vinkjes if not item.startswith(own)}
    dossier.bij.vinkjes = kept | dict.fromkeys(wanted, True)
    return ""


def noteer(dossier: Dossier, nota: str) -> str:
    """Keep a short note; what looks like a name is kept too, with a warning."""
    text = "\n".join(line.rstrip() for line in nota.strip().splitlines())
    if len(text) > LANGSTE_NOTA:
        raise ValueError(f"Je nota is te lang: {len(text)} tekens. Er passen er {LANGSTE_NOTA} in.")
    dossier.bij.nota = text
    return f"Je nota is {'bewaard' if text else 'gewist'}.{waarschuwing(text)}"


def waarschuwing(text: str) -> str:
    """A warning that a text seems to say who it is about, beginning with a space; or ""."""
    if _NAAM.search(text) or _MET_GEGEVENS.search(text) or lijkt_op_nummer(text):
        return (
            " Let op: hier lijkt een naam, nummer of adres in te staan. Haal weg wat zegt over wie het gaat: dat hoort "
            "alleen in MLP."
        )
    return ""


def lees_dag(text: str, vandaag: date, komt_nog: bool = False) -> date:
    """A day as people type it, as in the planners: 5/12/2026, 5 dec, vandaag, +6 weken. Without a year it is the last
    such day, or with `komt_nog` the nearest. Raises ValueError with a Dutch message."""
    word = " ".join(text.lower().split())
    if not word:
        return vandaag
    if short := lees_snel(word, vandaag, komt_nog):
        return short
    found = VRAAGSOORTEN["datum"].uit_cel(word)
    try:
        return lees_datum(found)
    except ValueError:
        raise ValueError(
            f"‘{text[:40]}’ is geen datum. Schrijf bijvoorbeeld {taal.datum(vandaag)} of vandaag."
        ) from None


# --- facts ---------------------------------------------------------------------------------------


def _termijn(rules: Regels, name: Id) -> Termijn:
    known = alle_termijnen(rules, PLANNER)
    if name not in known:
        raise ValueError("Deze termijn bestaat niet.")
    return known[name]


def _titel(rules: Regels, dossier: Dossier, name: Id, vandaag: date) -> str:
    case = uitslag(rules, PLANNER, dossier.getypt, vandaag).geval
    return Woorden(case).tekst(case.termijnen[name].titel)


def _vul_in(rules: Regels, dossier: Dossier, rule: Termijn, day: date) -> str | None:
    """Fill in the fact that says that a deadline was met; the answer that it replaces."""
    if rule.reeks:
        held = [*dossier.antwoorden.get(rule.reeks.gehouden, ())]
        if day.isoformat() not in held:
            _zet(rules, dossier, rule.reeks.gehouden, sorted([*held, day.isoformat()]))
        return None
    if rule.gehaald_door not in rules.planners[PLANNER].vragen:
        return None
    before: str | None = dossier.antwoorden.get(rule.gehaald_door)
    _zet(rules, dossier, rule.gehaald_door, day.isoformat())
    return before


def _neem_terug(rules: Regels, dossier: Dossier, rule: Termijn, name: Id) -> None:
    """Take a mark away, with the fact that it filled in, unless somebody changed that since."""
    mark = dossier.bij.merken.pop(name)
    if mark.soort != "gedaan":
        return
    day = mark.op.isoformat()
    if rule.reeks:
        held = [item for item in dossier.antwoorden.get(rule.reeks.gehouden, ()) if item != day]
        _zet(rules, dossier, rule.reeks.gehouden, held or None)
    elif dossier.antwoorden.get(rule.gehaald_door) == day:
        _zet(rules, dossier, rule.gehaald_door, mark.vorig)


def _zet(rules: Regels, dossier: Dossier, question: Id, value: object) -> None:
    """Give an answer, or take it away (None)."""
    planner = rules.planners[PLANNER]
    dossier.getypt.pop(question, None)
    dossier.antwoorden.pop(question, None)
    if value is not None:
        dossier.getypt |= lees(planner, {question: value})[0]
        # In the order of the questions, as a form gives them.
        dossier.antwoorden[question] = value
        order = {name: number for number, name in enumerate(planner.vragen)}
        pairs = sorted(dossier.antwoorden.items(), key=lambda pair: order.get(pair[0], len(order)))
        dossier.antwoorden = dict(pairs)
