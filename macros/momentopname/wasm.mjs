// WebAssembly as bytes: reads its sections and writes them back with other contents.
// The numbers stand in the specification: https://webassembly.github.io/spec/core/binary/

const HEADER = 8;
const CUSTOM = 0;
export const [MEMORY, TAG, GLOBAL, EXPORT, ELEMENT, CODE, DATA, DATA_COUNT] = [5, 13, 6, 7, 9, 10, 11, 12];
/** The order in which sections must stand. */
const ORDER = [1, 2, 3, 4, MEMORY, TAG, GLOBAL, EXPORT, 8, ELEMENT, DATA_COUNT, CODE, DATA];
export const PAGE = 65_536;

const [UNREACHABLE, END, I32_CONST, I32_STORE8] = [0x00, 0x0b, 0x41, 0x3a];
const KIND = { function: 0, memory: 2 };
/** Types with a heap type behind them: (ref null …) and (ref …). */
const REFERENCES = [0x63, 0x64];
/** A function without local variables that stops the program. */
export const STOP = Buffer.from([3, 0, UNREACHABLE, END]);

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.byte();
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

/** A number in as many bytes as it needs; `most` is what the last byte can hold. */
function leb(value, most = 127) {
  const bytes = [];
  for (; value > most; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
/** An instruction that gives a number, which is signed there. */
const constant = (value) => Buffer.concat([Buffer.from([I32_CONST]), leb(value, 63)]);
export const sized = (bytes) => Buffer.concat([leb(bytes.length), bytes]);
export const list = (items) => Buffer.concat([leb(items.length), ...items]);

/** @returns {Map<number, Buffer>} the sections by their number, without those of tools */
export function sections(wasm) {
  const reader = new Reader(wasm, HEADER);
  const found = new Map();
  while (reader.at < wasm.length) {
    const kind = reader.byte();
    const content = reader.take(reader.number());
    if (kind !== CUSTOM) found.set(kind, content);
  }
  return found;
}

export const assemble = (wasm, parts) =>
  Buffer.concat([
    wasm.subarray(0, HEADER),
    ...ORDER.filter((kind) => parts.has(kind)).flatMap((kind) => [Buffer.from([kind]), sized(parts.get(kind))]),
  ]);

/** @returns {Buffer[]} the bodies of all functions */
export function bodies(code) {
  const reader = new Reader(code);
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
}

/** The same body, which first sets the byte at `place` of the second memory to 1. */
export function noting(body, place) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups; groups--) {
    reader.number();
    if (REFERENCES.includes(reader.byte())) reader.number();
  }
  const flags = { align: 0x40, memory: 1, offset: 0 };
  const store = Buffer.from([I32_STORE8, flags.align, flags.memory, flags.offset]);
  return Buffer.concat([body.subarray(0, reader.at), constant(place), constant(1), store, body.subarray(reader.at)]);
}

/** @returns {Map<string, number>} the functions that others may call, by name */
export function exported(section) {
  const reader = new Reader(section);
  const found = new Map();
  for (let count = reader.number(); count; count--) {
    const name = reader.name();
    const kind = reader.byte();
    const index = reader.number();
    if (kind === KIND.function) found.set(name, index);
  }
  return found;
}

const named = (name, kind, index) => Buffer.concat([sized(Buffer.from(name)), Buffer.from([kind]), leb(index)]);

/** An export section with these functions, and with `memory` as the name of the second memory. */
export const exporting = (functions, names, memory = "") =>
  list([
    ...names.map((name) => named(name, KIND.function, functions.get(name))),
    ...(memory ? [named(memory, KIND.memory, 1)] : []),
  ]);

/** A memory of our own beside the one that is imported, large enough for so many bytes. */
export const memoryFor = (bytes) => list([Buffer.concat([Buffer.from([0]), leb(Math.ceil(bytes / PAGE))])]);

/** How many functions the section puts in the table; only the one form that Pyodide uses. */
export function tableLength(section) {
  const reader = new Reader(section);
  const [count, flags] = [reader.number(), reader.number()];
  if (count !== 1 || flags !== 0) throw new Error("de functietabel heeft een andere vorm");
  while (reader.byte() !== END);
  return reader.number();
}

/** The section with more functions at places of their own. */
export function withElements(section, more) {
  const reader = new Reader(section);
  const count = reader.number();
  const added = more.map(([place, index]) =>
    Buffer.concat([Buffer.from([0]), constant(place), Buffer.from([END]), list([leb(index)])]),
  );
  return Buffer.concat([leb(count + added.length), section.subarray(reader.at), ...added]);
}

/** A section without anything in it. */
export const EMPTY = leb(0);
