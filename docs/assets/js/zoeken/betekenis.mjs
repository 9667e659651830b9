// What is about the same. Words that stand in the same pieces have to do with each other: "loon" and "uitbetalen" find
// each other's pieces. The pieces are laid along the few directions in which they differ most (latent semantic
// analysis), which the browser works out itself: that costs no byte of the index.

/**
 * @typedef {Float32Array<ArrayBuffer>} Vector
 * @typedef {Map<string, number>} Counts how much a piece says of each stem
 */

/** In how many directions meaning is looked at, and in how many turns they are found. */
const DIRECTIONS = 64;
const TURNS = 2;

/**
 * @template Piece
 * @param {Map<Piece, Counts>} counts
 * @param {(spread: number) => number} rare how much a stem says that stands in so many pieces
 */
export function meaning(counts, rare) {
  const { numbers, worths } = weights(counts, rare);
  const table = sparse(counts, numbers, worths);
  // Any start will do; a fixed one gives everybody the same order.
  let seed = 1;
  const chance = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 - 0.5;
  };
  let along = Array.from({ length: Math.min(DIRECTIONS, counts.size) }, () =>
    Float32Array.from({ length: counts.size }, chance),
  );
  for (let turn = 0; turn < TURNS; turn++) along = table.toPieces(table.toWords(perpendicular(along)));
  const directions = perpendicular(table.toWords(perpendicular(along)));
  const places = table.toPieces(directions);
  /** @type {Map<Piece, Vector>} */
  const placeOf = new Map();
  [...counts.keys()].forEach((piece, n) => {
    const place = Float32Array.from(places, (one) => one[n]);
    const length = Math.hypot(...place) || 1;
    placeOf.set(
      piece,
      place.map((value) => value / length),
    );
  });

  /** @param {string} stem */
  const pointsTo = (stem) => {
    const number = numbers.get(stem);
    return number === undefined ? null : directions.map((one) => one[number] * worths[number]);
  };

  /**
   * Tells of a piece how much it is about what is asked, from 0 to 1.
   * @param {[stem: string, worth: number][]} asked
   * @returns {(piece: Piece) => number}
   */
  return (asked) => {
    const sum = new Float32Array(DIRECTIONS);
    for (const [stem, worth] of asked)
      pointsTo(stem)?.forEach((value, at) => {
        sum[at] += value * worth;
      });
    const length = Math.sqrt(product(sum, sum)) || 1;
    return (piece) => Math.max(0, product(/** @type {Vector} */ (placeOf.get(piece)), sum) / length);
  };
}

/** A number for each stem, and how rare it is. @param {Map<unknown, Counts>} counts @param {(spread: number) => number} rare */
function weights(counts, rare) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {number[]} */
  const spread = [];
  for (const row of counts.values())
    for (const stem of row.keys()) {
      if (!numbers.has(stem)) spread[numbers.set(stem, numbers.size).size - 1] = 0;
      spread[/** @type {number} */ (numbers.get(stem))]++;
    }
  return { numbers, worths: spread.map(rare) };
}

/**
 * The table of pieces and stems, of which nearly all cells are empty, and how to go from one side to the other.
 * @param {Map<unknown, Counts>} counts
 * @param {Map<string, number>} numbers
 * @param {number[]} rare
 */
function sparse(counts, numbers, rare) {
  const starts = [0];
  /** @type {number[]} */
  const stems = [];
  /** @type {number[]} */
  const cells = [];
  for (const row of counts.values()) {
    const own = [...row].map(([stem, count]) => [/** @type {number} */ (numbers.get(stem)), count]);
    const values = own.map(([stem, count]) => Math.log1p(count) * rare[stem]);
    const length = Math.hypot(...values) || 1;
    for (const [stem] of own) stems.push(stem);
    for (const value of values) cells.push(value / length);
    starts.push(stems.length);
  }
  const which = Int32Array.from(stems);
  const worth = Float32Array.from(cells);
  const pieces = counts.size;
  return {
    /** @param {Vector[]} vectors @returns {Vector[]} */
    toWords: (vectors) =>
      vectors.map((piece) => {
        const made = new Float32Array(numbers.size);
        for (let n = 0; n < pieces; n++)
          for (let i = starts[n]; i < starts[n + 1]; i++) made[which[i]] += worth[i] * piece[n];
        return made;
      }),
    /** @param {Vector[]} vectors @returns {Vector[]} */
    toPieces: (vectors) =>
      vectors.map((word) => {
        const made = new Float32Array(pieces);
        for (let n = 0; n < pieces; n++)
          for (let i = starts[n]; i < starts[n + 1]; i++) made[n] += worth[i] * word[which[i]];
        return made;
      }),
  };
}

/** Makes vectors perpendicular to each other and of length 1. @param {Vector[]} vectors */
function perpendicular(vectors) {
  vectors.forEach((vector, n) => {
    for (let before = 0; before < n; before++) {
      const other = vectors[before];
      const same = product(vector, other);
      for (let at = 0; at < vector.length; at++) vector[at] -= same * other[at];
    }
    const length = Math.sqrt(product(vector, vector)) || 1;
    for (let at = 0; at < vector.length; at++) vector[at] /= length;
  });
  return vectors;
}

/** @param {Vector} a @param {Vector} b */
function product(a, b) {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}
