"""Checks on the pages, as editors run them: python -m macros.redactie.paginacontrole

A number that a rule governs must come from the rule, an abbreviation must be in the glossary, and each section
of the sources must be on a page; a few words are written one way (`woordkeuze`). Otherwise a page says something else than the planners after the next change,
and nobody notices. Broken links and anchors stop the strict build itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from macros.beheer import ongedekt
from macros.fasen import fase_van
from macros.paginas import Pagina, lees
from macros.redactie import stiltecontrole, woordkeuze
from planner import taal
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens, read_folder
from planner.authoring.naslagmodel import ZOEKWOORDEN
from planner.dates import Duur
from planner.geval import in_voege
from planner.model import DuurWaarde, Grootheid, Regels

# Parts of a page in which numbers are names or addresses: links, code, HTML tags, section numbers.
_GEEN_TEKST = re.compile(
    r"```.*?```|`[^`\n]*`|<!--.*?-->|<[^>\n]*>|\]\([^)\n]*\)|\{[^}\n]*\}|https?://\S+|[\w.-]+@[\w.-]+",
    re.DOTALL,
)
_TELWOORD = {
    word: number
    for number, word in enumerate(
        [
            "nul",
            "één",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
        ]
    )
} | {"vierentwintig": 24, "achtentwintig": 28, "drieënveertig": 43, "zestig": 60}
_GETAL = rf"(?<![\w.,:/+-])(\d{{1,4}}|{'|'.join(_TELWOORD)})(?![\w/])"
_EENHEID = r"(kalenderdag(?:en)?|dag(?:en)?|week|weken|maand(?:en)?|jaar|jaren)"
_DUUR = re.compile(rf"{_GETAL}[ \u00a0]+{_EENHEID}\b", re.IGNORECASE)
_EURO = re.compile(
    r"(?:€|EUR)[ \u00a0]*(\d[\d. ]*(?:,\d+)?)|(?<![\w.,])(\d[\d.]*(?:,\d+)?)[ \u00a0]*(?:euro|€)",
    re.IGNORECASE,
)
_DEEL = re.compile(rf"{_GETAL}[ \u00a0]*(?:%|procent)", re.IGNORECASE)
_DAG = re.compile(
    rf"(?<![\d/])(\d{{1,2}})[ \u00a0](?:({'|'.join(taal.MAANDEN)}))[ \u00a0](\d{{4}})", re.IGNORECASE
)
_DAG_KORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_AANTAL = re.compile(rf"{_GETAL}[ \u00a0]+([\w-]{{4,}})(?:[ \u00a0]+([\w-]{{4,}}))?", re.IGNORECASE)
_AFKORTING = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]+(?:[.-][A-Z0-9]+)*(?![\w])")
_ROMEINS = re.compile(r"[IVX]+")
# Kinds of files, known to whoever uses a computer.
_BEKEND = {"CSV", "JSON", "PDF", "UTF-8"}
# A whole page about one number, or words of everyday language, may keep it by hand: say why in the front matter.
SLEUTEL = "met_de_hand"
# What may stand in the front matter; the last two are the theme's.
BOVENAAN = ("title", "description", "bronnen", "nagekeken_op", SLEUTEL, "proef", "hide", "search")
# A count above this is flagged whatever word follows it; a smaller one only before the word it counts.
OPVALLEND = 16
# Words in the titles of counts that are no nouns.
GEWOON = {"kleinste", "grootste", "meeste", "mogelijke", "traject", "welke", "binnen", "voorbeeld"}


def kijk_na(pages: list[Pagina], data: Gegevens, vandaag: date) -> list[Probleem]:
    """Every problem of the pages."""
    rules = data.regels()
    governed, known, words = (
        Getallen(in_voege_op(rules, vandaag)),
        afkortingen(data),
        woordkeuze.woorden(data),
    )
    problems: list[Probleem] = list(woordkeuze.in_gegevens(data, words))
    for page in pages:
        problems += voorwerk(page)
        # Pages for editors are about files and programs, with values as examples.
        if not page.pad.startswith("beheer/"):
            problems += getallen(page, governed)
            problems += onbekende_afkortingen(page, known)
            problems += woordkeuze.in_pagina(page, leesbaar(page), words)
    problems += stiltecontrole.kijk_na(pages, data)
    problems += fasen(pages, data)
    for source in ongedekt(rules, pages):
        problems.append(
            Probleem(
                "data/bronnen.yml",
                data.bestanden["bronnen.yml"].regel(source.document, "secties", source.sectie),
                f"Geen enkele pagina noemt {source.document} {source.sectie}. Zet deze sectie bij ‘bronnen’ "
                "bovenaan de pagina die erover gaat.",
            )
        )
    return sorted(problems)


# --- front matter -----------------------------------------------------------------------------------


def voorwerk(page: Pagina) -> Iterator[Probleem]:
    """A page says what it is about, and a page of the handbook also where that comes from."""
    name = f"docs/{page.pad}"
    if page.fout:
        yield Probleem(name, 1, f"Het blok bovenaan de pagina is niet te lezen: {page.fout}")
        return
    for key in ("title", "description"):
        if not page.meta.get(key):
            yield Probleem(name, 1, f"Bovenaan deze pagina ontbreekt ‘{key}’.")
    if page.pad.startswith(("handboek/", "kader/", "checklists/")) and page.pad.count("/"):
        if page.nagekeken_op is None:
            yield Probleem(name, 1, "Bovenaan deze pagina ontbreekt ‘nagekeken_op’ (jjjj-mm-dd).")
        if not page.aangehaald and page.pad.rpartition("/")[2] not in ("alles.md", "index.md"):
            yield Probleem(name, 1, "Bovenaan deze pagina ontbreekt ‘bronnen’: uit welke sectie komt ze?")
    for key in page.meta:
        if key not in BOVENAAN:
            yield Probleem(
                name, 1, f"Bovenaan deze pagina kan ‘{key}’ niet staan.{_in_plaats(str(key), page)}"
            )
    if not isinstance(page.meta.get(SLEUTEL) or {}, dict):
        yield Probleem(name, 1, f'Schrijf bij ‘{SLEUTEL}’ per stuk tekst de reden: "18 maanden": waarom.')


def _in_plaats(key: str, page: Pagina) -> str:
    """What to do with a key that the front matter does not have."""
    if key.startswith("zoek"):
        return f" Zoekwoorden staan in data/{ZOEKWOORDEN}/{page.pad.removesuffix('.md')}.yml."
    return taal.bedoelde_je(key, BOVENAAN)


def fasen(pages: list[Pagina], data: Gegevens) -> Iterator[Probleem]:
    """Every page of the handbook leads to the planners, the checklist and the tasks of its phase."""
    phases, file = data["fasen.yml"], data.bestanden["fasen.yml"]
    known = [page.pad for page in pages]
    for path in known:
        if path.startswith("handboek/") and path.count("/") > 1 and not fase_van(phases, path):
            yield Probleem(
                f"docs/{path}",
                1,
                f"Deze pagina hoort nog bij geen fase. Zet {path} in data/fasen.yml bij ‘paginas’ van de fase waarover ze gaat.",
            )
    folders = {f"{path.rpartition('/')[0]}/" for path in known}
    for key, phase in phases.items():
        for number, path in enumerate(phase.paginas):
            if path not in folders and path not in known:
                yield Probleem(
                    file.naam,
                    file.regel(key, "paginas", number),
                    f"De pagina ‘{path}’ bestaat niet.{taal.bedoelde_je(path, known)}",
                )
        if phase.checklist and phase.checklist not in known:
            yield Probleem(
                file.naam,
                file.regel(key, "checklist"),
                f"De checklist ‘{phase.checklist}’ bestaat niet.{taal.bedoelde_je(phase.checklist, known)}",
            )
        for field, names in (("planners", phase.planners), ("ook", phase.ook)):
            for number, name in enumerate(names):
                if name not in data.map("planners"):
                    yield Probleem(
                        file.naam,
                        file.regel(key, field, number),
                        f"De planner ‘{name}’ bestaat niet.{taal.bedoelde_je(name, data.map('planners'))}",
                    )


# --- numbers ----------------------------------------------------------------------------------------


class Getallen:
    """Values, in the ways in which a page could write them. Each has its name and what it is a value of."""

    def __init__(self, waarden: Iterable[tuple[str, Grootheid, object]]) -> None:
        self.duren: dict[tuple[int, str], str] = {}
        self.bedragen: dict[Decimal, str] = {}
        self.delen: dict[Decimal, str] = {}
        self.datums: dict[date, str] = {}
        self.aantallen: list[tuple[int, set[str], str]] = []
        for name, value, found in waarden:
            self._neem(name, value, found)

    def _neem(self, name: str, value: Grootheid, found: object) -> None:
        match found:
            case Duur():
                self.duren.setdefault((found.aantal, found.eenheid), name)
            case date():
                self.datums.setdefault(found, name)
            case Decimal() if value.soort == "bedrag":
                self.bedragen.setdefault(found, name)
            case Decimal():
                self.delen.setdefault(found, name)
            case int():
                nouns = {word.lower() for word in re.findall(r"[\w-]{5,}", value.titel)} - GEWOON
                self.aantallen.append((found, nouns, name))

    def in_tekst(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Place, words and name of each governed number in a text."""
        for match in _DUUR.finditer(text):
            found = Duur.parse(f"{_getal(match[1])} {match[2].lower()}")
            name = self.duren.get((found.aantal, found.eenheid))
            if name:
                yield match.start(), match[0], name
        for match in _EURO.finditer(text):
            name = self.bedragen.get(_bedrag(match[1] or match[2]), "")
            if name:
                yield match.start(), match[0].strip(), name
        for match in _DEEL.finditer(text):
            name = self.delen.get(Decimal(_getal(match[1])), "")
            if name:
                yield match.start(), match[0], name
        for match in _DAG.finditer(text):
            yield from self._datum(
                match, int(match[3]), taal.MAANDEN.index(match[2].lower()) + 1, int(match[1])
            )
        for match in _DAG_KORT.finditer(text):
            yield from self._datum(match, int(match[3]), int(match[2]), int(match[1]))
        for match in _AANTAL.finditer(text):
            for number, nouns, name in self.aantallen:
                # "één" is also just a word.
                if number != _getal(match[1]) or (number == 1 and not match[1].isdigit()):
                    continue
                if number > OPVALLEND or any(
                    _zelfde(word.lower(), nouns) for word in match.groups()[1:] if word
                ):
                    yield match.start(), match[0], name
                    break

    def _datum(self, match: re.Match[str], year: int, month: int, day: int) -> Iterator[tuple[int, str, str]]:
        try:
            name = self.datums.get(date(year, month, day))
        except ValueError:
            return
        if name:
            yield match.start(), match[0], name


