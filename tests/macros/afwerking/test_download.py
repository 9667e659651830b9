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


def test_what_only_works_on_a_host_is_left_out(site: Path) -> None:
    assert set(read(site)) == {
        "draaiboek/index.html",
        "draaiboek/planners/termijnen/index.html",
        "draaiboek/assets/stijl.css",
        "draaiboek/assets/js/schijf.js",
    }


def test_links_lead_to_files_and_others_stay(site: Path) -> None:
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


def test_one_plain_script_stands_for_all_modules(site: Path) -> None:
    planner = read(site)["draaiboek/planners/termijnen/index.html"]
    assert re.findall(r"<script[^>]*>", planner) == ['<script src="../../assets/js/schijf.js" defer>']


def test_every_page_says_what_it_is_and_a_planner_says_what_it_cannot(site: Path) -> None:
    files = read(site)
    for name in ("draaiboek/index.html", "draaiboek/planners/termijnen/index.html"):
        assert "gedownload exemplaar, gemaakt op 22 november 2026" in files[name]
        assert "cmz-van-schijf" in files[name]
    assert "kan niet rekenen" in files["draaiboek/planners/termijnen/index.html"]
    assert "kan niet rekenen" not in files["draaiboek/index.html"]
    assert "navigation.instant" not in files["draaiboek/index.html"]
    assert "navigation.tabs" in files["draaiboek/index.html"]


def test_the_same_site_gives_the_same_bytes_and_the_zip_does_not_hold_itself(site: Path) -> None:
    download.bundle(site, "22 november 2026")
    first = (site / download.FILE).read_bytes()
    download.bundle(site, "22 november 2026")
    assert (site / download.FILE).read_bytes() == first
