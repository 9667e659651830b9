"""The report on a change, in words that an editor understands: as text or as Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner import taal
from planner.authoring.effect.bestandsverschil import Wijziging
from planner.authoring.effect.vergelijking import (
    Antwoordgroep,
    Effect,
    Groep,
    PlannerEffect,
    gebruikt,
    ongebruikte_vragen,
    uitkomst_titel,
    woorden,
)
from planner.authoring.fouten import Probleem
from planner.model import Regels, alle_vragen, rijen_van, uitkomsten_van, voorwaarden_van

MOST_GROUPS = 12
MOST_LINES = 20
GEEN = "Geen enkel resultaat verandert."
RICHTING = {"vroeger": "een vroegere datum", "later": "een latere datum"}
SOORTEN = {"tekst": "Teksten", "bron": "Bronnen", "nazicht": "Nazicht", "voorbeeld": "Voorbeelden"}
_RUW = re.compile(r"\{% raw %\}.*?\{% endraw %\}", re.DOTALL)
_MACRO = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'")
# The macros on a page, by its path, each with the texts it was given.
Aanroepen = Mapping[str, list[tuple[str, list[str]]]]
# Tables that show every deadline, or every value of the kinds that they name.
TERMIJNTABEL, WAARDENTABEL = "termijnen_tabel", "waarden_tabel"
PLANNERLIJST = "planners_per_fase"


def verslag(
    effect: Effect,
    oud: Regels,
    nieuw: Regels,
    paginas: Aanroepen | None = None,
    markdown: bool = False,
    problemen: Iterable[Probleem] = (),
) -> str:
    """The whole report. `paginas` are the pages that may show what changed, as `aanroepen` found them;
    `problemen` are those of the new version."""
    return _Verslag(effect, oud, nieuw, paginas or {}, markdown).tekst(list(problemen))


class _Verslag:
    def __init__(
        self, effect: Effect, oud: Regels, nieuw: Regels, paginas: Aanroepen, markdown: bool
    ) -> None:
        self.effect, self.oud, self.nieuw, self.markdown = effect, oud, nieuw, markdown
        self.paginas = paginas

    def tekst(self, problemen: list[Probleem]) -> str:
        effect, lines = self.effect, []
        if problemen:
            count = f"{len(problemen)} {'probleem' if len(problemen) == 1 else 'problemen'}"
            lines += [f"Deze versie klopt nog niet: {count}, zie onderaan.", ""]
        if effect.zelfde_resultaten:
            lines += [GEEN, *([""] if not effect.leeg else [])]
        else:
            lines += [*self.kop("Wat deze wijziging doet", 2), *self.samengevat()]
            lines += self.deel("Nieuwe planners", map(self.nieuwe_planner, effect.nieuw))
            lines += self.deel("Verdwenen planners", effect.verdwenen)
            lines += self.deel("Gewijzigde waarden", self.waarden())
            calendar = [w for w in effect.bestanden.get("kalender.yml", ()) if w.soort == "regel"]
            lines += self.deel("Kalender", map(str, calendar))
            for planner in effect.planners:
                if planner.andere_antwoorden or any(w.soort == "regel" for w in planner.wijzigingen):
                    lines += self.deel(planner.titel, self.planner(planner))
        lines += self.teksten()
        if not effect.zelfde_resultaten:
            left = [item for p in effect.planners if p.gevallen or p.regels for item in p.niet_vergeleken]
            left.append(
                "De volgorde van stappen, ontwerpen van teksten, de stand van een termijn (gehaald, te laat) en tekeningen."
            )
            lines += self.deel("Niet vergeleken", dict.fromkeys(left))
        lines += self.deel("Wat nog niet klopt", map(str, problemen))
        return "\n".join(lines).rstrip() + "\n"

    # --- layout ---------------------------------------------------------------------------------

    def kop(self, title: str, level: int = 3) -> list[str]:
        return [f"{'#' * level} {title}" if self.markdown else title, ""]

    def lijst(self, items: Iterable[str]) -> list[str]:
        return [*(f"- {_md(item) if self.markdown else item}" for item in items), ""]

    def deel(self, title: str, items: Iterable[str]) -> list[str]:
        rows = list(items)
        return [*self.kop(title), *self.lijst(rows)] if rows else []

    # --- parts ----------------------------------------------------------------------------------

    def samengevat(self) -> list[str]:
        total = sum(p.gevallen for p in self.effect.planners)
        changed = sum(p.veranderd for p in self.effect.planners)
        where = [p.titel for p in self.effect.planners if p.veranderd]
        if not total:
            return []
        if not changed:
            return [
                f"Vergeleken: {total} gevallen. In geen enkel geval verandert het antwoord, een stap of een melding.",
                "",
            ]
        if all(g.sleutel.startswith("bedrag:") for p in self.effect.planners for g in p.groepen):
            return [
                f"Vergeleken: {total} gevallen. Alleen bedragen veranderen ({taal.opsomming(where)}).",
                "",
            ]
        return [
            f"Vergeleken: {total} gevallen, waarvan er {changed} veranderen ({taal.opsomming(where)}).",
            "",
        ]

    def waarden(self) -> Iterator[str]:
        for name, words in self.effect.waarden.items():
            item = self.nieuw.waarden.get(name) or self.oud.waarden[name]
            users = [p.titel for key, p in self.nieuw.planners.items() if name in gebruikt(self.nieuw, key)]
            used = f" Gebruikt door: {', '.join(users)}." if users else " Geen planner gebruikt dit."
            if item.alleen_tekst:
                used += " Alleen teksten, tabellen of tekeningen tonen dit: er verandert geen datum en geen uitkomst."
            yield words + used + self.pagina_zin({name}, item.soort)

    def nieuwe_planner(self, name: str) -> str:
        """What a new planner can answer, what leads there, and where readers find it."""
        planner = self.nieuw.planners[name]
        parts = [
            f"{title}: {', '.join(items)}."
            for title, items in (
                (
                    "Uitkomsten",
                    [f"‘{uitkomst_titel(self.nieuw, name, key)}’" for key in uitkomsten_van(planner)],
                ),
                ("Termijnen", [f"‘{rule.titel}’" for rule in planner.termijnen.values()]),
                ("Rijen", [*rijen_van(planner)]),
                ("Voorwaarden", [*voorwaarden_van(planner)]),
                ("Vragen", [f"‘{q.vraag}’" for q in alle_vragen(planner).values()]),
                (
                    "Vragen die geen rij, termijn of voorwaarde gebruikt",
                    [f"‘{q}’" for q in ongebruikte_vragen(self.nieuw, name)],
                ),
            )
            if items
        ]
        pages = self.pagina_zin({name}, "").replace("Pagina’s die dit noemen", "Pagina")
        parts.append(
            pages.strip() or f"Nog geen enkele pagina toont deze planner: maak docs/planners/{name}.md."
        )
        if lists := [
            page for page, calls in self.paginas.items() if any(macro == PLANNERLIJST for macro, _ in calls)
        ]:
            parts.append(f"Ze komt vanzelf in de lijst op {', '.join(lists)}.")
        return f"{planner.titel}. {' '.join(parts)}"

    def planner(self, found: PlannerEffect) -> Iterator[str]:
        told = {group.sleutel for group in found.groepen}
        for rule in found.regels:
            groups = [g for g in found.groepen if g.sleutel == f"termijn:{rule.termijn}"]
            yield "; ".join([rule.zin, *(self.groep(g, found) for g in groups)]) + "."
            told.discard(f"termijn:{rule.termijn}")
        yield from found.vragen
        for answer in found.antwoorden:
            yield _antwoord(answer)
        for title in found.weg:
            yield f"De uitkomst ‘{title}’ komt in geen enkel vergeleken geval meer voor."
        for title in found.erbij:
            yield f"De uitkomst ‘{title}’ komt nu wel voor."
        rest = [group for group in found.groepen if group.sleutel in told]
        for group in rest[:MOST_GROUPS]:
            yield f"{group.wat}: {self.groep(group, found)}."
        if len(rest) > MOST_GROUPS:
            yield f"En nog {len(rest) - MOST_GROUPS} andere soorten veranderingen."
        yield from self.in_het_bestand(found)
        if found.gevallen and not found.veranderd:
            yield f"In {found.gevallen} vergeleken gevallen verandert geen antwoord, stap of melding."
        if found.voorbeelden:
            yield f"Voorbeelden met een ander antwoord: {_namen(found.voorbeelden)}."
        deadlines = {rule.termijn for rule in found.regels}
        deadlines |= {g.sleutel.partition(":")[2] for g in found.groepen if g.sleutel.startswith("termijn:")}
        if pages := self.pagina_zin({found.naam, *deadlines}, TERMIJNTABEL if deadlines else ""):
            yield pages.strip()

    def groep(self, group: Groep, found: PlannerEffect) -> str:
        before, after = (
            _toon(text, rules, found.naam, group.sleutel)
            for text, rules in ((group.oud, self.oud), (group.nieuw, self.nieuw))
        )
        what = f"{_gaan(group)} van {before} naar {after}"
        if _is_dag(group.oud) and _is_dag(group.nieuw):
            what = f"{_krijgen(group)} {RICHTING['vroeger' if group.nieuw < group.oud else 'later']}"
        elif _is_dag(group.nieuw):
            what = f"{_krijgen(group)} nu een datum"
        elif _is_dag(group.oud):
            what = f"{_krijgen(group)} geen datum meer"
        elif group.sleutel.startswith(("stap:", "melding:")):
            what = _verschijnt(group)
        elif group.sleutel.startswith("bedrag:"):
            what = _bedrag(group, found)
        shared = group.gedeeld if group.aantal > 1 else {}
        rest = {question: v for question, v in group.voorbeeld.items() if question not in shared}
        # How many cases have another amount, says nothing: each day counts as a case.
        text = (
            what if group.sleutel.startswith("bedrag:") else f"{group.aantal} van {group.van} gevallen {what}"
        )
        if shared:
            text += f", telkens met {woorden(self.nieuw, found.naam, shared)}"
        # A date or an amount, that only an example can show.
        counted = before not in what and not group.sleutel.startswith(("stap:", "melding:"))
        if rest or counted:
            text += (
                f"; voorbeeld: {woorden(self.nieuw, found.naam, rest) or f'op {taal.datum(group.vandaag)}'}"
            )
        return f"{text}: {before} → {after}" if counted else text

    def in_het_bestand(self, found: PlannerEffect) -> Iterator[str]:
        """What the rules say differently and was not told yet."""
        told = ("duur", "vanaf", "soort", "dag_ervoor")
        rows = [
            item
            for item in found.wijzigingen
            if item.soort == "regel"
            and not (item.plek[0] == "termijnen" and len(item.plek) > 2 and item.plek[2] in told)
            and not (found.antwoorden and item.plek[0] == "vragen" and "opties" in item.plek)
        ]
        for item in rows[:MOST_LINES]:
            yield f"In het bestand: {item}."
        if len(rows) > MOST_LINES:
            yield f"In het bestand: nog {len(rows) - MOST_LINES} plaatsen."

    def teksten(self) -> list[str]:
        """What changes no result: texts, sources, days of review and examples."""
        rows: dict[str, list[str]] = {}
        places: list[tuple[str, Wijziging]] = [
            *((p.titel, item) for p in self.effect.planners for item in p.wijzigingen),
            *((name, item) for name, items in self.effect.bestanden.items() for item in items),
        ]
        rules = {p.titel for p in self.effect.planners} | {"waarden"}
        for where, item in places:
            if item.soort == "regel":
                # Rules of planners and values were told above; in other files this is plain content.
                if where == "kalender.yml" and not self.effect.zelfde_resultaten:
                    continue
                if where not in rules:
                    rows.setdefault("Andere gegevens", []).append(f"{where}: {item}")
                elif where != "waarden" and self.effect.zelfde_resultaten:
                    rows.setdefault("Regels die geen antwoord veranderen", []).append(f"{where}: {item}")
            else:
                rows.setdefault(SOORTEN[item.soort], []).append(f"{where}: {item}")
        if not rows:
            return []
        lines = [*self.kop("Gewijzigd zonder gevolg voor de antwoorden")]
        for title, items in rows.items():
            lines += [f"**{title}**" if self.markdown else f"{title}:", ""]
            more = [f"en nog {len(items) - MOST_LINES}"] if len(items) > MOST_LINES else []
            lines += self.lijst([*items[:MOST_LINES], *more])
        return lines

    def pagina_zin(self, names: set[str], table: str) -> str:
        """The pages whose macros name one of these, and those whose tables show them."""
        pages, tables = [], []
        for path, calls in self.paginas.items():
            if any(names & {*arguments} for _, arguments in calls):
                pages.append(path)
            elif any(
                macro == table or (macro == WAARDENTABEL and table in arguments) for macro, arguments in calls
            ):
                tables.append(path)
        return "".join(
            f" {title}: {', '.join(found)}."
            for title, found in (("Pagina’s die dit noemen", pages), ("Tabellen die dit tonen", tables))
            if found
        )


def aanroepen(docs: Path) -> Aanroepen:
    """The macros on each page of a folder."""
    found = {}
    for path in sorted(docs.rglob("*.md")):
        found[path.relative_to(docs).as_posix()] = aanroepen_in(
            path.read_text(encoding="utf-8", errors="replace")
        )
    return found


def aanroepen_in(text: str) -> list[tuple[str, list[str]]]:
    """The macros of one page, each with its arguments. What stands as it is (`raw`), is an example."""
    return [
        (match[1], [one or two for one, two in _ARGUMENT.findall(match[2])])
        for match in _MACRO.finditer(_RUW.sub("", text))
    ]


def _antwoord(found: Antwoordgroep) -> str:
    kind = "Nieuw antwoord" if found.nieuw else "Verdwenen antwoord"
    verb = (
        ("geeft" if found.aantal == 1 else "geven")
        if found.nieuw
        else ("gaf" if found.aantal == 1 else "gaven")
    )
    cases = f"{found.aantal} {'combinatie' if found.aantal == 1 else 'combinaties'} met dat antwoord"
    leads = taal.opsomming(f"‘{title}’ ({count})" for title, count in found.uitkomsten.most_common())
    return f"{kind} ‘{found.antwoord}’ op de vraag ‘{found.vraag}’: {cases}" + (
        f" {verb} {leads}." if found.uitkomsten else "."
    )


def _bedrag(group: Groep, found: PlannerEffect) -> str:
    """Higher or lower, and from which day when it was not always so."""
    if "geen" in (group.oud, group.nieuw):
        return "nu wel bekend" if group.oud == "geen" else "niet meer bekend"
    way = "lager" if Decimal(group.nieuw) < Decimal(group.oud) else "hoger"
    return way if group.eerste <= found.eerste else f"{way} vanaf {taal.datum(group.eerste)}"


def _gaan(group: Groep) -> str:
    return "gaat" if group.aantal == 1 else "gaan"


def _krijgen(group: Groep) -> str:
    return "krijgt" if group.aantal == 1 else "krijgen"


def _verschijnt(group: Groep) -> str:
    """That a step or message came or went, or that somebody else takes the step."""
    if group.nieuw == "geen":
        return f"{_krijgen(group)} dit niet meer"
    if group.oud == "geen":
        who = f", voor de rol ‘{group.nieuw}’" if group.sleutel.startswith("stap:") else ""
        return f"{_krijgen(group)} dit nu wel{who}"
    return f"{_gaan(group)} van ‘{group.oud}’ naar ‘{group.nieuw}’"


def _namen(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = [f"en nog {len(unique) - 8}"] if len(unique) > 8 else []
    return ", ".join([*(f"‘{name}’" for name in unique[:8]), *more])


def _is_dag(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text))


def _toon(text: str, rules: Regels, name: str, key: str) -> str:
    if _is_dag(text):
        return taal.datum(date.fromisoformat(text))
    if key == "uitkomst":
        return "geen uitkomst" if text == "geen" else f"‘{uitkomst_titel(rules, name, text)}’"
    if key.startswith("oordeel:"):
        return "geen oordeel" if text == "geen" else text
    return taal.euro(Decimal(text)) if key.startswith("bedrag:") and text != "geen" else "geen datum"


def _md(text: str) -> str:
    """Text from the rules in Markdown: it may not make links, mentions or HTML in a comment."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    return re.sub(r"([\\`*\[\]|#!~])", r"\\\1", safe).replace("@", "@\u200b").replace("_", "\\_")
