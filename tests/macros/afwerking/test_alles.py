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


def test_ids_are_unique_and_links_point_inside() -> None:
    html = samen(PAGES)
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for goal in re.findall(r'href="#([^"]+)"', html):
        assert goal in ids
    assert 'href="#p-handboek-1-b--c"' in html
    assert 'href="#p-handboek-1"' in html


def test_a_link_to_another_page_is_made_relative_to_this_one() -> None:
    assert 'href="../../planners/x/"' in samen(PAGES)


def test_addresses_elsewhere_stay_as_they_are() -> None:
    mail = "&#109;&#97;&#105;&#108;&#116;&#111;&#58;a@b.be"
    html = samen(
        {"handboek/1/": f'<article><h1>X</h1><a href="{mail}">a</a><a href="https://x.be/">x</a></article>'}
    )
    assert f'href="{mail}"' in html
    assert 'href="https://x.be/"' in html


def test_headings_go_down_one_and_lose_their_mark() -> None:
    html = samen(PAGES)
    assert "<h1" not in html
    assert "¶" not in html
    assert '<h3 id="p-handboek-1-b--c">' in html


def test_the_table_of_contents_nests_pages_of_a_folder() -> None:
    html = samen(PAGES)
    nav = html[html.index("<nav") : html.index("</nav>")]
    assert re.search(r"Een</a><ul><li><a[^>]*>Twee</a></li></ul></li></ul>$", nav)


def test_a_page_that_lost_its_place_stops_the_build(tmp_path: Path) -> None:
    page = tmp_path / "handboek/alles/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<article></article>", encoding="utf-8")
    with pytest.raises(BouwFout, match="alles"):
        bundle(tmp_path)
    assert ALLES not in page.read_text(encoding="utf-8")
