"""Wat iemand bewaart, wordt gezien: elk bestand één keer, en geen resten van een editor."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.kijken import wacht
from macros.kijken.wacht import wijzigingen


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(wacht, "PAUZE", 0.01)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("a", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("x", encoding="utf-8")
    return tmp_path


def gezien(project: Path, wijzig: Iterator[None]) -> set[str]:
    """The names of what is told, when something changes while somebody waits."""
    waiting = wijzigingen(project, ("docs", "mkdocs.yml"))
    found: list[set[Path]] = []
    # The first look at the files happens before anything changes.
    started = threading.Event()
    inner = wacht._stand

    def stand(*given: object) -> dict[Path, tuple[int, int]]:
        result = inner(*given)  # type: ignore[arg-type]
        started.set()
        return result

    wacht._stand = stand
    try:
        thread = threading.Thread(target=lambda: found.append(next(waiting)), daemon=True)
        thread.start()
        assert started.wait(10)
        next(wijzig)
        thread.join(10)
    finally:
        wacht._stand = inner
    assert found, "niets gezien"
    return {path.name for path in found[0]}


def test_een_gewijzigd_bestand(project: Path) -> None:
    def change() -> Iterator[None]:
        (project / "docs/a.md").write_text("langer", encoding="utf-8")
        yield

    assert gezien(project, change()) == {"a.md"}


def test_een_nieuw_en_een_verdwenen_bestand_samen(project: Path) -> None:
    def change() -> Iterator[None]:
        (project / "docs/a.md").rename(project / "docs/b.md")
        yield

    assert gezien(project, change()) == {"a.md", "b.md"}


def test_resten_van_een_editor_en_van_python_tellen_niet(project: Path) -> None:
    def change() -> Iterator[None]:
        (project / "docs/__pycache__").mkdir()
        for name in (".#a.md", "a.md~", "__pycache__/a.pyc"):
            (project / "docs" / name).write_text("x", encoding="utf-8")
        (project / "mkdocs.yml").write_text("anders", encoding="utf-8")
        yield

    assert gezien(project, change()) == {"mkdocs.yml"}
