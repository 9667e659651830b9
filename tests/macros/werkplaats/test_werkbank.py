"""What the page Regelwerkplaats asks Python: the same problems as `check`, the same answers as the planners."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.runtime.bundel import engine_sources
from macros.werkplaats import bundel, pagina, werkbank
from planner.authoring.check import check_folder
from planner.authoring.effect.verslag import aanroepen
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.koppen import koppen
from tests.vast import DATA

ROOT = Path(__file__).resolve().parents[3]
TERMIJNEN, KADER = "planners/termijnen.yml", "planners/kader.yml"
SIX = "waarde: 6 weken, bron: [draaiboek-2023 3.2,"


def text(path: str) -> str:
    folder = ROOT / "data" if path.startswith("zoekwoorden/") else DATA
    return (folder / path).read_text(encoding="utf-8")


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in text(path)
    return {path: text(path).replace(old, new, 1)}


@pytest.fixture(scope="module", autouse=True)
def bank() -> None:
    werkbank.start(werkbank.bewaar(read_files(files_in(DATA)), aanroepen(ROOT / "docs")))


def ask(wat: str, wijzigingen: dict[str, str], **extra: Any) -> dict[str, Any]:
    request = {"wat": wat, "wijzigingen": wijzigingen, "basis": "../../", "vandaag": "2026-01-20"} | extra
    return json.loads(werkbank.answer(json.dumps(request)))


def test_files_that_are_right_are_in_order() -> None:
    found = ask("kijk", {})
    assert found["problemen"] == []
    assert found["voorbeelden"] == check_folder(DATA).voorbeelden
    assert {"naam": "termijnen", "titel": "Termijnplanner"} in found["planners"]
    assert ["cmz", "Casemanager zorg"] in found["namen"]["Rol"]


@pytest.mark.parametrize(
    ("path", "old", "new", "readable"),
    [
        (TERMIJNEN, SIX, SIX.replace("6", "5"), True),
        (TERMIJNEN, "gehaald_door: trajectplan_opgeladen", "gehaald_dor: trajectplan_opgeladen", False),
        (TERMIJNEN, "vanaf: eerste_afspraak", "vanaf: eerste_afspaak", False),
        ("waarden/traject.yml", "waarde: 18 maanden", "waarde: 18 manden", False),
        ("rollen.yml", "naam:", "naan:", False),
    ],
    ids=["voorbeeld", "sleutel", "verwijzing", "waarde", "rol"],
)
def test_the_problems_are_those_of_check(
    tmp_path: Path, path: str, old: str, new: str, readable: bool
) -> None:
    change = changed(path, old, new)
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / path).write_text(change[path], encoding="utf-8")
    expected = [
        (p.bestand.removeprefix(f"{tmp_path}/data/"), p.regel, p.melding)
        for p in check_folder(tmp_path / "data").problemen
    ]
    found = ask("kijk", change)
    assert [(p["bestand"], p["regel"], p["melding"]) for p in found["problemen"]] == expected
    assert expected
    assert found["leesbaar"] is readable


def test_a_file_that_cannot_be_read_is_not_blamed_on_the_others() -> None:
    broken = {TERMIJNEN: text(TERMIJNEN).replace("soort: termijnen", "soort: [termijnen", 1)}
    found = ask("kijk", broken)
    assert {p["bestand"] for p in found["problemen"]} == {TERMIJNEN}
    assert found["leesbaar"] is False
    assert ask("vergelijk", broken, planner="termijnen", velden={})["fout"]
    # And good again afterwards.
    assert ask("kijk", {})["problemen"] == []


def test_search_words_are_checked_against_the_pages_when_they_change() -> None:
    data = read_files({p: c for p, c in files_in(ROOT / "data").items() if not p.startswith("zoekwoorden/")})
    data.paginas = koppen(ROOT / "docs")
    werkbank.start(werkbank.bewaar(data, aanroepen(ROOT / "docs")))
    path = "zoekwoorden/handboek/3-start/trajectplan.yml"
    assert ask("kijk", {path: text(path)})["problemen"] == []
    found = ask("kijk", changed(path, "  wat-erin-staat:", "  wat-erin-stond:"))
    assert [(p["bestand"], "Bedoelde je ‘wat-erin-staat’?" in p["melding"]) for p in found["problemen"]] == [
        (path, True)
    ]
    assert found["leesbaar"] is False


@pytest.mark.parametrize("name", ["planners/nieuw/a.yml", "nergens.yml", "../geheim.yml"])
def test_a_file_that_belongs_nowhere_is_said(name: str) -> None:
    found = ask("kijk", {name: "a: b\n"})
    assert any("hoort niet in de map" in p["melding"] for p in found["problemen"])


def test_one_case_is_answered_by_both_rules() -> None:
    fields = {"eerste_afspraak.dag": "12", "eerste_afspraak.maand": "1", "eerste_afspraak.jaar": "2026"}
    change = changed(TERMIJNEN, SIX, SIX.replace("6", "5"))
    found = ask("vergelijk", change, planner="termijnen", velden=fields)
    # 12 January 2026 is a Monday: five weeks later is 16 February, six weeks later 23 February.
    assert "23 februari 2026" in found["nu"]
    assert "16 februari 2026" in found["straks"]["html"]
    assert found["anders"] is True
    other = ask("vergelijk", changed(TERMIJNEN, "titel: Eerste evaluatie", "titel: Evaluatie 1"), planner="termijnen", velden=fields)  # fmt: skip
    assert "23 februari 2026" in other["straks"]["html"]


def test_a_new_question_stands_on_the_form_and_today_does_not_know_it() -> None:
    question = "vragen:\n  proef:\n    vraag: Is dit een proef?\n    soort: ja_nee\n    bron: departement-cmz regelgevend-kader\n"
    change = changed(KADER, "vragen:\n", question)
    assert "Is dit een proef?" in ask("formulier", change, planner="kader")["html"]
    assert "Is dit een proef?" not in ask("formulier", {}, planner="kader")["html"]
    found = ask("vergelijk", change, planner="kader", velden={"proef": "ja"})
    assert "straks" in found


def test_a_planner_that_is_new_has_no_answer_of_today() -> None:
    found = ask("vergelijk", {"planners/kader-2.yml": text(KADER)}, planner="kader-2", velden={})
    assert "Deze planner is nieuw" in found["nu"]


def test_the_report_is_that_of_diff() -> None:
    change = changed(KADER, "titel: Kaderwijzer", "titel: Kaderkiezer")
    assert "Geen enkel resultaat verandert" in ask("effect", change)["tekst"]
    assert ask("effect", {KADER: "soort: ["})["fout"]


def test_the_report_names_the_pages_that_show_the_rule() -> None:
    change = changed(TERMIJNEN, SIX, SIX.replace("6", "5"))
    found = ask("effect", change)["tekst"]
    # This page explains the plan and names its deadline with a macro.
    page = "handboek/3-start/trajectplan.md"
    assert 'termijn("trajectplan' in (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert page in found
    assert "Tabellen die dit tonen: " in found


def test_the_python_of_the_page_needs_nothing_of_the_build(tmp_path: Path) -> None:
    """Without site-packages, as in the browser: only the standard library, the engine and this zip."""
    archive = tmp_path / "werkplaats.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name, content in bundel._sources(ROOT).items():
            made.writestr(name, content)
        for name, content in engine_sources(ROOT / "planner").items():
            made.writestr(name, content)
    (tmp_path / "gegevens").write_bytes(
        werkbank.bewaar(read_files(files_in(ROOT / "data")), aanroepen(ROOT / "docs"))
    )
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); from macros.werkplaats import werkbank;"
        "werkbank.start(open(sys.argv[2], 'rb').read());"
        "bad = json.dumps({'wat': 'kijk', 'wijzigingen': {'rollen.yml': 'cmz: {naan: x}'}});"
        "print(werkbank.answer(bad))"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(archive), str(tmp_path / "gegevens")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Bedoelde je ‘naam’?" in done.stdout
    assert str(ROOT) not in (tmp_path / "gegevens").read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    ("repo", "edit", "address"),
    [
        ("https://host/sam/boek", "edit/main/docs/", "https://host/sam/boek/edit/main/data/"),
        ("https://host/sam/boek/", "-/edit/main/docs", "https://host/sam/boek/-/edit/main/data/"),
        (
            "https://host/sam/boek",
            "https://elders/boek/edit/main/docs/",
            "https://elders/boek/edit/main/data/",
        ),
        ("", "edit/main/docs/", ""),
        ("https://host/sam/boek", "", ""),
        (None, None, ""),
    ],
)
def test_the_way_to_the_repository_follows_its_settings(
    repo: str | None, edit: str | None, address: str
) -> None:
    assert pagina.bewerkadres({"repo_url": repo, "edit_uri": edit}) == address
