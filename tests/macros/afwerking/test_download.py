"""The zip of the site: the same every time, complete for reading, without what only works on a host."""

import re
import zipfile
from pathlib import Path

import pytest

from macros.afwerking import download

HEAD = '<!doctype html><html lang="nl" class="no-js"><head><meta charset="utf-8"></head><body>'
CONFIG = (
    '<script id="__config" type="application/json">'
    '{"features": ["navigation.instant", "navigation.tabs", "search.suggest"]}</script>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": HEAD + '<article class="x"><a href="planners/termijnen/">x</a><a href="#deel">y</a>'
        '<a href="https://example.org/">z</a><a href="planners/termijnen/#vraag">w</a></article>' + CONFIG,
        "planners/termijnen/index.html": HEAD + '<article><cmz-planner name="termijnen"></cmz-planner>'
        '<a href="../..">thuis</a><a href="../../assets/stijl.css">stijl</a></article>'
        '<script src="../../assets/js/planner.mjs" type="module"></script>'
        '<script src="../../assets/js/pagina.mjs" type="module"></script>',
        "404.html": HEAD,
        "sw.js": "",
        "search/stukken.json": "{}",
        "assets/stijl.css": "",
        "assets/js/planner.mjs": "",
        "assets/js/pagina.mjs": "",
        "assets/js/schijf.js": "",
        "assets/runtime/pyodide.asm.wasm": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def read(site: Path) -> dict[str, str]:
    download.bundle(site, "22 november 2026")
    with zipfile.ZipFile(site / download.FILE) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_wat_alleen_op_een_server_werkt_blijft_weg(site: Path) -> None:
    assert set(read(site)) == {
        "draaiboek/index.html",
        "draaiboek/planners/termijnen/index.html",
        "draaiboek/assets/stijl.css",
        "draaiboek/assets/js/schijf.js",
    }


def test_links_leiden_naar_bestanden_en_de_andere_blijven(site: Path) -> None:
    files = read(site)
    links = re.findall(r'href="([^"]*)"', files["draaiboek/index.html"])
    assert links == [
        "planners/termijnen/index.html",
        "#deel",
        "https://example.org/",
        "planners/termijnen/index.html#vraag",
    ]
    planner = files["draaiboek/planners/termijnen/index.html"]
    assert re.findall(r'href="([^"]*)"', planner) == ["../../index.html", "../../assets/stijl.css"]


def test_een_gewoon_script_staat_voor_alle_modules(site: Path) -> None:
    planner = read(site)["draaiboek/planners/termijnen/index.html"]
    assert re.findall(r"<script[^>]*>", planner) == ['<script src="../../assets/js/schijf.js" defer>']


def test_elke_pagina_zegt_wat_ze_is_en_een_planner_wat_hij_niet_kan(site: Path) -> None:
    files = read(site)
    for name in ("draaiboek/index.html", "draaiboek/planners/termijnen/index.html"):
        assert "gedownload exemplaar, gemaakt op 22 november 2026" in files[name]
        assert "cmz-van-schijf" in files[name]
    assert "kan niet rekenen" in files["draaiboek/planners/termijnen/index.html"]
    assert "kan niet rekenen" not in files["draaiboek/index.html"]
    assert "navigation.instant" not in files["draaiboek/index.html"]
    assert "navigation.tabs" in files["draaiboek/index.html"]


def test_dezelfde_site_geeft_dezelfde_bytes_en_de_zip_bevat_zichzelf_niet(site: Path) -> None:
    download.bundle(site, "22 november 2026")
    first = (site / download.FILE).read_bytes()
    download.bundle(site, "22 november 2026")
    assert (site / download.FILE).read_bytes() == first
