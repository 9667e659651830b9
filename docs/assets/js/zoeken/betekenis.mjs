// What is about the same. Words that stand in the same pieces have to do with each other: "loon" and "uitbetalen" find
// each other's pieces. The pieces are laid along the few directions in which they differ most (latent semantic
// analysis), which the browser works out itself: that costs no byte of the index.

/**
 * @typedef {Float32Array<ArrayBuffer>} Vector
 * @typedef {{numbers: number[], sums: number[]}} Row which stems a piece has, and how much it says of each
 */
/**
 * @template Piece
 * @typedef {(asked: [stem: string, worth: number][]) => (piece: Piece) => number} About for what is asked, how much a
 *   piece is about that, from 0 to 1
 */

/** In how many directions meaning is looked at, and in how many turns they are found. */
const DIRECTIONS = 64;
const TURNS = 2;

/**
 * Works it out, in small parts.
 * @template Piece
 * @param {Piece[]} pieces
 * @param {Row[]} rows for each piece
 * @param {(spread: number) => number} rare how much a stem says that stands in so many pieces
 * @param {string[]} names the stems by their number
 * @returns {Generator<void, About<Piece>>}
 */
export function* meaning(pieces, rows, rare, names) {
  const { columns, worths } = weights(rows, rare, names.length);
  const table = sparse(rows, columns, worths);
  // Any start will do; a fixed one gives everybody the same order.
  let seed = 1;
  const chance = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 - 0.5;
  };
  let along = Array.from({ length: Math.min(DIRECTIONS, pieces.length) }, () =>
    Float32Array.from({ length: pieces.length }, chance),
  );
  for (let turn = 0; turn < TURNS; turn++) {
    yield;
    along = table.toPieces(table.toWords(perpendicular(along)));
  }
  yield;
  const directions = perpendicular(table.toWords(perpendicular(along)));
  yield;
  const places = table.toPieces(directions);
  /** @type {Map<Piece, Vector>} */
  const placeOf = new Map();
  pieces.forEach((piece, n) => {
    const place = new Float32Array(places.length);
    for (let d = 0; d < place.length; d++) place[d] = places[d][n];
    const length = Math.hypot(...place) || 1;
    for (let d = 0; d < place.length; d++) place[d] /= length;
    placeOf.set(piece, place);
  });
  const numbers = new Map(names.map((name, number) => [name, columns[number]]));

  /** @param {string} stem */
  const pointsTo = (stem) => {
    const number = numbers.get(stem);
    return number === undefined || number < 0 ? null : directions.map((one) => one[number] * worths[number]);
  };

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

/** A column for each stem that is there, and how rare it is. @param {Row[]} rows @param {(spread: number) => number} rare @param {number} size */
function weights(rows, rare, size) {
  const columns = new Int32Array(size).fill(-1);
  /** @type {number[]} */
  const spread = [];
  for (const { numbers } of rows)
    for (const stem of numbers) {
      if (columns[stem] < 0) columns[stem] = spread.push(0) - 1;
      spread[columns[stem]]++;
    }
  return { columns, worths: spread.map(rare) };
}

/**
 * The table of pieces and stems, of which nearly all cells are empty, and how to go from one side to the other.
 * @param {Row[]} rows
 * @param {Int32Array} columns
 * @param {number[]} rare
 */
function sparse(rows, columns, rare) {
  const starts = [0];
  /** @type {number[]} */
  const stems = [];
  /** @type {number[]} */
  const cells = [];
  for (const { numbers, sums } of rows) {
    const own = numbers.map((stem) => columns[stem]);
    const values = sums.map((count, at) => Math.log1p(count) * rare[own[at]]);
    const length = Math.hypot(...values) || 1;
    stems.push(...own);
    for (const value of values) cells.push(value / length);
    starts.push(stems.length);
  }
  const which = Int32Array.from(stems);
  const worth = Float32Array.from(cells);
  const { length: pieces } = rows;
  // All directions of a piece or word lie side by side: each cell is looked at once, and not once for each direction.
  return {
    /** @param {Vector[]} vectors @returns {Vector[]} */
    toWords(vectors) {
      const size = vectors.length;
      const from = sideBySide(vectors, pieces);
      const made = new Float32Array(rare.length * size);
      for (let n = 0; n < pieces; n++)
        for (let i = starts[n]; i < starts[n + 1]; i++) addTimes(made, which[i] * size, from, n * size, size, worth[i]);
      return apart(made, size, rare.length);
    },
    /** @param {Vector[]} vectors @returns {Vector[]} */
    toPieces(vectors) {
      const size = vectors.length;
      const from = sideBySide(vectors, rare.length);
      const made = new Float32Array(pieces * size);
      for (let n = 0; n < pieces; n++)
        for (let i = starts[n]; i < starts[n + 1]; i++) addTimes(made, n * size, from, which[i] * size, size, worth[i]);
      return apart(made, size, pieces);
    },
  };
}

/** @param {Vector} to @param {number} at @param {Vector} from @param {number} begin @param {number} size @param {number} times */
function addTimes(to, at, from, begin, size, times) {
  for (let d = 0; d < size; d++) to[at + d] += times * from[begin + d];
}

/** @param {Vector[]} vectors @param {number} length of each */
function sideBySide(vectors, length) {
  const made = new Float32Array(length * vectors.length);
  vectors.forEach((vector, d) => {
    for (let n = 0; n < length; n++) made[n * vectors.length + d] = vector[n];
  });
  return made;
}

/** @param {Vector} all @param {number} size how many vectors @param {number} length of each */
function apart(all, size, length) {
  const made = Array.from({ length: size }, () => new Float32Array(length));
  made.forEach((vector, d) => {
    for (let n = 0; n < length; n++) vector[n] = all[n * size + d];
  });
  return made;
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
