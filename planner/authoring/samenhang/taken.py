"""What makes the list of tasks mislead without being wrong anywhere: a place or a deadline that no source names for
that task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.authoring.naslagmodel import MEESTE_WOORDEN, Taak
from planner.authoring.objecten import Pad
from planner.model import Bron, Regels


def cellen(task: Taak, rules: Regels) -> Iterator[tuple[Pad, str]]:
    """What the task list says about where and by when, a source of that task says."""
    for name, cell in (("waar", task.waar), ("termijn", task.termijn)):
        if not cell:
            continue
        if not set(cell.bron) <= set(task.bron):
            yield (name, "bron"), "Zet de bron van deze cel ook bij de bronnen van de taak."
        if len(cell.woorden.split()) > MEESTE_WOORDEN:
            yield (
                (name, "woorden"),
                f"Neem bij ‘woorden’ letterlijk over waar de bron dit zegt, hoogstens {MEESTE_WOORDEN} woorden.",
            )
    known = _bronnen_van_termijn(rules, task.termijn.id) if task.termijn else set()
    if task.termijn and known and not known & set(task.termijn.bron):
        sections = ", ".join(sorted(f"{source.document} {source.sectie}" for source in known))
        yield (
            ("termijn", "bron"),
            f"De termijn ‘{task.termijn.id}’ steunt op een andere bron ({sections}). Geldt ze echt voor deze taak? "
            "Zo niet, laat ‘termijn’ dan weg.",
        )


def plaatsen(tasks: Mapping[str, Taak]) -> set[tuple[str, Bron]]:
    """Which section of a source names which place of registration, as the task list found it."""
    return {(task.waar.plaats, source) for task in tasks.values() if task.waar for source in task.waar.bron}


def _bronnen_van_termijn(rules: Regels, name: str) -> set[Bron]:
    found: set[Bron] = set()
    for rule in (p.termijnen[name] for p in rules.planners.values() if name in p.termijnen):
        versions = rules.waarden[rule.duur].waarden if isinstance(rule.duur, str) else rule.duur
        found |= {*rule.bron, *(source for version in versions for source in version.bron)}
    return found
