// Makes the short way to a first answer: node maak.mjs PYODIDE_FOLDER ENGINE RULES REQUESTS OUT_FOLDER.
// Python starts here as it would in the browser, imports the engine, reads the rules and answers once. Its
// memory is written to `beeld.bin`. `kern.wasm` is the WebAssembly of Pyodide, with a body only for the functions
// that the requests run: any other function stops the program, and then the page starts Python the plain way.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import vm from "node:vm";
import { revive, unpack } from "../../docs/assets/js/python/herstel.mjs";

const [folder, engine, rules, requests, out] = process.argv.slice(2);
const lines = readFileSync(requests, "utf8").trim().split("\n");
const wasm = readFileSync(join(folder, "pyodide.asm.wasm"));
const EXPORTS = ["malloc", "free", "PyUnicode_FromStringAndSize", "PyUnicode_AsUTF8AndSize"];
EXPORTS.push("PyObject_CallOneArg", "_Py_DecRef");
const GAP = 64;

// ── Python, without what Pyodide adds to it ──────────────────────────────────────────────────────────────────

// As on a device where Python calls C through JavaScript: that way no code is made at run time.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone", platform: "" } });
// Time stands still, so that the same input gives the same memory.
const moment = Date.UTC(2020, 0, 1);
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length ? given : [moment]));
  }
  static now = () => moment;
};
performance.now = () => 0;

/**
 * Boots Python with Pyodide's own JavaScript, and runs code in it.
 * @param {string[]} codes
 * @param {Record<string, string | Uint8Array>} files what the code finds in the root folder
 */
