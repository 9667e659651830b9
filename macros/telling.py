"""How a deadline is counted: everything that decides its date, as data, and the words for it.

The tables of the rules and every sentence about a deadline say it with the words below, so none can leave out what the
engine counts with. The tests count every example again from a `Telling` alone, and change each field of a rule to see
that the words change when a date does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from planner import taal
from planner.dates import Duur
from planner.geval import VANDAAG, alle_momenten, alle_termijnen
from planner.html import Html, verbind, voeg
from planner.model import Cellen, Moment, Planner, Reeks, Regels, Tekst, Termijn, Waarde, alle_vragen
from planner.toon.termijn import kern
from planner.woorden import SOORT_WOORD

type Duren = tuple[Waarde[Duur], ...]
type Zeg[T] = Callable[[T], str]


@dataclass(frozen=True, slots=True)
class Begin:
    """The day from which something counts: a question, a shared date, another deadline, or made from other days."""

    naam: str
    kort: str  # how a sentence names it
    vroegste_van: tuple[Begin, ...] = ()
    gegeven: Begin | None = None
    schatting: Schatting | None = None  # as long as `gegeven` has no date; without `gegeven` always


@dataclass(frozen=True, slots=True)
class Schatting:
    """A day that lies a while after another one."""

    begin: Begin
    duur: Duren
    tenzij: Cellen


@dataclass(frozen=True, slots=True)
class Erbij:
    """Months that are added before counting, in one step."""

    vraag: str
    kort: str
    hoogstens: int


@dataclass(frozen=True, slots=True)
class Keer:
    """The place in a row: never longer than `tussentijd` after the time before."""

    nummer: int
    vraag: str
    kort: str
    tussentijd: Duren


@dataclass(frozen=True, slots=True)
class Telling:
    """What decides the date of a deadline, and the last or first safe day."""

    soort: Literal["uiterlijk", "ten_vroegste", "richtdatum"]
    begin: Begin
    duur: Duren
    erbij: tuple[Erbij, ...]
    dag_ervoor: bool
    keer: Keer | None
    als: Cellen
    anders: Tekst
    open_grens: bool
    grenzen: tuple[tuple[str, Cellen], ...]  # deadlines that may come first: title, and when it counts
    lezingen: tuple[Telling, ...] = ()  # other readings that give a date
    soms: tuple[tuple[Cellen, Telling], ...] = ()  # in these cases it counts otherwise


def telling(rules: Regels, naam: str, termijn: str) -> Telling:
    """How a planner counts one of its deadlines, its own or taken over."""
    planner = rules.planners[naam]
    rule = alle_termijnen(rules, naam)[termijn]
    counted = _telling(rules, planner, naam, rule)
    other = planner.andere_start.get(termijn)
    if other:
        moved = replace(rule, vanaf=other.vanaf, lezingen=other.lezingen)
        counted = replace(counted, soms=((other.als, _telling(rules, planner, naam, moved)),))
    return counted


def _telling(rules: Regels, planner: Planner, naam: str, rule: Termijn) -> Telling:
    questions = alle_vragen(planner)
    extra = [(name, questions[name]) for name in rule.verlengd_met if name in questions]
    main = Telling(
        soort=rule.soort,
        begin=begin_van(rules, naam, rule.vanaf),
        duur=_duren(rules, rule.duur),
        erbij=tuple(Erbij(name, q.kort or q.vraag, q.max or 0) for name, q in extra),
        dag_ervoor=rule.dag_ervoor,
        keer=_keer(rules, naam, rule.reeks) if rule.reeks else None,
        als=rule.als,
        anders=rule.anders,
        open_grens=rule.open_grens,
        grenzen=tuple(
            (alle_termijnen(rules, naam)[other].titel, limit.als)
            for other, limit in rule.begrensd_door.items()
        ),
    )
    readings = tuple(
        replace(
            main,
            begin=begin_van(rules, naam, reading.vanaf or rule.vanaf),
            duur=_duren(rules, reading.duur or rule.duur),
        )
        for reading in rule.lezingen
        if reading.vanaf or reading.duur
    )
    return replace(main, lezingen=readings)


def _duren(rules: Regels, duur: str | Duren) -> tuple[Waarde[Any], ...]:
    return rules.waarden[duur].waarden if isinstance(duur, str) else duur


def _keer(rules: Regels, naam: str, row: Reeks) -> Keer:
    question = rules.planners[naam].vragen[row.gehouden]
    return Keer(row.nummer, row.gehouden, question.kort or question.vraag, _duren(rules, row.tussentijd))


def begin_van(rules: Regels, naam: str, start: str) -> Begin:
    """The day behind a name in a planner."""
    if start == VANDAAG:
        return Begin(start, start)
    if moment := alle_momenten(rules, naam).get(start):
        return _moment(rules, naam, start, moment)
    if question := alle_vragen(rules.planners[naam]).get(start):
        return Begin(start, question.kort or question.vraag)
    if start in (deadlines := alle_termijnen(rules, naam)):
        return Begin(start, deadlines[start].titel)
    title = rules.waarden[start].titel
    return Begin(start, title[:1].lower() + title[1:])


def _moment(rules: Regels, naam: str, start: str, moment: Moment) -> Begin:
    guess = moment.raming
    after: tuple[str, str, Cellen] | None = (guess.vanaf, guess.duur, guess.tenzij) if guess else None
    if moment.vanaf:
        after = (moment.vanaf, moment.duur, {})
    return Begin(
        start,
        moment.kort,
        tuple(begin_van(rules, naam, part) for part in moment.vroegste_van),
        begin_van(rules, naam, moment.gegeven) if moment.gegeven else None,
        Schatting(begin_van(rules, naam, after[0]), _duren(rules, after[1]), after[2]) if after else None,
    )


# --- words ------------------------------------------------------------------------------------------


def zin(count: Telling, duur: Zeg[Duren]) -> str:
    """A deadline as part of a sentence: uiterlijk 6 weken na de eerste afspraak."""
    return f"{SOORT_WOORD[count.soort]} {plek(count, duur)}"


def plek(count: Telling, duur: Zeg[Duren]) -> str:
    """Which day a deadline is, for a sentence that says it without knowing the case."""
    extra = f" (plus {taal.opsomming(part.kort for part in count.erbij)})" if count.erbij else ""
    return kern(count.dag_ervoor, duur(count.duur), count.begin.kort, extra)


def bijzonderheden(
    count: Telling, duur: Zeg[Duren], als: Callable[[Cellen], Html], vul: Zeg[str]
) -> list[Html]:
    """What else decides the date, a sentence each. `als` says conditions, `vul` fills in a text."""
    lines = []
    if count.als:
        otherwise = f" Anders: {vul(count.anders)}" if count.anders else None
        lines.append(voeg("Alleen als: ", als(count.als), ".", otherwise))
    lines += _over_begin(count.begin, duur, als, vul)
    for part in count.erbij:
        name = taal.hoofdletter(vul(part.kort))
        lines.append(voeg(f"{name}: hoogstens {part.hoogstens} maanden. Alles samen telt in één keer."))
    if count.soort == "ten_vroegste" and any(version.waarde.in_maanden for version in count.duur):
        lines.append(voeg("Verschillen twee manieren om maanden te tellen, dan telt de latere dag."))
    if count.keer and count.keer.nummer > 1:
        lines.append(
            voeg(
                f"Keer {count.keer.nummer} van {vul(count.keer.kort)}: was de keer ervoor vroeg, dan hoogstens "
                f"{duur(count.keer.tussentijd)} daarna."
            )
        )
    if count.open_grens:
        lines.append(voeg("Of de dag zelf nog meetelt, is niet duidelijk: de dag ervoor is veilig."))
    if count.grenzen:
        limits = [
            voeg(f"‘{vul(title)}’", voeg(" (alleen als: ", als(cells), ")") if cells else None)
            for title, cells in count.grenzen
        ]
        lines.append(voeg("Er zijn meer grenzen en de vroegste telt: ook ", verbind(" en ", limits), "."))
    return lines


def _over_begin(begin: Begin, duur: Zeg[Duren], als: Callable[[Cellen], Html], vul: Zeg[str]) -> list[Html]:
    lines, name = [], taal.hoofdletter(vul(begin.kort))
    if begin.vroegste_van:
        parts = taal.opsomming(vul(part.kort) for part in begin.vroegste_van)
        lines.append(voeg(f"{name}: de vroegste van {parts}."))
    if begin.gegeven and begin.gegeven.kort != begin.kort:
        lines.append(voeg(f"{name}: {vul(begin.gegeven.kort)}."))
    if (guess := begin.schatting) and not begin.gegeven:
        lines.append(voeg(f"{name}: {duur(guess.duur)} na {vul(guess.begin.kort)}."))
    elif guess:
        words = f"Nog niet bekend? Dan een raming: {duur(guess.duur)} na {vul(guess.begin.kort)}."
        unless = voeg(" Geen raming als: ", als(guess.tenzij), ".") if guess.tenzij else None
        lines.append(voeg(words, unless))
    for part in (*begin.vroegste_van, begin.gegeven, begin.schatting.begin if begin.schatting else None):
        lines += _over_begin(part, duur, als, vul) if part else []
    return lines
