"""The kind `bedrag`: a dated amount, shared out over lines by a decision table.

The total is rounded once, from the unrounded sum. What is shared out is cut off at a cent; the cents that
are left go one by one to whoever lost most by that, so that the parts are together exactly the whole and
nobody gets less than nothing. All amounts are in euro.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from planner import taal
from planner.geval import Geval, in_voege
from planner.model import BedragPlanner, Uitkomst
from planner.soorten.keuze import kies, redenen
from planner.uitleg import Knoop, knoop
from planner.vragen.antwoorden import Antwoorden

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Berekening:
    """The amounts of a case as in the result, the reasons, the questions that are still open, and the
    lines as cases of their own."""

    bedragen: dict[str, Any]
    redenen: list[Knoop]
    ontbreekt: list[str]
    regels: list[Geval]


def bereken(geval: Geval, planner: BedragPlanner) -> Berekening:
    """Work out each line, the total, and the shares."""
    basis, source = _basis(geval, planner)
    lines: list[dict[str, Any]] = []
    nodes: list[Knoop] = []
    missing: list[str] = []
    total = Decimal(0)
    cases = [_regelgeval(geval, answers) for answers in geval.antwoorden.get("regels", ())]  # type: ignore[union-attr, arg-type]
    for number, case in enumerate(cases, 1):
        line, node, open_questions, amount = _regel(geval, planner, number, case, basis)
        lines.append(line)
        nodes.append(node)
        missing += open_questions
        total += amount
    if not lines:
        missing.append("regels")
    amounts: dict[str, Any] = {"basisbedrag": _tekst(basis), "regels": lines}
    amounts |= _verdeel(geval, planner, _rond(total))
    if lines:
        left_out = [str(number) for number, line in enumerate(lines, 1) if line["totaal"] is None]
        nodes.append(_totaal(basis, total, left_out, source))
        if amounts["partners"]:
            nodes.append(_uitleg_verdeling(geval, planner, amounts))
    return Berekening(amounts, nodes, missing, cases)


def _regelgeval(geval: Geval, answers: Antwoorden) -> Geval:
    line = Geval(geval.rules, geval.naam, geval.antwoorden | answers, geval.vandaag)
    line.gebruikt = geval.gebruikt  # one answer, one list of what it was counted with
    return line


def niet_gevraagd(regel: Geval, planner: BedragPlanner) -> list[str]:
    """The questions of a line that cannot change its outcome any more, and have no answer that counts."""
    asked = {*kies(regel, planner.rijen).ontbreekt, *regel.antwoorden, planner.aantalvraag}
    return [name for name in planner.regelvragen if name not in asked]


def _totaal(
    basis: Decimal | None, total: Decimal, left_out: list[str], source: list[dict[str, str]]
) -> Knoop:
    if basis is None:
        return knoop("totaal", "Er is geen basisbedrag bekend voor deze datum.", source, oordeel="onbekend")
    because = (
        f"Totaal: {taal.euro(_rond(total))}. Dat is de som van de regels, één keer afgerond op een cent."
    )
    if left_out:
        which = f"{'Regel' if len(left_out) == 1 else 'Regels'} {taal.opsomming(left_out)}"
        because += (
            f" {which} {'telt' if len(left_out) == 1 else 'tellen'} niet mee: daar is geen bedrag bekend."
        )
    verdict = "onbekend" if left_out else "voldaan"
    return knoop("totaal", because, source, oordeel=verdict, waarde=_tekst(_rond(total)))


def _basis(geval: Geval, planner: BedragPlanner) -> tuple[Decimal | None, list[dict[str, str]]]:
    given = geval.antwoorden.get(planner.basisvraag)
    if isinstance(given, Decimal):
        known = in_voege(geval.versies_van(planner.bedrag), geval.peildatum)
        return given, geval.bron(known.bron if known and known.waarde == given else planner.bron)
    version = geval.versie(planner.bedrag, geval.peildatum)
    return (version.waarde, geval.bron(version.bron)) if version else (None, [])


def _regel(
    geval: Geval, planner: BedragPlanner, number: int, line: Geval, basis: Decimal | None
) -> tuple[dict[str, Any], Knoop, list[str], Decimal]:
    choice = kies(line, planner.rijen)
    count = line.antwoorden.get(planner.aantalvraag)
    missing = [f"regels.{number}.{q}" for q in choice.ontbreekt]
    if count is None:
        missing.append(f"regels.{number}.{planner.aantalvraag}")
    outcome = choice.uitkomst
    share = _deel(geval, planner.uitkomsten[outcome]) if outcome else None
    each = basis * share / 100 if basis is not None and share is not None else None
    amount = each * count if each is not None and isinstance(count, int) else None
    found = planner.uitkomsten[outcome] if outcome else None
    row_found = planner.rijen[choice.rij] if choice.rij else None
    readings = (row_found.lezingen if row_found else ()) + (found.lezingen if found else ())
    because = f"{line.tekst(found.titel)}." if found else "nog niet te bepalen."
    if row_found:
        because += f" {line.tekst(row_found.omdat)}"
    node = knoop(
        f"regels.{number}",
        f"Regel {number}: {because}",
        geval.bron(row_found.bron if row_found else planner.bron),
        oordeel="voldaan" if outcome else "onbekend",
        waarde=_tekst(_rond(amount)) if amount is not None else None,
        kinderen=redenen(line, planner.rijen, choice),
        lezingen=[{"omdat": line.tekst(r.omdat), "bron": line.bron(r.bron)} for r in readings],
    )
    row = {
        "uitkomst": outcome,
        "per_traject": _tekst(_rond(each)) if each is not None else None,
        "totaal": _tekst(_rond(amount)) if amount is not None else None,
    }
    return row, node, missing, amount or Decimal(0)


def _deel(geval: Geval, uitkomst: Uitkomst) -> Decimal | None:
    """The share of an outcome in percent; None when no source says what it is."""
    if not uitkomst.deel:
        return None
    if uitkomst.deel in geval.rules.waarden:
        version = geval.versie(uitkomst.deel, geval.peildatum)
        return version.waarde if version else None
    return Decimal(uitkomst.deel)


def _verdeel(geval: Geval, planner: BedragPlanner, total: Decimal) -> dict[str, Any]:
    first = geval.antwoorden.get(planner.vooraf)
    before = _rond(total * first / 100) if isinstance(first, Decimal) else Decimal("0.00")
    rest = total - before
    shares = geval.antwoorden.get(planner.verdeling)
    partners: list[Decimal] = []
    if isinstance(shares, tuple):
        partners = verdeel(rest, shares)
    return {
        "totaal": _tekst(total),
        "aanspreekpunt": _tekst(before),
        "partners": [_tekst(part) for part in partners],
    }


def verdeel(total: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """Share out an amount in whole cents by percentages that are together 100."""
    exact = [total * share / 100 for share in shares]
    parts = [part.quantize(CENT, rounding=ROUND_DOWN) for part in exact]
    left = int((total - sum(parts, Decimal(0))) / CENT)
    lost = sorted(range(len(parts)), key=lambda n: parts[n] - exact[n])
    for number in lost[:left]:
        parts[number] += CENT
    return parts


def _uitleg_verdeling(geval: Geval, planner: BedragPlanner, amounts: dict[str, Any]) -> Knoop:
    """How the total is shared out, and who gets the cents that are left."""
    rest = Decimal(amounts["totaal"]) - Decimal(amounts["aanspreekpunt"])
    shares = geval.antwoorden[planner.verdeling]
    assert isinstance(shares, tuple)
    because = f"De partners verdelen {taal.euro(rest)}."
    if any(rest * share % 1 for share in shares):
        because += (
            " Dat komt niet uit op een cent. Wat na het afkappen overblijft, gaat cent per cent naar wie daarbij "
            "het meest verloor. Samen blijft het precies dit bedrag."
        )
    return knoop("verdeling", because, geval.bron(planner.vragen[planner.verdeling].bron))


def _rond(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def _tekst(amount: Decimal | None) -> str | None:
    return None if amount is None else str(_rond(amount))
