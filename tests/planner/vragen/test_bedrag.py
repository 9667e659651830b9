"""An amount as people write it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import taal
from planner.vragen import VRAAGSOORTEN


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("883,27", "883.27"), ("€ 883,27", "883.27"), ("1.234,56", "1234.56"), ("1234.56", "1234.56"),
        ("1.234.567", "1234567"), ("883.270", "883.270"), ("1.234,5", "1234.5"), ("883,27 euro", "883.27"), ("1\xa0000,00", "1000.00"),
        ("1\u202f234,56", "1234.56"), ("\u200e€\xa01.234,56", "1234.56"), ("1234,56 EUR", "1234.56"), ("12 50", "12 50"),
    ],
)  # fmt: skip
def test_een_bedrag_wordt_gelezen_zoals_mensen_het_schrijven(tekst: str, bedrag: str) -> None:
    assert VRAAGSOORTEN["bedrag"].uit_tekst(tekst) == bedrag


@given(st.decimals(Decimal(0), Decimal(999_999_999), places=2))
def test_wat_deze_site_als_bedrag_schrijft_wordt_ook_gelezen(amount: Decimal) -> None:
    kind = VRAAGSOORTEN["bedrag"]
    for text in (
        taal.euro(amount),
        taal.euro(amount).replace(".", "\u202f"),
        taal.euro(amount).replace(" ", "\xa0"),
    ):
        assert Decimal(kind.uit_tekst(text)) == amount


@given(st.decimals(Decimal(0), Decimal(100), places=2))
def test_wat_deze_site_als_percentage_schrijft_wordt_ook_gelezen(share: Decimal) -> None:
    for text in (taal.getal(share), f"{taal.getal(share)} %", f"{taal.getal(share)}\u202f%"):
        assert Decimal(VRAAGSOORTEN["deel"].uit_tekst(text)) == share
