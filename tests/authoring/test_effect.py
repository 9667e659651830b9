"""Een redacteur ziet welke antwoorden een wijziging verandert, in hoeveel gevallen en met een voorbeeld."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.authoring.effect import Effect, vergelijk
from planner.authoring.effectverslag import verslag
from planner.authoring.lezen import files_in, load_files
from planner.model import Regels

DATA = Path(__file__).resolve().parents[2] / "data"


def regels(bestand: str = "", oud: str = "", nieuw: str = "") -> Regels:
    """De regels van nu, met één stuk tekst vervangen."""
    files = files_in(DATA)
    if bestand:
        assert oud.encode() in files[bestand]
        files[bestand] = files[bestand].replace(oud.encode(), nieuw.encode())
    return load_files(files)


@pytest.fixture(scope="module")
def nu() -> Regels:
    return regels()


def planner(effect: Effect, naam: str):
    return next(item for item in effect.planners if item.naam == naam)


def test_zonder_wijziging_verandert_er_niets(nu: Regels) -> None:
    effect = vergelijk(nu, regels())
    assert effect.leeg
    assert verslag(effect, nu, nu) == "Geen enkel resultaat verandert.\n"


def test_een_kortere_termijn_geeft_in_elk_geval_een_vroegere_datum(nu: Regels) -> None:
    anders = regels("planners/termijnen.yml", "waarde: 6 weken", "waarde: 5 weken")
    effect = vergelijk(nu, anders)
    found = planner(effect, "termijnen")
    assert [group.wat for group in found.groepen] == ["Trajectplan in het vertrouwelijk luik"]
    assert found.groepen[0].aantal == found.groepen[0].van > 100
    text = verslag(effect, nu, anders)
    assert "5 weken in plaats van 6 weken, na de eerste afspraak" in text
    # 1 juli 2023 + 42 dagen = 12 augustus; + 35 dagen = 5 augustus.
    assert "12 augustus 2023 → 5 augustus 2023" in text
    assert not planner(effect, "verlenging").gevallen


def test_een_andere_tekst_verandert_geen_resultaat(nu: Regels) -> None:
    anders = regels("planners/termijnen.yml", "titel: Eerste evaluatie", "titel: De eerste evaluatie")
    assert not any(item.veranderd for item in vergelijk(nu, anders).planners)


def test_een_waarde_die_later_ingaat_verandert_alleen_latere_gevallen(nu: Regels) -> None:
    later = (
        "waarde: 15 dagen, bron: draaiboek-2023 3.1.3, gecontroleerd_op: 2026-11-22}\n"
        "      - {geldig_van: 2026-01-01, waarde: 20 dagen, bron: draaiboek-2023 3.1.3, gecontroleerd_op: 2026-11-22}"
    )
    old = "waarde: 15 dagen, bron: draaiboek-2023 3.1.3, gecontroleerd_op: 2026-11-22}"
    found = planner(vergelijk(nu, regels("planners/termijnen.yml", old, later)), "termijnen")
    (group,) = found.groepen
    assert 0 < group.aantal < group.van
    assert min(group.voorbeeld.values()).isoformat() == "2026-01-01"


def test_de_opdrachtregel_vergelijkt_mappen_en_kent_een_foute_naam(tmp_path: Path) -> None:
    def diff(*names: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "planner", "diff", *names]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=DATA.parent)

    same = diff("data", "data")
    assert (same.returncode, same.stdout) == (0, "Geen enkel resultaat verandert.\n")
    wrong = diff("data", "geen-map-en-geen-revisie")
    assert wrong.returncode == 2
    assert "Kijk de naam na" in wrong.stderr
