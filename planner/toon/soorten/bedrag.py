"""How an amount is told: its lines, the total and the shares."""

from __future__ import annotations

from decimal import Decimal

from planner import taal
from planner.model import BedragPlanner, Bronnen
from planner.soorten.bedrag import Bedragen, Bedraguitslag, Regel, rond
from planner.toon.redenen import leeswijzen, rijen
from planner.toon.uitleg import Knoop
from planner.uitslag import ONBEKEND, VOLDAAN
from planner.woorden import Woorden, bron


def redenen(w: Woorden, found: Bedraguitslag) -> tuple[Knoop, ...]:
    """Each line with its rows, the total, and how it is shared out."""
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
