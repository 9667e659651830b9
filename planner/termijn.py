"""One deadline in a case: its date, the safe date, where it stands today, and what there is to say about it.

Dates and ids only; the words are made in `toon`, when they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from planner.dates import Duur
from planner.geval import Geval, Tijdstip
from planner.model import Id, Lezing, Melding, Termijn, Waarde

BINNENKORT = 14  # days

type Status = Literal["onbekend", "komt", "binnenkort", "vandaag", "verstreken", "gehaald", "te_laat"]
OPEN: tuple[Status, ...] = ("komt", "binnenkort", "vandaag")  # still to come


@dataclass(frozen=True, slots=True)
class Geteld:
    """A count from a day: with which version of which duration, and what came out."""

    vanaf: date
    versie: Waarde[Duur]
    dag: date


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a deadline stands in a case. `lezingen` are its other readings, each with its count if it has one."""

    id: Id
    regel: Termijn
    van_toepassing: bool | None  # None as long as that is not known
    begin: Tijdstip | None  # from which it counts
    tijdstip: Tijdstip | None = None  # the date itself
    veilig: date | None = None
    status: Status = "onbekend"
    gehaald_op: date | None = None
    gepland: date | None = None  # it is to be done on this day
    lezingen: tuple[tuple[Lezing, Geteld | None], ...] = ()

    @property
    def datum(self) -> date | None:
        """The date, or None as long as it cannot be told."""
        return self.tijdstip.dag if self.tijdstip else None

    @property
    def dag(self) -> date | None:
        """The day that lists, reminders and calendars lead with: the safe one, that holds in every reading."""
        return self.veilig or self.datum

    @property
    def te_laat_gepland(self) -> Literal["", "datum", "veilig"]:
        """Which limit the planned day lies past (or, for `ten_vroegste`, before), the date itself before the safe day."""
        planned, early = self.gepland, self.regel.soort == "ten_vroegste"
        if not planned or not self.datum or not self.veilig or self.regel.soort == "richtdatum":
            return ""
        if planned < self.datum if early else planned > self.datum:
            return "datum"
        return "veilig" if (planned < self.veilig if early else planned > self.veilig) else ""

    @property
    def zekerheid(self) -> Literal["vast", "raming"] | None:
        """Whether it counts from a date that was given or from an estimate."""
        return ("vast" if self.tijdstip.vast else "raming") if self.tijdstip else None

    @property
    def vanaf(self) -> date | None:
        """The day from which it counts; it decides which version of every value in it is used."""
        return self.begin.dag if self.begin else None


@dataclass(frozen=True, slots=True)
class Bericht:
    """A remark on a deadline: which one, and what its words need besides the deadline itself."""

    id: str
    naam: Id = ""
    dag: date | None = None
    duur: Duur | None = None
    grenzen: tuple[tuple[Id, date], ...] = ()
    melding: Melding | None = None
    versie: Waarde[Duur] | None = None


def standen(geval: Geval) -> tuple[Stand, ...]:
    """All deadlines of a case, in the order of the rules. One that does not apply is left out, unless the
    rules say what to tell then; so is one whose starting day is not asked."""
    found = (bereken(geval, naam, rule) for naam, rule in geval.termijnen.items())
    return tuple(item for item in found if item)


def bereken(geval: Geval, naam: Id, rule: Termijn) -> Stand | None:
    """Work out one deadline."""
    applies = geval.past(rule.als)
    if (applies is False and not rule.anders) or geval.gevraagd(rule.vanaf) is False:
        return None
    moment = geval.datum_van(naam) if applies else None
    start = geval.tijdstip(rule.vanaf)
    readings = tuple((reading, _lees_anders(geval, rule, reading)) for reading in rule.lezingen if applies)
    if not moment:
        return Stand(naam, rule, applies, start, lezingen=readings)
    done = geval.gehaald(rule)
    days = [moment.dag, *(count.dag for _, count in readings if count)]
    safe = veilige_datum(geval, rule, days)
    stand = status(rule, moment.dag, done, geval.vandaag)
    return Stand(naam, rule, applies, start, moment, safe, stand, done, geval.gepland(rule), readings)


def _lees_anders(geval: Geval, rule: Termijn, reading: Lezing) -> Geteld | None:
    """How another reading counts; None when it counts nothing, or when that cannot be told yet."""
    start = geval.tijdstip(reading.vanaf or rule.vanaf)
    if not start or not (reading.vanaf or reading.duur):
        return None
    version = geval.telregel(reading.duur or rule.duur, start.dag)
    if not version:
        return None
    return Geteld(start.dag, version, geval.tel(rule, start.dag, version.waarde, geval.verlenging(rule)))


