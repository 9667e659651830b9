"""Kleine stukken van de regeltaal, elk op regels van de test zelf."""

from typing import Any

import pytest

import planner
from planner.authoring.fouten import Ongeldig
from planner.model import Regels
from tests.planner.klein import KOP, lees

DATUMS = f"""soort: termijnen
titel: Datums
{KOP}
vragen:
  start: {{vraag: Wanneer startte het?, kort: de start, soort: datum}}
  einde: {{vraag: Wanneer was het klaar?, kort: het einde, soort: datum}}
  klaar: {{vraag: Is het klaar?, kort: of het klaar is, soort: ja_nee}}
feiten:
  klaar_ingevuld: {{titel: Je weet of het klaar is, ingevuld: klaar}}
momenten:
  halfweg: {{kort: halfweg, bron: boek 1, vanaf: start, duur: drie}}
termijnen:
  af:
    titel: Af
    soort: uiterlijk
    vanaf: halfweg
    duur: jaar
    gehaald_door: einde
    wie: cmz
    voorbij:
      - {{als: {{klaar_ingevuld: nee}}, tekst: "Het moest af zijn op {{datum:af}}.", bron: boek 1}}
      - {{als: {{klaar_ingevuld: ja}}, tekst: Je weet het al., bron: boek 1}}
    bron: boek 1
voorbeelden:
  - {{naam: een start, gegeven: {{start: 2026-01-15}}, termijnen: {{af: 2027-04-15}}}}
"""
TOETS = f"""soort: toets
titel: Toets
{KOP}
overgenomen:
  datums: [af]
kaderdatum: aanvraag
vragen:
  aanvraag: {{vraag: Wanneer was de aanvraag?, kort: de aanvraag, soort: datum}}
  start: {{vraag: Wanneer startte het?, kort: de start, soort: datum}}
  einde: {{vraag: Wanneer was het klaar?, kort: het einde, soort: datum}}
  gekregen: {{vraag: Hoeveel maanden kreeg je?, kort: de gekregen maanden, soort: geheel, min: 0, max: 6}}
  gevraagd: {{vraag: Hoeveel maanden vraag je?, kort: de gevraagde maanden, soort: geheel, min: 1, max: 6}}
  reden: {{vraag: Waarom?, kort: de reden, soort: keuze, opties: {{ziek: {{titel: Ziek}}, moe: {{titel: Moe}}}}}}
  bewijs: {{vraag: Is er een bewijs?, kort: het bewijs, soort: ja_nee}}
  stage: {{vraag: Is er een stage?, kort: de stage, soort: ja_nee}}
  samen: {{vraag: Is het samen genoeg?, kort: alles samen, soort: ja_nee}}
  genoeg: {{vraag: Is het genoeg?, kort: of het genoeg is, soort: ja_nee}}
termijnen:
  langer: {{titel: Langer, soort: uiterlijk, vanaf: start, duur: jaar, verlengd_met: [gekregen, gevraagd], wie: cmz, bron: boek 1}}
  langst: {{titel: Langst, soort: uiterlijk, vanaf: start, duur: jaar, wie: cmz, bron: boek 1}}
feiten:
  zonder_bewijs: {{titel: Een bewijs hoeft niet, een_van: {{vraag: reden, waarden: [moe]}}}}
  samen_ingevuld: {{titel: Alles samen is ingevuld, ingevuld: samen}}
  te_lang: {{titel: Te lang, eerder_dan: {{datum: vandaag, dan: langer}}}}
voorwaarden:
  bewijs:
    titel: Er is een bewijs
    als: {{bewijs: ja}}
    anders: Er is geen bewijs.
    uitkomst: nee
    uitzondering: {{als: {{zonder_bewijs: ja}}, omdat: Het hoeft niet., bron: boek 1}}
    bron: boek 1
  genoeg:
    titel: Het is genoeg
    als: {{genoeg: ja}}
    anders: Het is niet genoeg.
    uitkomst: nee
    uitzondering:
      - {{als: {{stage: ja}}, uitkomst: misschien, omdat: Er is een stage., bron: boek 1}}
      - {{als: {{samen_ingevuld: ja, samen: ja}}, uitkomst: open, mens: ja, omdat: Leg het voor., bron: boek 1}}
    bron: boek 1
uitkomsten:
  nee: {{titel: Nee, tekst: Nee., bron: boek 1}}
  open: {{titel: Open, tekst: Open., bron: boek 1}}
  misschien: {{titel: Misschien, tekst: Misschien., bron: boek 1}}
  goed: {{titel: Goed, tekst: Goed., bron: boek 1}}
alles_voldaan: goed
onbekend: open
ontwerpen:
  - {{titel: Voor wie ziek is, voor: [goed], als: {{reden: ziek}}, tekst: Ziek., bron: boek 1}}
  - {{titel: Voor iedereen, voor: [goed], tekst: Goed., bron: boek 1}}
waarschuwingen:
  - {{als: {{te_lang: ja}}, tekst: Nog niet voorbij., bron: boek 1}}
voorbeelden:
  - {{naam: niets, gegeven: {{bewijs: nee}}, uitkomst: open}}
"""


