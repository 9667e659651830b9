"""How long until the first answer stands on the page: this site against four other ways, in one run.

Every variant gets the same case behind the # of its address. The clock starts when the visit starts and stops
at the event `planner:result` with a date in it. Variants take turns within each round, so that a busy moment
of the machine does not fall on one of them.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import planner
from macros.gereedschap.publiceren import Uitgever
from macros.runtime.bundel import engine_sources
from planner import codec
from planner.dossiers import opslag
from planner.vragen.link import velden_van
from tests.bench.drukte import Drukte
from tests.bench.motor import cases
from tests.bench.server import POORT, Lijn, gastheer
from tests.chromium import FLAGS

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "bench"
PAGES = Path(__file__).parent / "vergelijk"
ONS = "deze site"
CASE = {
    "toeleiding": "2026-01-05",
    "eerste_afspraak": "2026-01-19",
    "trajectplan_ondertekend": "2026-02-20",
    "trajectplan_opgeladen": "2026-02-23",
    "bezig": "2026-03-02",
    "verslagen_opgeleverd": "2027-05-10",
}
LINK = "&".join(f"{name}={value}" for name, value in CASE.items())
PACKED = {".html", ".js", ".mjs", ".css", ".json", ".wasm", ".xml", ".svg", ".py"}
TIME_OUT = 180_000
WIE: Any = {"locale": "nl-BE", "timezone_id": "Europe/Brussels"}
# Listens from the first moment on, also to what keeps the page from answering a key or a tap.
LISTEN = """
  window.cmzMeting = { blok: 0 };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      if (!cmzMeting.tijd) cmzMeting.blok = Math.max(cmzMeting.blok, task.duration);
    }
  }).observe({ type: "longtask", buffered: true });
  addEventListener("planner:result", ({ detail }) => {
    if (!detail?.termijnen?.some((x) => x.datum) && !detail?.uitkomst) return;
    cmzMeting.tijd ??= performance.now();
    cmzMeting.datums ??= Object.fromEntries((detail.termijnen ?? []).map((x) => [x.id, x.datum]));
  });
