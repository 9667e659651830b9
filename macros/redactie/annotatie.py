"""Problems on a terminal, and on GitHub also beside the line of a pull request."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Literal

from planner.authoring.fouten import Probleem


def meld(problemen: Iterable[Probleem], niveau: Literal["error", "warning"] = "error") -> None:
    """Print each problem as `file:line: message`; inside GitHub Actions as an annotation at that line."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    for problem in problemen:
        print(annotatie(problem, niveau) if on_github else problem)


def annotatie(problem: Probleem, niveau: str) -> str:
    """The workflow command for one problem. Text from a pull request cannot start another command."""
    return f"::{niveau} file={_veld(problem.bestand)},line={problem.regel}::{_tekst(problem.melding)}"


def _tekst(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _veld(text: str) -> str:
    return _tekst(text).replace(":", "%3A").replace(",", "%2C")


def samenvatting(markdown: str) -> None:
    """Add text to the summary of a job on GitHub; elsewhere nothing happens."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(markdown + "\n")
