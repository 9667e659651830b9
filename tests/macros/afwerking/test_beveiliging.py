"""What leaves the build is closed: one strict policy, and nothing from another host."""

import base64
import hashlib
from pathlib import Path

import pytest

from macros.afwerking.beveiliging import SafetyProblem, secure

PAGE = "<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def site(folder: Path, head: str = "", body: str = "", css: str = "") -> Path:
    (folder / "index.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    (folder / "stijl.css").write_text(css, encoding="utf-8")
    return folder


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_elke_pagina_kent_de_scripts_in_alle_pagina_s(tmp_path: Path) -> None:
    site(tmp_path, body="<script>een()</script><script type=application/json>{}</script>")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/index.html").write_text(
        PAGE.format(head="<style>a{}</style>", body="<script>twee()</script>")
    )
    secure(tmp_path)
    for page in tmp_path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert text.index("charset") < text.index("Content-Security-Policy") < text.index("<body>")
        assert sha("een()") in text
        assert sha("twee()") in text
        assert sha("a{}") in text
        assert sha("{}") not in text
        policy = text[text.index('content="') : text.index("</head>")]
        assert "'unsafe-eval'" not in policy
        assert "'unsafe-inline'" not in policy.partition("style-src-attr")[0]


def test_twee_keer_beveiligen_verandert_niets(tmp_path: Path) -> None:
    secure(site(tmp_path, body="<script>een()</script>"))
    once = (tmp_path / "index.html").read_bytes()
    secure(tmp_path)
    assert (tmp_path / "index.html").read_bytes() == once


def test_links_die_een_bezoeker_volgt_zijn_vrij(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://example.org/"><link rel="icon" href="data:image/png;base64,">'
    secure(site(tmp_path, head, '<a href="https://example.org">x</a><p title="javascript: een taal">y</p>'))


@pytest.mark.parametrize(
    ("head", "body", "css", "words"),
    [
        ('<script src="https://cdn.example/x.js"></script>', "", "", "https://cdn.example/x.js"),
        ('<link rel=stylesheet href="//fonts.example/x">', "", "", "//fonts.example/x"),
        ("<link rel=preconnect href=https://fonts.example>", "", "", "fonts.example"),
        ("<style>@import 'https://fonts.example/x.css'</style>", "", "", "fonts.example"),
        ("<meta http-equiv=refresh content='0; url=https://example.org'>", "", "", "refresh"),
        ("", "<img src=HTTPS://example.org/x.png>", "", "example.org/x.png"),
        ("", "<img src=x srcset='a.png 1x, https://example.org/b.png 2x'>", "", "example.org/b.png"),
        ("", "<iframe src=//example.org></iframe>", "", "//example.org"),
        ("", "<p style='background: url(https://example.org/x.png)'>x</p>", "", "example.org/x.png"),
        ("", "<button onclick='x()'>x</button>", "", "onclick"),
        ("", "<a href=' java\nscript:x()'>x</a>", "", "voert een script uit"),
        ("", "", "a{background:url( 'https://example.org/x.png' )}", "stijl.css"),
        ("", "", '@import "//example.org/x.css";', "//example.org/x.css"),
    ],
)
def test_wat_naar_buiten_gaat_of_in_de_pagina_loopt_stopt_de_bouw(
    tmp_path: Path, head: str, body: str, css: str, words: str
) -> None:
    with pytest.raises(SafetyProblem) as stopped:
        secure(site(tmp_path, head, body, css))
    assert words in str(stopped.value)


def test_alle_problemen_worden_samen_gemeld(tmp_path: Path) -> None:
    body = "<img src=https://a.example/x><img src=https://b.example/x>"
    with pytest.raises(SafetyProblem) as stopped:
        secure(site(tmp_path, body=body, css="/* url(https://c.example) */ b{background:url(//d.example/x)}"))
    text = str(stopped.value)
    assert "a.example" in text
    assert "b.example" in text
    assert "d.example" in text
    assert "c.example" not in text


def test_een_tekenset_die_te_laat_staat_stopt_de_bouw(tmp_path: Path) -> None:
    late = f"<!doctype html><html><head><script>{'x' * 1024}</script><meta charset=utf-8></head><body></body></html>"
    (tmp_path / "index.html").write_text(late, encoding="utf-8")
    with pytest.raises(SafetyProblem, match="de tekenset staat niet in de eerste 1024 bytes"):
        secure(tmp_path)
