"""What the pages may ask Python, for the build to practise: the short start can only do what was practised.

Whatever is not here still works: Python then starts the plain way. See docs/beheer/beslissingen/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from planner import browser, codec
from planner.authoring.gegevens import zonder_voorbeelden
from planner.authoring.randgevallen import duren, ijkdag, waarden
from planner.dossiers import opslag
from planner.model import Regels
from planner.vragen.antwoorden import lees
from planner.vragen.link import maak_link, velden_van

FIRST = {"bezig.dag": "15", "bezig.maand": "10", "bezig.jaar": "2025"}
STEMPEL = re.compile(r"DTSTAMP:\w+")
STRANGE = (
    "<img src=x>",
    "31",
    "É" * 300,
    "1/2/2026",
    "15 oktober 2025",
    "29-2-2023",
    "9" * 40,
    "€ 1.234,50",
    "½",
)


def vragen(rules: Regels) -> Iterator[str]:
    """Requests as JSON: the first is also the known answer that the page asks for at every start."""
    today = ijkdag(rules).isoformat()
    yield _ask("termijnen", today, velden=FIRST)
    for name, planner in rules.planners.items():
        yield _ask(name, today, velden={})
        given = [(it.gegeven, it.vandaag) for rule in planner.termijnen.values() for it in rule.voorbeelden]
        for raw, vandaag in [*given, *((it.gegeven, it.vandaag) for it in planner.voorbeelden)]:
            answers, _ = lees(planner, raw, tekst=True)
            day = (vandaag or ijkdag(rules)).isoformat()
            link = maak_link(planner, _plain(answers))
            yield _ask(name, day, link=link)
            if answers.keys() <= planner.vragen.keys():
                fields = velden_van(planner, _plain(answers))
                for code, days in (("A-1", 7), ("", 0), ("Jan Janssens", 0), ("jan@example.org", 14)):
                    yield _ask(name, day, velden=fields, ics=True, herinnering=days, sleutel=code)
        for key, question in planner.vragen.items():
            for value in waarden(question, planner, key, ijkdag(rules), duren(rules, name))[:3]:
                yield _ask(name, today, velden=velden_van(planner, _plain({key: value})))
            for text in STRANGE:
                parts = ("", ".dag", ".0.dag", ".0.aantal")
                yield _ask(name, today, velden={f"{key}{part}": text for part in parts})
        for text in STRANGE:
            yield _ask(name, today, link=f"#antwoorden:{text}=1&bezig={text}&%E0%A4%A&&==")
    yield _ask("bestaat-niet", today)
    yield from _dossiers(rules, today)


def _ask(name: str, today: str, **rest: Any) -> str:
    return json.dumps({"planner": name, "vandaag": today, "link": None, "basis": "../../"} | rest)


def _plain(value: Any) -> Any:
    """A typed answer as JSON."""
    match value:
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case bool() | int() | str() | None:
            return value
    return str(value)


def _dossiers(rules: Regels, today: str) -> Iterator[str]:
    """A whole life of Mijn dossiers; what Python gives back to keep is kept, as the page does."""
    browser.start(codec.dumps(zonder_voorbeelden(rules)))
    planner = rules.planners[opslag.PLANNER]
    kept = ""
    given = [it for rule in planner.termijnen.values() for it in rule.voorbeelden]
    fields = [velden_van(planner, _plain(lees(planner, it.gegeven, tekst=True)[0])) for it in given]
    steps: list[dict[str, Any]] = [{}]
    steps += [
        {"wat": "bewaar", "code": f"A-{n}", "velden": it, "geopend": ""} for n, it in enumerate(fields, 1)
    ]
    steps += [
        {"wat": "bewaar", "code": code, "velden": FIRST | {"toeleiding.dag": bad}, "geopend": opened}
        for code in ("A-2", "Jan Janssens", "85.07.30-033.28", "", "x" * 99, "<b>")
        for bad in ("", "32")
        for opened in ("", "A-1")
    ]
    steps += [{"wat": wat, "code": code} for wat in ("open", "verwijder") for code in ("A-1", "weg")]
    steps += [{"wat": "exporteer", "vorm": vorm} for vorm in ("csv", "json")]
    steps += [{"wat": "agenda", "herinnering": 7}]
    files = ["", "{", "[1, 2]", '{"versie": 1, "dossiers": [{"code": "B-1", "antwoorden": {"bezig": "x"}}]}']
    choices = [
        {"termijn": "maximumduur", "status": "komt", "dagen": "30", "code": "A"},
        {"termijn": "", "status": "", "dagen": "", "code": ""},
    ]
    queue = [*steps]
    exported: list[str] = []
    while queue:
        step = queue.pop(0)
        for choice in choices:
            request = {
                "soort": "dossiers",
                "opslag": kept,
                "vandaag": today,
                "basis": "../../",
                "actie": step,
            }
            text = json.dumps(request | {"overzicht": True, "keuze": choice, "aantal": 5})
            yield text
        answer = json.loads(browser.answer(text))
        kept = answer.get("opslag", kept)
        if "bestand" in answer:
            # The moment at which a calendar was made would make every build another one.
            exported.append(STEMPEL.sub("DTSTAMP:20200101T000000Z", answer["bestand"]))
        if not queue and exported:
            texts = [
                *exported,
                *files,
                *(text.replace("A-", "C-").replace("2026", "20x6") for text in exported),
            ]
            queue = [
                {"wat": "importeer", "tekst": text, "overschrijf": over, "naam": "a.csv"}
                for text in texts
                for over in (False, True)
            ]
            queue.append({"wat": "ruim-op"})
            exported = []
    for broken in (
        "{",
        '{"versie": 9}',
        '{"versie": 1, "dossiers": 5}',
        '{"versie": 1, "dossiers": [{"code": 1}]}',
    ):
        yield json.dumps(
            {"soort": "dossiers", "opslag": broken, "vandaag": today, "actie": {}, "overzicht": True}
        )
