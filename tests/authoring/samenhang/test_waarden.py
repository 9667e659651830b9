"""Gedeelde waarden: elke naam één keer, en periodes die op elkaar volgen."""

import pytest

from tests.authoring.samenhang.conftest import Zegt

W = "waarden/alle.yml"
TWEEDE = "    - {geldig_van: 2027-01-01, waarde: 20 maanden,"


def test_een_naam_staat_in_een_bestand(zegt: Zegt) -> None:
    kort = "kort: {titel: Kort, soort: duur, waarden: [{geldig_van: 2023-07-01, waarde: 3 maanden, bron: boek-2023 1, gecontroleerd_op: 2026-11-22}]}\n"
    assert zegt("waarden/ook.yml", "", kort) == [
        "waarden/ook.yml:1: De waarde ‘kort’ staat ook in waarden/alle.yml. Verwijder er één."
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("waarde: 883.27", "waarde: 883.275", "Een bedrag heeft hoogstens twee cijfers na de punt."),
        ("waarde: 60,", "waarde: 160,", "Een percentage is hoogstens 100."),
        ("geldig_tot: 2030-06-30", "geldig_tot: 2020-06-30", "‘geldig_tot’ ligt vóór ‘geldig_van’. Kijk de datums na."),
        ("geldig_van: 2027-01-01", "geldig_van: 2023-07-01", "Er zijn twee waarden vanaf 1 juli 2023. Verwijder er één."),
        ("waarde: 18 maanden\n", "waarde: 18 maanden\n      geldig_tot: 2027-02-01\n", "Deze waarde overlapt met de vorige, die geldt tot en met 1 februari 2027."),
        ("waarde: 18 maanden\n", "waarde: 18 maanden\n      geldig_tot: 2026-10-31\n", "Tussen 31 oktober 2026 en 1 januari 2027 geldt er geen waarde."),
    ],
)  # fmt: skip
def test_een_waarde_of_periode_die_niet_kan(zegt: Zegt, oud: str, nieuw: str, zin: str) -> None:
    (found,) = zegt(W, oud, nieuw)
    assert zin in found


def test_aansluitende_periodes_zijn_goed(zegt: Zegt) -> None:
    assert zegt(W, "waarde: 18 maanden\n", "waarde: 18 maanden\n      geldig_tot: 2026-12-31\n") == []


def test_de_dag_van_een_document_is_niet_de_dag_waarop_de_regel_begon(zegt: Zegt) -> None:
    (found,) = zegt(W, "geldig_van: 2023-07-01\n      waarde: 18", "geldig_van: 2023-10-05\n      waarde: 18")
    assert "5 oktober 2023 is de datum van boek-2023, niet de dag waarop dit begon te gelden" in found
    unknown = "geldig_van: 2023-10-05\n      begin_onbekend: ja\n      waarde: 18"
    assert zegt(W, "geldig_van: 2023-07-01\n      waarde: 18", unknown) == []
