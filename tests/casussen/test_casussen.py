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

from planner.model import Regels
from planner.soorten import uitslag
from planner.toon.leg_uit import leg_uit, leg_wijzigingen_uit
from planner.toon.notitie import notitie
from planner.toon.resultaat import als_json
from planner.toon.uitleg import Uitleg
from planner.toon.weergave import Weergave
from planner.vragen.antwoorden import lees
from tests.nu import regels_van_nu

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
        "plaats",
    ),
    *("ontbreekt", "anders", "regels", "totaal", "zegt", "zegt_niet"),
}
LEEG = re.compile(
    r"\(nog niet bekend\)|\(geen waarde bekend\)|\bNone\b|\bnull\b|\{|\}|\bTrue\b|\bFalse\b|  +"
)

type Moment = dict[str, Any]


def verhalen() -> Iterator[dict[str, Any]]:
    for path in sorted(HIER.glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        # BaseLoader: alles blijft tekst, zoals in de regels.
        found = yaml.load(text, Loader=yaml.BaseLoader)
        nodes = next(value for key, value in yaml.compose(text).value if key.value == "momenten")
        for moment, node in zip(found["momenten"], nodes.value, strict=True):
            moment["plaats"] = f"tests/casussen/{path.name}:{node.start_mark.line + 1}"
        yield found


def momenten() -> Iterator[Any]:
    for verhaal in verhalen():
        dossier: dict[str, Any] = {}
        for moment in verhaal["momenten"]:
            dossier = dossier | moment.get("dossier", {})
            case = moment | {"gegeven": moment.get("gegeven", dossier)}
            yield pytest.param(case, id=f"{verhaal['naam']} {moment['dag']} {moment['planner']}")


@pytest.fixture(scope="session")
def regels() -> Regels:
    return regels_van_nu()


def antwoord(regels: Regels, moment: Moment) -> Uitleg:
    if moment["planner"] not in regels.planners:
        faal(moment, [f"de planner ‘{moment['planner']}’ bestaat niet meer. Haal dit moment weg"])
    answers, errors = lees(regels.planners[moment["planner"]], moment["gegeven"], tekst=True)
    if errors:
        faal(moment, [f"{error.vraag}: {error.melding}" for error in errors])
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


def faal(moment: Moment, klachten: list[str]) -> None:
    """What somebody who changed a rule reads: where the story stands, what it expects, what the rules say now."""
    said = "\n".join(f"- {text}." for text in klachten)
    pytest.fail(
        f"{moment['plaats']}: op {moment['dag']} (planner {moment['planner']}) klopt dit verhaal niet meer met de "
        f"regels:\n{said}\nWilde je dit veranderen, verander dan ook het verhaal: tel het zelf na, en schrijf de telling "
        "erachter. Wilde je het niet, kijk dan je wijziging na.",
        pytrace=False,
    )


def verwacht(moment: Moment, regels: Regels, found: Uitleg) -> Iterator[tuple[str, Any, Any]]:
    """What a moment names, what it should be, and what the rules say."""
    result = als_json(found)
    if "uitkomst" in moment:
        yield "de uitkomst", moment["uitkomst"], result["uitkomst"] or "geen"
    rows = {row["id"]: row for row in result["termijnen"]}
    for name, day in moment.get("termijnen", {}).items():
        yield f"de termijn {name}", day, rows.get(name, {}).get("datum") or "geen"
    for key, words in (("veilig", "de veilige dag van"), ("status", "de stand van")):
        for name, expected in moment.get(key, {}).items():
            yield f"{words} {name}", expected, rows.get(name, {}).get(key)
    verdicts = {reason["regel"]: reason["oordeel"] for reason in result["redenen"]}
    for name, expected in moment.get("redenen", {}).items():
        yield f"de voorwaarde {name}", expected, verdicts.get(name)
    if "ontbreekt" in moment:
        yield "wat nog gevraagd wordt", moment["ontbreekt"], result["ontbreekt"]
    for name in moment.get("anders", ()):
        yield (
            "wat er met andere antwoorden kan",
            name,
            {row["uitkomst"]: row["uitkomst"] for row in result["anders"]}.get(name),
        )
    if "regels" in moment:
        yield (
            "de uitkomst per regel",
            moment["regels"],
            [line["uitkomst"] for line in result["bedragen"]["regels"]],
        )
        yield "het totaal", moment["totaal"], result["bedragen"]["totaal"]
    shown = leesbaar(Weergave(regels).resultaat(found))
    for text in moment.get("zegt", []):
        yield "de tekst op het scherm", text, text if text in shown else "een tekst zonder deze woorden"
    for text in moment.get("zegt_niet", []):
        if text in shown:
            yield "de tekst op het scherm", f"een tekst zonder ‘{text}’", text


@pytest.mark.parametrize("moment", list(momenten()))
def test_het_antwoord_is_dat_van_de_bronnen(regels: Regels, moment: Moment) -> None:
    assert not moment.keys() - VELDEN
    rows = verwacht(moment, regels, antwoord(regels, moment))
    wrong = [
        f"{what}: het verhaal zegt {wanted}, de regels geven {now or 'niets'}"
        for what, wanted, now in rows
        if now != wanted
    ]
    if wrong:
        faal(moment, wrong)


def voorbeelden() -> Iterator[Any]:
    """The examples in the rule files, those of one deadline too, in the shape of a moment."""
    rules = regels_van_nu()
    for name, rule in rules.planners.items():
        examples = [*rule.voorbeelden, *(e for t in rule.termijnen.values() for e in t.voorbeelden)]
        for example in examples:
            day = (example.vandaag or date(2026, 11, 22)).isoformat()
            place = f"data/planners/{name}.yml, voorbeeld ‘{example.naam}’"
            case = {"dag": day, "planner": name, "gegeven": example.gegeven, "plaats": place}
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


# Not in each run: who adds an outcome gives it an example (`check` asks for that); its story may come later.
@pytest.mark.lang
def test_samen_gebruiken_de_dossiers_elke_planner_en_elke_uitkomst(regels: Regels) -> None:
    reached: dict[str, set[str]] = defaultdict(set)
    for param in momenten():
        moment = param.values[0]
        reached[moment["planner"]] |= {name for _, name in antwoord(regels, moment).uitslag.uitkomsten}
    missing = [
        f"{name}: {outcome}"
        for name, rules in regels.planners.items()
        for outcome in (getattr(rules, "uitkomsten", {}) or [""])
        if name not in reached or (outcome and outcome not in reached[name])
    ]
    assert missing == [], "Zet in een verhaal in tests/casussen een moment dat hierop uitkomt."


def test_het_zijn_tien_dossiers_die_meer_dan_een_dag_duren() -> None:
    found = list(verhalen())
    assert len(found) == 10
    for verhaal in found:
        days = [moment["dag"] for moment in verhaal["momenten"]]
        assert days == sorted(days)
        assert days[0] < days[-1]
        assert verhaal["verhaal"]
        assert verhaal["geleerd"]
