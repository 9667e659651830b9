"""De snelle ronde kiest de tests van de kamers waarin iets wijzigde."""

import subprocess
from pathlib import Path

import pytest

from tests import gewijzigd as snel
from tests.gewijzigd import gewijzigd, main, proeven


@pytest.fixture
def werk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een kloon van een project met één bestand."""
    bron, kloon = tmp_path / "bron", tmp_path / "kloon"
    _git(tmp_path, "init", "-q", "-b", "main", str(bron))
    (bron / "a.txt").write_text("een\n", encoding="utf-8")
    _bewaar(bron)
    _git(tmp_path, "clone", "-q", str(bron), str(kloon))
    monkeypatch.setattr(snel, "PROJECT", kloon)
    return kloon


def _git(folder: Path, *command: str) -> None:
    wie = ["-c", "user.name=Proef", "-c", "user.email=proef@example.org"]
    subprocess.run(["git", *wie, *command], cwd=folder, check=True, capture_output=True)


def _bewaar(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "Proef")


def test_wat_nog_niet_bewaard_is_telt_mee(werk: Path) -> None:
    (werk / "a.txt").write_text("twee\n", encoding="utf-8")
    (werk / "b.txt").write_text("nieuw\n", encoding="utf-8")
    assert gewijzigd("main") == ["a.txt", "b.txt"]


def test_wat_op_een_eigen_tak_bewaard_is_telt_mee(werk: Path) -> None:
    _git(werk, "switch", "-q", "-c", "werk")
    (werk / "b.txt").write_text("nieuw\n", encoding="utf-8")
    _bewaar(werk)
    assert gewijzigd("main") == ["b.txt"]


def test_wie_op_main_werkt_ziet_wat_de_server_nog_niet_heeft(werk: Path) -> None:
    (werk / "b.txt").write_text("nieuw\n", encoding="utf-8")
    _bewaar(werk)
    assert gewijzigd("main") == ["b.txt"]


def test_een_tak_die_niet_bestaat_wordt_genoemd(werk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("mian") == 2
    assert "‘mian’ bestaat hier niet" in capsys.readouterr().err


def test_een_regel_wijst_naar_de_dossiers_die_erop_rekenen_en_naar_wat_er_over_gezegd_wordt() -> None:
    assert proeven(["data/planners/termijnen.yml"]) == ["tests/casussen", "tests/inhoud"]


def test_een_module_van_de_redactie_wijst_naar_haar_eigen_kamer() -> None:
    assert proeven(["planner/authoring/check.py"]) == ["tests/authoring"]


def test_een_kamer_die_er_al_staat_noemt_haar_tests_niet_nog_eens() -> None:
    assert proeven(["tests/planner/test_dates.py", "planner/dates.py"]) == [
        "tests/planner",
        "tests/casussen",
        "tests/authoring/test_schema.py",
    ]


def test_wat_een_site_nodig_heeft_wacht_op_de_hele_ronde() -> None:
    assert proeven(["tests/browser/test_start.py", "docs/assets/js/planner.mjs"]) == [
        "tests/inhoud",
        "tests/macros/redactie",
    ]
