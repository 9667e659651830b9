"""What the engine finds out about a case: ids, dates, verdicts and amounts, and no words.

Each kind of planner has its own `Uitslag` in `soorten`. Every part is worked out when it is asked for, once:
whoever only wants the outcome does not pay for the deadlines.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.geval import Geval
from planner.model import (
    Cellen,
    Id,
    Melding,
    Planner,
    Stap,
    Uitzondering,
    Voorwaarde,
    uitkomsten_van,
)
from planner.termijn import Stand, standen

if TYPE_CHECKING:
    from planner.soorten.bedrag import Bedragen
# A trajectory takes two years with everything that belongs to it; what lies further is asked about.
VER_WEG = timedelta(days=5 * 365)

type Oordeel = Literal["voldaan", "niet voldaan", "onbekend", "mens"]
VOLDAAN: Oordeel = "voldaan"
NIET_VOLDAAN: Oordeel = "niet voldaan"
ONBEKEND: Oordeel = "onbekend"
MENS: Oordeel = "mens"


def oordeel_van(value: bool | None) -> Oordeel:
    """The verdict that belongs to a three-valued answer."""
    return ONBEKEND if value is None else VOLDAAN if value else NIET_VOLDAAN


@dataclass(frozen=True, slots=True)
class Oordeling:
    """The judgement of one condition: its verdict, and the outcome it asks for ("" for none)."""

    regel: Voorwaarde
    oordeel: Oordeel
    uitkomst: Id = ""
    uitzondering: Uitzondering | None = None  # it is not met, but this exception holds


@dataclass(frozen=True, slots=True)
class Actie:
    """A step that somebody takes now, in a case, and the deadline or the lines that it belongs to, if any."""

    geval: Geval
    stap: Stap
    stand: Stand | None = None
    regels: tuple[int, ...] = ()

    @property
    def geldt(self) -> bool:
        """Whether its condition holds; a step that finds something out, only while that is open."""
        finds = self.stap.zoekt_uit
        return self.geval.past(self.stap.als) is True and (
            not finds or any(map(self.geval.staat_open, finds))
        )


@dataclass(frozen=True, slots=True)
class Vervallen:
    """Answers that do not count, because their questions do not go with the answer to `door`."""

    geval: Geval
    vragen: tuple[Id, ...]
    door: Id
    regel: int | None = None  # the line in which it was given
    geldt: Literal[True] = True


@dataclass(frozen=True, slots=True)
class NogTeKomen:
    """Dates of things that must have happened, and lie after today."""

    datums: tuple[tuple[Id, date], ...]


@dataclass(frozen=True, slots=True)
class VerWeg:
    """Dates that lie far from today, of things that belong to one trajectory."""

    datums: tuple[tuple[Id, date], ...]


@dataclass(frozen=True, slots=True)
class Volgorde:
    """Two dates in an impossible order: `later` lies before `eerder`."""

    eerder: tuple[Id, date]
    later: tuple[Id, date]


@dataclass(frozen=True, slots=True)
class Buiten:
    """Days from which deadlines count, but for which no rule is known: the first is of `vanaf`, or the last
    has ended (None)."""

    dagen: tuple[date, ...]
    vanaf: date | None


@dataclass(frozen=True, slots=True)
class Regelmelding:
    """A remark of the rules that holds in a case."""

    geval: Geval
    melding: Melding

    @property
    def geldt(self) -> bool:
        """Whether its condition holds."""
        return self.geval.past(self.melding.als) is True


type Letop = Vervallen | NogTeKomen | VerWeg | Volgorde | Buiten | Regelmelding


class Uitslag[P: Planner]:
    """What follows from a case. Pure: the same case gives the same result."""

    met_uitkomst: ClassVar[bool] = True  # this kind answers with an outcome or an amount, not only with dates

    def __init__(self, geval: Geval, planner: P) -> None:
        self.geval = geval
        self.planner = planner

    @cached_property
    def termijnen(self) -> tuple[Stand, ...]:
        """The deadlines of the case; every kind of planner may have some."""
        return standen(self.geval)

    @property
    def uitkomst(self) -> Id | None:
        """The outcome, or None as long as it is open or when this kind has none."""
        return None

    @property
    def uitkomsten(self) -> Iterable[tuple[Geval, Id]]:
        """The outcomes that steps and remarks follow, each in its case."""
        return ((self.geval, self.uitkomst),) if self.uitkomst else ()

    @property
    def bedragen(self) -> Bedragen | None:
        """The amounts, of a kind that has them."""
        return None

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """The questions that can still change the answer, most useful first."""
        return ()

    @property
    def niet_gevraagd(self) -> tuple[str, ...]:
        """The questions that are not asked in this case."""
        return tuple(name for name in self.planner.vragen if self.geval.gevraagd(name) is False)

    @property
    def gekozen(self) -> Iterable[Id]:
        """The rows of the decision table that were chosen."""
        return ()

    @property
    def bekeken(self) -> Iterable[Cellen]:
        """The conditions that the outcome was chosen by."""
        return ()

    @property
    def oordelen(self) -> Mapping[Id, Oordeling]:
        """The verdict of each condition that goes with this answer."""
        return {}

    @property
    def te_doen(self) -> Iterable[Voorwaarde]:
        """The conditions of which the step comes before those of the outcome."""
        return ()

    # --- what to do ---------------------------------------------------------------------------

    @cached_property
    def mogelijke_stappen(self) -> tuple[Actie, ...]:
        """What somebody does now, each step if its condition holds."""
        before = (Actie(self.geval, rule.stap) for rule in self.te_doen if rule.stap)
        after = (
            Actie(case, step)
            for case, name in self.uitkomsten
            for step in (
                *uitkomsten_van(self.planner)[name].stappen,
                *(step for step in self.planner.stappen if name in step.voor),
            )
        )
        return (*before, *after)

    @cached_property
    def stappen(self) -> tuple[Actie, ...]:
        """What somebody does now."""
        return tuple(action for action in self.mogelijke_stappen if action.geldt)

    @property
    def eerst(self) -> tuple[Actie, ...]:
        """The steps to name first, when it is not just the first one."""
        return ()

    # --- what to pay attention to ---------------------------------------------------------------

    @cached_property
    def letop(self) -> tuple[Letop, ...]:
        """All warnings: about the answers that were given, then those of the rules."""
        remarks = (item for item in self.mogelijke_meldingen if item.geldt)
        order: tuple[Letop, ...] = (*self._ver_weg(), *self._volgorde())
        dates: tuple[Letop, ...] = (*self._nog_te_komen(), *order, *buiten_geldigheid(self.geval))
        return (*vervallen(self.geval), *dates, *remarks)

    @property
    def mogelijke_meldingen(self) -> Iterable[Vervallen | Regelmelding]:
        """The remarks of the outcomes, then those of deadlines that passed without what they ask, then those of the
        planner, each if its condition holds."""
        outcomes = uitkomsten_van(self.planner)
        for case, name in self.uitkomsten:
            yield from (Regelmelding(case, remark) for remark in outcomes[name].meldingen)
        passed = (
            i.regel for i in self.termijnen if i.status == "verstreken" and i.regel.soort == "uiterlijk"
        )
        yield from (Regelmelding(self.geval, remark) for rule in passed for remark in rule.voorbij)
        yield from (Regelmelding(self.geval, remark) for remark in self.planner.waarschuwingen)

    def _gegeven(self) -> Iterator[tuple[Id, date]]:
        """Every date that was filled in, with its question."""
        for name, answer in self.geval.antwoorden.items():
            days = answer if isinstance(answer, tuple) else (answer,)
            yield from ((name, day) for day in days if isinstance(day, date))

    def _nog_te_komen(self) -> Iterator[NogTeKomen]:
        found = [
            (name, day)
            for name, day in self._gegeven()
            if day > self.geval.vandaag and (question := self.geval.vraag(name)) and not question.gepland
        ]
        if found:
            yield NogTeKomen(tuple(found))

    def _ver_weg(self) -> Iterator[VerWeg]:
        """A slip in the year gives a date that exists, and an answer that looks right."""
        found = [item for item in self._gegeven() if abs(item[1] - self.geval.vandaag) > VER_WEG]
        if found:
            yield VerWeg(tuple(found))

    def _volgorde(self) -> Iterable[Volgorde]:
        """Each pair of dates that stands in an impossible order, once. Nothing is corrected."""
        found: dict[Volgorde, None] = {}
        for chain in self.planner.volgorde:
            known = [(name, day) for name in chain for day in self._dagen(name)]
            for before, after in zip(known, known[1:], strict=False):
                if after[1] < before[1]:
                    found[Volgorde(before, after)] = None
        return found

    def _dagen(self, name: Id) -> tuple[date, ...]:
        """The date or dates behind a name, in order."""
        answer = self.geval.antwoorden.get(name)
        if isinstance(answer, tuple):
            return answer
        moment = self.geval.tijdstip(name)
        return (moment.dag,) if moment else ()


def een_keer[T](items: Iterable[T], sleutel: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The first of the items that are the same in what matters."""
    found: dict[Hashable, T] = {}
    for item in items:
        found.setdefault(sleutel(item), item)
    return tuple(found.values())


def vervallen(geval: Geval, regel: int | None = None) -> Iterator[Vervallen]:
    """The answers of a case that do not count, together for each answer that decides that."""
    dropped = geval.vervallen
    for cause in dict.fromkeys(dropped.values()):
        names = tuple(name for name, other in dropped.items() if other == cause)
        yield Vervallen(geval, names, cause, regel)


def buiten_geldigheid(geval: Geval) -> Iterator[Buiten]:
    """The start dates for which no rule is known, together for each reason."""
    found: dict[date | None, set[date]] = {}
    for rule in geval.termijnen.values():
        start = geval.tijdstip(rule.vanaf)
        if start and geval.past(rule.als) is not False and not geval.telregel(rule.duur, start.dag):
            day = geval.kaderdag(rule.duur, start.dag)
            found.setdefault(geval.nog_geen_regel(rule.duur, day), set()).add(day)
    yield from (Buiten(tuple(sorted(days)), since) for since, days in found.items())
