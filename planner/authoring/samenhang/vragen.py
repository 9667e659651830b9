"""Questions: options and limits where they belong, and asked after what decides whether they are."""

from __future__ import annotations

from collections.abc import Mapping

from planner import model
from planner.authoring.gegevens import grenzen
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.vragen import soort_van


def controleer_vragen(check: Plannercontrole) -> None:
    """All questions of a planner, those of a line included."""
    groups = {"vragen": check.planner.vragen, "regelvragen": model.regelvragen(check.planner)}
    for group, questions in groups.items():
        own = {name: question for name, question in questions.items() if _eigen(check, question)}
        controleer_vormen(check.check, check.path, (group,), own)
        for name, question in questions.items():
            _als(check, (group, name), name, question.als)


def controleer_vormen(check: Controle, path: str, pad: Pad, questions: Mapping[str, model.Vraag]) -> None:
    """What a question says fits its kind."""
    for name, question in questions.items():
        place, kind = (*pad, name), soort_van(question)
        if kind.met_opties != bool(question.opties):
            message = "Geef ‘opties’ bij een vraag van de soort keuze, en alleen daar."
            check.fout(path, (*place, "opties"), message)
        if question.gepland and not kind.is_dag:
            check.fout(path, (*place, "gepland"), "‘gepland’ hoort alleen bij een datum.")
        if model.OPEN in question.opties:
            message = "‘open’ betekent dat een vraag nog open is: geef deze optie een andere naam."
            check.fout(path, (*place, "opties", model.OPEN), message)
        _grenzen(check, path, place, question)
        low, high = question.min, question.max
        if not kind.met_grenzen and (low is not None or high is not None):
            message = "‘min’ en ‘max’ horen alleen bij een geheel getal of bij percentages (delen)."
            check.fout(path, (*place, "min"), message)
        elif low is not None and high is not None and low > high:
            check.fout(path, (*place, "max_is" if question.max_is else "max"), "‘max’ is kleiner dan ‘min’.")


def _grenzen(check: Controle, path: str, pad: Pad, question: model.Vraag) -> None:
    """A limit is a number, or a shared value that is one."""
    known = [key for key, item in check.rules.waarden.items() if grenzen(item)]
    for key in ("min", "max"):
        value, place = getattr(question, f"{key}_is"), (*pad, f"{key}_is")
        if not value:
            continue
        if value in check.rules.waarden and value not in known:
            message = (
                f"‘{value}’ is geen aantal en geen duur in maanden of jaren, en kan dus geen grens zijn."
            )
            check.fout(path, place, message)
        else:
            check.ken(path, place, value, known, "De waarde")
        if {place, (*pad, key)} <= set(check.data.bestanden[path].regels):
            check.fout(path, (*pad, key), f"Geef ‘{key}’ of ‘{key}_is’, niet allebei.")


def _eigen(check: Plannercontrole, question: model.Vraag) -> bool:
    """Whether the planner itself says which kind of question this is; else trajectvragen.yml does."""
    fact = check.rules.trajectvragen.get(question.feit)
    return fact is None or (question.soort, question.gepland) != (fact.soort, fact.gepland)


def _als(check: Plannercontrole, pad: Pad, name: str, als: model.Cellen) -> None:
    """Whether a question is asked depends on questions before it, so that nobody has to go back."""
    check.cellen((*pad, "als"), als)
    order = list(check.questions)
    for other in als:
        if other in check.feiten_hier or (other in order and order.index(other) >= order.index(name)):
            message = (
                f"Of ‘{name}’ gevraagd wordt, hangt af van een vraag die ervoor staat, niet van ‘{other}’."
            )
            check.fout((*pad, "als", other), message)
