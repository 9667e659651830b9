"""De takenlijst, gelezen naast de bronnen: wat er ooit verkeerd stond, blijft weg.

Geen plaats of geen termijn is een geldig antwoord. Wie dit wil veranderen, leest eerst de sectie die erbij staat.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.authoring.gegevens import read_folder

ROOT = Path(__file__).resolve().parents[2]


@cache
def taken() -> dict[str, Any]:
    return dict(read_folder(ROOT / "data")["taken.yml"])


@pytest.mark.parametrize(
    ("taak", "plaats"),
    [
        ("kandidaat-aanmelden", "aanmeldingsformulier"),  # 3.1.2
        ("afspraak-boeken", "boekingssysteem"),  # 3.1.2
        ("slots-vrijhouden", "boekingssysteem"),  # 3.1.4
        ("signaal-opvolgen", "dashboard"),  # 3.1.2
        ("akkoord-vastleggen", "afsprakenbundel"),  # 3.1.3, bij GTB
        ("lijnkaart-aanvragen", "werkwinkel"),  # 4.5
        ("bemiddelingsadvies-welzijn", "stappen-naar-werk"),  # 5.1.4
        ("verlenging-aanvragen", "notitie"),  # 5.2.2
        ("evaluatie-registreren", "luik"),  # 4.1.2 noemt geen flap
        ("mandaat-aanvragen", "elektronisch"),
    ],
)
def test_de_plaats_is_die_van_de_bron(taak: str, plaats: str) -> None:
    assert taken()[taak].waar.plaats == plaats


@pytest.mark.parametrize(
    "taak",
    [
        "afsprakenblad-meegeven",
        "aanmeldingen-verdelen",
        "casemanagers-toewijzen",
        "zorgnood-inschatten",
        "heroorienteren-bespreken",
        "dialoog-toeleider",
        "afstemmen-bestaande-hulp",
        "plan-van-aanpak-maken",
        "attesten-opvragen",
        "overeenkomst-tekenen",
        "plan-ondertekenen",
        "acties-toewijzen",
        "buiten-netwerk-zoeken",
        "navragen-dienstverlener",
        "verlenging-beslissen",
        "stopzetting-afwegen",
        "visie-afstemmen",
        "knelpunten-signaleren",
        "toegang-blokkeren",
    ],
)
def test_geen_plaats_waar_de_bron_er_geen_noemt(taak: str) -> None:
    assert taken()[taak].waar is None


@pytest.mark.parametrize(
    "taak",
    [
        "afspraak-boeken",
        "vervolg-afspreken",
        "driegesprek-achteraf",
        "afspraak-verzetten",
        "driegesprek-zorgactor",
        "driegesprek-werkactor",
        "signaal-maximum-opvolgen",
        "plan-ondertekenen",
        "vertraging-motiveren",
        "verlenging-overleggen",
        "plan-uitgevoerd-beslissen",
    ],
)
def test_geen_termijn_die_de_bron_niet_voor_die_taak_noemt(taak: str) -> None:
    assert taken()[taak].termijn is None


def test_een_verzette_afspraak_telt_vanaf_de_aanmaak_van_de_service() -> None:
    """3.1.3, tegenover de 28 dagen na de toeleiding."""
    assert "na de aanmaak van de service" in taken()["afspraak-verzetten"].taak


def test_een_stopzetting_heeft_alle_stappen_die_altijd_gelden() -> None:
    """5.4 geldt met of zonder eindadvies; het sluiten zelf komt daarna (5.3), en terugkoppelen nog later (4.1.1)."""
    stappen = [name for name, task in taken().items() if task.fase == "stopzetting"]
    assert stappen[stappen.index("icf-bij-stopzetting") :] == [
        "icf-bij-stopzetting",
        "acties-motiveren-stopzetting",
        "advies-vragen-stopzetting",
        "toegang-blokkeren-stopzetting",
        "registraties-stopzetting",
        "terugkoppelen-nc-stopzetting",
    ]


def test_wie_een_overeenkomst_laat_tekenen() -> None:
    """3.6.3: de checklist van een casemanager zorg vraagt na en laat tekenen. Wie tekent, staat er niet."""
    assert taken()["overeenkomst-tekenen"].wie == ("cmz",)
    assert "staat niet in de bron" in taken()["overeenkomst-tekenen"].taak
