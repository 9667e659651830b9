"""The report on a change, in words that an editor understands: as text or as Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from planner import taal
from planner.authoring.effect import Effect, Groep, PlannerEffect, woorden
from planner.model import Regels

MOST_GROUPS = 12
RICHTING = {"vroeger": "krijgen een vroegere datum", "later": "krijgen een latere datum"}


def verslag(
    effect: Effect, oud: Regels, nieuw: Regels, docs: Path | None = None, markdown: bool = False
) -> str:
    """The whole report. `docs` is searched for pages that mention what changed."""
    if effect.leeg:
        return "Geen enkel resultaat verandert.\n"
    head = "## " if markdown else ""
    lines: list[str] = [f"{head}Wat deze wijziging doet", ""]
    for title, items in (
        ("Nieuwe planners", effect.nieuw),
        ("Verdwenen planners", effect.verdwenen),
        ("Gewijzigde waarden", effect.waarden),
    ):
        if items:
            lines += [f"**{title}**" if markdown else title, "", *(f"- {item}" for item in items), ""]
    for planner in effect.planners:
        if planner.veranderd or planner.regels or planner.weg or planner.erbij:
            lines += list(_planner(planner, oud, nieuw, markdown))
            pages = list(_paginas(planner, docs)) if docs else []
            if pages:
                lines += [f"- Pagina's die dit noemen: {', '.join(pages)}", ""]
    total = sum(p.gevallen for p in effect.planners)
    changed = sum(p.veranderd for p in effect.planners)
    lines.append(f"Vergeleken: {total} gevallen, waarvan er {changed} veranderen.")
    left = list(dict.fromkeys(item for p in effect.planners for item in p.niet_vergeleken))
    if left:
        lines += ["", "Niet vergeleken:", "", *(f"- {item}" for item in left)]
    return "\n".join(lines) + "\n"


def _planner(effect: PlannerEffect, oud: Regels, nieuw: Regels, markdown: bool) -> Iterator[str]:
    yield f"### {effect.titel}" if markdown else effect.titel
    yield ""
    for text in effect.regels:
        yield f"- {text}"
    for title in effect.weg:
        yield f"- De uitkomst ‘{title}’ komt in geen enkel vergeleken geval meer voor."
    for title in effect.erbij:
        yield f"- De uitkomst ‘{title}’ komt nu wel voor."
    for group in effect.groepen[:MOST_GROUPS]:
        yield f"- {_groep(group, effect, oud, nieuw)}"
    if len(effect.groepen) > MOST_GROUPS:
        yield f"- En nog {len(effect.groepen) - MOST_GROUPS} andere soorten veranderingen."
    if not effect.veranderd:
        yield f"- In {effect.gevallen} vergeleken gevallen verandert geen resultaat."
    yield ""


def _groep(group: Groep, effect: PlannerEffect, oud: Regels, nieuw: Regels) -> str:
    before, after = _toon(group.oud, oud, effect.naam), _toon(group.nieuw, nieuw, effect.naam)
    what = f"veranderen van {before} in {after}"
    if _is_dag(group.oud) and _is_dag(group.nieuw):
        what = RICHTING["vroeger" if group.nieuw < group.oud else "later"]
    elif _is_dag(group.nieuw):
        what = "krijgen nu een datum"
    elif _is_dag(group.oud):
        what = "hebben geen datum meer"
    case = woorden(nieuw, effect.naam, group.voorbeeld)
    return (
        f"{group.wat}: {group.aantal} van {group.van} gevallen {what}. "
        f"Voorbeeld ({case}): {before} → {after}."
    )


def _is_dag(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text))


def _toon(text: str, rules: Regels, name: str) -> str:
    if _is_dag(text):
        return taal.datum(date.fromisoformat(text))
    outcomes = getattr(rules.planners[name], "uitkomsten", {})
    return f"‘{outcomes[text].titel}’" if text in outcomes else text


def _paginas(effect: PlannerEffect, docs: Path) -> Iterator[str]:
    """Pages that show this planner or name one of its changed deadlines."""
    names = [effect.naam]
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if any(f'("{name}"' in text for name in names):
            yield path.relative_to(docs).as_posix()