async function boot(codes, files) {
  const script = join(folder, "pyodide.asm.js");
  Object.assign(globalThis, { require: createRequire(import.meta.url), __filename: script, __dirname: folder });
  const create = vm.runInThisContext(`${readFileSync(script, "utf8")}\n_createPyodideModule`, {
    filename: script,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  let imports, exports;
  const told = [];
  const module = await create({
    noInitialRun: true,
    thisProgram: "python",
    print: console.error,
    printErr: (line) => told.push(line),
    API: {
      config: { env: {}, jsglobals: globalThis },
      runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true },
      lockFilePromise: new Promise(() => {}),
    },
    preRun: [
      ({ FS, ENV }) => {
        FS.mkdirTree("/lib/python3.13/site-packages");
        FS.writeFile("/lib/python313.zip", readFileSync(join(folder, "python_stdlib.zip")));
        FS.writeFile("/motor.zip", readFileSync(engine));
        FS.writeFile("/regels.json", readFileSync(rules));
        for (const [name, content] of Object.entries(files)) FS.writeFile(`/${name}`, content);
        for (const name of Object.keys(ENV)) delete ENV[name];
        Object.assign(ENV, { HOME: "/", PYTHONHASHSEED: "0", PYTHONPATH: "/motor.zip", PYTHONOPTIMIZE: "2" });
      },
    ],
    instantiateWasm(given, done) {
      const marker = Symbol("sentinel");
      given.sentinel = { create_sentinel: () => marker, is_sentinel: (it) => it === marker };
      imports = given;
      WebAssembly.instantiate(wasm, given).then((it) => {
        exports = it.instance.exports;
        done(it.instance, it.module);
      });
      return {};
    },
  });
  exports.Py_InitializeEx(0);
  for (const text of codes) {
    const code = new TextEncoder().encode(`${text}\0`);
    const place = exports.malloc(code.length);
    module.HEAPU8.set(code, place);
    if (exports.PyRun_SimpleStringFlags(place, 0)) throw new Error(`de motor start niet\n${told.join("\n")}`);
    exports.free(place);
  }
  const text = (path) => module.FS.readFile(path, { encoding: "utf8" });
  return { imports, exports, heap: module.HEAPU8, text };
}

// Nobody reads where in a file a function stands.
const START = `
import zipimport
def bare(code):
    inside = (bare(it) if isinstance(it, type(code)) else it for it in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inside))
def unmarshal(*given, whole=zipimport._unmarshal_code):
    code = whole(*given)
    return code and bare(code)
zipimport._unmarshal_code = unmarshal
from planner import browser
with open("/regels.json", encoding="utf-8") as file:
    browser.start(file.read())
def key(it):
    return f"{it.__module__} {it.__qualname__} {it.__code__.co_name} {it.__code__.co_firstlineno}"
`;

// Which functions of Python itself the requests run; also with the waste collected all the time.
const LEARN = `
import gc, sys, types
ran = {}
def note(code, _):
    ran[id(code)] = code
    return sys.monitoring.DISABLE
sys.monitoring.use_tool_id(0, "oefening")
sys.monitoring.register_callback(0, sys.monitoring.events.PY_START, note)
sys.monitoring.set_events(0, sys.monitoring.events.PY_START)
with open("/vragen", encoding="utf-8") as file:
    requests = file.read().split("\\n")
for request in requests:
    browser.answer(request)
gc.set_threshold(25)
for request in requests[::20]:
    browser.answer(request)
sys.monitoring.set_events(0, 0)
functions = [it for it in gc.get_objects() if isinstance(it, types.FunctionType)]
with open("/gelopen", "w", encoding="utf-8") as file:
    file.write("\\n".join(key(it) for it in functions if id(it.__code__) in ran))
`;

// A function of Python itself that no request ran, stops the program when it is called after all; it takes no room.
// The engine stays whole, and so does what may run at any moment, when waste is collected. What only such functions
// use goes too.
const PREPARE = `
import builtins, gc, html.entities, linecache, locale, os, re, sys, types, warnings
with open("/vraag.json", encoding="utf-8") as file:
    first = file.read()
with open("/antwoord", "w", encoding="utf-8") as file:
    file.write(browser.answer(first))
def practise(code):
    exec(code)
    return "gedaan"
with open("/functie", "w") as file:
    file.write(f"{id(browser.answer)} {id(practise)}")
with open("/gelopen", encoding="utf-8") as file:
    ran = set(file.read().split("\\n"))
linecache.clearcache()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
warnings.simplefilter("ignore")
builtins.abort = os.abort
stop = (lambda *_, **__: abort()).__code__.replace(co_linetable=b"")
stops = {}
for it in gc.get_objects():
    if isinstance(it, types.FunctionType) and key(it) not in ran:
        room = (it.__module__ or "").partition(".")[0]
        if room not in ("planner", "weakref", "_weakrefset") and it not in (practise, key, bare, unmarshal):
            names = it.__code__.co_freevars
            it.__code__ = stops.setdefault(names, stop.replace(co_freevars=names))
unused = ((html.entities, "html5 entitydefs name2codepoint codepoint2name"), (locale, "locale_alias windows_locale"))
for module, tables in unused:
    for name in tables.split():
        getattr(module, name).clear()
for name in "inspect ast dis opcode _opcode_metadata tokenize token ipaddress".split():
    if name in sys.modules and not any(it.startswith(f"{name} ") for it in ran):
        sys.modules.pop(name).__dict__.clear()
del file, first, ran, stops, it, names, room, module, name, tables, unused, stop, bare, unmarshal, key
zipimport._unmarshal_code = None
gc.collect()
gc.freeze()
`;

/**
 * Makes the room zero that malloc has in reserve: there stands what was thrown away. Each piece begins with its
 * size, with a bit that says whether it is in use; of a free one, malloc itself uses the first words.
 * @returns {number} bytes made zero; 0 when this is not the malloc that is known here
 */
function wipe({ imports, exports, heap }) {
  const words = new Uint32Array(heap.buffer);
  const chunks = () => {
    const found = [];
    for (let at = imports["GOT.mem"].__heap_base.value, size; at < heap.length; at += size) {
      size = words[(at + 4) >> 2] & ~7;
      if (size < 16) break;
      found.push([at, size, words[(at + 4) >> 2] & 2]);
    }
    return found;
  };
  const probes = [10, 400, 70_000].map((size) => exports.malloc(size));
  const used = new Set(chunks().map(([at, , used]) => used && at + 8));
  for (const place of probes) exports.free(place);
  if (!probes.every((place) => used.has(place))) return 0;
  let total = 0;
  for (const [at, size, used] of chunks()) {
    const start = at + (size < 256 ? 16 : 32);
    const end = Math.min(at + size, heap.length);
    if (used || start >= end) continue;
    heap.fill(0, start, end);
    total += end - start;
  }
  return total;
}

/** The parts of memory that are not zero, as start and length. */
function pieces(heap) {
  const found = [];
  let start = -1, last = -1;
  for (let i = 0; i < heap.length; i++) {
    if (!heap[i]) continue;
    if (start < 0) start = i;
    else if (i - last > GAP) {
      found.push([start, last + 1 - start]);
      start = i;
    }
    last = i;
  }
  if (start >= 0) found.push([start, last + 1 - start]);
  return found;
}

// ── WebAssembly, as bytes ────────────────────────────────────────────────────────────────────────────────────

/** Reads numbers and names from WebAssembly. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  number() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  }
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
  name() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
/** A signed number, as `i32.const` takes it. */
function sleb(value) {
  const bytes = [];
  for (; value > 63; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
const sized = (bytes) => Buffer.concat([leb(bytes.length), bytes]);
const list = (items) => Buffer.concat([leb(items.length), ...items]);
const named = (name) => sized(Buffer.from(name));

const [CUSTOM, FUNCTIONS_IN, MEMORY, TAG, GLOBAL, EXPORT, ELEMENT, CODE, DATA, DATA_COUNT] =
  [0, 2, 5, 13, 6, 7, 9, 10, 11, 12];
const ORDER = [1, 2, 3, 4, MEMORY, TAG, GLOBAL, EXPORT, 8, ELEMENT, DATA_COUNT, CODE, DATA];

function sections() {
  const reader = new Reader(wasm, 8);
  const found = new Map();
  while (reader.at < wasm.length) {
    const kind = reader.bytes[reader.at++];
    const content = reader.take(reader.number());
    if (kind !== CUSTOM) found.set(kind, content);
  }
  return found;
}

const assemble = (parts) =>
  Buffer.concat([
    wasm.subarray(0, 8),
    ...ORDER.filter((kind) => parts.has(kind)).flatMap((kind) => [Buffer.from([kind]), sized(parts.get(kind))]),
  ]);

/** @returns {Buffer[]} the bodies of all functions */
function bodies(code) {
  const reader = new Reader(code);
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
}

/** Where the instructions of a function begin, behind its local variables. */
function behindLocals(body) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups; groups--) {
    reader.number();
    const type = reader.bytes[reader.at++];
    if (type === 0x63 || type === 0x64) reader.number();
  }
  return reader.at;
}

function exported(section) {
  const reader = new Reader(section);
  const found = new Map();
  for (let count = reader.number(); count; count--) {
    const name = reader.name();
    const kind = reader.bytes[reader.at++];
    found.set(name, { kind, index: reader.number() });
  }
  return found;
}

// ── the work ─────────────────────────────────────────────────────────────────────────────────────────────────

const learnt = await boot([START, LEARN], { vragen: lines.join("\n") });
const gelopen = learnt.text("/gelopen");
const python = await boot([START, PREPARE], { "vraag.json": lines[0], gelopen });
const [functie, oefen] = python.text("/functie").split(" ").map(Number);
const gewist = wipe(python);
const stukken = pieces(python.heap);
const table = python.imports.env.__indirect_function_table;
const module = await WebAssembly.compile(wasm);
const globalen = {};
for (const { module: from, name, kind } of WebAssembly.Module.imports(module))
  if (kind === "global") globalen[`${from}.${name}`] = python.imports[from][name].value;
const beeld = {
  functie,
  tafel: table.length,
  bladzijden: python.heap.length / 65536,
  globalen,
  stukken: stukken.flatMap(([start, length], number) => {
    const before = number ? stukken[number - 1][0] + stukken[number - 1][1] : 0;
    return [start - before, length];
  }),
  vraag: "",
  antwoord: "",
};
const geheugen = Buffer.concat(stukken.map(([start, length]) => python.heap.subarray(start, start + length)));

const parts = sections();
const functions = exported(parts.get(EXPORT));
const keep = (names) =>
  list(names.map((name) => Buffer.concat([named(name), Buffer.from([0]), leb(functions.get(name).index)])));

// Pyodide puts functions in the table when it starts. Here they stand in it from the outset.
const names = new Map(Object.entries(python.exports).map(([name, it]) => [it, name]));
const rows = new Reader(parts.get(ELEMENT));
const elements = [];
const count = rows.number();
const rest = parts.get(ELEMENT).subarray(rows.at);
for (let i = 0; i < table.length; i++) {
  const name = names.get(table.get(i));
  if (i > 6075 && name)
    elements.push(
      Buffer.concat([Buffer.from([0, 0x41]), sleb(i), Buffer.from([0x0b]), list([leb(functions.get(name).index)])]),
    );
}
parts.set(ELEMENT, Buffer.concat([leb(count + elements.length), rest, ...elements]));
parts.set(DATA, leb(0));
// Memory is filled from the image; were there instructions that read these, it would not compile.
parts.delete(DATA_COUNT);

// First a version that notes which functions run, in a memory of its own.
const all = bodies(parts.get(CODE));
const noted = all.map((body, number) => {
  const at = behindLocals(body);
  const note = [Buffer.from([0x41]), sleb(number), Buffer.from([0x41, 1, 0x3a, 0x40, 1, 0])];
  return sized(Buffer.concat([body.subarray(0, at), ...note, body.subarray(at)]));
});
const spy = new Map(parts);
spy.set(MEMORY, list([Buffer.concat([Buffer.from([0]), leb(Math.ceil(all.length / 65536))])]));
spy.set(EXPORT, Buffer.concat([leb(EXPORTS.length + 1), keep(EXPORTS).subarray(1), named("noted"), Buffer.from([2, 1])]));
spy.set(CODE, list(noted));
const trial = await revive(await WebAssembly.compile(assemble(spy)), beeld, geheugen);
const answers = lines.map((line) => trial.answer(line));
// Once more with the waste collected all the time: that may happen at any moment, with anything at hand.
trial.call(oefen, "import gc; gc.set_threshold(25)");
for (let number = 0; number < lines.length; number += 3) trial.answer(lines[number]);
trial.call(oefen, "import gc; gc.collect()");
const hot = new Uint8Array(trial.exports.noted.buffer);

// Then the version that only has those.
const STOP = Buffer.from([3, 0, 0, 0x0b]);
parts.set(EXPORT, keep(EXPORTS));
parts.set(CODE, list(all.map((body, number) => (hot[number] ? sized(body) : STOP))));
const kern = assemble(parts);
const head = Buffer.from(JSON.stringify({ ...beeld, vraag: lines[0], antwoord: answers[0] }));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
const file = Buffer.concat([length, head, geheugen]);
const last = unpack(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
// The calendar says when it was made.
const timeless = (text) => text.replace(/\d{8}T\d{6}Z/g, "");
const short = await WebAssembly.compile(kern);
let revived = await revive(short, last.beeld, last.geheugen);
let stopped = 0;
for (const [number, line] of lines.entries()) {
  let found;
  try {
    found = revived.answer(line);
  } catch {
    stopped++;
    revived = await revive(short, last.beeld, last.geheugen);
    continue;
  }
  if (timeless(found) !== timeless(answers[number])) throw new Error(`een ander antwoord op ${line}`);
}
if (stopped > lines.length / 100) throw new Error(`${stopped} van ${lines.length} vragen stoppen de korte weg`);
if (answers[0] !== python.text("/antwoord")) throw new Error("een ander antwoord dan van de gewone Python");
writeFileSync(join(out, "kern.wasm"), kern);
writeFileSync(join(out, "beeld.bin"), file);
console.log(JSON.stringify({ functies: all.length, gebruikt: hot.reduce((a, b) => a + b), stukken: stukken.length, gestopt: stopped, gewist, geheugen: geheugen.length, kern: kern.length }));
