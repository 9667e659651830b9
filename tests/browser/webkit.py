"""WebKit, driven by Debian's WebKitWebDriver, with the names of playwright: a test that keeps to these names
runs in all three engines.

Playwright drives only a WebKit that it built itself. What is not here (answering requests in place of the
server, other media, a second window) is tested in the other engines. The browser writes its console to a
file, which is read back as the list of errors.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    JavascriptException,
    StaleElementReferenceException,
)
from selenium.webdriver import ActionChains, WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service

TIMEOUT = 60.0
# How the names of downloads end that are under way.
HALF = {".part", ".wkdownload"}
# A longer text is not typed key by key: that takes a second per hundred.
TYPED = 200
KEYS = (
    {"Space": " "}
    | {name: getattr(Keys, name.upper()) for name in ("Enter", "Tab", "Escape", "End", "Delete")}
    | {f"Arrow{side}": getattr(Keys, f"ARROW_{side.upper()}") for side in ("Up", "Down", "Left", "Right")}
)


def held(key: str) -> str:
    """A key that is held down while another is pressed."""
    return str(getattr(Keys, key.removesuffix("OrMeta").upper()))


# The elements that a chain of steps leads to, in the order of the page.
FIND = """
const plain = (text) => text.replace(/\\s+/g, " ").trim();
const same = (text, wanted, exact) => exact ? plain(text) === wanted
    : plain(text).toLowerCase().includes(wanted.toLowerCase());
const roles = {button: "button, [role=button], input[type=submit]", link: "a[href]", heading: "h1, h2, h3, h4, [role=heading]"};
// As playwright: into what an element keeps for itself (its shadow root) too.
const deep = (it, selector) => [...it.querySelectorAll(selector),
    ...[...it.querySelectorAll("*")].flatMap((one) => one.shadowRoot ? deep(one.shadowRoot, selector) : [])];
