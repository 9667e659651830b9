// Makes the short way to a first answer, see README.md:
//   node maak.mjs PYODIDE_FOLDER PYTHON_VERSION ENGINE RULES REQUESTS OUT_FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { revive, unpack } from "../../docs/assets/js/python/herstel.mjs";
import { pieces, wipe } from "./geheugen.mjs";
import { boot } from "./python.mjs";
import * as bytes from "./wasm.mjs";

/** What herstel.mjs calls. */
const EXPORTS = ["malloc", "free", "PyUnicode_FromStringAndSize", "PyUnicode_AsUTF8AndSize"];
EXPORTS.push("PyObject_CallOneArg", "_Py_DecRef");
/** One request in so many is practised with the waste collected all the time, after so many new objects; and so many
 * are asked once more of what the browser will get. */
const [PART, WASTE] = [3, 25];

const [folder, version, engine, rules, questions, out] = process.argv.slice(2);
const requests = readFileSync(questions, "utf8").trim().split("\n");
const pyodide = { folder, version, wasm: readFileSync(join(folder, "pyodide.asm.wasm")) };
const files = { "motor.zip": readFileSync(engine), "regels.json": readFileSync(rules) };

/** Memory as the browser gets it: a description, and the pieces that are not zero. */
async function photograph({ imports, exports, heap, text }) {
  const table = imports.env.__indirect_function_table;
  const globalen = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(await WebAssembly.compile(pyodide.wasm)))
    if (kind === "global") globalen[`${from}.${name}`] = imports[from][name].value;
  const stukken = pieces(heap);
  const [functie, oefen] = text("/functies").split(" ").map(Number);
  // Pyodide puts functions in the table when it starts. In our WebAssembly they stand in it from the outset.
  const names = new Map(Object.entries(exports).map(([name, it]) => [it, name]));
  const own = globalen["env.__table_base"] + bytes.tableLength(parts.get(bytes.ELEMENT));
  const tafel = [];
  for (let place = own; place < table.length; place++)
    if (names.has(table.get(place))) tafel.push([place, functions.get(names.get(table.get(place)))]);
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

const parts = bytes.sections(pyodide.wasm);
const functions = bytes.exported(parts.get(bytes.EXPORT));
const all = bytes.bodies(parts.get(bytes.CODE));

/** Pyodide's WebAssembly with other bodies. */
function assemble(tafel, code, exports, memory) {
  const made = new Map(parts);
  made.set(bytes.ELEMENT, bytes.withElements(parts.get(bytes.ELEMENT), tafel));
  // Memory is filled from the image; were there instructions that read these, it would not compile.
  made.set(bytes.DATA, bytes.EMPTY);
  made.delete(bytes.DATA_COUNT);
  made.set(bytes.CODE, bytes.list(code));
  made.set(bytes.EXPORT, exports);
  if (memory) made.set(bytes.MEMORY, memory);
  return bytes.assemble(pyodide.wasm, made);
}

/** Answers every request, and notes which functions run: of Python itself by key, of WebAssembly by number. */
async function practise() {
  const { beeld, geheugen, tafel, oefen } = await photograph(await boot(pyodide, ["begin", "oefenen"], files));
  const noting = assemble(
    tafel,
    all.map((body, number) => bytes.sized(bytes.noting(body, number))),
    bytes.exporting(functions, EXPORTS, "gelopen"),
    bytes.memoryFor(all.length),
  );
  const { answer, call, exports } = await revive(await WebAssembly.compile(noting), beeld, geheugen);
  const answers = requests.map((request, number) => (number % PART ? answer(request) : ""));
  // The others with the waste collected all the time: that may happen at any moment, with anything at hand.
  call(oefen, `import gc; gc.set_threshold(${WASTE})`);
  for (let number = 0; number < requests.length; number += PART) answers[number] = answer(requests[number]);
  const python = call(oefen, "import gc; gc.collect()");
  return { answers, python, wasm: new Uint8Array(exports.gelopen.buffer) };
}

// The calendar says when it was made.
const timeless = (text) => text.replace(/\d{8}T\d{6}Z/g, "");

/** Asks a part of what the browser will get. Throws when an answer differs or does not come. */
async function check(kern, file, answers) {
  const { beeld, geheugen } = unpack(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  const { answer } = await revive(await WebAssembly.compile(kern), beeld, geheugen);
  for (const [number, request] of requests.entries())
    if (number % PART === 1 && timeless(answer(request)) !== timeless(answers[number])) throw new Error(`een ander antwoord op ${request}`);
}

const ran = await practise();
const python = await boot(pyodide, ["begin", "klaarzetten"], { ...files, "vraag.json": requests[0], gelopen: ran.python });
if (ran.answers[0] !== python.text("/antwoord")) throw new Error("een ander antwoord dan van de gewone Python");
const gewist = wipe(python);
const { beeld, geheugen, tafel } = await photograph(python);
const kern = assemble(
  tafel,
  all.map((body, number) => (ran.wasm[number] ? bytes.sized(body) : bytes.STOP)),
  bytes.exporting(functions, EXPORTS),
);
const head = Buffer.from(JSON.stringify({ ...beeld, vraag: requests[0], antwoord: ran.answers[0] }));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
const file = Buffer.concat([length, head, geheugen]);
await check(kern, file, ran.answers);
writeFileSync(join(out, "kern.wasm"), kern);
writeFileSync(join(out, "beeld.bin"), file);
const gebruikt = ran.wasm.reduce((a, b) => a + b);
console.log(JSON.stringify({ vragen: requests.length, functies: all.length, gebruikt, gewist, geheugen: geheugen.length, kern: kern.length }));
