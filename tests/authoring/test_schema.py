"""The schemas with which an editor completes: made from the model, up to date, and never stricter or laxer in
shape than the check itself."""

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from planner import model
from planner.authoring import naslagmodel, toelichting
from planner.authoring.gegevens import files_in
from planner.authoring.opdrachten import main
from planner.authoring.schema import schema_van, schemas, schrijf
from tests.authoring.conftest import Kopie

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FILES = sorted(files_in(DATA))


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it (core schema of 1.2): dates and ja/nee are texts, only numbers and true are not."""

    yaml_implicit_resolvers: ClassVar = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def as_editor(text: str) -> Any:
    """What an editor gives to the schema: in JSON every key is a text."""

    def keys(item: Any) -> Any:
        if isinstance(item, dict):
            return {str(key): keys(value) for key, value in item.items()}
        return [keys(value) for value in item] if isinstance(item, list) else item

    return keys(yaml.load(text, Yaml12))


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft7Validator]:
    found = {name: json.loads(text) for name, text in schemas().items()}
    for schema in found.values():
        Draft7Validator.check_schema(schema)
    return {name: Draft7Validator(schema) for name, schema in found.items()}


@pytest.fixture
def fouten(validators: dict[str, Draft7Validator], kopie: Kopie) -> Callable[[str], int]:
    """How many problems an editor sees in a file of the copy."""
    return lambda path: len(list(validators[schema_van(path)].iter_errors(as_editor(kopie.tekst(path)))))


def test_de_schema_s_in_het_project_zijn_die_van_het_model() -> None:
    for name, text in schemas().items():
        found = (DATA / f"schema/{name}.json").read_text(encoding="utf-8")
        assert found == text, "Voer ‘python -m planner schema’ uit en bewaar wat er verandert."
    assert {path.stem for path in (DATA / "schema").iterdir()} == set(schemas())


@pytest.mark.parametrize("path", FILES)
def test_elk_regelbestand_noemt_zijn_schema_en_is_geldig(
    path: str, validators: dict[str, Draft7Validator]
) -> None:
    text = (DATA / path).read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert ((DATA / path).parent / named).resolve() == DATA / f"schema/{schema_van(path)}.json"
    problems = [
        f"{'.'.join(map(str, p.path))}: {p.message[:200]}"
        for p in validators[schema_van(path)].iter_errors(as_editor(text))
    ]
    assert problems == []


TERMIJNEN, TRAJECT = "planners/termijnen.yml", "waarden/traject.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (TERMIJNEN, "gehaald_door: trajectplan_opgeladen", "gehaald_dor: trajectplan_opgeladen", "gehaald_door"),
        (TERMIJNEN, "waarde: 6 weken", "waarde: zes weken", "verwacht een duur"),
        (TERMIJNEN, "waarde: 6 weken", "waarde: 6", "verwacht een duur"),
        (TERMIJNEN, "geldig_van: 2023-07-01", "geldig_van: 1/7/2023", "jjjj-mm-dd"),
        (TERMIJNEN, "soort: uiterlijk", "soort: uitrelijk", "uiterlijk"),
        (TERMIJNEN, "\nsoort: termijnen", "\nsoort: termijn", "termijnen"),
        (TERMIJNEN, "\nsoort: termijnen\n", "\n", "ontbreekt ‘soort’"),
        (TERMIJNEN, "    vanaf: toeleiding\n", "", "ontbreekt ‘vanaf’"),
        (TERMIJNEN, "    wie: [cmw, cmz]", "    wie: {cmw: cmz}", "lijst"),
        (TERMIJNEN, "aantal: 1}", "aantal: een}", "geheel getal"),
        (TERMIJNEN, "status: komt}", "status: komt eraan}", "komt"),
        (TERMIJNEN, "bron: draaiboek-2023 3.1.3", "bron: draaiboek-2023", "document sectie"),
        (TERMIJNEN, "vanaf: toeleiding", "vanaf: De Toeleiding", "kleine letters"),
        (TRAJECT, "soort: duur", "soort: bedrag", "getal"),
        (TRAJECT, "  titel: Kortste duur van een activeringstraject\n", "", "ontbreekt ‘titel’"),
        ("kalender.yml", "dag: 1", "dag: eerste", "geheel getal"),
        ("stappenlijsten.yml", "titel:", "titell:", "Bedoelde je"),
    ],
)  # fmt: skip
def test_wat_van_vorm_fout_is_is_dat_voor_de_editor_en_voor_de_controle(
    kopie: Kopie, fouten: Callable[[str], int], path: str, old: str, new: str, words: str
) -> None:
    assert fouten(path) == 0
    kopie.vervang(path, old, new)
    assert fouten(path) > 0
    assert any(file == path and words in message for file, _, message in kopie.problemen())


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TERMIJNEN, "titel: Eerste gesprek", "titel: 2024"),
        (TERMIJNEN, "bron: [draaiboek-2023 3.1.3, draaiboek-2023 3.6.3]", "bron: draaiboek-2023 3.1.3"),
        (TERMIJNEN, "aantal: 1}", 'aantal: "1"}'),
        (TERMIJNEN, "waarde: 28 dagen", "waarde: 28 kalenderdagen"),
    ],
)
def test_wat_de_controle_aanvaardt_aanvaardt_de_editor(
    kopie: Kopie, fouten: Callable[[str], int], path: str, old: str, new: str
) -> None:
    kopie.vervang(path, old, new)
    assert kopie.problemen() == []
    assert fouten(path) == 0


def test_elke_klasse_en_elke_sleutel_heeft_een_uitleg_in_het_nederlands() -> None:
    for module in (model, naslagmodel):
        for cls in vars(module).values():
            if is_dataclass(cls) and cls.__module__ == module.__name__:
                if cls.__name__ in ("Bron", "_Planner", "Regels"):  # no keys of a file
                    continue
                texts = [toelichting.van_klasse(cls)]
                texts += [toelichting.van_sleutel(cls, item.name) for item in fields(cls)]
                assert all(re.search(r"[.…]$", text) for text in texts), cls
                assert not [text for text in texts if re.search(r"\b(?:the|that|which|when)\b", text)], cls


def test_een_sleutel_zonder_uitleg_betekent_wat_de_vorige_met_die_naam_betekent() -> None:
    assert toelichting.van_sleutel(model.Termijn, "wie") == "Wie het doet: een rol uit rollen.yml."
    assert toelichting.van_sleutel(naslagmodel.Taak, "wie") == "Wie het doet: een rol uit rollen.yml."
    assert toelichting.van_sleutel(model.RolInfo, "wie") == "Wie deze rol heeft."


def test_wat_alle_planners_delen_geldt_voor_elke_soort() -> None:
    for cls in (model.TermijnenPlanner, model.BedragPlanner):
        assert toelichting.van_sleutel(cls, "inleiding") == "De eerste zinnen boven het formulier."


def test_de_opdracht_schrijft_schema_s_en_de_eerste_regel_een_keer(
    kopie: Kopie, capsys: pytest.CaptureFixture[str]
) -> None:
    schrijf(kopie.map)
    before = kopie.tekst(TERMIJNEN)
    kopie.schrijf(TERMIJNEN, before.partition("\n")[2])
    (kopie.map / "schema/rollen.json").unlink()
    assert main(["schema", "--data", str(kopie.map)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"{kopie.map}/schema/rollen.json: bijgewerkt.", f"{kopie.map}/{TERMIJNEN}: bijgewerkt."]
    assert kopie.tekst(TERMIJNEN) == before
    assert schrijf(kopie.map) == []
