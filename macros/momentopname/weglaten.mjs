// What of Pyodide's own data no answer reads, and does not go into the image.
import { createHash } from "node:crypto";

/** The one pyodide.asm.wasm in which the tables stand where TABLES says. Of another one nothing is left out. */
const OF = "54309a5a2cfd757b1f0fdbc9093c92503f7b341500110329d932487183912718";
/** From and up to where. Each is read by functions of one kind only, and none of those goes into kern.wasm. */
const TABLES = {
  "karakters van Chinese, Japanse en Koreaanse codecs": [0x93ce0, 0x123920],
  "namen van tekens, voor unicodedata.name": [0x14fc00, 0x1b3c00],
  "modules die Python bij zijn start inleest": [0x1ea090, 0x24fff0],
  "karakters van iconv": [0x25b000, 0x27b800],
  "kommagetallen van C++ als tekst": [0x286000, 0x2a2800],
};
/** A text of C with lines, this long or longer, explains a function of Python (`help`): messages have one line. */
const EXPLAINS = 60;
const [LINE, SHORTEST, LONGEST] = [10, 32, 126];

/**
 * Makes zero what no answer reads.
 * @returns {number} bytes made zero
 */
export function weglaten({ imports, heap }, wasm) {
  const end = imports["GOT.mem"].__heap_base.value;
  let total = 0;
  const drop = (from, to) => {
    heap.fill(0, from, to);
    total += to - from;
  };
  if (createHash("sha256").update(wasm).digest("hex") === OF) for (const [from, to] of Object.values(TABLES)) drop(from, to);
  for (let at = 0, start = 0, lines = 0; at < end; at++) {
    const byte = heap[at];
    if (byte === LINE) lines++;
    else if (byte < SHORTEST || byte > LONGEST) {
      if (!byte && lines && at - start >= EXPLAINS) drop(start, at);
      [start, lines] = [at + 1, 0];
    }
  }
  return total;
}
