"""What a change of the rules does to answers: two versions of the data, compared by their results.

`gevallen` says which cases are compared, and what is left out. A case with an answer that only one
version knows cannot be compared: it is counted apart, with what it leads to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any

from planner import taal
from planner.authoring.effect.bestandsverschil import Wijziging, wijzigingen
from planner.authoring.effect.gevallen import gevallen
from planner.authoring.gegevens import zonder_voorbeelden
from planner.authoring.randgevallen import ijkdag
from planner.geval import Geval, alle_termijnen
from planner.model import (
    Id,
    Melding,
    Planner,
    Regels,
    Stap,
    Termijn,
    TermijnVoorbeeld,
    Voorbeeld,
    Vraag,
    Waarde,
    alle_vragen,
    regelvragen,
    uitkomsten_van,
)
from planner.soorten import uitslag
from planner.termijn import berichten
from planner.uitslag import Regelmelding
from planner.vragen import soort_van
from planner.vragen.antwoorden import lees
from planner.vragen.soort import Antwoord, Antwoorden
from planner.woorden import PLEK, SOORT_WOORD, Woorden, noem, waarde_tekst


@dataclass(slots=True)
class Groep:
    """Cases that change in the same way, with one of them as an example."""

    sleutel: str  # what changes: uitkomst, termijn:id, veilig:id, oordeel:id, bedrag:totaal, stap:tekst, melding:tekst
    wat: str
    aantal: int
    van: int  # cases in which this had an answer; of a step or message all cases
    voorbeeld: Antwoorden  # no more answers than the change needs
    vandaag: date
    oud: str
    nieuw: str
    gedeeld: Antwoorden = field(default_factory=dict)  # closed answers that all these cases have
    eerste: date = date.max  # the first "today" on which it changes


@dataclass(slots=True)
class Antwoordgroep:
    """Cases with an answer that only one of the versions knows."""

    vraag: str
    antwoord: str
    nieuw: bool  # the answer came; otherwise it went
    aantal: int = 0
    uitkomsten: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Regelwijziging:
    """A deadline whose own rule says something else, in words."""

    termijn: str
    zin: str


@dataclass(slots=True)
class PlannerEffect:
    """What changed in one planner."""

    naam: str
    titel: str
    gevallen: int = 0
    veranderd: int = 0
    eerste: date = date.max  # the first "today" that was compared
    groepen: list[Groep] = field(default_factory=list)
    antwoorden: list[Antwoordgroep] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)  # questions that came or went, in words
    regels: list[Regelwijziging] = field(default_factory=list)
    weg: list[str] = field(default_factory=list)  # outcomes that were reached and are no longer
    erbij: list[str] = field(default_factory=list)
    voorbeelden: list[str] = field(default_factory=list)  # worked examples that get another answer
    wijzigingen: list[Wijziging] = field(default_factory=list)  # what its file says differently
    niet_vergeleken: list[str] = field(default_factory=list)

    @property
    def andere_antwoorden(self) -> bool:
        """Whether something in its results or rules changed; texts do not count."""
        return bool(self.veranderd or self.antwoorden or self.vragen or self.regels or self.weg or self.erbij)


@dataclass(slots=True)
class Effect:
    """What changed between two versions of the data."""

    planners: list[PlannerEffect]
    nieuw: list[Id]  # planners that came
    verdwenen: list[str]  # the titles of those that went
    waarden: dict[str, str]  # shared values, in words
    bestanden: dict[str, list[Wijziging]]  # other files that say something else

    @property
    def zelfde_resultaten(self) -> bool:
        """True when no result, rule or value changed."""
        changed = any(p.andere_antwoorden for p in self.planners)
        return not (changed or self.nieuw or self.verdwenen or self.waarden)

    @property
    def leeg(self) -> bool:
        """True when nothing changed, not even a text."""
        return self.zelfde_resultaten and not (any(p.wijzigingen for p in self.planners) or self.bestanden)


def vergelijk(
    oud: Regels,
    nieuw: Regels,
    andere: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {}),
) -> Effect:
    """Compare two sets of rules by what they answer.

    `andere` has the contents of the files that are no rules (glossary, tasks …), by name.
    """
    both = [name for name in oud.planners if name in nieuw.planners]
    files = {
        "waarden": (oud.waarden, nieuw.waarden),
        "bronnen.yml": (oud.bronnen, nieuw.bronnen),
        "rollen.yml": (oud.rollen, nieuw.rollen),
        "kalender.yml": (oud.kalender, nieuw.kalender),
        **{name: (andere[0].get(name), andere[1].get(name)) for name in {**andere[0], **andere[1]}},
    }
    return Effect(
        planners=[_planner(oud, nieuw, name) for name in both],
        nieuw=[name for name in nieuw.planners if name not in oud.planners],
        verdwenen=[p.titel for name, p in oud.planners.items() if name not in nieuw.planners],
        waarden=_waarden(oud, nieuw),
        bestanden={name: rows for name, pair in files.items() if (rows := list(wijzigingen(*pair)))},
    )


def _waarden(oud: Regels, nieuw: Regels) -> dict[str, str]:
    rows = {}
    for name in dict.fromkeys([*oud.waarden, *nieuw.waarden]):
        before, after = oud.waarden.get(name), nieuw.waarden.get(name)
        if before is None and after is not None:
            rows[name] = f"{after.titel} is nieuw: {_versies(after, after.waarden)}."
        elif after is None and before is not None:
            rows[name] = f"{before.titel} is verdwenen (was {_versies(before, before.waarden)})."
        elif before and after and _inhoud(before.waarden) != _inhoud(after.waarden):
            rows[name] = (
                f"{after.titel}: {_anders(_versies, (before, before.waarden), (after, after.waarden))}."
            )
    return rows


def _inhoud(versions: Iterable[Waarde[Any]]) -> list[tuple[Any, ...]]:
    """What of a value can change a result: not its source or day of review."""
    return [(v.geldig_van, v.geldig_tot, v.waarde) for v in versions]


def _versies(item: Any, versions: Iterable[Waarde[Any]]) -> str:
    parts = []
    for version in versions:
        value = str(version.waarde) if item is None else waarde_tekst(item, version)
        until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
        parts.append(f"{value} vanaf {taal.datum(version.geldig_van)}{until}")
    return taal.opsomming(parts)


def _anders(noem: Any, before: tuple[Any, Any], after: tuple[Any, Any]) -> str:
    """Two rows of versions in words: what came later is told as a new version, not as another value."""
    one, other = _inhoud(before[1]), _inhoud(after[1])
    if len(other) > len(one) and other[: len(one)] == one:
        return f"{noem(after[0], after[1][len(one) :])}, tot dan {waarde_tekst(before[0], before[1][-1])}"
    if len(one) == len(other) == 1 and one[0][:2] == other[0][:2]:
        return f"{waarde_tekst(after[0], after[1][0])} in plaats van {waarde_tekst(before[0], before[1][0])}"
    return f"{noem(*after)} in plaats van {noem(*before)}"


# --- one planner ---------------------------------------------------------------------------------


def _planner(oud: Regels, nieuw: Regels, name: str) -> PlannerEffect:
    found = PlannerEffect(name, nieuw.planners[name].titel)
    found.wijzigingen = list(wijzigingen(oud.planners[name], nieuw.planners[name]))
    found.regels = _regels(oud, nieuw, name)
    if _zelfde(oud, nieuw, name):
        return found
    if oud.planners[name].soort != nieuw.planners[name].soort:
        found.niet_vergeleken.append(f"{found.titel}: dit is nu een andere soort planner.")
        return found
    telling = _Telling(oud, nieuw, found)
    for answers, today in gevallen(oud, nieuw, name, found.niet_vergeleken):
        telling.geval(answers, today)
    telling.klaar()
    return found


class _Telling:
    """The cases of one planner, counted."""

    def __init__(self, oud: Regels, nieuw: Regels, found: PlannerEffect) -> None:
        self.oud, self.nieuw, self.found, self.naam = oud, nieuw, found, found.naam
        self.groups: dict[tuple[str, ...], Groep] = {}
        self.answers: dict[tuple[str, str, bool], Antwoordgroep] = {}
        self.seen: Counter[str] = Counter()
        self.reached: tuple[set[str], set[str]] = (set(), set())
        before, after = (alle_vragen(rules.planners[self.naam]) for rules in (oud, nieuw))
        self.new = {key: question for key, question in after.items() if key not in before}
        self.gone = {key: question for key, question in before.items() if key not in after}
        # Per answer to a question that one version lacks: how many cases, and how many change.
        self.per_answer: dict[tuple[str, str], list[int]] = {}
        self.nieuwe_tekst = _nieuwe_teksten(oud.planners[self.naam], nieuw.planners[self.naam])
        self.hoort_bij = {
            key: f"termijn:{name}"
            for name, rule in alle_termijnen(nieuw, self.naam).items()
            for _, key in _tekstdragers(rule)
        }

    def geval(self, answers: Antwoorden, today: date) -> None:
        if self._alleen_een_versie(answers, today):
            return
        found = self.found
        found.gevallen += 1
        found.eerste = min(found.eerste, today)
        before = self._antwoord(self.oud, answers, today)
        after = self._antwoord(self.nieuw, answers, today)
        for side, result in zip(self.reached, (before, after), strict=True):
            if "uitkomst" in result:
                side.add(result["uitkomst"])
        keys = [*{**before, **after}]
        self.seen.update(keys)
        changes = {key for key in keys if before.get(key) != after.get(key)}
        found.veranderd += bool(changes)
        for key in (*self.new, *self.gone):
            if key in answers:
                row = self.per_answer.setdefault((key, antwoordtekst(self._vraag(key), answers[key])), [0, 0])
                row[0] += 1
                row[1] += bool(changes)
        for key in sorted(changes):
            if key.startswith("veilig:") and key.replace("veilig:", "termijn:") in changes:
                continue  # said once: the safe day moves with its deadline
            if key.startswith("oordeel:") and "uitkomst" in changes and not (key in before and key in after):
                continue  # another outcome has other conditions
            if key.startswith(("stap:", "melding:")) and not changes.isdisjoint(
                ("uitkomst", self.hoort_bij.get(key))
            ):
                continue  # so are its steps and messages, and those of a deadline that moved
            self._tel(key, before.get(key), after.get(key), answers, today)

    def _antwoord(self, rules: Regels, answers: Antwoorden, today: date) -> dict[str, str]:
        """The answer, in which a step or message goes by its new text in both versions."""
        return {
            self.nieuwe_tekst.get(key, key): v
            for key, v in antwoord(rules, self.naam, answers, today).items()
        }

    def _vraag(self, key: str) -> Vraag:
        return {**self.gone, **self.new}[key]

    def _tel(self, key: str, one: str | None, other: str | None, answers: Antwoorden, today: date) -> None:
        kind = _soort_verandering(key, one, other)
        group = self.groups.get(kind)
        if group is None:
            what = _naam(self.oud, self.nieuw, self.naam, key)
            small = self._kleinste(key, one, other, answers, today)
            shared: Antwoorden = {q: v for q, v in small.items() if isinstance(v, (bool, int, str))}
            group = Groep(key, what, 0, 0, small, today, one or "geen", other or "geen", shared)
            self.groups[kind] = group
        group.aantal += 1
        group.eerste = min(group.eerste, today)
        for question in [q for q, v in group.gedeeld.items() if answers.get(q) != v]:
            del group.gedeeld[question]

    def _kleinste(
        self, key: str, one: str | None, other: str | None, answers: Antwoorden, today: date
    ) -> Antwoorden:
        """As few of the answers as still show this change, so that an example says what matters."""
        kept = dict(answers)
        for question in reversed(list(answers)):
            fewer = {q: v for q, v in kept.items() if q != question}
            if (
                self._antwoord(self.oud, fewer, today).get(key) == one
                and self._antwoord(self.nieuw, fewer, today).get(key) == other
            ):
                kept = fewer
        return kept

    def _alleen_een_versie(self, answers: Antwoorden, today: date) -> bool:
        """Count a case with an answer that only one version knows apart."""
        for rules, other, is_new in ((self.nieuw, self.oud, True), (self.oud, self.nieuw, False)):
            stranger = _onbekend_antwoord(other.planners[self.naam], answers)
            if stranger is None:
                continue
            question, value = stranger
            if _onbekend_antwoord(rules.planners[self.naam], answers):
                return True  # an answer that each version lacks: never a case
            known = alle_vragen(rules.planners[self.naam])[question]
            group = self.answers.setdefault(
                (question, str(value), is_new),
                Antwoordgroep(known.vraag, antwoordtekst(known, value), is_new),
            )
            group.aantal += 1
            result = antwoord(rules, self.naam, answers, today)
            if getattr(rules.planners[self.naam], "uitkomsten", {}) and "bedrag:totaal" not in result:
                group.uitkomsten[uitkomst_titel(rules, self.naam, result.get("uitkomst", ""))] += 1
            self.reached[0 if not is_new else 1].update(filter(None, [result.get("uitkomst")]))
            return True
        return False

    def klaar(self) -> None:
        found = self.found
        for kind, group in self.groups.items():
            group.van = found.gevallen if kind[0].startswith(("stap:", "melding:")) else self.seen[kind[0]]
        found.groepen = sorted(self.groups.values(), key=lambda group: -group.aantal)
        found.antwoorden = list(self.answers.values())
        found.vragen = [
            *(f"Nieuwe vraag: ‘{q.vraag}’{self._per_antwoord(key)}" for key, q in self.new.items()),
            *(f"De vraag ‘{q.vraag}’ is verdwenen{self._per_antwoord(key)}" for key, q in self.gone.items()),
        ]
        gone, new = self.reached[0] - self.reached[1], self.reached[1] - self.reached[0]
        found.weg = [uitkomst_titel(self.oud, self.naam, item) for item in sorted(gone)]
        found.erbij = [uitkomst_titel(self.nieuw, self.naam, item) for item in sorted(new)]
        found.voorbeelden = list(_andere_voorbeelden(self.oud, self.nieuw, self.naam))

    def _per_antwoord(self, key: str) -> str:
        parts = [
            f"met ‘{words}’ {_aantal(changed, total)}"
            for (question, words), (total, changed) in self.per_answer.items()
            if question == key
        ]
        return f": {'; '.join(parts)}." if parts else "."


def _aantal(changed: int, total: int) -> str:
    if not changed:
        return f"verandert geen enkel van de {total} gevallen"
    return f"{'verandert' if changed == 1 else 'veranderen'} {changed} van {total} gevallen"


def _zelfde(oud: Regels, nieuw: Regels, name: str) -> bool:
    """Whether nothing that can change a result differs: then no case needs to be tried."""
    before, after = alle_termijnen(oud, name), alle_termijnen(nieuw, name)
    used = gebruikt(oud, name) | gebruikt(nieuw, name)
    return (
        all(
            item.soort in ("tekst", "bron", "nazicht", "voorbeeld")
            for item in _regelverschil(oud, nieuw, name)
        )
        and not any(item.soort == "regel" for item in wijzigingen(before, after))
        and all(_kern(oud, key) == _kern(nieuw, key) for key in used & {*oud.waarden, *nieuw.waarden})
        and (oud.kalender == nieuw.kalender or not after)
    )


def _regelverschil(oud: Regels, nieuw: Regels, name: str) -> Iterator[Wijziging]:
    return wijzigingen(oud.planners[name], nieuw.planners[name])


def _kern(rules: Regels, key: str) -> list[tuple[Any, ...]]:
    return _inhoud(rules.waarden[key].waarden) if key in rules.waarden else []


def gebruikt(rules: Regels, name: str) -> set[str]:
    """Every word in a planner, or in the deadlines it takes over, that can be the name of something."""
    return set(_woorden_in((rules.planners[name], alle_termijnen(rules, name))))


def ongebruikte_vragen(rules: Regels, name: str) -> list[str]:
    """The questions of a planner that no row, fact, deadline, step or text asks for."""
    planner = zonder_voorbeelden(rules).planners[name]
    lines = regelvragen(planner)
    bare = replace(planner, vragen={}, **({"regelvragen": {}} if lines else {}))  # type: ignore[arg-type]
    used = set(_woorden_in((bare, alle_termijnen(rules, name))))
    used |= {cell for question in alle_vragen(planner).values() for cell in question.als}
    return [question.vraag for key, question in alle_vragen(planner).items() if key not in used]


def _woorden_in(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
        yield from (match[2] for match in PLEK.finditer(item))
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield key
            yield from _woorden_in(value)
    elif isinstance(item, tuple):
        for value in item:
            yield from _woorden_in(value)
    elif is_dataclass(item):
        for part in fields(item):
            yield from _woorden_in(getattr(item, part.name))


def antwoord(rules: Regels, name: str, answers: Antwoorden, today: date) -> dict[str, str]:
    """What counts of a result: the outcome, the dates, the verdicts, the amounts, the steps with who takes them, and
    the messages, as text."""
    known = rules.planners[name].vragen
    typed = {key: value for key, value in answers.items() if key in known}
    if lines := regelvragen(rules.planners[name]):
        typed["regels"] = tuple(
            {key: v for key, v in line.items() if key in lines} for line in _lijnen(answers)
        )
    result = uitslag(rules, name, typed, today)
    found = {"uitkomst": result.uitkomst} if result.uitkomst else {}
    for item in result.termijnen:
        if item.datum and item.veilig:
            found[f"termijn:{item.id}"] = item.datum.isoformat()
            found[f"veilig:{item.id}"] = item.veilig.isoformat()
    found |= {f"oordeel:{name}": item.oordeel for name, item in result.oordelen.items()}
    if result.bedragen:
        found["bedrag:totaal"] = str(result.bedragen.totaal)
    for action in result.stappen:
        found[f"stap:{action.stap.wat}"] = rules.rollen[action.stap.wie].naam
    beside = (m.melding for item in result.termijnen for m in berichten(result.geval, item) if m.melding)
    above = (item.melding for item in result.letop if isinstance(item, Regelmelding))
    return found | {f"melding:{remark.tekst}": "ja" for remark in (*above, *beside)}


def _tekstdragers(item: Any, plek: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The key of each step and message, by its place in the rules."""
    if isinstance(item, (Stap, Melding)):
        yield plek, f"stap:{item.wat}" if isinstance(item, Stap) else f"melding:{item.tekst}"
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield from _tekstdragers(value, (*plek, key))
    elif isinstance(item, tuple):
        for number, value in enumerate(item):
            yield from _tekstdragers(value, (*plek, str(number)))
    elif is_dataclass(item):
        for part in fields(item):
            yield from _tekstdragers(getattr(item, part.name), (*plek, part.name))


