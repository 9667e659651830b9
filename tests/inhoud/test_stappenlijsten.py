"""Een pagina die stappen van een lijst toont, toont ze allemaal, in hun volgorde."""

import re
from pathlib import Path

import pytest

from planner.authoring.gegevens import read_folder

ROOT = Path(__file__).resolve().parents[2]
AANROEP = re.compile(r"\{\{ stappenlijst\((.*?)\) \}\}")
LIJSTEN = {
    name: list(found.stappen) for name, found in read_folder(ROOT / "data")["stappenlijsten.yml"].items()
}
TEKSTEN = {
    path.relative_to(ROOT / "docs").as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "docs").rglob("*.md")
}
PAGINAS = [name for name, text in TEKSTEN.items() if AANROEP.search(text)]


def ontbreekt(text: str) -> list[str]:
    """What of its lists a page leaves out or puts elsewhere."""
    shown: dict[str, list[str]] = {}
    for call in AANROEP.findall(text):
        name, *steps = re.findall(r'"([^"]+)"', call)
        shown.setdefault(name, []).extend(steps or LIJSTEN[name])
    return [f"{name}: {steps}" for name, steps in shown.items() if steps != LIJSTEN[name]]


@pytest.mark.parametrize("pagina", PAGINAS)
def test_een_pagina_toont_elke_stap_in_volgorde(pagina: str) -> None:
    assert ontbreekt(TEKSTEN[pagina]) == []


def test_de_stappen_van_elk_einde_staan_op_de_pagina_en_op_de_checklist() -> None:
    assert {"checklists/einde.md", "handboek/5-einde/afsluiten.md"} <= {*PAGINAS}


@pytest.mark.parametrize("weg", LIJSTEN["afsluiten"])
def test_de_bewaking_ziet_een_stap_die_ontbreekt(weg: str) -> None:
    text = TEKSTEN["checklists/einde.md"]
    assert f'"{weg}"' in text
    assert ontbreekt(text.replace(f', "{weg}"', "", 1))
