"""The data behind the pages, and texts from it with values filled in. Knows no page and no MkDocs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from macros.telling import plek, telling, zin
from planner import taal
from planner.authoring.gegevens import Gegevens, read_folder
from planner.geval import alle_momenten, alle_termijnen, in_voege
from planner.html import Html, voeg
from planner.model import Grootheid, Planner, Regels, Termijn, Waarde, alle_vragen
from planner.versies import op_volgorde
from planner.vragen import soort_van
from planner.woorden import PLEK, waarde_tekst

HOOFDBRON = "draaiboek-2023"  # the document that this site tells


class MacroFout(Exception):
    """A page calls a macro with something that does not exist."""


def bekende_planner(teksten: Teksten, naam: str) -> Planner:
    """The planner with this name. Raises MacroFout."""
    known = teksten.rules.planners
    if naam not in known:
        raise MacroFout(f"De planner ‘{naam}’ bestaat niet.{taal.bedoelde_je(naam, known)}")
    return known[naam]


class Teksten:
    """Data that was read and is sound, as texts."""

    def __init__(self, data: Gegevens, vandaag: date | None = None) -> None:
        self.data = data
        self.rules: Regels = data.regels()
        self.vandaag = vandaag or date.today()

    @classmethod
    def lees(cls, project: Path) -> Teksten:
        """The texts of a project whose data was checked before."""
        return cls(read_folder(project / "data"))

    def bestand(self, name: str) -> dict[str, Any]:
        """The entries of one reference file, such as begrippen.yml."""
        found: dict[str, Any] = self.data[name]
        return found

    def stand(self) -> str:
        """Of when the text is that this site tells, and since when all of it was compared with that text."""
        source = self.rules.bronnen[HOOFDBRON].datum
        found = taal.maand(date.fromisoformat(source)) if source != "onbekend" else "zonder datum"
        return f"Tekst van {found}, hier vergeleken in {taal.maand(min(self.vergeleken()))}."

    def vergeleken(self) -> Iterator[date]:
        """The days on which somebody last compared a planner or a value with its source."""
        for planner in self.rules.planners.values():
            yield planner.gecontroleerd_op
        for value in self.rules.waarden.values():
            yield min(version.gecontroleerd_op for version in value.waarden)

    # --- values and texts -----------------------------------------------------------------------

    def termijn(self, name: str) -> tuple[str, Termijn]:
        """The planner and the deadline with this id. Raises MacroFout."""
        for planner, found in self.rules.planners.items():
            if name in found.termijnen:
                return planner, found.termijnen[name]
        known = [key for planner in self.rules.planners.values() for key in planner.termijnen]
        raise MacroFout(f"De termijn ‘{name}’ bestaat niet.{taal.bedoelde_je(name, known)}")

    def waarde(self, name: str, op: date | None = None) -> str:
        """A shared value, or the duration of a deadline, in force on a day, by default the day on which the
        site is built. Raises MacroFout."""
        if name in self.rules.waarden:
            return self.geldend(name, self.rules.waarden[name], self.rules.waarden[name].waarden, op)
        known = [key for planner in self.rules.planners.values() for key in planner.termijnen]
        if name not in known:
            hint = taal.bedoelde_je(name, [*self.rules.waarden, *known])
            raise MacroFout(f"De waarde ‘{name}’ bestaat niet.{hint}")
        return self.duur(self.termijn(name)[1], op)

    def duur(self, rule: Termijn, op: date | None = None) -> str:
        """The duration of a deadline in force on a day."""
        if isinstance(rule.duur, str):
            return self.waarde(rule.duur, op)
        return self.geldend(rule.titel, None, rule.duur, op)

    def geldend(
        self, name: str, item: Grootheid | None, versions: tuple[Waarde[Any], ...], op: date | None
    ) -> str:
        """The version in force on a day. Without a day: the one in force when the site is built, with what
        comes after it, so that a page stays true when that day arrives. Raises MacroFout."""
        version = in_voege(versions, op or self.vandaag)
        later = [v for v in op_volgorde(versions) if v.geldig_van > self.vandaag] if op is None else []
        texts = [f"vanaf {taal.datum(v.geldig_van)}: {waarde_tekst(item, v)}" for v in later]
        if version:
            value = waarde_tekst(item, version)
            return f"{value} ({'; '.join(texts)})" if texts else value
        if later:
            return f"{waarde_tekst(item, later[0])} (vanaf {taal.datum(later[0].geldig_van)})"
        raise MacroFout(f"Voor {taal.datum(op or self.vandaag)} is er geen waarde ‘{name}’.")

    def zin(self, name: str) -> str:
        """A deadline as part of a sentence: uiterlijk 6 weken na de eerste afspraak. Raises MacroFout."""
        planner = self.termijn(name)[0]
        return self.tekst(zin(telling(self.rules, planner, name), self.duren), planner)

    def duren(self, versions: tuple[Waarde[Any], ...]) -> str:
        """A duration in force, with what comes after it; one that has ended says until when it held."""
        last = op_volgorde(versions)[-1]
        if last.geldig_tot and last.geldig_tot < self.vandaag:
            return f"{last.waarde} (tot en met {taal.datum(last.geldig_tot)})"
        return self.geldend("duur", None, versions, None)

    def tekst(self, text: str, planner: str = "") -> str:
        """A text from the data with {names} filled in, as plain text."""
        return PLEK.sub(lambda match: self._plek(match[1], match[2], planner), text)

    def _plek(self, wat: str | None, naam: str, planner: str) -> str:
        if wat in ("duur", "nu") or (not wat and naam in self.rules.waarden):
            return self.waarde(naam)
        if wat == "termijn":
            return self.zin(naam)
        found = self.rules.planners.get(planner)
        if found and (wat == "datum" or naam in alle_momenten(self.rules, planner)):
            return f"[{self.dag(planner, naam)}]"
        if found and naam in alle_vragen(found):
            return "[je datum]" if soort_van(alle_vragen(found)[naam]).is_dag else "[je antwoord]"
        raise MacroFout(
            f"De naam ‘{naam}’ in een tekst bestaat niet.{taal.bedoelde_je(naam, self.rules.waarden)}"
        )

    def dag(self, planner: str, name: str) -> str:
        """Which day a deadline or moment is, for who reads the rules without a case."""
        moments = alle_momenten(self.rules, planner)
        if name in moments:
            return self.tekst(f"datum van {moments[name].kort}", planner)
        where = planner if name in alle_termijnen(self.rules, planner) else self.termijn(name)[0]
        return self.tekst(plek(telling(self.rules, where, name), self.duren), where)

    def html(self, text: str, planner: str = "") -> Html:
        """A text from the data, filled in and escaped."""
        return voeg(self.tekst(text, planner))
