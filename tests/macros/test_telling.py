"""Wat een tabel over een termijn zegt, is alles wat de datum bepaalt.

Twee bewijzen. Elke datum van elk voorbeeld wordt opnieuw geteld uit de beschrijving alleen, zonder de regel. En elk
veld van een regel wordt veranderd: krijgt een voorbeeld dan een andere datum, dan moet de tabel iets anders zeggen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

import pytest

from macros import telling as t
from macros.regels import regels_van
from macros.site import Site
from planner.dates import Duur, add, add_latest
from planner.geval import Geval, alle_termijnen
from planner.kalender import Dagen
from planner.model import AndereStart, Grens, Lezing, Moment, Regels, Termijn
from planner.soorten import uitslag
from planner.termijn import bereken, berichten
from planner.toon.leg_uit import leg_uit
from planner.toon.resultaat import als_json
from planner.vragen.antwoorden import lees
from planner.vragen.soort import Antwoorden

VANDAAG = date(2026, 11, 29)
EERSTE_REGELS = date(2023, 7, 1)

type Geven = tuple[Antwoorden, date]


def voorbeelden(rules: Regels, naam: str) -> Iterator[Geven]:
    """The answers of all examples of a planner and of its deadlines."""
    planner = rules.planners[naam]
    rows = [*planner.voorbeelden, *(v for rule in planner.termijnen.values() for v in rule.voorbeelden)]
    for row in rows:
        yield lees(planner, row.gegeven, tekst=True)[0], row.vandaag or VANDAAG


# --- counting again, from the description alone -----------------------------------------------------


class Natellen:
    """Dates made from `telling`; conditions and questions are all that it takes from the engine."""

    def __init__(self, rules: Regels, naam: str, answers: Antwoorden, today: date) -> None:
        self.rules, self.naam, self.today = rules, naam, today
        self.case = Geval(rules, naam, answers, today)
        self.answers = self.case.antwoorden  # an answer to a question that is not asked does not count
        self.dagen = Dagen(rules.kalender)

    def telling(self, key: str) -> t.Telling:
        count = t.telling(self.rules, self.naam, key)
        return next((other for cells, other in count.soms if self.case.past(cells)), count)

    def versie(self, versions: Any, day: date) -> Any:
        started = [v for v in versions if v.geldig_van <= day]
        last = max(started, key=lambda v: v.geldig_van, default=None)
        return last.waarde if last and (last.geldig_tot is None or day <= last.geldig_tot) else None

    def begin(self, begin: t.Begin) -> date | None:
        if begin.naam == "vandaag":
            return self.today
        if begin.vroegste_van:
            return min(filter(None, map(self.begin, begin.vroegste_van)), default=None)
        if begin.gegeven or begin.schatting:
            given = self.begin(begin.gegeven) if begin.gegeven else None
            return given or (self.schatting(begin.schatting) if begin.schatting else None)
        if begin.naam in self.rules.waarden:
            found: date | None = self.versie(self.rules.waarden[begin.naam].waarden, self.case.peildatum)
            return found
        if begin.naam in alle_termijnen(self.rules, self.naam):
            return self.datum(self.telling(begin.naam))
        answer = self.answers.get(begin.naam)
        return answer if isinstance(answer, date) else None

    def schatting(self, guess: t.Schatting) -> date | None:
        start = self.begin(guess.begin)
        if not start or (guess.tenzij and self.case.past(guess.tenzij)):
            return None
        duration = self.versie(guess.duur, start)
        return add(start, duration) if duration else None

    def zonder_reeks(self, count: t.Telling) -> date | None:
        start = self.begin(count.begin)
        duration = self.versie(count.duur, start) if start else None
        if not start or not duration:
            return None
        given = [self.answers.get(part.vraag, 0) for part in count.erbij]
        extra = sum(months for months in given if isinstance(months, int))
        total = Duur(duration.maanden + extra, "maanden") if extra else duration
        day = add_latest(start, total) if count.soort == "ten_vroegste" else add(start, total)
        return day - timedelta(days=1) if count.dag_ervoor else day

    def datum(self, count: t.Telling) -> date | None:
        day, row = self.zonder_reeks(count), count.keer
        if not day or not row or row.nummer == 1:
            return day
        before = self.keer(row.vraag, row.nummer - 1)
        start = self.begin(count.begin)
        gap = self.versie(row.tussentijd, start) if start else None
        return min(day, add(before, gap)) if before and gap else day

    def keer(self, vraag: str, nummer: int) -> date | None:
        """The last date that belongs to a number of a row; early ones count with the limit they are before."""
        rest = list(self.answers.get(vraag, ()))  # type: ignore[arg-type]
        row = [self.telling(key) for key in alle_termijnen(self.rules, self.naam)]
        row = sorted(
            (c for c in row if c.keer and c.keer.vraag == vraag), key=lambda c: c.keer.nummer if c.keer else 0
        )
        mine: list[date] = []
        for count in row[:nummer]:
            limit = self.zonder_reeks(count)
            mine = rest[:1]
            while limit and mine and len(mine) < len(rest) and rest[len(mine)] <= limit:
                mine = rest[: len(mine) + 1]
            rest = rest[len(mine) :]
        return mine[-1] if mine else None

    def rij(self, key: str) -> tuple[str | None, str | None]:
        """The date and the safe date, as in a result."""
        count = self.telling(key)
        day = self.datum(count) if not count.als or self.case.past(count.als) else None
        if not day:
            return None, None
        days = [day, *filter(None, map(self.zonder_reeks, count.lezingen))]
        if count.soort == "ten_vroegste":
            safe = self.dagen.veilig(max(days), 1)
        else:
            safe = self.dagen.veilig(min(days) - timedelta(days=count.open_grens), -1)
        return day.isoformat(), safe.isoformat()


def rijen(rules: Regels, naam: str, given: Geven) -> dict[str, tuple[Any, ...]]:
    found = als_json(leg_uit(uitslag(rules, naam, *given)))["termijnen"]
    return {row["id"]: (row["datum"], row["veilig"]) for row in found}


def test_elke_datum_volgt_uit_wat_de_tabel_zegt(site: Site) -> None:
    counted = 0
    for naam in site.rules.planners:
        for given in voorbeelden(site.rules, naam):
            request = given[0].get(site.rules.planners[naam].kaderdatum)
            early = isinstance(request, date) and request < EERSTE_REGELS
            again = Natellen(site.rules, naam, *given)
            for key, row in rijen(site.rules, naam, given).items():
                # A request of before these rules gives no date at all: the planner itself says so.
                assert row == (None, None) if early else again.rij(key) == row, (naam, key, given)
                counted += row[0] is not None
    assert counted > 60


# --- changing each field ----------------------------------------------------------------------------


def andere_datums(rules: Regels, naam: str) -> list[str]:
    return [key for key, question in rules.planners[naam].vragen.items() if question.soort == "datum"]


def andere_duren(rules: Regels) -> list[str]:
    return [key for key, item in rules.waarden.items() if item.soort == "duur"]


def varianten(rules: Regels, naam: str, rule: Termijn, veld: str) -> Iterator[Termijn]:
    """The same rule with another value in one field."""
    duren = (rules.waarden[rule.duur].waarden if isinstance(rule.duur, str) else rule.duur)[-1:]
    match veld:
        case "soort":
            for kind in ("uiterlijk", "ten_vroegste", "richtdatum"):
                yield replace(rule, soort=kind)  # type: ignore[arg-type]
        case "vanaf":
            for start in (*andere_datums(rules, naam), "vandaag"):
                yield replace(rule, vanaf=start)
        case "duur":
            version: Any = duren[0]
            for other in (
                replace(version, waarde=Duur(version.waarde.aantal + 1, version.waarde.eenheid)),
                replace(version, geldig_van=date(2026, 1, 1)),
                replace(version, geldig_tot=date(2025, 12, 31)),
            ):
                yield replace(rule, duur=(other,))
            later = replace(version, geldig_van=date(2026, 1, 1), waarde=Duur(9, "dagen"))
            yield replace(rule, duur=(version, later))
        case "verlengd_met":
            numbers = [key for key, q in rules.planners[naam].vragen.items() if q.soort == "geheel"]
            if all(version.waarde.in_maanden for version in duren):
                for names in ((), *((name,) for name in numbers), tuple(numbers)):
                    yield replace(rule, verlengd_met=names)
        case "dag_ervoor":
            yield replace(rule, dag_ervoor=not rule.dag_ervoor)
        case "open_grens":
            yield replace(rule, open_grens=not rule.open_grens)
        case "reeks" if rule.reeks:
            if rule.reeks.nummer == 3:  # a row has no holes
                yield replace(rule, reeks=None)
            for gap in andere_duren(rules):
                yield replace(rule, reeks=replace(rule.reeks, tussentijd=gap))
        case "als":
            yield replace(rule, als={})
            for fact in rules.planners[naam].feiten:
                for value in ("ja", "nee"):
                    yield replace(rule, als={fact: (value,)})
        case "anders":
            yield replace(rule, anders="Dan niet.")
        case "begrensd_door":
            yield replace(rule, begrensd_door={})
            yield replace(rule, begrensd_door={key: Grens() for key in [*alle_termijnen(rules, naam)][:1]})
            yield replace(rule, begrensd_door={key: Grens() for key in rule.begrensd_door})
        case "lezingen":
            yield replace(rule, lezingen=())
            for start in andere_datums(rules, naam):
                yield replace(rule, lezingen=(Lezing("Anders gelezen.", rule.bron, vanaf=start),))
            for duration in andere_duren(rules)[:4]:
                yield replace(rule, lezingen=(Lezing("Anders gelezen.", rule.bron, duur=duration),))
        case "titel":
            yield replace(rule, titel="Een andere titel")
        case "gehaald_door":
            for start in ("", *andere_datums(rules, naam)):
                yield replace(rule, gehaald_door=start)
        case (
            "bron"
            | "wie"
            | "hulpmiddel"
            | "stap"
            | "te_laat"
            | "achteraf"
            | "voorbij"
            | "voorbeelden"
            | "meldingen"
            | "reeks"
        ):
            return
        case _:
            pytest.fail(f"Nieuw veld ‘{veld}’ van een termijn: zeg hier hoe het kan veranderen.")


# Fields that say something about a deadline and decide no date.
ZONDER_INVLOED = {
    "titel",
    "bron",
    "wie",
    "hulpmiddel",
    "stap",
    "te_laat",
    "achteraf",
    "voorbij",
    "voorbeelden",
    "meldingen",
    "gehaald_door",
}


def datums(rules: Regels, naam: str, key: str) -> list[tuple[Any, ...]]:
    """What all examples say about a deadline: the date, the safe date, and a limit that comes first."""
    found = []
    for given in voorbeelden(rules, naam):
        case = Geval(rules, naam, *given)
        row = bereken(case, key, case.termijnen[key])
        limits = [remark.grenzen for remark in berichten(case, row) if remark.id == "grenzen"] if row else []
        found.append((row.datum, row.veilig, limits, row.van_toepassing) if row else ())
    return found


def woorden(site: Site, rules: Regels, naam: str, key: str) -> str:
    other = copy(site)
    other.rules = rules
    page = regels_van(other, naam)
    return page.wanneer(key) + page.andere_lezingen(key)


def met(rules: Regels, naam: str, **changes: Any) -> Regels:
    return replace(rules, planners=rules.planners | {naam: replace(rules.planners[naam], **changes)})


@pytest.fixture(scope="module")
def verandering(site: Site) -> Callable[[str, str, Regels], bool]:
    """Whether a change gives an example another date. If so, the table says something else."""
    before = cache(partial(datums, site.rules))
    words = cache(partial(woorden, site, site.rules))

    def veranderd(naam: str, key: str, changed: Regels) -> bool:
        if before(naam, key) == datums(changed, naam, key):
            return False
        assert words(naam, key) != woorden(site, changed, naam, key), (naam, key, changed.planners[naam])
        return True

    return veranderd


@pytest.mark.parametrize("veld", [spec.name for spec in fields(Termijn)])
def test_verandert_een_veld_een_datum_dan_verandert_de_tabel(
    site: Site, verandering: Callable[[str, str, Regels], bool], veld: str
) -> None:
    rules, changed = site.rules, 0
    for naam, planner in rules.planners.items():
        for key, rule in planner.termijnen.items():
            for other in varianten(rules, naam, rule, veld):
                terms = planner.termijnen | {key: other}
                changed += verandering(naam, key, met(rules, naam, termijnen=terms))
    assert (changed == 0) == (veld in ZONDER_INVLOED)


def test_verandert_een_moment_een_datum_dan_verandert_de_tabel(
    site: Site, verandering: Callable[[str, str, Regels], bool]
) -> None:
    """A moment, its estimate, and the other start that a planner may give a deadline of another one."""
    rules, changed = site.rules, 0
    for naam, planner in rules.planners.items():
        for name, moment in planner.momenten.items():
            for other in momenten(rules, naam, moment):
                for key, rule in planner.termijnen.items():
                    if rule.vanaf == name:
                        now = met(rules, naam, momenten=planner.momenten | {name: other})
                        changed += verandering(naam, key, now)
        for key in alle_termijnen(rules, naam):
            for start in andere_datums(rules, naam):
                for fact in [*planner.feiten][:2]:
                    soms = AndereStart({fact: ("ja",)}, start, planner.bron)
                    changed += verandering(naam, key, met(rules, naam, andere_start={key: soms}))
    assert changed > 10


def momenten(rules: Regels, naam: str, moment: Moment) -> Iterator[Moment]:
    for part in moment.vroegste_van:
        yield replace(moment, vroegste_van=tuple(p for p in moment.vroegste_van if p != part))
    if moment.gegeven:
        for start in andere_datums(rules, naam):
            yield replace(moment, gegeven=start)
    if moment.vanaf:
        for duration in andere_duren(rules):
            yield replace(moment, duur=duration)
        for start in andere_datums(rules, naam):
            yield replace(moment, vanaf=start)
    if moment.raming:
        yield replace(moment, raming=None)
        yield replace(moment, raming=replace(moment.raming, tenzij={}))
        for duration in andere_duren(rules):
            yield replace(moment, raming=replace(moment.raming, duur=duration))
        for start in andere_datums(rules, naam):
            yield replace(moment, raming=replace(moment.raming, vanaf=start))


# --- as people read it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planner", "termijn", "zegt"),
    [
        ("termijnen", "maximumduur", "uiterlijk 18 maanden (plus de toegekende verlenging) na status Bezig"),
        ("termijnen", "maximumduur", "hoogstens 6 maanden"),
        ("termijnen", "maximumduur", "de dag ervoor is veilig"),
        (
            "verlenging",
            "nieuwe-einddatum",
            "uiterlijk 18 maanden (plus de toegekende verlenging en de gevraagde maanden) na status Bezig",
        ),
        ("termijnen", "verlenging-aanvragen", "uiterlijk de dag vóór 18 maanden na status Bezig"),
        ("termijnen", "evaluatie-12", "was de keer ervoor vroeg, dan hoogstens 6 maanden daarna"),
        ("termijnen", "evaluatie-18", "Alleen als: Er is een verlenging toegekend"),
        ("termijnen", "evaluatie-6", "de vroegste van de ondertekening van het trajectplan en het opladen"),
        ("termijnen", "eindverslag-eindadvies", "ook ‘Einde van de maximumduur’"),
        ("termijnen", "laatste-registratie", "Dan een raming: 24 maanden na status Bezig"),
        ("termijnen", "trajectplan", "Dan: uiterlijk 6 weken na de toeleiding"),
        ("eindadvies", "maximumduur", "(plus de toegekende verlenging)"),
        ("termijnen", "eerste-gesprek", "Regel sinds 1 juli 2023"),
    ],
)
def test_een_tabel_zegt_hoe_de_datum_geteld_is(site: Site, planner: str, termijn: str, zegt: str) -> None:
    assert zegt in woorden(site, site.rules, planner, termijn)
