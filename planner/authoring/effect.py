"""What a change of the rules does to answers: two versions of the data, compared by their results.

Closed questions are compared in every combination of answers. Dates are compared on a fixed set of
boundaries: the first and last days of months in four years around a leap year, the leap day, the day
before, on and after every limit that a rule of either version counts, and around every day on which a
value begins or ends. What was left out is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Any

from planner import taal
from planner.antwoorden import Antwoord, Antwoorden
from planner.authoring.gevallen import duren, ijkdag, waarden
from planner.evalueer import resultaat
from planner.geval import Geval, achterliggend, alle_termijnen
from planner.model import BedragPlanner, Planner, Regels, TermijnenPlanner, Waarde

MOST_CLOSED = 6_000  # combinations of closed answers that are all tried
MOST_WITH_DATES = 24  # of those, tried at each boundary of each date


@dataclass(slots=True)
class Groep:
    """Cases that change in the same way, with one of them as an example."""

    wat: str
    aantal: int
    van: int  # cases in which this deadline, condition or outcome had an answer
    voorbeeld: Antwoorden
    vandaag: date
    oud: str
    nieuw: str


@dataclass(slots=True)
class PlannerEffect:
    """What changed in one planner."""

    naam: str
    titel: str
    gevallen: int = 0
    veranderd: int = 0
    groepen: list[Groep] = field(default_factory=list)
    regels: list[str] = field(default_factory=list)  # rules that say something else, in words
    weg: list[str] = field(default_factory=list)  # outcomes that were reached and are no longer
    erbij: list[str] = field(default_factory=list)
    niet_vergeleken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Effect:
    """What changed between two versions of the data."""

    planners: list[PlannerEffect]
    nieuw: list[str]
    verdwenen: list[str]
    waarden: list[str]

    @property
    def leeg(self) -> bool:
        """True when no result, rule or value changed."""
        changed = any(p.veranderd or p.regels or p.weg or p.erbij for p in self.planners)
        return not (changed or self.nieuw or self.verdwenen or self.waarden)


def vergelijk(oud: Regels, nieuw: Regels) -> Effect:
    """Compare two sets of rules by what they answer."""
    both = [name for name in oud.planners if name in nieuw.planners]
    return Effect(
        planners=[_planner(oud, nieuw, name) for name in both],
        nieuw=[p.titel for name, p in nieuw.planners.items() if name not in oud.planners],
        verdwenen=[p.titel for name, p in oud.planners.items() if name not in nieuw.planners],
        waarden=_waarden(oud, nieuw),
    )


def _waarden(oud: Regels, nieuw: Regels) -> list[str]:
    rows = []
    for name in dict.fromkeys([*oud.waarden, *nieuw.waarden]):
        before, after = oud.waarden.get(name), nieuw.waarden.get(name)
        if before is None and after is not None:
            rows.append(f"{after.titel} is nieuw: {_versies(after.waarden)}.")
        elif after is None and before is not None:
            rows.append(f"{before.titel} is verdwenen (was {_versies(before.waarden)}).")
        elif before and after and _versies(before.waarden) != _versies(after.waarden):
            rows.append(f"{after.titel}: {_versies(after.waarden)} in plaats van {_versies(before.waarden)}.")
    return rows


def _versies(versions: Iterable[Waarde[Any]]) -> str:
    parts = []
    for version in versions:
        value = taal.datum(version.waarde) if isinstance(version.waarde, date) else str(version.waarde)
        until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
        parts.append(f"{value} vanaf {taal.datum(version.geldig_van)}{until}")
    return taal.opsomming(parts)


# --- one planner ---------------------------------------------------------------------------------


def _planner(oud: Regels, nieuw: Regels, name: str) -> PlannerEffect:
    found = PlannerEffect(name, nieuw.planners[name].titel)
    found.regels = _regels(oud, nieuw, name)
    if _zelfde(oud, nieuw, name):
        return found
    groups: dict[tuple[str, ...], Groep] = {}
    seen: dict[str, int] = {}
    reached: tuple[set[str], set[str]] = (set(), set())
    for answers, today in gevallen(oud, nieuw, name, found.niet_vergeleken):
        found.gevallen += 1
        before = _antwoord(oud, name, answers, today)
        after = _antwoord(nieuw, name, answers, today)
        for side, result in zip(reached, (before, after), strict=True):
            if "uitkomst" in result:
                side.add(result["uitkomst"])
        changes = {
            key: (before.get(key), after.get(key))
            for key in {**before, **after}
            if before.get(key) != after.get(key)
        }
        found.veranderd += bool(changes)
        for key in {**before, **after}:
            seen[key] = seen.get(key, 0) + 1
        for key, (one, other) in sorted(changes.items()):
            if key.startswith("veilig:") and key.replace("veilig:", "termijn:") in changes:
                continue  # said once: the safe day moves with its deadline
            kind = _soort_verandering(key, one, other)
            if kind not in groups:
                example, words = _kort(nieuw, name, key, answers), (one or "geen", other or "geen")
                groups[kind] = Groep(_naam(oud, nieuw, name, key), 0, 0, example, today, *words)
            groups[kind].aantal += 1
    for kind, group in groups.items():
        group.van = seen[kind[0]]
    found.groepen = sorted(groups.values(), key=lambda group: -group.aantal)
    titles = getattr(oud.planners[name], "uitkomsten", {}) | getattr(nieuw.planners[name], "uitkomsten", {})
    found.weg = [titles[item].titel for item in sorted(reached[0] - reached[1]) if item in titles]
    found.erbij = [titles[item].titel for item in sorted(reached[1] - reached[0]) if item in titles]
    return found


def _kort(rules: Regels, name: str, key: str, answers: Antwoorden) -> Antwoorden:
    """The answers behind a deadline or condition; all of them for an outcome."""
    kind, _, item = key.partition(":")
    case = Geval(rules, name, answers, date(2026, 1, 1))
    if kind in ("termijn", "veilig") and item in case.termijnen:
        behind = [q for cel in (item, *case.termijnen[item].als) for q in achterliggend(case, cel)]
    elif kind == "oordeel" and (rule := getattr(case.planner, "voorwaarden", {}).get(item)):
        behind = [q for cel in rule.als for q in achterliggend(case, cel)]
    else:
        return answers
    return {q: answers[q] for q in dict.fromkeys(behind) if q in answers}


def _zelfde(oud: Regels, nieuw: Regels, name: str) -> bool:
    """Whether nothing that can change a result differs: then no case needs to be tried."""
    return (
        oud.planners[name] == nieuw.planners[name]
        and oud.waarden == nieuw.waarden
        and oud.kalender == nieuw.kalender
        and alle_termijnen(oud, name) == alle_termijnen(nieuw, name)
    )


def _antwoord(rules: Regels, name: str, answers: Antwoorden, today: date) -> dict[str, str]:
    """What counts of a result: the outcome, the dates, the verdicts and the amounts, as text."""
    known = rules.planners[name].vragen
    typed = {key: value for key, value in answers.items() if key in known or key == "regels"}
    for key, value in typed.items():
        if isinstance(value, str) and key in known and value not in known[key].opties:
            return {"uitkomst": "(dit antwoord bestaat niet)"}
    result = resultaat(rules, name, typed, today)
    found = {"uitkomst": result["uitkomst"]} if result["uitkomst"] else {}
    for row in result["termijnen"]:
        if row["datum"]:
            found[f"termijn:{row['id']}"] = row["datum"]
            found[f"veilig:{row['id']}"] = row["veilig"]
    found |= {f"oordeel:{node['regel']}": node["oordeel"] for node in result["redenen"] if node.get("titel")}
    if amounts := result.get("bedragen"):
        found |= {"bedrag:totaal": amounts["totaal"]}
    return found


def _soort_verandering(key: str, one: str | None, other: str | None) -> tuple[str, ...]:
    if key.startswith(("termijn:", "veilig:")):
        direction = (
            "weg" if other is None else "nieuw" if one is None else "vroeger" if other < one else "later"
        )
        return (key, direction)
    if key.startswith("bedrag:"):
        return (key, "lager" if (other or "") < (one or "") else "hoger")
    return (key, one or "", other or "")


def _naam(oud: Regels, nieuw: Regels, name: str, key: str) -> str:
    kind, _, item = key.partition(":")
    if kind in ("termijn", "veilig"):
        rule = alle_termijnen(nieuw, name).get(item) or alle_termijnen(oud, name)[item]
        return rule.titel if kind == "termijn" else f"{rule.titel}, veilige datum"
    if kind == "oordeel":
        for rules in (nieuw, oud):
            rule_ = getattr(rules.planners[name], "voorwaarden", {}).get(item)
            if rule_:
                return str(rule_.titel)
    return "Totaal" if kind == "bedrag" else "Uitkomst"


def _regels(oud: Regels, nieuw: Regels, name: str) -> list[str]:
    """Deadlines whose rule itself says something else, in words."""
    rows = []
    before, after = alle_termijnen(oud, name), alle_termijnen(nieuw, name)
    for item in dict.fromkeys([*before, *after]):
        if item not in before:
            rows.append(f"{after[item].titel} is nieuw.")
        elif item not in after:
            rows.append(f"{before[item].titel} is verdwenen.")
        else:
            one, other = _duur(oud, before[item].duur), _duur(nieuw, after[item].duur)
            if one != other:
                start = _start(nieuw, name, after[item].vanaf)
                rows.append(f"{after[item].titel}: {other} in plaats van {one}, na {start}.")
            if before[item].vanaf != after[item].vanaf:
                rows.append(
                    f"{after[item].titel}: geteld vanaf {_start(nieuw, name, after[item].vanaf)} in plaats van "
                    f"{_start(oud, name, before[item].vanaf)}."
                )
    return rows


def _duur(rules: Regels, duur: str | tuple[Waarde[Any], ...]) -> str:
    versions = rules.waarden[duur].waarden if isinstance(duur, str) else duur
    return str(versions[0].waarde) if len(versions) == 1 else _versies(versions)


def _start(rules: Regels, name: str, verwijzing: str) -> str:
    return Geval(rules, name, {}, date(2026, 1, 1)).noem(verwijzing)


# --- cases ---------------------------------------------------------------------------------------


def gevallen(
    oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
) -> Iterator[tuple[Antwoorden, date]]:
    """The cases that are compared, each with its "today". What is left out is added to `weggelaten`."""
    planner = nieuw.planners[name]
    if isinstance(planner, TermijnenPlanner):
        yield from _datumgevallen(oud, nieuw, name)
    elif isinstance(planner, BedragPlanner):
        yield from _bedraggevallen(oud, nieuw, planner)
        weggelaten.append("Bij bedragen is telkens één regel vergeleken, met één traject.")
    else:
        yield from _gesloten(oud, nieuw, name, weggelaten)


def grensdagen(oud: Regels, nieuw: Regels) -> list[date]:
    """The documented boundary dates for a start date."""
    days: set[date] = set()
    for year in range(2023, 2027):
        for month in range(1, 13):
            first = date(year, month, 1)
            days |= {first, first - timedelta(days=1), first + timedelta(days=14)}
    days |= {date(2024, 2, 29) + timedelta(days=n) for n in (-1, 0, 1)}
    edges = {v.geldig_van for r in (oud, nieuw) for v in _alle_versies(r)}
    edges |= {v.geldig_tot for r in (oud, nieuw) for v in _alle_versies(r) if v.geldig_tot}
    return sorted(
        days | {edge + timedelta(days=n) for edge in edges if edge.year >= 2020 for n in (-1, 0, 1)}
    )


def _alle_versies(rules: Regels) -> Iterator[Waarde[Any]]:
    for item in rules.waarden.values():
        yield from item.waarden
    for planner in rules.planners.values():
        for rule in planner.termijnen.values():
            if isinstance(rule.duur, tuple):
                yield from rule.duur


def _datumgevallen(oud: Regels, nieuw: Regels, name: str) -> Iterator[tuple[Antwoorden, date]]:
    days = grensdagen(oud, nieuw)
    seen: set[tuple[Any, ...]] = set()
    for rules in (oud, nieuw):
        case = Geval(rules, name, {}, ijkdag(rules))
        for item, rule in case.termijnen.items():
            sides = [q for cel in rule.als for q in achterliggend(case, cel)]
            behind = dict.fromkeys([*achterliggend(case, item), *sides])
            dates = [q for q in behind if (v := case.vraag(q)) and v.soort == "datum"]
            closed = [
                q
                for q in behind
                if q not in dates and (v := case.vraag(q)) and v.soort in ("ja_nee", "geheel", "keuze")
            ]
            options = [
                [None, *waarden(case.planner.vragen[q], case.planner, q, ijkdag(rules), set())]
                for q in closed
            ]
            for day in days:
                for values in product(*options):
                    answers: Antwoorden = dict.fromkeys(dates, day)
                    answers |= {q: v for q, v in zip(closed, values, strict=True) if v is not None}
                    if "zeventien_plus_een" in answers and answers["zeventien_plus_een"] is False:
                        continue
                    key = tuple(sorted(answers.items()))
                    if key not in seen:
                        seen.add(key)
                        yield answers, day + timedelta(days=30)


def _domein(oud: Regels, nieuw: Regels, name: str, question: str) -> list[Antwoord]:
    """The answers to one question in either version."""
    found: dict[Antwoord, None] = {}
    for rules in (oud, nieuw):
        planner: Planner = rules.planners[name]
        if question in planner.vragen:
            lengths = duren(rules, name)
            found |= dict.fromkeys(
                waarden(planner.vragen[question], planner, question, ijkdag(nieuw), lengths)
            )
    return list(found)


def _gesloten(
    oud: Regels, nieuw: Regels, name: str, weggelaten: list[str]
) -> Iterator[tuple[Antwoorden, date]]:
    today = ijkdag(nieuw)
    questions = {**oud.planners[name].vragen, **nieuw.planners[name].vragen}
    dated = [q for q, v in questions.items() if v.soort == "datum"]
    closed = [q for q, v in questions.items() if v.soort in ("ja_nee", "keuze", "geheel")]
    domains = {q: _domein(oud, nieuw, name, q) for q in (*closed, *dated)}
    base = _basis(nieuw, name, dated, today)
    total = prod(len(domains[q]) for q in closed)
    if total > MOST_CLOSED:
        weggelaten.append(
            f"{nieuw.planners[name].titel}: van {total} combinaties van gesloten antwoorden zijn er {MOST_CLOSED} "
            "vergeleken, gelijk verdeeld."
        )
    for filled in _verdeeld(closed, domains, MOST_CLOSED):
        yield base | filled, today
    if dated:
        weggelaten.append(
            f"{nieuw.planners[name].titel}: datums zijn één voor één op hun grenzen gezet, niet in elke combinatie met elkaar."
        )
    few = list(_verdeeld(closed, domains, MOST_WITH_DATES))
    for question in dated:
        for day in domains[question]:
            for filled in few:
                yield base | {question: day} | filled, today
    for question in (*closed, *dated):
        for filled in few:
            yield {key: value for key, value in (base | filled).items() if key != question}, today


def _verdeeld(names: list[str], domains: Mapping[str, list[Antwoord]], most: int) -> Iterator[Antwoorden]:
    """All combinations of answers, or `most` of them at equal distances when there are more."""
    total = prod(len(domains[name]) for name in names)
    count = min(total, most)
    for number in range(count):
        rest, answers = number * total // count, {}
        for name in names:
            rest, index = divmod(rest, len(domains[name]))
            answers[name] = domains[name][index]
        yield answers


def _basis(rules: Regels, name: str, dated: list[str], today: date) -> Antwoorden:
    """Ordinary dates to start from: those of the first worked example, moved so that they end near today."""
    for example in rules.planners[name].voorbeelden:
        days = {q: date.fromisoformat(str(example.gegeven[q])) for q in dated if q in example.gegeven}
        if days:
            shift = today - (example.vandaag or max(days.values()))
            return {q: day + shift for q, day in days.items()}
    return {}


def _bedraggevallen(oud: Regels, nieuw: Regels, planner: BedragPlanner) -> Iterator[tuple[Antwoorden, date]]:
    today = ijkdag(nieuw)
    closed = [q for q, v in planner.regelvragen.items() if v.soort in ("ja_nee", "keuze")]
    domains = [[None, *waarden(planner.regelvragen[q], planner, q, today, set())] for q in closed]
    for values in product(*domains):
        line: Antwoorden = {q: v for q, v in zip(closed, values, strict=True) if v is not None}
        line[planner.aantalvraag] = 1
        yield {"regels": (line,)}, today


def woorden(rules: Regels, name: str, answers: Mapping[str, Antwoord]) -> str:
    """A case in words, for an editor."""
    case = Geval(rules, name, {}, date(2026, 1, 1))
    parts = []
    for key, value in answers.items():
        question = case.vraag(key)
        if isinstance(value, date):
            words = taal.datum(value)
        elif isinstance(value, bool):
            words = "ja" if value else "nee"
        elif isinstance(value, tuple):
            words = "; ".join(
                woorden(rules, name, line) if isinstance(line, dict) else str(line) for line in value
            )
        else:
            words = (
                question.opties[value].titel
                if question and isinstance(value, str) and value in question.opties
                else str(value)
            )
        parts.append(f"{case.noem(key) if question else key}: {words}")
    return ", ".join(parts)
