"""The runtime for the browser: reproducible, only what the browser needs, clear when it cannot be made."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from macros import runtime

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with the real Pyodide; its cache is its own."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    (tmp_path / ".cache/runtime").mkdir(parents=True)
    for kept in [*ROOT.glob(".cache/runtime/stdlib-*"), *ROOT.glob(".cache/runtime/magic-*")]:
        shutil.copy(kept, tmp_path / ".cache/runtime")
    package = tmp_path / "planner"
    (package / "authoring").mkdir(parents=True)
    for name in ("__init__.py", "browser.py", "__main__.py", "authoring/__init__.py"):
        (package / name).write_text(f'"""Uitleg."""\nNAAM = "{name}"\nassert NAAM\n', encoding="utf-8")
    return tmp_path


def bundle(project: Path, name: str = "site") -> Path:
    runtime.bundle(project, project / name, '{"regels": "é"}')
    return project / name / "assets/runtime"


def test_the_engine_is_byte_code_without_the_editors_part(project: Path) -> None:
    made = bundle(project)
    with zipfile.ZipFile(made / "engine.zip") as engine:
        assert engine.namelist() == ["planner/__init__.pyc", "planner/browser.pyc"]
        assert {entry.date_time for entry in engine.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with zipfile.ZipFile(made / "python_stdlib.zip") as stdlib:
        assert "json/__init__.pyc" in stdlib.namelist()
        assert not [name for name in stdlib.namelist() if name.endswith(".py")]
    assert json.loads((made / "regels.json").read_text(encoding="utf-8")) == {"regels": "é"}


def test_the_same_input_gives_the_same_bytes(project: Path) -> None:
    first = {path.name: path.read_bytes() for path in bundle(project, "een").iterdir()}
    for kept in (project / ".cache/runtime").glob("engine-*"):
        kept.unlink()
    assert {path.name: path.read_bytes() for path in bundle(project, "twee").iterdir()} == first


def test_a_change_is_seen_and_the_old_version_thrown_away(project: Path) -> None:
    old = (bundle(project) / "engine.zip").read_bytes()
    (project / "planner/browser.py").write_text("NIEUW = 1\n", encoding="utf-8")
    assert (bundle(project) / "engine.zip").read_bytes() != old
    assert len(list((project / ".cache/runtime").glob("engine-*"))) == 1


def test_nothing_points_at_another_host(project: Path) -> None:
    made = bundle(project)
    assert "://" not in (made / "runtime.mjs").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in (made / "pyodide.mjs").read_text(encoding="utf-8")


def test_code_that_cannot_be_translated_stops_the_build(project: Path) -> None:
    (project / "planner/browser.py").write_text("def (:\n", encoding="utf-8")
    with pytest.raises(runtime.RuntimeProblem, match="kan niet worden vertaald"):
        bundle(project)


def test_missing_parts_are_named(project: Path) -> None:
    (project / "planner/browser.py").unlink()
    with pytest.raises(runtime.RuntimeProblem, match=r"planner/browser\.py"):
        bundle(project)
    (project / "node_modules").unlink()
    with pytest.raises(runtime.RuntimeProblem, match="make setup"):
        bundle(project)


def test_another_python_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "MAGIC_NUMBER", b"\x00\x00\r\n")
    with pytest.raises(runtime.RuntimeProblem, match="past niet bij die van Pyodide"):
        bundle(project)