const named = (it) => it.getAttribute("aria-label") ?? it.textContent;
const steps = {
    css: (it, selector) => selector.startsWith(">") ? [...it.querySelectorAll(`:scope ${selector}`)] : deep(it, selector),
    role: (it, role, name, exact) => [...it.querySelectorAll(roles[role])]
        .filter((one) => one.checkVisibility({visibilityProperty: true}) && same(named(one), name, exact)),
    label: (it, name, exact) => [...it.querySelectorAll("input, select, textarea")]
        .filter((one) => [...one.labels].some((label) => {
            const copy = label.cloneNode(true);
            for (const field of copy.querySelectorAll("select, textarea")) field.remove();
            return same(copy.textContent, name, exact);
        }) || same(one.getAttribute("aria-label") ?? "", name, exact)),
};
let found = [document];
for (const [step, ...details] of chain) {
    if (step === "nth") found = found.slice(...(details[0] < 0 ? [-1] : [details[0], details[0] + 1]));
    else found = [...new Set(found.flatMap((it) => steps[step](it, ...details)))];
}
"""


# The settings of the device: less movement, and bars so small that the window can be as narrow as a phone.
DEVICE = {
    "settings.ini": "[Settings]\ngtk-enable-animations=0\n",
    "gtk.css": "* { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; font-size: 4px; }\n",
}


class WebKit:
    """One running browser, with a screen that nobody sees and a home folder that takes the downloads."""

    def __init__(self, program: str, minibrowser: str, home: Path) -> None:
        self.home = home
        self.taken = home / "genomen"
        self.taken.mkdir()
        self.console = home / "console.txt"
        self.console.touch()
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x3000x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            display = answer.readline().strip()
        # Without it no window has the focus, and Tab does not go where it goes for a visitor.
        self._windows = subprocess.Popen(
            ["evilwm", "-display", f":{display}", "-fn", "fixed", "-bw", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        settings = home / ".config/gtk-3.0"
        settings.mkdir(parents=True)
        for name, text in DEVICE.items():
            (settings / name).write_text(text)
        start = home / "browser.sh"
        start.write_text(f'#!/bin/sh\nexec "{minibrowser}" "$@" >>"{self.console}" 2>&1\n')
        start.chmod(0o755)
        options = WebKitGTKOptions()
        options.binary_location = str(start)
        options.add_argument("--automation")
        options.add_argument("--enable-write-console-messages-to-stdout=true")
        environment = os.environ | {
            "DISPLAY": f":{display}",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "TZ": "Europe/Brussels",
            "GDK_BACKEND": "x11",
            # Drawing in layers by the processor now and then ends in a crash of the graphics library.
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            # Compiling Python's WebAssembly twice costs more than these short tests win by it.
            "JSC_useOMGJIT": "0",
        }
        self.driver = WebKitGTK(options=options, service=Service(program, env=environment))
        self.driver.set_page_load_timeout(TIMEOUT)
        self.driver.set_script_timeout(TIMEOUT)
        self.driver.set_window_position(0, 0)

    @staticmethod
    def programs() -> tuple[str, str] | None:
        """The driver and the browser, when this machine has them."""
        driver = shutil.which("WebKitWebDriver")
        browser = next(iter(sorted(Path("/usr").glob("lib/*/webkit*gtk-*/MiniBrowser"))), None)
        around = shutil.which("Xvfb") and shutil.which("evilwm")
        return (driver, str(browser)) if driver and browser and around else None

    def close(self) -> None:
        self.driver.quit()
        for program in (self._windows, self._screen):
            program.terminate()
            program.wait()


class Page:
    """A page, with the names of playwright's."""

    def __init__(self, browser: WebKit) -> None:
        self.browser, self.driver = browser, browser.driver
        self.keyboard = SimpleNamespace(press=self._press, type=self._type)
        self.context = SimpleNamespace(pages=[self])
        self._console = browser.console.stat().st_size
        self._home: str | None = None

    # ── what the page did ────────────────────────────────────────────────────────────────────────────────

    def errors(self) -> list[str]:
        """The errors in the console since this page was made."""
        text = self.browser.console.read_bytes()[self._console :].decode(errors="replace")
        return [line for line in text.splitlines() if line.startswith("CONSOLE") and " ERROR " in line]

    def requests(self) -> list[str]:
        """What the current page asked for."""
        return self.evaluate("performance.getEntriesByType('resource').map((it) => it.name)")

    def results(self) -> list[dict]:
        """The answers that the planner on this page gave."""
        return self.evaluate("window.cmzResults ?? []")

    def forget(self) -> None:
        """Leaves the site, and nothing there of what was kept."""
        self.evaluate("() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }")
        self.driver.get("about:blank")

    # ── going ────────────────────────────────────────────────────────────────────────────────────────────

    def goto(self, address: str) -> None:
        before = self.driver.current_url
        self.driver.get(address)
        if "#" in address and before.split("#")[0] == address.split("#")[0]:
            return
        self._listen()

    def reload(self) -> None:
        self.driver.refresh()
        self._listen()

    def set_viewport_size(self, size: dict[str, int]) -> None:
        """Makes the window so large that this is left for the page."""
        wide, high = size["width"], size["height"]
        bars = self.evaluate("outerHeight - innerHeight")
        self.driver.set_window_size(wide, high + bars)
        there = until(lambda: self.evaluate("[innerWidth, innerHeight]") == [wide, high])
        assert there, f"het venster werd niet {wide} op {high}: {self.evaluate('[innerWidth, innerHeight]')}"

    def _listen(self) -> None:
        self.evaluate("""() => { window.cmzResults = [];
            addEventListener("planner:result", (event) => cmzResults.push(event.detail)); }""")

    @property
    def url(self) -> str:
        return self.driver.current_url

    def title(self) -> str:
        return self.driver.title

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """The value of an expression, or of a function called with `argument`; promises are awaited."""
        answer = self.driver.execute_async_script(
            f"""const [argument, done] = arguments;
            Promise.resolve().then(() => {{ const it = {script.strip().rstrip(";")};
                return typeof it === "function" ? it(argument) : it; }})
                .then((value) => done({{value}}), (problem) => done({{problem: String(problem)}}));""",
            argument,
        )
        if "problem" in answer:
            raise JavascriptException(answer["problem"])
        return answer.get("value")

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    # ── finding and doing ────────────────────────────────────────────────────────────────────────────────

    def locator(self, selector: str) -> Locator:
        return Locator(self, [["css", selector]])

    def get_by_role(self, role: str, name: str, exact: bool = False) -> Locator:
        return Locator(self, [["role", role, name, exact]])

    def get_by_label(self, name: str, exact: bool = False) -> Locator:
        return Locator(self, [["label", name, exact]])

    def fill(self, selector: str, text: str) -> None:
        self.locator(selector).fill(text)

    def check(self, selector: str) -> None:
        self.locator(selector).check()

    def focus(self, selector: str) -> None:
        self.locator(selector).focus()

    def input_value(self, selector: str) -> str:
        return self.locator(selector).input_value()

    def set_input_files(self, selector: str, file: dict[str, Any]) -> None:
        place = self.browser.taken / file["name"]
        place.write_bytes(file["buffer"])
        self.locator(selector).element().send_keys(str(place))

    def _press(self, key: str) -> None:
        actions = ActionChains(self.driver)
        *holding, last = key.split("+")
        for one in holding:
            actions.key_down(held(one))
        actions.send_keys(KEYS.get(last, last))
        for one in holding:
            actions.key_up(held(one))
        actions.perform()

    def _type(self, text: str) -> None:
        ActionChains(self.driver).send_keys(text).perform()

    def expect_download(self) -> AbstractContextManager[Any]:
        return arriving(self.browser.home, self.browser.taken)


