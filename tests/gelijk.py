"""Do two checkouts of the engine say the same? For whoever rebuilds it and must change no answer.

    python -m tests.gelijk OTHER_CHECKOUT [--data DIR] [--eigen] [--aantal 20000] [--zaad 1]

Both engines get the same made-up requests on the same rules (with `--eigen` each on the rules of its own folder:
for whoever writes the same rules in another way): cases as the command line reads them, forms,
links, calendar files and Mijn dossiers, with good and bad answers. What they give back is compared byte for
byte, the moment of making a calendar left aside. Each engine runs in a process of its own, from its own folder.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MOST_SHOWN = 5
VREEMD = (
    "",
    "ja",
    "nee",
    "x",
    "31",
    "2026-02-30",
    "1/2/2026",
    "15 maart 2026",
    "€ 1.234,50",
    "12,5",
    "½",
    "<b>&\"'",
    "É" * 250,
)
SPRONGEN = (1, 13, 14, 15, 27, 28, 29, 42, 84, 89, 90, 92, 182, 183, 365, 517, 518, 540, 547, 548, 549, 730)


# --- what is asked: made once, by the engine of this checkout -------------------------------------


class Maker:
    """Makes requests of one planner."""

    def __init__(self, rng: Random, name: str, planner: Any) -> None:
        self.rng, self.name, self.planner = rng, name, planner

    def dag(self, around: date) -> date:
        """A day: at a distance that rules count, a month end, or just any."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.5:
            return around + timedelta(
                days=rng.choice((-1, 1)) * rng.choice(SPRONGEN) + rng.choice((-1, 0, 1))
            )
        if kind < 0.7:
            return date(rng.choice((2023, 2024, 2025, 2026, 2027)), rng.randint(1, 12), 1) - timedelta(days=1)
        return date(
            rng.choice((2019, 2022, 2023, 2024, 2025, 2026, 2026, 2027)),
            rng.randint(1, 12),
            rng.randint(1, 28),
        )

    def antwoord(self, question: Any, around: date) -> Any:
        """A JSON answer that is most often right."""
        rng = self.rng
        if rng.random() < 0.03:
            return rng.choice(
                (
                    None,
                    True,
                    False,
                    0,
                    -1,
                    7,
                    3.5,
                    "x",
                    "ja",
                    "2026-02-30",
                    "2025-13-01",
                    [],
                    {},
                    [1],
                    ["2026-01-15", 5],
                )
            )
        match question.soort:
            case "datum":
                return self.dag(around).isoformat()
            case "datums":
                return [self.dag(around).isoformat() for _ in range(rng.randint(0, 4))]
            case "ja_nee":
                return rng.random() < 0.5
            case "keuze":
                return rng.choice(list(question.opties))
            case "geheel":
                return rng.randint(question.min or 0, 8 if question.max is None else question.max)
            case "bedrag":
                return rng.choice(("883.27", "1000", "0", "12,5", 250))
            case "deel":
                return rng.choice(("10", "12.5", 0, 100, 33.3))
            case "delen":
                return rng.choice(
                    (["50", "50"], ["33.33", "33.33", "33.34"], ["100"], ["60", "30"], ["12,5", "87,5"])
                )
        raise AssertionError(question.soort)

    def antwoorden(self, today: date) -> dict[str, Any]:
        """Some of the questions, answered; with lines when the planner has them."""
        rng = self.rng
        share = rng.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        found = {q: self.antwoord(v, today) for q, v in self.planner.vragen.items() if rng.random() < share}
        if hasattr(self.planner, "regelvragen") and rng.random() < 0.9:
            found["regels"] = [
                {
                    q: self.antwoord(v, today)
                    for q, v in self.planner.regelvragen.items()
                    if rng.random() < 0.85
                }
                for _ in range(rng.randint(0, 4))
            ]
        if rng.random() < 0.02:
            found[rng.choice(("bezigg", "<b>", "regels", "vandaag"))] = rng.choice(
                ("x", 1, [1], [{"aantal": -1}])
            )
        items = list(found.items())
        if rng.random() < 0.3:
            rng.shuffle(items)
        return dict(items)

    def velden(self, today: date) -> dict[str, str]:
        """The fields of a form, typed well or badly."""
        rng = self.rng
        fields = self._velden("", self.planner.vragen, today)
        for number in range(1, rng.randint(1, 4)) if hasattr(self.planner, "regelvragen") else ():
            fields |= self._velden(f"regels.{number}.", self.planner.regelvragen, today)
        if rng.random() < 0.15:
            fields |= _datumvelden("vandaag", self.dag(today))
        if rng.random() < 0.02:
            fields["vandaag.dag"] = rng.choice(VREEMD)
        return fields

    def _velden(self, prefix: str, questions: Any, today: date) -> dict[str, str]:
        rng, fields = self.rng, {}
        for name, question in questions.items():
            field = f"{prefix}{name}"
            if rng.random() < 0.4:
                continue
            if question.soort == "datum":
                fields |= self._datum(field, today)
            elif question.soort == "datums":
                for number in range(rng.randint(1, 3)):
                    fields |= self._datum(f"{field}.{number}", today)
            elif rng.random() < 0.08:
                fields[field] = rng.choice(VREEMD)
            else:
                value = self.antwoord(question, today)
                if isinstance(value, list):
                    fields |= {f"{field}.{n}": str(part) for n, part in enumerate(value)}
                else:
                    fields[field] = _woord(value)
        return fields

    def _datum(self, field: str, today: date) -> dict[str, str]:
        rng, day, style = self.rng, self.dag(today), self.rng.random()
        part = f"{field}.{rng.choice(('dag', 'maand', 'jaar'))}"
        if style < 0.1:
            return {part: rng.choice(VREEMD)}
        if style < 0.2:
            whole = rng.choice((f"{day:%d/%m/%Y}", day.isoformat(), f"{day:%d.%m.%y}"))
            return {f"{field}.dag": whole}
        odd = {part: rng.choice(("0", "32", "99", "mrt", "Maart", "26"))} if style < 0.25 else {}
        return _datumvelden(field, day) | odd

    def link(self, today: date) -> str:
        """A link, of today's form or an older one, whole or broken."""
        rng, parts = self.rng, []
        for key, value in self.antwoorden(today).items():
            rows = [(key, value)]
            if key == "regels" and isinstance(value, list):
                lines = enumerate(value, rng.choice((0, 1)))
                rows = [
                    (f"regels.{n}.{k}", v)
                    for n, line in lines
                    if isinstance(line, dict)
                    for k, v in line.items()
                ]
            parts += [f"{name}={_woord(item)}" for name, item in rows]
        if rng.random() < 0.1:
            parts.append(
                rng.choice(("x=1", "bezig=x", "%E0%A4%A", "=", "vandaag=2025-01-01", "vandaag=gisteren"))
            )
        return f"#antwoorden:{'&'.join(parts)}"


