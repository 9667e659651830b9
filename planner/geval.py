"""One case: answers, today, and what follows from them.

Everything has three values: True, False or None ("weet ik niet", not given, or not to be known). Where
a number of months is unknown, both its limits are tried, so that a fact is only unknown when it matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from planner.dates import Duur, add, add_latest, reached_after
from planner.kalender import Dagen
from planner.model import (
    OPEN,
    Cellen,
    EerderDan,
    Feit,
    Id,
    Moment,
    Planner,
    Raming,
    Regels,
    Termijn,
    Vraag,
    Waarde,
    alle_vragen,
)
from planner.vragen.soort import Antwoorden

VANDAAG = "vandaag"


@dataclass(frozen=True, slots=True)
class Tijdstip:
    """A date with how sure it is and where it comes from."""

    dag: date
    vast: bool = True
    raming: Raming | None = None
    komt_nog: bool = False  # it rests on something that has not happened yet


class Omgeving:
    """What is worked out once for a set of rules and shared by all cases: closed days, deadlines."""

    def __init__(self, rules: Regels) -> None:
        self.rules = rules
        self.dagen = Dagen(rules.kalender)
        self.termijnen = {name: alle_termijnen(rules, name) for name in rules.planners}
        self.feiten = {name: alle_feiten(rules, name) for name in rules.planners}
        self.momenten = {name: alle_momenten(rules, name) for name in rules.planners}
        self.vragen = {name: alle_vragen(planner) for name, planner in rules.planners.items()}
        self.soms_gevraagd = {
            name: {key: q.als for key, q in questions.items() if q.als}
            for name, questions in self.vragen.items()
        }


def omgeving(rules: Regels) -> Omgeving:
    """The shared part of these rules. Only the last few sets of rules are kept."""
    found = _OMGEVINGEN.get(id(rules))
    if found is None:
        if len(_OMGEVINGEN) >= 8:
            _OMGEVINGEN.clear()
        found = _OMGEVINGEN[id(rules)] = Omgeving(rules)
    return found


_OMGEVINGEN: dict[int, Omgeving] = {}


class Geval:
    """A case of one planner. Pure: it reads answers and rules and changes neither."""

    def __init__(self, rules: Regels, naam: str, antwoorden: Antwoorden, vandaag: date) -> None:
        shared = omgeving(rules)
        self.rules = rules
        self.naam = naam
        self.planner: Planner = rules.planners[naam]
        self.antwoorden = antwoorden
        self.vandaag = vandaag
        self.dagen = shared.dagen
        self.termijnen = shared.termijnen[naam]
        self.feiten = shared.feiten[naam]
        self.momenten = shared.momenten[naam]
        self._omgeving = shared
        self._peildatum: date | None = None
        self._feiten: dict[str, bool | None] = {}
        self._tijdstippen: dict[str, Tijdstip | None] = {}
        self._datums: dict[tuple[str, int | None], Tijdstip | None] = {}
        self._verdelingen: dict[tuple[str, str], list[tuple[date, ...]]] = {}
        # The versions of values that were counted with, by identity: examples show which ones they guard.
        self.gerekend_met: set[int] = set()
        self.vervallen = self._laat_vallen()
        for name, other in self.planner.andere_start.items():
            if self.past(other.als):
                moved = replace(
                    self.termijnen[name], vanaf=other.vanaf, lezingen=other.lezingen, bron=other.bron
                )
                self.termijnen = self.termijnen | {name: moved}

    def _laat_vallen(self) -> dict[str, str]:
        """Leave out the answers to questions that are not asked; each with the answer that decides that."""
        dropped: dict[str, str] = {}
        causes: dict[str, str] = {}
        for naam, als in self._omgeving.soms_gevraagd[self.naam].items():
            if self.past(als) is False:
                cause = next(n for n, values in als.items() if self.cel(n, values) is False)
                causes[naam] = causes.get(cause, cause)
                if naam in self.antwoorden:
                    dropped[naam] = causes[naam]
                    self.antwoorden = {n: a for n, a in self.antwoorden.items() if n != naam}
        return dropped

    # --- values with a period -------------------------------------------------------------------

    def versie(self, wat: str | tuple[Waarde[Any], ...], op: date) -> Waarde[Any] | None:
        """The version of a value in force on a day, or None when there is none."""
        if found := in_voege(self.versies_van(wat), op):
            self.gerekend_met.add(id(found))
        return found

    def kaderdag(self, wat: str | tuple[Waarde[Any], ...], op: date) -> date:
        """The day that decides whether there is a rule to count with: `op`, unless another day of the case
        (`kaderdatum`), such as that of the request, lies before all versions."""
        other = self.antwoorden.get(self.planner.kaderdatum)
        if isinstance(other, date) and other < op and not in_voege(self.versies_van(wat), other):
            return other
        return op

    def telregel(self, wat: str | tuple[Waarde[Any], ...], op: date) -> Waarde[Any] | None:
        """The version to count with from a day, or None when there is none."""
        return self.versie(wat, self.kaderdag(wat, op))

    def versies_van(self, wat: str | tuple[Waarde[Any], ...]) -> tuple[Waarde[Any], ...]:
        """All versions of a shared value, by its name, or the dated durations of a deadline itself."""
        return self.rules.waarden[wat].waarden if isinstance(wat, str) else wat

    def nog_geen_regel(self, wat: str | tuple[Waarde[Any], ...], op: date) -> date | None:
        """For a day without a version: the first day of the oldest one, or None when the last has ended."""
        first = min(version.geldig_van for version in self.versies_van(wat))
        return first if op < first else None

    @property
    def peildatum(self) -> date:
        """The day that decides which version of a value the facts and texts of this case use."""
        if self._peildatum is None:
            self._peildatum = self.vandaag  # also while it is looked up: it may be a shared date itself
            if moment := self.tijdstip(self.planner.peildatum):
                self._peildatum = moment.dag
        return self._peildatum

    def peil(self, start: date) -> date:
        """The same for a fact that counts from `start`: that day, unless the planner names its own."""
        return start if self.planner.peildatum == VANDAAG else self.peildatum

    # --- what has happened ----------------------------------------------------------------------

    @property
    def stand(self) -> date:
        """The last day that counts for what must have happened: today, or the day before that which the
        planner names (`gebeurd_tegen`), such as the day of a request."""
        limit = self.antwoorden.get(self.planner.gebeurd_tegen)
        return min(self.vandaag, limit) if isinstance(limit, date) else self.vandaag

    def komt_nog(self, naam: str) -> bool:
        """Whether an answer is the date of something that must have happened to count, and had not by
        `stand`. Of a row of dates: whether none of them had come."""
        question, answer = self.vraag(naam), self.antwoorden.get(naam)
        days = answer if isinstance(answer, tuple) else (answer,)
        known = [day for day in days if isinstance(day, date)]
        return bool(question and not question.gepland and known and min(known) > self.stand)

    def wacht_op(self, als: Cellen) -> list[Id]:
        """The questions whose answers these cells still wait for."""
        return [*dict.fromkeys(q for cel in als for q in achterliggend(self, cel) if self.komt_nog(q))]

    def kan_vanaf(self, als: Cellen) -> date | None:
        """The first day on which these cells hold, if all goes as it was filled in."""
        facts = [self.feiten[cel] for cel in als if cel in self.feiten]
        days = {moment.dag for fact in facts for moment in self._keerpunten(fact)}
        limit = self.planner.gebeurd_tegen
        for day in sorted(day for day in days if day > self.stand):
            moved = {limit: max(day, self.dag(limit))} if limit in self.antwoorden else {}
            if Geval(self.rules, self.naam, {**self.antwoorden, **moved}, max(day, self.vandaag)).past(als):
                return day
        return None

    def _keerpunten(self, feit: Feit) -> Iterator[Tijdstip]:
        """The days on which a fact can change."""
        names: tuple[str, ...] = ()
        if feit.eerder_dan:
            names = (feit.eerder_dan.datum, feit.eerder_dan.dan)
        elif feit.duurt_minstens:
            names = (feit.duurt_minstens.tot,)
            if start := self.tijdstip(feit.duurt_minstens.van):
                if version := self.versie(feit.duurt_minstens.duur, self.peil(start.dag)):
                    yield Tijdstip(add(start.dag, version.waarde))
        yield from filter(None, map(self.tijdstip, names))

    def dag(self, naam: str) -> date:
        """The day that was answered; of a row of dates the first."""
        answer = self.antwoorden[naam]
        day = answer[0] if isinstance(answer, tuple) else answer
        assert isinstance(day, date)
        return day

    # --- dates ----------------------------------------------------------------------------------

    def vraag(self, naam: str) -> Vraag | None:
        """The question with this id, of the planner or of a line."""
        return self._omgeving.vragen[self.naam].get(naam)

    def gevraagd(self, naam: str) -> bool | None:
        """Whether a question is asked in this case; unknown as long as what decides that is open."""
        question = self.vraag(naam)
        return self.past(question.als) if question and question.als else True

    def tijdstip(self, naam: str) -> Tijdstip | None:
        """The date behind a name: `vandaag`, a question, a moment, a deadline or a shared date."""
        if naam not in self._tijdstippen:
            self._tijdstippen[naam] = self._tijdstip(naam)
        return self._tijdstippen[naam]

    def _tijdstip(self, naam: str) -> Tijdstip | None:
        if naam == VANDAAG:
            return Tijdstip(self.vandaag)
        if moment := self.momenten.get(naam):
            if moment.vroegste_van:
                known = [t for t in map(self.tijdstip, moment.vroegste_van) if t]
                return min(known, key=lambda t: t.dag) if known else None
            if moment.gegeven and (given := self.tijdstip(moment.gegeven)):
                return given
            if moment.vanaf:
                start = self.tijdstip(moment.vanaf)
                version = self.telregel(moment.duur, self.peil(start.dag)) if start else None
                return replace(start, dag=add(start.dag, version.waarde)) if start and version else None
            return self._raming(moment.raming) if moment.raming else None
        if naam in self.termijnen:
            return self.datum_van(naam)
        if naam in self.rules.waarden:
            version = self.versie(naam, self.peildatum)
            return Tijdstip(version.waarde) if version else None
        answer = self.antwoorden.get(naam)
        return Tijdstip(answer, komt_nog=self.komt_nog(naam)) if isinstance(answer, date) else None

    def _raming(self, raming: Raming) -> Tijdstip | None:
        start = self.tijdstip(raming.vanaf)
        if not start or (raming.tenzij and self.past(raming.tenzij) is True):
            return None
        version = self.telregel(raming.duur, start.dag)
        if not version:
            return None
        return Tijdstip(add(start.dag, version.waarde), False, raming, start.komt_nog)

    def datum_van(self, naam: str, extra: int | None = None) -> Tijdstip | None:
        """The main date of a deadline, its condition left aside. `extra` replaces the added months."""
        if (naam, extra) not in self._datums:
            self._datums[naam, extra] = self._datum_van(naam, extra)
        return self._datums[naam, extra]

    def _datum_van(self, naam: str, extra: int | None) -> Tijdstip | None:
        rule = self.termijnen[naam]
        start = self.tijdstip(rule.vanaf)
        version = self.telregel(rule.duur, start.dag) if start else None
        if not start or not version:
            return None
        day = self.tel(rule, start.dag, version.waarde, self.verlenging(rule) if extra is None else extra)
        if rule.reeks and (previous := self.vorige(rule)):
            gap = self.versie(rule.reeks.tussentijd, start.dag)
            if gap:
                day = min(day, add(previous, gap.waarde))
        return Tijdstip(day, start.vast, start.raming, start.komt_nog)

    def tel(self, rule: Termijn, start: date, duur: Duur, maanden: int = 0) -> date:
        """Count one deadline from one date, in one step."""
        total = duur.plus_maanden(maanden)
        day = add_latest(start, total) if rule.soort == "ten_vroegste" else add(start, total)
        return day - timedelta(days=1) if rule.dag_ervoor else day

    def verlenging(self, rule: Termijn) -> int:
        """Months that are added to a deadline; none as long as nobody said that there are."""
        given = (self.antwoorden.get(name) for name in rule.verlengd_met)
        return sum(extra for extra in given if isinstance(extra, int))

    def reeks(self, rule: Termijn) -> list[tuple[Id, Termijn]]:
        """The deadlines of the row to which this one belongs, in order."""
        held = rule.reeks.gehouden if rule.reeks else ""
        same = [(n, t) for n, t in self.termijnen.items() if t.reeks and t.reeks.gehouden == held]
        return sorted(same, key=lambda pair: pair[1].reeks.nummer if pair[1].reeks else 0)

    def verdeling(self, rule: Termijn) -> list[tuple[date, ...]]:
        """The dates of a row, shared out over its numbers.

        Number n takes the next date; dates up to the n-th limit that follow it count with it. So two
        early evaluations both belong to the first limit, and a late one is never counted as the second.
        """
        assert rule.reeks
        key = (rule.reeks.gehouden, rule.vanaf)
        if key not in self._verdelingen:
            self._verdelingen[key] = self._verdeling(rule)
        return self._verdelingen[key]

    def _verdeling(self, rule: Termijn) -> list[tuple[date, ...]]:
        assert rule.reeks
        start = self.tijdstip(rule.vanaf)
        rest = list(self.antwoorden.get(rule.reeks.gehouden, ()))  # type: ignore[arg-type]
        rows: list[tuple[date, ...]] = []
        for _, other in self.reeks(rule):
            version = self.versie(other.duur, start.dag) if start else None
            limit = self.tel(other, start.dag, version.waarde) if start and version else None
            count = 1 if rest else 0
            while limit and count and count < len(rest) and rest[count] <= limit:
                count += 1
            rows.append(tuple(rest[:count]))
            rest = rest[count:]
        return rows

    def vorige(self, rule: Termijn) -> date | None:
        """The last date that belongs to the number before this one of a row."""
        assert rule.reeks
        if rule.reeks.nummer < 2:
            return None
        before = self.verdeling(rule)[rule.reeks.nummer - 2]
        return before[-1] if before else None

    def gehaald(self, rule: Termijn) -> date | None:
        """The day on which what a deadline asks was done, if it was."""
        day = self._gedaan(rule)
        return day if day and day <= self.vandaag else None

    def gepland(self, rule: Termijn) -> date | None:
        """The day on which what a deadline asks is to be done, if that is still to come."""
        day = self._gedaan(rule)
        return day if day and day > self.vandaag else None

    def _gedaan(self, rule: Termijn) -> date | None:
        if rule.reeks:
            mine = self.verdeling(rule)[rule.reeks.nummer - 1]
            return mine[0] if mine else None
        done = self.tijdstip(rule.gehaald_door) if rule.gehaald_door else None
        return done.dag if done else None

    # --- facts and conditions -------------------------------------------------------------------

    def feit(self, naam: str) -> bool | None:
        """The value of a fact: True, False or unknown (None)."""
        if naam not in self._feiten:
            self._feiten[naam] = self._bepaal(self.feiten[naam])
        return self._feiten[naam]

    def _bepaal(self, feit: Feit) -> bool | None:
        if feit.ingevuld:
            return feit.ingevuld in self.antwoorden and not self.komt_nog(feit.ingevuld)
        if one := feit.een_van:
            return self.cel(one.vraag, one.waarden)
        if least := feit.minstens:
            number = self.antwoorden.get(least.vraag)
            if self.gevraagd(least.vraag) is False:
                return False
            return number >= least.aantal if isinstance(number, int) else None
        if lasts := feit.duurt_minstens:
            start, end = self.tijdstip(lasts.van), self.tijdstip(lasts.tot)
            version = self.telregel(lasts.duur, self.peil(start.dag)) if start else None
            if not start or not end or not version:
                return None
            if end.komt_nog:  # what is not over can still last longer
                return reached_after(start.dag, self.stand, version.waarde) or None
            return reached_after(start.dag, end.dag, version.waarde)
        assert feit.eerder_dan
        return self._eerder(feit.eerder_dan)

    def _eerder(self, feit: EerderDan, ruim: bool = False) -> bool | None:
        first, second = self._grenzen(feit.datum, ruim), self._grenzen(feit.dan, ruim)
        if not first or not second:
            return None
        if first[1] < second[0]:
            return True
        return False if first[0] >= second[1] else None

    def _grenzen(self, naam: str, ruim: bool = False) -> tuple[date, date] | None:
        """The first and last date that a name can stand for, given what is unknown. With `ruim` what must
        have happened and has not, can still come on any later day."""
        rule = self.termijnen.get(naam)
        extra = self.verlenging(rule) if rule else 0
        given = rule.verlengd_met if rule else ()
        unknown = [q for name in given if name not in self.antwoorden and (q := self.vraag(name))]
        months = [extra + sum(q.min or 0 for q in unknown), extra + sum(q.max or 0 for q in unknown)]
        ends = [self.datum_van(naam, count) if rule else self.tijdstip(naam) for count in months]
        if not ends[0] or not ends[1]:
            return None
        if not ruim or not ends[0].komt_nog:
            return ends[0].dag, ends[1].dag
        soonest = self.stand + timedelta(days=1)
        if rule and (version := self.versie(rule.duur, soonest)):
            soonest = self.tel(rule, soonest, version.waarde, months[0])
        return soonest, date.max

    def cel(self, naam: str, waarden: tuple[str, ...]) -> bool | None:
        """Whether a fact or an answer has one of these values. An answer does not count where its question
        is not asked, and a fact has no value yet as long as that would rest on something that must have
        happened and has not."""
        if OPEN in waarden and self.staat_open(naam):
            return True
        asked, value = self.gevraagd(naam), self.waarde_tekst(naam)
        fits = None if value is None else value in waarden
        if fits and self._rust_op_later(naam):
            return None
        return False if asked is False else fits if asked or fits is False else None

    def _rust_op_later(self, naam: str) -> bool:
        feit = self.feiten.get(naam)
        return bool(feit and feit.eerder_dan and self._eerder(feit.eerder_dan, ruim=True) is None)

    def staat_open(self, naam: str) -> bool:
        """Whether a question is still to be cleared up: no answer, or one that leaves it open."""
        value = self.waarde_tekst(naam)
        question = self.vraag(naam)
        option = question.opties.get(value or "") if question else None
        if self.gevraagd(naam) is False:
            return False
        return value is None or (option is not None and option.open)

    def waarde_tekst(self, naam: str) -> str | None:
        """A fact or answer as it is written in a table: ja, nee, an option, a number."""
        value: object = self.feit(naam) if naam in self.feiten else self.antwoorden.get(naam)
        if value is None:
            return None
        if isinstance(value, bool):
            return "ja" if value else "nee"
        return str(value)

    def past(self, als: Cellen) -> bool | None:
        """Whether all cells hold."""
        unknown = False
        for naam, waarden in als.items():
            fits = self.cel(naam, waarden)
            if fits is False:
                return False
            unknown = unknown or fits is None
        return None if unknown else True

    def nodig_voor(self, als: Cellen) -> list[str]:
        """The questions behind the cells that are still unknown."""
        names: list[str] = []
        for naam, waarden in als.items():
            if self.cel(naam, waarden) is None:
                names += [q for q in self.open_vragen(naam) if q not in names]
        return names

    def open_vragen(self, naam: str) -> list[str]:
        """The unanswered questions behind a fact, moment, deadline or question, and those that decide
        whether such a question is asked."""
        found: dict[str, None] = {}
        for name in achterliggend(self, naam):
            question, asked = self.vraag(name), self.gevraagd(name)
            if question and asked is None:
                found |= dict.fromkeys(self.nodig_voor(question.als))
            if asked is not False and name not in self.antwoorden:
                found[name] = None
        return list(found)


def in_voege(versions: tuple[Waarde[Any], ...], op: date) -> Waarde[Any] | None:
    """The version in force on a day: the last one that has started, unless it has ended."""
    latest = None
    for version in versions:
        if version.geldig_van <= op and (latest is None or version.geldig_van > latest.geldig_van):
            latest = version
    if latest is None:
        return None
    return latest if latest.geldig_tot is None or op <= latest.geldig_tot else None


def alle_termijnen(rules: Regels, naam: str) -> dict[str, Termijn]:
    """The deadlines of a planner, those taken over from another planner first."""
    planner = rules.planners[naam]
    if not planner.overgenomen:
        return planner.termijnen
    taken = {
        item: rules.planners[other].termijnen[item]
        for other, items in planner.overgenomen.items()
        for item in items
    }
    return taken | planner.termijnen


def alle_feiten(rules: Regels, naam: str) -> dict[str, Feit]:
    """The facts of a planner, and those that come along with the deadlines of another planner."""
    planner = rules.planners[naam]
    taken = [rules.planners[other].feiten for other in planner.overgenomen if other in rules.planners]
    return {name: fact for facts in (*taken, planner.feiten) for name, fact in facts.items()}


def alle_momenten(rules: Regels, naam: str) -> dict[str, Moment]:
    """The moments of a planner, and those that come along with the deadlines of another planner."""
    planner = rules.planners[naam]
    taken = [rules.planners[other].momenten for other in planner.overgenomen if other in rules.planners]
    return {name: moment for moments in (*taken, planner.momenten) for name, moment in moments.items()}


def vind_termijn(rules: Regels, naam: str, termijn: str) -> Termijn:
    """A deadline by its id: of this planner, or else of the planner that has it."""
    own = alle_termijnen(rules, naam)
    return own.get(termijn) or next(
        p.termijnen[termijn] for p in rules.planners.values() if termijn in p.termijnen
    )


def achterliggend(geval: Geval, naam: str) -> Iterator[str]:
    """All questions that a name depends on, in the order in which they count."""
    planner = geval.planner
    if feit := geval.feiten.get(naam):
        yield from _achter_feit(geval, feit)
    elif moment := geval.momenten.get(naam):
        for part in (*moment.vroegste_van, moment.gegeven, moment.vanaf):
            if part:
                yield from achterliggend(geval, part)
    elif rule := geval.termijnen.get(naam):
        yield from achterliggend(geval, rule.vanaf)
        start = geval.tijdstip(rule.vanaf)
        if not start or geval.telregel(rule.duur, start.dag):
            yield from (name for name in rule.verlengd_met if name in planner.vragen)
    elif geval.vraag(naam):
        yield naam


def _achter_feit(geval: Geval, feit: Feit) -> Iterator[str]:
    if feit.ingevuld:
        yield feit.ingevuld
    elif feit.een_van:
        yield feit.een_van.vraag
    elif feit.minstens:
        yield feit.minstens.vraag
    elif feit.duurt_minstens:
        yield from achterliggend(geval, feit.duurt_minstens.van)
        yield from achterliggend(geval, feit.duurt_minstens.tot)
    elif feit.eerder_dan:
        yield from achterliggend(geval, feit.eerder_dan.datum)
        yield from achterliggend(geval, feit.eerder_dan.dan)
