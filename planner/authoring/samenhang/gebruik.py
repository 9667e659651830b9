"""What nothing uses: facts, moments and outcomes that are a mistake or a leftover, and a planner without examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten import soort_van
from planner.model import rijen_van, uitkomsten_van, voorwaarden_van
from planner.woorden import PLEK


def controleer_gebruik(check: Plannercontrole) -> None:
    """Facts, moments and outcomes that nothing uses or leads to."""
    if any(problem.bestand == check.file.naam for problem in check.check.data.problemen):
        return  # what uses them may be what could not be read
    used = set(_namen(check.planner)) | {r.vanaf for r in check.taken.values()}
    for kind, items in (("feiten", check.planner.feiten), ("momenten", check.planner.momenten)):
        for name in items:
            if name not in used:
                check.fout((kind, name), f"‘{name}’ wordt nergens gebruikt. Verwijder het of gebruik het.")
    outcomes = {row.dan for row in rijen_van(check.planner).values()}
    for rule in voorwaarden_van(check.planner).values():
        outcomes |= {rule.uitkomst, *(exception.uitkomst for exception in rule.uitzondering)}
    outcomes |= soort_van(check.planner).leidt_naar(check.planner)
    for name in uitkomsten_van(check.planner):
        if name not in outcomes:
            check.fout(
                ("uitkomsten", name),
                f"Geen enkele rij of voorwaarde leidt naar ‘{name}’. Voeg er een toe, of haal de uitkomst weg.",
            )


def controleer_voorbeelden(check: Plannercontrole) -> None:
    """A planner has examples, of its own or of its deadlines."""
    own = any(rule.voorbeelden for rule in check.planner.termijnen.values())
    if not check.planner.voorbeelden and not own:
        check.fout((), "Deze planner heeft geen voorbeelden. Voeg er minstens één toe onder ‘voorbeelden’.")


def _namen(item: Any) -> Iterable[str]:
    """Every name that rules use: in cells, references, texts."""
    if isinstance(item, str):
        yield item
        yield from (match[2] for match in PLEK.finditer(item))
    elif isinstance(item, tuple):
        for value in item:
            yield from _namen(value)
    elif isinstance(item, Mapping):
        for key, value in item.items():
            if not hasattr(value, "__dataclass_fields__"):
                yield key
            yield from _namen(value)
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            if name not in ("voorbeelden", "gegeven"):
                yield from _namen(getattr(item, name))
