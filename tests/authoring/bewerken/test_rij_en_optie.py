"""Een rij, een antwoord of een vraag komt erbij zoals de andere er staan, en de tabel toont wat er ontbreekt."""

from __future__ import annotations

import pytest

from planner.authoring.bewerken import klussen, optie, rij
from planner.authoring.bewerken.klus import Stand
from planner.authoring.bewerken.verschil import verschil
from tests.authoring.bewerken.conftest import Klopt, maak_stand

KIEZER = "planners/kiezer.yml"
# Een kleine tabel zonder gat, met een opmerking bij een rij.
VERVOER = """\
soort: keuze
treffer: precies_een
titel: Vervoer
inleiding: Kies.
bron: boek-2023 1
gecontroleerd_op: 2026-11-22
vragen:
  vervoer:
    vraag: Waarmee?
    kort: het vervoer
    soort: keuze
    opties:
      bus: {titel: De bus}
      trein: {titel: De trein}
    bron: boek-2023 1
rijen:
  bus:
    als: {vervoer: bus}
    dan: kaart
    omdat: Het is de bus.
    bron: boek-2023 1
  # De trein is duurder.
  trein:
    als: {vervoer: trein}
    dan: ticket
    omdat: Het is de trein.
    bron: boek-2023 1

uitkomsten:
  kaart: {titel: Een kaart, tekst: Vraag een kaart., bron: boek-2023 1}
  ticket: {titel: Een ticket, tekst: Vraag een ticket., bron: boek-2023 1}
voorbeelden:
  - {naam: de bus, gegeven: {vervoer: bus}, uitkomst: kaart, stappen: []}
  - {naam: de trein, gegeven: {vervoer: trein}, uitkomst: ticket, stappen: []}
"""
PAD = "planners/vervoer.yml"
RIJ = {
    "planner": "vervoer",
    "wat": "nieuw",
    "naam": "met-de-step",
    "cel:vervoer": "step",
    "dan": "kaart",
    "omdat": "Een step is klein.",
    "bron": "boek-2023 1",
    "na": "bus",
}


@pytest.fixture
def vervoer(stand: Stand) -> Stand:
    return maak_stand({**stand.teksten, PAD: VERVOER})


def met_step(stand: Stand) -> Stand:
    made = optie.maak(stand, {"doel": f"{PAD}#vervoer", "id": "step", "titel": "De step"})
    assert made.fouten == {}
    return maak_stand({**stand.teksten, **made.bestanden})


def regels(stand: Stand, path: str, text: str) -> list[str]:
    return [f"{row.teken}{row.tekst}" for row in verschil(stand.teksten[path], text)]


def test_een_antwoord_laat_een_gat_en_een_rij_vult_het(vervoer: Stand, klopt: Klopt) -> None:
    assert klopt({PAD: VERVOER}) == []
    later = met_step(vervoer)
    assert regels(vervoer, PAD, later.teksten[PAD]) == ["+      step: {titel: De step}"]
    shown = [item.titel for item in rij.velden(later, {"planner": "vervoer"}) if item.soort == "tabel"]
    assert shown[0] == "De tabel van ‘Vervoer’"
    assert shown[1:] == ["Geen enkele rij past bij het vervoer: De step. Voeg een rij toe."]
    made = rij.maak(later, RIJ)
    assert made.fouten == {}
    assert regels(later, PAD, made.bestanden[PAD]) == [
        "+  met-de-step:",
        "+    als: {vervoer: step}",
        "+    dan: kaart",
        "+    omdat: Een step is klein.",
        "+    bron: boek-2023 1",
        "+  - {naam: met de step, gegeven: {vervoer: step}, uitkomst: kaart}",
    ]
    whole = maak_stand({**later.teksten, **made.bestanden})
    assert list(whole.regels.planners["vervoer"].rijen) == ["bus", "met-de-step", "trein"]  # type: ignore[union-attr]
    assert klopt(made.bestanden) == []


