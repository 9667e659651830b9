"""After one visit the site works without a network; online nobody sees an old page, and an open page keeps to
its own version. The server is a process of its own here, so that it can really be stopped."""

import gzip
import json
import mimetypes
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from macros.afwerking import offline
from macros.kijken import serveer
from tests.bouw import bouw, kopieer
from tests.browser.conftest import BASIS, ROOT
from tests.browser.gastheer import HANGS

pytestmark = pytest.mark.motoren(
    "chromium",
    "firefox",
    niet={"webkit": "een service worker weghalen die nog installeert, eindigt daar nooit"},
)

PLANNER = "planners/termijnen/"
HANDBOOK = "handboek/3-start/trajectplan/"
ELEMENT = 'cmz-planner[name="termijnen"]'
NEW_WORDS = "Dit is de tweede versie"


@dataclass
class Host:
    """A web server of its own (gastheer.py), which can stop, start again, get another version of the site, and keep
    silent."""

    folder: Path
    port: int
    process: subprocess.Popen | None = None
    read: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{BASIS}"

    def show(self, site: Path) -> None:
        """Puts another version in place, at once."""
        new = self.folder / "nieuw"
        new.symlink_to(site)
        new.replace(self.folder / "site")

    def start(self) -> None:
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.browser.gastheer",
                    str(self.folder / "site"),
                    f"--poort={self.port}",
                    f"--basis={BASIS}",
                ],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        for _ in range(200):
            try:
                urllib.request.urlopen(self.address + "versie.json").close()
                return
            except OSError:
                time.sleep(0.1)
        pytest.fail("de server startte niet")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None
        with (
            pytest.raises(ConnectionRefusedError),
            socket.create_connection(("127.0.0.1", self.port), timeout=5),
        ):
            pass

    def hang(self, *parts: str) -> None:
        """Never answer again when one of these parts of an address is asked."""
        (self.folder / HANGS).write_text("\n".join(parts))

    def asked(self) -> list[str]:
        """The paths that were asked since the last time this was called."""
        text = (self.folder / "log").read_text()
        end = text.rfind("\n") + 1
        lines, self.read = text[self.read : end].splitlines(), end
        found = [re.fullmatch(r"(?:GET|HEAD) (\S+) \d+", line) for line in lines]
        return [match[1].removeprefix(BASIS) for match in found if match]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def finish(site: Path, port: int) -> None:
    """Names the address in the site map, as a build with SITE_URL does: then the theme exchanges pages."""
    places = "".join(
        f"<url><loc>http://127.0.0.1:{port}{BASIS}{page.parent.relative_to(site).as_posix()}/</loc></url>"
        for page in sorted(site.rglob("index.html"))
    ).replace("/./</loc>", "/</loc>")
    (site / "sitemap.xml").write_text(f"<urlset>{places}</urlset>", encoding="utf-8")
    offline.bundle(site)


@dataclass
class Versions:
    first: Path
    second: Path
    port: int


@pytest.fixture(scope="module")
def versions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Versions:
    """The site, and a second real build in which a text, a style sheet, a script and a rule are different."""
    folder, port = tmp_path_factory.mktemp("versies"), free_port()
    first, second, project = folder / "een", folder / "twee", folder / "project"
    shutil.copytree(site, first)
    kopieer(project)
    index = project / "docs/index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("# Waarvoor kom je?", f"# {NEW_WORDS}"))
    style = project / "docs/assets/css/kleur.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n:root { --versie: twee; }\n")
    script = project / "docs/assets/js/pagina.mjs"
    script.write_text(script.read_text(encoding="utf-8") + "\nwindow.versie = 'twee';\n")
    rules = project / "data/planners/termijnen.yml"
    text = rules.read_text(encoding="utf-8")
    title = re.search(r"\n  maximumduur:\n(?:    .*\n)*?    titel: (.+)\n", text)
    assert title
    rules.write_text(text.replace(title[1], NEW_WORDS), encoding="utf-8")
    bouw(project, second)
    for one in (first, second):
        finish(one, port)
    return Versions(first, second, port)


