"""What the pages may ask Python, for the build to practise: the short start can only do what was practised.

Whatever is not here still works: Python then starts the plain way. See docs/beheer/beslissingen/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import Any

from planner import browser, codec
from planner.authoring.gegevens import zonder_voorbeelden
from planner.authoring.randgevallen import duren, ijkdag, waarden
from planner.dossiers.opslag import PLANNER
from planner.model import Planner, Regels
from planner.verzoek import Actie, Dossierverzoek, Keuzeverzoek, Plannerverzoek
from planner.vragen.antwoorden import lees
from planner.vragen.link import maak_link, velden_van

BASIS = "../../"
EERSTE = {"bezig.dag": "15", "bezig.maand": "10", "bezig.jaar": "2025"}

# Python keeps a text in one, two or four bytes a character, and has functions of its own for each. Beside them
# stand those for large and small letters, digits, spaces and the ends of lines in other scripts.
SMAL, BREED, BREEDST = "É", "漢", "🙂"
VREEMD = (
    "<img src=x>",
    "31",
    "1/2/2026",
    "15 oktober 2025",
    "29-2-2023",
    "9" * 40,
    "€ 1.234,50",
    "-1e3",
    "½",
    "²",
    "٣",
    "ⅷ ﬁ İ ß Σς ǅ",
    "e\u0301 \u202e15\u202c",
    "\ufeff15\u00a0\u2009\u2028\x85\x1c",
    "a\x00b\t\r\n",
    "Ünïcode 漢字 🙂",
    "𝟙𝟝 \U00010400 \U0001e900",
    "\ud800",
    SMAL * 300,
    BREED * 300,
    BREEDST * 300,
)
# What people type as the name of a dossier: good, empty, a name, an address, a number of the national register.
CODES = ("A-1", "", "Jan Janssens", "jan@example.org", "85.07.30-033.28", "x" * 99, "<b>", *VREEMD)
HERINNERINGEN = (7, 0, 14)
# One example in so many is asked with a link too.
LINKS = 3
GETOOND = ("", "vandaag", "dossier", "overleg")
KEUZES = (
    Keuzeverzoek(termijn="maximumduur", status="komt", dagen="30", code="A"),
    Keuzeverzoek(termijn="", status="", dagen="", code=""),
    *(Keuzeverzoek(termijn=text, status=text, dagen=text, code=text) for text in VREEMD),
)
_HALF = re.compile("[\ud800-\udfff]")
STEMPEL = re.compile(r"DTSTAMP:\w+")


def vragen(rules: Regels) -> Iterator[str]:
    """Requests as JSON: the first is also the known answer that the page asks for at every start."""
    today = ijkdag(rules).isoformat()
    yield _vraag(Plannerverzoek(planner="termijnen", vandaag=today, velden=EERSTE))
    codes, strange = cycle(CODES), cycle(VREEMD)
    done: set[str] = set()
    for name, planner in rules.planners.items():
        yield _vraag(Plannerverzoek(planner=name, vandaag=today, velden={}))
        yield from _voorbeelden(rules, name, planner, codes)
        for key, question in planner.vragen.items():
            typed: dict[str, str] = {}
            for value in waarden(question, planner, key, ijkdag(rules), duren(rules, name))[:3]:
                typed = velden_van(planner, _plat({key: value}))
                yield _vraag(Plannerverzoek(planner=name, vandaag=today, velden=typed))
            # Fields of one kind are read alike: one of them gets every strange text, the others one each.
            for text in VREEMD if question.soort not in done else [next(strange)]:
                for field in dict.fromkeys((*typed, key, f"{key}.0.aantal")):
                    velden = typed | {field: text}
                    yield _vraag(Plannerverzoek(planner=name, vandaag=today, velden=velden))
            done.add(question.soort)
        text = next(strange)
        yield _vraag(Plannerverzoek(planner=name, vandaag=today, link=_kapotte_link(text)))
    for text in VREEMD:
        yield _vraag(Plannerverzoek(planner="termijnen", vandaag=today, link=_kapotte_link(text)))
        yield _vraag(Plannerverzoek(planner=text, vandaag=today))
    for code in CODES:
        yield _agenda(Plannerverzoek(planner="termijnen", vandaag=today, velden=EERSTE), code, 7)
    yield from _dossiers(rules, today)


def _vraag(request: Plannerverzoek) -> str:
    return zoals_de_browser({"link": None, "basis": BASIS} | request)


def zoals_de_browser(value: Any) -> str:
    """The JSON text that JSON.stringify makes of it: every character as it is, but half ones escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _HALF.sub(lambda match: f"\\u{ord(match[0]):x}", text)


