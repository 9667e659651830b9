"""Tien verzonnen dossiers, van toeleiding tot eindadvies, zoals een nieuwe casemanager zorg ze zou beleven.

Elk dossier is een YAML-bestand met een codenaam. Een moment is een dag, een vraag in gewone taal, een planner, wat
men dan weet, en het antwoord dat met de hand uit de bronnen is gehaald, niet uit de code: de telling staat erbij.
Het dossier van de termijnplanner groeit mee van moment tot moment.

`zegt` zoekt in de tekst die op het scherm komt, zonder opmaak. Daarnaast moet elk antwoord te begrijpen zijn:
geen lege plek, geen `null`, en bij elke uitkomst, stap en reden een bron.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

import planner
from planner.model import Regels
from planner.soorten import uitslag
from planner.toon.leg_uit import leg_uit, leg_wijzigingen_uit
from planner.toon.notitie import notitie
from planner.toon.resultaat import als_json
from planner.toon.uitleg import Uitleg
from planner.toon.weergave import Weergave
from planner.vragen.antwoorden import lees

HIER = Path(__file__).parent
VELDEN = {
    *(
        "dag",
        "vraag",
        "planner",
        "dossier",
        "gegeven",
        "uitkomst",
        "termijnen",
        "veilig",
        "status",
        "redenen",
    ),
    *("ontbreekt", "anders", "regels", "totaal", "zegt", "zegt_niet"),
}
LEEG = re.compile(
    r"\(nog niet bekend\)|\(geen waarde bekend\)|\bNone\b|\bnull\b|\{|\}|\bTrue\b|\bFalse\b|  +"
)

type Moment = dict[str, Any]


def verhalen() -> Iterator[dict[str, Any]]:
    for path in sorted(HIER.glob("*.yml")):
        # BaseLoader: alles blijft tekst, zoals in de regels.
        yield yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def momenten() -> Iterator[Any]:
    for verhaal in verhalen():
        dossier: dict[str, Any] = {}
        for moment in verhaal["momenten"]:
            dossier = dossier | moment.get("dossier", {})
            case = moment | {"gegeven": moment.get("gegeven", dossier)}
            yield pytest.param(case, id=f"{verhaal['naam']} {moment['dag']} {moment['planner']}")


@pytest.fixture(scope="session")
def regels() -> Regels:
    return planner.load(HIER.parents[1] / "data")


def antwoord(regels: Regels, moment: Moment) -> Uitleg:
    answers, errors = lees(regels.planners[moment["planner"]], moment["gegeven"], tekst=True)
    assert not errors
    found = uitslag(regels, moment["planner"], answers, date.fromisoformat(moment["dag"]))
    return replace(leg_uit(found), anders=leg_wijzigingen_uit(found))


class _Tekst(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def leesbaar(html: str) -> str:
    """What somebody reads: the text without its mark-up."""
    parser = _Tekst()
    parser.feed(html)
    return re.sub(r"\s+", " ", " ".join(part.strip() for part in parser.parts))


@pytest.mark.parametrize("moment", list(momenten()))
def test_het_antwoord_is_dat_van_de_bronnen(regels: Regels, moment: Moment) -> None:
    assert not moment.keys() - VELDEN
    found = antwoord(regels, moment)
    result = als_json(found)
    if "uitkomst" in moment:
        assert (result["uitkomst"] or "geen") == moment["uitkomst"]
    rows = {row["id"]: row for row in result["termijnen"]}
    for name, day in moment.get("termijnen", {}).items():
        assert (rows.get(name, {}).get("datum") or "geen") == day, name
    for key in ("veilig", "status"):
        for name, expected in moment.get(key, {}).items():
            assert rows[name][key] == expected, name
    verdicts = {reason["regel"]: reason["oordeel"] for reason in result["redenen"]}
    assert moment.get("redenen", {}).items() <= verdicts.items()
    if "ontbreekt" in moment:
        assert result["ontbreekt"] == moment["ontbreekt"]
    if "anders" in moment:
        assert {row["uitkomst"] for row in result["anders"]} >= set(moment["anders"])
    if "regels" in moment:
        assert [line["uitkomst"] for line in result["bedragen"]["regels"]] == moment["regels"]
        assert result["bedragen"]["totaal"] == moment["totaal"]
    shown = leesbaar(Weergave(regels).resultaat(found))
    for text in moment.get("zegt", []):
        assert text in shown
    for text in moment.get("zegt_niet", []):
        assert text not in shown


def voorbeelden() -> Iterator[Any]:
    """The examples in the rule files, those of one deadline too, in the shape of a moment."""
    rules = planner.load(HIER.parents[1] / "data")
    for name, rule in rules.planners.items():
        examples = [*rule.voorbeelden, *(e for t in rule.termijnen.values() for e in t.voorbeelden)]
        for example in examples:
            day = (example.vandaag or date(2026, 11, 22)).isoformat()
            case = {"dag": day, "planner": name, "gegeven": example.gegeven}
            yield pytest.param(case, id=f"{name} {example.naam}")


@pytest.mark.parametrize("moment", [*momenten(), *voorbeelden()])
def test_elk_antwoord_is_te_lezen_en_heeft_een_bron(regels: Regels, moment: Moment) -> None:
    found = antwoord(regels, moment)
    shown, result = leesbaar(Weergave(regels).resultaat(found)), als_json(found)
    # Zonder regel voor die dag is er ook geen waarde om te tonen; het antwoord zegt dat dan zelf.
    outside = ["(geen waarde bekend)"] if "is hier geen regel bekend" in shown else []
    assert not [empty for empty in LEEG.findall(shown) if empty not in outside]
    lines = [empty for line in notitie(regels, found).splitlines() for empty in LEEG.findall(line)]
    assert not [empty for empty in lines if empty not in outside]
    parts = [result.get("antwoord"), *result["stappen"], *result["redenen"], *result.get("ontwerpen", [])]
    for item in filter(None, parts):
        assert item["bron"], item
    for row in result["termijnen"]:
        assert row["bron"]
        assert row["uitleg"]["bron"]
        assert all(reading["bron"] for reading in row["lezingen"])
    for remark in result["letop"]:
        # What the engine itself says of the dates that somebody filled in is no rule of a source.
        own = ("ligt vóór", "geen regel bekend", "nog in de toekomst")
        assert remark["bron"] or any(words in remark["tekst"] for words in own)


def test_samen_gebruiken_de_dossiers_elke_planner_en_elke_uitkomst(regels: Regels) -> None:
    reached: dict[str, set[str]] = defaultdict(set)
    for param in momenten():
        moment = param.values[0]
        reached[moment["planner"]] |= {name for _, name in antwoord(regels, moment).uitslag.uitkomsten}
    for name, rules in regels.planners.items():
        assert name in reached
        assert set(getattr(rules, "uitkomsten", {})) <= reached[name], name


def test_het_zijn_tien_dossiers_die_meer_dan_een_dag_duren() -> None:
    found = list(verhalen())
    assert len(found) == 10
    for verhaal in found:
        days = [moment["dag"] for moment in verhaal["momenten"]]
        assert days == sorted(days)
        assert days[0] < days[-1]
        assert verhaal["verhaal"]
        assert verhaal["geleerd"]
