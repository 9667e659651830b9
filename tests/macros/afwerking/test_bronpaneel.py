"""Wat een bron ter plaatse toont."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.afwerking.bronpaneel import secties, van
from macros.teksten import Teksten

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def gevonden() -> dict[str, dict[str, object]]:
    return secties(Teksten.lees(PROJECT), PROJECT)


def test_elke_sectie_van_elk_document_heeft_haar_paneel(gevonden: dict[str, dict[str, object]]) -> None:
    rules = Teksten.lees(PROJECT).rules
    assert len(gevonden) == sum(len(document.secties) for document in rules.bronnen.values())


def test_een_sectie_zegt_wat_de_site_eruit_haalt_en_waar_de_bronnen_verschillen(
    gevonden: dict[str, dict[str, object]],
) -> None:
    one = gevonden["draaiboek-2023-3-1-3"]
    assert one["datum"] == "Tekst van 5 oktober 2023"
    assert (
        "Eerste gesprek: uiterlijk 28 dagen na de toeleiding",
        "naslag/termijnen/#termijn-eerste-gesprek",
    ) in one["neemt"]  # type: ignore[operator]
    assert any(path == "naslag/waar-de-bronnen-verschillen/#t12" for _, path in one["verschillen"])  # type: ignore[attr-defined]
    assert ("Eerste afspraak", "handboek/3-start/eerste-afspraak/") in one["paginas"]  # type: ignore[operator]


def test_een_document_zonder_datum_zegt_dat() -> None:
    assert van("onbekend") == "Zonder datum"