def _agenda(request: Plannerverzoek, code: str, days: int) -> str:
    return _vraag({**request, "ics": True, "code": code, "herinnering": days})


def _kapotte_link(text: str) -> str:
    return f"#antwoorden:{text}=1&bezig={text}&%E0%A4%A&&=="


def _voorbeelden(rules: Regels, name: str, planner: Planner, codes: Iterator[str]) -> Iterator[str]:
    """Every example of a planner as a form whose calendar is asked for, and some as a link: those are read alike."""
    days = cycle(HERINNERINGEN)
    given = [(it.gegeven, it.vandaag) for rule in planner.termijnen.values() for it in rule.voorbeelden]
    given += [(it.gegeven, it.vandaag) for it in planner.voorbeelden]
    for number, (raw, vandaag) in enumerate(given):
        answers = _plat(lees(planner, raw, tekst=True)[0])
        day = (vandaag or ijkdag(rules)).isoformat()
        old = not answers.keys() <= planner.vragen.keys()
        if old or number % LINKS == 0:
            yield _vraag(Plannerverzoek(planner=name, vandaag=day, link=maak_link(planner, answers)))
        if not old:
            typed = Plannerverzoek(planner=name, vandaag=day, velden=velden_van(planner, answers))
            yield _agenda(typed, next(codes), next(days))


def _plat(value: Any) -> Any:
    """A typed answer as JSON."""
    match value:
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plat(item) for item in value]
        case dict():
            return {key: _plat(item) for key, item in value.items()}
        case bool() | int() | str() | None:
            return value
    return str(value)


# --- Mijn dossiers ----------------------------------------------------------------------------------


def _dossiers(rules: Regels, today: str) -> Iterator[str]:
    """A whole life of Mijn dossiers; what Python gives back to keep is kept, as the page does."""
    browser.start(codec.dumps(zonder_voorbeelden(rules)))
    kept = ""
    exported: list[str] = []
    picked, shown = cycle(KEUZES), cycle(GETOOND)
    # The second begins when the first is done: it reads what was exported.
    for actions in (_bewaren(rules), _inlezen(exported)):
        for action in actions:
            text = _verzoek(kept, today, action, next(picked), next(shown))
            yield text
            answer = json.loads(browser.answer(text))
            kept = answer.get("opslag", kept)
            if "bestand" in answer:
                # The moment at which a calendar was made would make every build another one.
                exported.append(STEMPEL.sub("DTSTAMP:20200101T000000Z", answer["bestand"]))
    for choice in KEUZES:
        yield _verzoek(kept, today, Actie(), choice)
    for broken in ("{", "NaN", '{"versie": 9}', '{"versie": 1, "dossiers": 5}', *VREEMD):
        yield _verzoek(broken, today, Actie(), KEUZES[0])


def _verzoek(kept: str, today: str, action: Actie, choice: Keuzeverzoek, shown: str = "") -> str:
    return zoals_de_browser(
        Dossierverzoek(
            soort="dossiers",
            opslag=kept,
            vandaag=today,
            basis=BASIS,
            actie=action,
            overzicht=True,
            keuze=choice,
            aantal=5,
            toon=shown,
            code=action.get("code", "A-2"),
        )
    )


