"""A data folder read as rules.

`read_folder` reads everything it can and keeps the problems; `load_folder` wants rules without any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from planner import model
from planner.authoring import naslagmodel
from planner.authoring.fouten import Ongeldig, Probleem
from planner.authoring.koppen import Koppen
from planner.authoring.objecten import MISLUKT, Lezer, Pad
from planner.authoring.yamlbron import MOST_BYTES, lees_yaml
from planner.taal import bedoelde_je

TRAJECTVRAGEN = "trajectvragen.yml"
# One file, one concept. Folders hold more files of the same concept.
BESTANDEN: dict[str, Any] = {
    "bronnen.yml": dict[model.Id, model.Document],
    "rollen.yml": dict[model.Id, model.RolInfo],
    "kalender.yml": model.Kalender,
    "dossierfasen.yml": dict[model.Id, model.Dossierfase],
    "aflopen.yml": dict[model.Id, model.Afloop],
    TRAJECTVRAGEN: dict[model.Id, model.Vraag],
    **naslagmodel.BESTANDEN,
}
MAPPEN: dict[str, Any] = {
    "waarden": dict[model.Id, model.Grootheid],
    "planners": model.Planner.__value__,
    naslagmodel.ZOEKWOORDEN: naslagmodel.Zoekwoorden,
}
VRAAGGROEPEN = ("vragen", "regelvragen")
# What a question of a planner takes from trajectvragen.yml when it does not say it itself.
DAARVANDAAN = (
    "vraag",
    "soort",
    "kort",
    "hulp",
    "opties",
    "min",
    "min_is",
    "max",
    "max_is",
    "gepland",
    "zie",
    "bron",
)


@dataclass(slots=True)
class Bestand:
    """One file as it was read, with the line of each path in it."""

    naam: str
    inhoud: Any
    regels: dict[Pad, int] = field(default_factory=dict)

    def regel(self, *pad: str | int) -> int:
        """The line of a path, or of the nearest thing around it."""
        while pad not in self.regels and pad:
            pad = pad[:-1]
        return self.regels.get(pad, 1)


@dataclass(slots=True)
class Gegevens:
    """Everything in a data folder."""

    bestanden: dict[str, Bestand]
    problemen: list[Probleem]
    onleesbaar: dict[str, str] = field(default_factory=dict)  # the text of files that gave nothing
    paginas: Mapping[str, Koppen] = field(default_factory=dict)  # of docs/, when somebody looked there

    def __getitem__(self, naam: str) -> Any:
        found = self.bestanden.get(naam)
        return found.inhoud if found else {}

    def map(self, naam: str) -> dict[str, Bestand]:
        """The files of a folder by the name without ending."""
        return {
            path.removeprefix(f"{naam}/").removesuffix(".yml"): found
            for path, found in self.bestanden.items()
            if path.startswith(f"{naam}/")
        }

    def fout(self, bestand: str, pad: Pad, melding: str) -> None:
        """Note a problem at a path in a file."""
        file = self.bestanden[bestand]
        self.problemen.append(Probleem(file.naam, file.regel(*pad), melding))

    def genoemd(self, naam: str) -> bool:
        """Whether a file that did not read well defines this name: then its own problem was reported."""
        if naam in (Path(path).stem for path in self.onleesbaar) or naam in self.onvolledig():
            return True
        bad = {problem.bestand for problem in self.problemen}
        paths = [pad for other in self.bestanden.values() if other.naam in bad for pad in other.regels]
        key = re.compile(rf"^ *['\"]?{re.escape(naam)}['\"]? *:", re.M)
        return any(pad and pad[-1] == naam for pad in paths) or any(map(key.search, self.onleesbaar.values()))

    def regels(self) -> model.Regels:
        """The rules, as far as they could be read."""
        empty = model.Kalender(date.min, date.max, date.min, {})
        values = {key: item for file in self.map("waarden").values() for key, item in file.inhoud.items()}
        known: dict[str, Any] = values | {
            key: step for steps in self["stappenlijsten.yml"].values() for key, step in steps.stappen.items()
        }
        facts = vul_in(self[TRAJECTVRAGEN], known)
        return model.Regels(
            bronnen=self["bronnen.yml"],
            rollen=self["rollen.yml"],
            waarden=values,
            kalender=self["kalender.yml"] or empty,
            planners={
                name: met_trajectvragen(vul_in(file.inhoud, known), facts)
                for name, file in self.map("planners").items()
            },
            trajectvragen={name: replace(fact, feit=name) for name, fact in facts.items() if is_heel(fact)},
            fasen=self["dossierfasen.yml"],
            aflopen=vul_in(self["aflopen.yml"], known),
        )

    def onvolledig(self) -> dict[model.Id, tuple[str, Pad]]:
        """Questions that do not say what they ask, and that nothing fills in: where each stands."""
        facts = self[TRAJECTVRAGEN]
        found: dict[model.Id, tuple[str, Pad]] = {}
        found |= {name: (TRAJECTVRAGEN, (name,)) for name, fact in facts.items() if not is_heel(fact)}
        for planner, file in self.map("planners").items():
            for group in VRAAGGROEPEN:
                for name, question in getattr(file.inhoud, group, {}).items():
                    if not is_heel(met_trajectvraag(name, question, facts)):
                        found.setdefault(name, (f"planners/{planner}.yml", (group, name)))
        return found


def is_heel(question: model.Vraag) -> bool:
    """Whether a question says what it asks and which kind of answer it wants."""
    return bool(question.vraag and question.soort)


def naam_van_feit(name: model.Id, question: model.Vraag, facts: Mapping[model.Id, model.Vraag]) -> model.Id:
    """The question of trajectvragen.yml that a question of a planner names, or ""."""
    wanted = question.feit or name
    return wanted if wanted in facts else ""


def met_trajectvraag(
    name: model.Id, question: model.Vraag, facts: Mapping[model.Id, model.Vraag]
) -> model.Vraag:
    """The question of a planner, with what it leaves to trajectvragen.yml."""
    fact = naam_van_feit(name, question, facts)
    if not fact:
        return replace(question, feit="")
    # A planner that only wants yes or no of a choice has no use for the words of the other answers.
    other = question.soort not in ("", facts[fact].soort)
    keys = [
        key
        for key in DAARVANDAAN
        if getattr(question, key) in ("", (), {}, None, False) and not (other and key == "opties")
    ]
    return replace(question, feit=fact, **{key: getattr(facts[fact], key) for key in keys})


def met_trajectvragen(planner: Any, facts: Mapping[model.Id, model.Vraag]) -> Any:
    """The planner with its questions filled in; one that asks nothing is left out, and reported."""
    filled = {}
    for group in VRAAGGROEPEN:
        if hasattr(planner, group):
            questions = {
                name: met_trajectvraag(name, question, facts)
                for name, question in getattr(planner, group).items()
            }
            filled[group] = {name: question for name, question in questions.items() if is_heel(question)}
    return replace(planner, **filled)


def vul_in(item: Any, known: Mapping[str, Any]) -> Any:
    """The same, with what it takes from elsewhere: steps of a list, and shared values as limits of a question."""
    if isinstance(item, model.Stap):
        if not (step := known.get(item.vast)):
            return item
        keys = [key for key in ("wie", "wat", "bron", "waar") if not getattr(item, key)]
        return replace(item, **{key: getattr(step, key) for key in keys})
    if isinstance(item, model.Vraag) and (item.min_is or item.max_is):
        low, high = (grenzen(known.get(name)) for name in (item.min_is, item.max_is))
        return replace(item, min=min(low, default=item.min), max=max(high, default=item.max))
    if isinstance(item, tuple):
        return tuple(vul_in(part, known) for part in item)
    if isinstance(item, dict):
        return {key: vul_in(part, known) for key, part in item.items()}
    if not hasattr(item, "__dataclass_fields__"):
        return item
    parts = {name: getattr(item, name) for name in item.__dataclass_fields__}
    new = {name: vul_in(part, known) for name, part in parts.items()}
    changed = {name: part for name, part in new.items() if part != parts[name]}
    return replace(item, **changed) if changed else item


def grenzen(item: Any) -> list[int]:
    """The numbers that a shared value can be as the limit of a question, in all its versions: counts, or months. None
    for what is no number."""
    if isinstance(item, model.AantalWaarde):
        return [version.waarde for version in item.waarden]
    if isinstance(item, model.DuurWaarde) and all(version.waarde.in_maanden for version in item.waarden):
        return [version.waarde.maanden for version in item.waarden]
    return []


def read_files(files: Mapping[str, bytes], toon: str = "") -> Gegevens:
    """Read files by their path within the data folder; `toon` stands before that path in messages."""
    data = Gegevens({}, [])
    for path in sorted(files):
        read_file(data, path, files[path], toon)
    for path in ("bronnen.yml", "rollen.yml", "kalender.yml"):
        if path not in files:
            data.problemen.append(Probleem(f"{toon}{path}", 1, "Dit bestand ontbreekt."))
    return data


def read_file(data: Gegevens, path: str, content: bytes, toon: str = "") -> None:
    """Read one file by its path within the data folder, and add it and its problems to `data`."""
    shown = f"{toon}{path}"
    if _type_van(path) is None:
        name = path.rpartition("/")[2]
        hint = bedoelde_je(path, [*BESTANDEN, *(f"{key}/{name}" for key in MAPPEN)])
        data.problemen.append(Probleem(shown, 1, f"Dit bestand hoort niet in de map met gegevens.{hint}"))
        return
    found, problems = _gelezen(path, content, shown)
    data.problemen += problems
    if found:
        data.bestanden[path] = found
    else:
        data.onleesbaar[path] = content[:MOST_BYTES].decode("utf-8", "replace")


# The same content reads the same: who reads the folder again (tests, `make serve`) only waits for what changed.
# Nobody changes what was read.
@lru_cache(maxsize=1024)
def _gelezen(path: str, content: bytes, shown: str) -> tuple[Bestand | None, tuple[Probleem, ...]]:
    problems: list[Probleem] = []
    tree = lees_yaml(content, shown, problems)
    reader = Lezer(shown)
    found = reader.alles(tree, _type_van(path)) if tree is not None else MISLUKT
    file = None if found is MISLUKT else Bestand(shown, found, reader.regels)
    return file, (*problems, *reader.problemen)


def _type_van(path: str) -> Any:
    """What a file holds, or None. Only search words lie deeper: they follow the folders of docs/."""
    folder, _, name = path.partition("/")
    deep = "/" in name and folder != naslagmodel.ZOEKWOORDEN
    return BESTANDEN.get(path) or (None if deep or not name.endswith(".yml") else MAPPEN.get(folder))


def files_in(folder: Path) -> dict[str, bytes]:
    """The YAML files of a data folder by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in (".yml", ".yaml")
    }


