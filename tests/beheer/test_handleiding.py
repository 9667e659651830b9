"""Every job of the guide, done by following only its page, on a copy of the data and the pages.

A page says in fenced blocks with a title what to do and what to expect, so page and test cannot differ:

- `bestand: nu` and then `bestand: straks`: replace the one text by the other, which stands there exactly once;
- `bestand: nieuw`: make this file;
- the name of a command (see OPDRACHTEN): what it answers, line by line. `…` stands for any text, and on
  a line of its own for any number of lines.

A page with `proef: per kop` in its front matter begins anew at each heading; its last state may be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.authoring.check import check_folder
from tests.beheer.kopie import OPDRACHTEN, PROJECT, Map

GIDS = PROJECT / "docs/beheer/handleiding"
PAGINAS = sorted(path for path in GIDS.glob("*.md") if path.name != "index.md")
KLUSSEN = {
    "termijn-wijzigen", "bedrag-toevoegen", "vraag-of-rij-toevoegen", "nieuwe-planner", "tekst-aanpassen", "zoekwoord-toevoegen",
    "bron-bijwerken", "regel-verwijderen", "rol-hernoemen", "wijziging-nakijken", "versie-publiceren",
}  # fmt: skip
_BLOK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$|^(## [^\n]*)$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Stap:
    """One fenced block, or a heading (without text)."""

    titel: str
    tekst: str


def stappen(page: Path) -> list[Stap]:
    text = re.sub(r"\{% (?:end)?raw %\}\n?", "", page.read_text(encoding="utf-8"))
    return [Stap(m[1] or "", m[3] if m[2] is None else m[2]) for m in _BLOK.finditer(text)]


def volgt(lines: list[str], expected: list[str]) -> bool:
    """Whether the lines are those that the page quotes."""
    if not expected:
        return not lines
    first, *rest = expected
    if first == "…":
        return any(volgt(lines[n:], rest) for n in range(len(lines) + 1))
    pattern = ".*".join(re.escape(part) for part in first.split("…"))
    return bool(lines) and bool(re.fullmatch(pattern, lines[0])) and volgt(lines[1:], rest)


def test_elk_werk_heeft_een_pagina_en_een_voorbeeld_dat_met_een_opdracht_eindigt() -> None:
    assert {path.stem for path in PAGINAS} == KLUSSEN
    index = (GIDS / "index.md").read_text(encoding="utf-8")
    for path in PAGINAS:
        assert f"({path.name})" in index
        assert stappen(path)[-1].titel in OPDRACHTEN or stappen(path)[-1].tekst.startswith("## "), path.name
        assert any(step.titel in OPDRACHTEN for step in stappen(path))


# Each page compares two versions of all rules.
@pytest.mark.lang
@pytest.mark.parametrize("page", PAGINAS, ids=lambda path: path.stem)
def test_wie_de_pagina_volgt_krijgt_wat_ze_belooft(page: Path, tmp_path: Path) -> None:
    per_kop = "proef: per kop" in page.read_text(encoding="utf-8")
    folder = Map(tmp_path)
    steps: Iterator[Stap] = iter(stappen(page))
    for step in steps:
        file, _, kind = step.titel.partition(": ")
        if not step.titel:
            if per_kop:
                folder.opnieuw()
        elif step.titel in OPDRACHTEN:
            lines = folder.zegt(step.titel)
            expected = [line for line in step.tekst.splitlines() if line.strip()]
            if not volgt(lines, expected):
                shown = "\n".join(lines)
                pytest.fail(
                    f"docs/beheer/handleiding/{page.name} citeert ‘{step.titel}’, en die zegt nu iets anders. Neem dat over "
                    f"op de pagina:\n{shown}",
                    pytrace=False,
                )
        elif kind == "nu":
            after = next(steps)
            assert after.titel == f"{file}: straks"
            folder.vervang(file, step.tekst, after.tekst)
        else:
            assert kind == "nieuw", f"onbekend blok: {step.titel}"
            folder.maak(file, step.tekst)
    if not per_kop:
        assert check_folder(folder.folder / "data").problemen == []
        assert folder.zegt("De controle van de pagina’s")[0].startswith("In orde")
