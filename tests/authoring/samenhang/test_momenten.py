"""Momenten: elk op één manier gemaakt, en geen uit zichzelf."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

D = "planners/datums.yml"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("vroegste_van: [klaar, bezig]", "vroegste_van: [klaar], gegeven: bezig", "Een moment heeft ‘vroegste_van’, ‘gegeven’"),
        ("vroegste_van: [klaar, bezig]", "vroegste_van: [klaar, bezigg]", "bestaat niet. Bedoelde je ‘bezig’?"),
        ("vroegste_van: [klaar, bezig]", "vroegste_van: [klaar, proef]", "‘proef’ is geen datum."),
        ("vroegste_van: [klaar, bezig]", "vanaf: bezig", "‘vanaf’ en ‘duur’ van een moment horen samen."),
        ("vanaf: afspraak, duur: kort, omdat", "vanaf: afspraak, duur: vergoeding, omdat", "De duur ‘vergoeding’ bestaat niet."),
        ("tenzij: {gestart: ja}", "tenzij: {gestart: misschien}", "kies ja of nee"),
    ],
)  # fmt: skip
def test_een_moment_dat_niet_kan(zegt: Zegt, oud: str, nieuw: str, zin: str) -> None:
    assert any(zin in found for found in zegt(D, oud, nieuw))


def test_een_moment_dat_naar_zichzelf_verwijst(zegt: Zegt) -> None:
    assert zegt(D, "vroegste_van: [klaar, bezig]", "vroegste_van: [klaar, opmaak]") == [
        f"{D}:17: Dit verwijst in een kring naar zichzelf: opmaak → opmaak. Verbreek de kring."
    ]


def test_een_kring_over_een_termijn_wordt_op_elke_plaats_gemeld(zegt: Zegt) -> None:
    found = zegt(D, "vroegste_van: [klaar, bezig]", "vroegste_van: [klaar, evaluatie]")
    assert [line.partition(": ")[2] for line in found] == [
        "Dit verwijst in een kring naar zichzelf: opmaak → evaluatie → opmaak. Verbreek de kring.",
        "Dit verwijst in een kring naar zichzelf: evaluatie → opmaak → evaluatie. Verbreek de kring.",
    ]
