"""The worked examples in the rule files, run as tests, and what they leave untouched."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import taal
from planner.authoring.gegevens import Gegevens
from planner.authoring.objecten import Pad
from planner.authoring.randgevallen import ijkdag
from planner.evalueer import resultaat
from planner.geval import Geval
from planner.model import (
    BedragPlanner,
    KeuzePlanner,
    Planner,
    Regels,
    TermijnVoorbeeld,
    ToetsPlanner,
    Voorbeeld,
)
from planner.soorten.keuze import kies
from planner.uitleg import VOLDAAN
from planner.vragen.antwoorden import lees


def draai(data: Gegevens) -> int:
    """Run all examples; add a problem for each that fails and for each rule that none reaches.

    Returns the number of examples. The rules must be sound.
    """
    rules = data.regels()
    return sum(_Planner(data, rules, name).draai() for name in rules.planners)


class _Planner:
    def __init__(self, data: Gegevens, rules: Regels, name: str) -> None:
        self.data, self.rules, self.name = data, rules, name
        self.planner: Planner = rules.planners[name]
        self.path = f"planners/{name}.yml"
        self.reached: set[tuple[str, str]] = set()

    def draai(self) -> int:
        count = 0
        for name, rule in self.planner.termijnen.items():
            for number, example in enumerate(rule.voorbeelden):
                self._termijn(("termijnen", name, "voorbeelden", number), name, example)
                count += 1
        for number, whole in enumerate(self.planner.voorbeelden):
            self._geheel(("voorbeelden", number), whole)
            count += 1
        self._onbereikt()
        return count

    def _fout(self, pad: Pad, naam: str, melding: str) -> None:
        remedy = "Verbeter de regel, of het voorbeeld als de regel echt veranderd is."
        self.data.fout(self.path, pad, f"Het voorbeeld ‘{naam}’ klopt niet: {melding} {remedy}")

    def _reken(
        self, pad: Pad, naam: str, gegeven: dict[str, Any], vandaag: date | None
    ) -> dict[str, Any] | None:
        answers, errors = lees(self.planner, gegeven, tekst=True)
        for error in errors:
            self.data.fout(self.path, (*pad, "gegeven", error.vraag), f"{error.vraag}: {error.melding}")
        if errors:
            return None
        today = vandaag or ijkdag(self.rules)
        result = resultaat(self.rules, self.name, answers, today)
        for row in result["termijnen"]:
            if row["datum"]:
                self.reached.add(("termijnen", row["id"]))
        for reason in result["redenen"]:
            self.reached.add((reason["oordeel"], reason["regel"]))
        if result["uitkomst"]:
            self.reached.add(("uitkomsten", result["uitkomst"]))
        if isinstance(self.planner, KeuzePlanner):
            choice = kies(Geval(self.rules, self.name, answers, today), self.planner.rijen)
            self.reached.add(("rijen", choice.rij or ""))
        if isinstance(self.planner, BedragPlanner):
            self._regels(answers.get("regels", ()), today)
        return result

    def _regels(self, lines: Any, today: date) -> None:
        assert isinstance(self.planner, BedragPlanner)
        for line in lines:
            choice = kies(Geval(self.rules, self.name, line, today), self.planner.rijen)
            self.reached.add(("rijen", choice.rij or ""))
            if choice.rij:
                self.reached.add(("uitkomsten", self.planner.rijen[choice.rij].dan))

    def _termijn(self, pad: Pad, naam: str, example: TermijnVoorbeeld) -> None:
        result = self._reken(pad, example.naam, example.gegeven, example.vandaag)
        if result is None:
            return
        row: dict[str, Any] = next((r for r in result["termijnen"] if r["id"] == naam), {"datum": None})
        self._vergelijk((*pad, "verwacht"), example.naam, naam, row["datum"], example.verwacht)
        for key in ("veilig", "status", "zekerheid"):
            expected = getattr(example, key)
            if expected is not None:
                self._vergelijk((*pad, key), example.naam, key, row.get(key), expected)
        if example.stappen is not None:
            steps = [s for s in result["stappen"] if s.get("termijn") == naam]
            self._stappen((*pad, "stappen"), example.naam, _wie_en_wat(steps), example.stappen)
        if example.meldingen is not None:
            found = len(row.get("meldingen") or ())
            self._vergelijk((*pad, "meldingen"), example.naam, "aantal meldingen", found, example.meldingen)

    def _geheel(self, pad: Pad, example: Voorbeeld) -> None:
        result = self._reken(pad, example.naam, example.gegeven, example.vandaag)
        if result is None:
            return
        if example.uitkomst is not None:
            self._vergelijk(
                (*pad, "uitkomst"), example.naam, "uitkomst", result["uitkomst"], example.uitkomst
            )
        if example.ontbreekt is not None and tuple(result["ontbreekt"]) != example.ontbreekt:
            found = ", ".join(result["ontbreekt"]) or "niets"
            self._fout((*pad, "ontbreekt"), example.naam, f"er ontbreekt nu {found}.")
        verdicts = {reason["regel"]: reason["oordeel"] for reason in result["redenen"]}
        for key, expected in example.redenen.items():
            self._vergelijk((*pad, "redenen", key), example.naam, key, verdicts.get(key), expected)
        dates = {row["id"]: row["datum"] for row in result["termijnen"]}
        for key, day in example.termijnen.items():
            self._vergelijk((*pad, "termijnen", key), example.naam, key, dates.get(key), day)
        for key, amount in example.bedragen.items():
            self._vergelijk(
                (*pad, "bedragen", key), example.naam, key, _pluk(result.get("bedragen"), key), amount
            )
        if example.stappen is not None:
            self._stappen((*pad, "stappen"), example.naam, _wie_en_wat(result["stappen"]), example.stappen)
            self.reached |= {("stappen", item) for item in _uitkomsten(result)}
        if example.waarschuwingen is not None and len(result["waarschuwingen"]) != example.waarschuwingen:
            shown = " ".join(result["waarschuwingen"]) or "geen"
            self._fout(
                (*pad, "waarschuwingen"),
                example.naam,
                f"verwacht {example.waarschuwingen} waarschuwingen, maar nu: {shown}.".replace("..", "."),
            )

    def _stappen(self, pad: Pad, naam: str, found: list[tuple[str, str]], expected: tuple[str, ...]) -> None:
        """`expected` names who acts, and how the text begins when it says so."""
        wanted = [item.partition(": ") for item in expected]
        same = len(found) == len(wanted) and all(
            who == role and what.startswith(begin)
            for (who, what), (role, _, begin) in zip(found, wanted, strict=True)
        )
        if not same:
            shown = taal.opsomming(f"{who} (‘{what[:50]}…’)" for who, what in found) or "geen"
            self._fout(pad, naam, f"de stappen zijn nu: {shown}.")

    def _vergelijk(self, pad: Pad, naam: str, wat: str, found: Any, expected: Any) -> None:
        wanted = expected.isoformat() if isinstance(expected, date) else str(expected)
        shown = "geen" if found is None else str(found)
        if shown != wanted:
            self._fout(pad, naam, f"{wat} is nu {shown}, het voorbeeld verwacht {wanted}.")

    def _onbereikt(self) -> None:
        planner = self.planner
        for name in planner.termijnen:
            if ("termijnen", name) not in self.reached:
                self._niet(("termijnen", name), "deze termijn")
        for name in getattr(planner, "rijen", {}):
            if ("rijen", name) not in self.reached:
                self._niet(("rijen", name), "deze rij")
        for name in getattr(planner, "uitkomsten", {}):
            if ("uitkomsten", name) not in self.reached:
                self._niet(("uitkomsten", name), "deze uitkomst")
            elif ("stappen", name) not in self.reached:
                self.data.fout(
                    self.path,
                    ("uitkomsten", name),
                    "Geen enkel voorbeeld van deze uitkomst zegt welke stappen volgen. Zet bij een voorbeeld wie "
                    "iets doet, in volgorde: ‘stappen: [cmw, cmz]’, of ‘stappen: []’ als er geen zijn.",
                )
        for name, rule in getattr(planner, "voorwaarden", {}).items():
            if isinstance(planner, (ToetsPlanner, KeuzePlanner)) and not rule.mens:
                if (VOLDAAN, name) not in self.reached:
                    self._niet(("voorwaarden", name), "deze voorwaarde als ze vervuld is")
                if not {("niet voldaan", name), ("onbekend", name)} & self.reached:
                    self._niet(("voorwaarden", name), "deze voorwaarde als ze niet vervuld is")

    def _niet(self, pad: Pad, wat: str) -> None:
        self.data.fout(self.path, pad, f"Geen enkel voorbeeld bereikt {wat}. Voeg een voorbeeld toe.")


def _wie_en_wat(steps: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(step["wie"], step["wat"]) for step in steps]


def _uitkomsten(result: dict[str, Any]) -> set[str]:
    """The outcome of a result, or those of its lines."""
    lines = result.get("bedragen", {}).get("regels", ())
    return {item for item in (result["uitkomst"], *(line["uitkomst"] for line in lines)) if item}


def _pluk(item: Any, path: str) -> Any:
    """A part of nested results by a path such as `regels.1.totaal`; lists count from 1."""
    for part in path.split("."):
        if isinstance(item, list):
            index = int(part) - 1 if part.isdigit() else -1
            item = item[index] if 0 <= index < len(item) else None
        else:
            item = item.get(part) if isinstance(item, dict) else None
    return item
