"""Wie een rol of begrip hernoemt, leest waar de oude naam nog staat."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.redactie.gewijzigde_teksten import nu, sinds
from macros.redactie.oude_namen import Hernoemd, hernoemd, verslag

BESTANDEN = {
    "data/rollen.yml": "gids:\n  naam: gids\n  afkorting: GI\n",
    "data/begrippen.yml": "start:\n  naam: start\n  uitleg: De gids belt.\n",
    "data/zoekwoorden/a.yml": "- waar is de gids\n",
    "docs/a.md": "# Start\n\nDe gidsen bellen.\n\nEen gidsland telt niet. De GI wel, de gi niet.\n",
    "docs/beheer/wijzigingen.md": "- De gids belt.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in BESTANDEN.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    who = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "nu"]):
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True)
    return tmp_path


def wijzig(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_zonder_andere_naam_is_er_niets_te_zeggen(project: Path) -> None:
    wijzig(project, "docs/a.md", "bellen", "schrijven")
    assert hernoemd(sinds(project, "main"), nu(project)) == []
    assert verslag([]) == ""


def test_de_oude_naam_wordt_gevonden_in_teksten_en_gegevens_ook_in_het_meervoud(project: Path) -> None:
    wijzig(project, "data/rollen.yml", "naam: gids", "naam: wegwijzer")
    places = {"docs/a.md": [3], "data/begrippen.yml": [3]}
    assert hernoemd(sinds(project, "main"), nu(project)) == [Hernoemd("gids", "wegwijzer", places)]


def test_een_afkorting_telt_alleen_in_hoofdletters(project: Path) -> None:
    wijzig(project, "data/rollen.yml", "GI", "WW")
    assert hernoemd(sinds(project, "main"), nu(project)) == [Hernoemd("GI", "WW", {"docs/a.md": [5]})]


def test_het_verslag_noemt_elke_plaats(project: Path) -> None:
    wijzig(project, "data/rollen.yml", "naam: gids", "naam: wegwijzer")
    text = verslag(hernoemd(sinds(project, "main"), nu(project)))
    assert "‘gids’ heet nu ‘wegwijzer’. De oude naam staat nog op 2 regels in 2 bestanden." in text
    assert "`docs/a.md`: regel 3" in text


def test_een_naam_die_nergens_meer_staat_is_klaar(project: Path) -> None:
    wijzig(project, "data/rollen.yml", "naam: gids", "naam: wegwijzer")
    wijzig(project, "docs/a.md", "gidsen", "wegwijzers")
    wijzig(project, "data/begrippen.yml", "gids", "wegwijzer")
    assert "De oude naam staat nergens meer." in verslag(hernoemd(sinds(project, "main"), nu(project)))
