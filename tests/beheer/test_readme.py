"""De opdrachten in de README werken zoals ze er staan."""

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
OPDRACHTEN = re.findall(r"^\$ (.+)$", (PROJECT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_de_readme_toont_elke_opdracht() -> None:
    genoemd = " ".join(OPDRACHTEN)
    assert {"check", "run", "ics", "diff"} <= set(re.findall(r"-m planner (\w+)", genoemd))


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_een_opdracht_uit_de_readme_werkt_zoals_ze_er_staat(opdracht: str) -> None:
    gedaan = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", opdracht], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert gedaan.returncode == 0, gedaan.stderr
    assert "Traceback" not in gedaan.stderr


def test_elke_taak_in_de_readme_bestaat_in_de_makefile() -> None:
    taken = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    genoemd = set(re.findall(r"`make ([a-z-]+)", (PROJECT / "README.md").read_text(encoding="utf-8")))
    assert genoemd <= taken
