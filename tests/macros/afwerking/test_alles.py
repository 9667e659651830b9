"""The page for print: own ids, links that stay inside where they can, a table of contents."""

import re
from pathlib import Path

import pytest

from macros.afwerking.alles import bundle, samen
from macros.gereedschap.programmas import BouwFout
from macros.plaatsen import ALLES

A = '<article class="x"><h1 id="a">Een<a class="headerlink" href="#a">¶</a></h1><p id="deel"><a href="b/#c">naar b</a></p></article>'
B = '<article><h1>Twee</h1><h2 id="c">C</h2><a href="../">terug</a> <a href="../../../planners/x/">planner</a></article>'
PAGES = {"handboek/1/": A, "handboek/1/b/": B}


def test_ids_zijn_uniek_en_links_wijzen_binnen_de_site() -> None:
    html = samen(PAGES)
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for goal in re.findall(r'href="#([^"]+)"', html):
        assert goal in ids
    assert 'href="#p-handboek-1-b--c"' in html
    assert 'href="#p-handboek-1"' in html


def test_een_link_naar_een_andere_pagina_vertrekt_van_deze() -> None:
    assert 'href="../../planners/x/"' in samen(PAGES)


def test_adressen_elders_blijven_zoals_ze_zijn() -> None:
    mail = "&#109;&#97;&#105;&#108;&#116;&#111;&#58;a@b.be"
    html = samen(
        {"handboek/1/": f'<article><h1>X</h1><a href="{mail}">a</a><a href="https://x.be/">x</a></article>'}
    )
    assert f'href="{mail}"' in html
    assert 'href="https://x.be/"' in html


def test_koppen_zakken_een_niveau_en_verliezen_hun_teken() -> None:
    html = samen(PAGES)
    assert "<h1" not in html
    assert "¶" not in html
    assert '<h3 id="p-handboek-1-b--c">' in html


def test_de_inhoudsopgave_zet_pagina_s_van_een_map_onder_elkaar() -> None:
    html = samen(PAGES)
    nav = html[html.index("<nav") : html.index("</nav>")]
    assert re.search(r"Een</a><ul><li><a[^>]*>Twee</a></li></ul></li></ul>$", nav)


def test_een_pagina_die_haar_plaats_kwijt_is_stopt_de_bouw(tmp_path: Path) -> None:
    page = tmp_path / "handboek/alles/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<article></article>", encoding="utf-8")
    with pytest.raises(BouwFout, match="alles"):
        bundle(tmp_path)
    assert ALLES not in page.read_text(encoding="utf-8")
