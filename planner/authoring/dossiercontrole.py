"""What the files about dossiers name exists: the moments of a phase, its planners and tasks, the steps of an ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args, get_type_hints

from planner import model
from planner.authoring import naslagmodel
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.objecten import Pad
from planner.dossiers.opslag import PLANNER
from planner.geval import alle_momenten, alle_termijnen
from planner.taal import bedoelde_je

FASEN, AFLOPEN = "dossierfasen.yml", "aflopen.yml"


def dossierproblemen(data: Gegevens) -> list[Probleem]:
    """Every name in the two files that nothing has."""
    rules = data.regels()
    questions = rules.planners[PLANNER].vragen if PLANNER in rules.planners else {}
    found = []
    for path, check in ((FASEN, _fasen), (AFLOPEN, _aflopen)):
        if path in data.bestanden:
            file = data.bestanden[path]
            found += [
                Probleem(
                    file.naam,
                    file.regel(*pad),
                    f"{what} ‘{name[:60]}’ bestaat niet.{bedoelde_je(name, known)}",
                )
                for pad, what, name, known in check(data, rules, questions)
                if name not in known and not data.genoemd(name)
            ]
    return found


type _Noemt = Iterator[tuple[Pad, str, str, list[str]]]


def _fasen(data: Gegevens, rules: model.Regels, questions: Iterable[str]) -> _Noemt:
    moments = [*questions]
    if PLANNER in rules.planners:
        moments += [*alle_momenten(rules, PLANNER), *alle_termijnen(rules, PLANNER)]
    phases = [*get_args(get_type_hints(naslagmodel.Taak)["fase"])]
    for key, phase in data[FASEN].items():
        yield from (((key, "vanaf", n), "Het moment", name, moments) for n, name in enumerate(phase.vanaf))
        yield from (
            ((key, "planners", n), "De planner", name, [*rules.planners])
            for n, name in enumerate(phase.planners)
        )
        yield from (((key, "taken", n), "De fase", name, phases) for n, name in enumerate(phase.taken))


def _aflopen(data: Gegevens, rules: model.Regels, questions: Iterable[str]) -> _Noemt:
    steps = [key for steps in data["stappenlijsten.yml"].values() for key in steps.stappen]
    for key, end in data[AFLOPEN].items():
        if end.gegeven:
            yield (key, "gegeven"), "De vraag", end.gegeven, [*questions]
        for name, step in end.stappen.items():
            if step.vast:
                yield (key, "stappen", name, "vast"), "De stap", step.vast, steps
            if step.wie:
                yield (key, "stappen", name, "wie"), "De rol", step.wie, [*rules.rollen]
