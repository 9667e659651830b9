"""What examples that fail have in common, so that one mistake is told once, where it stands.

Who overwrites a value makes every example fail that counts with it, in each planner. What the examples expect tells
what stood there: with that value they are right again, and that proves the cause. Without such a value the examples of
a planner are told together: the first in full, the others by their line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from planner import taal
from planner.authoring.gegevens import Gegevens
from planner.authoring.objecten import Pad
from planner.dates import DAGEN, JAAR, MAANDEN, WEKEN, Duur
from planner.model import Id, Regels, Waarde
from planner.woorden import waarde_tekst

VEEL = 3  # from so many examples of a planner on they are told together
BEWIJS = 2  # so many examples that another value mends prove that the value is the cause
MEESTE_POGINGEN = 24  # other values that are tried
VERBETER = "Verbeter de regel, of het voorbeeld als de regel echt veranderd is."

type Opnieuw = Callable[[Regels, Proef], bool]


@dataclass(slots=True)
class Proef:
    """One example that ran: where it stands, the versions of values that it counted with (by identity), what is
    wrong, and what was found and expected."""

    planner: Id
    pad: Pad
    naam: str
    met: set[int] = field(default_factory=set)
    fouten: list[tuple[Pad, str]] = field(default_factory=list)
    verschillen: list[tuple[Any, Any]] = field(default_factory=list)

    @property
    def bestand(self) -> str:
        """The file in which it stands."""
        return f"planners/{self.planner}.yml"


@dataclass(frozen=True, slots=True)
class Versie:
    """A version of a value, with where it stands and what it is called."""

    waarde: Waarde[Any]
    bestand: str
    pad: Pad
    titel: str
    item: Any  # a shared value; None for the duration of a deadline

    @property
    def woorden(self) -> str:
        """The value in words."""
        return waarde_tekst(self.item, self.waarde) if self.item else str(self.waarde.waarde)

    def in_plaats(self, rules: Regels, other: Any) -> Regels:
        """The rules with another value here."""
        new = replace(self.waarde, waarde=other)

        def anders(versions: tuple[Waarde[Any], ...]) -> tuple[Waarde[Any], ...]:
            return tuple(new if version is self.waarde else version for version in versions)

        if self.item:
            name = str(self.pad[0])
            item: Any = rules.waarden[name]
            return replace(rules, waarden=rules.waarden | {name: replace(item, waarden=anders(item.waarden))})
        planner = self.bestand.removeprefix("planners/").removesuffix(".yml")
        found, key = rules.planners[planner], str(self.pad[1])
        rule = found.termijnen[key]
        assert isinstance(rule.duur, tuple)
        terms = found.termijnen | {key: replace(rule, duur=anders(rule.duur))}
        return replace(rules, planners=rules.planners | {planner: replace(found, termijnen=terms)})


def versies(data: Gegevens, rules: Regels) -> dict[int, Versie]:
    """Every version of the shared values and of the deadlines with durations of their own, by its identity."""
    return {id(version.waarde): version for version in _versies(data, rules)}


def _versies(data: Gegevens, rules: Regels) -> Iterator[Versie]:
    for name, file in data.map("waarden").items():
        for key in file.inhoud:
            item = rules.waarden[key]
            for number, version in enumerate(item.waarden):
                yield Versie(
                    version, f"waarden/{name}.yml", (key, "waarden", number, "waarde"), item.titel, item
                )
    for name, planner in rules.planners.items():
        for key, rule in planner.termijnen.items():
            for number, version in enumerate(rule.duur if isinstance(rule.duur, tuple) else ()):
                pad = ("termijnen", key, "duur", number, "waarde")
                yield Versie(version, f"planners/{name}.yml", pad, rule.titel, None)


def meld(
    data: Gegevens, rules: Regels, known: dict[int, Versie], proeven: list[Proef], opnieuw: Opnieuw
) -> None:
    """Add a problem for each mistake that the examples show. `opnieuw` says whether an example is right with other
    rules."""
    # In the order of the files, however they were read.
    failed = sorted((proef for proef in proeven if proef.fouten), key=lambda proef: proef.bestand)
    while len(failed) >= BEWIJS:
        found = _overschreven(rules, known, failed, opnieuw)
        if not found:
            break
        version, other, mended = found
        _meld_waarde(data, version, other, mended)
        failed = [proef for proef in failed if proef not in mended]
    meld_per_bestand(data, failed)


def meld_per_bestand(data: Gegevens, failed: list[Proef]) -> None:
    """Add a problem for each example that fails; for many of one planner a single one."""
    for name in dict.fromkeys(proef.bestand for proef in failed):
        here = [proef for proef in failed if proef.bestand == name]
        if len(here) < VEEL:
            for proef in here:
                data.fout(name, proef.fouten[0][0], f"{_fout(proef)} {VERBETER}")
        else:
            first, *rest = here
            more = f"Nog {len(rest)} voorbeelden kloppen niet: {_regels(data, rest)}."
            data.fout(name, first.fouten[0][0], f"{_fout(first)} {more} {VERBETER}")


def _overschreven(
    rules: Regels, known: dict[int, Versie], failed: list[Proef], opnieuw: Opnieuw
) -> tuple[Versie, Any, list[Proef]] | None:
    """The version with another value that mends most of the examples, at least `BEWIJS`."""
    best: tuple[Versie, Any, list[Proef]] | None = None
    tries = 0
    users = {key: [proef for proef in failed if key in proef.met] for key in known}
    for key in sorted(known, key=lambda key: (-len(users[key]), known[key].bestand, str(known[key].pad))):
        if len(users[key]) < max(BEWIJS, len(best[2]) + 1 if best else 0):
            break
        version = known[key]
        for other in _andere(version.waarde.waarde, users[key]):
            if (tries := tries + 1) > MEESTE_POGINGEN:
                return best
            changed = version.in_plaats(rules, other)
            mended = [proef for proef in users[key] if opnieuw(changed, proef)]
            if len(mended) >= max(BEWIJS, len(best[2]) + 1 if best else 0):
                best = version, other, mended
    return best


def _andere(value: Any, failed: list[Proef]) -> list[Any]:
    """The values with which what was found would be what was expected, the most likely first."""
    counts: dict[Any, int] = {}
    for proef in failed:
        for pair in proef.verschillen:
            for other in _past(value, *pair):
                if other != value:
                    counts[other] = counts.get(other, 0) + 1
    return sorted(counts, key=lambda other: -counts[other])[:3]


def _past(value: Any, found: Any, expected: Any) -> Iterator[Any]:
    """What a value would be, if it moves one result to the other."""
    if isinstance(found, date) and isinstance(expected, date):
        days, months = (
            (expected - found).days,
            (expected.year - found.year) * 12 + expected.month - found.month,
        )
        if isinstance(value, date):
            yield date.fromordinal(value.toordinal() + days)
        elif isinstance(value, Duur):
            steps = {DAGEN: days, WEKEN: days / 7, MAANDEN: months, JAAR: months / 12}
            count = value.aantal + steps[value.eenheid]
            if count > 0 and count == int(count):
                yield replace(value, aantal=int(count))
    elif isinstance(value, Decimal) and isinstance(found, str) and isinstance(expected, str):
        try:
            yield round(value * Decimal(expected) / Decimal(found), 2)
        except ArithmeticError:
            return


def _meld_waarde(data: Gegevens, version: Versie, other: Any, failed: list[Proef]) -> None:
    old = replace(version, waarde=replace(version.waarde, waarde=other)).woorden
    where = taal.opsomming(
        f"{name} ({_regels(data, [proef for proef in failed if proef.bestand == name])})"
        for name in dict.fromkeys(proef.bestand for proef in failed)
    )
    data.fout(
        version.bestand,
        version.pad,
        f"‘{version.titel}’ is hier {version.woorden}, maar {len(failed)} voorbeelden rekenen met {old}: {where}. "
        f"Geldt {version.woorden} pas vanaf een dag, zet dan {old} terug en zet de nieuwe waarde eronder, met die dag. "
        f"Was {old} altijd al fout, verbeter dan de voorbeelden.",
    )


def _fout(proef: Proef) -> str:
    """What is wrong with one example, all in one sentence."""
    said = [message.rstrip(".") for _, message in proef.fouten]
    return f"Het voorbeeld ‘{proef.naam}’ klopt niet: {'; '.join(said)}."


def _regels(data: Gegevens, proeven: list[Proef]) -> str:
    lines = sorted({data.bestanden[proef.bestand].regel(*proef.pad) for proef in proeven})
    return f"regel {taal.opsomming(map(str, lines))}"
