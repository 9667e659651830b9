"""The headers that a host has to send, and a real nginx with the settings of the page for hosts."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from macros import verkeer
from macros.afwerking import hosting
from tests import nginx
from tests.nginx import ROOT, Nginx

POLICY = "default-src 'self'; script-src 'self'"
SITE = ROOT / "site"


def rules(text: str) -> dict[str, dict[str, str]]:
    """The file `_headers` as a host reads it: headers by path."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            assert name not in found[path]
            found[path][name] = value
        else:
            path = line
            found[path] = {}
    return found


def test_elk_antwoord_heeft_het_beleid_en_alleen_namen_met_een_hash_blijven_voorgoed(tmp_path: Path) -> None:
    for name in (
        "index.html",
        "assets/css/site.css",
        "assets/javascripts/bundle.a5f9d56c.min.js",
        "assets/runtime/runtime.mjs",
        "assets/runtime/pyodide.e800dfb83ab9/pyodide.asm.wasm",
        "assets/runtime/pyodide.e800dfb83ab9/pyodide.asm.wasm.br",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    hosting.bundle(tmp_path, POLICY, "https://example.org/kennisbank/")
    found = rules((tmp_path / hosting.HEADERS).read_text(encoding="utf-8"))
    assert found["/kennisbank/*"]["Content-Security-Policy"].startswith(POLICY)
    assert "Cache-Control" not in found["/kennisbank/*"]
    assert set(found) - {"/kennisbank/*"} == {
        "/kennisbank/assets/javascripts/bundle.a5f9d56c.min.js",
        "/kennisbank/assets/runtime/pyodide.e800dfb83ab9/pyodide.asm.wasm",
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_000, "1,0 kB"),
        (123_456, "123 kB"),
        (7_300_000_000_000, "7,3 TB"),
    ],
)
def test_groottes_zijn_leesbaar(value: int, text: str) -> None:
    assert verkeer._size(value) == text


# ── nginx ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    if not nginx.program():
        pytest.skip("nginx ontbreekt: de instellingen voor hosts zijn niet met een echte server nagekeken")
    if not (SITE / "index.html").is_file():
        pytest.fail("In site/ staat geen gebouwde site. Voer eerst 'make site' uit.")
    with nginx.running(SITE, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def get(server: Nginx, path: str, accept: str = "") -> tuple[int, Message, bytes]:
    request = urllib.request.Request(
        server.address + path, headers={"Accept-Encoding": accept} if accept else {}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.headers, problem.read()


def runtime(pattern: str) -> str:
    """The path of a file of the runtime, whose name holds a digest."""
    (found,) = (SITE / "assets/runtime").glob(pattern)
    return found.relative_to(SITE).as_posix()


@pytest.mark.gebouwd
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html"),
        ("planners/termijnen/", "text/html"),
        ("assets/css/stijl.css", "text/css"),
        ("assets/js/planner.mjs", "text/javascript"),
        ("sw.js", "application/javascript"),
        ("versie.json", "application/json"),
        ("assets/img/favicon.svg", "image/svg+xml"),
        ("download/draaiboek.zip", "application/zip"),
    ],
)
def test_nginx_noemt_het_type_en_laat_de_rest_opnieuw_vragen(server: Nginx, path: str, kind: str) -> None:
    status, headers, _ = get(server, path)
    assert status == 200
    assert headers["Content-Type"].startswith(kind)
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.gebouwd
def test_nginx_stuurt_het_beleid_van_de_pagina_s_mee_ook_naar_een_worker(server: Nginx) -> None:
    page = (SITE / "index.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for path in (
        "",
        "assets/runtime/worker.mjs",
        "sw.js",
        runtime("pyodide.*/pyodide.asm.wasm"),
        "bestaat/niet",
    ):
        _, headers, _ = get(server, path)
        assert headers["Content-Security-Policy"] == policy[1] + "; frame-ancestors 'self'", path
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.gebouwd
@pytest.mark.parametrize(
    "pattern", ["pyodide.*/pyodide.asm.wasm", "pyodide.*/pyodide.asm.js", "regels.*.json"]
)
def test_nginx_stuurt_wat_de_bouw_comprimeerde_en_laat_het_bewaren(server: Nginx, pattern: str) -> None:
    path = runtime(pattern)
    for accept, ending in (("br, gzip", ".br"), ("gzip", ".gz")):
        status, headers, body = get(server, path, accept)
        assert status == 200
        assert headers["Content-Encoding"] == {".br": "br", ".gz": "gzip"}[ending]
        assert body == (SITE / f"{path}{ending}").read_bytes()
        assert headers["Cache-Control"] == hosting.CACHE
        if path.endswith(".wasm"):
            assert headers["Content-Type"] == "application/wasm"


@pytest.mark.gebouwd
def test_nginx_comprimeert_pagina_s(server: Nginx) -> None:
    _, headers, body = get(server, "naslag/begrippen/", "gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < (SITE / "naslag/begrippen/index.html").stat().st_size / 3


@pytest.mark.gebouwd
def test_nginx_toont_de_pagina_van_de_site_voor_wat_ontbreekt_en_niemand_bewaart_ze(server: Nginx) -> None:
    for path in ("bestaat/niet/", "assets/runtime/motor.0123456789abcdef.zip"):
        status, headers, body = get(server, path)
        assert status == 404
        assert body == (SITE / "404.html").read_bytes()
        assert headers["Cache-Control"] is None
    for path in (hosting.HEADERS, hosting.NGINX):
        assert get(server, path)[0] == 404
