"""A case in words: names of questions and deadlines, and texts with their values filled in.

Nothing is worked out here; what is not known yet says so. Whoever tells a case keeps the values that the
story rests on, so that it can say with which versions it was counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from planner import taal
from planner.geval import VANDAAG, Geval, in_voege, vind_termijn
from planner.model import Bronnen, Cellen, Feit, Grootheid, Id, Moment, Termijn, Waarde
from planner.vragen import soort_van
from planner.vragen.soort import JA_NEE

PLEK = re.compile(r"\{(?:(datum|duur|termijn|nu):)?([a-z0-9_-]+)\}")
GEEN_WAARDE = "(geen waarde bekend)"
SOORT_WOORD = {"uiterlijk": "uiterlijk", "ten_vroegste": "ten vroegste", "richtdatum": "bij voorkeur tegen"}


class Gebruik(NamedTuple):
    """A version of a value, and the day that decided: a shared value, or the durations of a deadline itself."""

    id: Id
    titel: str
    versie: Waarde[Any]
    op: date
    versies: tuple[Waarde[Any], ...]
    grootheid: Grootheid | None


class Woorden:
    """Tells about one case."""

    def __init__(self, geval: Geval) -> None:
        self.geval = geval
        self.gebruikt: dict[tuple[Id, bool, date], Gebruik] = {}  # in the order in which it was needed
        self._gevolgd: set[Id] = set()

    def van(self, geval: Geval) -> Woorden:
        """Tells about a part of the case, such as a line, as part of the same story."""
        if geval is self.geval:
            return self
        part = Woorden(geval)
        part.gebruikt = self.gebruikt
        return part

    def tekst(self, text: str, op: date | None = None) -> str:
        """Fill in what stands between braces: {waarde}, {vraag}, {datum:termijn} or {duur:termijn}.

        `op` is the day that decides which version of a value is used; the reference date by default.
        """
        if "{" not in text:
            return text
        return PLEK.sub(lambda match: self._plek(match[1], match[2], op or self.peildatum()), text)

    def _plek(self, wat: str | None, naam: Id, op: date) -> str:
        case = self.geval
        if wat == "duur":
            rule = vind_termijn(case.rules, case.naam, naam)
            version = self.duur(naam, rule, op)
            return str(version.waarde) if version else GEEN_WAARDE
        if wat in (None, "nu") and naam in case.rules.waarden:
            # What comes after a trajectory follows the rule of today, whenever the trajectory began.
            version = self.waarde(naam, case.vandaag if wat else op)
            return waarde_tekst(case.rules.waarden[naam], version) if version else GEEN_WAARDE
        self.volg(naam)
        if moment := case.tijdstip(naam):
            return taal.datum(moment.dag)
        return self.waarde_van(naam) or "(nog niet bekend)"

    def waarde_van(self, naam: Id) -> str:
        """A fact or answer as people say it: the words of the option; "" when it is not known."""
        answer = self.geval.waarde_tekst(naam) or ""
        return opties_van(self.geval, naam).get(answer, answer)

    def noem(self, naam: Id) -> str:
        """How a sentence names a question, moment or deadline."""
        return noem(self.geval, naam)

    def nog_niet(self, als: Cellen) -> str:
        """Which answers these cells still wait for, and from which day on they can hold; "" for none."""
        case = self.geval
        names = case.wacht_op(als)
        if not names:
            return ""
        what = taal.opsomming(f"{self.noem(q)} ({taal.datum(case.dag(q))})" for q in names)
        tense = "moet nog komen" if len(names) == 1 else "moeten nog komen"
        if case.stand < case.vandaag:
            came = "kwam" if len(names) == 1 else "kwamen"
            tense = f"{came} na {self.noem(case.planner.gebeurd_tegen)} ({taal.datum(case.stand)})"
        day = case.kan_vanaf(als)
        when = f" Zoals je het invulde, kan dit vanaf {taal.datum(day)}." if day else ""
        return f"Nog niet: {what} {tense}.{when}"

    def antwoord(self, naam: Id, value: object) -> str:
        """An answer to a question in words."""
        question = self.geval.vraag(naam)
        return soort_van(question).woorden(question, value) if question else str(value)

    # --- what the story rests on ----------------------------------------------------------------

    def waarde(self, naam: Id, op: date) -> Waarde[Any] | None:
        """The version of a shared value on a day, as something that the story needs."""
        item = self.geval.rules.waarden[naam]
        return self._gebruik(naam, item.titel, op, item.waarden, item)

    def telregel(self, naam: Id, op: date) -> Waarde[Any] | None:
        """The version of a shared value to count with from a day, likewise."""
        return self.waarde(naam, self.geval.kaderdag(naam, op))

    def duur(self, naam: Id, rule: Termijn, op: date) -> Waarde[Any] | None:
        """The version of the duration of a deadline on a day, likewise."""
        if isinstance(rule.duur, str):
            return self.waarde(rule.duur, op)
        return self._gebruik(naam, rule.titel, op, rule.duur, None)

    def telduur(self, naam: Id, rule: Termijn, op: date) -> Waarde[Any] | None:
        """The version of the duration of a deadline to count with from a day, likewise."""
        return self.duur(naam, rule, self.geval.kaderdag(rule.duur, op))

    def _gebruik(
        self, naam: Id, titel: str, op: date, versies: tuple[Waarde[Any], ...], item: Grootheid | None
    ) -> Waarde[Any] | None:
        version = in_voege(versies, op)
        if version:
            key = (naam, item is None, version.geldig_van)
            self.gebruikt.setdefault(key, Gebruik(naam, titel, version, op, versies, item))
        return version

    def peildatum(self) -> date:
        """The day that decides for facts and texts, likewise."""
        self.volg(self.geval.planner.peildatum)
        return self.geval.peildatum

    def cellen(self, als: Cellen) -> None:
        """Follow a condition, up to the first cell that does not hold."""
        for naam, waarden in als.items():
            self.volg(naam)
            if self.geval.cel(naam, waarden) is False:
                return

    def volg(self, naam: Id) -> None:
        """Follow a fact, moment, deadline or shared date back to the values that it rests on."""
        if naam in self._gevolgd:
            return
        self._gevolgd.add(naam)
        case = self.geval
        if fact := case.feiten.get(naam):
            self._feit(fact)
        elif moment := case.momenten.get(naam):
            self._moment(moment)
        elif rule := case.termijnen.get(naam):
            self._termijn(naam, rule)
        elif naam in case.rules.waarden:
            # The shared date that decides which version is used, is itself that of today.
            own = naam == case.planner.peildatum
            self.waarde(naam, case.vandaag if own else self.peildatum())

    def _feit(self, fact: Feit) -> None:
        if lasts := fact.duurt_minstens:
            self.volg(lasts.van)
            self.volg(lasts.tot)
            if start := self.geval.tijdstip(lasts.van):
                given = self.geval.planner.peildatum != VANDAAG
                self.telregel(lasts.duur, self.peildatum() if given else start.dag)
        elif earlier := fact.eerder_dan:
            self.volg(earlier.datum)
            self.volg(earlier.dan)

    def _moment(self, moment: Moment) -> None:
        for name in (*moment.vroegste_van, moment.gegeven):
            self.volg(name)
        if moment.vanaf and not (moment.gegeven and self.geval.tijdstip(moment.gegeven)):
            self.volg(moment.vanaf)
            if start := self.geval.tijdstip(moment.vanaf):
                given = self.geval.planner.peildatum != VANDAAG
                self.telregel(moment.duur, self.peildatum() if given else start.dag)
        estimate = moment.raming
        if estimate and not (moment.gegeven and self.geval.tijdstip(moment.gegeven)):
            self.volg(estimate.vanaf)
            start = self.geval.tijdstip(estimate.vanaf)
            if start:
                self.cellen(estimate.tenzij)
                if not estimate.tenzij or not self.geval.past(estimate.tenzij):
                    self.telregel(estimate.duur, start.dag)

    def _termijn(self, naam: Id, rule: Termijn) -> None:
        self.volg(rule.vanaf)
        start = self.geval.tijdstip(rule.vanaf)
        if start and self.telduur(naam, rule, start.dag) and rule.reeks and rule.reeks.nummer > 1:
            self.reeks(rule, start.dag)
            if self.geval.vorige(rule):
                self.waarde(rule.reeks.tussentijd, start.dag)

    def reeks(self, rule: Termijn, start: date) -> None:
        """Follow the limits of a row of deadlines, between which dates are shared out."""
        for naam, other in self.geval.reeks(rule):
            self.duur(naam, other, start)


def noem(geval: Geval, naam: Id) -> str:
    """How a sentence names a question, moment or deadline."""
    if naam == VANDAAG:
        return "vandaag"
    if moment := geval.momenten.get(naam):
        return moment.kort
    if question := geval.vraag(naam):
        return question.kort or question.vraag
    if naam in geval.termijnen:
        return geval.termijnen[naam].titel
    return geval.rules.waarden[naam].titel if naam in geval.rules.waarden else naam


def waarde_tekst(grootheid: Grootheid | None, version: Waarde[Any]) -> str:
    """A value in words: 18 maanden, 883,27 euro, 60%, 43, 1 juli 2023. Durations of a deadline itself
    belong to no shared value."""
    value = version.waarde
    if grootheid and grootheid.soort == "bedrag":
        return taal.euro(value)
    if grootheid and grootheid.soort == "deel":
        return f"{taal.getal(value)}%"
    if isinstance(value, date):
        return taal.datum(value)
    return taal.getal(value) if isinstance(value, Decimal) else str(value)


def opties_van(geval: Geval, naam: Id) -> Mapping[str, str]:
    """The possible values of a cell with their words."""
    question = geval.vraag(naam)
    return soort_van(question).celwaarden(question) if question else JA_NEE


def bron(*bronnen: Bronnen) -> Bronnen:
    """Sources without doubles."""
    rows = [row for row in bronnen if row]
    if len(rows) == 1 and len(rows[0]) == 1:  # nearly always
        return rows[0]
    return tuple(dict.fromkeys(source for row in rows for source in row))