def _nieuwe_teksten(oud: Planner, nieuw: Planner) -> dict[str, str]:
    """The steps and messages that only got another text, with that text."""
    before, after = dict(_tekstdragers(oud)), dict(_tekstdragers(nieuw))
    kept = {*before.values()} & {*after.values()}
    pairs = ((key, after.get(place)) for place, key in before.items())
    return {old: new for old, new in pairs if new and old not in kept and new not in kept}


def _lijnen(answers: Antwoorden) -> Any:
    """The lines of a case."""
    return answers.get("regels", ())


def _onbekend_antwoord(planner: Planner, answers: Antwoorden) -> tuple[str, Antwoord] | None:
    """The first answer that a question of this version does not take."""
    lines = _lijnen(answers) if regelvragen(planner) else ()
    questions = alle_vragen(planner)
    for part in (answers, *lines):
        for key, value in part.items():
            question = questions.get(key)
            if question is None:
                continue
            if not soort_van(question).past(question, value):
                return key, value
    return None


def _andere_voorbeelden(oud: Regels, nieuw: Regels, name: str) -> Iterator[str]:
    """The names of the worked examples, in either version, that the change gives another answer."""
    for rules in (oud, nieuw):
        planner = rules.planners[name]
        rows: list[tuple[str, TermijnVoorbeeld | Voorbeeld]] = [
            *((f"termijn:{key}", ex) for key, rule in planner.termijnen.items() for ex in rule.voorbeelden),
            *(("", ex) for ex in planner.voorbeelden),
        ]
        for key, example in rows:
            answers, errors = lees(planner, example.gegeven, tekst=True)
            if errors or any(_onbekend_antwoord(r.planners[name], answers) for r in (oud, nieuw)):
                continue
            today = example.vandaag or ijkdag(rules)
            before, after = (antwoord(r, name, answers, today) for r in (oud, nieuw))
            if (before.get(key) != after.get(key)) if key else before != after:
                yield example.naam


