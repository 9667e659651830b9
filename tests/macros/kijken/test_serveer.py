"""The server of `make serve` and of the browser tests."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.kijken.serveer import server


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("thuis", encoding="utf-8")
    (site / "404.html").write_text("niet gevonden", encoding="utf-8")
    (site / "x.mjs").write_text("", encoding="utf-8")
    (site / "x.wasm").write_bytes(b"")
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    running = server(site, 0, "/kennisbank/")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [("", "text/html"), ("x.mjs", "text/javascript"), ("x.wasm", "application/wasm")],
)
def test_bestanden_hebben_het_type_dat_browsers_willen(address: str, path: str, kind: str) -> None:
    with urllib.request.urlopen(f"{address}/kennisbank/{path}") as answer:
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/", "/kennisbank/weg", "/kennisbank/../geheim.txt", "/kennisbank/%2e%2e/geheim.txt"]
)
def test_wat_er_niet_is_geeft_de_pagina_van_de_site(address: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(address + path)
    assert missing.value.code == 404
    assert missing.value.read() == b"niet gevonden"
