"""The kind `toets`: conditions that must all hold, with exceptions. All reasons are given.

Conditions also accompany a `keuze`: there they tell what still has to be done, without changing the
outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.geval import Geval
from planner.model import ToetsPlanner, Uitzondering, Voorwaarde
from planner.soorten.keuze import cel_knoop
from planner.taal import opsomming
from planner.uitleg import MENS, NIET_TE_ZEGGEN, NIET_VOLDAAN, ONBEKEND, VOLDAAN, Knoop, knoop


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one condition: its verdict, the outcome it asks for ("" for none), and why."""

    oordeel: str
    uitkomst: str
    omdat: str
    uitzondering: Uitzondering | None = None


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
    excused = [(exception, geval.past(exception.als)) for exception in rule.uitzondering]
    # What is excused need not be waited for.
    settled = fits is False or not nodig(geval, rule)
    for exception, holds in excused:
        if holds and (settled or not exception.uitkomst):
            verdict = MENS if exception.mens else VOLDAAN
            return Verdict(verdict, exception.uitkomst, geval.tekst(exception.omdat), exception)
    if fits is False and not any(holds is None for _, holds in excused):
        return Verdict(NIET_VOLDAAN, rule.uitkomst, geval.tekst(rule.anders))
    return Verdict(ONBEKEND, onbekend, waarom_open(geval, rule))


def waarom_open(geval: Geval, rule: Voorwaarde) -> str:
    """Why a condition has no verdict yet: an answer is missing, or something must happen first."""
    missing = [f"‘{geval.noem(q)}’" for q in nodig(geval, rule)]
    if missing:
        return f"Nog niet te zeggen: vul {opsomming(missing)} in."
    waiting = [rule.als, *(exception.als for exception in rule.uitzondering)]
    return next((text for als in waiting if (text := geval.nog_niet(als))), NIET_TE_ZEGGEN)


def nodig(geval: Geval, rule: Voorwaarde) -> list[str]:
    """The open questions behind a condition, those of its exceptions only when they still matter: the
    condition is not met, or it is none at all when they hold."""
    fits = geval.past(rule.als)
    cells = [e.als for e in rule.uitzondering if fits is False or (fits is None and not e.uitkomst)]
    return list(dict.fromkeys(q for als in (*cells, rule.als) for q in geval.nodig_voor(als)))


def reden(geval: Geval, naam: str, rule: Voorwaarde, verdict: Verdict) -> Knoop:
    """A condition as a reason: its title, verdict, why, source and the facts behind it."""
    exception = verdict.uitzondering
    cells = rule.als | (exception.als if exception else {})
    return knoop(
        naam,
        verdict.omdat,
        geval.bron(rule.bron, exception.bron if exception else ()),
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