def _soort_verandering(key: str, one: str | None, other: str | None) -> tuple[str, ...]:
    if key.startswith(("termijn:", "veilig:")):
        direction = (
            "weg" if other is None else "nieuw" if one is None else "vroeger" if other < one else "later"
        )
        return (key, direction)
    if key.startswith("bedrag:"):
        return (key, "lager" if float(other or 0) < float(one or 0) else "hoger")
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
                return f"Voorwaarde ‘{Woorden(Geval(rules, name, {}, ijkdag(rules))).tekst(rule_.titel)}’"
    if kind in ("stap", "melding"):
        return f"{'Stap' if kind == 'stap' else 'Melding'} ‘{Woorden(Geval(nieuw, name, {}, ijkdag(nieuw))).tekst(item)}’"
    return "Totaal" if kind == "bedrag" else "Uitkomst"


def _regels(oud: Regels, nieuw: Regels, name: str) -> list[Regelwijziging]:
    """Deadlines whose rule itself says something else, in words."""
    rows = []
    before, after = alle_termijnen(oud, name), alle_termijnen(nieuw, name)
    for item in dict.fromkeys([*before, *after]):
        if item not in before:
            rows.append(
                Regelwijziging(item, f"{after[item].titel} is nieuw: {_regel(nieuw, name, after[item])}")
            )
        elif item not in after:
            rows.append(Regelwijziging(item, f"{before[item].titel} is verdwenen"))
        elif words := _regel_anders(oud, nieuw, name, before[item], after[item]):
            rows.append(Regelwijziging(item, f"{after[item].titel}: {words}"))
    return rows


