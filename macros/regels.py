"""The rules of a planner as tables: what a page without scripts shows.

A table is there when the planner has what stands in it, whatever its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.site import Site
from macros.tabel import NIETS, tabel
from macros.teksten import MacroFout, bekende_planner
from macros.telling import begin_van, bijzonderheden, telling, zin
from planner import taal
from planner.geval import alle_feiten, alle_termijnen
from planner.html import Html, Kind, el, opsomming, verbind, voeg
from planner.model import (
    OPEN,
    Cellen,
    Feit,
    Grootheid,
    Lezing,
    Planner,
    Stap,
    Voorwaarde,
    Waarde,
    alle_vragen,
    rijen_van,
    uitkomsten_van,
    voorwaarden_van,
)
from planner.versies import namen, op_volgorde, sinds
from planner.woorden import waarde_tekst

BR = el("br")


def regels_van(site: Site, naam: str) -> Regeltabellen:
    """The rules of a planner in words. Raises MacroFout."""
    return Regeltabellen(site, naam)


class Regeltabellen:
    """The rules of one planner."""

    def __init__(self, site: Site, naam: str) -> None:
        self.site, self.naam = site, naam
        self.planner: Planner = bekende_planner(site, naam)
        self.deadlines = alle_termijnen(site.rules, naam)
        self.questions = alle_vragen(self.planner)

    def t(self, text: str) -> Html:
        """A text of this planner, filled in."""
        return self.site.html(text, self.naam)

    def tekst(self, text: str) -> str:
        """The same, not escaped yet."""
        return self.site.tekst(text, self.naam)

    def regels(self) -> Html:
        """Every rule as tables."""
        tables = voeg(
            self.beslistabel(),
            self.voorwaarden(),
            self.uitkomsten(),
            self.termijnen(),
            self.feiten(),
            self.waarschuwingen(),
            self.waarden(),
        )
        legend = el("p", "Tussen rechte haken staat wat de planner met jouw antwoorden invult.")
        return voeg(legend if "[" in tables else None, tables)

    # --- the way to an outcome ------------------------------------------------------------------

    def beslistabel(self) -> Html | None:
        """The rows, in their order."""
        outcomes = uitkomsten_van(self.planner)
        rows = [
            (
                self.als(rule.als) or "in alle andere gevallen",
                el("strong", self.t(outcomes[rule.dan].titel)),
                voeg(self.t(rule.omdat), self.lezingen(rule.lezingen)),
                self.site.bron(rule.bron),
            )
            for rule in rijen_van(self.planner).values()
        ]
        first = getattr(self.planner, "treffer", "") == "eerste"
        title = "Van boven naar onder: de eerste rij die past, geldt" if first else "Precies één rij past"
        return tabel(title, ("Als", "Dan", "Omdat", "Bron"), rows) if rows else None

    def voorwaarden(self) -> Html | None:
        """The conditions, with what follows when one is not met."""
        rows = [
            (
                voeg(el("strong", self.t(rule.titel)), self.lezingen(rule.lezingen)),
                voeg("Dit beoordeelt een mens." if rule.mens else self.als(rule.als), self._behalve(rule)),
                self._anders(rule) or NIETS,
                self.site.bron(rule.bron),
            )
            for rule in voorwaarden_van(self.planner).values()
        ]
        heads = ("Voorwaarde", "Vervuld als", "Anders", "Bron")
        return tabel("Voorwaarden", heads, rows) if rows else None

    def _behalve(self, rule: Voorwaarde) -> list[Html]:
        return [
            voeg(BR, el("em", "Uitzondering:"), " ", self.t(exception.omdat))
            for exception in rule.uitzondering
        ]

    def _anders(self, rule: Voorwaarde) -> Html:
        outcomes = uitkomsten_van(self.planner)
        outcome = el("strong", self.t(outcomes[rule.uitkomst].titel)) if rule.uitkomst else Html("")
        steps = self.stappen([rule.stap] if rule.stap else [])
        return verbind(BR, filter(None, [outcome, self.t(rule.anders), steps]))

    def uitkomsten(self) -> Html | None:
        """The answers, with what happens then."""
        rows = []
        for name, outcome in uitkomsten_van(self.planner).items():
            steps = outcome.stappen + tuple(s for s in self.planner.stappen if name in s.voor)
            notes = [
                voeg(BR, el("em", self.t(m.tekst)), self.voorwaarde_zin(m.als)) for m in outcome.meldingen
            ]
            share = voeg(BR, self.deel(outcome.deel), " van het bedrag") if outcome.deel else None
            rows.append(
                (
                    el("strong", self.t(outcome.titel)),
                    voeg(self.t(outcome.tekst), share, notes, self.lezingen(outcome.lezingen)),
                    self.stappen(steps) or NIETS,
                    self.site.bron(outcome.bron),
                )
            )
        heads = ("Uitkomst", "Betekenis", "Wat er dan gebeurt", "Bron")
        return tabel("Uitkomsten", heads, rows) if rows else None

    def deel(self, share: str) -> str:
        """A share in words: a percentage or a shared one."""
        return self.site.waarde(share) if share in self.site.rules.waarden else f"{share}%"

    # --- deadlines ------------------------------------------------------------------------------

    def termijnen(self) -> Html | None:
        """The deadlines, those of other planners included."""
        rows = []
        for name, rule in self.deadlines.items():
            owner = self.eigenaar(name)
            rows.append(
                (
                    el("strong", owner.t(rule.titel)),
                    self.wanneer(name),
                    self.site.rollen(rule.wie),
                    owner.stappen(rule.te_laat + rule.achteraf) or NIETS,
                    self.andere_lezingen(name) or NIETS,
                    self.site.bron(rule.bron),
                )
            )
        heads = ("Termijn", "Wanneer", "Wie", "Als de datum voorbij is", "Ook gelezen in de bron", "Bron")
        return tabel("Termijnen", heads, rows, [f"termijn-{n}" for n in self.deadlines]) if rows else None

    def eigenaar(self, name: str) -> Regeltabellen:
        """The planner whose facts and questions the texts and conditions of a deadline name."""
        own = name in self.planner.termijnen
        return self if own else Regeltabellen(self.site, self.site.termijn(name)[0])

    def wanneer(self, name: str) -> Html:
        """Everything that decides the date of a deadline."""
        count, owner, duren = telling(self.site.rules, self.naam, name), self.eigenaar(name), self.site.duren
        more: list[Kind] = [*bijzonderheden(count, duren, owner.als, owner.tekst)]
        for cells, other in count.soms:
            more.append(voeg("Soms ", self.t(zin(other, duren)), ", als: ", self.als(cells), "."))
        more.append(versie_zin(None, count.duur))
        return voeg(self.t(zin(count, duren)), [voeg(BR, el("small", line)) for line in more if line])

    def andere_lezingen(self, name: str) -> Html:
        """The other readings of a deadline; those that give another date say how it is counted."""
        rule, count = self.deadlines[name], telling(self.site.rules, self.naam, name)
        counted = iter(count.lezingen)
        words = self.eigenaar(name).lezingen(
            rule.lezingen,
            [zin(next(counted), self.site.duren) if r.vanaf or r.duur else "" for r in rule.lezingen],
        )
        other = self.planner.andere_start.get(name)
        return voeg(words, self.lezingen(other.lezingen) if other else None)

    # --- values, facts and remarks --------------------------------------------------------------

    def waarden(self) -> Html | None:
        """Every version of the values in these rules that have more than one. Durations of a deadline itself
        stand in the table of deadlines."""
        rows = []
        for name in namen(self.site.rules, self.naam):
            item = self.site.rules.waarden[name] if isinstance(name, str) else None
            if item and len(item.waarden) > 1:
                sources = tuple(dict.fromkeys(source for v in item.waarden for source in v.bron))
                rows.append((item.titel, versie_zin(item, item.waarden), self.site.bron(sources)))
        return tabel("Waarden die veranderen", ("Wat", "Waarde", "Bron"), rows) if rows else None

    def feiten(self) -> Html | None:
        """What the planner works out itself before it decides. That something was filled in needs no words."""
        rows = [(self.t(f.titel), self.feit(f)) for f in self.planner.feiten.values() if not f.ingevuld]
        return tabel("Wat de planner zelf afleidt", ("Wat", "Klopt als"), rows) if rows else None

    def feit(self, fact: Feit) -> Html:
        """When a fact holds."""
        asked = self.questions
        match fact.operator:
            case "een_van" if one := fact.een_van:
                options = {key: option.titel for key, option in asked[one.vraag].opties.items()}
                return voeg(self.t(asked[one.vraag].vraag), " ", self.woorden(options, one.waarden))
            case "minstens" if least := fact.minstens:
                number = el("strong", f"{least.aantal} of meer")
                return voeg(self.t(asked[least.vraag].vraag), " ", number)
            case "eerder_dan" if before := fact.eerder_dan:
                return voeg(self.dag(before.datum), " valt vóór ", self.dag(before.dan))
            case "duurt_minstens" if lasts := fact.duurt_minstens:
                length = self.site.waarde(lasts.duur)
                between = f"tussen {self.dag(lasts.van)} en {self.dag(lasts.tot)}"
                return voeg(f"{between} ligt minstens {length}")
        raise MacroFout(f"Hoe een feit met ‘{fact.operator}’ klopt, staat nog niet in de tabel.")

    def dag(self, name: str) -> str:
        """How a sentence names a day; a deadline by its title."""
        if name in self.site.rules.waarden:
            return self.site.waarde(name)
        words = self.tekst(begin_van(self.site.rules, self.naam, name).kort)
        return f"‘{words}’" if name in self.deadlines else words

    def waarschuwingen(self) -> Html | None:
        """Remarks about the whole case."""
        rows = [
            (self.als(remark.als) or "altijd", self.t(remark.tekst), self.site.bron(remark.bron))
            for remark in self.planner.waarschuwingen
        ]
        return tabel("Waarschuwingen", ("Als", "Let op", "Bron"), rows) if rows else None

    # --- conditions, steps and readings ---------------------------------------------------------

    def als(self, cells: Cellen) -> Html:
        """Conditions in words. Raises MacroFout for a name that this planner does not know."""
        return verbind(voeg(BR, "en "), [self.cel(name, values) for name, values in cells.items()])

    def cel(self, name: str, values: tuple[str, ...]) -> Html:
        """One condition in words."""
        facts, question = alle_feiten(self.site.rules, self.naam), self.questions.get(name)
        if name in facts:
            title = self.t(facts[name].titel)
            if values == ("ja",):
                return title
            return voeg(title, ": ", self.woorden({OPEN: "nog niet bekend"}, values))
        if not question:
            raise MacroFout(f"De planner ‘{self.naam}’ kent ‘{name}’ niet in een voorwaarde.")
        options = {key: option.titel for key, option in question.opties.items()} | {OPEN: "weet je niet"}
        return voeg(self.t(question.vraag), " ", self.woorden(options, values))

    def woorden(self, options: Mapping[str, str], values: Iterable[str]) -> Html:
        """Answers in words, apart: an option may have commas of its own."""
        return opsomming([el("strong", self.t(options.get(value, value))) for value in values], "of")

    def voorwaarde_zin(self, cells: Cellen) -> Html | None:
        """When a step or remark is there."""
        return voeg(BR, el("small", "als: ", self.als(cells))) if cells else None

    def zolang_open(self, step: Stap) -> Html | None:
        """Until which answer is known a step is shown."""
        known = self.questions
        words = [self.tekst(known[q].kort or known[q].vraag) for q in step.zoekt_uit if q in known]
        return voeg(BR, el("small", f"zolang dit open is: {taal.opsomming(words, 'of')}")) if words else None

    def stappen(self, steps: Iterable[Stap]) -> Html:
        """Who does what, as a list; nothing when there is nothing to do."""
        items = [
            el(
                "li",
                taal.hoofdletter(self.site.rules.rollen[s.wie].naam),
                ": ",
                self.t(s.wat),
                self.voorwaarde_zin(s.als),
                self.zolang_open(s),
            )
            for s in steps
        ]
        return el("ul", items) if items else Html("")

    def lezingen(self, readings: Iterable[Lezing], tellingen: Iterable[str] = ()) -> Html:
        """Other readings of the source, each with how it counts when it gives another date."""
        rows = list(readings)
        counts = list(tellingen) or [""] * len(rows)
        return voeg(
            el(
                "p",
                self.t(reading.omdat),
                voeg(" Dan: ", self.t(count), ".") if count else None,
                " ",
                self.site.bron(reading.bron),
                class_="cmz-lezing",
            )
            for reading, count in zip(rows, counts, strict=True)
        )


def versie_zin(item: Grootheid | None, versions: tuple[Waarde[Any], ...]) -> str:
    """Since when each version of a value is the rule, the earliest first. A value of its own only when there are
    more: a single one stands beside it already."""
    parts = []
    for version in op_volgorde(versions):
        until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
        value = f": {waarde_tekst(item, version)}" if len(versions) > 1 else ""
        parts.append(f"{sinds(version.geldig_van, version.begin_onbekend, 'regel')}{until}{value}")
    return taal.hoofdletter("; ".join(parts))