@pytest.fixture(scope="module")
def regels() -> Regels:
    return lees(datums=DATUMS, toets=TOETS)


def reken(regels: Regels, vandaag: str = "2026-11-22", **antwoorden: Any) -> dict[str, Any]:
    result = planner.evaluate(regels, "toets", antwoorden, vandaag)
    assert "fout" not in result, result
    return result


def oordeel(result: dict[str, Any], regel: str) -> str:
    return next(r["oordeel"] for r in result["redenen"] if r["regel"] == regel)


def datum(result: dict[str, Any], termijn: str) -> str | None:
    return next(r["datum"] for r in result["termijnen"] if r["id"] == termijn)


@pytest.mark.parametrize(
    ("antwoorden", "verwacht", "ontbreekt"),
    [
        ({"reden": "moe"}, "voldaan", []),  # de voorwaarde geldt niet: of er een bewijs is, doet er niet toe
        ({"reden": "moe", "bewijs": False}, "voldaan", []),
        ({"reden": "ziek", "bewijs": False}, "niet voldaan", []),
        ({"reden": "ziek"}, "onbekend", ["bewijs"]),
        ({"bewijs": False}, "onbekend", ["reden"]),
        ({}, "onbekend", ["reden", "bewijs"]),
        ({"bewijs": True}, "voldaan", []),
    ],
)
def test_een_uitzondering_zonder_uitkomst_heft_de_voorwaarde_op(
    regels: Regels, antwoorden: dict[str, Any], verwacht: str, ontbreekt: list[str]
) -> None:
    result = reken(regels, genoeg=True, **antwoorden)
    assert oordeel(result, "bewijs") == verwacht
    assert result["ontbreekt"] == ontbreekt


@pytest.mark.parametrize(
    ("antwoorden", "uitkomst", "verwacht"),
    [
        ({"genoeg": True}, "goed", "voldaan"),
        ({"genoeg": False, "stage": True, "samen": True}, "misschien", "voldaan"),  # de eerste die klopt
        ({"genoeg": False, "stage": False, "samen": True}, "open", "mens"),
        ({"genoeg": False, "stage": False, "samen": False}, "nee", "niet voldaan"),
        ({"genoeg": False, "stage": False}, "nee", "niet voldaan"),
        ({"genoeg": False}, "open", "onbekend"),
    ],
)
def test_van_meer_uitzonderingen_telt_de_eerste_die_klopt(
    regels: Regels, antwoorden: dict[str, Any], uitkomst: str, verwacht: str
) -> None:
    result = reken(regels, bewijs=True, **antwoorden)
    assert (result["uitkomst"], oordeel(result, "genoeg")) == (uitkomst, verwacht)


def test_een_ontwerp_kan_van_een_antwoord_afhangen(regels: Regels) -> None:
    def titels(**antwoorden: Any) -> list[str]:
        return [d["titel"] for d in reken(regels, bewijs=True, genoeg=True, **antwoorden)["ontwerpen"]]

    assert titels(reden="ziek") == ["Voor wie ziek is", "Voor iedereen"]
    assert titels(reden="moe") == titels() == ["Voor iedereen"]


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ({}, "2027-01-15"),
        ({"gekregen": 3}, "2027-04-15"),
        ({"gekregen": 3, "gevraagd": 2}, "2027-06-15"),
        ({"gevraagd": 2}, "2027-03-15"),
    ],
)
def test_meer_verlengingen_tellen_samen_in_een_stap(
    regels: Regels, antwoorden: dict[str, int], verwacht: str
) -> None:
    assert datum(reken(regels, start="2026-01-15", **antwoorden), "langer") == verwacht


