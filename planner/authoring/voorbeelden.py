"""The worked examples in the rule files, run as tests, and what they leave untouched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from planner import taal
from planner.authoring import oorzaak
from planner.authoring.gegevens import Gegevens
from planner.authoring.objecten import Pad
from planner.authoring.randgevallen import ijkdag
from planner.model import (
    Planner,
    Regels,
    Termijn,
    TermijnVoorbeeld,
    Voorbeeld,
    rijen_van,
    uitkomsten_van,
    voorwaarden_van,
)
from planner.soorten import uitslag
from planner.termijn import berichten
from planner.toon.leg_uit import leg_stap_uit, leg_uit
from planner.toon.resultaat import bedragen
from planner.toon.soorten import redenen
from planner.toon.uitleg import Opmerking
from planner.uitslag import VOLDAAN, Actie, Uitslag
from planner.vragen.antwoorden import lees
from planner.woorden import Woorden


def draai(data: Gegevens) -> int:
    """Run all examples; add a problem for each mistake that they show, for each rule that none reaches and for each
    value that none counts with. Where a table has a gap, its examples would only tell the same again.

    Returns the number of examples. The rules must be sound.
    """
    rules, broken = data.regels(), {problem.bestand for problem in data.problemen}
    whole = [name for name in rules.planners if data.bestanden[f"planners/{name}.yml"].naam not in broken]
    tried = [proef for name in whole for proef in _Planner(data, rules, name).draai()]
    known = oorzaak.versies(data, rules)

    def opnieuw(other: Regels, proef: oorzaak.Proef) -> bool:
        return not _Planner(data, other, proef.planner).opnieuw(proef).fouten

    oorzaak.meld(data, rules, known, tried, opnieuw)
    _onbewaakt(data, known, tried)
    return len(tried)


def van_planner(data: Gegevens, rules: Regels, name: str) -> None:
    """Run the examples of one planner, and add a problem for each file in which some fail."""
    oorzaak.meld_per_bestand(data, [proef for proef in _Planner(data, rules, name).draai() if proef.fouten])


def _onbewaakt(data: Gegevens, known: dict[int, oorzaak.Versie], tried: list[oorzaak.Proef]) -> None:
    """A value that holds from some day on, and that no example counts with. A value that is never counted with only
    stands in texts."""
    used = {key for proef in tried for key in proef.met}
    counted = {(version.bestand, version.titel) for key, version in known.items() if key in used}
    for key, version in known.items():
        if key not in used and (version.bestand, version.titel) in counted:
            data.fout(
                version.bestand,
                version.pad,
                f"Geen enkel voorbeeld rekent met {version.woorden} (‘{version.titel}’). Reken een geval na waarvoor deze "
                f"waarde geldt, en zet het bij de voorbeelden{_waar(version)}.",
            )


def _waar(version: oorzaak.Versie) -> str:
    return " van deze termijn" if version.pad[0] == "termijnen" else " van een planner die ermee rekent"


class _Planner:
    def __init__(self, data: Gegevens, rules: Regels, name: str) -> None:
        self.data, self.rules, self.name = data, rules, name
        self.planner: Planner = rules.planners[name]
        self.path = f"planners/{name}.yml"
        self.reached: set[tuple[str, str]] = set()
        self.proeven: list[oorzaak.Proef] = []
        self.onleesbaar = False  # an example with an answer that no question takes

    def draai(self) -> list[oorzaak.Proef]:
        for name, rule in self.planner.termijnen.items():
            for number, example in enumerate(rule.voorbeelden):
                pad: Pad = ("termijnen", name, "voorbeelden", number)
                self.proeven.append(oorzaak.Proef(self.name, pad, example.naam))
                self._termijn(pad, name, example)
        for number, whole in enumerate(self.planner.voorbeelden):
            pad = ("voorbeelden", number)
            self.proeven.append(oorzaak.Proef(self.name, pad, whole.naam))
            self._geheel(pad, whole)
        # What an example that fails reached, says nothing.
        if not self.onleesbaar and not any(proef.fouten for proef in self.proeven):
            self._onbereikt()
        return self.proeven

    def opnieuw(self, proef: oorzaak.Proef) -> oorzaak.Proef:
        """Run one example again, which other rules may answer in another way."""
        self.proeven = [oorzaak.Proef(proef.planner, proef.pad, proef.naam)]
        if proef.pad[0] == "termijnen":
            _, name, _, number = proef.pad
            self._termijn(proef.pad, str(name), self.planner.termijnen[str(name)].voorbeelden[int(number)])
        else:
            self._geheel(proef.pad, self.planner.voorbeelden[int(proef.pad[1])])
        return self.proeven[0]

    def _fout(self, pad: Pad, melding: str) -> None:
        self.proeven[-1].fouten.append((pad, melding))

    def _reken(self, pad: Pad, gegeven: dict[str, Any], vandaag: date | None) -> Uitslag[Any] | None:
        answers, errors = lees(self.planner, gegeven, tekst=True)
        for error in errors:
            self.data.fout(self.path, (*pad, "gegeven", error.vraag), f"{error.vraag}: {error.melding}")
        if errors:
            self.onleesbaar = True
            return None
        found = uitslag(self.rules, self.name, answers, vandaag or ijkdag(self.rules))
        self.proeven[-1].met = found.geval.gerekend_met
        self.reached |= {("termijnen", item.id) for item in found.termijnen if item.datum}
        self.reached |= {("uitkomsten", outcome) for _, outcome in found.uitkomsten}
        self.reached |= {("rijen", row) for row in found.gekozen}
        self.reached |= {(item.oordeel, name) for name, item in found.oordelen.items()}
        return found

    def _termijn(self, pad: Pad, naam: str, example: TermijnVoorbeeld) -> None:
        found = self._reken(pad, example.gegeven, example.vandaag)
        if found is None:
            return
        item = next((stand for stand in found.termijnen if stand.id == naam), None)
        self._vergelijk((*pad, "verwacht"), naam, item.datum if item else None, example.verwacht)
        for key in ("veilig", "status", "zekerheid"):
            expected = getattr(example, key)
            if expected is not None:
                self._vergelijk((*pad, key), key, getattr(item, key, None), expected)
        if example.stappen is not None:
            steps = [action for action in found.stappen if action.stand and action.stand.id == naam]
            self._stappen((*pad, "stappen"), steps, example.stappen)
        if example.soort or example.wie is not None:
            self._aard(pad, example, self.planner.termijnen[naam])
        if example.zegt:
            told = [rule for rule in leg_uit(found).termijnen if rule.stand.id == naam]
            self._zegt(pad, example.zegt, (r for rule in told for r in rule.meldingen))
        if example.meldingen is not None:
            # That another version of the rule exists is no remark of the rule: a value from next year on would
            # change the count of every older example.
            remarks = berichten(found.geval, item) if item else ()
            count = sum(remark.id != "versie" for remark in remarks)
            self._vergelijk((*pad, "meldingen"), "aantal meldingen", count, example.meldingen)

    def _zegt(self, pad: Pad, wanted: tuple[str, ...], remarks: Iterable[Opmerking]) -> None:
        """Each of these words must stand in one of the remarks."""
        texts = [remark.tekst for remark in remarks]
        for number, words in enumerate(wanted):
            if not any(words in text for text in texts):
                shown = " ".join(texts) or "niets"
                self._fout((*pad, "zegt", number), f"geen melding zegt ‘{words}’. Nu staat er: {shown}")

    def _aard(self, pad: Pad, example: TermijnVoorbeeld, rule: Termijn) -> None:
        """The kind of date, and for whom it is."""
        if example.soort:
            self._vergelijk((*pad, "soort"), "soort", rule.soort, example.soort)
        if example.wie is not None:
            found, wanted = (taal.opsomming(roles) or "niemand" for roles in (rule.wie, example.wie))
            self._vergelijk((*pad, "wie"), "wie", found, wanted)
        if example.soort and example.wie is not None:
            self.reached.add(("aard", next(n for n, r in self.planner.termijnen.items() if r is rule)))

    def _geheel(self, pad: Pad, example: Voorbeeld) -> None:
        found = self._reken(pad, example.gegeven, example.vandaag)
        if found is None:
            return
        if example.uitkomst is not None:
            self._vergelijk((*pad, "uitkomst"), "uitkomst", found.uitkomst, example.uitkomst)
        for key, words in (("ontbreekt", "er ontbreekt nu"), ("niet_gevraagd", "niet gevraagd wordt nu")):
            wanted = getattr(example, key)
            if wanted is not None and getattr(found, key) != wanted:
                shown = ", ".join(getattr(found, key)) or "niets"
                self._fout((*pad, key), f"{words} {shown}.")
        if example.ontwerpen is not None:
            drafts = len(leg_uit(found).ontwerpen or ())
            self._vergelijk((*pad, "ontwerpen"), "aantal ontwerpen", drafts, example.ontwerpen)
        reasons = redenen(Woorden(found.geval), found) if example.redenen else ()
        verdicts = {node.regel: node.oordeel for node in reasons}
        for key, expected in example.redenen.items():
            self._vergelijk((*pad, "redenen", key), key, verdicts.get(key), expected)
        dates = {item.id: item.datum for item in found.termijnen}
        for key, day in example.termijnen.items():
            self._vergelijk((*pad, "termijnen", key), key, dates.get(key), day)
        safe = {item.id: item.veilig for item in found.termijnen}
        for key, day in example.veilig.items():
            self._vergelijk((*pad, "veilig", key), f"de veilige dag van {key}", safe.get(key), day)
        for key, amount in example.bedragen.items():
            amounts = bedragen(found.bedragen) if found.bedragen else None
            self._vergelijk((*pad, "bedragen", key), key, _pluk(amounts, key), amount)
        if example.stappen is not None:
            self._stappen((*pad, "stappen"), found.stappen, example.stappen)
            self.reached |= {("stappen", outcome) for _, outcome in found.uitkomsten}
        if example.zegt:
            self._zegt(pad, example.zegt, leg_uit(found).letop)
        if example.waarschuwingen is not None and len(found.letop) != example.waarschuwingen:
            shown = " ".join(remark.tekst for remark in leg_uit(found).letop) or "geen"
            self._fout(
                (*pad, "waarschuwingen"),
                f"verwacht {example.waarschuwingen} waarschuwingen, maar nu: {shown}.".replace("..", "."),
            )

    def _stappen(self, pad: Pad, found: Iterable[Actie], expected: tuple[str, ...]) -> None:
        """`expected` names who acts, and how the text begins when it says so."""
        wanted = [item.partition(": ") for item in expected]
        steps = [leg_stap_uit(Woorden(action.geval), action) for action in found]
        same = len(steps) == len(wanted) and all(
            step.wie == role and step.wat.startswith(begin)
            for step, (role, _, begin) in zip(steps, wanted, strict=True)
        )
        if not same:
            shown = taal.opsomming(f"{step.wie} (‘{step.wat[:50]}…’)" for step in steps) or "geen"
            self._fout(pad, f"de stappen zijn nu: {shown}.")

    def _vergelijk(self, pad: Pad, wat: str, found: Any, expected: Any) -> None:
        wanted = expected.isoformat() if isinstance(expected, date) else str(expected)
        shown = "geen" if found is None else str(found)
        if shown != wanted:
            self.proeven[-1].verschillen.append((found, expected))
            self._fout(pad, f"{wat} is nu {shown}, het voorbeeld verwacht {wanted}.")

    def _onbereikt(self) -> None:
        planner = self.planner
        for name in planner.termijnen:
            if ("termijnen", name) not in self.reached:
                self._niet(("termijnen", name), "deze termijn")
            elif ("aard", name) not in self.reached:
                self.data.fout(
                    self.path,
                    ("termijnen", name),
                    "Geen enkel voorbeeld van deze termijn zegt voor wie ze is en welke soort datum het is. Zet bij een "
                    "voorbeeld: ‘wie: [cmw, cmz]’ en ‘soort: uiterlijk’.",
                )
        for name in rijen_van(planner):
            if ("rijen", name) not in self.reached:
                self._niet(("rijen", name), "deze rij")
        for name in uitkomsten_van(planner):
            if ("uitkomsten", name) not in self.reached:
                self._niet(("uitkomsten", name), "deze uitkomst")
            elif ("stappen", name) not in self.reached:
                self.data.fout(
                    self.path,
                    ("uitkomsten", name),
                    "Geen enkel voorbeeld van deze uitkomst zegt welke stappen volgen. Zet bij een voorbeeld wie "
                    "iets doet, in volgorde: ‘stappen: [cmw, cmz]’, of ‘stappen: []’ als er geen zijn.",
                )
        for name, rule in voorwaarden_van(planner).items():
            if not rule.mens:
                if (VOLDAAN, name) not in self.reached:
                    self._niet(("voorwaarden", name), "deze voorwaarde als ze vervuld is")
                if not {("niet voldaan", name), ("onbekend", name)} & self.reached:
                    self._niet(("voorwaarden", name), "deze voorwaarde als ze niet vervuld is")

    def _niet(self, pad: Pad, wat: str) -> None:
        self.data.fout(self.path, pad, f"Geen enkel voorbeeld bereikt {wat}. Voeg een voorbeeld toe.")


def _pluk(item: Any, path: str) -> Any:
    """A part of nested results by a path such as `regels.1.totaal`; lists count from 1."""
    for part in path.split("."):
        if isinstance(item, list):
            index = int(part) - 1 if part.isdigit() else -1
            item = item[index] if 0 <= index < len(item) else None
        else:
            item = item.get(part) if isinstance(item, dict) else None
    return item
