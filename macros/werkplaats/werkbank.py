"""What Python does on the page Regelwerkplaats, in the browser: JSON text in, JSON text out.

The rules of this version of the site come read and checked from the build; only the files that somebody
changed are read again. Nothing here raises for what somebody types.
"""

from __future__ import annotations

import base64
import json
import pickle
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from macros.formulier import formulier
from macros.paginas import ontleed
from macros.redactie import gewijzigde_teksten, oude_namen, oude_waarden
from macros.site import Site
from macros.teksten import MacroFout
from macros.werkplaats import klusblad, pakket
from macros.werkplaats.bladzijde import Bladzijden
from macros.werkplaats.paginabeeld import beeld
from macros.wijzigingen import samen
from planner import taal
from planner.authoring.bewerken import klussen
from planner.authoring.bewerken.klus import Stand
from planner.authoring.bewerken.verschil import verschil
from planner.authoring.bewerken.wijziging import MAP
from planner.authoring.check import check
from planner.authoring.effect.vergelijking import vergelijk
from planner.authoring.effect.verslag import Aanroepen, aanroepen_in, verslag
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens, read_file
from planner.authoring.koppen import koppen_van
from planner.authoring.naslagmodel import ZOEKWOORDEN
from planner.authoring.samenhang.alles import controleer
from planner.authoring.zoekwoorden import geen_stuk
from planner.browser import answer_with
from planner.model import Regels
from planner.verzoek import Plannerverzoek

# A page, and the anchors for which there are search words.
type Stukken = Mapping[str, tuple[str, ...]]
_WERK: list[Werkbank] = []
NIET_LEESBAAR = "De regels kunnen nog niet gelezen worden. Los eerst de problemen op."


def start(gegevens: bytes) -> None:
    """Take the data of this version of the site, as `bewaar` made it. Call once, before `answer`."""
    # Safe: it comes from the same build as this code.
    _WERK[:] = [Werkbank(*pickle.loads(bytes(gegevens)))]


def bewaar(data: Gegevens, paginas: Aanroepen, stukken: Stukken) -> bytes:
    """Data that was read, the macros of the pages, and the pieces of pages that have search words, for `start`: reading
    all YAML again would take the browser many seconds."""
    return pickle.dumps((data, paginas, stukken), protocol=5)


def answer(request_json: str) -> str:
    """Answer one request of the page: `wat` says which, `wijzigingen` holds the changed files by path."""
    request = json.loads(request_json)
    return json.dumps(_WERK[0].antwoord(request), ensure_ascii=False)


