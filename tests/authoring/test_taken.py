"""Een plaats of een termijn in de takenlijst staat er alleen met de bron die ze voor die taak noemt."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.vast import DATA

TAAK = """\
proef:
  taak: Het plan opladen.
  wie: [cmw]
  fase: trajectplan
  waar: {plaats: luik, woorden: Opgeladen in het vertrouwelijk luik, bron: draaiboek-2023 3.2.3}
  termijn: {id: trajectplan, woorden: Max 6 weken na eerste afspraak, bron: draaiboek-2023 3.2.3}
  bron: [draaiboek-2023 3.2.3, draaiboek-2023 3.4]
"""
WAAR, TERMIJN = 5, 6  # lines
# The steps of the planners lean on the tasks of the site.
ANDERE = (DATA / "taken.yml").read_text(encoding="utf-8")


@pytest.fixture
def met_taak(kopie: Any) -> Callable[[str, str], None]:
    def schrijf(oud: str, nieuw: str) -> None:
        assert oud in TAAK
        kopie.schrijf("taken.yml", TAAK.replace(oud, nieuw, 1) + ANDERE)

    return schrijf


def test_een_cel_met_bron_en_woorden_is_in_orde(kopie: Any) -> None:
    kopie.schrijf("taken.yml", TAAK + ANDERE)
    assert kopie.problemen() == []


def test_zonder_plaats_en_termijn_mag_ook(kopie: Any) -> None:
    kort = "".join(line for line in TAAK.splitlines(True) if not line.startswith(("  waar", "  termijn")))
    kopie.schrijf("taken.yml", kort + ANDERE)
    assert kopie.problemen() == []


@pytest.mark.parametrize(
    "weg", [", bron: draaiboek-2023 3.2.3}", ", woorden: Opgeladen in het vertrouwelijk luik"]
)
def test_een_plaats_zonder_bron_of_zonder_woorden_kan_niet(kopie: Any, met_taak: Any, weg: str) -> None:
    met_taak(weg, "}" if "bron" in weg else "")
    assert [line for _, line, _ in kopie.problemen()] == [WAAR]


def test_een_plaats_met_alleen_een_woord_kan_niet(kopie: Any, met_taak: Any) -> None:
    met_taak(
        "{plaats: luik, woorden: Opgeladen in het vertrouwelijk luik, bron: draaiboek-2023 3.2.3}", "luik"
    )
    assert [line for _, line, _ in kopie.problemen()] == [WAAR]


def test_de_bron_van_een_cel_staat_ook_bij_de_taak(meldt: Any, met_taak: Any) -> None:
    met_taak("luik, bron: draaiboek-2023 3.2.3", "luik, bron: draaiboek-2023 3.7.3")
    meldt("taken.yml", WAAR, "ook bij de bronnen van de taak")


def test_lege_woorden_zijn_geen_woorden(meldt: Any, met_taak: Any) -> None:
    met_taak("woorden: Opgeladen in het vertrouwelijk luik", 'woorden: ""')
    meldt("taken.yml", WAAR, "hier hoort een tekst")


def test_een_lang_citaat_is_een_kopie(meldt: Any, met_taak: Any) -> None:
    met_taak(
        "Opgeladen in het vertrouwelijk luik", "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
    )
    meldt("taken.yml", WAAR, "hoogstens 11 woorden")


def test_een_termijn_van_een_andere_taak_valt_op(meldt: Any, met_taak: Any) -> None:
    """Het verzetten van een afspraak (3.1.3) kreeg eens de zes weken van het trajectplan mee."""
    met_taak("termijn: {id: trajectplan", "termijn: {id: laatste-registratie")
    meldt("taken.yml", TERMIJN, "steunt op een andere bron (draaiboek-2023 5.1.2)")


def test_een_termijn_die_niet_bestaat(meldt: Any, met_taak: Any) -> None:
    met_taak("id: trajectplan", "id: trajectplannen")
    meldt("taken.yml", TERMIJN, "Bedoelde je ‘trajectplan’?")


def test_een_stap_van_een_planner_noemt_geen_plaats_die_zijn_bron_niet_noemt(kopie: Any) -> None:
    """De notitie voor een verlenging stond ooit in het dienstverleningsmenu; 5.2.2 noemt geen plaats."""
    kopie.schrijf("taken.yml", TAAK + ANDERE)
    kopie.vervang(
        "planners/verlenging.yml",
        "    bron: draaiboek-2023 5.2.2\n  - wie: projectopvolger",
        "    waar: dienstverleningsmenu\n    bron: draaiboek-2023 5.2.2\n  - wie: projectopvolger",
    )
    assert any("noemt de plaats ‘dienstverleningsmenu’" in text for _, _, text in kopie.problemen())
