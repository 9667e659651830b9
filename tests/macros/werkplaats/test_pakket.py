"""Een voorstel als één zip zegt wat je ermee doet."""

from __future__ import annotations

import io
import zipfile

import pytest

from macros.werkplaats.pakket import LEES_MIJ, maak


@pytest.mark.parametrize(
    ("paden", "woorden"),
    [
        (["data/rollen.yml"], "Sleep de map data uit de zip"),
        (["data/rollen.yml", "docs/index.md"], "Sleep de mappen data en docs uit de zip"),
    ],
)
def test_de_uitleg_noemt_de_mappen_die_erin_zitten_en_elk_bestand(paden: list[str], woorden: str) -> None:
    made = maak(dict.fromkeys(paden, "tekst\n"), "30 november 2026")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == [LEES_MIJ, *paden]
        guide = archive.read(LEES_MIJ).decode()
    assert woorden in guide
    assert all(f"- {path}\n" in guide for path in paden)
    assert maak(dict.fromkeys(paden, "tekst\n"), "30 november 2026") == made
