"""From answers to a result: the one way in for browser, command line and tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner import taal
from planner.model import Regels
from planner.soorten import uitslag
from planner.toon.leg_uit import leg_uit
from planner.toon.resultaat import Json, als_json
from planner.toon.uitleg import Uitleg
from planner.vragen.antwoorden import Fout, lees
from planner.vragen.datum import lees_datum


def evaluate(rules: Regels, name: str, answers: Mapping[str, Any], today: date | str) -> Json:
    """Evaluate one case.

    `answers` maps question ids to JSON values (dates as "YYYY-MM-DD", null for "weet ik niet"); `today`
    is the reference day. The result has the shape of the contract; with bad answers it is
    `{"fout": [{"vraag", "melding"}]}` and nothing is computed. Bad input never raises.
    """
    found, errors = leg_geval_uit(rules, name, answers, today)
    return als_json(found) if found else {"fout": [error.as_dict() for error in errors]}


def leg_geval_uit(
    rules: Regels, name: str, answers: object, today: object
) -> tuple[Uitleg | None, list[Fout]]:
    """The answer to a case with its explanation, or what is wrong with the case."""
    if not isinstance(name, str) or name not in rules.planners:
        hint = taal.bedoelde_je(str(name), rules.planners)
        return None, [Fout("planner", f"De planner ‘{str(name)[:60]}’ bestaat niet.{hint}")]
    typed, errors = lees(rules.planners[name], answers)
    try:
        day = lees_datum(today)
    except ValueError as problem:
        return None, [*errors, Fout("vandaag", str(problem))]
    return (None, errors) if errors else (leg_uit(uitslag(rules, name, typed, day)), [])
