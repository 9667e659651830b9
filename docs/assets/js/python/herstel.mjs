// Python as it stood in memory when the site was built: the engine imported, the rules read, one answer given.
// Only what an answer needs is there, no files and no JavaScript from Python. Whatever else is asked for stops
// it for good; the page then starts Python the plain way. Used by the build too, to make and try the image.

/**
 * @typedef {{functie: number, tafel: number, bladzijden: number, globalen: Record<string, number>,
 *   stukken: number[], vraag: string, antwoord: string}} Beeld
 * functie: the Python function that answers; tafel and bladzijden: the size of the table of functions and of memory;
 * stukken: of each piece of memory how many zeros stand before it, and how long it is; vraag and antwoord: one that is known
 * @typedef {Record<string, (...given: number[]) => number>} Exports
 */

const PAGE = 65_536;
const MOST_PAGES = 65_536;
const DAY = 86_400_000;

/** The image is its description as JSON, behind its length, and then the pieces of memory one after another. */
export function unpack(/** @type {ArrayBuffer} */ file) {
  const length = new DataView(file).getUint32(0, true);
  const beeld = /** @type {Beeld} */ (JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length))));
  return { beeld, geheugen: new Uint8Array(file, 4 + length) };
}

/**
 * @param {WebAssembly.Module} module
 * @param {Beeld} beeld
 * @param {Uint8Array} geheugen
 * @returns {Promise<{answer: (request: string) => string, call: (func: number, text: string) => string,
 *   exports: WebAssembly.Exports}>}
 */
export async function revive(module, beeld, geheugen) {
  const memory = new WebAssembly.Memory({ initial: beeld.bladzijden, maximum: MOST_PAGES });
  const table = new WebAssembly.Table({ initial: beeld.tafel, element: "anyfunc" });
  let broken = "";
  /** @param {string} reason @returns {never} */
  const stop = (reason) => {
    broken ||= reason;
    throw new Error(reason);
  };
  const instance = await WebAssembly.instantiate(module, imported(module, beeld, memory, table, stop));
  const exports = /** @type {Exports} */ (instance.exports);
  putBack(memory, beeld.stukken, geheugen);

  const size = exports.malloc(4);
  /** Calls a Python function of one text that returns a text. @param {number} func @param {string} request */
  function call(func, request) {
    if (broken) throw new Error(broken);
    try {
      const bytes = new TextEncoder().encode(request);
      const place = exports.malloc(bytes.length);
      // The memory may be another buffer by now: it grows.
      new Uint8Array(memory.buffer).set(bytes, place);
      const given = exports.PyUnicode_FromStringAndSize(place, bytes.length);
      exports.free(place);
      const result = exports.PyObject_CallOneArg(func, given);
      const text = result && exports.PyUnicode_AsUTF8AndSize(result, size);
      if (broken || !text) stop("geen antwoord");
      const length = new DataView(memory.buffer).getUint32(size, true);
      const found = new TextDecoder().decode(new Uint8Array(memory.buffer, text, length));
      exports._Py_DecRef(result);
      exports._Py_DecRef(given);
      return found;
    } catch (problem) {
      broken ||= String(problem);
      throw problem;
    }
  }
  const answer = (/** @type {string} */ request) => call(beeld.functie, request);
  if (beeld.vraag && answer(beeld.vraag) !== beeld.antwoord) stop("het eerste antwoord klopt niet");
  return { answer, call, exports: instance.exports };
}

/**
 * What the WebAssembly asks of its surroundings; of functions only those that an answer needs.
 * @param {WebAssembly.Module} module
 * @param {Beeld} beeld
 * @param {WebAssembly.Memory} memory
 * @param {WebAssembly.Table} table
 * @param {(reason: string) => never} stop
 */
function imported(module, beeld, memory, table, stop) {
  /** @type {Record<string, WebAssembly.ImportValue>} */
  const known = {
    _PyEM_TrampolineCall_JS: (/** @type {number} */ func, /** @type {number[]} */ ...given) =>
      table.get(func)(...given),
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    clock_time_get(/** @type {number} */ clock, /** @type {bigint} */ _precision, /** @type {number} */ place) {
      const nanoseconds = BigInt(Math.round((clock ? performance.now() : Date.now()) * 1e6));
      new DataView(memory.buffer).setBigInt64(place, nanoseconds, true);
      return 0;
    },
    /** Seconds since 1970 as a struct tm in UTC. */
    _gmtime_js(/** @type {bigint} */ seconds, /** @type {number} */ place) {
      const day = new Date(Number(seconds) * 1000);
      const year = day.getUTCFullYear();
      const parts = [day.getUTCSeconds(), day.getUTCMinutes(), day.getUTCHours(), day.getUTCDate()];
      parts.push(day.getUTCMonth(), year - 1900, day.getUTCDay());
      parts.push(Math.floor((day.getTime() - Date.UTC(year, 0, 1)) / DAY));
      new Int32Array(memory.buffer, place, parts.length).set(parts);
    },
    emscripten_resize_heap(/** @type {number} */ size) {
      memory.grow(Math.ceil((size - memory.buffer.byteLength) / PAGE));
      return 1;
    },
    memory,
    __indirect_function_table: table,
  };
  /** @type {Record<string, Record<string, WebAssembly.ImportValue>>} */
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    if (kind === "global") {
      const mutable = !/^__(memory|table)_base$/.test(name);
      imports[from][name] = new WebAssembly.Global({ value: "i32", mutable }, beeld.globalen[`${from}.${name}`]);
    } else if (/** @type {string} */ (kind) === "tag") {
      const { Tag } = /** @type {{Tag: new (type: {parameters: string[]}) => WebAssembly.ImportValue}} */ (
        /** @type {unknown} */ (WebAssembly)
      );
      imports[from][name] = new Tag({ parameters: ["i32"] });
    } else {
      imports[from][name] = known[name] ?? (() => stop(`${name} is er niet`));
    }
  }
  return imports;
}

/** Puts the pieces of memory where they stood. @param {WebAssembly.Memory} memory @param {number[]} pieces @param {Uint8Array} content */
function putBack(memory, pieces, content) {
  const heap = new Uint8Array(memory.buffer);
  for (let number = 0, from = 0, place = 0; number < pieces.length; number += 2) {
    const length = pieces[number + 1];
    place += pieces[number];
    heap.set(content.subarray(from, from + length), place);
    from += length;
    place += length;
  }
}
