"""Elke bron die een regel noemt, bestaat; en wie een bron moet noemen, doet dat."""

from tests.authoring.samenhang.conftest import Zegt

D = "planners/datums.yml"


def test_een_document_dat_er_niet_is(zegt: Zegt) -> None:
    assert zegt(D, "bron: boek-2023 1\ngecontroleerd", "bron: boek-2032 1\ngecontroleerd") == [
        f"{D}:7: De bron ‘boek-2032’ bestaat niet. Bedoelde je ‘boek-2023’?"
    ]


def test_een_sectie_die_er_niet_is(zegt: Zegt) -> None:
    assert zegt(D, "bron: boek-2023 1\ngecontroleerd", "bron: boek-2023 2.2\ngecontroleerd") == [
        f"{D}:7: De bron boek-2023 heeft geen sectie ‘2.2’. Bedoelde je ‘2.1’?"
    ]


def test_een_regel_zonder_bron(zegt: Zegt) -> None:
    assert zegt(D, "bron: boek-2023 1\ngecontroleerd", "bron: []\ngecontroleerd") == [
        f"{D}:7: Hier ontbreekt een bron: noem het document en de sectie."
    ]


def test_een_vraag_heeft_geen_bron_nodig(zegt: Zegt) -> None:
    assert zegt(D, ", zie: start.md, bron: boek-2023 1}", ", zie: start.md}") == []