"""


@dataclass(frozen=True)
class Variant:
    """One way to get the answer."""

    naam: str
    pad: str
    fragment: str
    klein: bool = False  # does a small part of the task only
    ter_zijde: bool = (
        False  # nothing is held against it: measured once, without a brake, and only with `--heel`
    )
    ook_tweede: bool = True  # a second visit is held against it


VARIANTEN = (
    Variant(ONS, "/planners/termijnen/", f"#antwoorden:{LINK}"),
    Variant("Pyodide zoals het is", "/vergelijk/pyodide/", f"#antwoorden:{LINK}"),
    Variant("PyScript met Pyodide", "/vergelijk/pyscript/", f"#antwoorden:{LINK}", ter_zijde=True),
    Variant("MicroPython", "/vergelijk/micropython/", f"#{LINK}", klein=True, ook_tweede=False),
    Variant("gewoon JavaScript", "/vergelijk/javascript/", f"#{LINK}", klein=True),
)

# Where a visitor of a variant goes on to, in the same visit.
VOLGENDE = {
    ONS: "../kader/#antwoorden:aanvraagdatum=2026-03-02",
    VARIANTEN[4].naam: f"?volgende#{LINK}",
}


@dataclass
class Meting:
    """What one visit took: milliseconds, bytes over the line, requests, megabytes of memory."""

    tijd: float
    eerste_beeld: float
    blok: float
    bytes: int = 0
    verzoeken: int = 0
    geheugen: float = 0


@dataclass
class Reeks:
    """All visits of one variant in one situation."""

    metingen: list[Meting] = field(default_factory=list)

    def midden(self, wat: str = "tijd") -> float:
        """The median."""
        return statistics.median(getattr(meting, wat) for meting in self.metingen)

    def bereik(self, wat: str = "tijd") -> tuple[float, float]:
        """Smallest and largest."""
        values = [getattr(meting, wat) for meting in self.metingen]
        return min(values), max(values)


Uitslag = dict[str, dict[str, Reeks]]


class Rem(threading.Thread):
    """Makes pages slower by a factor while it is on: their processes stand still for most of each moment.

    The browser's own setting works on the main thread only, and Python runs in a worker. Nobody measures while a
    page comes to rest, so then it is off.
    """

    SLAG = 0.02

    def __init__(self, profiel: str, factor: float) -> None:
        super().__init__(daemon=True)
        self.profiel, self.factor = profiel, factor
        self.aan, self.klaar = threading.Event(), threading.Event()

    @contextmanager
    def los(self) -> Iterator[None]:
        """Off for a while."""
        self.aan.clear()
        try:
            yield
        finally:
            self.aan.set()

    def run(self) -> None:
        known: set[int] = set()
        turn = 0
        while not self.klaar.is_set():
            if self.factor == 1 or not self.aan.wait(self.SLAG):
                turn = 0
                if self.klaar.wait(self.SLAG):
                    return
                continue
            if turn % 10 == 0:
                known = set(renderers(self.profiel))
            turn += 1
            time.sleep(self.SLAG / self.factor)
            self._signal(known, signal.SIGSTOP)
            time.sleep(self.SLAG - self.SLAG / self.factor)
            self._signal(known, signal.SIGCONT)

    @staticmethod
    def _signal(processes: set[int], which: int) -> None:
        for number in list(processes):
            try:
                os.kill(number, which)
            except ProcessLookupError:
                processes.discard(number)


def renderers(profiel: str) -> Iterator[int]:
    """The processes of the browser with this profile that run pages."""
    for folder in _processes(profiel):
        if "--type=renderer" in _read(folder / "cmdline"):
            yield int(folder.name)


def _processes(profiel: str) -> Iterator[Path]:
    """All processes of the browser with this profile."""
    for folder in Path("/proc").glob("[0-9]*"):
        if "--" in _read(folder / "cmdline") and _browser_of(folder, profiel):
            yield folder


def _read(path: Path) -> str:
    """A file of a process, or nothing when the process is gone."""
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def wacht_op_stilte(profiel: str, moment: float = 0.3, longest: float = 20.0) -> None:
    """Until the browser itself does nothing: in its first seconds it prepares pages of its own, and that work
    would count as time of the visit."""
    ticks = os.sysconf("SC_CLK_TCK")
    end = time.monotonic() + longest
    before = _busy(profiel)
    while time.monotonic() < end:
        time.sleep(moment)
        now = _busy(profiel)
        if (now - before) / ticks < 0.05 * moment:
            return
        before = now


def _busy(profiel: str) -> int:
    """Processor time of the browser so far, in ticks of the system clock."""
    stats = (_read(folder / "stat").rpartition(")")[2].split() for folder in _processes(profiel))
    return sum(int(fields[11]) + int(fields[12]) for fields in stats if fields)


def _browser_of(folder: Path, profiel: str) -> bool:
    """Whether one of the parents of this process was started with the profile."""
    while folder.name not in ("0", "1"):
        if profiel in _read(folder / "cmdline"):
            return True
        fields = _read(folder / "stat").rpartition(")")[2].split()
        if not fields:
            return False
        folder = Path("/proc") / fields[1]
    return False


def geheugen(profiel: str) -> float:
    """Megabytes that the pages hold for themselves, shared parts counted in proportion."""
    total = 0
    for number in renderers(profiel):
        try:
            text = Path(f"/proc/{number}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


@contextmanager
def bezoeker(playwright: Playwright, profiel: str, factor: float = 1) -> Iterator[tuple[BrowserContext, Rem]]:
    """A browser process with a profile that stays, and its brake, which is on."""
    context = playwright.chromium.launch_persistent_context(
        profiel, executable_path=os.environ["CHROMIUM"], args=FLAGS, headless=True, **WIE
    )
    with _geremd(context, Rem(profiel, factor)) as rem:
        yield context, rem


@contextmanager
def iedereen(playwright: Playwright, merk: str) -> Iterator[Browser]:
    """A browser process for visitors who share nothing; `merk` tells its processes from others. It is at rest."""
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=[*FLAGS, f"--cmz-merk={merk}"], headless=True
    )
    try:
        context = browser.new_context()
        context.new_page().goto("about:blank")
        wacht_op_stilte(merk)
        context.close()
        yield browser
    finally:
        browser.close()


@contextmanager
def nieuweling(browser: Browser, merk: str, factor: float) -> Iterator[tuple[BrowserContext, Rem]]:
    """Somebody who was never here, and the brake, which is on."""
    context = browser.new_context(**WIE)
    wacht_op_stilte(merk)
    with _geremd(context, Rem(merk, factor)) as rem:
        yield context, rem


@contextmanager
def _geremd(context: BrowserContext, rem: Rem) -> Iterator[Rem]:
    context.set_default_timeout(TIME_OUT)
    context.add_init_script(LISTEN)
    rem.aan.set()
    rem.start()
    try:
        yield rem
    finally:
        rem.klaar.set()
        rem.join()
        context.close()


def bezoek(context: BrowserContext, lijn: Lijn, url: str) -> tuple[Meting, Page]:
    """One visit, until the answer stands there."""
    page = context.new_page()
    lijn.nul()
    page.goto(url, wait_until="commit")
    return _lees(page, lijn), page


def _lees(page: Page, lijn: Lijn) -> Meting:
    _wacht_op(page, "window.cmzMeting?.tijd")
    found = page.evaluate(
        "({...cmzMeting, beeld: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0})"
    )
    return Meting(found["tijd"], found["beeld"], found["blok"], lijn.bytes, lijn.verzoeken)


def _wacht_op(page: Page, condition: str) -> None:
    """Until the condition holds. The driver's own way to wait makes code from text, which the policy forbids."""
    end = time.monotonic() + TIME_OUT / 1000
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise SystemExit(f"Geen antwoord op {page.url}")
        page.wait_for_timeout(20)