def _bewaren(rules: Regels) -> Iterator[Actie]:
    """Keep, open, remove and take along."""
    planner = rules.planners[PLANNER]
    given = [it for rule in planner.termijnen.values() for it in rule.voorbeelden]
    yield Actie()
    for number, it in enumerate(given, 1):
        typed = velden_van(planner, _plat(lees(planner, it.gegeven, tekst=True)[0]))
        yield Actie(wat="bewaar", code=f"A-{number}", velden=typed, geopend="")
    for code in CODES:
        yield Actie(wat="bewaar", code=code, velden=EERSTE, geopend="A-1")
        yield Actie(wat="bewaar", code=code, velden=EERSTE, geopend="")
    for text in ("32", *VREEMD):
        yield Actie(wat="bewaar", code="A-2", velden=EERSTE | {"toeleiding.dag": text}, geopend=text)
        yield Actie(wat="open", code=text)
    for wat in ("open", "verwijder"):
        yield Actie(wat=wat, code="A-1")
        yield Actie(wat=wat, code="weg")
    yield from _merken(rules)
    yield Actie(wat="exporteer", vorm="csv")
    yield Actie(wat="exporteer", vorm="json")
    yield Actie(wat="agenda", herinnering=7)


def _merken(rules: Regels) -> Iterator[Actie]:
    """Mark, plan, tick, note and close, with what is wrong too; and all of that undone."""
    planner = rules.planners[PLANNER]
    for number, name in enumerate(planner.termijnen, 2):
        code = f"A-{number}"
        for kind in ("gepland", "gedaan", "gemotiveerd", "nvt", "anders") if number < 6 else ("gedaan",):
            for day, text in (("", "Jan Janssens"), ("5/1/2026", ""), ("32", ""))[: 9 if number < 4 else 1]:
                yield Actie(wat="markeer", code=code, termijn=name, merk=kind, dag=day, tekst=text)
        if number % 2:
            yield Actie(wat="ontmerk", code=code, termijn=name)
    for way in (*rules.aflopen, "weg"):
        yield Actie(wat="sluit", code="A-3", wijze=way, dag="")
        for step in rules.aflopen[way].stappen if way in rules.aflopen else ():
            yield Actie(wat="vink", code="A-3", item=f"afloop-{way}/{step}", aan=True)
        yield Actie(wat="heropen", code="A-3")
    yield Actie(wat="sluit", code="A-4", wijze=next(iter(rules.aflopen)), dag="")
    yield Actie(wat="vinken", code="A-2", lijst="einde", items=["einde/a", "einde/b"])
    yield Actie(wat="vinkjes", code="A-2")
    for text in ("", "Kort", *VREEMD):
        yield Actie(wat="noteer", code="A-2", nota=text)
        yield Actie(wat="vink", code="A-2", item=text, aan=False)


def _inlezen(exported: list[str]) -> Iterator[Actie]:
    """Read files: those that were made before, those with something wrong, and any other; then clear up."""
    changed = [text.replace("A-", "C-").replace("2026", "20x6") for text in exported]
    texts = [*exported, *changed, "", "{", "[1, 2]"]
    for strange in VREEMD:
        entry = {"code": strange, "antwoorden": {"bezig": strange, strange: strange}}
        texts.append(json.dumps({"versie": 1, "dossiers": [entry]}, ensure_ascii=False))
        texts.append(f"code;bezig;{strange}\n{strange};15/10/2025;{strange}\nA;{strange};\n")
        texts.append(strange)
    for number, text in enumerate(texts):
        # What can be read, over what is there and beside it.
        for over in (False, True) if number < 2 * len(exported) else (number % 2 == 0,):
            yield Actie(wat="importeer", tekst=text, overschrijf=over, naam="a.csv")
    yield Actie(wat="ruim-op")
