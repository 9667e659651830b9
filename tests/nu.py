"""The rules of today, read once a process: reading and checking them takes more than a second."""

from functools import cache
from pathlib import Path

import planner
from planner.model import Regels

ROOT = Path(__file__).resolve().parents[1]


@cache
def regels_van_nu() -> Regels:
    return planner.load(ROOT / "data")
