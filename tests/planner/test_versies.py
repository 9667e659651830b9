"""Waarden met meer dan één versie: in volgorde, en sinds wanneer ze gelden."""

from datetime import date

from planner.dates import Duur
from planner.model import Bron, Waarde
from planner.versies import namen, op_volgorde, sinds
from tests.planner.klein import KOP, lees

BRON = (Bron("boek", "1"),)
DAG = date(2026, 11, 22)


def versie(jaar: int) -> Waarde[Duur]:
    return Waarde(date(jaar, 1, 1), Duur(jaar - 2000, "dagen"), BRON, DAG)


def test_versies_staan_met_de_oudste_eerst() -> None:
    assert [v.geldig_van.year for v in op_volgorde((versie(2025), versie(2023), versie(2024)))] == [
        2023,
        2024,
        2025,
    ]


def test_een_begin_dat_geen_bron_noemt_wordt_niet_als_begin_van_de_regel_verteld() -> None:
    assert sinds(date(2023, 7, 1), False, "regel") == "regel sinds 1 juli 2023"
    assert (
        sinds(date(2023, 7, 1), True, "regel")
        == "wij rekenen ermee sinds 1 juli 2023; de bron noemt geen begin"
    )


TERMIJNEN = f"""soort: termijnen
titel: Termijnen
{KOP}niet_gebruiken: Niet bij minder dan {{jaar}}.
vragen:
  begin: {{vraag: Wanneer?, soort: datum}}
termijnen:
  eigen:
    titel: Eigen duur
    soort: uiterlijk
    vanaf: begin
    duur: [{{geldig_van: 2020-01-01, waarde: 6 weken, bron: boek 1, gecontroleerd_op: 2026-11-22}}]
    bron: boek 1
    wie: cmz
  gedeeld: {{titel: Gedeelde duur, soort: uiterlijk, vanaf: begin, duur: drie, bron: boek 1, wie: cmz}}
voorbeelden:
  - {{naam: een jaar, gegeven: {{begin: 2026-01-01}}, termijnen: {{gedeeld: 2026-04-01}}}}
"""


def test_een_planner_gebruikt_zijn_eigen_duren_de_gedeelde_en_wat_zijn_teksten_noemen() -> None:
    rules = lees(t=TERMIJNEN)
    found = namen(rules, "t")
    assert [item if isinstance(item, str) else item[0] for item in found] == ["eigen", "drie", "jaar"]
