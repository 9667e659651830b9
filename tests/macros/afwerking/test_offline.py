"""The list of what a visitor's device keeps: exactly the files that a page can ask for, each by its hash."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from macros.afwerking import offline

KEPT = [
    "404.html",
    "index.html",
    "handboek/3-start/index.html",
    "handboek/alles/index.html",
    "assets/css/site.css",
    "assets/javascripts/lunr/min/lunr.nl.min.js",
    "assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
    "assets/runtime/pyodide.asm.wasm",
    "search/stukken.json",
    "sitemap.xml",
]
NOT_KEPT = [
    "_headers",
    ".nojekyll",
    "sw.js",
    "sw-weg.js",
    "paginas.json",
    "paginas.json.gz",
    "assets/img/termijnplanner.png",
    "sitemap.xml.gz",
    "download/draaiboek.zip",
    "assets/runtime/pyodide.asm.wasm.br",
    "assets/runtime/pyodide.asm.wasm.gz",
    "assets/javascripts/bundle.min.js.map",
    "assets/javascripts/lunr/wordcut.js",
    "assets/javascripts/lunr/min/lunr.fi.min.js",
]


# What stands on a device beside pages and what they are made of (`assets/`, `search/`), because a page shows or links it.
NAAST_PAGINAS = {
    "404.html",
    "manifest.json",
    "sitemap.xml",
    "wijzigingen.xml",
    "beheer/metingen.json",
    "beheer/mutaties.json",
    "beheer/nginx.conf",
    "beheer/verkeer.json",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in [*KEPT, *NOT_KEPT]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"inhoud van {name}", encoding="utf-8")
    return tmp_path


def test_de_lijst_bevat_wat_pagina_s_vragen_en_niets_anders(site: Path) -> None:
    assert offline.files(site) == sorted(KEPT)


@pytest.mark.gebouwd
def test_wat_een_stap_erbij_schrijft_komt_niet_vanzelf_op_elk_toestel() -> None:
    built = Path(__file__).resolve().parents[3] / "site"
    found = {name for name in offline.files(built) if not name.endswith("index.html")}
    extra = {name for name in found if not name.startswith(("assets/", "search/"))} - NAAST_PAGINAS
    assert not extra, (
        f"vraagt een pagina dit? Zet het in NAAST_PAGINAS. Anders in LEFT_OUT van offline.py: {extra}"
    )


def test_elk_bestand_heeft_de_hash_en_de_grootte_van_zijn_inhoud(site: Path) -> None:
    offline.bundle(site)
    parts = json.loads((site / offline.LIST).read_text(encoding="utf-8"))
    assert list(parts["rekenhulp"]) == ["assets/runtime/pyodide.asm.wasm"]
    assert list(parts["rest"]) == ["handboek/alles/index.html"]
    assert parts["onderweg"].keys() == {"kern", "rekenhulp", "rest"}
    for name, (found, size, *packed) in {**parts["kern"], **parts["rekenhulp"], **parts["rest"]}.items():
        content = (site / name).read_bytes()
        assert found == hashlib.sha256(content).hexdigest()[:32]
        assert size == len(content)
        assert packed == ([1] if name == "assets/runtime/pyodide.asm.wasm" else [])


def test_het_pakket_bevat_elke_pagina_die_vanzelf_bewaard_wordt_tot_op_de_byte(site: Path) -> None:
    (site / "index.html").write_bytes("<p>één\u2028\x0cregel\r\n</p>\n\n<p>twee".encode())
    offline.bundle(site)
    parts = json.loads((site / offline.LIST).read_text(encoding="utf-8"))
    bundle = (site / "paginas.json").read_bytes()
    assert parts["bundel"] == {"paginas.json": [hashlib.sha256(bundle).hexdigest()[:32], len(bundle), 1]}
    assert gzip.decompress((site / "paginas.json.gz").read_bytes()) == bundle
    together = json.loads(bundle)
    assert set(together["paginas"]) == {name for name in parts["kern"] if name.endswith(".html")}
    for name, lines in together["paginas"].items():
        text = "".join(together["regels"][number] for number in lines)
        assert text.encode() == (site / name).read_bytes(), name


def test_de_versie_is_de_hash_van_de_lijst(site: Path) -> None:
    version = offline.bundle(site)
    assert json.loads((site / offline.VERSION).read_text(encoding="utf-8")) == {"versie": version}
    assert version == hashlib.sha256((site / offline.LIST).read_bytes()).hexdigest()[:32]


def test_de_versie_verandert_met_een_pagina_en_met_niets_anders(site: Path) -> None:
    first = offline.bundle(site)
    (site / "download/draaiboek.zip").write_text("anders", encoding="utf-8")
    assert offline.bundle(site) == first
    (site / "index.html").write_text("anders", encoding="utf-8")
    assert offline.bundle(site) != first


def test_een_gecomprimeerd_bestand_zonder_het_gewone_blijft(site: Path) -> None:
    (site / "assets/runtime/momentopname.bin.gz").write_text("x", encoding="utf-8")
    assert "assets/runtime/momentopname.bin.gz" in offline.files(site)
