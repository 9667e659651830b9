"""Een pagina nakijken zonder de site te bouwen: dezelfde meldingen als de bouw, bij dezelfde regel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.werkplaats.bladzijde import Bladzijden
from planner.authoring.gegevens import read_folder
from planner.authoring.koppen import koppen

ROOT = Path(__file__).resolve().parents[3]
BOVENAAN = "---\ntitle: Nieuw\ndescription: Een proef.\nbronnen: [draaiboek-2023 1]\nnagekeken_op: 2026-11-22\n---\n# Nieuw\n\n"
REGEL = BOVENAAN.count("\n") + 1


@pytest.fixture(scope="module")
def bladzijden() -> Bladzijden:
    return Bladzijden(read_folder(ROOT / "data"), koppen(ROOT / "docs"), date(2026, 11, 30))


def test_alle_paginas_van_de_site_zijn_in_orde(bladzijden: Bladzijden) -> None:
    """Elke macro van elke pagina loopt dus ook zonder de bouw."""
    pages = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "docs").rglob("*.md")}
    assert [
        p for name, path in pages.items() for p in bladzijden.kijk_na(name, path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ('{{ waardee("x") }}', "De macro of naam ‘waardee’ bestaat niet. Bedoelde je ‘waarde’?"),
        ('{{ rol("cmzz") }}', "De rol ‘cmzz’ bestaat niet. Bedoelde je ‘cmz’?"),
        ('{{ waarde("maximumduurr") }}', "De waarde ‘maximumduurr’ bestaat niet. Bedoelde je ‘maximumduur’?"),
        ('{{ waarde("maximumduur" }}', "is niet te lezen. Kijk de haakjes en de aanhalingstekens na."),
        ("{{ waarde(maximumduur) }}", "Zet elke naam tussen aanhalingstekens"),
        ("{{ maximumduur }}", "Schrijf de naam met haakjes"),
        (
            "[x](indexx.md)",
            "De link ‘indexx.md’ leidt naar een pagina die er niet is. Bedoelde je ‘index.md’?",
        ),
        ("[x](index.md#niets)", "De link ‘index.md#niets’ leidt naar een tussentitel die er niet is."),
        ("Dat is de XYZ.", "De afkorting ‘XYZ’ staat niet bij de begrippen."),
    ],
)
def test_wat_de_bouw_zou_tegenhouden_staat_bij_zijn_regel(
    bladzijden: Bladzijden, tekst: str, melding: str
) -> None:
    (problem,) = bladzijden.kijk_na("docs/kader/nieuw.md", f"{BOVENAAN}Eerst dit.\n\n{tekst}\n")
    assert (problem.bestand, problem.regel) == ("docs/kader/nieuw.md", REGEL + 2)
    assert melding in problem.melding


def test_een_voorbeeld_van_een_macro_en_een_macro_van_de_bouw_zijn_in_orde(bladzijden: Bladzijden) -> None:
    text = f'{BOVENAAN}{{% raw %}}\n{{{{ waardee("x") }}}}\n{{% endraw %}}\n\n{{{{ stand() }}}}\n'
    assert bladzijden.kijk_na("docs/kader/nieuw.md", text) == []


def test_het_blok_bovenaan_wordt_nagekeken(bladzijden: Bladzijden) -> None:
    told = [p.melding for p in bladzijden.kijk_na("docs/kader/nieuw.md", "# Nieuw\n")]
    assert any("ontbreekt ‘title’" in text for text in told)
    assert any("ontbreekt ‘nagekeken_op’" in text for text in told)