def read_folder(folder: Path) -> Gegevens:
    """Read a data folder. Raises NotADirectoryError when there is none."""
    if not folder.is_dir():
        raise NotADirectoryError(f"De map ‘{folder}’ bestaat niet.")
    return read_files(files_in(folder), f"{folder.as_posix()}/")


def load_folder(folder: Path) -> model.Regels:
    """The checked rules of a data folder. Raises `Ongeldig` with every problem of shape or reference."""
    return gecontroleerd(read_folder(folder))


def load_files(files: Mapping[str, bytes], toon: str = "") -> model.Regels:
    """The checked rules of files by their path in the data folder. Raises `Ongeldig`."""
    return gecontroleerd(read_files(files, toon))


def gecontroleerd(data: Gegevens) -> model.Regels:
    """The rules of data that was read, when shape and references are right. Raises `Ongeldig`."""
    # Late, because the checks themselves read folders.
    from planner.authoring.samenhang.alles import controleer

    problems = data.problemen + controleer(data)
    if problems:
        raise Ongeldig(problems)
    return data.regels()


def zonder_voorbeelden(rules: model.Regels) -> model.Regels:
    """The rules without what the browser does not need to answer: the worked examples."""
    planners = {
        name: replace(
            planner,
            voorbeelden=(),
            termijnen={key: replace(rule, voorbeelden=()) for key, rule in planner.termijnen.items()},
        )
        for name, planner in rules.planners.items()
    }
    return replace(rules, planners=planners)
