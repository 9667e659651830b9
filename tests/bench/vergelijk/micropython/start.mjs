// The lower bound for Python in the browser: an interpreter of 0.4 MB, with the small task of the JavaScript page.
import { loadMicroPython } from "./micropython.mjs";

const get = async (name) => (await fetch(name)).text();
const [python, rules, code] = await Promise.all([loadMicroPython({ heapsize: 16 << 20 }), get("regels.json"), get("taak.py")]);
python.globals.set("RULES", rules);
python.globals.set("LINK", location.hash.slice(1));
python.runPython(code);
const found = JSON.parse(python.globals.get("ANSWER"));
document.querySelector("#antwoord").innerHTML =
  `<table>${found.map((x) => `<tr><td>${x.titel}<td>${x.soort}<td>${x.datum}`).join("")}</table>`;
dispatchEvent(new CustomEvent("planner:result", { detail: { termijnen: found } }));
