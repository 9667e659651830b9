"""Wat niets gebruikt, is een vergissing of een rest."""

import pytest

from planner.authoring.gegevens import files_in
from tests.authoring.samenhang.conftest import KLEIN, Zegt

K, N = "planners/kiezer.yml", "planners/nakijken.yml"


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        (K, "feiten:\n", "feiten:\n  los: {titel: Los, ingevuld: bezig}\n", "‘los’ wordt nergens gebruikt."),
        (K, "feiten:\n", "momenten:\n  los: {kort: een los moment, vroegste_van: [bezig], bron: boek-2023 1}\nfeiten:\n", "‘los’ wordt nergens gebruikt."),
        (K, "uitkomsten:\n", "uitkomsten:\n  los: {titel: Los, tekst: Los., bron: boek-2023 1}\n", "Geen enkele rij of voorwaarde leidt naar ‘los’."),
        (N, "alles_voldaan: in-orde", "alles_voldaan: mag-soms", "Geen enkele rij of voorwaarde leidt naar ‘in-orde’."),
    ],
)  # fmt: skip
def test_wat_er_los_bij_staat(zegt: Zegt, bestand: str, oud: str, nieuw: str, zin: str) -> None:
    (found,) = zegt(bestand, oud, nieuw)
    assert zin in found


def test_een_planner_zonder_voorbeelden(zegt: Zegt) -> None:
    gone = files_in(KLEIN)[N].decode().partition("voorbeelden:")
    assert zegt(N, "".join(gone[1:]), "") == [
        f"{N}:1: Deze planner heeft geen voorbeelden. Voeg er minstens één toe onder ‘voorbeelden’."
    ]