class Locator:
    """One or more elements, looked up again at every use."""

    def __init__(self, page: Page, chain: list[list[Any]]) -> None:
        self.page, self.chain = page, chain

    def locator(self, selector: str) -> Locator:
        return Locator(self.page, [*self.chain, ["css", selector]])

    def get_by_role(self, role: str, name: str, exact: bool = False) -> Locator:
        return Locator(self.page, [*self.chain, ["role", role, name, exact]])

    def nth(self, number: int) -> Locator:
        return Locator(self.page, [*self.chain, ["nth", number]])

    @property
    def first(self) -> Locator:
        return self.nth(0)

    @property
    def last(self) -> Locator:
        return self.nth(-1)

    def run(self, script: str) -> Any:
        """What the script makes of the elements, in `found`."""
        return self.page.driver.execute_script(f"const [chain] = arguments; {FIND} {script}", self.chain)

    def count(self) -> int:
        return self.run("return found.length")

    def evaluate_all(self, function: str) -> Any:
        return self.run(f"return ({function})(found)")

    def element(self) -> WebElement:
        """The one element; waits until it is there and can be seen."""
        found: list[WebElement] = []

        def there() -> bool:
            found[:] = self.run("return found")
            return len(found) == 1

        assert until(there), f"{len(found)} elementen voor {self.chain}"
        return found[0]

    def get_attribute(self, name: str) -> str | None:
        return self.page.driver.execute_script(
            "return arguments[0].getAttribute(arguments[1])", self.element(), name
        )

    def inner_text(self) -> str:
        return self.page.driver.execute_script("return arguments[0].innerText", self.element())

    def input_value(self) -> str:
        return self.page.driver.execute_script("return arguments[0].value", self.element())

    def focus(self) -> None:
        self.page.driver.execute_script("arguments[0].focus()", self.element())

    def click(self) -> None:
        # The middle of the screen is free of the sticky header and of the footer.
        element = self.element()

        def clicked() -> bool:
            self.page.driver.execute_script(
                "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element
            )
            try:
                element.click()
            except ElementClickInterceptedException:  # the page moved in between
                return False
            return True

        assert until(clicked), f"er ligt iets over {self.chain}"

    def check(self) -> None:
        element = self.element()
        if not element.is_selected():
            self.click()
        assert element.is_selected()

    def fill(self, text: str) -> None:
        element = self.element()
        self.page.driver.execute_script("arguments[0].focus(); arguments[0].select()", element)
        if len(text) <= TYPED:
            element.send_keys(text or Keys.DELETE)
            return
        self.page.driver.execute_script(
            """const [it, text] = arguments; it.value = text;
            it.dispatchEvent(new Event("input", {bubbles: true}));""",
            element,
            text,
        )

    def press(self, key: str) -> None:
        self.focus()
        self.page.keyboard.press(key)

    def select_option(self, value: str) -> None:
        self.page.driver.execute_script(
            """const [it, value] = arguments; it.value = value;
            it.dispatchEvent(new Event("input", {bubbles: true}));
            it.dispatchEvent(new Event("change", {bubbles: true}));""",
            self.element(),
            value,
        )


