"""Een nieuwe planner in vijf stappen: regels met voorbeelden die kloppen, en een pagina."""

from __future__ import annotations

import pytest

from planner.authoring.bewerken import nieuwe_planner
from planner.authoring.bewerken.klus import Stand
from tests.authoring.bewerken.conftest import Klopt, maak_stand

ANTWOORDEN = {
    "titel": "Brief of mail: wat kies je?",
    "naam": "brief-of-mail",
    "inleiding": "Hoe bevestig je een afspraak?\nAntwoord en je ziet het.",
    "vraag": "Leest de deelnemer mails?",
    "kort": "mails lezen",
    "vraag_id": "leest_mail",
    "opties": "wel: De deelnemer leest mails\nniet: De deelnemer leest geen mails",
    "uitkomst:wel": "Stuur een mail",
    "tekst:wel": "Bevestig de afspraak met een mail.",
    "uitkomst:niet": "Stuur een brief",
    "tekst:niet": "Bevestig de afspraak met een brief.",
    "bron": "boek-2023 2.1",
    "beschrijving": "Hoe bevestig je een afspraak?",
}
PAD = "planners/brief-of-mail.yml"


def test_de_planner_klopt_en_geeft_bij_elk_antwoord_zijn_uitkomst(stand: Stand, klopt: Klopt) -> None:
    made = nieuwe_planner.maak(stand, ANTWOORDEN)
    assert made.fouten == {}
    assert klopt(made.bestanden) == []
    planner = maak_stand({**stand.teksten, **made.bestanden}).regels.planners["brief-of-mail"]
    assert planner.titel == "Brief of mail: wat kies je?"
    assert [(item.naam, item.uitkomst) for item in planner.voorbeelden] == [
        ("De deelnemer leest mails", "wel"),
        ("De deelnemer leest geen mails", "niet"),
        ("je weet het nog niet", "geen"),
    ]


def test_de_pagina_noemt_de_planner_en_haar_bron(stand: Stand) -> None:
    assert nieuwe_planner.maak(stand, ANTWOORDEN).bestanden["docs/planners/brief-of-mail.md"] == (
        "---\ntitle: 'Brief of mail: wat kies je?'\ndescription: Hoe bevestig je een afspraak?\n"
        "bronnen: boek-2023 2.1\nnagekeken_op: 2026-11-30\n---\n# Brief of mail: wat kies je?\n\n"
        '{{ planner("brief-of-mail") }}\n'
    )


def test_stap_vier_vraagt_zoveel_als_er_antwoorden_zijn(stand: Stand) -> None:
    def vier(text: str) -> list[str]:
        fields = nieuwe_planner.velden(stand, {"opties": text})
        return [item.titel for item in fields if item.titel.startswith("Stap 4")]

    assert vier("") == []
    assert vier("a: Eerst\nb: Tweede\nc: Derde") == [
        "Stap 4. Bij ‘Eerst’: de uitkomst",
        "Stap 4. Bij ‘Tweede’: de uitkomst",
        "Stap 4. Bij ‘Derde’: de uitkomst",
    ]


@pytest.mark.parametrize(
    ("antwoorden", "veld"),
    [
        ({"naam": "Brief"}, "naam"),
        ({"naam": "kiezer"}, "naam"),
        ({"vraag_id": "leest-mail"}, "vraag_id"),
        ({"opties": "wel: ja"}, "opties"),
        ({"opties": "wel ja\nniet nee"}, "opties"),
        ({"opties": "met_hulp: ja\nzonder_hulp: nee"}, "opties"),
        ({"bron": "boek 9"}, "bron"),
        ({"tekst:niet": ""}, "tekst:niet"),
    ],
)
def test_wat_niet_kan_krijgt_een_melding(stand: Stand, antwoorden: dict[str, str], veld: str) -> None:
    made = nieuwe_planner.maak(stand, {**ANTWOORDEN, **antwoorden})
    assert (made.bestanden, veld in made.fouten) == ({}, True)


def test_een_korte_naam_die_niet_kan_wordt_genoemd(stand: Stand) -> None:
    made = nieuwe_planner.maak(stand, {**ANTWOORDEN, "opties": "wel: Ja\nmet_hulp: Ja, met hulp\nniet: Nee"})
    assert made.fouten["opties"].startswith("‘met_hulp’ kan geen korte naam zijn")