def in_voege_op(rules: Regels, vandaag: date) -> Iterator[tuple[str, Grootheid, object]]:
    """The values in force on a day, and the durations of the deadlines."""
    for name, value in rules.waarden.items():
        if version := in_voege(value.waarden, vandaag):
            yield name, value, version.waarde
    for planner in rules.planners.values():
        for name, rule in planner.termijnen.items():
            if isinstance(rule.duur, tuple) and (term := in_voege(rule.duur, vandaag)):
                yield name, DuurWaarde(titel=rule.titel, soort="duur", waarden=rule.duur), term.waarde


def getallen(page: Pagina, governed: Getallen) -> Iterator[Probleem]:
    """Numbers that a rule governs, typed by hand. Front matter can allow one, with a reason."""
    allowed = page.meta.get(SLEUTEL) or {}
    text = leesbaar(page)
    for place, words, name in governed.in_tekst(text):
        if not any(words.lower() == str(key).lower() for key in allowed):
            yield Probleem(
                f"docs/{page.pad}",
                page.regel(place),
                f'‘{words}’ staat hier met de hand. Gebruik {{{{ waarde("{name}") }}}}, dan verandert het mee. '
                f"Is het toch iets anders, zeg dat dan bovenaan bij ‘{SLEUTEL}’.",
            )
    for key in ("title", "description"):
        for _, words, name in governed.in_tekst(str(page.meta.get(key) or "")):
            if not any(words.lower() == str(item).lower() for item in allowed):
                yield Probleem(
                    f"docs/{page.pad}",
                    1,
                    f"‘{words}’ staat met de hand in ‘{key}’ (waarde {name}). Schrijf het anders.",
                )


