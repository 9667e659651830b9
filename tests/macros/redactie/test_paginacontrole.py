"""Each check finds what it is for, says where, and lets through what is right."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from macros.paginas import Pagina, lees
from macros.redactie.paginacontrole import (
    Getallen,
    afkortingen,
    getallen,
    in_voege_op,
    kijk_na,
    onbekende_afkortingen,
    voorwerk,
)
from planner.authoring.gegevens import read_folder
from tests.vast import DATA as VAST

PROJECT = Path(__file__).resolve().parents[3]
DATA = read_folder(PROJECT / "data")
GOVERNED = Getallen(in_voege_op(read_folder(VAST).regels(), date(2026, 11, 22)))
BOVENAAN = (
    "---\ntitle: Proef\ndescription: Een proef.\nbronnen: [draaiboek-2023 3.2]\nnagekeken_op: 2026-11-22\n"
)


def page(tmp_path: Path, body: str, head: str = "", name: str = "handboek/proef.md") -> Pagina:
    """A page as an editor would type it; the body starts on line 7 (or later, with more front matter)."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{BOVENAAN}{head}---\n{body}\n", encoding="utf-8")
    return lees(tmp_path)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Een traject duurt 18 maanden.",
        "Je hebt zes weken.",
        "Binnen 28 kalenderdagen.",
        "Nog 1 maand.",
        "Dat is 883,27 euro.",
        "Je krijgt € 883,27 per traject.",
        "Hoogstens 1.061,2 euro.",
        "Je krijgt 60%.",
        "Je krijgt 60 procent.",
        "Sinds 1 juli 2023.",
        "Sinds 1/7/2023.",
        "De drie partners.",
        "Alle 43 ICF-categorieën.",
        "De 17 regio's.",
        "Er zijn vier eindadviezen.",
    ],
)
def test_een_getal_uit_een_regel_dat_met_de_hand_staat_wordt_gevonden(tmp_path: Path, text: str) -> None:
    problems = list(getallen(page(tmp_path, f"# Proef\n\n{text}"), GOVERNED))
    assert problems
    assert str(problems[0]).startswith("docs/handboek/proef.md:9: ‘")
    assert "waarde(" in problems[0].melding


@pytest.mark.parametrize(
    "text",
    [
        'Een traject duurt {{ waarde("maximumduur") }}.',
        "Zie [het plan](plan-18-maanden.md#18-maanden).",
        "`18 maanden` in code.",
        "Sectie 3.1.3 van 2023.",
        "Twee casemanagers, één deelnemer, vijf documenten.",
        "Werken met 17+1.",
        "Binnen 21 werkdagen.",
        "Bel 0492 73 54 27.",
    ],
)
def test_andere_getallen_mogen_blijven(tmp_path: Path, text: str) -> None:
    assert list(getallen(page(tmp_path, text), GOVERNED)) == []


def test_een_getal_in_de_beschrijving_wordt_gevonden(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: A\ndescription: Binnen 6 weken.\n---\n", encoding="utf-8")
    assert len(list(getallen(lees(tmp_path)[0], GOVERNED))) == 1


def test_de_kop_van_een_pagina_kan_een_getal_toestaan_met_een_reden(tmp_path: Path) -> None:
    found = page(
        tmp_path, "Duurt 18 maanden.", head='met_de_hand: {"18 maanden": zo staat het in het citaat}\n'
    )
    assert list(getallen(found, GOVERNED)) == []


def test_een_uitzondering_zonder_reden_is_een_probleem(tmp_path: Path) -> None:
    assert any(
        "reden" in problem.melding for problem in voorwerk(page(tmp_path, "", head="met_de_hand: [x]\n"))
    )


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("zoekwoorden: [plan]\n", "data/zoekwoorden/handboek/proef.yml"),
        ("nagekeken: 2026-11-22\n", "Bedoelde je ‘nagekeken_op’?"),
    ],
)
def test_wat_niet_in_de_kop_van_een_pagina_kan_wordt_genoemd(tmp_path: Path, head: str, words: str) -> None:
    (problem,) = voorwerk(page(tmp_path, "# Proef", head=head))
    assert words in problem.melding


def test_an_unknown_abbreviation_is_found_once(tmp_path: Path) -> None:
    problems = list(
        onbekende_afkortingen(page(tmp_path, "De XYZQ en de XYZQ.\nMet VDAB."), afkortingen(DATA))
    )
    assert [problem.regel for problem in problems] == [7]
    assert "XYZQ" in problems[0].melding


def test_een_sectie_zonder_pagina_wordt_gevonden_op_haar_regel(tmp_path: Path) -> None:
    page(tmp_path, "# Leeg")
    problems = [p for p in kijk_na(lees(tmp_path), DATA, date(2026, 11, 22)) if "bronnen.yml" in p.bestand]
    sections = [
        (name, key)
        for name, found in DATA["bronnen.yml"].items()
        if not found.extern
        for key in found.secties
    ]
    assert all(any(f"{name} {key}" in p.melding and p.regel > 1 for p in problems) for name, key in sections)
    extern = [name for name, found in DATA["bronnen.yml"].items() if found.extern]
    assert not any(f" {name} " in p.melding for p in problems for name in extern)


def test_missing_front_matter_is_found(tmp_path: Path) -> None:
    (tmp_path / "handboek").mkdir()
    (tmp_path / "handboek" / "a.md").write_text("# Zonder\n", encoding="utf-8")
    texts = [problem.melding for problem in voorwerk(lees(tmp_path)[0])]
    assert len(texts) == 4
    assert any("nagekeken_op" in text for text in texts)


def test_een_kapotte_kop_van_een_pagina_is_een_probleem_en_geen_crash(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [x\n---\ntekst\n", encoding="utf-8")
    assert "niet te lezen" in next(iter(voorwerk(lees(tmp_path)[0]))).melding


def test_het_loopt_als_opdracht() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros.redactie.paginacontrole"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "In orde" in done.stdout


@pytest.mark.parametrize("link", ["bestaat-niet.md", "ander.md#bestaat-niet", "#bestaat-niet"])
def test_de_strenge_bouw_stopt_bij_een_kapotte_link_of_kop(tmp_path: Path, link: str) -> None:
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    validation = settings[settings.index("\nvalidation:") :]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Hier\n\n[link]({link})\n", encoding="utf-8")
    (tmp_path / "docs" / "ander.md").write_text("# Ander\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Proef\nstrict: true\n{validation}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "bestaat-niet" in done.stderr
