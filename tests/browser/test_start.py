"""The way from a form to an answer of Python: loading, waiting, failing, typing, errors, links."""

import gzip
import json
import re
import threading
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route

from macros.kijken.serveer import Handler
from tests.browser.conftest import Log, expect, overal, thema_begint, watch

PLANNER = "planners/termijnen/"
ELEMENT = 'cmz-planner[name="termijnen"]'
# What the driver of WebKit cannot.
ROUTES = {"webkit": "de besturing kan geen verzoek ophouden of anders beantwoorden, en hoort geen worker"}


def open_planner(page: Page, address: str, link: str = "", state: str | None = "klaar") -> None:
    page.goto(address + PLANNER + link)
    if state:
        wait(page, state)


def wait(page: Page, state: str, timeout: int = 30_000) -> None:
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", state, timeout=timeout)


def fill_date(page: Page, question: str, day: str, month: str, year: str) -> None:
    for part, value in (("dag", day), ("maand", month), ("jaar", year)):
        page.fill(f'[name="{question}.{part}"]', value)


def result(page: Page) -> str:
    return page.locator(f"{ELEMENT} .cmz-resultaat").inner_text()


# ── loading ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize("address", ["/kennisbank/", "/"], indirect=True)
def test_datums_geven_een_antwoord_waar_de_site_ook_staat(page: Page, address: str, log: Log) -> None:
    open_planner(page, address)
    expect(page.locator(".cmz-stand")).to_have_text("Klaar.")
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027")
    assert log.results[-1]["planner"] == "termijnen"
    maximum = next(it for it in log.results[-1]["termijnen"] if it["id"] == "maximumduur")
    assert maximum["datum"] == "2027-04-15"


@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_wat_je_typt_terwijl_python_laadt_blijft_en_krijgt_een_antwoord(
    page: Page, address: str, log: Log
) -> None:
    held: list[Route] = []
    free: list[bool] = []
    page.context.route("**/kern.*", lambda route: route.continue_() if free else held.append(route))
    open_planner(page, address, state="laden")
    expect(page.locator(".cmz-stand")).to_contain_text("geladen")
    fill_date(page, "bezig", "15", "10", "2025")
    page.wait_for_timeout(400)
    wait(page, "laden")
    assert held, "de WebAssembly werd niet gevraagd"
    free.append(True)
    held[0].continue_()
    wait(page, "klaar")
    assert page.input_value('[name="bezig.dag"]') == "15"
    assert log.results[-1]["planner"] == "termijnen"


@pytest.mark.eerste(1)
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
@pytest.mark.parametrize(
    "part",
    [
        "runtime/worker.mjs",
        "js/gewoon.mjs",
        "runtime/pyodide.*/pyodide.mjs",
        "runtime/pyodide.*/pyodide.asm.js",
        "runtime/pyodide.*/pyodide.asm.wasm*",
        "runtime/pyodide.*/python_stdlib.zip*",
        "runtime/motor.*",
        "runtime/regels.*",
    ],
)
def test_een_stuk_dat_niet_aankomt_wordt_gemeld_en_kan_opnieuw(
    page: Page, address: str, log: Log, part: str
) -> None:
    log.errors_expected = True
    page.context.route("**/kern.*", lambda route: route.abort())
    pattern = f"**/assets/{part}"
    page.context.route(pattern, lambda route: route.abort())
    open_planner(page, address, state=None)
    page.fill('[name="bezig.dag"]', "15")
    wait(page, "fout", 15_000)
    expect(page.locator(".cmz-stand")).to_contain_text("De tabellen hieronder")
    page.context.unroute(pattern)
    page.get_by_role("button", name="Probeer opnieuw").click()
    wait(page, "klaar")
    assert page.input_value('[name="bezig.dag"]') == "15"
    expect(page.get_by_role("button", name="Probeer opnieuw")).to_have_count(0)


