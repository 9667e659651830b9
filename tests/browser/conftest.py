"""A real browser on the built site. Every test fails when the page asks another host for something, or when
the browser reports an error (also one of the content security policy)."""

import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from macros.serveer import server

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
# As on GitHub Pages: the site does not stand at the root of its host.
BASIS = "/kennisbank/"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever would slip through anyway gets nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

# Python needs a moment to start, and longer on a busy machine.
expect.set_options(timeout=30_000)


@dataclass
class Log:
    """What the browser did and said."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    results: list[dict] = field(default_factory=list)
    # Set by a test that breaks something on purpose.
    errors_expected: bool = False


def _serve(basis: str) -> tuple[ThreadingHTTPServer, str]:
    running = server(SITE, 0, basis)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    return running, f"http://127.0.0.1:{running.server_port}{basis}"


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.fail("In site/ staat geen gebouwde site. Voer eerst 'make site' uit.")
    return SITE


@pytest.fixture(scope="session", params=[BASIS], ids=["onder-een-pad"])
def address(site: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the site stands; a test that also wants the root of a host asks for both by parametrize."""
    running, url = _serve(request.param)
    yield url
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM")
    if not program:
        found = subprocess.run([ROOT / ".ci/browser"], capture_output=True, text=True, check=False)
        if found.returncode:
            pytest.fail(found.stderr.strip())
        program = found.stdout.strip()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def log() -> Log:
    return Log()


def watch(page: Page, log: Log) -> Page:
    page.on("console", lambda message: log.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda problem: log.errors.append(str(problem)))
    return page


@pytest.fixture
def context(browser: Browser, address: str, log: Log) -> Iterator[BrowserContext]:
    made = browser.new_context(
        locale="nl-BE",
        timezone_id="Europe/Brussels",
        viewport={"width": 1280, "height": 900},
        accept_downloads=True,
        # The service worker answers in the place of the network; test_offline.py has it on.
        service_workers="block",
    )
    made.set_default_timeout(30_000)
    made.on("request", lambda request: log.requests.append(request.url))
    made.expose_binding("cmzNote", lambda _source, detail: log.results.append(detail))
    made.add_init_script("addEventListener('planner:result', (event) => cmzNote(event.detail));")
    yield made
    made.close()
    allowed = (address.removesuffix(BASIS), "blob:", "data:")
    foreign = [url for url in log.requests if not url.startswith(allowed)]
    assert not foreign, f"verzoeken naar een andere site: {foreign}"
    assert log.errors_expected or not log.errors, f"fouten in de browser: {log.errors}"


@pytest.fixture
def page(context: BrowserContext, log: Log) -> Page:
    return watch(context.new_page(), log)
