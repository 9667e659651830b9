"""Lighthouse, as on a phone: what a visitor feels, measured by a tool that others use too."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from macros.gereedschap.programmas import tool
from tests.bench import browser
from tests.bench.server import Lijn, gastheer
from tests.chromium import FLAGS

HIER = Path(__file__).parent
PAGINAS = ("startpagina", "pagina van het handboek", "termijnplanner")
SOORTEN = ("performance", "accessibility", "best-practices")


@dataclass(frozen=True)
class Oordeel:
    """What Lighthouse says of one page: points of 100, and milliseconds."""

    pagina: str
    snelheid: int
    toegankelijkheid: int
    goede_gewoontes: int
    blokkering: float
    grootste_beeld: float


def meet() -> list[Oordeel]:
    """Each page once, from a host that packs with brotli; Lighthouse counts a slow line and processor itself."""
    host, address = gastheer(browser.klaarzetten(), Lijn())
    try:
        return [_oordeel(name, address + browser.PAGINAS[name]) for name in PAGINAS]
    finally:
        host.shutdown()
        host.server_close()


def _oordeel(name: str, url: str) -> Oordeel:
    command = [
        tool("node"),
        str(HIER / "node_modules/lighthouse/cli/index.js"),
        url,
        "--output=json",
        "--quiet",
    ]
    command += [f"--only-categories={','.join(SOORTEN)}", f"--chrome-flags={' '.join(map(_een, FLAGS))}"]
    environment = os.environ | {"CHROME_PATH": os.environ["CHROMIUM"], "NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(f"Lighthouse meet {url} niet:\n{done.stderr}")
    found = json.loads(done.stdout)
    points = [round(100 * found["categories"][kind]["score"]) for kind in SOORTEN]
    value = lambda audit: found["audits"][audit]["numericValue"]  # noqa: E731
    return Oordeel(name, *points, value("total-blocking-time"), value("largest-contentful-paint"))


def _een(flag: str) -> str:
    """A flag with spaces in it, as one."""
    return f'"{flag}"' if " " in flag else flag
