"""The kind `bedrag`: a dated amount, shared out over lines by a decision table.

The total is rounded once, from the unrounded sum. What is shared out is cut off at a cent; the cents that
are left go one by one to whoever lost most by that, so that the parts are together exactly the whole and
nobody gets less than nothing. All amounts are in euro.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property

from planner.geval import Geval
from planner.model import BedragPlanner, Bronnen, Id, Uitkomst
from planner.soorten.keuze import Keuze, kies
from planner.uitslag import Actie, Regelmelding, Uitslag, Vervallen, een_keer, vervallen
from planner.vragen.soort import Antwoorden

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Regel:
    """A line: its own case, the row that it leads to, and the amounts, not rounded. None is not known."""

    geval: Geval
    aantal: int | None
    keuze: Keuze
    per_traject: Decimal | None
    totaal: Decimal | None


@dataclass(frozen=True, slots=True)
class Bedragen:
    """The lines, the total and the shares. `basis` is the amount that it is counted with."""

    basis: Decimal | None
    bron: Bronnen
    regels: tuple[Regel, ...]
    totaal: Decimal
    aanspreekpunt: Decimal
    partners: tuple[Decimal, ...]
    past: bool  # sharing out comes to whole cents by itself


class Bedraguitslag(Uitslag[BedragPlanner]):
    """The amounts of a case."""

    @cached_property
    def bedragen(self) -> Bedragen:
        """Work out each line, the total, and the shares."""
        basis, source = self._basis()
        given: Iterable[Antwoorden] = self.geval.antwoorden.get("regels", ())  # type: ignore[assignment]
        lines = tuple(self._regel(answers, basis) for answers in given)
        total = rond(sum((line.totaal or Decimal(0) for line in lines), Decimal(0)))
        first = self.geval.antwoorden.get(self.planner.vooraf)
        before = rond(total * first / 100) if isinstance(first, Decimal) else Decimal("0.00")
        shares = self.geval.antwoorden.get(self.planner.verdeling)
        percentages = shares if isinstance(shares, tuple) else ()
        even = not any((total - before) * share % 1 for share in percentages)
        partners = tuple(verdeel(total - before, percentages))
        return Bedragen(basis, source, lines, total, before, partners, even)

    @property
    def uitkomsten(self) -> Iterable[tuple[Geval, Id]]:
        """The outcome of each line, as far as it is known."""
        for line in self.bedragen.regels:
            if line.keuze.uitkomst:
                yield line.geval, line.keuze.uitkomst

    @property
    def niet_gevraagd(self) -> tuple[str, ...]:
        """The questions that are not asked, those of a line with its number."""
        lines = enumerate(self.bedragen.regels, 1)
        questions = self.planner.regelvragen
        own = (f"regels.{n}.{q}" for n, line in lines for q in questions if q not in self._gevraagd(line))
        return (*super().niet_gevraagd, *own)

    def _gevraagd(self, line: Regel) -> set[Id]:
        """The questions of a line that can still change its outcome, or have an answer that counts."""
        return {*line.keuze.ontbreekt, *line.geval.antwoorden, self.planner.aantalvraag}

    @cached_property
    def stappen(self) -> tuple[Actie, ...]:
        """Lines that end in the same way ask for the same: once is enough, with the lines that ask for it."""
        lines = {id(line.geval): number for number, line in enumerate(self.bedragen.regels, 1)}
        asked: dict[tuple[str, str, Bronnen], list[Actie]] = {}
        for action in super().stappen:
            asked.setdefault((action.stap.wie, action.stap.wat, action.stap.bron), []).append(action)
        if len(lines) == 1:
            return tuple(same[0] for same in asked.values())
        return tuple(
            replace(same[0], regels=tuple(lines[id(action.geval)] for action in same))
            for same in asked.values()
        )

    @property
    def mogelijke_meldingen(self) -> Iterable[Vervallen | Regelmelding]:
        """The remarks line by line, each once, and those of the planner."""
        remarks: list[Vervallen | Regelmelding] = []
        for number, line in enumerate(self.bedragen.regels, 1):
            remarks += vervallen(line.geval, number)
            outcome = self.planner.uitkomsten.get(line.keuze.uitkomst or "")
            remarks += [Regelmelding(line.geval, r) for r in (outcome.meldingen if outcome else ())]
        yield from een_keer(
            remarks,
            lambda item: (item.melding.tekst, item.melding.bron) if isinstance(item, Regelmelding) else item,
        )
        yield from (Regelmelding(self.geval, remark) for remark in self.planner.waarschuwingen)

    @property
    def gekozen(self) -> tuple[Id, ...]:
        """The row of each line, as far as it is certain."""
        return tuple(line.keuze.rij for line in self.bedragen.regels if line.keuze.rij)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """The open questions of each line, with its number: regels.1.aantal."""
        missing: list[str] = []
        for number, line in enumerate(self.bedragen.regels, 1):
            names = [*line.keuze.ontbreekt, *([self.planner.aantalvraag] if line.aantal is None else [])]
            missing += [f"regels.{number}.{name}" for name in names]
        return tuple(missing) if self.bedragen.regels else ("regels",)

    def _basis(self) -> tuple[Decimal | None, Bronnen]:
        case, planner = self.geval, self.planner
        version = case.versie(planner.bedrag, case.peildatum)
        given = case.antwoorden.get(planner.basisvraag)
        if isinstance(given, Decimal):
            return given, version.bron if version and version.waarde == given else planner.bron
        return (version.waarde, version.bron) if version else (None, ())

    def _regel(self, answers: Antwoorden, basis: Decimal | None) -> Regel:
        case = self.geval
        line = Geval(case.rules, case.naam, case.antwoorden | answers, case.vandaag)
        choice = kies(line, self.planner.rijen)
        count = line.antwoorden.get(self.planner.aantalvraag)
        share = self._deel(self.planner.uitkomsten[choice.uitkomst]) if choice.uitkomst else None
        each = basis * share / 100 if basis is not None and share is not None else None
        number = count if isinstance(count, int) else None
        return Regel(line, number, choice, each, None if each is None or number is None else each * number)

    def _deel(self, outcome: Uitkomst) -> Decimal | None:
        """The share of an outcome in percent; None when no source says what it is."""
        if not outcome.deel:
            return None
        if outcome.deel in self.geval.rules.waarden:
            version = self.geval.versie(outcome.deel, self.geval.peildatum)
            return version.waarde if version else None
        return Decimal(outcome.deel)


def verdeel(total: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """Share out an amount in whole cents by percentages that are together 100."""
    exact = [total * share / 100 for share in shares]
    parts = [part.quantize(CENT, rounding=ROUND_DOWN) for part in exact]
    left = int((total - sum(parts, Decimal(0))) / CENT) if parts else 0
    lost = sorted(range(len(parts)), key=lambda n: parts[n] - exact[n])
    for number in lost[:left]:
        parts[number] += CENT
    return parts


def rond(amount: Decimal) -> Decimal:
    """An amount in whole cents."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
