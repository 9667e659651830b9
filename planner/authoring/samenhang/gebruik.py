"""What nothing uses: facts, moments and outcomes that are a mistake or a leftover, and a planner without examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.authoring.gegevens import Gegevens
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.soorten import soort_van
from planner.model import Moment, rijen_van, uitkomsten_van, voorwaarden_van
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
    if any(problem.bestand == check.file.naam for problem in check.check.problemen):
        return  # what leads there may be a name that is wrong
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


def alleen_tekst(data: Gegevens) -> None:
    """Add a problem for each value that says wrongly whether a planner counts with it: who changes a value must know
    whether answers change too. The rules must be sound."""
    planners = data.regels().planners.values()
    used = {name for planner in planners for name in _namen(planner, teksten=False)}
    for name, file in data.map("waarden").items():
        for key, item in file.inhoud.items():
            if item.alleen_tekst and key in used:
                message = f"Een planner rekent met ‘{key}’. Haal ‘alleen_tekst’ weg."
                data.fout(f"waarden/{name}.yml", (key, "alleen_tekst"), message)
            elif not item.alleen_tekst and key not in used:
                message = (
                    f"Geen planner rekent met ‘{key}’: alleen teksten, tabellen of tekeningen tonen deze waarde. Zet er "
                    "‘alleen_tekst: ja’ bij, of noem ze waar een regel haar nodig heeft."
                )
                data.fout(f"waarden/{name}.yml", (key,), message)


def _namen(item: Any, teksten: bool = True) -> Iterable[str]:
    """Every name that rules use: in cells and references, and in texts as well."""
    if isinstance(item, str):
        yield item
        yield from (match[2] for match in PLEK.finditer(item) if teksten)
    elif isinstance(item, tuple):
        for value in item:
            yield from _namen(value, teksten)
    elif isinstance(item, Mapping):
        for key, value in item.items():
            if not hasattr(value, "__dataclass_fields__"):
                yield key
            yield from _namen(value, teksten)
    elif isinstance(item, Moment):
        yield from _namen(item.gegeven, teksten)
        yield from _namen((item.bron, item.vroegste_van, item.raming, item.vanaf, item.duur), teksten)
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            if name not in ("voorbeelden", "gegeven"):
                yield from _namen(getattr(item, name), teksten)
