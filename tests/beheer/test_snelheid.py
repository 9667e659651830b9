"""Wat `make bench` onthoudt en wanneer het zegt dat de machine te druk was."""

from pathlib import Path

import pytest

from tests.bench import geschiedenis
from tests.bench.drukte import Drukte


def loop(versie: str, verhouding: float) -> geschiedenis.Loop:
    return {
        "op": "2026-11-30",
        "versie": versie,
        "verhoudingen": {"eerste antwoord": verhouding},
        "drukte": 1.04,
    }


def test_de_jongste_tien_versies_blijven_en_een_nieuwe_meting_vervangt_die_van_dezelfde_versie(
    tmp_path: Path,
) -> None:
    path = tmp_path / "metingen.json"
    for nummer in range(12):
        geschiedenis.voeg_toe(path, loop(f"v{nummer}", nummer))
    runs = geschiedenis.voeg_toe(path, loop("v11", 0.5))
    assert [run["versie"] for run in runs] == [f"v{nummer}" for nummer in range(11, 1, -1)]
    assert runs[0]["verhoudingen"] == {"eerste antwoord": 0.5}


def test_de_tabel_toont_verhoudingen_en_zegt_wat_toen_niet_gemeten_werd() -> None:
    runs = [loop("nieuw", 1.5), {**loop("oud", 2), "verhoudingen": {}}]
    assert geschiedenis.tabel(runs).splitlines() == [
        "| Gemeten op | Versie | eerste antwoord | Drukte |",
        "| --- | --- | --- | --- |",
        "| 2026-11-30 | nieuw | 1,50 × | 1,04 |",
        "| 2026-11-30 | oud | – | 1,04 |",
    ]


def test_wie_geen_processor_krijgt_duurt_langer_dan_hij_rekent() -> None:
    drukte = Drukte()
    drukte.kijk()
    # Niemand kan sneller klaar zijn dan hij rekent.
    assert drukte.midden >= 0.99


@pytest.mark.parametrize(("gezien", "te_druk"), [([1.0, 1.1, 4.0], False), ([1.0, 1.6, 2.0], True)])
def test_een_druk_ogenblik_mag_een_drukke_machine_niet(gezien: list[float], te_druk: bool) -> None:
    drukte = Drukte()
    drukte.gezien = gezien
    assert drukte.te_druk is te_druk
