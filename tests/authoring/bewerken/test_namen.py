"""Een rol of begrip hernoemen: de naam, de zinnen die je aanvinkt, en niets anders."""

from __future__ import annotations

import pytest

from planner.authoring.bewerken import begrip, rol
from planner.authoring.bewerken.klus import Stand
from planner.authoring.bewerken.oude_naam import plaatsen
from planner.authoring.bewerken.verschil import verschil
from tests.authoring.bewerken.conftest import Klopt, maak_stand

PAGINA = (
    "# Gesprek\n\nDe casemanager zorg belt.\n\nCasemanagers zorg bellen; zie [hier](casemanager zorg.md) en "
    '{{ rol("casemanager zorg") }}.\n\nEen casemanagerzorgje telt niet.\n'
)


@pytest.fixture
def met_paginas(stand: Stand) -> Stand:
    return maak_stand(
        {
            **stand.teksten,
            "docs/a.md": PAGINA,
            "docs/beheer/wijzigingen.md": "- De casemanager zorg belt.\n",
            "taken.yml": "bel:\n  wie: cmz\n  taak: Laat de casemanager zorg bellen.\n",
            "planners/a.yml": 'stappen: ["cmz: Bel de casemanager zorg"]\nstappen: [casemanager zorg]\n',
        }
    )


def regels(stand: Stand, made: dict[str, str]) -> dict[str, list[str]]:
    return {
        path: [f"{row.teken}{row.tekst}" for row in verschil(stand.teksten[path], text)]
        for path, text in made.items()
    }


def test_zonder_vinkjes_verandert_alleen_de_naam_en_blijft_het_id(met_paginas: Stand, klopt: Klopt) -> None:
    made = rol.maak(met_paginas, {"rol": "cmz", "naam": "zorgbegeleider", "afkorting": "ZB"})
    assert regels(met_paginas, made.bestanden) == {
        "rollen.yml": [
            "-  naam: casemanager zorg",
            "-  afkorting: CMZ",
            "+  naam: zorgbegeleider",
            "+  afkorting: ZB",
        ]
    }
    assert made.meldingen == [
        "De oude naam ‘casemanager zorg’ blijft op 3 regels staan. Lees die na: verander wat over vandaag gaat."
    ]
    assert klopt({"rollen.yml": made.bestanden["rollen.yml"]}) == []


def test_wat_je_aanvinkt_krijgt_de_nieuwe_naam_behalve_links_en_namen_van_macros(met_paginas: Stand) -> None:
    answers = {"rol": "cmz", "naam": "zorgbegeleider", "afkorting": "CMZ"}
    boxes = [item for item in rol.velden(met_paginas, answers) if item.soort == "vink"]
    assert [(item.titel, item.hulp) for item in boxes] == [
        ("docs/a.md, regel 3", "De casemanager zorg belt."),
        # A sentence in a list of steps is text, an id is not.
        ("planners/a.yml, regel 1", 'stappen: ["cmz: Bel de casemanager zorg"]'),
        ("taken.yml, regel 3", "taak: Laat de casemanager zorg bellen."),
    ]
    made = rol.maak(met_paginas, answers | {item.naam: "ja" for item in boxes})
    assert regels(met_paginas, {p: t for p, t in made.bestanden.items() if p != "rollen.yml"}) == {
        "docs/a.md": ["-De casemanager zorg belt.", "+De zorgbegeleider belt."],
        "planners/a.yml": [
            '-stappen: ["cmz: Bel de casemanager zorg"]',
            '+stappen: ["cmz: Bel de zorgbegeleider"]',
        ],
        "taken.yml": [
            "-  taak: Laat de casemanager zorg bellen.",
            "+  taak: Laat de zorgbegeleider bellen.",
        ],
    }
    assert made.meldingen == []


def test_een_meervoud_en_een_hoofdletter_gaan_mee() -> None:
    text = "De Gidsen bellen.\nEen gidsland niet.\nDe GIDS.\n"
    found = plaatsen("gids", "coach", {"docs/a.md": text}, ("rollen.yml", 1))
    assert [item.regel for item in found] == [1, 3]


def test_een_naam_tussen_haken_en_een_andere_rol_met_die_naam(stand: Stand) -> None:
    made = rol.maak(stand, {"rol": "cmw", "naam": "werkbegeleider: VDAB"})
    assert regels(stand, made.bestanden)["rollen.yml"][1].startswith(
        "+cmw: {naam: 'werkbegeleider: VDAB', wie:"
    )
    assert rol.maak(stand, {"rol": "cmw", "naam": "Casemanager Zorg"}).fouten == {
        "naam": "Zo heet al een andere rol."
    }
    assert rol.maak(stand, {"rol": "cmw", "naam": "casemanager werk"}).fouten == {
        "naam": "Hier is niets veranderd."
    }
    assert set(rol.maak(stand, {"rol": "cmw", "naam": " "}).fouten) == {"naam"}


def test_een_begrip_krijgt_een_naam_een_uitleg_en_houdt_zijn_oude_naam(stand: Stand, klopt: Klopt) -> None:
    answers = {
        "begrip": "sec",
        "naam": "beschermd werk",
        "uitleg": "Werk met steun.\nZie {termijn:plan}.",
        "bron": "boek-2023 2.1, boek-2023 1",
        "ook": "ja",
    }
    made = begrip.maak(stand, answers)
    assert regels(stand, made.bestanden) == {
        "begrippen.yml": [
            "-  naam: sociale economie",
            "+  naam: beschermd werk",
            "+  ook: [sociale economie]",
            "-    Het beschermde circuit.",
            "-    Zie {termijn:plan}.",
            "-  bron: boek-2023 2.1",
            "+    Werk met steun. Zie {termijn:plan}.",
            "+  bron: [boek-2023 2.1, boek-2023 1]",
        ]
    }
    assert klopt(made.bestanden) == []


def test_de_oude_naam_komt_bij_de_andere_namen(stand: Stand) -> None:
    answers = {"begrip": "nec", "naam": "gewoon werk", "uitleg": "Het gewone circuit, na hoogstens {langste_duur}.", "bron": "boek-2023 2.1"}  # fmt: skip
    assert regels(stand, begrip.maak(stand, answers | {"ook": "ja"}).bestanden)["begrippen.yml"] == [
        "-  naam: NEC",
        "+  naam: gewoon werk",
        '-  ook: [regulier, "REC"]',
        '+  ook: [regulier, "REC", NEC]',
    ]
    without = regels(stand, begrip.maak(stand, answers).bestanden)["begrippen.yml"]
    assert without == ["-  naam: NEC", "+  naam: gewoon werk"]
    assert begrip.maak(stand, answers | {"naam": "Sociale economie"}).fouten == {
        "naam": "Zo heet al een ander begrip."
    }
    assert "bron" in begrip.maak(stand, answers | {"bron": "niets 1"}).fouten
