"""`python -m tests.verkeer`: what visits transfer, counted by a real nginx, for the page for hosts.

Needs a built site. Writes docs/beheer/verkeer.json. Bytes are those of whole answers, headers included, without
what the connection itself adds (TLS, TCP).
"""

import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from planner import taal
from tests import nginx
from tests.browser.conftest import ROOT, SITE, program
from tests.chromium import FLAGS

RESULT = ROOT / "docs/beheer/verkeer.json"
HANDBOOK = "handboek/3-start/trajectplan/"
PLANNER = "planners/termijnen/"
ASK = """(question) => new Promise(async (resolve) => {
    const registration = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data.antwoord ?? null);
    registration.active.postMessage(question, [port2]);
})"""
READ = ["kern"]
ALL = ["kern", "rekenhulp", "rest"]


def settled(page: Page) -> None:
    """Everything that the page itself wants has come."""
    if page.locator("cmz-planner").count():
        expect(page.locator("cmz-planner").first).to_have_attribute("data-state", "klaar", timeout=120_000)
    page.wait_for_load_state("networkidle")


def stored(page: Page, parts: list[str]) -> None:
    """These parts are on the device."""
    state = page.evaluate(ASK, {"vraag": "bewaar", "delen": parts})
    assert all(state[part]["bewaard"] == state[part]["bestanden"] for part in parts), state


def measure(browser: Browser, server: nginx.Nginx) -> list[dict[str, object]]:
    """One row for each kind of visit."""
    rows: list[dict[str, object]] = []

    def note(name: str, per_dag: bool = False) -> None:
        answers = server.answers()
        row = {"naam": name, "verzoeken": len(answers), "bytes": sum(size for size, _, _ in answers)}
        rows.append(row | ({"per_dag": True} if per_dag else {}))

    for name, path in (("Handboekpagina", HANDBOOK), ("Planner", PLANNER)):
        context = browser.new_context(service_workers="block")
        server.answers()
        page = context.new_page()
        page.goto(server.address + path)
        settled(page)
        note(f"{name}, eerste bezoek, tot alles er staat")
        page.close()
        page = context.new_page()
        page.goto(server.address + path)
        settled(page)
        note(f"{name}, volgend bezoek in een browser die niets bewaart voor later")
        context.close()
    context = browser.new_context()
    page = context.new_page()
    server.answers()
    page.goto(server.address + HANDBOOK)
    stored(page, READ)
    note("Eerste bezoek, met wat vanzelf op het toestel komt", per_dag=True)
    stored(page, ALL)
    note("Wie daarna de hele site op het toestel bewaart", per_dag=True)
    page.close()
    for name, path in (("Handboekpagina", HANDBOOK), ("Planner", PLANNER)):
        page = context.new_page()
        page.goto(server.address + path)
        settled(page)
        page.wait_for_timeout(3_000)
        note(f"{name}, volgend bezoek", per_dag=True)
        page.close()
    context.close()
    return rows


def main() -> int:
    """Measure and write."""
    if not (SITE / "index.html").is_file():
        print("In site/ staat geen gebouwde site. Voer eerst 'make site' uit.", file=sys.stderr)
        return 1
    if not nginx.program():
        print("nginx ontbreekt. Installeer nginx-light en libnginx-mod-http-brotli-static.", file=sys.stderr)
        return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        nginx.running(SITE, Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=FLAGS)
        rows = measure(browser, server)
        engine = f"{server.version} en Chromium {browser.version}"
        browser.close()
    found = {"op": taal.datum(date.today()), "met": engine, "bezoeken": rows}
    RESULT.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for row in rows:
        print(row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