def volgende(page: Page, lijn: Lijn, adres: str) -> Meting:
    """From the click on a link to another page until its answer, in the same visit."""
    lijn.nul()
    page.evaluate(
        """(adres) => {
          const link = document.createElement("a");
          link.href = new URL(adres, location.href);
          Object.assign(cmzMeting, { tijd: undefined, blok: 0 });
          document.body.append(link);
          const now = () => performance.timeOrigin + performance.now();
          link.addEventListener("click", () => sessionStorage.setItem("klik", String(now())));
          link.click();
        }""",
        adres,
    )
    page.wait_for_url(lambda url: url.endswith(adres.removeprefix("..")), wait_until="commit")
    _wacht_op(page, "window.cmzMeting?.tijd")
    found = page.evaluate(
        "({...cmzMeting, sinds: performance.timeOrigin + cmzMeting.tijd - Number(sessionStorage.getItem('klik'))})"
    )
    return Meting(found["sinds"], 0, found["blok"], lijn.bytes, lijn.verzoeken)


def meet(rondes: int, drukte: Drukte, heel: bool, meld: Any = print) -> dict[str, Uitslag]:
    """All variants in all situations, `rondes` times each: {situation: {variant: series}}.

    Looks in between how busy the machine is. What no aim needs is measured once, and only with `heel`.
    """
    quick = [variant for variant in VARIANTEN if not variant.ter_zijde]
    fast = VARIANTEN if heel else quick
    folders = klaarzetten()
    with tempfile.TemporaryDirectory(prefix="cmz-bench-") as work, sync_playwright() as playwright:
        return {
            "snel": _situatie(playwright, Path(work), folders, fast, rondes, Lijn(), 1, drukte, meld),
            "traag": _situatie(
                playwright, Path(work), folders, quick, rondes, Lijn(20, 0.04), 4, drukte, meld
            ),
        }