def _regel_anders(oud: Regels, nieuw: Regels, name: str, before: Termijn, after: Termijn) -> str:
    """What one deadline says differently, or nothing."""
    one, other = _versies_van(oud, before), _versies_van(nieuw, after)
    start = _start(nieuw, name, after.vanaf)
    frame = (before.soort, before.dag_ervoor, before.vanaf) == (after.soort, after.dag_ervoor, after.vanaf)
    if frame and _inhoud(one) == _inhoud(other):
        return ""
    if not frame:
        return f"{_regel(nieuw, name, after)} in plaats van {_regel(oud, name, before)}"
    if _inhoud(other)[: len(one)] == _inhoud(one):
        added = taal.opsomming(f"{v.waarde} vanaf {taal.datum(v.geldig_van)}" for v in other[len(one) :])
        return f"{_voor(after)}{added}, tot dan {one[-1].waarde}, na {start}"
    same_days = [v[:2] for v in _inhoud(one)] == [v[:2] for v in _inhoud(other)]
    words = [_duur(row) if same_days else _versies(None, row) for row in (other, one)]
    return f"{_voor(after)}{words[0]} in plaats van {words[1]}{',' * (not same_days)} na {start}"


def _regel(rules: Regels, name: str, rule: Termijn) -> str:
    return f"{_voor(rule)}{_duur(_versies_van(rules, rule))} na {_start(rules, name, rule.vanaf)}"


