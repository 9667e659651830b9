"""The kind `toets`: conditions that must all hold, with exceptions. All reasons are given.

Conditions also accompany a `keuze`: there they tell what still has to be done, without changing the
outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.geval import Geval
from planner.model import ToetsPlanner, Voorwaarde
from planner.soorten.keuze import cel_knoop
from planner.taal import opsomming
from planner.uitleg import MENS, NIET_TE_ZEGGEN, NIET_VOLDAAN, ONBEKEND, VOLDAAN, Knoop, knoop


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one condition: its verdict, the outcome it asks for ("" for none), and why."""

    oordeel: str
    uitkomst: str
    omdat: str
    uitgezonderd: bool = False


@dataclass(frozen=True, slots=True)
class Toetsing:
    """The strongest outcome, all reasons, the questions that can still change it, and the conditions
    that asked for this outcome."""

    uitkomst: str
    redenen: list[Knoop]
    ontbreekt: list[str]
    oorzaken: list[Voorwaarde]


def toets(geval: Geval, planner: ToetsPlanner) -> Toetsing:
    """Judge all conditions of a planner."""
    verdicts = {naam: oordeel(geval, rule, planner.onbekend) for naam, rule in planner.voorwaarden.items()}
    strength = list(planner.uitkomsten)
    asked = {v.uitkomst for v in verdicts.values() if v.uitkomst} | {planner.alles_voldaan}
    outcome = min(asked, key=strength.index)
    return Toetsing(
        outcome,
        [reden(geval, n, planner.voorwaarden[n], v) for n, v in verdicts.items()],
        _ontbreekt(geval, planner, verdicts, strength, outcome),
        [planner.voorwaarden[n] for n, v in verdicts.items() if v.uitkomst == outcome],
    )


def oordeel(geval: Geval, rule: Voorwaarde, onbekend: str = "") -> Verdict:
    """Judge one condition. `onbekend` is the outcome that an open condition asks for."""
    if rule.mens:
        return Verdict(MENS, "", geval.tekst(rule.voldaan))
    fits = geval.past(rule.als)
    if fits:
        return Verdict(VOLDAAN, "", geval.tekst(rule.voldaan))
    exception = rule.uitzondering
    excused = geval.past(exception.als) if exception else False
    # What is excused need not be waited for.
    if exception and excused and (fits is False or not nodig(geval, rule)):
        return Verdict(VOLDAAN, exception.uitkomst, geval.tekst(exception.omdat), True)
    if fits is False and excused is False:
        return Verdict(NIET_VOLDAAN, rule.uitkomst, geval.tekst(rule.anders))
    return Verdict(ONBEKEND, onbekend, waarom_open(geval, rule, fits))


def waarom_open(geval: Geval, rule: Voorwaarde, fits: bool | None) -> str:
    """Why a condition has no verdict yet: an answer is missing, or something must happen first."""
    missing = [f"‘{geval.noem(q)}’" for q in nodig(geval, rule)]
    if missing:
        return f"Nog niet te zeggen: vul {opsomming(missing)} in."
    waiting = rule.uitzondering.als if fits is False and rule.uitzondering else rule.als
    return geval.nog_niet(waiting) or NIET_TE_ZEGGEN


def nodig(geval: Geval, rule: Voorwaarde) -> list[str]:
    """The open questions behind a condition, those of its exception only when that still matters."""
    names = geval.nodig_voor(rule.als)
    if rule.uitzondering and geval.past(rule.als) is False:
        names += [q for q in geval.nodig_voor(rule.uitzondering.als) if q not in names]
    return names


def reden(geval: Geval, naam: str, rule: Voorwaarde, verdict: Verdict) -> Knoop:
    """A condition as a reason: its title, verdict, why, source and the facts behind it."""
    cells = rule.als | (rule.uitzondering.als if rule.uitzondering and verdict.uitgezonderd else {})
    source = geval.bron(
        rule.bron, rule.uitzondering.bron if verdict.uitgezonderd and rule.uitzondering else ()
    )
    return knoop(
        naam,
        verdict.omdat,
        source,
        oordeel=verdict.oordeel,
        kinderen=[cel_knoop(geval, cel, waarden) for cel, waarden in cells.items()],
        titel=geval.tekst(rule.titel),
        lezingen=[{"omdat": geval.tekst(r.omdat), "bron": geval.bron(r.bron)} for r in rule.lezingen],
    )


def _ontbreekt(
    geval: Geval,
    planner: ToetsPlanner,
    verdicts: Mapping[str, Verdict],
    strength: list[str],
    outcome: str,
) -> list[str]:
    """Open questions of conditions that can still make the outcome another one, the strongest first."""
    rank = strength.index(outcome)
    useful: dict[str, int] = {}
    for naam, verdict in verdicts.items():
        rule = planner.voorwaarden[naam]
        if verdict.oordeel != ONBEKEND:
            continue
        worst = strength.index(rule.uitkomst) if rule.uitkomst else len(strength)
        if outcome == planner.onbekend or worst < rank:
            for question in nodig(geval, rule):
                useful[question] = min(worst, useful.get(question, worst))
    return sorted(useful, key=lambda question: useful[question])


def bijkomend(geval: Geval, voorwaarden: Mapping[str, Voorwaarde], uitkomst: str | None) -> list[Knoop]:
    """The conditions that come with an outcome of a `keuze`, as reasons."""
    return [
        reden(geval, naam, rule, oordeel(geval, rule))
        for naam, rule in voorwaarden.items()
        if uitkomst in rule.voor
    ]
