# ruff: noqa
import json
from pathlib import Path

from js import CustomEvent, JSON, Object, document, location, window
from pyodide.ffi import to_js

from planner import browser

browser.start(Path("regels.json").read_text(encoding="utf-8"))
answer = json.loads(
    browser.answer(json.dumps({"planner": "termijnen", "link": location.hash, "vandaag": "2026-11-22"}))
)
document.querySelector("#antwoord").innerHTML = answer["html"]
detail = to_js({"detail": answer["resultaat"]}, dict_converter=Object.fromEntries)
window.dispatchEvent(CustomEvent.new("planner:result", detail))