def status(rule: Termijn, day: date, done: date | None, today: date) -> Status:
    """Where a deadline stands. A `ten_vroegste` cannot be missed: it is `verstreken` once it is reached."""
    if done and rule.soort != "ten_vroegste":
        return "gehaald" if done <= day else "te_laat"
    left = (day - today).days
    if left < 0:
        return "verstreken"
    if left == 0:
        return "vandaag"
    return "binnenkort" if left <= BINNENKORT else "komt"


def alleen_misschien(geval: Geval, stand: Stand) -> bool:
    """Whether a date is an estimate that may not exist at all, as far as anybody knows: nothing to plan on."""
    estimate = stand.tijdstip.raming if stand.tijdstip else None
    return bool(estimate and estimate.tenzij and geval.past(estimate.tenzij) is not False)


def veilige_datum(geval: Geval, rule: Termijn, days: list[date]) -> date:
    """The last (or for `ten_vroegste` first) date that is right in every reading, on an open day."""
    if rule.soort == "ten_vroegste":
        return geval.dagen.veilig(max(days), 1)
    first = min(days)
    return geval.dagen.veilig(first - timedelta(days=1) if rule.open_grens else first, -1)


def later_gebeurd(geval: Geval, rule: Termijn) -> Id:
    """A date that can only come after what this deadline asks, when that itself has no date; or ""."""
    if rule.gehaald_door and not geval.gehaald(rule):
        for chain in geval.planner.volgorde:
            if rule.gehaald_door in chain:
                for name in chain[chain.index(rule.gehaald_door) + 1 :]:
                    if (later := geval.tijdstip(name)) and later.dag <= geval.vandaag:
                        return name
    return ""


# --- remarks -------------------------------------------------------------------------------------


def berichten(geval: Geval, stand: Stand) -> Iterator[Bericht]:
    """What there is to say about a deadline, in the order in which it is read."""
    rule = stand.regel
    if stand.van_toepassing is False:
        yield Bericht("niet-van-toepassing")
    elif not stand.tijdstip:
        yield Bericht("nog-niet-te-bepalen")
    else:
        yield from _bij_datum(geval, stand, stand.tijdstip)
    if stand.van_toepassing:
        yield from (Bericht("regel", melding=m) for m in rule.meldingen if geval.past(m.als))
    if stand.tijdstip and stand.begin and len(geval.versies_van(rule.duur)) > 1:
        if version := geval.versie(rule.duur, stand.begin.dag):
            yield Bericht("versie", versie=version)


def _bij_datum(geval: Geval, stand: Stand, moment: Tijdstip) -> Iterator[Bericht]:
    """The remarks on a deadline that has a date."""
    rule, day, safe, done = stand.regel, moment.dag, stand.veilig, stand.gehaald_op
    if stand.gepland:
        yield Bericht("gepland")
    if safe != day:
        yield Bericht("veilige-dag", dag=safe)
    if not geval.dagen.gekend(day):
        yield Bericht("kalender-niet-nagekeken")
    if geval.dagen.gesloten(day):
        yield Bericht("gesloten")
    if moment.raming:
        yield Bericht("raming")
    if stand.begin and stand.begin.komt_nog and stand.begin.dag > geval.vandaag:
        yield Bericht("als-het-begint")
    if day < geval.vandaag and (after := later_gebeurd(geval, rule)):
        yield Bericht("wellicht-gebeurd", naam=after)
    if done and rule.soort == "ten_vroegste" and done < day:
        yield Bericht("te-vroeg")
    if not done and safe and safe < geval.vandaag <= day and rule.soort != "ten_vroegste":
        yield Bericht("veilige-dag-voorbij")
    if len(limits := _grenzen(geval, stand, day)) > 1:
        yield Bericht("grenzen", grenzen=limits)
    if rule.reeks and done:
        rows = geval.verdeling(rule)
        mine, later = rows[rule.reeks.nummer - 1][-1], any(rows[rule.reeks.nummer :])
        gap = geval.versie(rule.reeks.tussentijd, mine)
        if gap and not later:
            yield Bericht("volgende-keer", dag=geval.tel(rule, mine, gap.waarde), duur=gap.waarde)


def _grenzen(geval: Geval, stand: Stand, day: date) -> tuple[tuple[Id, date], ...]:
    """This date and those of the deadlines that may come first. A limit that had passed before the count
    began limits nothing any more."""
    limits = [(stand.id, day)]
    for other, limit in stand.regel.begrensd_door.items():
        rule = geval.termijnen.get(other)
        counts = rule and geval.past(rule.als) and geval.past(limit.als) is not False
        found = geval.datum_van(other) if counts else None
        if found and stand.begin and found.dag >= stand.begin.dag:
            limits.append((other, found.dag))
    return tuple(limits)
