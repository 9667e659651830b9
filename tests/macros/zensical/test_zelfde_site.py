"""Zensical maakt uit dezelfde bronnen dezelfde site als MkDocs: elke pagina, elk anker, elk veld, elke link.

Vergelijkt site/ met site-zensical/, zoals `make site` en `make site-zensical` ze maakten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest

from macros.afwerking.alles import menu

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.lang
VELDEN = {"form", "input", "select", "option", "textarea", "button", "fieldset", "legend", "label"}
# What belongs to the frame and not to the text: the sign behind a heading, and the place that "skip" leads to.
KADER = re.compile(r"headerlink|__skip")


@dataclass
class Inhoud:
    """What stands in the article of a page."""

    ankers: list[str] = field(default_factory=list)
    velden: list[tuple[str, tuple[tuple[str, str | None], ...]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    onderdelen: list[str] = field(default_factory=list)
    tekst: str = ""


class _Lezer(HTMLParser):
    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.pagina, self.inhoud, self.binnen, self.stil = pagina, Inhoud(), False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.binnen |= tag == "article"
        if not self.binnen or self.stil:
            return
        if KADER.search(f"{given.get('class')} {given.get('id')}"):
            self.stil = tag
            return
        if tag in ("script", "style"):
            self.stil = tag
        if given.get("id"):
            self.inhoud.ankers.append(str(given["id"]))
        if tag in VELDEN:
            self.inhoud.velden.append((tag, tuple(sorted(attrs))))
        if "-" in tag:
            self.inhoud.onderdelen.append(f"{tag} {sorted(attrs)}")
        for name in ("href", "src"):
            if given.get(name):
                self.inhoud.links.append(self._adres(str(given[name])))

    def handle_endtag(self, tag: str) -> None:
        self.binnen &= tag != "article"
        if tag == self.stil:
            self.stil = ""

    def handle_data(self, data: str) -> None:
        if self.binnen and not self.stil:
            self.inhoud.tekst += data

    def _adres(self, link: str) -> str:
        """A link as seen from the root of the site."""
        path, mark, anchor = link.partition("#")
        if re.match(r"[a-z][a-z0-9+.-]*:|/", path):
            return link.rstrip(".")
        return normpath(join(dirname(self.pagina), path)) + mark + anchor


def lees(site: Path) -> dict[str, Inhoud]:
    """The content of every page, by its path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        reader = _Lezer(name)
        reader.feed(path.read_text(encoding="utf-8"))
        reader.inhoud.tekst = " ".join(reader.inhoud.tekst.split())
        found[name] = reader.inhoud
    return found


@pytest.fixture(scope="module")
def sites() -> tuple[Path, Path]:
    for name in ("site", "site-zensical"):
        if not (ROOT / name / "offline.json").is_file():
            pytest.fail(f"In {name}/ staat geen gebouwde site. Voer eerst 'make {name}' uit.")
    return ROOT / "site", ROOT / "site-zensical"


@pytest.fixture(scope="module")
def paren(sites: tuple[Path, Path]) -> dict[str, tuple[Inhoud, Inhoud]]:
    mkdocs, zensical = map(lees, sites)
    assert set(mkdocs) == set(zensical), "niet dezelfde pagina's"
    assert len(mkdocs) > 100
    return {name: (mkdocs[name], zensical[name]) for name in mkdocs}


def verschil(een: Any, ander: Any) -> Any:
    """The first thing that differs, so that a message stays readable."""
    if isinstance(een, str):
        at = next(
            (n for n, (a, b) in enumerate(zip(een, ander, strict=False)) if a != b), min(len(een), len(ander))
        )
        return een[max(0, at - 60) : at + 60], ander[max(0, at - 60) : at + 60]
    return next(
        ((a, b) for a, b in zip(een, ander, strict=False) if a != b), f"{len(een)} tegenover {len(ander)}"
    )


@pytest.mark.parametrize("wat", ["ankers", "velden", "onderdelen", "links", "tekst"])
def test_elke_pagina_heeft_hetzelfde(paren: dict[str, tuple[Inhoud, Inhoud]], wat: str) -> None:
    anders = {
        name: verschil(getattr(a, wat), getattr(b, wat))
        for name, (a, b) in paren.items()
        if getattr(a, wat) != getattr(b, wat)
    }
    assert anders == {}
    assert any(getattr(a, wat) for a, _ in paren.values())


def test_het_menu_heeft_dezelfde_volgorde(sites: tuple[Path, Path]) -> None:
    een, ander = (menu((site / "handboek/alles/index.html").read_text(encoding="utf-8")) for site in sites)
    assert een == ander
    assert len(een) > 50