@pytest.fixture
def host(versions: Versions, tmp_path: Path) -> Iterator[Host]:
    made = Host(tmp_path, versions.port)
    made.show(versions.first)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="nl-BE", viewport={"width": 1280, "height": 900})
    made.set_default_timeout(30_000)
    yield made
    made.close()


PARTS = ("kern", "rekenhulp", "rest")


def ask(page: Page, **question: object) -> dict:
    """What the service worker answers to a question."""
    return page.evaluate(
        """(question) => new Promise(async (resolve) => {
            const registration = await navigator.serviceWorker.ready;
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => resolve(data.antwoord ?? {});
            registration.active.postMessage(question, [port2]);
        })""",
        question,
    )


def stored(page: Page) -> dict:
    """What the service worker says that it stored."""
    return ask(page, vraag="stand")


def settled(page: Page) -> dict:
    """What is stored when the service worker has nothing more to do."""
    while (state := stored(page)).get("bezig", True):
        page.wait_for_timeout(100)
    return state


def visit(page: Page, host: Host, path: str = "") -> None:
    """One visit by somebody who asks for the whole site, until everything is on the device."""
    page.goto(host.address + path)
    state = ask(page, vraag="bewaar", delen=PARTS)
    assert all(state[part]["bewaard"] == state[part]["bestanden"] for part in PARTS), state


def answer(page: Page) -> str:
    for part, value in (("dag", "15"), ("maand", "10"), ("jaar", "2025")):
        page.fill(f'[name="bezig.{part}"]', value)
    result = page.locator(f"{ELEMENT} .cmz-resultaat")
    expect(result).to_contain_text("15 april 2027", timeout=60_000)
    return result.inner_text()


def lose_contents(page: Page) -> None:
    """As a browser does that needs the room: everything is gone, and only the lists are left."""
    # The page itself may still be storing: until it did that by itself, and nothing is left to do.
    page.wait_for_load_state("networkidle")
    settled(page)
    page.evaluate(
        """async () => {
            for (const name of await caches.keys()) {
                const store = await caches.open(name);
                for (const { url } of await store.keys()) if (url.includes("inhoud")) await store.delete(url);
            }
        }"""
    )


