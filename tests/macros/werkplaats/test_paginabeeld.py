"""Het beeld van een pagina in de regelwerkplaats is de pagina die de site ervan maakt."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from macros.paginas import adres
from macros.werkplaats.bladzijde import ANDERE, Bladzijden
from macros.werkplaats.paginabeeld import EXTENSIES, INSTELLINGEN, beeld
from planner.authoring.gegevens import read_folder
from planner.authoring.koppen import koppen

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"
BASIS = "../../"
HOOFD = "---\ntitle: Proef\ndescription: Een proef.\nbronnen: [draaiboek-2023 3.2]\nnagekeken_op: 2026-11-22\n---\n# Proef\n\n"


@pytest.fixture(scope="module")
def bladzijden() -> Bladzijden:
    data = read_folder(ROOT / "data")
    data.paginas = koppen(DOCS)
    return Bladzijden(data, data.paginas, date(2026, 11, 30))


def proef(bladzijden: Bladzijden, tekst: str) -> tuple[str, dict[str, str]]:
    return beeld(bladzijden, "docs/kader/proef.md", HOOFD + tekst, BASIS)


class Stukken(HTMLParser):
    """De woorden, links en tabelcellen van het artikel van een pagina."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.woorden: list[str] = []
        self.adressen: list[str] = []
        self.cellen = 0
        self.diep = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.cellen += tag in ("td", "th")
        if tag == "a" and given.get("href"):
            self.adressen.append(str(given["href"]))
        self.diep += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.diep -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.diep:
            self.woorden += data.split()


def artikel(html: str) -> str:
    found = re.search(r'<article class="md-content__inner[^"]*">(.*)</article>', html, re.DOTALL)
    assert found
    return re.sub(r"<noscript>.*?</noscript>", "", found[1], flags=re.DOTALL)


def doelen(links: list[str], plaats: str) -> set[str]:
    """Waar links heen leiden, voor een pagina op een plaats in de site; zonder die binnen de pagina zelf."""
    return {urljoin(f"https://site/{plaats}", link) for link in links if not link.startswith("#")}


@pytest.mark.gebouwd
@pytest.mark.parametrize(
    "pad",
    ["handboek/3-start/trajectplan.md", "naslag/begrippen.md", "checklists/evaluatie.md", "kader/index.md"],
)
def test_het_beeld_is_de_pagina_van_de_site(bladzijden: Bladzijden, pad: str) -> None:
    made = Stukken(beeld(bladzijden, f"docs/{pad}", (DOCS / pad).read_text(encoding="utf-8"), BASIS)[0])
    site = Stukken(artikel((ROOT / "site" / adres(pad) / "index.html").read_text(encoding="utf-8")))
    assert made.woorden == site.woorden
    assert made.cellen == site.cellen
    assert doelen(made.adressen, "beheer/regelwerkplaats/") == doelen(site.adressen, adres(pad))


@pytest.mark.gebouwd
@pytest.mark.lang
def test_zo_is_elke_pagina_die_niets_van_de_bouw_nodig_heeft(bladzijden: Bladzijden) -> None:
    wrong = []
    for path in sorted(DOCS.rglob("*.md")):
        text, pad = path.read_text(encoding="utf-8"), path.relative_to(DOCS).as_posix()
        if any(re.search(rf"\{{\{{\s*{name}\(", text) for name in ANDERE) or pad == "404.md":
            continue
        made = Stukken(beeld(bladzijden, f"docs/{pad}", text, BASIS)[0]).woorden
        if (
            made
            != Stukken(
                artikel((ROOT / "site" / adres(pad) / "index.html").read_text(encoding="utf-8"))
            ).woorden
        ):
            wrong.append(pad)
    assert wrong == []


def test_markdown_is_dezelfde_als_in_mkdocs_yml() -> None:
    class Lezer(yaml.SafeLoader):
        pass

    Lezer.add_multi_constructor("!", lambda loader, tag, node: None)
    found = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Lezer)["markdown_extensions"]
    names = [next(iter(item)) if isinstance(item, dict) else item for item in found]
    assert [name.removeprefix("markdown.extensions.") for name in EXTENSIES] == names
    given = {name: value for item in found if isinstance(item, dict) for name, value in item.items()}
    # Het opschrift van de inhoudsopgave staat niet in het artikel.
    given["toc"].pop("title")
    assert {name.removeprefix("markdown.extensions."): it for name, it in INSTELLINGEN.items()} == given


def test_een_macro_toont_zijn_waarde_een_tabel_is_een_tabel_en_een_link_leidt_ergens_heen(
    bladzijden: Bladzijden,
) -> None:
    html, _ = proef(
        bladzijden,
        'Na {{ waarde("maximumduur") }} is het [gedaan](../handboek/3-start/trajectplan.md#wie-doet-wat).\n\n'
        "| Wie | Wat |\n| --- | --- |\n| jij | kijk |\n\n!!! note\n    Let op.\n",
    )
    assert "18 maanden" in html
    assert '<td data-kop="Wie">jij</td>' in html
    assert 'href="../../handboek/3-start/trajectplan/#wie-doet-wat"' in html
    assert '<div class="admonition note">' in html
    assert "Nagekeken op" in html


def test_wat_fout_is_of_hier_niet_gemaakt_wordt_staat_op_zijn_plaats(bladzijden: Bladzijden) -> None:
    html, _ = proef(
        bladzijden,
        'Na {{ waarde("maximumduurr") }} en {{ dekking() }}.\n\n{% raw %}{{ zo }}{% endraw %} schrijf je dat.\n',
    )
    assert "De waarde ‘maximumduurr’ bestaat niet. Bedoelde je ‘maximumduur’?" in html
    assert "Wat dekking toont, maakt de bouw van de site. Dat is hier niet te zien." in html
    assert "{{ zo }} schrijf je dat." in html


def test_bij_elke_macro_staat_in_het_kort_wat_ze_toont(bladzijden: Bladzijden) -> None:
    text = (
        'Na {{ waarde("maximumduur") }}, {{ waarde("fout") }} en {{ zelftest() }}. {{ begrip("ama-welzijn") }} '
        '{{ begrip("ama-welzijn", "activiteiten") }} {{ bron("draaiboek-2023 3.2") }}\n'
    )
    _, shown = proef(bladzijden, text)
    assert shown['waarde("maximumduur")'] == "18 maanden"
    assert shown['bron("draaiboek-2023 3.2")'] == "(draaiboek 3.2)"
    assert "(../" not in shown['begrip("ama-welzijn")']
    # Wat de aanroep zelf al zegt, staat er niet nog eens; en wat fout is, toont niets.
    assert set(shown) == {
        'waarde("maximumduur")',
        "zelftest()",
        'begrip("ama-welzijn")',
        'bron("draaiboek-2023 3.2")',
    }
    assert len(shown["zelftest()"]) <= 61
