"""What the image leaves out of Pyodide's own data: nothing that an answer reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from macros.momentopname.maken import PYTHON

HIER = Path(__file__).parent
PYODIDE = HIER.parents[2] / "node_modules" / "pyodide"
# Of every so many characters one; at night all.
STAPPEN = [pytest.param(211, id="enkele"), pytest.param(1, id="alle", marks=pytest.mark.lang)]
WEG = {"naam", "uitleg"}


@pytest.mark.parametrize("stap", STAPPEN)
def test_zonder_de_weggelaten_tabellen_zegt_python_van_elk_karakter_hetzelfde(stap: int) -> None:
    node = str(Path(sys.executable).parent / "node")
    command = [node, str(HIER / "weglaten.mjs"), str(PYODIDE), PYTHON, str(stap)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    changed = {name for name, digest in found["voor"].items() if digest != found["na"][name]}
    assert changed == WEG
    # With another Pyodide no table is where it was: see the README of macros/momentopname.
    assert found["weggelaten"] > 1_500_000