@pytest.mark.parametrize(
    ("vandaag", "gekregen", "weet"),
    [
        # 15 januari 2027 plus 1 (gevraagd is minstens 1) en hoogstens 6 + 6 maanden.
        ("2027-02-14", None, True),
        ("2027-02-15", None, False),
        ("2027-05-14", 3, True),
        ("2027-05-15", 3, False),
    ],
)
def test_een_feit_over_een_onbekende_verlenging_telt_beide_uitersten(
    regels: Regels, vandaag: str, gekregen: int | None, weet: bool
) -> None:
    result = reken(regels, vandaag, start="2026-01-15", gekregen=gekregen)
    assert ("Nog niet voorbij." in result["waarschuwingen"]) == weet


def test_feiten_en_momenten_komen_mee_met_een_overgenomen_termijn(regels: Regels) -> None:
    """15 januari + 3 maanden = 15 april 2025, + 12 maanden = 15 april 2026."""
    result = reken(regels, start="2025-01-15")
    assert datum(result, "af") == "2026-04-15"
    assert "Het moest af zijn op 15 april 2026." in result["waarschuwingen"]


@pytest.mark.parametrize(
    ("antwoorden", "vandaag"),
    [
        ({"start": "2025-01-15"}, "2026-04-15"),  # de dag zelf is nog niet voorbij
        ({"start": "2025-01-15", "einde": "2026-05-01"}, "2026-06-01"),  # te laat, maar gebeurd
    ],
)
def test_wat_niet_voorbij_is_of_gebeurd_is_staat_niet_bovenaan(
    regels: Regels, antwoorden: dict[str, str], vandaag: str
) -> None:
    assert not [t for t in reken(regels, vandaag, **antwoorden)["waarschuwingen"] if "moest af" in t]


def test_een_aanvraag_van_voor_elke_regel_telt_niets(regels: Regels) -> None:
    old = reken(regels, start="2020-02-01", aanvraag="2019-12-31")
    assert {row["datum"] for row in old["termijnen"]} == {None}
    assert old["waarschuwingen"][-1:] == [
        "Voor 31 december 2019 is hier geen regel bekend. De oudste regel hier geldt vanaf 1 januari 2020. "
        "Vraag na welke regeling toen gold, bij VDAB of het departement Zorg."
    ]
    assert datum(reken(regels, start="2020-02-01", aanvraag="2020-01-01"), "langst") == "2021-02-01"


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        (
            "verlengd_met: [gekregen, gevraagd]",
            "verlengd_met: [gekregen, gevragd]",
            "Bedoelde je ‘gevraagd’?",
        ),
        ("verlengd_met: [gekregen, gevraagd]", "verlengd_met: reden", "soort geheel"),
        ("kaderdatum: aanvraag", "kaderdatum: reden", "‘reden’ is geen datum"),
        ("{stage: ja}, uitkomst: misschien", "{stage: ja}, uitkomst: mischien", "Bedoelde je ‘misschien’?"),
        ("als: {reden: ziek}", "als: {reden: ziekk}", "Bedoelde je ‘ziek’?"),
        ("te_lang:", "klaar_ingevuld:", "‘klaar_ingevuld’ komt ook mee met de termijnen van datums"),
    ],
)
def test_een_fout_in_deze_stukken_wordt_gemeld(oud: str, nieuw: str, melding: str) -> None:
    assert oud in TOETS
    with pytest.raises(Ongeldig) as caught:
        lees(datums=DATUMS, toets=TOETS.replace(oud, nieuw))
    assert melding in str(caught.value)


@pytest.mark.parametrize(
    ("nieuw", "melding"),
    [
        ("vanaf: start", "‘vanaf’ en ‘duur’ van een moment horen samen"),
        ("gegeven: start, vanaf: start, duur: drie", "Een moment heeft ‘vroegste_van’"),
        ("vanaf: stort, duur: drie", "Bedoelde je ‘start’?"),
        ("vanaf: start, duur: dire", "Bedoelde je ‘drie’?"),
        ("vanaf: af, duur: drie", "Dit verwijst in een kring naar zichzelf"),
    ],
)
def test_een_moment_na_een_duur_wordt_nagekeken(nieuw: str, melding: str) -> None:
    with pytest.raises(Ongeldig) as caught:
        lees(datums=DATUMS.replace("vanaf: start, duur: drie", nieuw))
    assert melding in str(caught.value)