def _voor(rule: Termijn) -> str:
    return f"{SOORT_WOORD[rule.soort]} {'de dag vóór ' if rule.dag_ervoor else ''}"


def _versies_van(rules: Regels, rule: Termijn) -> tuple[Waarde[Any], ...]:
    return rules.waarden[rule.duur].waarden if isinstance(rule.duur, str) else rule.duur


def _duur(versions: tuple[Waarde[Any], ...]) -> str:
    return str(versions[0].waarde) if len(versions) == 1 else _versies(None, versions)


def _start(rules: Regels, name: str, verwijzing: str) -> str:
    return noem(Geval(rules, name, {}, date(2026, 1, 1)), verwijzing)


def uitkomst_titel(rules: Regels, name: str, outcome: str) -> str:
    """The title of an outcome, with its values filled in."""
    found = uitkomsten_van(rules.planners[name]).get(outcome)
    return Woorden(Geval(rules, name, {}, ijkdag(rules))).tekst(found.titel) if found else "geen uitkomst"


def antwoordtekst(question: Vraag | None, value: object) -> str:
    """One answer in words."""
    return soort_van(question).woorden(question, value) if question else str(value)


def woorden(rules: Regels, name: str, answers: Mapping[str, Antwoord]) -> str:
    """A case in words, for an editor."""
    case = Geval(rules, name, {}, date(2026, 1, 1))
    parts = []
    for key, value in answers.items():
        if key == "regels" and isinstance(value, tuple):
            parts += [woorden(rules, name, line) for line in value if isinstance(line, dict)]
            continue
        question = case.vraag(key)
        parts.append(f"{noem(case, key) if question else key}: {antwoordtekst(question, value)}")
    return ", ".join(parts)
