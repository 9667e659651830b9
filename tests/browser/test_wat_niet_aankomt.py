"""What does not arrive is told, by a page that does not need it for that: each script of the site, cut off, answered
with an error, or never answered at all."""

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Log, Refusing, expect

PLANNER = "planners/termijnen/"
ELEMENT = 'cmz-planner[name="termijnen"]'
# A visitor is told within ten seconds, in milliseconds; a busy machine needs a moment more to show the page at all.
TOLD = 15_000
# By script: a page that needs it, and what the page says that cannot be done.
SCRIPTS = {
    "assets/js/planner.mjs": (PLANNER, "rekenen"),
    "assets/js/dossiers.mjs": ("planners/dossiers/", "dossiers bewaren"),
    "assets/js/checklist.mjs": ("checklists/einde/", "aanvinken"),
    "assets/js/pagina.mjs": ("handboek/3-start/trajectplan/", "lijsten filteren"),
    "assets/javascripts/bundle": ("handboek/3-start/trajectplan/", "zoeken"),
    "assets/js/werkplaats.mjs": ("beheer/regelwerkplaats/", "regelwerkplaats"),
}


# WebKit serves what it still has in memory: there is nothing to miss then.
MISSERS = pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "houdt een script in zijn geheugen dat de server niet meer geeft"}
)


def fail(faults: type[Refusing], fault: str, part: str) -> None:
    getattr(faults, fault).add(part)


