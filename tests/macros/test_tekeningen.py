"""Drawings: everything in the data is in the picture and in the text, and the picture is well-formed."""

import re
from datetime import date
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from macros.site import Site
from macros.tekeningen import macros
from macros.tekeningen.svg import BREED, Blad, breek, lengte
from macros.teksten import MacroFout
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.samenhang.alles import controleer
from tests.vast import DATA, MAP

PAGE = SimpleNamespace(url="handboek/proef/", file=SimpleNamespace(src_uri="handboek/proef.md"))
SITE = Site(MAP, SimpleNamespace(page=PAGE))
SITE.vandaag = date(2026, 11, 22)
(tekening,) = macros(SITE)
NAMES = ["tijdlijn", "verloop", "samenwerking", "netwerk", "eindadvies"]


def svg(name: str) -> ElementTree.Element:
    """The picture as XML."""
    match = re.search(r"<svg.*?</svg>", tekening(name), re.DOTALL)
    assert match
    return ElementTree.fromstring(match[0].replace(" data-search-exclude", ""))


@pytest.mark.parametrize("name", NAMES)
def test_een_tekening_heeft_een_rol_een_titel_en_een_uitleg(name: str) -> None:
    root = svg(name)
    assert root.get("role") == "img"
    ids = {item.get("id"): item for item in root}
    for key in ("aria-labelledby", "aria-describedby"):
        found = ids[root.get(key)]
        assert found.text


@pytest.mark.parametrize("name", NAMES)
def test_een_tekening_heeft_geen_eigen_stijl_en_staat_op_een_regel(name: str) -> None:
    html = tekening(name).strip()
    assert "style" not in html
    assert "\n" not in html
    assert "cmz-tekst" in html


@pytest.mark.parametrize("name", NAMES)
def test_alles_blijft_op_het_blad(name: str) -> None:
    root = svg(name)
    height = float((root.get("viewBox") or "").split()[3])
    for item in root:
        if item.tag == "rect":
            assert 0 <= float(item.get("x", "")) + float(item.get("width", "")) <= BREED
            assert float(item.get("y", "")) + float(item.get("height", "")) <= height
        if item.tag == "text" and item.text:
            bold = "vet" in item.get("class", "")
            wide = lengte(item.text, float(item.get("font-size", "")), bold)
            half = "midden" in item.get("class", "") or "cijfer" in item.get("class", "")
            assert float(item.get("x", "")) + (wide / 2 if half else wide) <= BREED + 1, item.text
            assert float(item.get("y", "")) <= height


@pytest.mark.parametrize("name", ["tijdlijn", "verloop"])
def test_een_hoge_tekening_heeft_op_papier_twee_helften(name: str) -> None:
    html = tekening(name)
    views = [list(map(float, text.split())) for text in re.findall(r'viewBox="([^"]+)"', html)]
    assert len(views) == 3
    whole, first, second = views
    assert first[3] + second[3] == pytest.approx(whole[3], abs=2)
    assert second[1] == pytest.approx(first[3], abs=1)
    assert min(first[3], second[3]) > whole[3] / 3
    assert html.count("<title") == 1


def test_de_tijdlijn_heeft_elke_termijn_van_de_planner() -> None:
    words = re.sub(r"\s+", " ", tekening("tijdlijn").partition("cmz-tekst")[2])
    for rule in SITE.rules.planners["termijnen"].termijnen.values():
        assert rule.titel in words
    assert "uiterlijk 28 dagen later" in words


def test_de_boom_heeft_elke_rij_en_uitkomst_van_de_tabel() -> None:
    planner = SITE.rules.planners["eindadvies"]
    words = tekening("eindadvies").partition("cmz-tekst")[2]
    for row in planner.rijen.values():
        assert planner.uitkomsten[row.dan].titel in words
    assert words.count("<strong>") == len(planner.rijen)


def test_elke_genummerde_regel_heeft_uitleg() -> None:
    for name in ("netwerk", "samenwerking"):
        count = len(SITE.bestand("tekeningen.yml")[name].pijlen)
        numbers = [t.text for t in svg(name) if t.get("class") == "cmz-t-cijfer"]
        assert sorted(map(int, numbers)) == list(range(1, count + 1))
        assert tekening(name).split("<details>")[0].count("<li>") == count


def test_elke_termijn_is_te_tekenen_als_boom_of_wordt_geweigerd_met_een_tip() -> None:
    with pytest.raises(MacroFout, match="Bedoelde je ‘netwerk’"):
        tekening("netwerkk")


def test_woorden_breken_alleen_bij_een_zacht_koppelteken() -> None:
    assert breek("net\u00adwerk\u00adcoördinator", 80, 15) == ["netwerk-", "coördinator"]
    assert breek("casemanagementteam", 40, 15) == ["casemanagementteam"]
    assert breek("een twee drie", 1000, 15) == ["een twee drie"]
    assert breek("", 100, 15) == []


def test_text_is_escaped() -> None:
    sheet = Blad("x", "<b>", "&")
    sheet.tekst(0, 0, ["<script>"])
    assert "<script>" not in sheet.html()
    assert "<b>" not in sheet.html()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("naar: gtb,", "naar: gbt,", "Bedoelde je ‘gtb’"),
        ("langs: rechts, zegt: Duidt", "zegt: Duidt", "zeg ‘langs: links’ of ‘rechts’"),
        ("schaal: bezig", "schaal: bezich", "Het moment ‘bezich’ bestaat niet"),
        ("tot: minimumduur", "tot: compensatievergoeding", "De duur"),
        ("termijn: eerste-gesprek", "termijn: eerste-gesprk", "De termijn"),
    ],
)
def test_foute_gegevens_worden_gemeld_met_hun_regel(old: str, new: str, message: str) -> None:
    files = files_in(DATA)
    text = files["tekeningen.yml"].decode()
    assert old in text
    files["tekeningen.yml"] = text.replace(old, new, 1).encode()
    data = read_files(files)
    problems = [p for p in data.problemen + controleer(data) if p.bestand == "tekeningen.yml"]
    assert any(message in p.melding for p in problems), problems
