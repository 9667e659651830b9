"""Old addresses lead to the new place, and a wrong redirect is told in a sentence."""

from datetime import date
from pathlib import Path

import pytest

from macros.afwerking.omleidingen import bundle, problemen
from planner.authoring.naslagmodel import Omleiding

SINDS = date(2026, 11, 22)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page in ("naslag/begrippen", "kader"):
        (tmp_path / page).mkdir(parents=True)
        (tmp_path / page / "index.html").write_text('<h2 id="a">A</h2>', encoding="utf-8")
    return tmp_path


def moved(**pages: str) -> dict[str, Omleiding]:
    return {f"{old.replace('_', '/')}.md": Omleiding(new, SINDS) for old, new in pages.items()}


def test_een_oude_pagina_leidt_naar_het_stuk_dat_nu_haar_tekst_heeft(site: Path) -> None:
    bundle(moved(naslag_woorden="naslag/begrippen.md#a"), site, "https://voorbeeld.be/")
    text = (site / "naslag/woorden/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../begrippen/#a"' in text
    assert '<a href="../begrippen/#a">' in text
    assert '<script data-naar="../begrippen/#a">' in text
    assert 'rel="canonical" href="https://voorbeeld.be/naslag/begrippen/"' in text


def test_een_pagina_die_niet_bestaat_wordt_geweigerd_met_een_tip(site: Path) -> None:
    (problem,) = problemen(moved(oud="naslag/begripen.md"), site)
    assert "bestaat niet" in problem
    assert "naslag/begrippen.md" in problem


def test_een_stuk_dat_niet_op_de_pagina_staat_wordt_geweigerd(site: Path) -> None:
    (problem,) = problemen(moved(oud="naslag/begrippen.md#b"), site)
    assert "dat stuk staat niet op de pagina" in problem


def test_een_pagina_die_nog_bestaat_verdwijnt_niet_onder_een_omleiding(site: Path) -> None:
    (problem,) = problemen(moved(naslag_begrippen="kader/index.md"), site)
    assert "bestaat nog als pagina" in problem


def test_a_chain_or_a_loop_is_refused(site: Path) -> None:
    found = list(problemen(moved(een="twee.md", twee="een.md"), site))
    assert len(found) == 2
    assert all("andere omleiding" in problem for problem in found)
