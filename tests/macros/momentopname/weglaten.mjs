// What Python says of characters and numbers, before and after `weglaten` took its tables away:
//   node weglaten.mjs PYODIDE_FOLDER PYTHON_VERSION STEP
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { boot } from "../../../macros/momentopname/python.mjs";
import { weglaten } from "../../../macros/momentopname/weglaten.mjs";

const [folder, version, step] = process.argv.slice(2);
const wasm = readFileSync(join(folder, "pyodide.asm.wasm"));
const python = await boot({ folder, wasm, version }, [], {
  "vragen.py": readFileSync(new URL("vragen.py", import.meta.url)),
});
function run(code) {
  const { exports, heap } = python;
  const bytes = new TextEncoder().encode(`${code}\0`);
  const at = exports.malloc(bytes.length);
  heap.set(bytes, at);
  const failed = exports.PyRun_SimpleStringFlags(at, 0);
  exports.free(at);
  if (failed) throw new Error(code);
}
run(`STEP = ${step}\nexec(open("/vragen.py").read())`);
function asked() {
  run("zeg()");
  return JSON.parse(python.text("/gezegd"));
}
const voor = asked();
const weggelaten = weglaten(python, wasm);
console.log(JSON.stringify({ weggelaten, voor, na: asked() }));
