"""Het verslag noemt ook wat er in teksten verandert: pagina's, lijsten en de zin voor de lezers."""

from __future__ import annotations

import subprocess
from pathlib import Path

from macros.redactie.gewijzigde_teksten import MEESTE_REGELS, sinds, verslag


def test_elke_gewijzigde_regel_van_een_pagina_staat_er_oud_en_nieuw() -> None:
    found = verslag({"docs/a.md": ("# Titel\n\nEen `zin`.\n", "# Titel\n\nEen andere zin.\n")})
    assert found.splitlines() == [
        "## Gewijzigde teksten",
        "",
        "- `docs/a.md`: 2 regels anders",
        "    - weg, regel 3: `Een ’zin’.`",
        "    - nu, regel 3: `Een andere zin.`",
        "",
    ]


def test_wat_nieuw_is_of_weg_wordt_gezegd_en_regels_van_een_planner_staan_in_het_andere_deel() -> None:
    found = verslag(
        {
            "data/wijzigingen/2026-11-30-x.md": ("", "Eén zin.\n"),
            "docs/weg.md": ("# Weg\n", ""),
            "data/planners/termijnen.yml": ("a: 1\n", "a: 2\n"),
        }
    )
    assert "- `data/wijzigingen/2026-11-30-x.md`: nieuw\n    - nu, regel 1: `Eén zin.`" in found
    assert "- `docs/weg.md`: weg" in found
    assert "termijnen.yml" not in found
    assert verslag({"data/waarden/traject.yml": ("a: 1\n", "a: 2\n")}) == ""


def test_een_lang_stuk_wordt_geteld() -> None:
    found = verslag({"docs/a.md": ("", "".join(f"regel {n}\n" for n in range(MEESTE_REGELS + 3)))})
    assert found.rstrip().endswith("    - en nog 3")


def test_git_zegt_wat_er_veranderde_ook_wat_nog_niet_vastligt(tmp_path: Path) -> None:
    def git(*command: str) -> None:
        who = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True, capture_output=True)

    for name in ("docs/blijft.md", "docs/anders.md", "docs/weg.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("oud\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "nu")
    (tmp_path / "docs/anders.md").write_text("nieuw\n", encoding="utf-8")
    (tmp_path / "docs/weg.md").unlink()
    (tmp_path / "docs/é erbij.md").write_text("erbij\n", encoding="utf-8")
    assert sinds(tmp_path, "main") == {
        "docs/anders.md": ("oud\n", "nieuw\n"),
        "docs/weg.md": ("oud\n", ""),
        "docs/é erbij.md": ("", "erbij\n"),
    }
