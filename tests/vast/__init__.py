"""Where the rules stand with which the tests of the engine count: README.md says why they are not those of today."""

from pathlib import Path

MAP = Path(__file__).parent
DATA = MAP / "data"