class Werkbank:
    """The rules of the site beside those with somebody's changes."""

    def __init__(self, basis: Gegevens, paginas: Aanroepen, stukken: Stukken) -> None:
        self.basis, self.paginas, self.stukken = basis, paginas, stukken
        self.nu = basis.regels()
        self._straks: tuple[dict[str, str], Regels | None] = ({}, self.nu)

    def antwoord(self, request: dict[str, Any]) -> dict[str, Any]:
        """One request. `wat`: kijk (problems), formulier and vergelijk (a planner, now and changed), effect, klus (the
        form of a job and the files that it changes), pagina (a page as it will be), verschil (the changed lines), pakket (the change set as one zip)."""
        does: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "kijk": self.kijk,
            "formulier": self.formulier,
            "vergelijk": self.vergelijk,
            "effect": self.effect,
            "klus": self.klus,
            "pagina": self.pagina,
            "verschil": self.verschil,
            "pakket": self.pakket,
        }
        return does[request["wat"]](request)

    def lees(self, wijzigingen: dict[str, str]) -> Gegevens:
        """The data with these files in place of those of the site. Pages and the changelog are no rules."""
        pages = {
            path[5:-3]: koppen_van(text) for path, text in wijzigingen.items() if path.startswith("docs/")
        }
        wijzigingen = {path: text for path, text in wijzigingen.items() if not path.endswith(".md")}
        data = Gegevens(
            {path: file for path, file in self.basis.bestanden.items() if path not in wijzigingen},
            [],
            paginas={**self.basis.paginas, **pages},
        )
        for path, text in wijzigingen.items():
            read_file(data, path, text.encode("utf-8", "replace"))
        return data

    def regels(self, wijzigingen: dict[str, str]) -> Regels | None:
        """The changed rules, or None when something in their shape or references is wrong."""
        if self._straks[0] != wijzigingen:
            data = self.lees(wijzigingen)
            wrong = data.problemen or controleer(data)
            self._straks = (wijzigingen, None if wrong else data.regels())
        return self._straks[1]

    def kijk(self, request: dict[str, Any]) -> dict[str, Any]:
        """Every problem with its file and line, as `check` finds them, and how many examples ran."""
        data = self.lees(request["wijzigingen"])
        report = check(data)
        # Examples only run when shape and references are right.
        self._straks = (request["wijzigingen"], data.regels() if report.voorbeelden else None)
        rules = self._straks[1] or self.nu
        texts = self._teksten(request, data if self._straks[1] else None)
        return {
            "problemen": [
                {"bestand": p.bestand, "regel": p.regel, "melding": p.melding}
                for p in (*report.problemen, *texts)
            ],
            "voorbeelden": report.voorbeelden,
            "leesbaar": self._straks[1] is not None,
            "planners": [{"naam": name, "titel": p.titel} for name, p in rules.planners.items()],
            "namen": _namen(rules, data),
        }

    def _teksten(self, request: dict[str, Any], data: Gegevens | None) -> list[Probleem]:
        """What is wrong with the changed pages and entries of the changelog. Pages need rules that are sound."""
        changes: dict[str, str] = request["wijzigingen"]
        entries = {path: text for path, text in changes.items() if path.startswith(f"{MAP}/")}
        pages = {path: text for path, text in changes.items() if path.startswith("docs/")}
        found = samen("", entries)[1]
        if data and pages:
            check = Bladzijden(data, data.paginas, date.fromisoformat(request["vandaag"]))
            found += [problem for path, text in pages.items() for problem in check.kijk_na(path, text)]
            found += self._stukken(data, pages, changes)
        return found

    def _stukken(self, data: Gegevens, pages: Iterable[str], changes: Container[str]) -> Iterator[Probleem]:
        """The search words of a heading that a changed page no longer has. Of search words that changed, the check of the
        data says that."""
        for page in (path[5:-3] for path in pages):
            path, known = f"{ZOEKWOORDEN}/{page}.yml", data.paginas[page]
            if known.volledig and path not in changes:
                for anchor in self.stukken.get(page, ()):
                    if anchor not in known.ankers:
                        more = " Geef de zoekwoorden in dit bestand de nieuwe naam van de kop."
                        yield Probleem(path, 1, geen_stuk(page, anchor, known.ankers) + more)

    def formulier(self, request: dict[str, Any]) -> dict[str, Any]:
        """The form of a planner with the changed rules."""
        rules = self.regels(request["wijzigingen"])
        if rules is None or request["planner"] not in rules.planners:
            return {"fout": NIET_LEESBAAR}
        try:
            blad = _Blad(rules, date.fromisoformat(request["vandaag"]), request["basis"])
            return {"html": formulier(blad, request["planner"])}
        except MacroFout as problem:
            return {"fout": str(problem)}

    def vergelijk(self, request: dict[str, Any]) -> dict[str, Any]:
        """One case answered by the rules of the site (`nu`) and by the changed ones (`straks`)."""
        rules, name = self.regels(request["wijzigingen"]), request["planner"]
        if rules is None or name not in rules.planners:
            return {"fout": NIET_LEESBAAR}
        asked = cast(Plannerverzoek, request)
        later = answer_with(rules, asked)
        now = answer_with(self.nu, asked) if name in self.nu.planners else None
        return {
            "straks": later,
            "nu": now["html"] if now else "<p>Deze planner is nieuw: op de site staat hij nog niet.</p>",
            "anders": now is None or now["html"] != later["html"],
        }

    def effect(self, request: dict[str, Any]) -> dict[str, Any]:
        """The report on the change, as `make voorstel` makes it: as text and as Markdown. `teksten` are those of all files
        as they are now, `paren` those of the changed ones, of the site and now."""
        rules = self.regels(request["wijzigingen"])
        if rules is None:
            return {"fout": NIET_LEESBAAR}
        found = vergelijk(self.nu, rules)
        changed = {
            p.removeprefix("docs/"): aanroepen_in(t)
            for p, t in request["wijzigingen"].items()
            if p.startswith("docs/")
        }
        pages = {**self.paginas, **changed}
        read = self._na_te_lezen(request["wijzigingen"], request["teksten"], request["paren"])
        return {
            "tekst": _zonder_opmaak(read) + verslag(found, self.nu, rules, pages),
            "markdown": read + verslag(found, self.nu, rules, pages, markdown=True),
        }

    def _na_te_lezen(
        self, changes: dict[str, str], texts: Mapping[str, str], pairs: Mapping[str, tuple[str, str]]
    ) -> str:
        """The changed texts, and where the old names and values of what changed still stand, as Markdown."""
        after = self.lees(changes)
        for path, text in texts.items():
            if path.startswith(f"{ZOEKWOORDEN}/") and path not in changes:
                read_file(after, path, text.encode())
        pages = [ontleed(path[5:], text) for path, text in texts.items() if path.startswith("docs/")]
        named = _in_repository(pairs)
        names = oude_namen.hernoemd(named, _in_repository(texts))
        values = oude_waarden.verouderd(pages, self.basis, after)
        return gewijzigde_teksten.verslag(named) + oude_namen.verslag(names) + oude_waarden.verslag(values)

    def klus(self, request: dict[str, Any]) -> dict[str, Any]:
        """The form of a job as far as it was filled in; with `doe` also the files that change, unless something is
        wrong with the answers."""
        rules = self.regels(request["wijzigingen"])
        if rules is None:
            return {"fout": NIET_LEESBAAR}
        today = date.fromisoformat(request["vandaag"])
        state = Stand(rules, self.lees(request["wijzigingen"]), request["teksten"], today)
        name, answers = request["klus"], request["antwoorden"]
        if not request.get("doe"):
            return {"html": klusblad.blad(name, state, answers, {})}
        made = klussen.maak(name, state, answers)
        if made.fouten:
            return {"html": klusblad.blad(name, state, answers, made.fouten), "fouten": len(made.fouten)}
        return {"bestanden": made.bestanden, "meldingen": made.meldingen}

    def pagina(self, request: dict[str, Any]) -> dict[str, Any]:
        """A page (`pad`, with its `tekst`) as the site will show it with the changes, and what each of its macros shows."""
        if self.regels(request["wijzigingen"]) is None:
            return {"fout": NIET_LEESBAAR}
        data = self.lees(request["wijzigingen"])
        pages = Bladzijden(data, data.paginas, date.fromisoformat(request["vandaag"]))
        try:
            html, shown = beeld(pages, request["pad"], request["tekst"], request["basis"])
        except MacroFout as problem:
            return {"fout": str(problem)}
        return {"html": html, "waarden": shown}

    def verschil(self, request: dict[str, Any]) -> dict[str, Any]:
        """The lines that go and come in each file: sign, number, text."""
        pairs: dict[str, list[str]] = request["paren"]
        found = {path: verschil(*pair) for path, pair in pairs.items()}
        return {
            "verschil": {path: [[r.teken, r.nummer, r.tekst] for r in rows] for path, rows in found.items()}
        }

    def pakket(self, request: dict[str, Any]) -> dict[str, Any]:
        """The changed files as one zip, in base 64."""
        made = pakket.maak(request["bestanden"], taal.datum(date.fromisoformat(request["vandaag"])))
        return {"zip": base64.b64encode(made).decode()}


