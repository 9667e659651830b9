"""Voorwaarden: vier oordelen, de sterkste uitkomst wint, en een uitzondering kan redden."""

from datetime import date
from typing import Any

import pytest

from planner.soorten import uitslag
from planner.soorten.toets import Toetsuitslag
from tests.planner.klein import KOP, lees

PLANNER = f"""soort: toets
titel: Nakijken
{KOP}alles_voldaan: goed
onbekend: open
vragen:
  op_tijd: {{vraag: Op tijd?, soort: ja_nee}}
  ziek: {{vraag: Ziek?, soort: ja_nee}}
  akkoord: {{vraag: Akkoord?, soort: ja_nee}}
voorwaarden:
  tijdig:
    titel: Op tijd
    als: {{op_tijd: ja}}
    voldaan: Het is op tijd.
    anders: Het is te laat.
    uitkomst: te-laat
    uitzondering: {{als: {{ziek: ja}}, omdat: Wie ziek is heeft meer tijd., uitkomst: uitstel, bron: boek 1}}
    bron: boek 1
  akkoord: {{titel: Akkoord, als: {{akkoord: ja}}, voldaan: Ja., anders: Nee., uitkomst: geweigerd, bron: boek 1}}
  oordeel: {{titel: Redelijk, mens: ja, bron: boek 1}}
uitkomsten:
  te-laat: {{titel: Te laat, tekst: Te laat., bron: boek 1}}
  geweigerd: {{titel: Geweigerd, tekst: Geweigerd., bron: boek 1}}
  open: {{titel: Open, tekst: Nog open., bron: boek 1}}
  uitstel: {{titel: Uitstel, tekst: Meer tijd., bron: boek 1}}
  goed: {{titel: Goed, tekst: Goed., bron: boek 1}}
voorbeelden:
  - {{naam: goed, gegeven: {{op_tijd: ja, akkoord: ja}}, uitkomst: goed}}
"""
REGELS = lees(toets=PLANNER)


def toets(**antwoorden: Any) -> Toetsuitslag:
    found = uitslag(REGELS, "toets", antwoorden, date(2026, 11, 22))
    assert isinstance(found, Toetsuitslag)
    return found


@pytest.mark.parametrize(
    ("antwoorden", "uitkomst"),
    [
        ({"op_tijd": True, "akkoord": True}, "goed"),
        ({"op_tijd": False, "akkoord": True, "ziek": False}, "te-laat"),
        ({"op_tijd": False, "akkoord": True, "ziek": True}, "uitstel"),
        ({"op_tijd": True, "akkoord": False}, "geweigerd"),
        # De sterkste staat eerst in de lijst, wat er ook nog open is.
        ({"op_tijd": False, "akkoord": False, "ziek": False}, "te-laat"),
        ({"akkoord": False}, "geweigerd"),
        ({"op_tijd": True}, "open"),
        ({}, "open"),
    ],
)
def test_de_sterkste_uitkomst_die_een_voorwaarde_vraagt(antwoorden: dict[str, Any], uitkomst: str) -> None:
    assert toets(**antwoorden).uitkomst == uitkomst


def test_elke_voorwaarde_heeft_een_oordeel_ook_als_een_andere_al_beslist() -> None:
    found = toets(op_tijd=False, ziek=False)
    assert {name: item.oordeel for name, item in found.oordelen.items()} == {
        "tijdig": "niet voldaan",
        "akkoord": "onbekend",
        "oordeel": "mens",
    }


def test_een_uitzondering_die_klopt_maakt_de_voorwaarde_vervuld() -> None:
    item = toets(op_tijd=False, ziek=True).oordelen["tijdig"]
    assert (item.oordeel, item.uitkomst) == ("voldaan", "uitstel")
    assert item.uitzondering


def test_zolang_de_uitzondering_open_is_staat_de_voorwaarde_niet_vast() -> None:
    assert toets(op_tijd=False).oordelen["tijdig"].oordeel == "onbekend"


def test_gevraagd_wordt_alleen_wat_de_uitkomst_nog_sterker_kan_maken() -> None:
    assert toets().ontbreekt == ("op_tijd", "akkoord")
    assert toets(op_tijd=False, ziek=False).ontbreekt == ()
    assert toets(op_tijd=False).ontbreekt == ("ziek", "akkoord")
    assert toets(akkoord=False).ontbreekt == ("op_tijd",)
