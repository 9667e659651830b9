"""Een lijst van stappen die altijd samen horen: één keer geschreven, volledig en in volgorde waar ze moet staan."""

import pytest

import planner
from planner.authoring.fouten import Ongeldig
from tests.planner.klein import KOP, lees

LIJSTEN = """einde:
  titel: Het einde
  bron: boek 1
  stappen:
    schrijf: {wie: cmz, wat: Schrijf alles op., waar: icf, bron: boek 1}
    vraag: {wie: cmz, wat: Vraag het advies., bron: boek 1}
    sluit: {wie: cmz, wat: Sluit de deur., bron: boek 1}
  bij:
    kiezer: [klaar]
"""
KIEZER = f"""soort: keuze
treffer: precies_een
titel: Kiezer
{KOP}
vragen:
  af: {{vraag: Is het af?, kort: of het af is, soort: ja_nee}}
  geschreven: {{vraag: Staat alles er?, kort: of alles er staat, soort: ja_nee}}
rijen:
  af: {{als: {{af: ja}}, dan: klaar, omdat: Het is af., bron: boek 1}}
  niet: {{als: {{af: nee}}, dan: wachten, omdat: Het is niet af., bron: boek 1}}
voorwaarden:
  alles:
    titel: Alles staat er
    als: {{geschreven: ja}}
    voor: [klaar]
    anders: Nog niet alles staat er.
    stap: {{vast: schrijf}}
    bron: boek 1
uitkomsten:
  klaar:
    titel: Klaar
    tekst: Klaar.
    stappen:
      - {{wie: cmz, wat: Neem afscheid., bron: boek 1}}
      - {{vast: vraag, wat: Vraag het advies aan de dokter.}}
    bron: boek 1
  wachten: {{titel: Wachten, tekst: Wacht., bron: boek 1}}
stappen:
  - {{vast: sluit, voor: [klaar]}}
voorbeelden:
  - {{naam: af, gegeven: {{af: ja}}, uitkomst: klaar}}
  - {{naam: niet af, gegeven: {{af: nee}}, uitkomst: wachten}}
"""


def test_een_vaste_stap_krijgt_haar_woorden_van_de_lijst_en_mag_er_eigen_hebben() -> None:
    rules = lees(LIJSTEN, kiezer=KIEZER)
    steps = planner.evaluate(rules, "kiezer", {"af": True}, "2026-11-22")["stappen"]
    assert [(s["wie"], s["wat"], s.get("waar")) for s in steps] == [
        ("cmz", "Schrijf alles op.", "icf"),
        ("cmz", "Neem afscheid.", None),
        ("cmz", "Vraag het advies aan de dokter.", None),
        ("cmz", "Sluit de deur.", None),
    ]
    assert all(s["bron"] == [{"document": "boek", "sectie": "1"}] for s in steps)


def test_een_stap_die_niet_nodig_is_valt_weg_en_de_lijst_blijft_in_orde() -> None:
    rules = lees(LIJSTEN, kiezer=KIEZER)
    steps = planner.evaluate(rules, "kiezer", {"af": True, "geschreven": True}, "2026-11-22")["stappen"]
    assert "Schrijf alles op." not in [s["wat"] for s in steps]


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        (
            "- {vast: sluit, voor: [klaar]}",
            "- {vast: sluit, voor: [wachten]}",
            "Nu is het: schrijf en vraag.",
        ),
        ("stap: {vast: schrijf}", "stap: {vast: sluit}", "in deze volgorde: schrijf, vraag en sluit"),
        ("{vast: vraag, wat: Vraag het advies aan de dokter.}", "{vast: vraaag}", "Bedoelde je ‘vraag’?"),
        (
            "{wie: cmz, wat: Neem afscheid., bron: boek 1}",
            "{wie: cmz, bron: boek 1}",
            "Een stap heeft ‘wie’ en ‘wat’",
        ),
    ],
)
def test_een_lijst_die_niet_volledig_of_niet_in_volgorde_is_wordt_gemeld(
    oud: str, nieuw: str, melding: str
) -> None:
    assert oud in KIEZER
    with pytest.raises(Ongeldig) as caught:
        lees(LIJSTEN, kiezer=KIEZER.replace(oud, nieuw))
    assert melding in str(caught.value)


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("kiezer: [klaar]", "keizer: [klaar]", "Bedoelde je ‘kiezer’?"),
        ("kiezer: [klaar]", "kiezer: [klar]", "Bedoelde je ‘klaar’?"),
        (
            "schrijf: {wie: cmz, wat: Schrijf alles op., waar: icf, bron: boek 1}",
            "schrijf: {wie: cmz, bron: boek 1}",
            "Hier ontbreekt ‘wat’",
        ),
        ("wat: Vraag het advies., bron: boek 1", "wat: Vraag het advies.", "Hier ontbreekt een bron"),
        ("wat: Sluit de deur.,", "wat: Sluit de deur., voor: [klaar],", "hangt van niets af"),
        ("wat: Sluit de deur.", "wat: 'Sluit {deur}.'", "‘deur’ bestaat niet"),
    ],
)
def test_een_fout_in_de_lijst_zelf_wordt_gemeld(oud: str, nieuw: str, melding: str) -> None:
    assert oud in LIJSTEN
    with pytest.raises(Ongeldig) as caught:
        lees(LIJSTEN.replace(oud, nieuw), kiezer=KIEZER)
    assert melding in str(caught.value)
