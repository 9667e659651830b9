"""What every check of one planner has: what is known there, and what a rule may name."""

from __future__ import annotations

from collections.abc import Iterable

from planner import model, taal
from planner.authoring.gegevens import Bestand
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.waarden import controleer_geldigheid
from planner.geval import alle_feiten, alle_momenten
from planner.vragen import VRAAGSOORTEN, soort_van


class Plannercontrole:
    """One planner that is checked: its questions, facts and moments, those it takes over included."""

    def __init__(self, check: Controle, name: str) -> None:
        self.check = check
        self.rules = check.rules
        self.naam = name
        self.path = f"planners/{name}.yml"
        self.planner: model.Planner = check.rules.planners[name]
        self.file: Bestand = check.data.bestanden[self.path]
        self.questions = model.alle_vragen(self.planner)
        self.taken: dict[str, model.Termijn] = {}
        self.feiten_hier = alle_feiten(check.rules, name)
        self.momenten_hier = alle_momenten(check.rules, name)

    def fout(self, pad: Pad, melding: str) -> None:
        """Note a problem at a path in the file of this planner."""
        self.check.fout(self.path, pad, melding)

    def ken(self, pad: Pad, naam: str, bekend: Iterable[str], wat: str) -> bool:
        """Whether a name is known; if not, a problem with the nearest name."""
        return self.check.ken(self.path, pad, naam, bekend, wat)

    def verwijzing(
        self, pad: Pad, naam: str, termijnen: bool = True, soorten: tuple[str, ...] = ("datum",)
    ) -> None:
        """A name that must stand for a date."""
        deadlines = {**self.taken, **self.planner.termijnen} if termijnen else {}
        shared = [key for key, item in self.rules.waarden.items() if item.soort == "datum"]
        known = ["vandaag", *self.questions, *self.momenten_hier, *deadlines, *shared]
        if self.ken(pad, naam, known, "De vraag, het moment of de termijn"):
            question = self.questions.get(naam)
            if question and question.soort not in soorten:
                self.fout(pad, f"‘{naam}’ is geen datum. Verwijs naar een vraag van de soort datum.")

    def duur(self, pad: Pad, naam: str) -> None:
        """The name of a shared duration."""
        values = {key for key, item in self.rules.waarden.items() if item.soort == "duur"}
        self.ken(pad, naam, values, "De duur")

    def gebeurd(self, pad: Pad, naam: str) -> None:
        """What must have happened, cannot be a date that counts too when it is still to come."""
        if naam in self.questions and self.questions[naam].gepland:
            self.fout(
                pad,
                f"‘{naam}’ mag nog komen (‘gepland: ja’), maar hier moet het gebeurd zijn. Kies een andere datum, of "
                "haal ‘gepland’ bij de vraag weg.",
            )

    def cellen(self, pad: Pad, als: model.Cellen, open_mag: bool = False) -> None:
        """Conditions name facts and answers that exist. `open` only says when a step or remark is shown:
        a row or condition may not count on what nobody knows."""
        closed = [
            *self.feiten_hier,
            *(name for name, question in self.questions.items() if soort_van(question).gesloten),
        ]
        for name, values in als.items():
            only_open = open_mag and values == (model.OPEN,)
            known = [*closed, *self.questions] if only_open else closed
            if name in self.questions and name not in known:
                kinds = [kind for kind, it in VRAAGSOORTEN.items() if it.gesloten]
                self.fout(
                    (*pad, name),
                    f"De vraag ‘{name}’ ({self.questions[name].soort}) heeft geen vaste antwoorden. Een voorwaarde kiest op een "
                    f"feit, of op een vraag van de soort {taal.opsomming(kinds, 'of')}.",
                )
            elif self.ken((*pad, name), name, known, "Het feit of de vraag") and not only_open:
                if not values:
                    self.fout((*pad, name), "Hier ontbreekt een waarde.")
                self.waarden((*pad, name), name, values, open_mag)

    def waarden(self, pad: Pad, naam: str, values: tuple[str, ...], open_mag: bool = False) -> None:
        """The answers or verdicts that a condition names can be given."""
        if open_mag:
            values = tuple(value for value in values if value != model.OPEN)
        question = self.questions.get(naam)
        for value in values:
            kind = soort_van(question) if question else VRAAGSOORTEN["ja_nee"]  # a fact is yes or no
            if problem := kind.fout_in_cel(question, value):
                self.fout(pad, problem)

    def uitkomsten(self, pad: Pad, namen: Iterable[str]) -> None:
        """Names of outcomes of this planner."""
        known = model.uitkomsten_van(self.planner)
        for number, name in enumerate(namen):
            self.ken((*pad, number), name, known, "De uitkomst")

    def lezingen(self, pad: Pad, readings: tuple[model.Lezing, ...]) -> None:
        """Other readings of a source count from what exists."""
        for number, reading in enumerate(readings):
            if reading.vanaf:
                self.verwijzing((*pad, number, "vanaf"), reading.vanaf)
            if isinstance(reading.duur, tuple):
                controleer_geldigheid(self.check, self.path, (*pad, number, "duur"), reading.duur)
            elif reading.duur:
                self.duur((*pad, number, "duur"), reading.duur)
