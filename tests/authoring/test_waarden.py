"""Een waarde en het document waar ze in staat, hebben elk hun datum."""

from typing import Any

WAARDEN = """\
proefbedrag:
  titel: Een bedrag uit een presentatie
  soort: bedrag
  waarden:
    - geldig_van: 2024-01-01
      waarde: 10.00
      bron: infosessie-beleid-2022 ama-wvg
      gecontroleerd_op: 2026-11-29
"""
BEGIN = 5  # line


def test_een_bedrag_begint_niet_op_de_dag_van_de_presentatie(kopie: Any, meldt: Any) -> None:
    """De dia van 24 november 2022 noemt bedragen voor regels die op 1 januari 2024 beginnen."""
    kopie.schrijf("waarden/proef.yml", WAARDEN.replace("2024-01-01", "2022-11-24"))
    meldt("waarden/proef.yml", BEGIN, "is de datum van infosessie-beleid-2022")


def test_met_de_dag_waarop_de_regel_begint_is_het_in_orde(kopie: Any) -> None:
    kopie.schrijf("waarden/proef.yml", WAARDEN)
    assert kopie.problemen() == []


def test_zegt_geen_bron_het_begin_dan_mag_de_datum_van_de_bron(kopie: Any) -> None:
    text = WAARDEN.replace("2024-01-01", "2022-11-24\n      begin_onbekend: ja")
    kopie.schrijf("waarden/proef.yml", text)
    assert kopie.problemen() == []


def test_een_datum_begint_nergens(kopie: Any) -> None:
    text = WAARDEN.replace("soort: bedrag", "soort: datum").replace("10.00", "2023-02-01")
    kopie.schrijf("waarden/proef.yml", text.replace("2024-01-01", "2022-11-24"))
    assert kopie.problemen() == []
