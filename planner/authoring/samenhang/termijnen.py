"""The deadlines of a planner, its own and those of another that it takes over."""

from __future__ import annotations

from planner import model
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.samenhang.stappen import controleer_stap
from planner.authoring.samenhang.waarden import controleer_geldigheid

MEESTE_MAANDEN = 120


def controleer_overgenomen(check: Plannercontrole) -> None:
    """The deadlines of another planner: they exist, and what they need is here."""
    for other, names in check.planner.overgenomen.items():
        pad = ("overgenomen", other)
        if check.ken(pad, other, check.rules.planners, "De planner"):
            for number, name in enumerate(names):
                known = check.rules.planners[other].termijnen
                if check.ken((*pad, number), name, known, "De termijn"):
                    check.taken[name] = known[name]
                    start = known[name].vanaf
                    if start not in check.questions and start not in check.momenten_hier:
                        message = f"Deze termijn telt vanaf ‘{start}’; dat is hier geen vraag of moment. Voeg het toe."
                        check.fout((*pad, number), message)
            for kind in ("feiten", "momenten"):
                for name, mine in getattr(check.planner, kind).items():
                    if getattr(check.rules.planners[other], kind).get(name, mine) != mine:
                        message = (
                            f"‘{name}’ komt ook mee met de termijnen van {other}, en is daar iets anders."
                        )
                        check.fout((kind, name), f"{message} Kies een andere naam.")


def controleer_termijnen(check: Plannercontrole) -> None:
    """The deadlines, and in which cases one counts from another day."""
    for name, rule in check.planner.termijnen.items():
        _termijn(check, ("termijnen", name), rule)
    for name, other in check.planner.andere_start.items():
        check.ken(("andere_start", name), name, {**check.taken, **check.planner.termijnen}, "De termijn")
        check.cellen(("andere_start", name, "als"), other.als)
        check.verwijzing(("andere_start", name, "vanaf"), other.vanaf)
        check.lezingen(("andere_start", name, "lezingen"), other.lezingen)


def _termijn(check: Plannercontrole, pad: Pad, rule: model.Termijn) -> None:
    check.verwijzing((*pad, "vanaf"), rule.vanaf)
    if isinstance(rule.duur, str):
        check.duur((*pad, "duur"), rule.duur)
    else:
        controleer_geldigheid(check.check, check.path, (*pad, "duur"), rule.duur)
    _verlenging(check, pad, rule)
    if rule.reeks:
        _reeks(check, pad, rule.reeks)
    if rule.gehaald_door:
        check.verwijzing((*pad, "gehaald_door"), rule.gehaald_door)
        check.gebeurd((*pad, "gehaald_door"), rule.gehaald_door)
    check.cellen((*pad, "als"), rule.als)
    for other, limit in rule.begrensd_door.items():
        check.ken((*pad, "begrensd_door", other), other, check.planner.termijnen, "De termijn")
        check.cellen((*pad, "begrensd_door", other, "als"), limit.als)
    for number, role in enumerate(rule.wie):
        check.ken((*pad, "wie", number), role, check.rules.rollen, "De rol")
    if rule.stap:
        controleer_stap(check, (*pad, "stap"), rule.stap)
    for key, steps in (("te_laat", rule.te_laat), ("achteraf", rule.achteraf)):
        for number, step in enumerate(steps):
            controleer_stap(check, (*pad, key, number), step)
    for key, remarks in (("meldingen", rule.meldingen), ("voorbij", rule.voorbij)):
        for number, remark in enumerate(remarks):
            check.cellen((*pad, key, number, "als"), remark.als, open_mag=True)
    check.lezingen((*pad, "lezingen"), rule.lezingen)


def _verlenging(check: Plannercontrole, pad: Pad, rule: model.Termijn) -> None:
    for number, name in enumerate(rule.verlengd_met):
        place = (*pad, "verlengd_met", number)
        if check.ken(place, name, check.questions, "De vraag"):
            question = check.questions[name]
            read = question.max is not None or not question.max_is  # else that was reported
            if question.soort != "geheel":
                check.fout(place, "Verwijs naar een vraag naar een aantal maanden (soort geheel).")
            elif read and not 0 < (question.max or 0) <= MEESTE_MAANDEN:
                message = f"Geef bij de vraag ‘{name}’ het hoogste aantal maanden (‘max’), hoogstens {MEESTE_MAANDEN}."
                check.fout(place, message)
    if rule.verlengd_met and isinstance(rule.duur, tuple):
        if any(not version.waarde.in_maanden for version in rule.duur):
            message = "Alleen een duur in maanden of jaren kan verlengd worden met maanden."
            check.fout((*pad, "verlengd_met"), message)


def _reeks(check: Plannercontrole, pad: Pad, reeks: model.Reeks) -> None:
    place = (*pad, "reeks", "gehouden")
    if check.ken(place, reeks.gehouden, check.questions, "De vraag"):
        if check.questions[reeks.gehouden].soort != "datums":
            check.fout(place, "Verwijs naar een vraag naar meer datums (soort datums).")
    check.duur((*pad, "reeks", "tussentijd"), reeks.tussentijd)
    rows = [rule.reeks for rule in check.planner.termijnen.values() if rule.reeks]
    numbers = sorted(row.nummer for row in rows if row.gehouden == reeks.gehouden)
    if numbers != list(range(1, len(numbers) + 1)):
        check.fout((*pad, "reeks", "nummer"), "De nummers van een reeks lopen van 1 op, elk één keer.")
