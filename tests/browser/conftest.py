"""Real browsers on the built site. Every test fails when the page asks another host for something, or when
the browser reports an error (also one of the content security policy).

A test runs in Chromium. One that is marked with `overal` runs in Firefox and WebKit too; a test that needs what
only playwright can do (holding a request up, other media, a second window) says so by staying unmarked, or with
`pytest.mark.motoren("chromium", "firefox")`, and why with `niet={"webkit": reason}`. `lang=("firefox",)` names those in
which it only runs in the long run. Where an engine is not
there, the end of the run says it loudly; on a build server (CI=true) that can install it, it is a failure.
"""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from playwright.sync_api import expect as playwright_expect

from macros.kijken.serveer import Handler, server
from planner.model import Regels
from tests.browser import webkit
from tests.chromium import FLAGS
from tests.nu import regels_van_nu

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
# As on GitHub Pages: the site does not stand at the root of its host.
BASIS = "/kennisbank/"


# Python needs a moment to start, and longer on a busy machine.
playwright_expect.set_options(timeout=30_000)

SCREEN = {"width": 1280, "height": 900}
ENGINES = ("chromium", "firefox", "webkit")
# The planners with a page, the shortest first.
PLANNERS = sorted(
    (
        path
        for path in (ROOT / "data/planners").glob("*.yml")
        if (ROOT / f"docs/planners/{path.stem}.md").is_file()
    ),
    key=lambda path: path.stat().st_size,
)
NAMES = sorted(path.stem for path in PLANNERS)
# The fullest of each kind.
EEN_PER_SOORT = {
    re.findall(r"^soort: (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)[0]: path.stem
    for path in PLANNERS
}.values()
VOLSTE = PLANNERS[-1].stem
overal = pytest.mark.motoren(*ENGINES)
# Whole journeys, and everything that a network, a store or another window can do to a visit: only in the long run.
REIZEN_EN_STORINGEN = {
    "test_bezoek", "test_geinstalleerd", "test_niets_bewaren", "test_offline", "test_onderweg", "test_wat_niet_aankomt",
    "test_werkweek",
}  # fmt: skip
# What the short run tries in Firefox and WebKit too: how forms and answers are drawn, and their keys.
IN_ELKE_BROWSER = {"test_planners", "test_met_een_antwoord", "test_toetsenbord"}


@pytest.fixture
def rules() -> Regels:
    return regels_van_nu()


def expect(thing: Any) -> Any:
    """Playwright's `expect`, for a locator or a page of any of the three engines."""
    ours = isinstance(thing, webkit.Locator | webkit.Page)
    return webkit.Expected(thing) if ours else playwright_expect(thing)


def wacht_tot(page: Page, holds: str) -> None:
    """Waits until an expression holds on the page. Not with `wait_for_function`: that makes a function of a text, and
    the policy of the page forbids it."""
    page.evaluate(
        f"new Promise((done) => {{ const look = () => (({holds}) ? done(true) : setTimeout(look, 20)); look(); }})"
    )


def thema_begint(page: Page) -> None:
    """Waits for the theme."""
    wacht_tot(page, "window.document$")
    page.evaluate("new Promise((done) => document$.subscribe(() => done(true)))")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker("motoren")
        engines: list[Any] = list(marked.args) if marked else ["chromium"]
        later = marked.kwargs.get("lang", ()) if marked else ()
        engines += [pytest.param(name, marks=pytest.mark.lang) for name in later]
        # What a driver cannot is said at the end of the run, with the reason.
        for name, reason in marked.kwargs.get("niet", {}).items() if marked else ():
            engines.append(pytest.param(name, marks=pytest.mark.skip(f"{name}: {reason}")))
        metafunc.parametrize("engine", engines, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that share a browser stay in one process. Without `--alles` one planner of each kind is tried:
    sisters are drawn alike; in Firefox and WebKit the fullest of all. What a rule alone can break is tried with every
    planner (`elke_planner`) when rules are what changed."""
    kept, left = [], []
    for item in items:
        params = (
            item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        )
        engine = params.get("engine")
        if engine:
            # Chromium has the most to do, so both processes run one.
            part = f"-{item.path.stem}" if engine == "chromium" else ""
            item.add_marker(pytest.mark.xdist_group(engine + part))
        planner = params.get("visited") or params.get("name")
        sister = planner in NAMES and planner not in EEN_PER_SOORT
        if engine in ENGINES[1:]:
            sister = planner in NAMES and planner != VOLSTE
        needed = config.getoption("--alles") or (
            config.getoption("--elke-planner")
            and engine == "chromium"
            and item.get_closest_marker("elke_planner")
        )
        other = (engine in ENGINES[1:] and item.path.stem not in IN_ELKE_BROWSER) or (
            item.path.stem in REIZEN_EN_STORINGEN
        )
        (kept if needed or not ((engine and sister) or other) else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@dataclass
class Log:
    """What the browser did and said."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    told: list[dict] = field(default_factory=list)
    # WebKit is asked for its results; the others tell them.
    read_results: Callable[[], list[dict]] | None = None
    # Set by a test that breaks something on purpose.
    errors_expected: bool = False

    @property
    def results(self) -> list[dict]:
        """The answers that the planners on the page gave."""
        return self.read_results() if self.read_results else self.told


class Refusing(Handler):
    """A server that fails when it is asked for some parts of addresses: it breaks off (`refused`), says that it is
    broken (`broken`), or says nothing at all (`hung`) until the test is over."""

    refused: ClassVar[set[str]] = set()
    broken: ClassVar[set[str]] = set()
    hung: ClassVar[set[str]] = set()
    released: ClassVar[threading.Event] = threading.Event()
    # Off for WebKit, which has one window for all tests. Its driver cannot forbid a service worker, as playwright does in
    # the other engines, and taking one away that still installs takes it for ever; and when the network fails it may
    # answer with what another test left in its cache.
    may_keep: ClassVar[bool] = True

    def end_headers(self) -> None:
        if not self.may_keep:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_head(self) -> Any:
        if self.path.endswith("/sw.js") and not self.may_keep:
            return self.send_error(404)
        if self.asks(self.refused):
            raise ConnectionAbortedError(self.path)
        if self.asks(self.broken):
            return self.send_error(500)
        if self.asks(self.hung):
            self.released.wait()
            raise ConnectionAbortedError(self.path)
        return super().send_head()

    def asks(self, parts: set[str]) -> bool:
        return any(part in self.path for part in parts)


def serve(site: Path, basis: str) -> tuple[ThreadingHTTPServer, str]:
    """A running server of a built site, and its address."""
    running = server(site, 0, basis, Refusing)
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
    running, url = serve(site, request.param)
    yield url
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The engine of this test, one of ENGINES."""
    return request.param


def program(name: str) -> Any:
    """What drives this engine on this machine, or None."""
    if name == "webkit":
        return webkit.WebKit.programs()
    if name == "firefox":
        found = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
        works = (
            found and not subprocess.run([found, "--version"], capture_output=True, check=False).returncode
        )
        return found if works else None
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    found = subprocess.run([ROOT / ".ci/browser"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr.strip())
    return found.stdout.strip()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox puts (`nieuw`) what a visitor takes along, and where it is kept for a test (`genomen`)."""
    folder = tmp_path_factory.mktemp("meegenomen")
    for name in ("nieuw", "genomen"):
        (folder / name).mkdir()
    return folder


@pytest.fixture(scope="session")
def browser(
    engine: str,
    playwright: Playwright,
    downloads: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Any]:
    """A running browser, the same one for all tests of its engine."""
    found = program(engine)
    if not found:
        if os.environ.get("CI") == "true" and shutil.which("apt-get"):
            pytest.fail(f"{engine} ontbreekt op deze bouwserver: zie .ci/testprogrammas.")
        pytest.skip(
            f"{engine} staat niet op deze computer. Op Debian en Ubuntu installeert .ci/testprogrammas die"
        )
    if engine == "webkit":
        running = webkit.WebKit(*found, home=tmp_path_factory.mktemp("webkit"))
    elif engine == "firefox":
        # Over WebDriver BiDi, which any Firefox speaks.
        running = playwright.firefox.launch(
            executable_path=found,
            channel="moz-firefox",
            downloads_path=downloads / "nieuw",
            # Asked of the device here: over BiDi, playwright cannot ask it of a page.
            firefox_user_prefs={"ui.prefersReducedMotion": 1},
        )
    else:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield running
    running.close()


@pytest.fixture
def refused() -> Iterator[set[str]]:
    """The parts of addresses for which the server breaks off: a network that fails, for every engine."""
    yield Refusing.refused
    Refusing.refused.clear()


@pytest.fixture
def faults() -> Iterator[type[Refusing]]:
    """The same server, with the other ways in which it can fail."""
    yield Refusing
    for parts in (Refusing.refused, Refusing.broken, Refusing.hung):
        parts.clear()
    Refusing.released.set()
    Refusing.released = threading.Event()


@pytest.fixture
def log() -> Log:
    return Log()


def watch(page: Page, log: Log | Callable[[], Log]) -> Page:
    """Note in the log what goes wrong on a page."""
    now = (lambda: log) if isinstance(log, Log) else log
    page.on("console", lambda message: now().errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda problem: now().errors.append(str(problem)))
    return page


def new_context(browser: Browser, log: Callable[[], Log]) -> BrowserContext:
    """A browser that remembers nothing, and notes what it asks and answers in the log of the test."""
    made = browser.new_context(
        locale="nl-BE",
        timezone_id="Europe/Brussels",
        viewport=SCREEN,
        accept_downloads=True,
        # The service worker answers in the place of the network; test_offline.py has it on.
        service_workers="block",
    )
    made.set_default_timeout(30_000)
    made.on("request", lambda request: log().requests.append(request.url))
    made.expose_binding("cmzNote", lambda _source, detail: log().told.append(detail))
    made.add_init_script("addEventListener('planner:result', (event) => cmzNote(event.detail));")
    return made


@pytest.fixture
def context(browser: Browser, address: str, log: Log) -> Iterator[BrowserContext]:
    """A browser of its own for one test; not for WebKit, which has one page."""
    made = new_context(browser, lambda: log)
    yield made
    made.close()
    judge(address, log)


class Venster:
    """One window of Chromium for test after test, each time as if nobody had been there. A new one takes the machine
    almost three seconds of work before a page stands in it."""

    def __init__(self, browser: Browser) -> None:
        self.log = Log()
        self.context = new_context(browser, lambda: self.log)
        self.page = watch(self.context.new_page(), lambda: self.log)
        self.devtools = self.context.new_cdp_session(self.page)

    @contextmanager
    def voor(self, address: str, log: Log) -> Iterator[Page]:
        self.log = log
        yield self.page
        self.log = Log()
        for other in self.context.pages:
            if other != self.page:
                other.close()
        self.page.unroute_all()
        self.context.unroute_all()
        self.context.set_offline(False)
        self.page.emulate_media(
            media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
        )
        self.page.set_viewport_size(SCREEN)  # type: ignore[arg-type]
        self._vergeet(address)
        judge(address, log)

    def _vergeet(self, address: str) -> None:
        """Leave the site, and nothing there of what was kept: also what a page keeps when it is left."""
        self.page.goto(f"{address}assets/img/favicon.svg")
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto("about:blank")
        origin = "/".join(address.split("/")[:3])
        self.devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


@pytest.fixture(scope="session")
def venster(browser: Browser) -> Iterator[Venster]:
    made = Venster(browser)
    yield made
    made.context.close()


def judge(address: str, log: Log) -> None:
    """Nothing left the own site, and the browser had nothing to complain about."""
    allowed = (address.removesuffix(BASIS), "blob:", "data:")
    foreign = [url for url in log.requests if not url.startswith(allowed)]
    assert not foreign, f"verzoeken naar een andere site: {foreign}"
    assert log.errors_expected or not log.errors, f"fouten in de browser: {log.errors}"


@pytest.fixture
def page(engine: str, request: pytest.FixtureRequest, log: Log) -> Iterator[Any]:
    if engine == "chromium" and not _eigen_venster(request):
        address = request.getfixturevalue("address")
        with request.getfixturevalue("venster").voor(address, log) as made:
            yield made
        return
    if engine != "webkit":
        made = watch(request.getfixturevalue("context").new_page(), log)
        if engine == "firefox":
            # Over BiDi, playwright hears of no download of what a page made itself (`blob:`).
            downloads = request.getfixturevalue("downloads")
            made.expect_download = lambda: webkit.arriving(downloads / "nieuw", downloads / "genomen")
        yield made
        return
    address = request.getfixturevalue("address")
    with webkit_page(request.getfixturevalue("browser")) as made:
        log.read_results = made.results
        yield made
        log.requests += made.requests()
    log.errors += made.errors()
    judge(address, log)


def _eigen_venster(request: pytest.FixtureRequest) -> bool:
    """Whether a test needs a window that nobody used: it changes what cannot be put back, or its visit is the point."""
    return bool(
        request.node.get_closest_marker("eigen_venster")
        or "context" in request.fixturenames
        or request.node.path.stem in REIZEN_EN_STORINGEN
    )


@contextmanager
def webkit_page(browser: webkit.WebKit) -> Iterator[webkit.Page]:
    """The page of WebKit, which has one: it is left as if nobody had been there."""
    made = webkit.Page(browser)
    made.set_viewport_size(SCREEN)
    Refusing.may_keep = False
    yield made
    Refusing.may_keep = True
    made.forget()


@pytest.fixture(scope="module")
def eyes(engine: str, browser: Any) -> Iterator[Any]:
    """One page for the tests of a module that look at what is there, on a device that asks for less movement."""
    if engine == "webkit":
        with webkit_page(browser) as made:
            yield made
        return
    context = browser.new_context(viewport=SCREEN, reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()
