"""What is wrong with a page that somebody changes: the same macros as in the build, called one by one, the links, and the
checks on words and numbers. Needs no Markdown and no MkDocs, so that it also runs in the browser."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from macros import naslag, planners, taken, tekeningen, woorden
from macros.paginas import Pagina, adres, ontleed
from macros.redactie import paginacontrole, woordkeuze
from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.koppen import Koppen

# Macros of these modules look at nothing but the data.
MODULES = (woorden, planners, naslag, taken, tekeningen)
# The others: what they show is made from files of the project. That they exist is all that can be said here.
ANDERE = frozenset(
    [
        "alles",
        "dekking",
        "dossierblad",
        "dossiers",
        "mutaties_onopgemerkt",
        "mutatiescores",
        "nazicht",
        "regeltaal",
        "verkeer",
        "planners_per_fase",
        "verkeer_gemeten",
        "verkeer_per_dag",
        "voorbeeld_vandaag",
        "werkplaats",
        "wijzigingenfeed",
    ]
)
_MACRO = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_RUW = re.compile(r"\{% raw %\}.*?\{% endraw %\}", re.DOTALL)
_RUW_OF_MACRO = re.compile(rf"{_RUW.pattern}|{_MACRO.pattern}", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s:]+\.md)(?:#([^)\s]+))?[^)]*\)")


class Bladzijden:
    """The pages of the site, as far as one of them can be checked alone. The data must be sound."""

    def __init__(self, data: Gegevens, koppen: Mapping[str, Koppen], vandaag: date) -> None:
        self.koppen = koppen
        self.site = Site(Path(), None, data)
        self.site.vandaag = vandaag
        self.macros = {macro.__name__: macro for module in MODULES for macro in module.macros(self.site)}
        self.getallen = paginacontrole.Getallen(paginacontrole.in_voege_op(self.site.rules, vandaag))
        self.afkortingen = paginacontrole.afkortingen(data)
        self.woorden = woordkeuze.woorden(data)

    def kijk_na(self, path: str, text: str) -> list[Probleem]:
        """Every problem of one page (`docs/…`)."""
        page = self.begin(path, text)
        problems = [*paginacontrole.voorwerk(page), *self._macros(page), *self._links(page)]
        if not page.pad.startswith("beheer/"):
            problems += paginacontrole.getallen(page, self.getallen)
            problems += paginacontrole.onbekende_afkortingen(page, self.afkortingen)
            problems += woordkeuze.in_pagina(page, paginacontrole.leesbaar(page), self.woorden)
        return sorted(set(problems))

    def begin(self, path: str, text: str, basis: str = "") -> Pagina:
        """Read a page, and let the macros make things for it: with the links that it has at its own address, or on a page
        from which `basis` leads to the root of the site."""
        page = ontleed(path.removeprefix("docs/"), text)
        url = "_/" * basis.count("../") if basis else adres(page.pad)
        where = SimpleNamespace(url=url, meta=page.meta, file=SimpleNamespace(src_uri=page.pad))
        self.site.env = SimpleNamespace(page=where, conf={})
        return page

    def vul_in(self, text: str, anders: Callable[[str, str], str], gemaakt: dict[str, str]) -> str:
        """A text with what its macros show, which is noted in `gemaakt` by call. `anders` says what stands in the place of a call that shows nothing here, given
        its name and what is wrong with it ("" for one that only the build can make)."""

        def make(match: re.Match[str]) -> str:
            if match[0].startswith("{%"):
                return match[0].removeprefix("{% raw %}").removesuffix("{% endraw %}")
            call = match[1].strip()
            made, wrong = _roep_aan(call, self.macros)
            if made is None:
                return anders(call.partition("(")[0], wrong)
            gemaakt[call] = made
            return made

        return _RUW_OF_MACRO.sub(make, text)

    def _macros(self, page: Pagina) -> Iterator[Probleem]:
        """A macro that does not exist, or that says what is wrong with what it is given."""
        # What stands as it is, is an example for editors.
        text = _RUW.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.tekst)
        for match in _MACRO.finditer(text):
            _, wrong = _roep_aan(match[1].strip(), self.macros)
            if wrong:
                yield Probleem(f"docs/{page.pad}", page.regel(match.start()), wrong)

    def _links(self, page: Pagina) -> Iterator[Probleem]:
        """A link to a page or a heading that is not there."""
        text = page.zonder_macros()
        for match in _LINK.finditer(text):
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(page.pad), match[1]))
            known, line = self.koppen.get(goal.removesuffix(".md")), page.regel(match.start())
            link = f"{match[1]}#{match[2]}" if match[2] else match[1]
            if known is None:
                near = taal.bedoelde_je(
                    goal.rpartition("/")[2], {f"{name.rpartition('/')[2]}.md" for name in self.koppen}
                )
                yield Probleem(
                    f"docs/{page.pad}", line, f"De link ‘{link}’ leidt naar een pagina die er niet is.{near}"
                )
            elif match[2] and known.volledig and match[2] not in known.ankers:
                near = taal.bedoelde_je(match[2], known.ankers)
                yield Probleem(
                    f"docs/{page.pad}",
                    line,
                    f"De link ‘{link}’ leidt naar een tussentitel die er niet is.{near}",
                )


def _roep_aan(call: str, known: Mapping[str, Callable[..., str]]) -> tuple[str | None, str]:
    """What a macro makes of a call, and what it says against it. Both are empty for one that only the build can make."""
    try:
        tree = ast.parse(call, mode="eval").body
    except SyntaxError:
        return None, f"‘{{{{ {call} }}}}’ is niet te lezen. Kijk de haakjes en de aanhalingstekens na."
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        return (
            None,
            f'‘{{{{ {call} }}}}’ is geen macro. Schrijf de naam met haakjes: {{{{ waarde("maximumduur") }}}}.',
        )
    name = tree.func.id
    if name not in known:
        if name in ANDERE:
            return None, ""
        near = taal.bedoelde_je(name, {*known, *ANDERE}) or " Kijk de schrijfwijze na."
        return None, f"De macro of naam ‘{name}’ bestaat niet.{near}"
    try:
        given = [ast.literal_eval(item) for item in tree.args]
        named = {str(item.arg): ast.literal_eval(item.value) for item in tree.keywords}
        return known[name](*given, **named), ""
    except MacroFout as problem:
        return None, str(problem)
    except (TypeError, ValueError):
        return (
            None,
            f"De macro ‘{name}’ kan dit niet lezen. Zet elke naam tussen aanhalingstekens, met komma’s ertussen.",
        )
