"""De stijlen van een pagina: één blad, met die van het thema in een laag eronder."""

from pathlib import Path

import pytest

from macros.afwerking import stijl
from macros.gereedschap.programmas import BouwFout

ROOT = Path(__file__).resolve().parents[3]

KOP = (
    '<head><link rel="stylesheet" href="{terug}assets/stylesheets/main.1a.min.css">\n'
    '<link rel="stylesheet" href="{terug}assets/stylesheets/palette.2b.min.css">\n<style>a{{}}</style>'
    '<link rel="stylesheet" href="{terug}assets/css/kleur.css">\n'
    '<link rel="stylesheet" href="{terug}assets/css/knop.css">\n</head>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    bestanden = {
        "index.html": KOP.format(terug=""),
        "a/b/index.html": KOP.format(terug="../../"),
        "los.html": "<head></head>",
        "assets/stylesheets/main.1a.min.css": '@charset "UTF-8";p{color:red}/*# sourceMappingURL=main.css.map */',
        "assets/stylesheets/main.1a.min.css.map": "{}",
        "assets/stylesheets/palette.2b.min.css": "b{color:red}",
        "assets/css/kleur.css": "p { color: green }",
        "assets/css/knop.css": "i { color: blue }",
    }
    for naam, tekst in bestanden.items():
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
    stijl.bundle(tmp_path)
    return tmp_path


def test_elke_pagina_noemt_een_blad_en_houdt_wat_ertussen_stond(site: Path) -> None:
    assert (site / "a/b/index.html").read_text(encoding="utf-8") == (
        '<head><link rel="stylesheet" href="../../assets/css/stijl.css">\n<style>a{}</style></head>'
    )
    assert (site / "los.html").read_text(encoding="utf-8") == "<head></head>"


def test_het_thema_staat_in_een_laag_en_wat_van_ons_is_erna_in_volgorde(site: Path) -> None:
    blad = (site / stijl.SHEET).read_text(encoding="utf-8")
    thema, eigen = blad.split("\n}\n", 1)
    assert thema == "@layer thema {\np{color:red}\nb{color:red}"
    assert eigen.split("\n", 1)[0] == stijl.OURS[0]
    assert "/* kleur.css */\np { color: green }\n/* knop.css */\ni { color: blue }\n" in eigen


def test_wat_in_het_blad_staat_wordt_niet_nog_eens_gepubliceerd(site: Path) -> None:
    assert sorted(path.name for path in site.rglob("*.*") if path.suffix in {".css", ".map"}) == ["stijl.css"]


def test_wat_het_thema_voor_niemand_heeft_gaat_weg_en_wat_van_ons_is_blijft(tmp_path: Path) -> None:
    bestanden = {
        "index.html": KOP.format(terug="")
        + '<body data-kleur="rood"><p class="er">x</p><input type="checkbox"></body>',
        "assets/stylesheets/main.1a.min.css": ".er,.nergensklasse{margin:0}.er .nergensklasse{top:0}.door-script:hover{top:1px}"
        "[data-kleur=rood]{top:2px}[data-kleur=blauw]{top:3px}p:not(.nergensklasse)>b{top:4px}"
        "@media print{.nergensklasse{top:5px}.er::after{top:6px}}",
        "assets/stylesheets/palette.2b.min.css": "[type=checkbox]:checked~p{top:var(--thema)}"
        ":root{--thema:1px;--bij-ons:2px;--in-script:3px;--van-niemand:4px}",
        "assets/css/kleur.css": "/* onze */ .van-python, :is(.ook, p) { top: var(--bij-ons) }",
        "assets/css/knop.css": "",
        "assets/js/a/b.mjs": 'element.className = "door-script"; document.createElement("b"); "--in-script";',
    }
    for naam, tekst in bestanden.items():
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
    stijl.bundle(tmp_path)
    stijl.snoei(ROOT, tmp_path)
    assert (tmp_path / stijl.SHEET).read_text(encoding="utf-8") == (
        "@layer thema{.er{margin:0}.door-script:hover{top:1px}[data-kleur=rood]{top:2px}"
        "p:not(.nergensklasse)>b{top:4px}@media print{.er:after{top:6px}}[type=checkbox]:checked~p{top:var(--thema)}"
        ":root{--thema:1px;--bij-ons:2px;--in-script:3px}}.van-python,:is(.ook,p){top:var(--bij-ons)}\n"
    )


def test_zonder_gereedschap_zegt_de_bouw_wat_te_doen(tmp_path: Path) -> None:
    with pytest.raises(BouwFout, match="make setup"):
        stijl.snoei(tmp_path, tmp_path)
