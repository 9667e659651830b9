"""How fast the engine answers by itself, without a browser."""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import planner
from planner import codec

RUNS = 5
LINES = 2_000
MANY = 100_000
TODAY = date(2026, 11, 22)
DATES = (
    "toeleiding",
    "eerste_afspraak",
    "trajectplan_ondertekend",
    "trajectplan_opgeladen",
    "trajectplan_goedgekeurd",
    "bezig",
    "eerste_actie",
    "verslagen_opgeleverd",
)


def cases(count: int) -> list[dict[str, object]]:
    """Made-up trajectories in all stages, the same ones every time."""
    chance = random.Random(20231005)
    found = []
    for number in range(count):
        day = date(2023, 7, 1) + timedelta(days=chance.randrange(1200))
        answers: dict[str, object] = {}
        for name in DATES[: chance.randint(1, len(DATES))]:
            answers[name] = day.isoformat()
            day += timedelta(days=chance.randrange(1, 40))
        if "bezig" in answers and chance.random() < 0.3:
            answers["verlenging_maanden"] = chance.randint(0, 6)
        if "trajectplan_opgeladen" in answers and chance.random() < 0.5:
            answers["evaluaties"] = [day.isoformat()]
        found.append({"id": number, "antwoorden": answers})
    return found


def measure(task: Callable[[], object], runs: int = RUNS) -> tuple[float, float, float]:
    """Median, shortest and longest time of the runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), min(times), max(times)


def meet(heel: bool = False) -> list[tuple[str, float, float, float]]:
    """What the engine does without a browser: name, median, shortest and longest time in milliseconds.

    `heel` also takes the hundred thousand lines, once: that takes a minute.
    """
    rules = planner.load("data")
    text = codec.dumps(rules)
    thousand = cases(1_000)

    def evaluate_all() -> None:
        for case in thousand:
            planner.evaluate(rules, "termijnen", case["antwoorden"], TODAY)  # type: ignore[arg-type]

    with tempfile.TemporaryDirectory() as folder:

        def run(lines: int) -> Callable[[], object]:
            path = Path(folder) / f"{lines}.jsonl"
            path.write_text("".join(json.dumps(case) + "\n" for case in cases(lines)), encoding="utf-8")
            command = [sys.executable, "-m", "planner", "run", "termijnen"]
            command += ["--input", str(path), "--today", str(TODAY)]
            return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

        many = []
        if heel:
            took = measure(run(MANY), 1)
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            many = [(f"opdrachtregel, {MANY} regels, één keer; hoogstens {memory:.0f} MB per proces", *took)]
        return [
            (f"opdrachtregel, {LINES} regels", *measure(run(LINES), 1)),
            *many,
            ("1000 gevallen in één proces", *measure(evaluate_all)),
            ("regels lezen en nakijken (YAML)", *measure(lambda: planner.load("data"))),
            ("regels lezen (JSON)", *measure(lambda: codec.loads(text))),
        ]
