// Runs the engine of the built site in Pyodide under Node: node run.mjs RUNTIME_FOLDER < lines > lines.
// In: [planner, answers, today] for planner.evaluate, or {…} for planner.browser.answer; out: their JSON.
// The first line out says where Python comes from.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const lines = await text(process.stdin);
const runtime = resolve(process.argv[2]);
const { runtime: names } = await import(pathToFileURL(join(runtime, "runtime.mjs")));
const base = join(runtime, names.pyodide);
const { loadPyodide } = await import(pathToFileURL(join(base, "pyodide.mjs")));

const pyodide = await loadPyodide({
  indexURL: base,
  packageBaseUrl: base,
  lockFileContents: names.lock,
  env: { PYTHONPATH: "/motor.zip" },
  fsInit: async (fs) => fs.writeFile("/motor.zip", new Uint8Array(readFileSync(join(runtime, names.motor)))),
});
pyodide.globals.set("rules_json", readFileSync(join(runtime, names.regels), "utf8"));
pyodide.globals.set("lines", lines);
process.stdout.write(
  pyodide.runPython(`
import json
import sys

import planner
from planner import browser, codec

rules = codec.loads(rules_json)
browser.start(rules_json)
out = [json.dumps({"python": sys.version, "json": json.__file__, "planner": planner.__file__})]
for line in lines.splitlines():
    given = json.loads(line)
    if isinstance(given, dict):
        out.append(browser.answer(line))
    else:
        out.append(json.dumps(planner.evaluate(rules, *given), ensure_ascii=False))
"\\n".join(out) + "\\n"
`),
);
