// A photograph of Python's memory, and Pyodide's WebAssembly with other bodies.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pieces } from "./geheugen.mjs";
import { boot } from "./python.mjs";
import * as bytes from "./wasm.mjs";

/** What herstel.mjs calls. */
const EXPORTS = ["malloc", "free", "PyUnicode_FromStringAndSize", "PyUnicode_AsUTF8AndSize"];
EXPORTS.push("PyObject_CallOneArg", "_Py_DecRef");

export class Opname {
  /** @param {{folder: string, version: string, engine: string, rules: string}} made where Pyodide and what runs in it are */
  constructor({ folder, version, engine, rules }) {
    this.pyodide = { folder, version, wasm: readFileSync(join(folder, "pyodide.asm.wasm")) };
    this.files = { "motor.zip": readFileSync(engine), "regels.json": readFileSync(rules) };
    this.parts = bytes.sections(this.pyodide.wasm);
    this.functions = bytes.exported(this.parts.get(bytes.EXPORT));
    this.bodies = bytes.bodies(this.parts.get(bytes.CODE));
  }

  /** Python, started with scripts of the folder `binnen`. */
  boot = (scripts, files = {}) => boot(this.pyodide, scripts, { ...this.files, ...files });

  /** Memory as the browser gets it: a description, and the pieces that are not zero. */
  async photograph({ imports, exports, heap, text }) {
    const table = imports.env.__indirect_function_table;
    const globalen = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(await WebAssembly.compile(this.pyodide.wasm)))
      if (kind === "global") globalen[`${from}.${name}`] = imports[from][name].value;
    const stukken = pieces(heap);
    const [functie, oefen] = text("/functies").split(" ").map(Number);
    // Pyodide puts functions in the table when it starts. In our WebAssembly they stand in it from the outset.
    const names = new Map(Object.entries(exports).map(([name, it]) => [it, name]));
    const own = globalen["env.__table_base"] + bytes.tableLength(this.parts.get(bytes.ELEMENT));
    const tafel = [];
    for (let place = own; place < table.length; place++)
      if (names.has(table.get(place))) tafel.push([place, this.functions.get(names.get(table.get(place)))]);
    return {
      oefen,
      tafel,
      geheugen: Buffer.concat(stukken.map(([start, length]) => heap.subarray(start, start + length))),
      beeld: {
        functie,
        tafel: table.length,
        bladzijden: heap.length / bytes.PAGE,
        globalen,
        stukken: stukken.flatMap(([start, length], number) => {
          const before = number ? stukken[number - 1][0] + stukken[number - 1][1] : 0;
          return [start - before, length];
        }),
        vraag: "",
        antwoord: "",
      },
    };
  }

  /** Pyodide's WebAssembly with other bodies. With `noting` each function notes that it ran, in memory of its own. */
  assemble(tafel, code, noting = false) {
    const made = new Map(this.parts);
    made.set(bytes.ELEMENT, bytes.withElements(this.parts.get(bytes.ELEMENT), tafel));
    // Memory is filled from the image; were there instructions that read these, it would not compile.
    made.set(bytes.DATA, bytes.EMPTY);
    made.delete(bytes.DATA_COUNT);
    made.set(bytes.CODE, bytes.list(code));
    const memory = noting ? ["gelopen"] : [];
    made.set(bytes.EXPORT, bytes.exporting(this.functions, EXPORTS, ...memory));
    if (noting) made.set(bytes.MEMORY, bytes.memoryFor(this.bodies.length));
    return bytes.assemble(this.pyodide.wasm, made);
  }
}
