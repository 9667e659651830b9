"""Een andere naam van een begrip betekent precies hetzelfde; wat mensen intypen, hoeft dat niet."""

from typing import Any

import pytest

BEGRIPPEN = """\
eindverslag:
  naam: eindverslag
  ook: [slotverslag]
  zoekwoorden: [eindrapport]
  uitleg: Het verslag op het einde.
  bron: draaiboek-2023 5.1.3
eindrapport:
  naam: eindrapport
  uitleg: Of dat hetzelfde is, staat er niet.
  bron: draaiboek-2023 5.2.1
"""
OOK, ZOEK = 3, 4  # lines


@pytest.fixture
def alleen(kopie: Any) -> Any:
    """A copy in which only these terms are known."""

    def schrijf(oud: str = "", nieuw: str = "") -> None:
        assert oud in BEGRIPPEN
        kopie.schrijf("begrippen.yml", BEGRIPPEN.replace(oud, nieuw, 1) if oud else BEGRIPPEN)

    return schrijf


def test_andere_namen_en_zoekwoorden_staan_apart(kopie: Any, alleen: Any) -> None:
    alleen()
    assert kopie.problemen() == []


def test_een_ander_begrip_is_geen_andere_naam(meldt: Any, alleen: Any) -> None:
    """Eindrapport en eindverslag zijn niet gelijkgesteld in de bronnen, AMA en begeleid werken evenmin."""
    alleen("[slotverslag]", "[eindrapport]")
    alleen("ook: [slotverslag]\n  zoekwoorden: [eindrapport]", "ook: [eindrapport]")
    meldt("begrippen.yml", OOK, "zelf een begrip (eindrapport)")


def test_een_andere_naam_hoort_bij_een_begrip(kopie: Any, alleen: Any) -> None:
    alleen("  naam: eindrapport\n", "  naam: eindrapport\n  ook: [slotverslag]\n")
    assert [line for _, line, _ in kopie.problemen()] == [9]
    assert "staat ook bij ‘eindverslag’" in kopie.problemen()[0][2]


def test_een_zoekwoord_mag_wel_bij_twee_begrippen(kopie: Any, alleen: Any) -> None:
    alleen("  naam: eindrapport\n", "  naam: eindrapport\n  zoekwoorden: [slotverslag]\n")
    assert kopie.problemen() == []


def test_hetzelfde_woord_twee_keer(meldt: Any, alleen: Any) -> None:
    alleen("[eindrapport]", "[eindrapport, Slotverslag]")
    meldt("begrippen.yml", ZOEK, "staat hier al")
