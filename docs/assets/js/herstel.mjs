// Python as it stood in memory when the site was built: the engine imported, the rules read, one answer given.
// Only what an answer needs is there, no files and no JavaScript from Python. Whatever else is asked for stops
// it for good; the page then starts Python the plain way. Used by the build too, to make and try the image.

/**
 * @typedef {{functie: number, tafel: number, globalen: Record<string, number>,
 *   stukken: number[], vraag: string, antwoord: string}} Beeld
 * stukken: of each piece of memory how many zeros stand before it, and how long it is
 */

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
  const memory = new WebAssembly.Memory({ initial: beeld.bladzijden, maximum: 65536 });
  const table = new WebAssembly.Table({ initial: beeld.tafel, element: "anyfunc" });
  let heap = new Uint8Array(memory.buffer);
  let broken = "";
  const stop = (reason) => {
    broken ||= reason;
    throw new Error(reason);
  };
  const time = (nanoseconds, place) => {
    new DataView(memory.buffer).setBigInt64(place, nanoseconds, true);
    return 0;
  };
  const known = {
    _PyEM_TrampolineCall_JS: (func, ...given) => table.get(func)(...given),
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    clock_time_get: (clock, _precision, place) =>
      time(BigInt(Math.round((clock ? performance.now() : Date.now()) * 1e6)), place),
    /** Seconds since 1970 as a struct tm in UTC. */
    _gmtime_js(seconds, place) {
      const day = new Date(Number(seconds) * 1000);
      const year = day.getUTCFullYear();
      const parts = [day.getUTCSeconds(), day.getUTCMinutes(), day.getUTCHours(), day.getUTCDate()];
      parts.push(day.getUTCMonth(), year - 1900, day.getUTCDay());
      parts.push(Math.floor((day - Date.UTC(year, 0, 1)) / 86_400_000));
      new Int32Array(memory.buffer, place, parts.length).set(parts);
    },
    emscripten_resize_heap(size) {
      memory.grow(Math.ceil((size - memory.buffer.byteLength) / 65536));
      heap = new Uint8Array(memory.buffer);
      return 1;
    },
    memory,
    __indirect_function_table: table,
  };
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] =
      kind === "global"
        ? new WebAssembly.Global(
            { value: "i32", mutable: !/^__(memory|table)_base$/.test(name) },
            beeld.globalen[`${from}.${name}`],
          )
        : kind === "tag"
          ? new WebAssembly.Tag({ parameters: ["i32"] })
          : (known[name] ?? (() => stop(`${name} is er niet`)));
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  for (let number = 0, from = 0, place = 0; number < beeld.stukken.length; number += 2) {
    const length = beeld.stukken[number + 1];
    place += beeld.stukken[number];
    heap.set(geheugen.subarray(from, (from += length)), place);
    place += length;
  }

  const size = exports.malloc(4);
  /** Calls a Python function of one text that returns a text. */
  function call(func, request) {
    if (broken) throw new Error(broken);
    try {
      const bytes = new TextEncoder().encode(request);
      const place = exports.malloc(bytes.length);
      heap.set(bytes, place);
      const given = exports.PyUnicode_FromStringAndSize(place, bytes.length);
      exports.free(place);
      const result = exports.PyObject_CallOneArg(func, given);
      const text = result && exports.PyUnicode_AsUTF8AndSize(result, size);
      if (broken || !text) stop("geen antwoord");
      const end = text + new DataView(memory.buffer).getUint32(size, true);
      const found = new TextDecoder().decode(heap.subarray(text, end));
      exports._Py_DecRef(result);
      exports._Py_DecRef(given);
      return found;
    } catch (problem) {
      broken ||= String(problem);
      throw problem;
    }
  }
  const answer = (request) => call(beeld.functie, request);
  if (beeld.vraag && answer(beeld.vraag) !== beeld.antwoord) stop("het eerste antwoord klopt niet");
  return { answer, call, exports };
}
