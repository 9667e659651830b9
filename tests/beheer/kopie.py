"""A copy of the data and the pages in which a test does what an editor does, with git and the commands of the guide."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.redactie import paginacontrole

PROJECT = Path(__file__).resolve().parents[2]
LOGBOEK = (
    "---\ntitle: Wat is er veranderd?\ndescription: De wijzigingen.\n---\n# Wat is er veranderd?\n\n"
    "Elke wijziging staat hier, ook voor wie ze leest met een feedlezer: {{ wijzigingenfeed() }}.\n\n"
    "## 22 november 2026\n\n- De eerste versie van deze site.\n"
)
OPDRACHTEN = {
    "De controle van de regels": ["-m", "planner", "check"],
    "Het verslag": ["-m", "planner", "diff", "main", "data"],
    "De controle van het voorstel": ["-m", "macros.redactie.voorstel", "main"],
    "De controle van de pagina’s": [],
}


class Map:
    """The copy in which somebody follows the page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("data", "docs"):
            shutil.copytree(PROJECT / name, folder / name)
        # The pages are built as well.
        shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
        (folder / "macros").symlink_to(PROJECT / "macros")
        # A changelog as the pages show it: what editors write later must not decide what these tests find.
        (folder / "docs/beheer/wijzigingen.md").write_text(LOGBOEK, encoding="utf-8")
        (folder / ".gitignore").write_text(".cache/\n")
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "nu")

    def git(self, *command: str) -> None:
        who = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *command], cwd=self.folder, check=True, capture_output=True)

    def opnieuw(self) -> None:
        self.git("checkout", "-q", ".")
        self.git("clean", "-fdq")

    def vervang(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            pytest.fail(
                f"{name} bevat dit {text.count(old)} keer, en het hoort er één keer te staan:\n{old}\n"
                "Staat er intussen iets anders, neem dat dan over in het voorbeeld dat dit citeert.",
                pytrace=False,
            )
        path.write_text(text.replace(old, new), encoding="utf-8")

    def maak(self, name: str, text: str) -> None:
        path = self.folder / name
        assert not path.exists(), f"{name} bestaat al"
        path.write_text(text, encoding="utf-8")

    def zegt(self, command: str) -> list[str]:
        """What a command answers, without what follows the last part that a page quotes."""
        if not OPDRACHTEN[command]:
            with contextlib.redirect_stdout(io.StringIO()) as out:
                paginacontrole.main(self.folder)
            text = out.getvalue().replace(f"{self.folder.as_posix()}/", "")
        else:
            done = subprocess.run(
                [sys.executable, *OPDRACHTEN[command]],
                cwd=self.folder,
                capture_output=True,
                text=True,
                check=False,
                env=os.environ
                | {"PYTHONPATH": str(PROJECT), "GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""},
            )
            assert "Traceback" not in done.stderr, done.stderr
            text = done.stdout
        return [line for line in text.splitlines() if line.strip()]