@MISSERS
@pytest.mark.parametrize("fault", ["refused", "broken"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_een_script_dat_niet_aankomt_wordt_gemeld_met_wat_je_kan_doen(
    page: Page, address: str, log: Log, faults: type[Refusing], script: str, fault: str
) -> None:
    log.errors_expected = True
    fail(faults, fault, script)
    path, what = SCRIPTS[script]
    page.goto(address + path)
    message = page.locator('.cmz-versie[role="alert"]')
    expect(message).to_contain_text(what, timeout=TOLD)
    expect(message).to_contain_text("niet aangekomen")
    getattr(faults, fault).clear()
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(message).to_be_empty()


@MISSERS
def test_een_planner_zonder_zijn_script_start_bij_een_nieuwe_poging_en_houdt_wat_je_typte(
    page: Page, address: str, log: Log, faults: type[Refusing]
) -> None:
    log.errors_expected = True
    faults.refused.add("assets/js/planner.mjs")
    page.goto(address + PLANNER)
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", "fout", timeout=TOLD)
    message = page.locator('.cmz-versie[role="alert"]')
    expect(message).to_contain_text("De tabellen op deze pagina bevatten dezelfde regels.")
    for part, value in (("dag", "15"), ("maand", "10"), ("jaar", "2025")):
        page.fill(f'[name="bezig.{part}"]', value)
    # Not there yet: it is told again.
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(message).to_contain_text("rekenen")
    faults.refused.clear()
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("15 april 2027")
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", "klaar")


@pytest.mark.motoren("chromium", "firefox")
def test_een_script_dat_nooit_komt_wordt_gemeld_en_opnieuw_gevraagd(
    page: Page, address: str, log: Log, faults: type[Refusing]
) -> None:
    log.errors_expected = True
    faults.hung.add("assets/js/planner.mjs")
    page.goto(address + PLANNER, wait_until="commit")
    message = page.locator('.cmz-versie[role="alert"]')
    expect(message).to_contain_text("rekenen", timeout=TOLD)
    faults.hung.clear()
    page.fill('[name="bezig.dag"]', "15 oktober 2025")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(f"{ELEMENT} .cmz-resultaat")).to_contain_text("15 april 2027")
    expect(message).to_be_empty()


@pytest.mark.motoren("chromium", "firefox")
@pytest.mark.parametrize("script", ["zoekwerker.js", "zoekmotor.js", "stukken.json"])
@pytest.mark.parametrize("fault", ["refused", "broken", "hung"])
def test_zoeken_dat_niet_aankomt_zegt_dat(
    page: Page, address: str, log: Log, faults: type[Refusing], script: str, fault: str
) -> None:
    log.errors_expected = True
    fail(faults, fault, script)
    page.goto(address, wait_until="commit")
    page.locator(".md-search__input").first.click()
    page.keyboard.type("eindadvies")
    told = re.compile("Zoeken lukt nu niet|Het zoeken is niet aangekomen")
    expect(page.locator(".md-search-result__meta")).to_have_text(told, timeout=TOLD)


# ── an answer that does not come ─────────────────────────────────────────────────────────────────────────

# The first worker never answers this question any more; whatever comes after it is as it was built.
HANGS = b"if (text.includes('2031')) for (;;); return answer(text);"
DIES = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message) {
    if (JSON.stringify(message).includes("2031") && !window.died) {
        window.died = true;
        this.terminate();
    }
    post.call(this, message);
};"""
# Looks at the page as a visitor does: how long an answer to something else was in view.
WATCH = """() => {
    const result = document.querySelector("cmz-planner .cmz-resultaat");
    window.old = null;
    document.querySelector('[name="bezig.jaar"]').addEventListener("input", () => {
        const start = performance.now();
        const look = () => {
            if (result.checkVisibility() && result.textContent.includes("2027")) requestAnimationFrame(look);
            else window.old = performance.now() - start;
        };
        look();
    }, { once: true });
}"""


@pytest.mark.motoren("chromium", "firefox")
@pytest.mark.parametrize("stops", ["hangs", "dies"])
def test_een_oud_antwoord_blijft_niet_staan_als_het_nieuwe_niet_komt(
    page: Page, address: str, log: Log, stops: str
) -> None:
    log.errors_expected = True
    served: list[str] = []

    def worker(route: Route) -> None:
        answer = route.fetch()
        body, old = answer.body(), b"return answer;"
        assert old in body
        if stops == "hangs" and not served:
            body = body.replace(old, b"return (text) => { %s };" % HANGS)
        served.append(route.request.url)
        route.fulfill(response=answer, body=body)

    if stops == "dies":
        page.add_init_script(DIES)
    page.context.route("**/runtime/worker.mjs", worker)
    page.goto(address + PLANNER)
    result = page.locator(f"{ELEMENT} .cmz-resultaat")
    for part, value in (("dag", "15"), ("maand", "10"), ("jaar", "2025")):
        page.fill(f'[name="bezig.{part}"]', value)
    expect(result).to_contain_text("15 april 2027")
    page.evaluate(WATCH)
    page.fill('[name="bezig.jaar"]', "2031")
    expect(page.locator(f"{ELEMENT} .cmz-stand")).to_have_text("Het antwoord wordt opnieuw uitgerekend…")
    expect(result).to_be_hidden()
    # Three seconds; a busy machine needs a moment more.
    assert page.evaluate("window.old") < 4_000
    expect(result).to_contain_text("15 april 2033")
    expect(result).to_be_visible()
    # It came back by the short way.
    assert len(served) == 2
    assert not [url for url in log.requests if "pyodide.asm.wasm" in url]


@pytest.mark.motoren("chromium", "firefox")
@pytest.mark.parametrize(
    "silent", [["/runtime/beeld."], ["/runtime/", "js/gewoon.mjs"]], ids=["image", "all"]
)
def test_python_die_niet_komt_wordt_op_tijd_gemeld(
    page: Page, address: str, log: Log, faults: type[Refusing], silent: list[str]
) -> None:
    log.errors_expected = True
    faults.hung |= set(silent)
    page.goto(address + PLANNER, wait_until="commit")
    told = re.compile("antwoordt nog niet|werkt nu niet|^Klaar")
    expect(page.locator(f"{ELEMENT} .cmz-stand")).to_have_text(told, timeout=TOLD)
    if len(silent) > 1:
        faults.hung.clear()
        page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", "klaar", timeout=60_000)
