"""What every check across rules has: the data, the problems so far, and the names that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.naslagmodel import Stappenlijst
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.taken import plaatsen
from planner.taal import bedoelde_je
from planner.woorden import PLEK

# Words that compare two values: the sentence stays as it is when one of them changes.
VERGELIJKT = re.compile(
    r"\beven (?:lang|veel|kort|hoog|groot|ver)\b|\bevenveel\b|\b(?:dubbel|half) zo\b|\bde helft\b",
    re.IGNORECASE,
)
LOS = re.compile(r"\{[^{}]{0,40}\}?|\}")


class Controle:
    """The data that is checked. Problems are kept, each at its line."""

    def __init__(self, data: Gegevens) -> None:
        self.data = data
        self.rules = data.regels()
        self.lijsten: Mapping[str, Stappenlijst] = data["stappenlijsten.yml"]
        self.vaste_stappen = [key for steps in self.lijsten.values() for key in steps.stappen]
        self.plaatsen = plaatsen(data["taken.yml"])
        self.problemen: list[Probleem] = []

    def fout(self, path: str, pad: Pad, melding: str) -> None:
        """Note a problem at a path in a file."""
        file = self.data.bestanden[path]
        self.problemen.append(Probleem(file.naam, file.regel(*pad), melding))

    def ken(self, path: str, pad: Pad, naam: str, bekend: Iterable[str], wat: str) -> bool:
        """Whether a name is known; if not, a problem with the nearest name."""
        known = list(bekend)
        if naam in known:
            return True
        if not self.data.genoemd(naam):
            self.fout(path, pad, f"{wat} ‘{naam[:60]}’ bestaat niet.{bedoelde_je(naam, known)}")
        return False

    def accolade(self, path: str, pad: Pad, text: str) -> None:
        """A brace that is no place for a value would stand in the answer as it is, and a comparison of values too."""
        if loose := LOS.search(PLEK.sub("", text)):
            self.fout(
                path,
                pad,
                f"‘{loose[0]}’ is geen plek voor een waarde. Schrijf {{naam}}, {{datum:termijn}} of {{duur:termijn}}, "
                "in kleine letters, of laat de accolade weg.",
            )
        if "{" in text and (words := VERGELIJKT.search(text)):
            self.fout(
                path,
                pad,
                f"‘{words[0]}’ vergelijkt een waarde met een andere. Verandert er één, dan klopt de zin niet meer. Noem elke "
                "waarde zelf.",
            )

    def mislukt(self, path: str, pad: Pad) -> bool:
        """Whether a list only looks empty because its items did not read well; they were reported."""
        return (*pad, 0) in self.data.bestanden[path].regels

    def alle_termijnen(self) -> set[str]:
        """The names of the deadlines of every planner."""
        return {name for planner in self.rules.planners.values() for name in planner.termijnen}
