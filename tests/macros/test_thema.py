"""What the theme makes of a setting, on a site of one page."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros import ingang
from planner.authoring.gegevens import read_folder

PROJECT = Path(__file__).resolve().parents[2]


def pagina(tmp_path: Path) -> str:
    """The HTML of the one page."""
    docs = tmp_path / "docs"
    (docs / "map").mkdir(parents=True)
    (docs / "index.md").write_text("# Thuis\n")
    (docs / "map/pagina.md").write_text("# Een pagina\n")
    config = load_config(
        str(PROJECT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(tmp_path / "site"), strict=False
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return (tmp_path / "site/map/pagina/index.html").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def alleen_de_paginas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingang, "AFWERKEN", False)
    monkeypatch.setattr(ingang, "GEGEVENS", read_folder(PROJECT / "data"))


def test_met_het_adres_van_de_bronnen_kan_wie_leest_een_pagina_verbeteren(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", "https://github.com/een/kennisbank")
    html = pagina(tmp_path)
    assert 'href="https://github.com/een/kennisbank/edit/main/docs/map/pagina.md"' in html
    assert 'data-md-component="source"' not in html, "het thema vraagt dan cijfers op bij api.github.com"


def test_zonder_dat_adres_staat_er_geen_link_om_te_verbeteren(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPO_URL", raising=False)
    html = pagina(tmp_path)
    assert "cmz-verbeter" not in html
    assert "edit/main" not in html
