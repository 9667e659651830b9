"""Geen kleine wijziging van een regel blijft onopgemerkt: wie een getal, een voorwaarde, een stap of een dag verandert,
krijgt een melding van de controle.

Wat toch mag overleven, staat met de reden in overlevers.yml. docs/beheer/mutaties.md toont de uitslag.
"""

from pathlib import Path

import pytest

from tests.authoring.mutatieproef import Proef, toegelaten

DATA = Path(__file__).resolve().parents[2] / "data"
BESTANDEN = sorted(
    f"{map}/{path.name}" for map in ("planners", "waarden") for path in (DATA / map).glob("*.yml")
)


@pytest.fixture(scope="module")
def proef() -> Proef:
    return Proef()


@pytest.mark.lang
@pytest.mark.parametrize("bestand", BESTANDEN)
def test_geen_kleine_wijziging_blijft_onopgemerkt(proef: Proef, bestand: str) -> None:
    found = {item.mutant.wat: item for item in proef.score(bestand).overlevers}
    allowed = {wat for path, wat in toegelaten() if path == bestand}
    missed = {wat: (item.antwoorden, item.verschil) for wat, item in found.items() if wat not in allowed}
    assert not missed
    assert allowed <= {*found}, "deze staan in overlevers.yml en overleven niet meer"


def test_een_verschoven_dag_een_andere_rol_en_een_gewist_voorbeeld_vallen_op(proef: Proef) -> None:
    """De proef zelf, op de kleinste planner: wat de controle moet zien, ziet ze."""
    mutants = {mutant.wat: mutant for mutant in proef.mutanten("planners/kader.yml")}
    row = next(wat for wat in mutants if wat.startswith("rijen.") and ".dan: " in wat)
    assert proef.doorstaat("planners/kader.yml", mutants[row]) is None
    text = (DATA / "planners/kader.yml").read_text(encoding="utf-8")
    same = next(iter(mutants.values()))
    untouched = type(same)(1, "niets", text)
    rules = proef.doorstaat("planners/kader.yml", untouched)
    assert rules is not None
    assert proef.verschil("planners/kader.yml", untouched, rules) is None
