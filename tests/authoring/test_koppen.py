"""The headings of pages are read as the build names them."""

import re
from pathlib import Path

import pytest
from markdown import Markdown  # type: ignore[import-untyped]

from planner.authoring.koppen import Koppen, koppen

DOCS = Path(__file__).resolve().parents[2] / "docs"
# The header of a page, code, and what is not shown.
GEEN_TEKST = re.compile(
    r"\A---\n.*?\n---\n|^(?P<hek> *`{3,}).*?^(?P=hek)`* *$|<!--.*?-->", re.MULTILINE | re.DOTALL
)


def van(tmp_path: Path, text: str) -> Koppen:
    (tmp_path / "map").mkdir(exist_ok=True)
    (tmp_path / "map/pagina.md").write_text(f"---\ntitle: Een pagina\n---\n{text}\n", encoding="utf-8")
    return koppen(tmp_path)["map/pagina"]


@pytest.mark.parametrize(
    ("text", "ankers"),
    [
        ("# Titel\n\n## Wat is een ‘traject’?", ("wat-is-een-traject",)),
        ("## Cliënt én **casemanager**", ("client-en-casemanager",)),
        ("## Kort\n\n### Kort", ("kort", "kort_1")),
        ("# Kort\n\n## Kort", ("kort_1",)),
        ("## Een lange kop {: #kort }", ("kort",)),
        ("```yaml\n## geen kop\n```\n\n## Wel een kop", ("wel-een-kop",)),
        ("<!--\n## geen kop\n-->\n\n## Wel een kop", ("wel-een-kop",)),
        ("Tekst met {{ waarde('x') }} erin.\n\n{{ bron('a b') }} {{ tekening('c') }}\n\n## Kop", ("kop",)),
    ],
)
def test_een_kop_krijgt_het_anker_van_de_site(tmp_path: Path, text: str, ankers: tuple[str, ...]) -> None:
    assert van(tmp_path, text) == Koppen(ankers, volledig=True)


@pytest.mark.parametrize("text", ["## De {{ waarde('x') }}", "Tekst.\n\n{{ begrippen() }}\n\n## Kop"])
def test_waar_een_macro_koppen_kan_maken_zijn_ze_niet_alle_bekend(tmp_path: Path, text: str) -> None:
    assert not van(tmp_path, text).volledig


def test_op_elke_pagina_zijn_het_de_ankers_die_markdown_maakt() -> None:
    reader = Markdown(extensions=["attr_list", "toc"])
    for name, found in koppen(DOCS).items():
        text = GEEN_TEKST.sub("", (DOCS / f"{name}.md").read_text(encoding="utf-8"))
        lines = [line for line in re.findall(r"^#{1,6} .+$", text, re.MULTILINE) if "{{" not in line]
        html = reader.reset().convert("\n\n".join(lines))
        assert found.ankers == tuple(re.findall(r'<h[2-6] id="([^"]+)"', html)), name


def test_zonder_map_zijn_er_geen_koppen(tmp_path: Path) -> None:
    assert koppen(tmp_path / "nergens") == {}