def test_het_voorbeeld_van_een_rij_beantwoordt_ook_wat_de_rijen_ervoor_vragen(
    vervoer: Stand, klopt: Klopt
) -> None:
    """Met ‘de eerste rij die past’ komt een rij pas aan de beurt als die erboven niet passen."""
    haast = (
        VERVOER.replace("treffer: precies_een", "treffer: eerste")
        .replace(
            "rijen:\n",
            "  haast: {vraag: Heb je haast?, kort: haast, soort: ja_nee, bron: boek-2023 1}\n"
            "rijen:\n  haast: {als: {haast: ja}, dan: ticket, omdat: Het is dringend., bron: boek-2023 1}\n",
        )
        .replace("{vervoer: bus}, u", "{vervoer: bus, haast: nee}, u")
    )
    haast = haast.replace(
        "voorbeelden:\n",
        "voorbeelden:\n  - {naam: haast, gegeven: {haast: ja}, uitkomst: ticket, stappen: []}\n",
    )
    later = met_step(maak_stand({**vervoer.teksten, PAD: haast}))
    made = rij.maak(later, RIJ)
    assert made.fouten == {}
    assert regels(later, PAD, made.bestanden[PAD])[-1] == (
        "+  - {naam: met de step, gegeven: {vervoer: step, haast: nee}, uitkomst: kaart}"
    )
    assert klopt(made.bestanden) == []


def test_wie_een_rij_toevoegt_leest_de_zinnen_voor_als_een_andere_niet_past_na(vervoer: Stand) -> None:
    assert rij.maak(met_step(vervoer), RIJ).meldingen == []
    text = VERVOER.replace("omdat: Het is de bus.", "omdat: Het is de bus.\n    anders: Het is de trein.")
    made = rij.maak(met_step(maak_stand({**vervoer.teksten, PAD: text})), RIJ)
    assert made.meldingen[0].startswith("Bij ‘bus’ staat een zin voor als die rij niet past")


def test_de_tabel_toont_rijen_die_allebei_passen(vervoer: Stand) -> None:
    made = rij.maak(vervoer, {**RIJ, "cel:vervoer": "trein"})
    whole = maak_stand({**vervoer.teksten, **made.bestanden})
    fields = rij.velden(whole, {"planner": "vervoer"})
    assert fields[1].tabel == (
        ("rij", "Waarmee?", "dan"),
        ("bus", "De bus", "Een kaart"),
        ("met-de-step", "De trein", "Een kaart"),
        ("trein", "De trein", "Een ticket"),
    )
    assert "passen allebei bij het vervoer: De trein" in fields[2].titel


def test_een_kopie_begint_met_de_antwoorden_van_haar_voorbeeld(vervoer: Stand) -> None:
    begin = {
        item.naam: item.begin for item in rij.velden(vervoer, {"planner": "vervoer", "wat": "kopie:trein"})
    }
    assert {key: begin[key] for key in ("naam", "cel:vervoer", "dan", "omdat", "bron", "na")} == {
        "naam": "",
        "cel:vervoer": "trein",
        "dan": "ticket",
        "omdat": "Het is de trein.",
        "bron": "boek-2023 1",
        "na": "trein",
    }


@pytest.mark.parametrize(
    ("rij_", "na", "volgorde"),
    [("trein", "^", ["trein", "bus"]), ("bus", "trein", ["trein", "bus"])],
)
def test_een_rij_verhuist_met_haar_opmerking(
    vervoer: Stand, klopt: Klopt, rij_: str, na: str, volgorde: list[str]
) -> None:
    made = rij.maak(vervoer, {"planner": "vervoer", "wat": "verplaats", "rij": rij_, "na": na})
    text = made.bestanden[PAD]
    assert sorted(text.splitlines()) == sorted(VERVOER.splitlines())
    assert "  # De trein is duurder.\n  trein:\n" in text
    assert list(maak_stand({**vervoer.teksten, PAD: text}).regels.planners["vervoer"].rijen) == volgorde  # type: ignore[union-attr]
    assert klopt(made.bestanden) == []


