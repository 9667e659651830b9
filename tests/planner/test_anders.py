"""Wat een andere uitkomst zou geven: de kleinste wijziging van de antwoorden."""

from datetime import date
from typing import Any

from planner.anders import Wijziging, anders
from planner.soorten import uitslag
from tests.planner.klein import KOP, lees

PLANNER = f"""soort: keuze
treffer: eerste
titel: Kiezer
{KOP}vragen:
  a: {{vraag: A?, soort: ja_nee}}
  b: {{vraag: B?, soort: ja_nee}}
  c: {{vraag: C?, soort: ja_nee}}
rijen:
  links: {{als: {{a: ja}}, dan: links, omdat: A klopt., bron: boek 1}}
  samen: {{als: {{b: ja, c: ja}}, dan: samen, omdat: B en C kloppen., bron: boek 1}}
  rest: {{als: {{}}, dan: rest, omdat: Niets klopt., bron: boek 1}}
uitkomsten:
  links: {{titel: Links, tekst: Links., bron: boek 1}}
  samen: {{titel: Samen, tekst: Samen., bron: boek 1}}
  rest: {{titel: Rest, tekst: De rest., bron: boek 1}}
voorbeelden:
  - {{naam: links, gegeven: {{a: ja}}, uitkomst: links}}
"""
REGELS = lees(kiezer=PLANNER)


def gevraagd(**antwoorden: Any) -> list[Wijziging]:
    return anders(uitslag(REGELS, "kiezer", antwoorden, date(2026, 11, 22)))


def test_een_ander_antwoord_dat_alleen_al_volstaat() -> None:
    assert gevraagd(a=False, b=False, c=False) == [Wijziging("links", (("a", True),))]


def test_is_er_een_klein_verschil_dan_wordt_geen_groter_gezocht() -> None:
    """Van ‘links’ naar ‘rest’ is één antwoord genoeg; naar ‘samen’ zijn er drie nodig."""
    assert gevraagd(a=True, b=False, c=False) == [Wijziging("rest", (("a", False),))]


def test_elke_uitkomst_die_even_dichtbij_ligt_staat_erbij() -> None:
    found = gevraagd(a=True, b=True, c=True)
    assert found == [Wijziging("samen", (("a", False),))]
    assert gevraagd(a=False, b=True, c=False) == [
        Wijziging("links", (("a", True),)),
        Wijziging("samen", (("c", True),)),
    ]


def test_zonder_uitkomst_is_er_niets_dat_anders_kan() -> None:
    assert gevraagd(b=True) == []


def test_wat_niemand_antwoordde_wordt_niet_veranderd() -> None:
    """Een ander antwoord op a laat b en c beslissen, en die zijn open: dan is er geen andere uitkomst te noemen."""
    assert gevraagd(a=True) == []