def _situatie(
    playwright: Playwright,
    work: Path,
    folders: dict[str, Path],
    variants: Sequence[Variant],
    rounds: int,
    lijn: Lijn,
    factor: float,
    drukte: Drukte,
    meld: Any,
) -> Uitslag:
    host, address = gastheer(folders, lijn)
    found: Uitslag = {}

    def keep(moment: str, variant: str, measured: Meting) -> None:
        found.setdefault(moment, {}).setdefault(variant, Reeks()).metingen.append(measured)

    expected: dict[str, str] = {}
    merk = f"{work.name}-{factor}"
    with iedereen(playwright, merk) as browser:
        for number in range(rounds):
            drukte.kijk()
            for variant in variants:
                if number and variant.ter_zijde:
                    continue
                url = f"{address}{variant.pad}{variant.fragment}"
                with nieuweling(browser, merk, factor) as (context, rem):
                    times = _bezoeken(context, rem, lijn, variant, url, expected, keep)
                if factor == 1 and variant.naam == ONS:
                    times.append(_nieuwe_browser(playwright, work, lijn, url))
                    keep("nieuwe browser, bewaarde bestanden", variant.naam, times[-1])
                said = " / ".join(f"{one.tijd:.0f}" for one in times)
                meld(f"  ronde {number + 1}, {variant.naam}: {said} ms")
    host.shutdown()
    host.server_close()
    return found


def _bezoeken(
    context: BrowserContext,
    rem: Rem,
    lijn: Lijn,
    variant: Variant,
    url: str,
    expected: dict[str, str],
    keep: Callable[[str, str, Meting], None],
) -> list[Meting]:
    """A first visit, another planner in it, and a second visit, as far as somebody asks for them."""
    cold, page = bezoek(context, lijn, url)
    cold.geheugen = geheugen(rem.profiel)
    _zelfde_antwoord(variant, page, expected)
    keep("eerste bezoek", variant.naam, cold)
    times = [cold]
    # What a site does after its first answer (keeping itself for offline use) is not part of the next visit, and
    # somebody reads an answer before going on to another planner.
    _rust(page, lijn, rem)
    if goal := VOLGENDE.get(variant.naam):
        keep("andere planner, zelfde bezoek", variant.naam, volgende(page, lijn, goal))
        _rust(page, lijn, rem)
    page.close()
    # Without help it takes a quarter of a minute on a slow processor, and no aim asks for it there.
    if variant.ook_tweede and (rem.factor == 1 or goal):
        again, page = bezoek(context, lijn, url)
        keep("tweede bezoek", variant.naam, again)
        times.append(again)
        page.close()
    return times


def _nieuwe_browser(playwright: Playwright, work: Path, lijn: Lijn, url: str) -> Meting:
    """A visit in a browser that was closed since the first one."""
    profile = tempfile.mkdtemp(dir=work)
    for _ in range(2):
        with bezoeker(playwright, profile) as (context, rem):
            context.new_page().goto("about:blank")
            wacht_op_stilte(profile)
            fresh, page = bezoek(context, lijn, url)
            _rust(page, lijn, rem)
    shutil.rmtree(profile, ignore_errors=True)
    return fresh


def _rust(page: Page, lijn: Lijn, rem: Rem, quiet: float = 1.0, longest: float = 60.0) -> None:
    """Waits without the brake until nothing came over the line for a moment and the browser does nothing, so that
    background work is done."""
    end = time.monotonic() + longest
    seen, since = lijn.bytes, time.monotonic()
    with rem.los():
        while time.monotonic() < end and time.monotonic() - since < quiet:
            page.wait_for_timeout(100)
            if lijn.bytes != seen:
                seen, since = lijn.bytes, time.monotonic()
        wacht_op_stilte(rem.profiel)


def _zelfde_antwoord(variant: Variant, page: Page, expected: dict[str, str]) -> None:
    """A fast wrong answer is no answer: every variant must find the same dates."""
    found = page.evaluate("cmzMeting.datums")
    if not expected:
        expected |= found
    wrong = {name: day for name, day in found.items() if expected.get(name) != day}
    if (variant.klein and len(found) < 8) or wrong:
        raise SystemExit(f"{variant.naam} geeft andere datums: {wrong or found}")


