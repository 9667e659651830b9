"""An amount as people write it."""

import pytest

from planner.vragen import VRAAGSOORTEN


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("883,27", "883.27"), ("€ 883,27", "883.27"), ("1.234,56", "1234.56"), ("1234.56", "1234.56"),
        ("1.234.567", "1234567"), ("883.270", "883.270"), ("1.234,5", "1234.5"), ("883,27 euro", "883.27"), ("1\xa0000,00", "1000.00"),
    ],
)  # fmt: skip
def test_een_bedrag_wordt_gelezen_zoals_mensen_het_schrijven(tekst: str, bedrag: str) -> None:
    assert VRAAGSOORTEN["bedrag"].uit_tekst(tekst) == bedrag
