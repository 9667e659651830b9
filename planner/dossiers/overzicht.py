"""What the dossiers ask: the dates of many trajectories, by the day that leads, and the phase that each is in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from planner.dossiers.merken import Merk, Slot
from planner.dossiers.opslag import PLANNER, Dossier, Opslag
from planner.geval import Geval
from planner.model import Dossierfase, Id, Regels
from planner.soorten import uitslag
from planner.termijn import OPEN, Stand, alleen_misschien, later_gebeurd
from planner.uitslag import Uitslag

type Groep = Literal["te-laat", "deze-week", "volgende-week", "later"]
# A question without an answer, and the deadlines that cannot be told without it.
type Gaten = dict[Id, list[Stand]]
type Sleutel = tuple[str, date]
# Who also acts when a rule names somebody: both casemanagers are the team.
_SAMEN = {"cmw": {"cmw", "cmt"}, "cmz": {"cmz", "cmt"}}


@dataclass(frozen=True, slots=True)
class Rij:
    """One date of one dossier, with its planned day in `stand`. `uitslag` is the result that it belongs to."""

    code: str
    stand: Stand
    uitslag: Uitslag[Any] = field(compare=False, repr=False)
    merk: Merk | None = None

    @property
    def dag(self) -> date:
        """The safe day."""
        assert self.stand.dag
        return self.stand.dag

    @property
    def wanneer(self) -> date:
        """The day on which it asks attention: the safe day, or the planned day when that comes first. What was
        accounted for only waits for its planned day."""
        planned = self.stand.gepland
        if planned and self.merk:
            return planned
        return min(planned, self.dag) if planned else self.dag


def groep(row: Rij, vandaag: date) -> Groep:
    """Where a row stands on Vandaag. A week runs from Monday to Sunday."""
    monday = vandaag - timedelta(days=vandaag.weekday())
    if row.wanneer < vandaag:
        return "te-laat"
    if row.wanneer < monday + timedelta(days=7):
        return "deze-week"
    return "volgende-week" if row.wanneer < monday + timedelta(days=14) else "later"


@dataclass(frozen=True, slots=True)
class Keuze:
    """What somebody wants to see: empty means all."""

    termijn: str = ""
    status: str = ""
    dagen: int | None = None
    code: str = ""
    wie: str = ""

    def past(self, row: Rij, vandaag: date) -> bool:
        """Whether a row belongs to the choice. A date that has passed is in every period."""
        return (
            self.termijn in ("", row.stand.id)
            and self.status in ("", row.stand.status)
            and self.code.strip().casefold() in row.code.casefold()
            and (not self.wie or bool(_SAMEN.get(self.wie, {self.wie}) & set(row.stand.regel.wie)))
            and (self.dagen is None or (row.wanneer - vandaag).days <= self.dagen)
        )


class Overzicht:
    """The dates of all dossiers. What was computed for the same dossier and day is not computed again."""

    def __init__(self, rules: Regels) -> None:
        self.rules = rules
        self._kept: dict[Sleutel, list[Rij]] = {}
        self._gaten: dict[Sleutel, Gaten] = {}

    def rijen(self, store: Opslag, vandaag: date) -> list[Rij]:
        """All that comes or is overdue, the first day first."""
        fresh: dict[Sleutel, list[Rij]] = {}
        rows: list[Rij] = []
        for dossier in store.dossiers.values():
            key = _sleutel(dossier, vandaag)
            fresh[key] = found = self._kept.get(key) or komend(self.rules, dossier, vandaag)
            rows += found
        self._kept = fresh
        return sorted(rows, key=lambda row: (row.wanneer, row.dag, _natuurlijk(row.code)))

    def gaten(self, store: Opslag, vandaag: date) -> dict[str, Gaten]:
        """The dossiers that miss a date of a phase that lies behind them, by code."""
        fresh: dict[Sleutel, Gaten] = {}
        missing: dict[str, Gaten] = {}
        for dossier in store.dossiers.values():
            key = _sleutel(dossier, vandaag)
            if key not in self._gaten:
                known = self._kept.get(key)
                self._gaten[key] = gaten(self.rules, dossier, vandaag, known[0].uitslag if known else None)
            fresh[key] = self._gaten[key]
            if fresh[key]:
                missing[dossier.code] = fresh[key]
        self._gaten = fresh
        return dict(sorted(missing.items(), key=lambda pair: _natuurlijk(pair[0])))


def _sleutel(dossier: Dossier, vandaag: date) -> Sleutel:
    """All that the dates of a dossier depend on."""
    return json.dumps([dossier.code, dossier.antwoorden, dossier.bij.als_json()], sort_keys=True), vandaag


def slot(rules: Regels, dossier: Dossier, vandaag: date) -> Slot | None:
    """How and since when a dossier is closed: as somebody said, or by a date that says so; None while it runs."""
    if dossier.bij.einde:
        return dossier.bij.einde if dossier.bij.einde.op <= vandaag else None
    for name, end in rules.aflopen.items():
        day = dossier.getypt.get(end.gegeven)
        if isinstance(day, date) and day <= vandaag:
            return Slot(name, day)
    return None


def alle_rijen(rules: Regels, dossier: Dossier, vandaag: date) -> list[Rij]:
    """Every deadline of a dossier that has a date, with its mark and its planned day, in the order of the rules."""
    found = uitslag(rules, PLANNER, dossier.getypt, vandaag)
    rows = []
    for stand in found.termijnen:
        if stand.dag:
            planned = None if stand.gehaald_op else dossier.bij.gepland.get(stand.id) or stand.gepland
            shown = stand if planned == stand.gepland else replace(stand, gepland=planned)
            rows.append(Rij(dossier.code, shown, found, _geldend_merk(dossier, stand)))
    return rows


def _geldend_merk(dossier: Dossier, stand: Stand) -> Merk | None:
    """The mark on a deadline; "done" does not count when the date that it filled in is gone again."""
    mark, rule = dossier.bij.merken.get(stand.id), stand.regel
    by_fact = rule.reeks or rule.gehaald_door
    return None if mark and mark.soort == "gedaan" and by_fact and not stand.gehaald_op else mark


def komend(rules: Regels, dossier: Dossier, vandaag: date) -> list[Rij]:
    """The dates of one dossier that ask something: those to come, those that passed and ask for a step, and what
    is planned. A planned day is no fact: the deadline stays until it is done or its day has passed."""
    if slot(rules, dossier, vandaag):
        return []
    return [row for row in alle_rijen(rules, dossier, vandaag) if vraagt_iets(row)]


def vervallen(rules: Regels, store: Opslag, vandaag: date) -> Iterator[Rij]:
    """The dates still to come that ask nothing any more: done, marked, or of a closed dossier."""
    for dossier in store.dossiers.values():
        closed = slot(rules, dossier, vandaag)
        for row in alle_rijen(rules, dossier, vandaag):
            if row.dag >= vandaag and (
                closed or (not vraagt_iets(row) and (row.merk or row.stand.gehaald_op))
            ):
                yield row


def vraagt_iets(row: Rij) -> bool:
    """Whether a date still asks something of somebody."""
    stand, case = row.stand, row.uitslag.geval
    if row.merk:
        # Done and not applicable close a row. What was accounted for may still be planned.
        return row.merk.soort == "gemotiveerd" and bool(stand.gepland) and not stand.gehaald_op
    if stand.gepland:
        return True
    if stand.status in OPEN:
        idle = stand.regel.stap and case.past(stand.regel.stap.als) is False
        return not idle and not alleen_misschien(case, stand)
    return stand.status == "verstreken" and any(
        action.stand and action.stand.id == stand.id for action in row.uitslag.stappen
    )


def eerste_per_dossier(rows: Iterable[Rij]) -> dict[str, Rij]:
    """The first row of each dossier; the rows are sorted."""
    found: dict[str, Rij] = {}
    for row in rows:
        found.setdefault(row.code, row)
    return found


@dataclass(frozen=True, slots=True)
class Fasestand:
    """The phase that a dossier is in: since which moment and day; None for the phase where all begin."""

    id: Id
    fase: Dossierfase
    sinds: tuple[Id, date] | None


def fase_van(rules: Regels, dossier: Dossier, vandaag: date) -> Fasestand | None:
    """The last phase of which a moment was reached; None when the rules name no phases."""
    return _fase_in(rules, uitslag(rules, PLANNER, dossier.getypt, vandaag).geval)


def _fase_in(rules: Regels, case: Geval) -> Fasestand | None:
    found = None
    for name, phase in rules.fasen.items():
        reached = [
            (ref, moment.dag)
            for ref in phase.vanaf
            if (moment := case.tijdstip(ref)) and moment.dag <= case.vandaag
        ]
        if reached or not phase.vanaf:
            found = Fasestand(name, phase, min(reached, key=lambda pair: pair[1]) if reached else None)
    return found


def gaten(rules: Regels, dossier: Dossier, vandaag: date, found: Uitslag[Any] | None = None) -> Gaten:
    """The dates of a phase that was reached that nobody filled in: the deadlines that count from them are silent.
    `found` is the result for this dossier, when that is known already."""
    if slot(rules, dossier, vandaag):
        return {}
    found = found or uitslag(rules, PLANNER, dossier.getypt, vandaag)
    case = found.geval
    phase = _fase_in(rules, case)
    if not phase:
        return {}
    names = list(rules.fasen)
    reached = {ref for name in names[: names.index(phase.id) + 1] for ref in rules.fasen[name].vanaf}
    missing: Gaten = {}
    for stand in found.termijnen:
        rule = stand.regel
        told = stand.dag or stand.van_toepassing is False or stand.id in dossier.bij.merken
        if told or case.gehaald(rule) or later_gebeurd(case, rule):
            continue
        for question in case.open_vragen(rule.vanaf):
            if question in reached:
                missing.setdefault(question, []).append(stand)
    return missing


def te_doen(rules: Regels, dossier: Dossier, vandaag: date) -> tuple[tuple[Id, ...], list[Id]]:
    """The phases whose tasks are due in a dossier, none when it is closed, and the deadlines that ask nothing more."""
    phase = None if slot(rules, dossier, vandaag) else fase_van(rules, dossier, vandaag)
    if not phase:
        return (), []
    rows = alle_rijen(rules, dossier, vandaag)
    done = [row.stand.id for row in rows if row.stand.gehaald_op or (row.merk and not vraagt_iets(row))]
    return phase.fase.taken, done


def gekozen(store: Opslag, code: str) -> Iterator[Dossier]:
    """The dossiers of which the code holds a text, by code."""
    wanted = code.strip().casefold()
    found = [d for key, d in store.dossiers.items() if wanted in key]
    yield from sorted(found, key=lambda d: _natuurlijk(d.code))


@lru_cache(maxsize=10_000)
def _natuurlijk(code: str) -> tuple[tuple[int, str], ...]:
    """B-2 before B-12."""
    parts = re.split(r"([0-9]+)", code.casefold())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