def eerste_zoekresultaat(rondes: int) -> dict[str, Reeks]:
    """Somebody who was never here types a word on a page at rest: from the last key until the first result stands
    there, on this machine and on a processor that is four times slower."""
    found: dict[str, Reeks] = {"snel": Reeks(), "traag": Reeks()}
    lijn = Lijn()
    host, address = gastheer(klaarzetten(), lijn)
    merk = "cmz-zoekt"
    with sync_playwright() as playwright, iedereen(playwright, merk) as browser:
        for name, factor in [("snel", 1), ("traag", 4)] * rondes:
            with nieuweling(browser, merk, factor) as (context, rem):
                page = context.new_page()
                page.goto(address + PAGINAS["pagina van het handboek"])
                _rust(page, lijn, rem)
                page.evaluate(_RESULTAAT)
                page.keyboard.press("/")
                page.keyboard.type("verlenging")
                _wacht_op(page, "window.cmzResultaat")
                found[name].metingen.append(Meting(page.evaluate("cmzResultaat"), 0, 0))
    host.shutdown()
    host.server_close()
    return found


_RESULTAAT = """() => {
  let typed;
  addEventListener("input", () => (typed = performance.now()), true);
  new MutationObserver((_, watching) => {
    if (!document.querySelector(".md-search-result__item a")) return;
    watching.disconnect();
    window.cmzResultaat = performance.now() - typed;
  }).observe(document.querySelector(".md-search-result__list"), { childList: true, subtree: true });
}"""


def in_de_worker(rondes: int = 50) -> dict[str, float]:
    """Milliseconds for one answer, and for the overview of a thousand dossiers in one call, in the page."""
    folders = klaarzetten()
    host, address = gastheer(folders, Lijn())
    with (
        tempfile.TemporaryDirectory() as profile,
        sync_playwright() as playwright,
        bezoeker(playwright, profile) as (context, _),
    ):
        _, page = bezoek(context, Lijn(), f"{address}{VARIANTEN[0].pad}{VARIANTEN[0].fragment}")
        found: dict[str, float] = page.evaluate(_VRAGEN, [rondes, LINK, duizend_dossiers()])
    host.shutdown()
    host.server_close()
    return found


_VRAGEN = """async ([rounds, link, store]) => {
  const vandaag = "2026-11-22";
  const median = async (count, request) => {
    const times = [];
    for (let i = 0; i < count; i++) {
      const start = performance.now();
      await cmzEngine.ask(request);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[count >> 1];
  };
  return {
    antwoord: await median(rounds, { planner: "termijnen", link: `antwoorden:${link}`, vandaag }),
    dossiers: await median(5, { soort: "dossiers", opslag: store, overzicht: true, keuze: {}, vandaag }),
  };
}"""


def duizend_dossiers() -> str:
    """A store as the browser keeps it, with a thousand made-up dossiers."""
    rules = planner.load(ROOT / "data").planners[opslag.PLANNER]
    store = opslag.lees_opslag(rules, "")
    for case in cases(1000):
        fields = velden_van(rules, case["antwoorden"])
        opslag.bewaar(store, rules, f"dossier-{case['id']}", fields, "", date(2026, 11, 22))
    return opslag.schrijf(store)


