// The memory of Python: what of it goes into the image.

/** Zeros between two pieces; when there are fewer, one longer piece is smaller than two. */
const GAP = 64;

/** How malloc (dlmalloc, as Emscripten builds it) lays out a piece of memory, in bytes from its start. */
const CHUNK = {
  size: 4, // where its size stands, with flags in the lowest bits
  flags: 7,
  inUse: 2, // the flag "this piece is in use"
  content: 8, // where what the program gets begins
  smallest: 16,
  // Of a free piece malloc itself uses what stands before this: links to other free pieces, more in a large one.
  links: (size) => (size < 256 ? 16 : 32),
};
/** Sizes that malloc takes from different lists. */
const PROBES = [10, 400, 70_000];

/**
 * Makes the room zero that malloc has in reserve: there stands what was thrown away.
 * @returns {number} bytes made zero
 * @throws when this is not the malloc that is known here
 */
export function wipe({ imports, exports, heap }) {
  const words = new Uint32Array(heap.buffer);
  const chunks = () => {
    const found = [];
    for (let at = imports["GOT.mem"].__heap_base.value, size; at < heap.length; at += size) {
      const word = words[(at + CHUNK.size) / 4];
      size = word & ~CHUNK.flags;
      if (size < CHUNK.smallest) break;
      found.push([at, size, word & CHUNK.inUse]);
    }
    return found;
  };
  const probes = PROBES.map((size) => exports.malloc(size));
  const used = new Set(chunks().map(([at, , inUse]) => inUse && at + CHUNK.content));
  for (const place of probes) exports.free(place);
  if (!probes.every((place) => used.has(place))) throw new Error("malloc deelt het geheugen anders in");
  let total = 0;
  for (const [at, size, inUse] of chunks()) {
    const start = at + CHUNK.links(size);
    const end = Math.min(at + size, heap.length);
    if (inUse || start >= end) continue;
    heap.fill(0, start, end);
    total += end - start;
  }
  return total;
}

/** Where the collector of waste keeps an object: two links just before it, in bytes. */
const LINKS = 8;

/**
 * Takes the objects that were frozen out of the list of the collector, which does not look at them anyway. Each had a
 * link to the next and the one before: a tenth of what travels.
 * @param {number} object one of them
 * @returns {number} how many
 * @throws when the list is another one than is known here
 */
export function unlink({ imports, heap }, object) {
  const words = new Uint32Array(heap.buffer);
  const static_ = imports["GOT.mem"].__heap_base.value;
  const first = object - LINKS;
  const list = [];
  for (let at = first; !list.length || at !== first; at = words[at / 4]) {
    const next = words[at / 4];
    if (words[next / 4 + 1] !== at) throw new Error("de lijst van de opruimer zit anders in elkaar");
    list.push(at);
  }
  const heads = list.filter((at) => at < static_);
  if (heads.length !== 1) throw new Error("de opruimer heeft een andere lijst");
  for (const at of list) words.fill(at < static_ ? at : 0, at / 4, at / 4 + 2);
  return list.length - 1;
}

/** The parts of memory that are not zero, as start and length. */
export function pieces(heap) {
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
