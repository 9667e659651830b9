"""De uitkomsten die het contract noemt: ze bestaan, en minstens één voorbeeld in de regels komt erop uit.

Wie een uitkomst hernoemt, breekt links, bewaarde dossiers en agenda's van anderen. `planner check` zegt zelf al
welke uitkomst geen voorbeeld heeft; hier staan de namen, los van de regels.
"""

import pytest

from planner.model import Regels
from planner.soorten import uitslag
from planner.vragen.antwoorden import lees

CONTRACT = {
    "eindadvies": {
        *("nec", "sec", "ama-sociale-economie", "welzijn"),
        *("nog-geen-eindadvies", "overleg-casemanagementteam", "voorleggen", "stopzetting"),
    },
    "verlenging": {"aanvragen", "uitzonderlijk", "onvolledig", "niet-mogelijk", "te-laat"},
    "stopzetting": {
        *("heroorienteren", "eindadvies", "overleg-casemanagementteam", "bijsturen"),
        *("vervroegde-stopzetting", "onttendering"),
    },
    "vergoeding": {"volledig", "zestig-procent", "geen", "navragen"},
    "dienstverlener-zorg": {
        *("toewijzen", "eerst-netwerk", "komt-in-aanmerking", "erkenning-ontbreekt"),
        *("ervaring-ontbreekt", "alternatief", "navragen"),
    },
    "kader": {"decreet-2014", "decreet-2022"},
    "kandidaat": {
        *("aanmelden", "bespreken", "ander-aanbod", "klein-beginnen"),
        *("heroorienteren", "vraag-vdab", "eerst-inschrijven"),
    },
    "opvolging": {
        *("afwezig-eerste-afspraak", "weigert-te-starten", "team-verzet-afspraak", "werkt-niet-mee-bij-werk"),
        *("werkt-niet-mee-bij-zorg", "weigert-zorgacties", "driegesprek", "ernstig-tekortschieten"),
        # Later erbij: wat het contract ‘één per situatie’ noemt.
        *("akkoord-nagaan", "nog-niet-bezig", "betaald-werk", "dienstverlener-valt-uit"),
        "casemanager-zorg-wisselt",
    },
}
TERMIJNEN = {
    *("eerste-gesprek", "aanmoedigen-na-weigering", "trajectplan", "eerste-actie", "evaluatie-6"),
    *("evaluatie-12", "evaluatie-18", "eindadvies-ten-vroegste", "uitvoering-klaar", "verlenging-aanvragen"),
    *("maximumduur", "eindverslag-eindadvies", "laatste-registratie"),
}


@pytest.mark.parametrize("naam", CONTRACT)
def test_een_planner_heeft_precies_de_uitkomsten_van_het_contract(regels: Regels, naam: str) -> None:
    assert set(getattr(regels.planners[naam], "uitkomsten", {})) == CONTRACT[naam]


def test_de_termijnplanner_heeft_precies_de_termijnen_van_het_contract(regels: Regels) -> None:
    assert set(regels.planners["termijnen"].termijnen) == TERMIJNEN


def test_elke_uitkomst_van_elke_planner_heeft_een_voorbeeld(regels: Regels) -> None:
    for name, rules in regels.planners.items():
        reached = set()
        for example in rules.voorbeelden:
            answers, errors = lees(rules, example.gegeven, tekst=True)
            assert not errors
            day = example.vandaag or regels.kalender.gecontroleerd_op
            reached |= {name for _, name in uitslag(regels, name, answers, day).uitkomsten}
        assert set(getattr(rules, "uitkomsten", {})) <= reached, name