@cache
def klaarzetten() -> dict[str, Path]:
    """Builds the site and the pages to compare with, once, and packs what a good host would pack."""
    site, others = CACHE / "site", CACHE / "vergelijk"
    environment = os.environ | {"SITE_URL": f"http://127.0.0.1:{POORT}/", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    shutil.rmtree(others, ignore_errors=True)
    shutil.copytree(PAGES, others)
    rules = codec.dumps(planner.load(ROOT / "data"))
    engine = io.BytesIO()
    with zipfile.ZipFile(engine, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in engine_sources(ROOT / "planner").items():
            archive.writestr(name, source)
    stock = ROOT / "node_modules" / "pyodide"
    modules = Path(__file__).parent / "node_modules"
    for name in ("javascript", "micropython", "pyodide", "pyscript"):
        (others / name / "regels.json").write_text(rules, encoding="utf-8")
    for name in ("pyodide", "pyscript"):
        (others / name / "engine.zip").write_bytes(engine.getvalue())
    for target in (others / "pyodide", others / "pyscript" / "pyodide"):
        target.mkdir(exist_ok=True)
        for path in stock.glob("*.*"):
            if path.suffix in (".mjs", ".js", ".wasm", ".zip", ".json") and path.name != "package.json":
                shutil.copyfile(path, target / path.name)
    for path in (modules / "@micropython/micropython-webassembly-pyscript").glob("micropython.*"):
        shutil.copyfile(path, others / "micropython" / path.name)
    for path in (modules / "@pyscript/core/dist").iterdir():
        if path.suffix in (".js", ".css"):
            shutil.copyfile(path, others / "pyscript" / path.name)
    for folder in (site, others):
        _pak_in(folder)
    return {"/vergelijk/": others, "/": site}


def _pak_in(folder: Path) -> None:
    """The packed form beside every file that shrinks and has none yet, as a good host would have it."""
    with Uitgever(CACHE) as uitgever:
        for path in sorted(folder.rglob("*")):
            if path.suffix in PACKED and not path.with_name(path.name + ".br").exists():
                uitgever.zet(path.parent, path.name, path.read_bytes())


def zelftest_traag() -> float:
    """How much slower a page and its worker really become at the setting 4, as a check of the method."""
    lus = "const t = performance.now(); let x = 0; for (let i = 0; i < 8e8; i++) x += i % 7; return performance.now() - t;"
    times: dict[int, list[float]] = {1: [], 4: []}
    with sync_playwright() as playwright:
        for factor in (1, 4, 1, 4):
            with (
                tempfile.TemporaryDirectory() as profile,
                bezoeker(playwright, profile, factor) as (context, _),
            ):
                page = context.new_page()
                page.wait_for_timeout(500)
                took = page.evaluate(
                    """(code) => new Promise((resolve) => {
                      const worker = new Worker(URL.createObjectURL(new Blob([`postMessage((() => {${code}})())`])));
                      worker.onmessage = ({ data }) => resolve(data);
                    })""",
                    lus,
                )
                times[factor].append(took)
    return statistics.median(times[4]) / statistics.median(times[1])


def versies(heel: bool) -> str:
    """What was compared with what; PyScript only with `heel`."""
    others = {
        "Pyodide": "node_modules/pyodide",
        "PyScript": "tests/bench/node_modules/@pyscript/core",
        "MicroPython": "tests/bench/node_modules/@micropython/micropython-webassembly-pyscript",
    }
    read = lambda path: json.loads((ROOT / path / "package.json").read_text(encoding="utf-8"))["version"]  # noqa: E731
    return ", ".join(f"{name} {read(path)}" for name, path in others.items() if heel or name != "PyScript")


def versie_van_browser() -> str:
    """Name and version of the browser."""
    found = subprocess.run([os.environ["CHROMIUM"], "--version"], capture_output=True, text=True, check=True)
    return " ".join(found.stdout.split()[:2])


PAGINAS = {
    "startpagina": "/",
    "pagina van het handboek": "/handboek/5-einde/verlenging/",
    "woordenlijst": "/naslag/begrippen/",
    "termijnplanner": "/planners/termijnen/",
}


def gewicht_van_paginas() -> list[tuple[str, int, int]]:
    """Name, requests and bytes over the line of some pages, for a visitor who was never here."""
    lijn, rows = Lijn(), []
    host, address = gastheer(klaarzetten(), lijn)
    merk = "cmz-weegt"
    with sync_playwright() as playwright, iedereen(playwright, merk) as browser:
        for name, path in PAGINAS.items():
            with nieuweling(browser, merk, 1) as (context, rem):
                # Keeping the site for offline use comes after the page and is measured apart.
                context.add_init_script(
                    "navigator.serviceWorker && (navigator.serviceWorker.register = () => new Promise(() => {}))"
                )
                page = context.new_page()
                lijn.nul()
                page.goto(address + path)
                _rust(page, lijn, rem, quiet=1.5)
                rows.append((name, lijn.verzoeken, lijn.bytes))
    host.shutdown()
    host.server_close()
    return rows
