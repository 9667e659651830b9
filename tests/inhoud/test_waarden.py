"""Een antwoord noemt een waarde, ook als haar regel pas na het begin van het traject kwam."""

import json
from datetime import date

import pytest

import planner
from planner.vragen.antwoorden import lees
from planner.woorden import GEEN_WAARDE
from tests.nu import regels_van_nu
from tests.vast import DATA

RULES = regels_van_nu()
VAST = planner.load(DATA)


def test_geen_enkel_voorbeeld_laat_een_waarde_open() -> None:
    """Behalve een traject van vóór de oudste regel die hier bekend is."""
    wrong = []
    for naam, found in RULES.planners.items():
        for example in found.voorbeelden:
            answers, _ = lees(found, example.gegeven, tekst=True)
            early = any(isinstance(day, date) and day < date(2023, 7, 1) for day in answers.values())
            result = planner.evaluate(RULES, naam, answers, example.vandaag or date(2026, 11, 29))
            if not early and GEEN_WAARDE in json.dumps(result, ensure_ascii=False):
                wrong.append(f"{naam}: {example.naam}")
    assert wrong == []


@pytest.mark.parametrize("bezig", [date(2023, 10, 2), date(2025, 6, 2)])
def test_wat_na_het_traject_komt_volgt_de_regel_van_vandaag(bezig: date) -> None:
    """De regels voor arbeidsmatige activiteiten beginnen op 1 januari 2024, ook voor wie in 2023 startte."""
    answers = {
        "vroegtijdig_stoppen": False,
        "bezig": bezig,
        "verlenging_maanden": 0,
        "plan_uitgevoerd": "ja",
        "inschatting": "onbetaald-op-werkvloer",
    }
    result = planner.evaluate(VAST, "eindadvies", answers, date(2026, 3, 1))
    assert any("minstens 12 uur per week" in text for text in result["waarschuwingen"])


def test_een_afspraak_zonder_begin_in_de_bron_zegt_dat() -> None:
    """De formule 17+1 is een gewoonte: geen bron zegt sinds wanneer."""
    answers = {"bezig": date(2025, 6, 2), "zeventien_plus_een": True}
    result = planner.evaluate(VAST, "termijnen", answers, date(2026, 3, 1))
    row = next(item for item in result["termijnen"] if item["id"] == "uitvoering-klaar")
    assert "de bron noemt geen begin" in row["uitleg"]["kinderen"][0]["omdat"]