def test_een_nieuwe_rij_bovenaan_en_een_rij_tussen_haken(vervoer: Stand, stand: Stand) -> None:
    made = rij.maak(met_step(vervoer), {**RIJ, "na": "^"})
    assert "rijen:\n  met-de-step:\n    als: {vervoer: step}\n" in made.bestanden[PAD]
    answers = {"planner": "kiezer", "wat": "kopie:werk", "naam": "werk-twee", "cel:werk": "ja", "cel:soort_werk": "gewoon", "dan": "werken", "omdat": "Er is werk.", "bron": "boek-2023 1", "na": "werk"}  # fmt: skip
    assert regels(stand, KIEZER, rij.maak(stand, answers).bestanden[KIEZER]) == [
        "+  werk-twee: {als: {werk: ja, soort_werk: gewoon}, dan: werken, omdat: Er is werk., bron: boek-2023 1}"
    ]


@pytest.mark.parametrize(
    ("antwoorden", "veld"),
    [
        ({"naam": "Met De Step"}, "naam"),
        ({"naam": "bus"}, "naam"),
        ({"bron": "boek 1"}, "bron"),
        ({"omdat": ""}, "omdat"),
        ({"wat": "verplaats", "rij": "bus", "na": "bus"}, "na"),
        ({"planner": ""}, "planner"),
    ],
)
def test_een_rij_die_niet_kan_krijgt_een_melding(
    vervoer: Stand, antwoorden: dict[str, str], veld: str
) -> None:
    made = rij.maak(vervoer, {**RIJ, **antwoorden})
    assert (made.bestanden, veld in made.fouten) == ({}, True)


def test_een_nieuwe_vraag_staat_achter_de_andere(vervoer: Stand) -> None:
    answers = {
        "doel": f"vraag:{PAD}",
        "id": "wie_betaalt",
        "vraag": "Wie betaalt: de deelnemer of VDAB?",
        "kort": "wie betaalt",
        "soort": "keuze",
        "opties": "deelnemer: De deelnemer\n\nvdab: VDAB\n",
        "bron": "boek-2023 1, boek-2023 2.1",
    }
    made = optie.maak(vervoer, answers)
    assert regels(vervoer, PAD, made.bestanden[PAD]) == [
        "+  wie_betaalt:",
        "+    vraag: 'Wie betaalt: de deelnemer of VDAB?'",
        "+    kort: wie betaalt",
        "+    soort: keuze",
        "+    opties:",
        "+      deelnemer:",
        "+        titel: De deelnemer",
        "+      vdab:",
        "+        titel: VDAB",
        "+    bron: [boek-2023 1, boek-2023 2.1]",
    ]
    whole = maak_stand({**vervoer.teksten, **made.bestanden})
    assert list(whole.regels.planners["vervoer"].vragen["wie_betaalt"].opties) == ["deelnemer", "vdab"]
    for wrong, veld in (({"id": "Wie"}, "id"), ({"id": "vervoer"}, "id"), ({"opties": "a: A"}, "opties"), ({"opties": "a A\nb: B"}, "opties"), ({"bron": "x 1"}, "bron")):  # fmt: skip
        assert veld in optie.maak(vervoer, {**answers, **wrong}).fouten


def test_elke_klus_vraagt_een_zin_voor_de_wijzigingen_zodra_er_iets_te_wijzigen_is(vervoer: Stand) -> None:
    for name in klussen.KLUSSEN:
        assert [item.naam for item in klussen.velden(name, vervoer, {})][-1:] != ["wijziging"], name
    made = klussen.maak(
        "optie",
        vervoer,
        {"doel": f"{PAD}#vervoer", "id": "step", "titel": "De step", "wijziging": "De step is er."},
    )
    assert set(made.bestanden) == {PAD, "wijzigingen/2026-11-30-de-step-is-er.md"}
