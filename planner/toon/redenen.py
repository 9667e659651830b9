"""The reasons behind an outcome in words, for each kind of planner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from planner import taal
from planner.model import BedragPlanner, Bronnen, Id, Lezing, Rij, Voorwaarde
from planner.soorten.bedrag import Bedragen, Bedraguitslag, Regel, rond
from planner.soorten.keuze import Keuze, Keuzeuitslag
from planner.soorten.toets import Toetsuitslag, nodig
from planner.toon.uitleg import Knoop, Leeswijze
from planner.uitslag import ONBEKEND, VOLDAAN, Oordeling, Uitslag, oordeel_van
from planner.woorden import Woorden, bron, opties_van

NIET_TE_ZEGGEN = "Niet te zeggen: voor een datum die je invulde, is hier geen regel bekend."


def redenen(w: Woorden, found: Uitslag[Any]) -> tuple[Knoop, ...]:
    """Everything that led to the outcome."""
    match found:
        case Keuzeuitslag():
            return (*rijen(w, found.planner.rijen, found.keuze), *_voorwaarden(w, found.oordelen))
        case Toetsuitslag():
            return _voorwaarden(w, found.oordelen)
        case Bedraguitslag():
            return _bedragen(w, found)
    return ()


def leeswijzen(w: Woorden, readings: Iterable[Lezing]) -> tuple[Leeswijze, ...]:
    """The other readings of a source."""
    return tuple(Leeswijze(w.tekst(item.omdat), bron(item.bron)) for item in readings)


# --- rows and conditions -------------------------------------------------------------------------


def rijen(w: Woorden, rows: Mapping[Id, Rij], choice: Keuze) -> tuple[Knoop, ...]:
    """Each row that was looked at, with why it does or does not fit."""
    nodes = []
    for naam, _ in choice.bekeken:
        w.cellen(rows[naam].als)
    for naam, fits in choice.bekeken:
        row = rows[naam]
        cells = tuple(_cel(w, cel, values) for cel, values in row.als.items())
        if not fits and not row.anders:
            continue
        if fits is None:
            names = [f"‘{w.noem(q)}’" for q in w.geval.nodig_voor(row.als)]
            because = (
                f"Nog open: dat hangt af van {taal.opsomming(names)}."
                if names
                else w.nog_niet(row.als) or NIET_TE_ZEGGEN
            )
        else:
            because = w.tekst(row.omdat if fits else row.anders)
        readings = leeswijzen(w, row.lezingen)
        nodes.append(
            Knoop(naam, because, bron(row.bron), oordeel_van(fits), kinderen=cells, lezingen=readings)
        )
    return tuple(nodes)


def _cel(w: Woorden, naam: Id, values: tuple[str, ...]) -> Knoop:
    """A fact or answer behind a row or condition, with the value it has."""
    value = w.geval.waarde_tekst(naam)
    title = w.geval.feiten[naam].titel if naam in w.geval.feiten else w.noem(naam)
    answer = "weet ik niet" if value is None else opties_van(w.geval, naam).get(value, value)
    verdict = oordeel_van(w.geval.cel(naam, values))
    return Knoop(naam, f"{w.tekst(title)}: {answer}", (), verdict, value)


def _voorwaarden(w: Woorden, verdicts: Mapping[Id, Oordeling]) -> tuple[Knoop, ...]:
    for item in verdicts.values():
        w.cellen(item.regel.als)
        if w.geval.past(item.regel.als) is not True:
            for exception in item.regel.uitzondering:
                w.cellen(exception.als)
    return tuple(_voorwaarde(w, naam, item) for naam, item in verdicts.items())


def _voorwaarde(w: Woorden, naam: Id, item: Oordeling) -> Knoop:
    """A condition: its title, verdict, why, source and the facts behind it."""
    rule = item.regel
    exception = item.uitzondering
    match item.oordeel:
        case "onbekend":
            because = _waarom_open(w, rule)
        case "niet voldaan":
            because = w.tekst(rule.anders)
        case _:
            because = w.tekst(exception.omdat if exception else rule.voldaan)
    cells = rule.als | (exception.als if exception else {})
    return Knoop(
        naam,
        because,
        bron(rule.bron, exception.bron if exception else ()),
        item.oordeel,
        kinderen=tuple(_cel(w, cel, values) for cel, values in cells.items()),
        titel=w.tekst(rule.titel),
        lezingen=leeswijzen(w, rule.lezingen),
    )


def _waarom_open(w: Woorden, rule: Voorwaarde) -> str:
    """Why a condition has no verdict yet: an answer is missing, or something must happen first."""
    missing = [f"‘{w.noem(q)}’" for q in nodig(w.geval, rule)]
    if missing:
        return f"Nog niet te zeggen: vul {taal.opsomming(missing)} in."
    waiting = [rule.als, *(exception.als for exception in rule.uitzondering)]
    return next((text for als in waiting if (text := w.nog_niet(als))), NIET_TE_ZEGGEN)


# --- amounts -------------------------------------------------------------------------------------


def _bedragen(w: Woorden, found: Bedraguitslag) -> tuple[Knoop, ...]:
    amounts, planner = found.bedragen, found.planner
    if not isinstance(w.geval.antwoorden.get(planner.basisvraag), Decimal):
        w.waarde(planner.bedrag, w.peildatum())
    nodes = [_regel(w, planner, number, line) for number, line in enumerate(amounts.regels, 1)]
    if nodes:
        nodes.append(_totaal(amounts))
    if nodes and amounts.partners:
        nodes.append(_verdeling(found, amounts))
    return tuple(nodes)


def _regel(whole: Woorden, planner: BedragPlanner, number: int, line: Regel) -> Knoop:
    w, choice = whole.van(line.geval), line.keuze
    outcome = planner.uitkomsten[choice.uitkomst] if choice.uitkomst else None
    row = planner.rijen[choice.rij] if choice.rij else None
    if outcome and outcome.deel in w.geval.rules.waarden:
        w.waarde(outcome.deel, w.peildatum())
    because = f"{w.tekst(outcome.titel)}." if outcome else "nog niet te bepalen."
    if row:
        because += f" {w.tekst(row.omdat)}"
    return Knoop(
        f"regels.{number}",
        f"Regel {number}: {because}",
        bron(row.bron if row else planner.bron),
        VOLDAAN if outcome else ONBEKEND,
        None if line.totaal is None else str(rond(line.totaal)),
        rijen(w, planner.rijen, choice),
        lezingen=leeswijzen(w, (row.lezingen if row else ()) + (outcome.lezingen if outcome else ())),
    )


def _totaal(amounts: Bedragen) -> Knoop:
    if amounts.basis is None:
        return Knoop("totaal", "Er is geen basisbedrag bekend voor deze datum.", bron(amounts.bron), ONBEKEND)
    total = taal.euro(amounts.totaal)
    because = f"Totaal: {total}. Dat is de som van de regels, één keer afgerond op een cent."
    left_out = [str(number) for number, line in enumerate(amounts.regels, 1) if line.totaal is None]
    if left_out:
        one = len(left_out) == 1
        because += (
            f" {'Regel' if one else 'Regels'} {taal.opsomming(left_out)} {'telt' if one else 'tellen'} niet mee: "
            "daar is geen bedrag bekend."
        )
    return Knoop(
        "totaal", because, bron(amounts.bron), ONBEKEND if left_out else VOLDAAN, str(amounts.totaal)
    )


def _verdeling(found: Bedraguitslag, amounts: Bedragen) -> Knoop:
    """How the total is shared out, and who gets the cents that are left."""
    because = f"De partners verdelen {taal.euro(amounts.totaal - amounts.aanspreekpunt)}."
    if not amounts.past:
        because += (
            " Dat komt niet uit op een cent. Wat na het afkappen overblijft, gaat cent per cent naar wie daarbij "
            "het meest verloor. Samen blijft het precies dit bedrag."
        )
    question: Bronnen = found.planner.vragen[found.planner.verdeling].bron
    return Knoop("verdeling", because, bron(question))