def until(there: Callable[[], Any], seconds: float = TIMEOUT) -> Any:
    """What `there` gives as soon as that is something, or the last it gave."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = there()
        except StaleElementReferenceException:
            found = None
        if found or time.monotonic() > end:
            return found
        time.sleep(0.05)


@contextmanager
def arriving(folder: Path, aside: Path) -> Iterator[Any]:
    """Waits for the file that the browser puts in `folder`, and lays it aside: a second one with the same name
    would get a number. Playwright's `expect_download`, for a browser that tells of no download."""
    before = set(folder.iterdir())
    waiting = SimpleNamespace(value=None)
    yield waiting

    def arrived() -> Path | None:
        new = {it for it in folder.iterdir() if it.is_file()} - before
        # Firefox keeps the place with an empty file, and writes into another beside it.
        return next((it for it in new if it.suffix not in HALF and it.stat().st_size), None)

    path = until(arrived)
    assert path, "er kwam geen bestand"
    kept = path.rename(aside / path.name)
    waiting.value = SimpleNamespace(path=lambda: kept, suggested_filename=path.name)


class Expected:
    """Waits until something holds of a locator or a page, as playwright's `expect`; `not_to_…` waits until it does
    not."""

    def __init__(self, thing: Locator | Page) -> None:
        self.thing = thing

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(f"{name}: zeg in tests/browser/webkit.py hoe WebKit dit ziet.")
        wanted = not name.startswith("not_")
        see = getattr(self, f"_{name.removeprefix('not_to_').removeprefix('to_')}")

        def wait(*arguments: Any, timeout: float = TIMEOUT * 1000) -> None:
            seen: list[Any] = [None]

            def holds() -> bool:
                seen[0], right = see(*arguments)
                return bool(right) is wanted

            assert until(holds, timeout / 1000), (
                f"{name}{arguments}: {seen[0]!r} bij {getattr(self.thing, 'chain', 'de pagina')}"
            )

        return wait

    def _one(self, script: str) -> Any:
        return self.thing.run(f"const [it] = found; return {script}")

    def _have_url(self, url: str | re.Pattern[str]) -> Any:
        return (seen := self.thing.url), matches(url, seen, whole=True)

    def _attribute(self, name: str, value: str | re.Pattern[str]) -> Any:
        seen = self._one(f"it?.getAttribute('{name}')")
        return seen, seen is not None and matches(value, seen, whole=True)

    _have_attribute = _attribute

    def _have_text(self, text: str | re.Pattern[str]) -> Any:
        seen = self._one("it?.textContent.replace(/\\s+/g, ' ').trim()")
        return seen, seen is not None and matches(text, seen, whole=True)

    def _contain_text(self, text: str | re.Pattern[str]) -> Any:
        seen = self._one("it?.textContent.replace(/\\s+/g, ' ').trim()")
        return seen, seen is not None and matches(text, seen, whole=False)

    def _have_value(self, value: str | re.Pattern[str]) -> Any:
        seen = self._one("it?.value")
        return seen, seen is not None and matches(value, seen, whole=True)

    def _have_count(self, number: int) -> Any:
        return (seen := self.thing.count()), seen == number

    def _be_visible(self) -> Any:
        return (seen := self._one("it?.checkVisibility({visibilityProperty: true}) ?? false")), seen

    def _be_hidden(self) -> Any:
        return (seen := self._one("it?.checkVisibility({visibilityProperty: true}) ?? false")), not seen

    def _be_in_viewport(self) -> Any:
        seen = self._one("it && (({top, bottom}) => [top, bottom, innerHeight])(it.getBoundingClientRect())")
        return seen, seen and seen[1] > 0 and seen[0] < seen[2]

    def _be_focused(self) -> Any:
        return self._one("document.activeElement?.outerHTML.slice(0, 200)"), self._one(
            "document.activeElement === it"
        )

    def _be_checked(self) -> Any:
        return (seen := self._one("it?.checked ?? false")), seen

    def _be_attached(self) -> Any:
        return (seen := self._one("Boolean(it)")), seen

    def _be_disabled(self) -> Any:
        return (seen := self._one("it?.matches(':disabled') ?? false")), seen

    def _be_enabled(self) -> Any:
        return (seen := self._one("it?.matches(':enabled') ?? false")), seen

    def _be_empty(self) -> Any:
        return (seen := self._one("it?.textContent.trim()")), seen == ""


def matches(wanted: str | re.Pattern[str], seen: str, whole: bool) -> bool:
    """As playwright: a pattern may match anywhere; of a text, white space does not count."""
    if isinstance(wanted, re.Pattern):
        return bool(wanted.search(seen))
    wanted = " ".join(wanted.split())
    return wanted == " ".join(seen.split()) if whole else wanted in seen
