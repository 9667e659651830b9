"""Een waarde en het document waar ze in staat, hebben elk hun datum."""

from typing import Any

from planner.authoring.gegevens import read_folder

WAARDEN = """\
proefbedrag:
  titel: Een bedrag uit een presentatie
  soort: bedrag
  alleen_tekst: ja
  waarden:
    - geldig_van: 2024-01-01
      waarde: 10.00
      bron: infosessie-beleid-2022 ama-wvg
      gecontroleerd_op: 2026-11-29
"""
BEGIN = 6  # line


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


def test_een_waarde_die_alleen_in_teksten_staat_zegt_dat(kopie: Any, meldt: Any) -> None:
    kopie.schrijf("waarden/proef.yml", WAARDEN.replace("  alleen_tekst: ja\n", ""))
    meldt("waarden/proef.yml", 1, "Geen planner rekent met ‘proefbedrag’")


def test_een_waarde_waarmee_een_planner_rekent_zegt_niet_dat_alleen_teksten_ze_tonen(
    kopie: Any, meldt: Any
) -> None:
    line = kopie.vervang("waarden/traject.yml", "  soort: duur\n", "  soort: duur\n  alleen_tekst: ja\n")
    meldt("waarden/traject.yml", line + 1, "Een planner rekent met ‘minimumduur’")


def test_de_grens_van_een_vraag_volgt_een_gedeelde_waarde(kopie: Any) -> None:
    """Wordt de langste verlenging 7 maanden, dan mag je 7 maanden invullen, zonder dat iemand de vraag wijzigt."""
    old = kopie.tekst("waarden/traject.yml")
    start = old.index("langste_verlenging:")
    kopie.schrijf("waarden/traject.yml", old[:start] + old[start:].replace("6 maanden", "7 maanden", 1))
    planners = read_folder(kopie.map).regels().planners
    assert {
        planners[name].vragen["verlenging_maanden"].max for name in ("termijnen", "eindadvies", "verlenging")
    } == {7}


def test_alleen_een_aantal_of_een_aantal_maanden_kan_een_grens_zijn(kopie: Any, meldt: Any) -> None:
    line = kopie.vervang("trajectvragen.yml", "max_is: langste_verlenging", "max_is: start_nieuw_kader")
    meldt("trajectvragen.yml", line, "‘start_nieuw_kader’ is geen aantal")


def test_een_grens_staat_er_maar_een_keer(kopie: Any, meldt: Any) -> None:
    line = kopie.vervang(
        "trajectvragen.yml", "max_is: langste_verlenging", "max_is: langste_verlenging\n  max: 6"
    )
    meldt("trajectvragen.yml", line + 1, "Geef ‘max’ of ‘max_is’, niet allebei")


def test_een_zin_vergelijkt_geen_twee_waarden(kopie: Any, meldt: Any) -> None:
    """‘Dat is even lang’ blijft staan als één van de twee waarden verandert."""
    line = kopie.vervang(
        "planners/termijnen.yml",
        "altijd binnen {boekbaar_bij_gtb} een eerste afspraak te boeken is.",
        "binnen {boekbaar_bij_gtb} een afspraak te boeken is, en dat is even lang.",
    )
    meldt("planners/termijnen.yml", line, "‘even lang’ vergelijkt een waarde met een andere")
