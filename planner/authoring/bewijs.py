"""Proof that a decision table is complete: every combination of answers is tried."""

from __future__ import annotations

from collections.abc import Mapping

from planner import taal
from planner.authoring.gegevens import Gegevens
from planner.authoring.randgevallen import TeVeel, combinaties, ijkdag, vragen_achter
from planner.geval import Geval
from planner.model import BedragPlanner, KeuzePlanner, Regels, Rij
from planner.woorden import Woorden, opties_van


def analyseer(data: Gegevens) -> None:
    """Add a problem for each gap, overlap and row that can never be chosen. The rules must be sound."""
    rules = data.regels()
    for name, planner in rules.planners.items():
        if isinstance(planner, (KeuzePlanner, BedragPlanner)):
            tabel(data, rules, name, planner)


def tabel(data: Gegevens, rules: Regels, name: str, planner: KeuzePlanner | BedragPlanner) -> None:
    """Add a problem for each gap, overlap and row that can never be chosen of one table."""
    path = f"planners/{name}.yml"
    cells = list(dict.fromkeys(cel for row in planner.rijen.values() for cel in row.als))
    gaps: list[Mapping[str, str]] = []
    overlaps: dict[tuple[str, str], Mapping[str, str]] = {}
    first: set[str] = set()
    behind: dict[str, set[str]] = {row: set() for row in planner.rijen}
    try:
        for values in _celwaarden(rules, name, cells):
            hits = [row for row, rule in planner.rijen.items() if _past(rule, values)]
            if not hits:
                gaps.append(values)
                continue
            first.add(hits[0])
            for row in hits[1:]:
                behind[row].add(hits[0])
                overlaps.setdefault((hits[0], row), values)
    except TeVeel as many:
        data.fout(
            path,
            ("rijen",),
            f"Deze tabel heeft {many.aantal} combinaties: te veel om na te gaan. Splits de planner.",
        )
        return
    case = Geval(rules, name, {}, ijkdag(rules))
    if gaps:
        more = (
            f" (en bij nog {len(gaps) - 1} andere {'combinatie' if len(gaps) == 2 else 'combinaties'})"
            if len(gaps) > 1
            else ""
        )
        data.fout(
            path, ("rijen",), f"Geen enkele rij past bij {_woorden(case, gaps[0])}{more}. Voeg een rij toe."
        )
    if planner.treffer == "precies_een":
        for (one, other), values in overlaps.items():
            data.fout(
                path,
                ("rijen", other),
                f"De rijen ‘{one}’ en ‘{other}’ passen allebei bij {_woorden(case, values)}. Maak ze strenger.",
            )
    else:
        for row in planner.rijen:
            if row not in first:
                by = taal.opsomming([f"‘{item}’" for item in sorted(behind[row])])
                why = f"{by} komt altijd eerst" if behind[row] else "geen enkele combinatie past"
                data.fout(
                    path,
                    ("rijen", row),
                    f"De rij ‘{row}’ kan nooit gekozen worden: {why}. Verwijder of verplaats ze.",
                )


def _celwaarden(rules: Regels, name: str, cells: list[str]) -> list[Mapping[str, str]]:
    """Every combination of values that the cells of a table can really have."""
    today = ijkdag(rules)
    seen: dict[tuple[str, ...], None] = {}
    for answers in combinaties(rules, name, vragen_achter(rules, name, cells)):
        case = Geval(rules, name, answers, today)
        values = tuple(case.waarde_tekst(cel) or "" for cel in cells)
        if all(value or case.gevraagd(cel) is False for cel, value in zip(cells, values, strict=True)):
            seen[values] = None  # a question that is not asked here has no value
    return [dict(zip(cells, values, strict=True)) for values in seen]


def _past(rij: Rij, values: Mapping[str, str]) -> bool:
    return all(values[cel] in allowed for cel, allowed in rij.als.items())


def _woorden(case: Geval, values: Mapping[str, str]) -> str:
    parts, w = [], Woorden(case)
    for cel, value in values.items():
        if not value:
            continue
        title = case.feiten[cel].titel if cel in case.feiten else w.noem(cel)
        parts.append(f"{w.tekst(title)}: {opties_van(case, cel).get(value, value)}")
    return "; ".join(parts)