@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_een_stuk_dat_ontbreekt_telt_ook_als_mislukt(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True
    for part in ("beeld", "motor"):
        page.context.route(f"**/runtime/{part}.*", lambda route: route.fulfill(status=404, body="weg"))
    open_planner(page, address, state="fout")


# ── the short way, and back to the plain way ──────────────────────────────────────────────────────────────


def answered(page: Page, log: Log) -> bool:
    """Whether the planner gives its answer; says then whether the plain way was taken for it."""
    fill_date(page, "bezig", "15", "10", "2025")
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027", timeout=100_000)
    return any("pyodide.asm.wasm" in url for url in log.requests)


def change(page: Page, pattern: str, edit: Callable[[bytes], bytes]) -> None:
    """Lets the host send something else than was built, in whatever form the page asks for."""

    def answer(route: Route) -> None:
        got = route.fetch()
        body = got.body()
        packed = route.request.url.endswith(".gz")
        body = edit(gzip.decompress(body) if packed else body)
        route.fulfill(response=got, body=gzip.compress(body) if packed else body)

    page.context.route(pattern, answer)


@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_python_komt_uit_de_momentopname_en_er_wordt_niets_anders_opgehaald(
    page: Page, address: str, log: Log
) -> None:
    open_planner(page, address)
    assert answered(page, log) is False
    names = {url.rpartition("/")[2].partition(".")[0] for url in log.requests if "/assets/runtime/" in url}
    assert names == {"beeld", "kern", "worker"}


LINK = "#antwoorden:bezig=2025-10-15"
THEME = "bundle."


@pytest.mark.eigen_venster
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_wie_met_een_link_komt_krijgt_het_antwoord_voor_het_thema_begint(
    page: Page, address: str, log: Log
) -> None:
    # On a slow machine the theme would begin after three seconds, answer or not: not what is asked here.
    page.add_init_script(
        """addEventListener('planner:result', () => { fetch('?antwoord'); }, true);
        const wait = setTimeout; setTimeout = (what, ms, ...rest) => wait(what, ms === 3000 ? 60_000 : ms, ...rest);"""
    )
    open_planner(page, address, LINK)
    expect(page.locator("[data-md-component=search] .md-search__input")).to_be_attached()
    thema_begint(page)
    order = [url for url in log.requests if "?antwoord" in url or THEME in url]
    assert "?antwoord" in order[0]
    assert THEME in order[-1]


@pytest.mark.lang
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_zonder_antwoord_begint_het_thema_toch(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True
    for part in ("kern.*", "pyodide.*/pyodide.mjs"):
        page.context.route(f"**/assets/runtime/{part}", lambda route: route.abort())
    open_planner(page, address, LINK, state="fout")
    expect(page.locator(".cmz-stand")).to_contain_text("De tabellen hieronder")
    page.wait_for_timeout(3_500)
    assert any(THEME in url for url in log.requests)


@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_een_tweede_bezoek_neemt_de_korte_weg_langs_de_service_worker(
    browser: Browser, address: str, log: Log
) -> None:
    context = browser.new_context(service_workers="allow")
    page = watch(context.new_page(), log)
    open_planner(page, address, state=None)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.on("request", lambda request: log.requests.append(request.url))
    page.reload()
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert answered(page, log) is False
    assert any("/runtime/beeld." in url for url in log.requests)
    context.close()


@pytest.mark.eerste(1)
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
@pytest.mark.parametrize("part", ["kern", "beeld"])
@pytest.mark.parametrize("fault", ["missing", "truncated", "another build"])
def test_een_stuk_van_de_korte_weg_dat_niet_klopt_leidt_naar_de_gewone_weg(
    page: Page, address: str, log: Log, part: str, fault: str
) -> None:
    log.errors_expected = True
    pattern = f"**/runtime/{part}.*"
    if fault == "missing":
        page.context.route(pattern, lambda route: route.fulfill(status=404, body="weg"))
    elif fault == "truncated":
        change(page, pattern, lambda body: body[: len(body) // 2])
    else:
        change(page, pattern, lambda body: body[:-4000] + bytes(reversed(body[-4000:])))
    open_planner(page, address, state=None)
    assert answered(page, log) is True


@pytest.mark.lang
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_een_fout_eerste_antwoord_leidt_naar_de_gewone_weg(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True
    # The image is as it was built, but its answer to the question at the start is another one.
    change(
        page,
        "**/runtime/worker.mjs",
        lambda body: body.replace(b"unpack(file);", b'unpack(file); beeld.antwoord = "x";'),
    )
    open_planner(page, address, state=None)
    assert answered(page, log) is True


@pytest.mark.lang
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_een_korte_weg_die_te_lang_duurt_leidt_naar_de_gewone(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True
    change(
        page,
        "**/js/planner.mjs",
        lambda body: body.replace(b"SHORT_TIME_OUT = 3e4", b"SHORT_TIME_OUT = 500"),
    )
    page.context.route("**/runtime/beeld.*", lambda route: None)
    open_planner(page, address, state=None)
    assert answered(page, log) is True


@pytest.mark.lang
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_een_vraag_die_nooit_geoefend_is_krijgt_langs_de_gewone_weg_een_antwoord(
    page: Page, address: str, log: Log
) -> None:
    log.errors_expected = True
    change(
        page,
        "**/runtime/worker.mjs",
        lambda body: body.replace(
            b"return answer;",
            b"return (text) => { if (text.includes('2025')) throw new Error('unreachable'); return answer(text); };",
        ),
    )
    open_planner(page, address, state=None)
    assert answered(page, log) is True


@pytest.mark.lang
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_wasm_met_een_ander_type_werkt_ook(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True

    def plain(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-type": "application/octet-stream"}
        route.fulfill(response=answer, headers=headers)

    page.context.route("**/kern.*", lambda route: route.abort())
    page.context.route("**/pyodide.asm.wasm*", plain)
    open_planner(page, address)


@pytest.mark.motoren(
    "chromium", niet=ROUTES | {"firefox": "een klein bestand is er daar al voor het opgegeven wordt"}
)
def test_een_server_die_niet_comprimeert_stuurt_wat_de_bouw_comprimeerde(
    page: Page, address: str, log: Log
) -> None:
    arrived: list[str] = []
    page.context.on("requestfinished", lambda request: arrived.append(request.url))
    open_planner(page, address)
    large = [url for url in log.requests if re.search(r"/assets/runtime/(beeld|kern)", url)]
    assert len([url for url in large if url.endswith(".gz")]) == 2
    # The file itself is asked for first; as soon as its size is known it is given up.
    assert not [url for url in arrived if url in large and not url.endswith(".gz")]


class Compressing(Handler):
    """A host that compresses its pages by itself, and sends what stands ready as `.br`."""

    def do_GET(self) -> None:  # noqa: N802
        path = Path(self.translate_path(self.path))
        packed = path.with_name(f"{path.name}.br")
        if path.is_dir() and self.path.endswith("/"):
            self._send(gzip.compress((path / "index.html").read_bytes()), "gzip", "text/html")
        elif packed.is_file():
            self._send(packed.read_bytes(), "br", self.guess_type(path))
        else:
            super().do_GET()

    def _send(self, content: bytes, encoding: str, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.mark.lang
@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_een_server_die_zelf_comprimeert_krijgt_een_vraag_naar_de_bestanden_zelf(
    browser: Browser, site: Path, log: Log
) -> None:
    running = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=running.serve_forever, daemon=True).start()
    context = browser.new_context()
    page = watch(context.new_page(), log)
    page.on("request", lambda request: log.requests.append(request.url))
    open_planner(page, f"http://127.0.0.1:{running.server_port}/")
    large = [url for url in log.requests if "/assets/runtime/" in url]
    context.close()
    running.shutdown()
    assert large
    assert not [url for url in large if url.endswith(".gz")]
    assert log.errors == []


@pytest.mark.motoren("chromium", "firefox", niet=ROUTES)
def test_pagina_s_delen_een_worker(page: Page, address: str) -> None:
    # The theme changes pages without loading them anew only on the host that the site map names.
    places = "".join(f"<url><loc>{url}</loc></url>" for url in (address, address + PLANNER))
    page.context.route(
        "**/sitemap.xml",
        lambda route: route.fulfill(body=f"<urlset>{places}</urlset>", content_type="text/xml"),
    )
    open_planner(page, address)
    ours = [worker for worker in page.workers if worker.url.endswith("worker.mjs")]
    assert len(ours) == 1
    page.evaluate("window.sameDocument = true")
    page.locator("a.md-logo").first.click()
    expect(page.locator(ELEMENT)).to_have_count(0)
    page.go_back()
    wait(page, "klaar")
    assert page.evaluate("window.sameDocument"), "de pagina werd helemaal opnieuw geladen"
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027")
    assert [it for it in page.workers if it.url.endswith("worker.mjs")] == ours


@pytest.mark.motoren(
    "chromium", niet=dict.fromkeys(("firefox", "webkit"), "de besturing kan scripts niet uitzetten")
)
def test_zonder_scripts_toont_de_pagina_haar_regels(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLANNER)
    assert page.locator(f"{ELEMENT} noscript").count() == 1
    assert page.locator("article table").count() >= 1
    context.close()


# ── safety ───────────────────────────────────────────────────────────────────────────────────────────────


@overal
def test_het_beleid_houdt_vreemde_scripts_tegen(page: Page, address: str, log: Log) -> None:
    log.errors_expected = True
    open_planner(page, address)
    page.evaluate("""() => {
        window.stopped = [];
        addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
        const inline = document.createElement("script");
        inline.textContent = "window.hacked = 1";
        const image = document.createElement("div");
        image.innerHTML = '<img src="data:," onerror="window.hacked = 2">';
        document.body.append(inline, image);
    }""")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert sorted(page.evaluate("stopped")) == ["script-src-attr", "script-src-elem"]


HOSTILE = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


@overal
def test_vijandige_tekst_wordt_getoond_en_nooit_uitgevoerd(page: Page, address: str) -> None:
    open_planner(page, address)
    page.fill('[name="bezig.dag"]', HOSTILE)
    page.fill('[name="bezig.maand"]', "x" * 20_000)
    page.get_by_role("button", name="Toon het antwoord").click()
    expect(page.locator(".cmz-fouten")).to_be_focused()
    assert page.evaluate("window.hacked") is None
    assert page.locator(f"{ELEMENT} img[src=x]").count() == 0
    assert page.input_value('[name="bezig.dag"]') == HOSTILE


@pytest.mark.eerste(1)
@overal
@pytest.mark.parametrize(
    "link",
    [
        "#antwoorden:",
        "#antwoorden:bezig=2025-10-15&bezig=x&onzin=1&toeleiding=geen-datum",
        "#antwoorden:%E0%A4%A&&&===&bezig=%",
        '#antwoorden:bezig="><img src=x onerror=window.hacked=1>',
        "#antwoorden:evaluaties=" + ",".join(["2026-01-01"] * 500),
        "#antwoorden:__proto__=1&constructor=2&toString=3",
    ],
)
def test_een_kapotte_link_geeft_een_melding_en_breekt_niets(page: Page, address: str, link: str) -> None:
    open_planner(page, address, link, state=None)
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", re.compile("leeg|klaar"), timeout=30_000)
    # The built page is already "leeg": this one is only said when Python answered.
    expect(page.locator(".cmz-stand")).not_to_have_text(re.compile("^$|geladen"), timeout=30_000)
    assert page.evaluate("window.hacked") is None
    page.get_by_role("button", name="Wis alles").click()
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027")


@overal
def test_antwoorden_blijven_alleen_in_dit_tabblad(page: Page, address: str) -> None:
    open_planner(page, address)
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    stored = page.evaluate("JSON.stringify([{...localStorage}, document.cookie])")
    assert "bezig" not in stored
    assert "2025" not in stored
    assert page.evaluate(
        "Object.keys(sessionStorage).filter((it) => sessionStorage[it].includes('2025'))"
    ) == ["cmz-bezoek"]
    assert "#" not in page.url


# ── errors ───────────────────────────────────────────────────────────────────────────────────────────────


@overal
def test_een_fout_verschijnt_pas_als_je_de_vraag_verlaat(page: Page, address: str) -> None:
    open_planner(page, address)
    message = page.locator("#termijnen-bezig-fout")
    fill_date(page, "bezig", "31", "2", "2026")
    page.wait_for_timeout(600)
    expect(message).to_be_hidden()
    page.focus('[name="toeleiding.dag"]')
    expect(message).to_be_visible()
    expect(page.locator('[name="bezig.dag"]')).to_have_attribute("aria-describedby", "termijnen-bezig-fout")
    assert page.locator('[data-vraag="bezig"] [aria-invalid="true"]').count() >= 1
    expect(page.locator(".cmz-fouten")).to_be_hidden()
    page.fill('[name="bezig.dag"]', "28")
    expect(message).to_be_hidden()
    assert page.locator('[data-vraag="bezig"] [aria-invalid]').count() == 0


@overal
def test_de_samenvatting_neemt_de_focus_en_leidt_naar_het_veld(page: Page, address: str) -> None:
    open_planner(page, address)
    title = page.title()
    fill_date(page, "bezig", "31", "2", "2026")
    page.get_by_role("button", name="Toon het antwoord").click()
    summary = page.locator(".cmz-fouten")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Er is iets mis met je antwoorden")
    assert page.title() == f"Fout: {title}"
    expect(page.locator("#termijnen-bezig-fout")).to_be_visible()
    address_before = page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name").startswith("bezig.")
    assert page.url == address_before
    page.fill('[name="bezig.dag"]', "28")
    expect(summary).to_be_hidden()
    assert page.title() == title


@pytest.mark.lang
@overal
def test_de_hele_weg_met_het_toetsenbord(page: Page, address: str) -> None:
    open_planner(page, address)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "bezig.dag":
            break
    for text in ("15", "oktober", "2025"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    for _ in range(200):
        if page.evaluate("document.activeElement.type") == "submit":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait(page, "klaar")
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027")


# ── buttons ──────────────────────────────────────────────────────────────────────────────────────────────


@overal
def test_een_hele_datum_in_een_veld_wordt_begrepen(page: Page, address: str) -> None:
    open_planner(page, address)
    page.fill('[name="bezig.dag"]', " 15 oktober 2025 ")
    wait(page, "klaar")
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027")


@overal
def test_wissen_kan_ongedaan_gemaakt_worden(page: Page, address: str) -> None:
    open_planner(page, address)
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    page.get_by_role("button", name="Wis alles").click()
    wait(page, "leeg")
    assert page.input_value('[name="bezig.dag"]') == ""
    page.get_by_role("button", name="Ongedaan maken").click()
    wait(page, "klaar")
    assert page.input_value('[name="bezig.dag"]') == "15"
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("2027")


@overal
def test_regels_komen_en_gaan(page: Page, address: str, log: Log) -> None:
    open_planner(page, address)
    question = page.locator('[data-vraag="evaluaties"]')
    rows = question.locator(".cmz-rijen > *")
    before = rows.count()
    question.locator('[data-actie="rij-erbij"]').click()
    expect(rows).to_have_count(before + 1)
    assert page.evaluate("document.activeElement.name").endswith(f"{before}.dag")
    names = question.locator("input").evaluate_all("all => all.map((it) => it.name)")
    assert len(set(names)) == len(names)
    rows.last.locator('[data-actie="rij-weg"]').click()
    expect(rows).to_have_count(before)
    assert log.errors == []


def rows_of(page: Page, count: int) -> list[str]:
    """The numbers of the lines on the form, once the answer has as many."""
    expect(page.locator(".cmz-bedragen tbody th")).to_have_count(count)
    return page.locator(".cmz-rijen .cmz-nummer").evaluate_all("all => all.map((it) => it.textContent)")


@overal
def test_een_link_met_regels_toont_ze_op_volgorde_en_een_regel_die_weggaat_laat_geen_gat(
    page: Page, address: str
) -> None:
    # An older link: lines from zero, points in amounts.
    lines = "&".join(
        f"regels.{n}.aantal={count}&regels.{n}.afloop=onttenderd" for n, count in enumerate((7, 8, 9))
    )
    page.goto(f"{address}planners/vergoeding/#antwoorden:basisbedrag=900.50&{lines}")
    assert rows_of(page, 3) == ["1", "2", "3"]
    assert page.input_value('[name="basisbedrag"]') == "900,50"
    page.locator(".cmz-regel").nth(1).locator('[data-actie="rij-weg"]').click()
    assert rows_of(page, 2) == ["1", "2"]
    assert [page.input_value(f'[name="regels.{n}.aantal"]') for n in (1, 2)] == ["7", "9"]
    checked = page.locator('[name="regels.2.afloop"]:checked').evaluate_all(
        "all => all.map((it) => it.value)"
    )
    assert checked == ["onttenderd"]


@pytest.mark.lang
@overal
def test_een_link_komt_er_alleen_op_vraag_en_brengt_de_antwoorden_terug(page: Page, address: str) -> None:
    open_planner(page, address)
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    first = result(page)
    assert "#" not in page.url
    page.locator('[data-actie="link"]').click()
    field = page.locator(".cmz-link input")
    expect(field).to_have_value(re.compile("#antwoorden:"))
    link = field.input_value()
    assert link == page.evaluate("location.href")
    assert "bezig" in unquote(link)
    page.goto("about:blank")
    page.goto(link)
    wait(page, "klaar")
    assert page.input_value('[name="bezig.dag"]') == "15"
    assert result(page) == first


@pytest.mark.motoren(
    "chromium",
    "webkit",
    niet={
        "firefox": "de besturing meldt hier het script van de worker nog eens; test_dossiers test er een agenda"
    },
)
def test_de_kalender_wordt_in_de_browser_gemaakt(page: Page, address: str, log: Log) -> None:
    open_planner(page, address)
    fill_date(page, "bezig", "15", "10", "2025")
    wait(page, "klaar")
    before = len(log.requests)
    with page.expect_download() as waiting:
        page.locator('[data-actie="ics"]').click()
    assert waiting.value.suggested_filename == "termijnen.ics"
    text = waiting.value.path().read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert [url for url in log.requests[before:] if not url.startswith("blob:")] == []
    assert json.dumps(log.results[-1])
