"""Every job of the guide, done by following only its page, on a copy of the data and the pages.

A page says in fenced blocks with a title what to do and what to expect, so page and test cannot differ:

- `bestand: nu` and then `bestand: straks`: replace the one text by the other, which stands there exactly once;
- `bestand: nieuw`: make this file;
- the name of a command (see OPDRACHTEN): what it answers, line by line. `…` stands for any text, and on
  a line of its own for any number of lines.

A page with `proef: per kop` in its front matter begins anew at each heading; its last state may be wrong.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.redactie import paginacontrole
from planner.authoring.check import check_folder

PROJECT = Path(__file__).resolve().parents[2]
GIDS = PROJECT / "docs/beheer/handleiding"
PAGINAS = sorted(path for path in GIDS.glob("*.md") if path.name != "index.md")
KLUSSEN = {
    "termijn-wijzigen", "bedrag-toevoegen", "vraag-of-rij-toevoegen", "nieuwe-planner", "tekst-aanpassen", "zoekwoord-toevoegen",
    "bron-bijwerken", "regel-verwijderen", "rol-hernoemen", "wijziging-nakijken", "versie-publiceren",
}  # fmt: skip
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
_BLOK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$|^(## [^\n]*)$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Stap:
    """One fenced block, or a heading (without text)."""

    titel: str
    tekst: str


def stappen(page: Path) -> list[Stap]:
    text = re.sub(r"\{% (?:end)?raw %\}\n?", "", page.read_text(encoding="utf-8"))
    return [Stap(m[1] or "", m[3] if m[2] is None else m[2]) for m in _BLOK.finditer(text)]


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
        assert text.count(old) == 1, f"{name} bevat dit {text.count(old)} keer:\n{old}"
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


def volgt(lines: list[str], expected: list[str]) -> bool:
    """Whether the lines are those that the page quotes."""
    if not expected:
        return not lines
    first, *rest = expected
    if first == "…":
        return any(volgt(lines[n:], rest) for n in range(len(lines) + 1))
    pattern = ".*".join(re.escape(part) for part in first.split("…"))
    return bool(lines) and bool(re.fullmatch(pattern, lines[0])) and volgt(lines[1:], rest)


def test_every_job_has_a_page_and_an_example_that_ends_with_a_command() -> None:
    assert {path.stem for path in PAGINAS} == KLUSSEN
    index = (GIDS / "index.md").read_text(encoding="utf-8")
    for path in PAGINAS:
        assert f"({path.name})" in index
        assert stappen(path)[-1].titel in OPDRACHTEN or stappen(path)[-1].tekst.startswith("## "), path.name
        assert any(step.titel in OPDRACHTEN for step in stappen(path))


# One whole way to the report in the short run; each page compares two versions of all rules.
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(path, id=path.stem, marks=[] if path.stem == "termijn-wijzigen" else pytest.mark.lang)
        for path in PAGINAS
    ],
)
def test_following_the_page_gives_what_it_says(page: Path, tmp_path: Path) -> None:
    per_kop = "proef: per kop" in page.read_text(encoding="utf-8")
    folder = Map(tmp_path)
    steps: Iterator[Stap] = iter(stappen(page))
    for step in steps:
        file, _, kind = step.titel.partition(": ")
        if not step.titel:
            if per_kop:
                folder.opnieuw()
        elif step.titel in OPDRACHTEN:
            lines = folder.zegt(step.titel)
            expected = [line for line in step.tekst.splitlines() if line.strip()]
            assert volgt(lines, expected), f"{step.titel} zegt:\n" + "\n".join(lines)
        elif kind == "nu":
            after = next(steps)
            assert after.titel == f"{file}: straks"
            folder.vervang(file, step.tekst, after.tekst)
        else:
            assert kind == "nieuw", f"onbekend blok: {step.titel}"
            folder.maak(file, step.tekst)
    if not per_kop:
        assert check_folder(folder.folder / "data").problemen == []
        assert folder.zegt("De controle van de pagina’s")[0].startswith("In orde")
