"""What the site may weigh: exact bytes and requests, no times. The limits stand in tests/begroting.json.

A limit is what it was when it was set, plus about a tenth: a new library, font or picture breaks it, a few
sentences do not. Raise one only for a reason that visitors would agree with.
"""

import gzip
import json
import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, SITE, Log

LIMITS = json.loads((ROOT / "tests/begroting.json").read_text(encoding="utf-8"))


@cache
def packed(path: Path) -> int:
    """What a file weighs on its way: as the build compressed it, or else as a host does."""
    if path.suffix in {".gz", ".br", ".zip", ".png"} and not path.with_name(f"{path.name}.gz").is_file():
        return path.stat().st_size
    made = path.with_name(f"{path.name}.gz")
    return made.stat().st_size if made.is_file() else len(gzip.compress(path.read_bytes(), 9, mtime=0))


def all_pages() -> list[Path]:
    return sorted(SITE.rglob("*.html"))


def test_geen_pagina_groeit_uit_haar_budget(site: Path) -> None:
    too_large = []
    for page in all_pages():
        name = page.relative_to(site).as_posix()
        limit = LIMITS["paginas"].get(name, LIMITS["paginas"]["*"])
        raw, small = page.stat().st_size, packed(page)
        if raw > limit["bytes"] or small > limit["gzip"]:
            too_large.append(f"{name}: {raw} bytes, {small} gzip (grens {limit['bytes']} en {limit['gzip']})")
    assert too_large == []


def test_elke_pagina_met_een_eigen_budget_bestaat_en_heeft_het_nodig(site: Path) -> None:
    common = LIMITS["paginas"]["*"]
    for name in set(LIMITS["paginas"]) - {"*"}:
        page = site / name
        assert page.stat().st_size > common["bytes"] or packed(page) > common["gzip"], name


def test_geen_bestand_van_de_runtime_groeit_uit_zijn_budget(site: Path) -> None:
    """Every file has a limit, so that a new one does not come in unseen."""
    problems = []
    for path in sorted((site / "assets/runtime").rglob("*")):
        if not path.is_file():
            continue
        name = re.sub(r"\.[0-9a-f]{8,}", "", path.relative_to(site / "assets/runtime").as_posix())
        limit = LIMITS["runtime"].get(name)
        if limit is None:
            problems.append(f"{name}: heeft nog geen grens in tests/begroting.json")
        elif path.stat().st_size > limit:
            problems.append(f"{name}: {path.stat().st_size} bytes (grens {limit})")
    assert problems == []


@pytest.mark.parametrize("kind", ["handboek", "planner"])
def test_een_bezoek_blijft_binnen_zijn_verzoeken_en_bytes(
    page: Page, address: str, site: Path, log: Log, kind: str
) -> None:
    limit = LIMITS["bezoeken"][kind]
    page.goto(address + limit["pagina"])
    planner = page.locator("cmz-planner")
    if planner.count():
        expect(planner.first).to_have_attribute("data-state", "klaar", timeout=60_000)
    page.wait_for_load_state("networkidle")
    paths = [url.removeprefix(address).partition("?")[0] for url in log.requests]
    # Asked for and given up: this host does not compress, so the packed file is taken. See ophalen.mjs.
    paths = [path for path in paths if f"{path}.gz" not in paths]
    files = [site / (f"{path}index.html" if path == "" or path.endswith("/") else path) for path in paths]
    total, small = sum(it.stat().st_size for it in files), sum(packed(it) for it in files)
    said = "\n".join(f"{packed(it):>9} {path}" for it, path in zip(files, paths, strict=True))
    assert len(paths) <= limit["verzoeken"], said
    assert total <= limit["bytes"], f"{total} bytes\n{said}"
    assert small <= limit["gzip"], f"{small} gzip\n{said}"
    assert [path for path in paths if "runtime/" in path] == [] or kind == "planner"
