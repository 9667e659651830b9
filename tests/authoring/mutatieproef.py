"""Which small changes of the rules nobody would notice: they pass `check`, and still another answer follows.

A mutant is killed by what reads the file, by the checks of its planner, by the worked examples (its own, and those
of planners that take its deadlines over) or by the proof of its table. What is left is compared with the rules as
they are, in every case of `planner.authoring.effect.gevallen`: a mutant that changes nothing there is no change.

`python -m tests.authoring.mutatieproef [planners/naam.yml …]` writes the score to docs/beheer/mutaties.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from planner import taal
from planner.authoring import bewijs, gegevens, voorbeelden
from planner.authoring.effect.gevallen import gevallen
from planner.authoring.gegevens import Bestand, Gegevens
from planner.authoring.koppen import koppen
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.planner import controleer_planner
from planner.authoring.samenhang.waarden import controleer_waarden
from planner.model import Planner, Regels, alle_vragen
from planner.soorten import uitslag
from planner.soorten.bedrag import Bedraguitslag
from planner.termijn import berichten
from planner.uitslag import Regelmelding
from planner.vragen.soort import Antwoorden
from tests.authoring.mutaties import Mutant, mutanten

ROOT = Path(__file__).resolve().parents[2]
MEESTE = 800  # cases near the worked examples, and as many others, evenly taken
GEDEELD = ("trajectvragen.yml", "stappenlijsten.yml")  # what a value in these decides, every planner may show
UITSLAG = ROOT / "docs/beheer/mutaties.json"
TOEGELATEN = Path(__file__).with_name("overlevers.yml")


@dataclass(frozen=True, slots=True)
class Overlever:
    """A mutant that passes, with a case that tells it apart from the rules as they are."""

    bestand: str
    mutant: Mutant
    antwoorden: Antwoorden
    vandaag: date
    verschil: str


@dataclass(slots=True)
class Score:
    """What became of the mutants of a file: most are caught, some change nothing, the others survive."""

    bestand: str
    gevangen: int = 0
    gelijk: int = 0
    overlevers: list[Overlever] = field(default_factory=list)

    @property
    def mutanten(self) -> int:
        return self.gevangen + self.gelijk + len(self.overlevers)


class Proef:
    """The rules as they are, and what the mutants are tried on."""

    def __init__(self, folder: Path = ROOT / "data") -> None:
        self.folder = folder
        self.data = gegevens.read_folder(folder)
        self.data.paginas = koppen(folder.parent / "docs")
        self.rules = self.data.regels()
        steps = self.data["stappenlijsten.yml"].values()
        self.bekend: Mapping[str, Any] = self.rules.waarden | {
            key: step for row in steps for key, step in row.stappen.items()
        }
        for name in self.rules.planners:
            voorbeelden.van_planner(self.data, self.rules, name)
        assert not self.data.problemen, self.data.problemen  # else everything would seem to be caught
        self._beelden: dict[str, list[tuple[Antwoorden, date, Any]]] = {}

    @cached_property
    def bestanden(self) -> list[str]:
        """The files whose mutants are tried."""
        return sorted(path for path in self.data.bestanden if path.startswith(("planners/", "waarden/")))

    def mutanten(self, path: str) -> Iterator[Mutant]:
        text = (self.folder / path).read_text(encoding="utf-8")
        lengths = sorted(name for name, item in self.rules.waarden.items() if item.soort == "duur")
        planner = self.rules.planners.get(path.removeprefix("planners/").removesuffix(".yml"))
        questions = alle_vragen(planner) if planner else {}
        yield from mutanten(text, list(self.rules.rollen), lengths, questions)

    def score(self, path: str) -> Score:
        """Try all mutants of a file."""
        found = Score(path)
        for mutant in self.mutanten(path):
            rules = self.doorstaat(path, mutant)
            if rules is None:
                found.gevangen += 1
            elif survivor := self.verschil(path, mutant, rules):
                found.overlevers.append(survivor)
            else:
                found.gelijk += 1
        return found

    # --- what catches a mutant ------------------------------------------------------------------

    def doorstaat(self, path: str, mutant: Mutant) -> Regels | None:
        """The rules with this mutant, when nothing in them is found wrong."""
        # Not by the function that keeps what it read: nobody reads a mutant twice.
        file, problems = gegevens._gelezen.__wrapped__(path, mutant.tekst.encode(), path)
        if problems or file is None:
            return None
        data = Gegevens({**self.data.bestanden, path: file}, [], paginas=self.data.paginas)
        rules = self._regels(path, file)
        touched = self.geraakt(path, mutant)
        # Examples first, because they catch most; but only references that are right can be counted with.
        if not self._struikelt(data, rules, touched[:1]) and data.problemen:
            return None
        check = Controle(data)
        for name in touched:
            controleer_planner(check, name)
        if path.startswith("waarden/"):
            controleer_waarden(check)
        if check.problemen:
            return None
        data.problemen.clear()
        for name in touched:
            voorbeelden.van_planner(data, rules, name)
            if data.problemen:
                return None
        for name in touched:
            if hasattr(rules.planners[name], "rijen"):
                bewijs.tabel(data, rules, name, rules.planners[name])
        return None if data.problemen else rules

    def _struikelt(self, data: Gegevens, rules: Regels, names: list[str]) -> bool:
        """Whether the examples of these planners cannot even be counted."""
        try:
            for name in names:
                voorbeelden.van_planner(data, rules, name)
        except (KeyError, IndexError, AttributeError, AssertionError, TypeError):
            return True
        return False

    def _regels(self, path: str, file: Bestand) -> Regels:
        if path.startswith("waarden/"):
            return Gegevens({**self.data.bestanden, path: file}, []).regels()
        name = path.partition("/")[2].removesuffix(".yml")
        asked = gegevens.vul_in(self.data[gegevens.TRAJECTVRAGEN], self.bekend)
        planner: Planner = gegevens.met_trajectvragen(gegevens.vul_in(file.inhoud, self.bekend), asked)
        return replace(self.rules, planners={**self.rules.planners, name: planner})

    def geraakt(self, path: str, mutant: Mutant) -> list[str]:
        """The planners whose answers a file decides; of a file with values, those that name the changed one."""
        name = path.partition("/")[2].removesuffix(".yml")
        if not path.startswith("waarden/"):
            return [name, *self._nemers(name)]
        value = mutant.wat.partition(".")[0]
        if any(value in self._tekst(shared) for shared in GEDEELD):
            return list(self.rules.planners)
        users = [key for key in self.rules.planners if value in self._tekst(f"planners/{key}.yml")]
        return [*dict.fromkeys([*users, *(taker for user in users for taker in self._nemers(user))])]

    def _nemers(self, name: str) -> list[str]:
        return [key for key, p in self.rules.planners.items() if name in p.overgenomen]

    def _tekst(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    # --- what a mutant changes ------------------------------------------------------------------

    def beelden(self, name: str) -> list[tuple[Antwoorden, date, Any]]:
        """The cases of a planner, the worked examples first, with what is answered now."""
        if name not in self._beelden:
            cases = [*gevallen(self.rules, self.rules, name, [])]
            cases.reverse()  # the worked examples first: most survivors show in the case beside one of them
            own, others = cases[:MEESTE], cases[MEESTE:]
            cases = own + others[:: max(1, len(others) // MEESTE)]
            self._beelden[name] = [(a, day, beeld(self.rules, name, a, day)) for a, day in cases]
        return self._beelden[name]

    def verschil(self, path: str, mutant: Mutant, rules: Regels) -> Overlever | None:
        """A case in which the mutant answers something else, or None."""
        for name in self.geraakt(path, mutant):
            if rules.planners[name] == self.rules.planners[name] and path.startswith("planners/"):
                continue
            for answers, today, before in self.beelden(name):
                try:
                    after = beeld(rules, name, answers, today)
                except (KeyError, AttributeError, AssertionError) as problem:
                    return Overlever(path, mutant, answers, today, repr(problem))
                if after != before:
                    return Overlever(path, mutant, answers, today, _anders(before, after))
        return None


def beeld(rules: Regels, name: str, answers: Antwoorden, today: date) -> dict[str, Any]:
    """What counts of a result: the outcome, what is missing, dates, verdicts, amounts, steps, messages and drafts."""
    found = uitslag(rules, name, answers, today)
    case = found.geval
    drafts = [d.titel for d in found.planner.ontwerpen if found.uitkomst in d.voor and case.past(d.als)]
    return {
        "uitkomst": found.uitkomst,
        "ontbreekt": found.ontbreekt,
        "niet gevraagd": found.niet_gevraagd,
        "termijnen": [
            (
                i.id,
                i.datum,
                i.veilig,
                i.status,
                i.zekerheid,
                i.regel.soort,
                i.regel.wie,
                [*berichten(case, i)],
            )
            for i in found.termijnen
        ],
        "oordelen": [(key, item.oordeel) for key, item in found.oordelen.items()],
        "stappen": [(a.stap.wie, a.stap.wat, a.stand.id if a.stand else "") for a in found.stappen],
        "meldingen": [
            item.melding.tekst if isinstance(item, Regelmelding) else type(item).__name__
            for item in found.letop
        ],
        "bedragen": str(found.bedragen.totaal) if isinstance(found, Bedraguitslag) else "",
        "ontwerpen": drafts,
        "lijnen": [(line.keuze.uitkomst, line.totaal) for line in found.bedragen.regels]
        if isinstance(found, Bedraguitslag)
        else [],
    }


def _anders(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    key = next(key for key in before if before[key] != after[key])
    return f"{key}: {before[key]} → {after[key]}"


def toegelaten() -> dict[tuple[str, str], str]:
    """The mutants that may survive, each with the reason why no example can catch it."""
    rows = yaml.safe_load(TOEGELATEN.read_text(encoding="utf-8")) or []
    return {(row["bestand"], row["wat"]): row["reden"] for row in rows}


def main(paths: list[str]) -> int:
    """Try all mutants of these files, or of all; tell what survives, and keep the score for the page."""
    proef, allowed = Proef(), toegelaten()
    stored = json.loads(UITSLAG.read_text(encoding="utf-8")) if UITSLAG.exists() else {"scores": {}}
    for path in paths or proef.bestanden:
        score = proef.score(path)
        left = [item for item in score.overlevers if (path, item.mutant.wat) not in allowed]
        print(
            f"{path}: {score.mutanten} mutanten, {score.gelijk} gelijk, {len(score.overlevers)} overleven",
            flush=True,
        )
        for item in left:
            print(
                f"  regel {item.mutant.regel}: {item.mutant.wat}\n    {item.antwoorden}: {item.verschil[:200]}",
                flush=True,
            )
        name = path.removesuffix(".yml")
        kept = [[item.mutant.wat, allowed.get((path, item.mutant.wat), "")] for item in score.overlevers]
        stored["scores"][name] = {
            "op": taal.datum(date.today()),
            "mutanten": score.mutanten,
            "gelijk": score.gelijk,
            "overlevers": kept,
        }
        text = json.dumps(stored, ensure_ascii=False, indent=2, sort_keys=True)
        UITSLAG.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
