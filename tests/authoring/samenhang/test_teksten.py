"""Teksten van een planner: elke {naam} is bekend, en een losse accolade valt op."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

K = "planners/kiezer.yml"


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (
            "Het duurt nog geen {kortt}.",
            "De waarde of vraag in de tekst ‘kortt’ bestaat niet. Bedoelde je ‘kort’?",
        ),
        ("Het duurt nog geen {duur:plann}.", "De termijn in de tekst ‘plann’ bestaat niet."),
        ("Het duurt nog tot {datum:evaluatie}.", "De termijn in de tekst ‘evaluatie’ bestaat niet."),
        ("Het duurt nog {nu:bezig}.", "De waarde in de tekst ‘bezig’ bestaat niet."),
        ("Het duurt nog {termijn:plan}.", "{termijn:…} kan hier niet"),
        ("Het duurt nog {kort.", "‘{kort.’ is geen plek voor een waarde."),
    ],
)
def test_een_plek_die_niet_kan(zegt: Zegt, tekst: str, zin: str) -> None:
    found = zegt(K, "omdat: Het duurt nog geen {kort}.", f"omdat: {tekst!r}")
    assert any(zin in line for line in found), found


@pytest.mark.parametrize("plek", ["{kort}", "{bezig}", "{duur:evaluatie}", "{datum:plan}", "{nu:kort}"])
def test_een_plek_die_kan(zegt: Zegt, plek: str) -> None:
    assert zegt(K, "omdat: Het duurt nog geen {kort}.", f"omdat: Het duurt {plek!r}.".replace("'", "")) == []
