"""Een tabel die uit de regels gemaakt is, leest als een zin: geen lege plek, geen voorwaarde zonder woorden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from types import MappingProxyType
from typing import Any

import pytest

from macros import naslag, taken
from macros.regels import regels_van
from macros.site import Site
from macros.teksten import MacroFout
from planner.model import Stap, alle_vragen
from planner.woorden import PLEK

TABELLEN = (
    "rollen",
    "taken",
    "statussen",
    "termijnen_tabel",
    "contacten",
    "externe_feiten",
    "begrippen",
    "verschillen",
)


def tabellen(site: Site) -> Iterator[tuple[str, str]]:
    """Every table that is made from the data."""
    for naam in site.rules.planners:
        yield naam, regels_van(site, naam).regels()
    found = {macro.__name__: macro for macro in (*naslag.macros(site), *taken.macros(site))}
    for naam in TABELLEN:
        yield naam, found[naam]()
    for soort in ("document", "registratie"):
        yield soort, found["documenten"](soort)
    yield "waarden", found["waarden_tabel"]("bedrag", "deel", "duur", "aantal", "datum")


def stukken(html: str) -> list[str]:
    """What stands in each cell, item, heading or small line, as a reader sees it."""
    html = re.sub(r"^#+ .*$", "", html, flags=re.MULTILINE)  # headings are Markdown, with their anchor
    parts = re.split(r"</?(?:td|th|li|p|small|br|caption|ul|dd|dt|h[1-6]|table|tr)\b[^>]*>", html)
    return [unescape(re.sub(r"<[^>]+>", "", part)).strip() for part in parts]


# What is left when something was to be filled in and was not.
LEEG = [
    r":$",  # als:
    r"\b(?:als|niet|of|en|vóór|tot|van|na|Dan): *(?:[.;,]|$)",
    r"‘’|\(\s*\)|\[\s*\]|\{|\}",
    r"\bNone\b",
    r"\b(\w+) \(\1\)",  # an abbreviation after itself
    r"\(nog niet bekend\)|\(geen waarde bekend\)",
    r"\s[.,;:](?:\s|$)",
    r"[.,;:?!][.,;:]",
    r"  ",
]


def test_geen_enkele_tabel_heeft_een_lege_plek(site: Site) -> None:
    wrong = []
    for naam, html in tabellen(site):
        wrong += [f"{naam}: {part[:120]}" for part in stukken(html) for hole in LEEG if re.search(hole, part)]
    assert wrong == []


def test_geen_enkele_cel_is_leeg(site: Site) -> None:
    for naam, html in tabellen(site):
        cells = re.findall(r"<td[^>]*>(.*?)</td>", html, re.DOTALL)
        assert cells or naam in ("begrippen", "verschillen"), naam
        assert all(unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in cells), naam


@pytest.mark.parametrize("zin", ["als: ", "De aanvraag van  kwam", "tot {datum:x}", "Dan: .", "‘’", "a ."])
def test_de_bewaking_ziet_een_lege_plek(zin: str) -> None:
    assert any(re.search(hole, zin.rstrip() if zin.endswith(": ") else zin) for hole in LEEG)


def teksten(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from teksten(part)
    elif isinstance(item, (dict, MappingProxyType)):
        for part in item.values():
            yield from teksten(part)
    elif is_dataclass(item):
        for spec in fields(item):
            if spec.name != "voorbeelden":
                yield from teksten(getattr(item, spec.name))


def test_wat_de_planner_invult_staat_in_de_tabel_als_een_plek_tussen_haken(site: Site) -> None:
    """Niet als een naam: "de laatste dag was ‘De deelnemer aanmoedigen na een weigering’"."""
    slots = 0
    for naam, planner in site.rules.planners.items():
        for text in teksten(planner):
            for match in PLEK.finditer(text):
                if match[1] == "datum" or (not match[1] and match[2] in alle_vragen(planner)):
                    shown = site.tekst(match[0], naam)
                    assert re.fullmatch(
                        r"\[(?:je (?:datum|antwoord)|datum van .+|(?:de dag vóór )?\d+ .+ na .+)\]", shown
                    )
                    slots += 1
    assert slots > 20


@pytest.mark.parametrize(
    ("planner", "zin"),
    [
        ("opvolging", "De laatste dag om aan te moedigen was [15 dagen na de weigering]."),
        ("kader", "De aanvraag van [je datum] kwam vóór 1 juli 2023."),
        ("eindadvies", "loopt tot [18 maanden (plus de toegekende verlenging) na status Bezig]."),
    ],
)
def test_een_zin_met_een_plek_leest_als_een_zin(site: Site, planner: str, zin: str) -> None:
    assert any(zin in part for part in stukken(regels_van(site, planner).regels()))


def test_een_overgenomen_termijn_zegt_zijn_voorwaarden_voluit(site: Site) -> None:
    """De feiten erachter staan in de andere planner: vroeger stond er "als: " met niets erachter."""
    assert "als: De status ter afsluiting is ingevuld: nee" in stukken(
        regels_van(site, "eindadvies").regels()
    )


def test_een_onbekende_naam_in_een_voorwaarde_stopt_de_bouw(site: Site) -> None:
    page = regels_van(site, "kader")
    step = Stap("cmz", "Doe iets.", page.planner.bron, als={"bestaat_niet": ("ja",)})
    with pytest.raises(MacroFout, match="kent ‘bestaat_niet’ niet"):
        page.stappen([replace(step)])


def test_een_waarde_zegt_sinds_wanneer_ze_de_regel_is(site: Site) -> None:
    """Niet "28 dagen vanaf 1 juli 2023": dat leest als een termijn."""
    html = regels_van(site, "termijnen").regels()
    assert "Regel sinds 1 juli 2023" in html
    assert "dagen vanaf 1" not in html


def test_een_bedrag_toont_sinds_wanneer_het_geldt_en_van_wanneer_de_bron_is(site: Site) -> None:
    """De bedragen van AMA gelden sinds 1 januari 2024; de dia waar ze op staan is van 24 november 2022."""
    table = {macro.__name__: macro for macro in naslag.macros(site)}["waarden_tabel"]
    row = next(part for part in table("bedrag").split("<tr") if "AMA welzijn" in part)
    assert re.findall(r'data-kop="(?:Geldig vanaf|Datum van de bron)">([^<]+)<', row) == [
        "1 januari 2024",
        "24 november 2022",
    ]
    assert "Geldig vanaf" not in table("datum")
