"""Een vraag die niets kan veranderen, wordt niet gesteld; een antwoord erop telt niet mee en dat wordt gezegd."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import planner
from planner.model import (
    AndereStart,
    Bron,
    EenVan,
    Feit,
    KeuzePlanner,
    Optie,
    Regels,
    Rij,
    Stap,
    Uitkomst,
    Vraag,
)

BRON = (Bron("draaiboek-2023", "4.3"),)
SOORTEN = {key: Optie(key) for key in ("vaph", "geen")}


@pytest.fixture(scope="module")
def proef(regels: Regels) -> Regels:
    """Wie in het netwerk zit, is er; anders telt de erkenning."""
    steps = (Stap("cmz", "Vraag naar de erkenning.", BRON, zoekt_uit=("erkend_door",)),)
    made = KeuzePlanner(
        soort="keuze",
        titel="Proef",
        inleiding="Proef.",
        bron=BRON,
        gecontroleerd_op=date(2026, 11, 22),
        vragen={
            "in_netwerk": Vraag("In het netwerk?", "ja_nee", kort="het netwerk"),
            "erkend_door": Vraag(
                "Erkend?", "keuze", kort="de erkenning", opties=SOORTEN, als={"in_netwerk": ("nee",)}
            ),
        },
        feiten={"erkend": Feit("Erkend", een_van=EenVan("erkend_door", ("vaph",)))},
        treffer="precies_een",
        uitkomsten={key: Uitkomst(key, key, BRON, stappen=steps) for key in ("wel", "niet")},
        rijen={
            "netwerk": Rij({"in_netwerk": ("ja",)}, "wel", "Zit erin.", BRON),
            "erkend": Rij({"in_netwerk": ("nee",), "erkend": ("ja",)}, "wel", "Is erkend.", BRON),
            "niet": Rij({"in_netwerk": ("nee",), "erkend": ("nee",)}, "niet", "Niet erkend.", BRON),
        },
    )
    return replace(regels, planners=regels.planners | {"proef": made})


@pytest.mark.parametrize(
    ("antwoorden", "uitkomst", "ontbreekt", "niet_gevraagd", "meldingen", "stappen"),
    [
        ({}, None, ["in_netwerk", "erkend_door"], [], 0, 0),
        ({"in_netwerk": True}, "wel", [], ["erkend_door"], 0, 0),
        ({"in_netwerk": True, "erkend_door": "geen"}, "wel", [], ["erkend_door"], 1, 0),
        ({"in_netwerk": False}, None, ["erkend_door"], [], 0, 0),
        ({"in_netwerk": False, "erkend_door": "geen"}, "niet", [], [], 0, 0),
        ({"erkend_door": "vaph"}, None, ["in_netwerk"], [], 0, 0),
        ({"erkend_door": "geen"}, None, ["in_netwerk"], [], 0, 0),
    ],
    ids=["leeg", "in-netwerk", "tegenspraak", "erbuiten", "niet-erkend", "wel-erkend", "alleen-dat"],
)
def test_wat_niet_gevraagd_wordt_telt_niet_mee(
    proef: Regels,
    antwoorden: dict[str, Any],
    uitkomst: str | None,
    ontbreekt: list[str],
    niet_gevraagd: list[str],
    meldingen: int,
    stappen: int,
) -> None:
    result = planner.evaluate(proef, "proef", antwoorden, "2026-11-22")
    assert result["uitkomst"] == uitkomst
    assert result["ontbreekt"] == ontbreekt
    assert result["niet_gevraagd"] == niet_gevraagd
    assert len(result["waarschuwingen"]) == meldingen
    assert len(result["stappen"]) == stappen


def test_de_melding_gaat_terug_tot_het_antwoord_dat_beslist(proef: Regels) -> None:
    made = proef.planners["proef"]
    assert isinstance(made, KeuzePlanner)
    deeper = made.vragen | {"ervaring": Vraag("Ervaring?", "ja_nee", als={"erkend_door": ("vaph",)})}
    rules = replace(proef, planners=proef.planners | {"proef": replace(made, vragen=deeper)})
    result = planner.evaluate(rules, "proef", {"in_netwerk": True, "ervaring": True}, "2026-11-22")
    assert result["niet_gevraagd"] == ["erkend_door", "ervaring"]
    assert ["‘het netwerk’ ‘ja’" in text for text in result["waarschuwingen"]] == [True]


def test_de_melding_noemt_beide_antwoorden(proef: Regels) -> None:
    result = planner.evaluate(proef, "proef", {"in_netwerk": True, "erkend_door": "vaph"}, "2026-11-22")
    assert result["waarschuwingen"] == [
        "Je antwoord op ‘de erkenning’ telt niet mee: dat vragen we niet als je bij ‘het netwerk’ ‘ja’ antwoordt."
    ]


@pytest.fixture(scope="module")
def verzet(regels: Regels) -> Regels:
    """Dezelfde termijn, vanaf een andere dag als het team de afspraak zelf verzet."""
    other = AndereStart({"verzet": ("ja",), "aangemaakt": ("ja",)}, "aanmaak_service", BRON)
    made = replace(
        regels.planners["opvolging"],
        vragen={
            "verzet": Vraag("Verzet?", "ja_nee"),
            "toeleiding": Vraag("Toeleiding?", "datum"),
            "aanmaak_service": Vraag("Aanmaak?", "datum", kort="de aanmaak"),
        },
        feiten={"aangemaakt": Feit("Aangemaakt", ingevuld="aanmaak_service")},
        termijnen={},
        overgenomen={"termijnen": ("eerste-gesprek",)},
        andere_start={"eerste-gesprek": other},
        volgorde=(),
        waarschuwingen=(),
        rijen={"alles": Rij({}, "zo", "Omdat.", BRON)},
        uitkomsten={"zo": Uitkomst("Zo", "Zo.", BRON)},
        voorwaarden={},
        stappen=(),
    )
    return replace(regels, planners=regels.planners | {"proef": made})


def test_een_termijn_waarvan_het_begin_niet_gevraagd_wordt_staat_er_niet(verzet: Regels) -> None:
    made = verzet.planners["proef"]
    asked = made.vragen | {"toeleiding": replace(made.vragen["toeleiding"], als={"verzet": ("ja",)})}
    rules = replace(verzet, planners=verzet.planners | {"proef": replace(made, vragen=asked)})
    rows = [
        planner.evaluate(rules, "proef", {"verzet": answer}, "2026-02-09")["termijnen"]
        for answer in (True, False)
    ]
    assert [len(found) for found in rows] == [1, 0]


@pytest.mark.parametrize(
    ("antwoorden", "datum"),
    [
        ({"verzet": False}, "2026-03-02"),
        ({"verzet": True}, "2026-02-26"),
        ({"verzet": True, "aanmaak_service": None}, "2026-03-02"),
        ({"verzet": True, "toeleiding": None}, "2026-02-26"),
        ({"toeleiding": None}, None),
    ],
    ids=["niet-verzet", "verzet", "zonder-aanmaak", "alleen-aanmaak", "geen-begin"],
)
def test_een_termijn_telt_vanaf_een_andere_dag_als_de_regels_dat_zeggen(
    verzet: Regels, antwoorden: dict[str, Any], datum: str | None
) -> None:
    """28 dagen na 2 februari 2026 is 2 maart; na 29 januari is het 26 februari."""
    days = {"toeleiding": "2026-02-02", "aanmaak_service": "2026-01-29"}
    rows = planner.evaluate(verzet, "proef", days | antwoorden, "2026-02-09")["termijnen"]
    assert [(row["id"], row["datum"]) for row in rows] == [("eerste-gesprek", datum)]
