"""What random damage found, one small case each."""

import unicodedata
from pathlib import Path

import pytest

from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.objecten import MOST_PROBLEMS
from planner.authoring.yamlbron import Groep, Scalar, lees_yaml
from tests.authoring.conftest import Kopie

KLEIN = Path(__file__).with_name("klein")


def lees(text: str) -> tuple[object, list[Probleem]]:
    problems: list[Probleem] = []
    return lees_yaml(text.encode("utf-8", "surrogatepass"), "a.yml", problems), problems


def test_een_los_accent_is_hetzelfde_als_een_gewoon() -> None:
    tree, problems = lees(unicodedata.normalize("NFD", "titel: cliënt"))
    assert isinstance(tree, Groep)
    value = tree.items[0][1]
    assert isinstance(value, Scalar)
    assert (value.tekst, problems) == ("cliënt", [])


@pytest.mark.parametrize(
    ("teken", "woorden"),
    [
        ("\xa0", "een bijzondere spatie (U+00A0)"),
        ("\u202f", "een bijzondere spatie (U+202F)"),
        ("\u200b", "een onzichtbaar teken (U+200B)"),
        ("\u202e", "een onzichtbaar teken (U+202E)"),
        ("\xad", "een onzichtbaar teken (U+00AD)"),
        ("\u2028", "een onzichtbaar teken (U+2028)"),
    ],
)
def test_een_teken_dat_niemand_ziet_wordt_op_zijn_regel_gemeld(teken: str, woorden: str) -> None:
    _, problems = lees(f"titel: een\r\ntekst: twee{teken}drie\r\n")
    assert [(p.regel, woorden in p.melding) for p in problems] == [(2, True)]


def test_ook_als_het_met_een_code_geschreven_is() -> None:
    _, problems = lees('titel: een\ntekst: "twee\\u200bdrie"\n')
    assert [(p.regel, "U+200B" in p.melding) for p in problems] == [(2, True)]


@pytest.mark.parametrize("bestand", ["bronnen.yml", "planners/termijnen.yml", "waarden/traject.yml"])
def test_een_fout_in_de_opmaak_geeft_geen_fouten_in_andere_bestanden(kopie: Kopie, bestand: str) -> None:
    kopie.schrijf(bestand, kopie.tekst(bestand) + "\nkapot: [\n")
    assert [file for file, _, _ in kopie.problemen()] == [bestand]


def test_een_tikfout_elders_wordt_dan_nog_altijd_gemeld(kopie: Kopie) -> None:
    kopie.schrijf("bronnen.yml", kopie.tekst("bronnen.yml") + "\nkapot: [\n")
    kopie.vervang("planners/verlenging.yml", "peildatum: bezig", "peildatum: bezigg")
    assert [file for file, _, _ in kopie.problemen()] == ["bronnen.yml", "planners/verlenging.yml"]


def test_duizenden_problemen_in_een_bestand_worden_er_honderd() -> None:
    files = files_in(KLEIN)
    files["rollen.yml"] += "".join(f"\nrol{n}: x" for n in range(20_000)).encode()
    problems = read_files(files).problemen
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].melding.startswith("Hier zijn we gestopt met lezen")
