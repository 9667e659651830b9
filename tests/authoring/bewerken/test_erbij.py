"""Een begrip, document, contact of bron komt erbij op zijn plaats, en is meteen te noemen."""

from __future__ import annotations

import pytest

from planner.authoring.bewerken import erbij
from planner.authoring.bewerken.klus import Stand
from planner.authoring.bewerken.verschil import verschil
from tests.authoring.bewerken.conftest import Klopt, maak_stand

BEGRIP = {
    "soort-ding": "begrip",
    "id": "proef",
    "naam": "proef",
    "uitleg": "Iets dat je  \n eerst probeert.",
    "bron": "boek-2023 2.1",
}
NIEUWE_BRON = {
    "soort-ding": "bron",
    "id": "boek-2026",
    "kort": "boek",
    "titel": "Verzonnen boek, tweede druk",
    "uitgever": "Niemand",
    "datum": "2026-11-02",
    "sectie": "3.2",
    "sectietitel": "Het plan",
}


def erbij_gekomen(stand: Stand, path: str, text: str) -> list[str]:
    return [f"{row.teken}{row.tekst}" for row in verschil(stand.teksten[path], text)]


def test_een_begrip_komt_op_zijn_plaats_in_het_alfabet(stand: Stand, klopt: Klopt) -> None:
    made = erbij.maak(stand, BEGRIP)
    assert made.fouten == {}
    text = made.bestanden["begrippen.yml"]
    assert erbij_gekomen(stand, "begrippen.yml", text) == [
        "+proef:",
        "+  naam: proef",
        "+  uitleg: Iets dat je eerst probeert.",
        "+  bron: boek-2023 2.1",
    ]
    assert text.index("nec:") < text.index("proef:") < text.index("sec:\n")
    assert klopt(made.bestanden) == []


@pytest.mark.parametrize(
    ("answers", "veld", "woorden"),
    [
        ({"id": "Proef"}, "id", "kleine letters"),
        ({"id": "sec"}, "id", "Zo heet er al een."),
        ({"naam": "Sociale economie"}, "naam", "met die naam"),
        ({"bron": "boek-2032 1"}, "bron", "Bedoelde je ‘boek-2023’?"),
        ({"uitleg": " "}, "uitleg", "Vul dit in."),
    ],
)
def test_wat_niet_kan_wordt_bij_zijn_vraag_gezegd(
    stand: Stand, answers: dict[str, str], veld: str, woorden: str
) -> None:
    made = erbij.maak(stand, BEGRIP | answers)
    assert made.bestanden == {}
    assert woorden in made.fouten[veld]


def test_een_nieuwe_uitgave_van_een_bron_is_daarna_te_noemen(stand: Stand, klopt: Klopt) -> None:
    made = erbij.maak(stand, NIEUWE_BRON)
    assert made.fouten == {}
    later = maak_stand({**stand.teksten, **made.bestanden})
    assert later.regels.bronnen["boek-2026"].secties == {"3.2": "Het plan"}
    assert list(later.regels.bronnen) == ["boek-2023", "boek-2026"]
    term = erbij.maak(later, BEGRIP | {"bron": "boek-2026 3.2"})
    assert term.fouten == {}
    assert klopt({**made.bestanden, **term.bestanden}) == []


@pytest.mark.parametrize(("nummer", "na"), [("2.10", "2.1"), ("1.5", "1"), ("0", "1")])
def test_een_sectie_komt_tussen_haar_buren(stand: Stand, nummer: str, na: str) -> None:
    answers = {"soort-ding": "sectie", "document": "boek-2023", "nummer": nummer, "titel": "Iets"}
    made = erbij.maak(stand, answers)
    assert made.fouten == {}
    sections = list(maak_stand({**stand.teksten, **made.bestanden}).regels.bronnen["boek-2023"].secties)
    assert sections[sections.index(nummer) - 1] == na
    assert erbij.maak(stand, answers | {"nummer": "2.1"}).fouten == {"nummer": "Deze sectie staat er al."}


def test_een_document_en_een_contact_zeggen_alleen_wat_een_bron_zegt(stand: Stand) -> None:
    texts = {
        **stand.teksten,
        "documenten.yml": "blad:\n  naam: Blad\n  soort: document\n  wie: [cmz]\n  bron: boek-2023 1\n",
        "contacten.yml": "iemand:\n  naam: Iemand\n  waarvoor: Alles.\n  bron: boek-2023 1\n",
    }
    begin = maak_stand(texts)
    form = erbij.maak(
        begin,
        {
            "soort-ding": "document",
            "id": "formulier",
            "naam": "Formulier",
            "soort": "registratie",
            "bron": "boek-2023 1",
        },
    )
    assert erbij_gekomen(begin, "documenten.yml", form.bestanden["documenten.yml"]) == [
        "+formulier:",
        "+  naam: Formulier",
        "+  soort: registratie",
        "+  wie: []",
        "+  bron: boek-2023 1",
    ]
    who = erbij.maak(
        begin,
        {
            "soort-ding": "contact",
            "id": "balie",
            "naam": "De balie",
            "waarvoor": "Vragen.",
            "stand": "volgens het boek",
            "bron": "boek-2023 1",
        },
    )
    assert (
        "balie:\n  naam: De balie\n  waarvoor: Vragen.\n  stand: volgens het boek\n"
        in who.bestanden["contacten.yml"]
    )