def style(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--versie').trim()")


# ── without a network ────────────────────────────────────────────────────────────────────────────────────


def test_na_een_bezoek_werkt_alles_zonder_de_server(visitor: BrowserContext, host: Host) -> None:
    visit(visitor.new_page(), host)
    visitor.pages[0].close()
    host.stop()
    page = visitor.new_page()

    page.goto(host.address + HANDBOOK)
    expect(page.locator("h1")).to_have_text(re.compile("trajectplan", re.IGNORECASE))
    assert page.locator("article").evaluate("it => getComputedStyle(it).maxWidth") != ""
    assert page.evaluate("[...document.styleSheets].every((it) => it.cssRules.length > 0)")

    page.goto(host.address + PLANNER)
    answer(page)

    page.locator(".md-search__input").first.click()
    page.keyboard.type("trajektplan")  # only the search of this site knows what that should be
    expect(page.locator(".md-search-result__link").first).to_contain_text("rajectplan")

    missing = page.goto(host.address + "bestaat/niet/")
    assert missing
    assert missing.status == 404
    ours = re.search(r"<h1[^>]*>([^<]+)", (host.folder / "site/404.html").read_text(encoding="utf-8"))
    assert ours
    expect(page.locator("h1")).to_contain_text(ours[1].strip())
    # An address without its last slash finds the page too.
    page.goto(host.address + HANDBOOK.rstrip("/"))
    expect(page).to_have_url(host.address + HANDBOOK)


def test_pagina_s_wisselen_ook_zonder_netwerk(visitor: BrowserContext, host: Host) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.reload()
    host.stop()
    page.evaluate("window.sameDocument = true")
    page.locator(".md-tabs__link[href$='planners/']").click()
    expect(page.locator("h1")).to_contain_text("planner", ignore_case=True)
    assert page.evaluate("window.sameDocument")


def test_een_ongewijzigde_site_krijgt_een_kleine_vraag_per_pagina(
    visitor: BrowserContext, host: Host
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.close()
    host.asked()
    page = visitor.new_page()
    page.goto(host.address + HANDBOOK)
    page.wait_for_load_state("networkidle")
    asked = [path for path in host.asked() if path not in ("sw.js", "versie.json")]
    assert asked == []


def test_wat_nooit_bewaard_is_zegt_dat(visitor: BrowserContext, host: Host) -> None:
    page = visitor.new_page()
    visit(page, host)
    lose_contents(page)
    host.stop()
    page.goto(host.address + HANDBOOK)
    expect(page.locator("h1")).to_have_text("Geen netwerk")
    host.start()
    page.goto(host.address + HANDBOOK)
    expect(page.locator("h1")).to_have_text(re.compile("trajectplan", re.IGNORECASE))


# ── what goes wrong on the way, or on the device ──────────────────────────────────────────────────────────

# Everything that is stored of this kind, damaged in one way.
DAMAGE = """async ([kind, fault]) => {
    let count = 0;
    for (const name of await caches.keys()) {
        const store = await caches.open(name);
        for (const { url } of (await store.keys()).filter(({ url }) => url.includes(`?${kind}=`))) {
            const held = await store.match(url);
            const bytes = await held.arrayBuffer();
            const left = { halved: bytes.slice(0, bytes.byteLength / 2), emptied: new ArrayBuffer(0), mistyped: bytes };
            const headers = new Headers(held.headers);
            if (fault === "mistyped") headers.set("Content-Type", "text/plain");
            await store.put(url, new Response(left[fault], { headers }));
            count++;
        }
    }
    return count;
}"""
# Of these files those that are not as they should be, for who asks for them.
WRONG = """async (rows) => {
    const found = [];
    for (const [path, hash, type] of rows) {
        const answer = await fetch(new URL(path, document.querySelector("a.md-logo").href));
        const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
        const name = [...sum.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        const said = (answer.headers.get("Content-Type") ?? "").split(";")[0];
        if (name !== hash || (type && said !== type)) found.push([path, name === hash, said]);
    }
    return found;
}"""


def listed(site: Path) -> list[tuple[str, str, str | None]]:
    """Every file on the list of a version: its path, its hash, and its type where there is no doubt about it."""
    types = mimetypes.MimeTypes()
    for kind, name in serveer.TYPES.items():
        types.add_type(name, kind)
    parts = json.loads((site / offline.LIST).read_text())
    return [
        (
            path.removesuffix("index.html"),
            row[0],
            None if path.endswith((".xml", ".ico")) else types.guess_type(path)[0],
        )
        for part in PARTS
        for path, row in parts[part].items()
    ]


def forget_what_is_in_mind(page: Page, engine: str) -> None:
    """The service worker ends, as it does by itself after a while; only what is stored is left."""
    if engine != "chromium":  # no other driver can end it
        return
    devtools = page.context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    devtools.detach()


@pytest.mark.parametrize("fault", ["halved", "emptied", "mistyped"])
def test_elk_bewaard_bestand_dat_beschadigd_is_herstelt_zichzelf(
    visitor: BrowserContext, host: Host, versions: Versions, engine: str, fault: str
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.reload()
    files = listed(versions.first)
    assert page.evaluate(DAMAGE, ["inhoud", fault]) >= len({name for _, name, _ in files})
    forget_what_is_in_mind(page, engine)
    assert page.evaluate(WRONG, files) == []
    host.stop()
    page.goto(host.address + PLANNER)
    answer(page)


@pytest.mark.parametrize("kind", ["lijst", "venster"])
@pytest.mark.parametrize("fault", ["halved", "emptied"])
@pytest.mark.motoren("chromium", niet={"firefox": "alleen Chromium kan een service worker laten ophouden"})
def test_wat_de_service_worker_opschreef_herstelt_zichzelf(
    visitor: BrowserContext, host: Host, engine: str, kind: str, fault: str
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.reload()
    assert page.evaluate(DAMAGE, [kind, fault]) > 0
    forget_what_is_in_mind(page, engine)
    page.goto(host.address + PLANNER)
    answer(page)
    visit(page, host)
    host.stop()
    page.goto(host.address + HANDBOOK)
    expect(page.locator("h1")).to_have_text(re.compile("trajectplan", re.IGNORECASE))


def test_zonder_netwerk_leidt_een_beschadigde_lijst_naar_een_woord_en_niet_naar_een_fout(
    visitor: BrowserContext, host: Host, engine: str
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.evaluate(DAMAGE, ["lijst", "halved"])
    page.evaluate(DAMAGE, ["inhoud", "halved"])
    forget_what_is_in_mind(page, engine)
    host.stop()
    page.goto(host.address + HANDBOOK)
    expect(page.locator("h1")).to_have_text("Geen netwerk")


# A visitor sees the stored page within this time, in milliseconds, whatever the network does.
SEEN = 6_000


@pytest.mark.parametrize(
    "silent", ["versie.json", "offline.json", "index", ""], ids=["version", "list", "page", "all"]
)
def test_een_pagina_is_er_op_tijd_wat_er_ook_hangt_na_een_nieuwe_versie(
    visitor: BrowserContext, host: Host, versions: Versions, silent: str
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.close()
    host.show(versions.second)
    host.hang(silent)
    page = visitor.new_page()
    page.goto(host.address, wait_until="domcontentloaded", timeout=20_000)
    expect(page.locator("h1")).to_contain_text("Waarvoor kom je?")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd") < SEEN
    # From there on too.
    page.wait_for_load_state()
    before = page.evaluate("Date.now()")
    page.locator(".md-tabs__link[href$='planners/']").click()
    expect(page.locator("h1")).to_contain_text("planner", ignore_case=True)
    assert page.evaluate("Date.now()") - before < SEEN


# ── a new version ────────────────────────────────────────────────────────────────────────────────────────


def test_met_netwerk_is_een_pagina_die_opent_in_alles_van_de_nieuwste_versie(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    page = visitor.new_page()
    visit(page, host)
    host.show(versions.second)
    host.asked()
    page.reload()
    expect(page.locator("h1")).to_contain_text(NEW_WORDS)
    assert style(page) == "twee"
    assert page.evaluate("window.versie") == "twee"
    page.goto(host.address + PLANNER)
    assert NEW_WORDS in answer(page)


def test_een_update_haalt_alleen_op_wat_veranderde(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    page = visitor.new_page()
    visit(page, host)
    host.show(versions.second)
    host.asked()
    visit(page, host)
    lists = [json.loads((it / offline.LIST).read_text()) for it in (versions.first, versions.second)]
    before, after = ({name: row for part in PARTS for name, row in it[part].items()} for it in lists)
    changed = {name for name, row in after.items() if row not in before.values()}
    packed = {name for name, row in after.items() if row[2:]}
    asked: set[str] = set()
    # Until the last one came, and then whether anything comes after it.
    for _ in range(100):
        complete = changed <= asked
        page.wait_for_timeout(500 if complete else 100)
        for path in host.asked():
            name = path if path and not path.endswith("/") else f"{path}index.html"
            asked.add(name.removesuffix(".gz") if name.removesuffix(".gz") in packed else name)
        if complete:
            break
    assert asked - {"sw.js", offline.VERSION, offline.LIST} == changed
    assert "assets/css/stijl.css" in changed
    assert not [name for name in changed if name.endswith(("/pyodide.asm.wasm", "/python_stdlib.zip"))]
    assert len(changed) < len(after) / 3


def test_een_open_pagina_blijft_bij_haar_versie_en_hoort_van_de_nieuwe(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    first = visitor.new_page()
    visit(first, host)
    first.reload()
    expect(first.locator("h1")).to_contain_text("Waarvoor kom je?")
    host.show(versions.second)
    # Another window opens the new version and stores it; the first one stays as it is.
    second = visitor.new_page()
    visit(second, host)
    expect(second.locator("h1")).to_contain_text(NEW_WORDS)
    # What the open page loads only now is still of its own version.
    old = first.evaluate(
        """async (names) => Promise.all(names.map(async (name) => (await fetch(name)).text()))""",
        ["assets/css/stijl.css", "assets/js/planner.mjs", "search/stukken.json"],
    )
    for text, name in zip(
        old, ("assets/css/stijl.css", "assets/js/planner.mjs", "search/stukken.json"), strict=True
    ):
        assert text == (versions.first / name).read_text(encoding="utf-8"), name
        assert second.evaluate("async (name) => (await fetch(name)).text()", name) == (
            versions.second / name
        ).read_text(encoding="utf-8")
    first.bring_to_front()
    first.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    notice = first.locator(".cmz-versie")
    expect(notice).to_contain_text("Er is een nieuwe versie van de site.")
    expect(notice).to_have_attribute("role", "status")
    expect(first.locator("h1")).to_contain_text("Waarvoor kom je?")
    first.get_by_role("button", name="Later").press("Enter")
    expect(notice).to_be_empty()
    expect(first.locator("h1")).to_contain_text("Waarvoor kom je?")


def test_de_planner_op_een_open_pagina_houdt_de_regels_van_zijn_versie(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    first = visitor.new_page()
    visit(first, host)
    first.goto(host.address + PLANNER)
    expect(first.locator(ELEMENT)).to_have_attribute("data-state", "klaar")
    # Python stops, as after a failure; the next answer starts it anew.
    first.evaluate("window.cmzEngine.stop()")
    host.show(versions.second)
    second = visitor.new_page()
    visit(second, host, PLANNER)
    assert NEW_WORDS in answer(second)
    assert NEW_WORDS not in answer(first)


def test_nu_vernieuwen_toont_de_nieuwe_versie(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.reload()
    host.show(versions.second)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    page.get_by_role("button", name="Ververs nu").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(NEW_WORDS)
    assert style(page) == "twee"


def test_een_link_van_een_oude_pagina_leidt_naar_de_hele_nieuwe(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    page = visitor.new_page()
    visit(page, host, PLANNER)
    page.reload()
    page.evaluate("window.sameDocument = true")
    host.show(versions.second)
    page.locator("a.md-logo").first.click()
    expect(page.locator("h1")).to_contain_text(NEW_WORDS)
    assert page.evaluate("window.sameDocument") is None
    assert style(page) == "twee"


def test_een_oude_pagina_krijgt_liever_niets_dan_een_stuk_van_de_nieuwe_versie(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    page = visitor.new_page()
    visit(page, host)
    page.reload()
    lose_contents(page)
    host.show(versions.second)
    with pytest.raises(Error):
        page.evaluate("fetch('assets/css/stijl.css').then((it) => it.text())")
    expect(page.locator(".cmz-versie")).to_contain_text("nieuwe versie")
    same = page.evaluate("fetch('assets/js/checklist.mjs').then((it) => it.text())")
    assert same == (versions.first / "assets/js/checklist.mjs").read_text(encoding="utf-8")


def test_wat_geen_pagina_nog_nodig_heeft_gaat_weg(
    visitor: BrowserContext, host: Host, versions: Versions
) -> None:
    page = visitor.new_page()
    visit(page, host)
    host.show(versions.second)
    visit(page, host)
    page.close()
    page = visitor.new_page()
    visit(page, host)
    page.wait_for_timeout(500)
    held = page.evaluate(
        """async () => {
            const names = await caches.keys();
            const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())));
            return [names, all.flat().map(({ url }) => url)];
        }"""
    )
    assert len(held[0]) == 1
    lists = [url for url in held[1] if "?lijst=" in url]
    assert len(lists) == 1
    assert lists[0].endswith(json.loads((versions.second / offline.VERSION).read_text())["versie"])
    wanted = json.loads((versions.second / offline.LIST).read_text())
    hashes = {row[0] for part in PARTS for row in wanted[part].values()}
    assert {url.partition("?inhoud=")[2] for url in held[1] if "?inhoud=" in url} == hashes


# ── the visitor and the host decide ──────────────────────────────────────────────────────────────────────


def test_de_bezoeker_ziet_wat_bewaard_is_en_kan_het_wegdoen(visitor: BrowserContext, host: Host) -> None:
    page = visitor.new_page()
    visit(page, host, "naslag/zonder-internet/")
    place = page.locator("[data-offline]")
    expect(place).to_contain_text("De planners: volledig bewaard")
    expect(page.get_by_role("button", name="De hele site is bewaard op dit toestel")).to_be_disabled()
    page.get_by_role("button", name="Verwijder wat bewaard is").click()
    expect(place).to_contain_text("Er is niets bewaard op dit toestel.")
    page.reload()
    page.wait_for_timeout(1_000)
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    page.get_by_role("button", name="Bewaar de hele site op dit toestel").click()
    expect(page.get_by_role("progressbar", name="Bewaard")).to_be_visible()
    expect(place).to_contain_text("De planners: volledig bewaard", timeout=60_000)
    expect(page.get_by_role("progressbar", name="Bewaard")).to_be_hidden()


def weight(host: Host, paths: Iterable[str]) -> int:
    """What these files weigh on their way, as a host sends them that compresses."""
    total = 0
    for path in paths:
        name = path if path and not path.endswith("/") else f"{path}index.html"
        file = host.folder / "site" / name
        small = file.with_name(f"{file.name}.gz")
        total += small.stat().st_size if small.is_file() else len(gzip.compress(file.read_bytes(), 6))
    return total


def test_wie_alleen_leest_krijgt_weinig_op_het_toestel(visitor: BrowserContext, host: Host) -> None:
    limit = json.loads((ROOT / "tests/begroting.json").read_text(encoding="utf-8"))["bewaard"]
    page = visitor.new_page()
    host.asked()
    for path in (HANDBOOK, "handboek/", ""):
        page.goto(host.address + path)
        page.wait_for_load_state("networkidle")
    state = settled(page)
    asked = host.asked()
    packed = {path.removesuffix(".gz") for path in asked if path.endswith(".gz")}
    assert weight(host, [path for path in asked if path not in packed]) <= limit["bytes"]
    assert len(asked) <= limit["verzoeken"]
    assert state["kern"]["bewaard"] == state["kern"]["bestanden"]
    assert state["rekenhulp"]["bewaard"] == state["rest"]["bewaard"] == 0
    # The pages and the search are there, and a planner says what it lacks.
    host.stop()
    page.goto(host.address + "naslag/begrippen/")
    expect(page.locator("h1")).to_have_text(re.compile("Begrippen"))


def test_python_wordt_bewaard_nadat_een_planner_gebruikt_is(visitor: BrowserContext, host: Host) -> None:
    page = visitor.new_page()
    page.goto(host.address + PLANNER)
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", "klaar", timeout=60_000)
    page.wait_for_load_state("networkidle")
    assert settled(page)["rekenhulp"]["bewaard"] == 0
    answer(page)
    for _ in range(300):
        found = settled(page)["rekenhulp"]
        if found["bewaard"] == found["bestanden"]:
            break
        page.wait_for_timeout(200)
    assert found["bewaard"] == found["bestanden"]
    host.stop()
    page.goto(host.address + PLANNER)
    answer(page)


def test_wie_data_spaart_bewaart_alleen_wat_open_was(visitor: BrowserContext, host: Host) -> None:
    visitor.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });"
    )
    page = visitor.new_page()
    page.goto(host.address)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.goto(host.address + HANDBOOK)
    page.wait_for_timeout(1_000)
    state = stored(page)
    assert 0 < state["kern"]["bewaard"] < 40
    assert state["rekenhulp"]["bewaard"] == 0
    host.stop()
    page.reload()
    expect(page.locator("h1")).to_have_text(re.compile("trajectplan", re.IGNORECASE))


def test_wie_de_site_aanbiedt_kan_de_service_worker_weghalen(
    visitor: BrowserContext, host: Host, versions: Versions, tmp_path: Path
) -> None:
    page = visitor.new_page()
    visit(page, host)
    without = tmp_path / "zonder"
    shutil.copytree(versions.second, without)
    shutil.copy(without / "sw-weg.js", without / "sw.js")
    (without / offline.VERSION).unlink()
    host.show(without)
    page.reload()
    expect(page.locator("h1")).to_contain_text(NEW_WORDS)
    for _ in range(100):
        if page.evaluate("caches.keys()") == []:
            break
        page.wait_for_timeout(100)
    assert page.evaluate("caches.keys()") == []
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller") is None
