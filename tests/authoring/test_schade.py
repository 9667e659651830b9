"""Random damage to rule files: never a traceback, a hang or a meaning that changed in silence.

Every kind of damage is tried on files of every kind: in the long run more than 10,000 times in all, in every other
the first few of those. Whatever is wrong is told with the file, the line and Dutch words. Whatever passes says exactly what PyYAML's
own composer finds in the text, and is examined and answered like any other rules.
"""

import os
import re
import signal
import traceback
import unicodedata
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from planner.authoring.bewijs import analyseer
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens, files_in, read_files
from planner.authoring.samenhang.alles import controleer
from planner.authoring.voorbeelden import draai
from tests.authoring.orakel import knopen, verschil
from tests.authoring.schade import SOORTEN

KLEIN = Path(__file__).with_name("klein")
PER_SOORT = 190
PER_SOORT_KORT = 10
LANGSTE = 20  # seconds for one damaged file, on a machine that is busy with other things too
ENGELS = re.compile(
    r"\b(expected|found|while|mapping|sequence|could not|cannot|invalid|error|None|NoneType|object at|the|line)\b"
)

_FILES: dict[str, bytes] = {}
_DATA: list[Gegevens] = []


def _begin() -> None:
    _FILES.update(files_in(KLEIN))
    _DATA[:] = [read_files(_FILES)]
    assert not _DATA[0].problemen + controleer(_DATA[0])


def _te_lang(*_: Any) -> None:
    raise TimeoutError


def _probeer_soort(naam: str, aantal: int) -> list[str]:
    """What went wrong for one kind of damage, each with the number that repeats it."""
    signal.signal(signal.SIGALRM, _te_lang)
    wrong = []
    for number in range(aantal):
        rng = Random(f"{naam} {number}")
        path = rng.choice(sorted(_FILES))
        damaged = SOORTEN[naam](rng, _FILES[path].decode())
        data = damaged if isinstance(damaged, bytes) else damaged.encode("utf-8", "surrogatepass")
        signal.alarm(LANGSTE)
        try:
            found = beoordeel(path, data)
        except TimeoutError:
            found = [f"duurt langer dan {LANGSTE} seconden"]
        except Exception:
            found = [traceback.format_exc()]
        finally:
            signal.alarm(0)
        wrong += [f"{naam} {number}, {path}: {text}" for text in found]
    return wrong


def beoordeel(path: str, data: bytes) -> list[str]:
    """What a check of one damaged file does wrong; nothing when it is right about it."""
    read = read_files({path: data})
    missing = {"bronnen.yml", "rollen.yml", "kalender.yml"} - {path}
    problems = [p for p in read.problemen if p.bestand not in missing]
    whole = Gegevens(
        {key: file for key, file in _DATA[0].bestanden.items() if key != path} | read.bestanden, problems
    )
    problems += controleer(whole)
    if not problems:
        wrong = _zelfde_betekenis(path, data, whole)
        analyseer(whole)
        draai(whole)
        return wrong + _goed_gemeld(whole.problemen, path, data)
    return _goed_gemeld(problems, path, data)


def _zelfde_betekenis(path: str, data: bytes, whole: Gegevens) -> list[str]:
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    try:
        node = knopen(text)
    except yaml.YAMLError as problem:
        return [f"gelezen, maar PyYAML kan het niet lezen: {problem}"]
    wrong = [f"betekenis veranderd: {line}" for line in verschil(whole[path], node)]
    hidden = [sign for sign in set(text) if not _zichtbaar(sign)]
    hidden += re.findall(r"(?<!\\)\\[xuU][0-9a-f]+", repr(whole[path]))
    return wrong + [f"een teken dat niemand ziet: {sign!r}" for sign in hidden]


def _zichtbaar(sign: str) -> bool:
    return sign in " \n\r\t" or not unicodedata.category(sign).startswith(("C", "Z"))


def _goed_gemeld(problems: list[Probleem], path: str, data: bytes) -> list[str]:
    wrong = []
    for problem in problems:
        source = data if problem.bestand == path else _FILES[problem.bestand]
        last = max(len(source.splitlines()), source.decode("utf-8", "replace").count("\r")) + 1
        if not 1 <= problem.regel <= last:
            wrong.append(f"regel {problem.regel} van {last} bestaat niet: {problem}")
        if ENGELS.search(re.sub(r"‘.*?’", "", problem.melding)) or not re.search(r"[.?!]$", problem.melding):
            wrong.append(f"geen Nederlandse zin: {problem}")
        if len(problem.melding) > 600:
            wrong.append(f"een melding van {len(problem.melding)} tekens: {problem.melding[:100]}")
    return wrong


@pytest.fixture(scope="module")
def uitslagen(alles: bool) -> Iterator[dict[str, Future[list[str]]]]:
    aantal = PER_SOORT if alles else PER_SOORT_KORT
    with ProcessPoolExecutor(os.cpu_count() if alles else 1, initializer=_begin) as pool:
        yield {naam: pool.submit(_probeer_soort, naam, aantal) for naam in SOORTEN}


def test_er_zijn_minstens_tienduizend_beschadigingen() -> None:
    assert len(SOORTEN) * PER_SOORT >= 10_000


@pytest.mark.parametrize("naam", SOORTEN)
def test_schade_wordt_gemeld_of_verandert_niets(uitslagen: dict[str, Future[list[str]]], naam: str) -> None:
    assert uitslagen[naam].result() == []
