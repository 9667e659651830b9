"""Termijnen: wat ze nodig hebben, bestaat; ook als een andere planner ze overneemt."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

D, K = "planners/datums.yml", "planners/kiezer.yml"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("vanaf: afspraak\n", "vanaf: evaluaties\n", "‘evaluaties’ is geen datum."),
        ("duur: langste_duur", "duur: start", "De duur ‘start’ bestaat niet."),
        ("verlengd_met: verlenging", "verlengd_met: proef", "Verwijs naar een vraag naar een aantal maanden"),
        ("min: 0, max: 6", "min: 0", "het hoogste aantal maanden (‘max’), hoogstens 120."),
        ("min: 0, max: 6", "min: 0, max: 121", "het hoogste aantal maanden (‘max’), hoogstens 120."),
        ("gehouden: evaluaties, nummer: 1", "gehouden: bezig, nummer: 1", "Verwijs naar een vraag naar meer datums"),
        ("nummer: 1,", "nummer: 2,", "De nummers van een reeks lopen van 1 op"),
        ("wie: cmw\n", "wie: cmx\n", "De rol ‘cmx’ bestaat niet."),
        ("begrensd_door: {plan: {}}", "begrensd_door: {plam: {}}", "De termijn ‘plam’ bestaat niet. Bedoelde je ‘plan’?"),
        ("vanaf: bezig, duur: kort}", "vanaf: bezig, duur: kor}", "De duur ‘kor’ bestaat niet."),
    ],
)  # fmt: skip
def test_een_termijn_die_niet_kan(zegt: Zegt, oud: str, nieuw: str, zin: str) -> None:
    assert any(zin in found for found in zegt(D, oud, nieuw))


def test_een_duur_in_weken_kan_niet_met_maanden_verlengd_worden(zegt: Zegt) -> None:
    found = zegt(D, "    gehaald_door: klaar\n", "    verlengd_met: verlenging\n    gehaald_door: klaar\n")
    assert [line.partition(": ")[2] for line in found] == [
        "Alleen een duur in maanden of jaren kan verlengd worden met maanden."
    ]


def test_wat_gebeurd_moet_zijn_mag_niet_nog_komen(zegt: Zegt) -> None:
    (found,) = zegt(D, "kort: het plan, soort: datum}", "kort: het plan, soort: datum, gepland: ja}")
    assert "‘klaar’ mag nog komen (‘gepland: ja’), maar hier moet het gebeurd zijn." in found


def test_een_overgenomen_termijn_telt_vanaf_een_vraag_van_deze_planner(zegt: Zegt) -> None:
    found = zegt(K, "  afspraak: {vraag: Wanneer was de afspraak?, soort: datum}\n", "")
    assert any(
        "Deze termijn telt vanaf ‘afspraak’; dat is hier geen vraag of moment." in line for line in found
    )


def test_een_overgenomen_termijn_bestaat(zegt: Zegt) -> None:
    (found,) = zegt(K, "overgenomen: {datums: [plan]}", "overgenomen: {datums: [plam]}")
    assert "De termijn ‘plam’ bestaat niet. Bedoelde je ‘plan’?" in found
