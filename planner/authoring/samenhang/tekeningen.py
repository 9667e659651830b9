"""The drawings: what they name exists, and what they draw fits."""

from __future__ import annotations

from planner.authoring.naslagmodel import Netwerktekening, Tijdlijntekening, Verlooptekening
from planner.authoring.samenhang.grond import Controle


def netwerk(check: Controle, path: str, key: str, item: Netwerktekening) -> None:
    """Lines join boxes that are there; a line that skips a row says along which side it goes."""
    rows = {box.id: number for number, row in enumerate(item.rijen) for box in row.vakken}
    rows |= {row.id: number for number, row in enumerate(item.rijen) if row.id}
    for number, row in enumerate(item.rijen):
        if len(row.vakken) not in (1, 2):
            check.fout(path, (key, "rijen", number), "Zet één of twee vakken op een rij: meer past niet.")
    for number, line in enumerate(item.pijlen):
        pad = (key, "pijlen", number)
        known = [check.ken(path, (*pad, end), getattr(line, end), rows, "Het vak") for end in ("van", "naar")]
        if all(known) and not line.langs and abs(rows[line.van] - rows[line.naar]) != 1:
            check.fout(path, pad, "Deze pijl loopt voorbij een andere rij: zeg ‘langs: links’ of ‘rechts’.")


def verloop(check: Controle, path: str, key: str, item: Verlooptekening) -> None:
    """Each step of a flow is done by roles that exist."""
    for number, step in enumerate(item.stappen):
        pad = (key, "stappen", number)
        for place, role in enumerate(step.wie):
            check.ken(path, (*pad, "wie", place), role, check.rules.rollen, "De rol")
        if step.termijn:
            check.ken(path, (*pad, "termijn"), step.termijn, check.alle_termijnen(), "De termijn")


def tijdlijn(check: Controle, path: str, key: str, item: Tijdlijntekening) -> None:
    """The names in a timeline exist. A deadline that starts elsewhere is simply not drawn."""
    if not check.ken(path, (key, "planner"), item.planner, check.rules.planners, "De planner"):
        return
    planner = check.rules.planners[item.planner]
    moments = [phase.moment for phase in item.fasen]
    for number, name in enumerate(moments):
        known = [*planner.vragen, *planner.momenten]
        check.ken(path, (key, "fasen", number, "moment"), name, known, "Het moment")
    check.ken(path, (key, "schaal"), item.schaal, moments, "Het moment")
    for number, band in enumerate(item.banden):
        durations = {name for name, value in check.rules.waarden.items() if value.soort == "duur"}
        check.ken(path, (key, "banden", number, "tot"), band.tot, durations, "De duur")
