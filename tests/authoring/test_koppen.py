"""The headings of pages are read as the build names them."""

from pathlib import Path

import pytest

from planner.authoring.koppen import Koppen, koppen


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


def test_zonder_map_zijn_er_geen_koppen(tmp_path: Path) -> None:
    assert koppen(tmp_path / "nergens") == {}