def leesbaar(page: Pagina) -> str:
    """What a visitor reads, with everything else blanked out in place."""
    return _GEEN_TEKST.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.zonder_macros())


def _getal(text: str) -> int:
    return int(text) if text.isdigit() else _TELWOORD[text.lower()]


def _zelfde(word: str, nouns: set[str]) -> bool:
    """Whether a word is one of the nouns, or a part of it: regio and zorgregio."""
    return any(word.endswith(noun) or noun.endswith(word) for noun in nouns)


def _bedrag(text: str) -> Decimal:
    """An amount as it is written in Dutch: 1.061,2 or 883,27."""
    return Decimal(text.strip().replace(" ", "").replace(".", "").replace(",", "."))


# --- abbreviations ----------------------------------------------------------------------------------


def afkortingen(data: Gegevens) -> set[str]:
    """Every abbreviation and word that the glossary and the roles know."""
    texts: list[str] = []
    for entry in data["begrippen.yml"].values():
        texts += [entry.naam, entry.afkorting, *entry.ook]
    for role in data["rollen.yml"].values():
        texts += [role.naam, role.afkorting]
    return {match[0] for text in texts for match in _AFKORTING.finditer(text)}


def onbekende_afkortingen(page: Pagina, known: Iterable[str]) -> Iterator[Probleem]:
    """Abbreviations that a reader cannot look up."""
    names = set(known) | _BEKEND
    seen: set[str] = set()
    allowed = {str(key) for key in page.meta.get(SLEUTEL) or {}}
    for match in _AFKORTING.finditer(leesbaar(page)):
        word = match[0]
        if word in names | seen | allowed or _ROMEINS.fullmatch(word):
            continue
        seen.add(word)
        yield Probleem(
            f"docs/{page.pad}",
            page.regel(match.start()),
            f"De afkorting ‘{word}’ staat niet bij de begrippen. Schrijf ze voluit, of zet ze in data/begrippen.yml."
            f"{taal.bedoelde_je(word, names)}",
        )


def main(project: Path) -> int:
    """Print every problem; 1 when there is one."""
    data = read_folder(project / "data")
    if data.problemen:
        print("Eerst de regels: python -m planner check", file=sys.stderr)
        return 1
    pages = lees(project / "docs")
    problems = kijk_na(pages, data, date.today())
    for problem in problems:
        print(problem)
    if not problems:
        print(f"In orde: {len(pages)} pagina’s.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parents[2]))