def _datumvelden(field: str, day: date) -> dict[str, str]:
    return {f"{field}.dag": str(day.day), f"{field}.maand": str(day.month), f"{field}.jaar": str(day.year)}


def _woord(value: Any, tussen: str = ",") -> str:
    """A JSON answer as somebody writes it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return tussen.join(map(str, value)) if isinstance(value, list) else str(value)


def verzoeken(aantal: int, zaad: int, data: Path) -> list[dict[str, Any]]:
    """The requests: half of them cases, the other half what a page asks."""
    import planner

    rng = Random(zaad)
    rules = planner.load(data)
    names = list(rules.planners)
    found: list[dict[str, Any]] = []
    for number in range(aantal):
        name = names[number % len(names)]
        maker = Maker(rng, name, rules.planners[name])
        today = rng.choice(
            (date(2026, 11, 22), date(2026, 11, 29), date(2024, 2, 29), maker.dag(date(2025, 6, 15)))
        )
        kind = number // len(names) % 8
        if kind < 4:
            line: dict[str, Any] = {
                "id": number,
                "antwoorden": maker.antwoorden(today),
                "vandaag": today.isoformat(),
            }
            if rng.random() < 0.02:
                line["vandaag"] = rng.choice(("gisteren", 5, None, "2026-02-30"))
            found.append({"wat": "geval", "planner": name, "regel": line})
        elif kind < 7:
            page: dict[str, Any] = {
                "planner": name,
                "vandaag": today.isoformat(),
                "basis": rng.choice(("../../", "", "x/")),
            }
            if kind == 6:
                page["link"] = maker.link(today)
            else:
                page["velden"] = maker.velden(today)
            if rng.random() < 0.5:
                page |= {
                    "ics": True,
                    "herinnering": rng.choice((0, 3, 7)),
                    "code": rng.choice(("", "B-12", "Jan Janssens", "É<b>", "x@y")),
                }
            found.append({"wat": "pagina", "verzoek": page})
        else:
            found.append(
                {
                    "wat": "dossiers",
                    "verzoeken": dossiers(rng, Maker(rng, "termijnen", rules.planners["termijnen"]), today),
                }
            )
    return found


def dossiers(rng: Random, maker: Maker, today: date) -> list[dict[str, Any]]:
    """A short life of Mijn dossiers: kept, read in, shown, exported."""
    entries = [
        {
            "code": rng.choice((f"B-{n}", f"b-{n % 3}", "Jan Peeters", "x" * 50, f"=A{n}")),
            "antwoorden": maker.antwoorden(today),
        }
        | ({"gewijzigd": rng.choice((today.isoformat(), "x"))} if rng.random() < 0.5 else {})
        for n in range(rng.randint(1, 6))
    ]
    whole = json.dumps({"versie": rng.choice((1, 2, 2, 3, "x")), "dossiers": entries, "extra": 1})
    if rng.random() < 0.1:
        whole = whole[: rng.randint(1, len(whole))]
    names = [*maker.planner.vragen]
    rows = [";".join(["code", *names, "gewijzigd"])]
    for entry in entries:
        values = [entry["antwoorden"].get(name, "") for name in names]
        rows.append(";".join([entry["code"], *(_woord(value, " ") for value in values), ""]))
    form = maker.velden(today)
    actions: list[dict[str, Any]] = [
        {
            "wat": "importeer",
            "tekst": rng.choice((whole, "\r\n".join(rows))),
            "overschrijf": rng.random() < 0.5,
            "naam": "<a>.csv",
        },
        {
            "wat": "bewaar",
            "code": rng.choice(("B-1", "C 1", "", "Jan Janssens")),
            "velden": form,
            "geopend": rng.choice(("", "B-1")),
        },
        {"wat": "open", "code": rng.choice(("B-1", "c 1", "weg"))},
        {"wat": "exporteer", "vorm": rng.choice(("csv", "json"))},
        {"wat": "agenda", "herinnering": rng.choice((0, 7))},
        rng.choice(({"wat": "ruim-op"}, {"wat": "verwijder", "code": "B-1"}, {})),
    ]
    choice = {
        "termijn": rng.choice(("", "maximumduur")),
        "status": rng.choice(("", "komt")),
        "dagen": rng.choice(("", "30", "x")),
        "code": rng.choice(("", "b")),
    }
    start = rng.choice(("", whole))
    return [
        {
            "soort": "dossiers",
            "opslag": start if number == 0 else None,
            "vandaag": today.isoformat(),
            "basis": "../../",
            "actie": action,
            "overzicht": True,
            "keuze": choice,
            "aantal": 3,
        }
        for number, action in enumerate(actions)
    ]


# --- what is answered: by the engine of the folder in which this runs ------------------------------


def antwoorden(data: Path) -> None:
    """Answer the requests of standard input, a line each."""
    import planner
    from planner import browser, codec
    from planner.authoring.opdrachten import antwoord

    rules = planner.load(data)
    browser.start(codec.dumps(rules))
    for line in sys.stdin:
        item = json.loads(line)
        if item["wat"] == "geval":
            found: Any = antwoord(rules, item["planner"], item["regel"], date(2026, 11, 22))
        elif item["wat"] == "pagina":
            found = browser.answer(json.dumps(item["verzoek"]))
        else:
            found, kept = [], ""
            for request in item["verzoeken"]:
                request["opslag"] = kept if request["opslag"] is None else request["opslag"]
                text = browser.answer(json.dumps(request))
                kept = json.loads(text).get("opslag", request["opslag"])
                found.append(text)
        text = json.dumps(found, ensure_ascii=False)
        print(re.sub(r"DTSTAMP:\w+", "DTSTAMP:", text))


def main() -> int:
    """Compare, and show where the two differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ander", type=Path, nargs="?")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--eigen", action="store_true")
    parser.add_argument("--aantal", type=int, default=20_000)
    parser.add_argument("--zaad", type=int, default=1)
    parser.add_argument("--antwoord", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.antwoord:
        antwoorden(options.data)
        return 0
    data = (options.data or options.ander / "data").resolve()
    asked = [json.dumps(item, ensure_ascii=False) for item in verzoeken(options.aantal, options.zaad, data)]
    sides = [
        _antwoorden_van(folder, (folder / "data").resolve() if options.eigen else data, asked)
        for folder in (options.ander, ROOT)
    ]
    different = [n for n, (one, other) in enumerate(zip(*sides, strict=True)) if one != other]
    for number in different[:MOST_SHOWN]:
        one, other = (side[number] for side in sides)
        at = next(i for i, (a, b) in enumerate(zip(one + "\0", other + "\0", strict=False)) if a != b)
        print(
            f"{asked[number][:600]}\n  oud:   …{one[max(0, at - 150) : at + 150]}\n  nieuw: …{other[max(0, at - 150) : at + 150]}\n"
        )
    kinds = {
        kind: sum(json.loads(line)["wat"] == kind for line in asked)
        for kind in ("geval", "pagina", "dossiers")
    }
    print(f"{len(asked)} verzoeken ({kinds}), {len(different)} verschillen.")
    return 1 if different else 0


def _antwoorden_van(folder: Path, data: Path, asked: list[str]) -> list[str]:
    script = f"import sys; sys.argv = ['gelijk', '--antwoord', '--data', {str(data)!r}]; sys.path.insert(0, {str(folder.resolve())!r})"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{script}; import runpy; runpy.run_path({str(Path(__file__).resolve())!r}, run_name='__main__')",
        ],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    if done.returncode:
        raise SystemExit(f"{folder}: {done.stderr[-3000:]}")
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main())
