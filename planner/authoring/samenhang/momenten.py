"""The moments of a planner: each made in one way, and none from itself."""

from __future__ import annotations

from planner.authoring.samenhang.plannergrond import Plannercontrole


def controleer_momenten(check: Plannercontrole) -> None:
    """All moments, and the deadlines that moments count from."""
    for name, moment in check.planner.momenten.items():
        pad = ("momenten", name)
        if sum(map(bool, (moment.vroegste_van, moment.gegeven, moment.vanaf))) != 1:
            message = (
                "Een moment heeft ‘vroegste_van’, ‘gegeven’ (met of zonder ‘raming’) of ‘vanaf’ met ‘duur’."
            )
            check.fout(pad, message)
        if bool(moment.vanaf) != bool(moment.duur):
            check.fout(pad, "‘vanaf’ en ‘duur’ van een moment horen samen.")
        elif moment.vanaf:
            check.verwijzing((*pad, "vanaf"), moment.vanaf)
            check.duur((*pad, "duur"), moment.duur)
        for number, other in enumerate(moment.vroegste_van):
            check.verwijzing((*pad, "vroegste_van", number), other)
        if moment.gegeven:
            check.verwijzing((*pad, "gegeven"), moment.gegeven)
        if moment.raming:
            check.verwijzing((*pad, "raming", "vanaf"), moment.raming.vanaf)
            check.duur((*pad, "raming", "duur"), moment.raming.duur)
            check.cellen((*pad, "raming", "tenzij"), moment.raming.tenzij)
    for name in (*check.planner.momenten, *check.planner.termijnen):
        circle = _kring(check, name, ())
        if circle and circle[0] == name:
            kind = "momenten" if name in check.planner.momenten else "termijnen"
            check.fout(
                (kind, name),
                f"Dit verwijst in een kring naar zichzelf: {' → '.join(circle)}. Verbreek de kring.",
            )


def _kring(check: Plannercontrole, name: str, trail: tuple[str, ...]) -> tuple[str, ...]:
    if name in trail:
        return (*trail[trail.index(name) :], name)
    for other in _achter(check, name):
        if circle := _kring(check, other, (*trail, name)):
            return circle
    return ()


def _achter(check: Plannercontrole, name: str) -> list[str]:
    moment = check.momenten_hier.get(name)
    rule = {**check.taken, **check.planner.termijnen}.get(name)
    fact = check.feiten_hier.get(name)
    if moment:
        estimate = [moment.raming.vanaf, *moment.raming.tenzij] if moment.raming else []
        return [*moment.vroegste_van, *filter(None, [moment.gegeven, moment.vanaf]), *estimate]
    if rule:
        return [rule.vanaf]
    if fact and fact.eerder_dan:
        return [fact.eerder_dan.datum, fact.eerder_dan.dan]
    if fact and fact.duurt_minstens:
        return [fact.duurt_minstens.van, fact.duurt_minstens.tot]
    return []