class _Blad(Site):
    """What the form of a planner needs of the site, for rules that are not on it."""

    def __init__(self, rules: Regels, today: date, basis: str) -> None:
        self.rules, self.vandaag, self._basis = rules, today, basis

    def basis(self) -> str:
        return self._basis


def _in_repository[T](files: Mapping[str, T]) -> dict[str, T]:
    """By their path in the repository: rule files go without data/ here."""
    return {path if path.startswith("docs/") else f"data/{path}": it for path, it in files.items()}


def _zonder_opmaak(markdown: str) -> str:
    return re.sub(r"^#+ ", "", markdown, flags=re.MULTILINE).replace("`", "")


def _namen(rules: Regels, data: Gegevens) -> dict[str, list[list[str]]]:
    """Names that a rule or page may use, with what they stand for, by their type in the schema."""
    deadlines = {name: it.titel for p in rules.planners.values() for name, it in p.termijnen.items()}
    terms = data["begrippen.yml"] if "begrippen.yml" in data.bestanden else {}
    sources = [
        [f"{name} {section}", title]
        for name, document in rules.bronnen.items()
        for section, title in document.secties.items()
    ]
    return {
        "Begrip": [[name, term.naam] for name, term in terms.items()],
        "Bronnen": sources,
        "Termijn": [list(pair) for pair in deadlines.items()],
        "Rol": [[name, taal.hoofdletter(role.naam)] for name, role in rules.rollen.items()],
        "Waarde": [[name, value.titel] for name, value in rules.waarden.items()],
    }
