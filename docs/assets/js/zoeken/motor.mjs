// How much a term says of each piece: BM25 over the parts of a piece, as far as this search asks for it. Words are counted
// as numbers, and no piece is looked at again for each time that a word stands in it: a library that takes one piece
// after the other needs three times as long. See docs/beheer/beslissingen/70-zoeken.md.
import { scales } from "./termen.mjs";

/**
 * @typedef {import("./termen.mjs").Said} Said
 * @typedef {import("./termen.mjs").Termen} Termen
 * @typedef {{id: string, score: number, terms: string[]}} Hit
 * @typedef {{name: string, said: Said, page?: Said}} Filling `page`: of the page that a piece stands on
 */

/** How much a word counts in each part of a piece: its title, the words of editors, those of the page, its text. */
const WORTH = [6, 3, 2, 1];
const FIELDS = WORTH.length;
// How soon more of the same says less, how much a long part counts for less, and what the least is.
const MORE = 1.2;
const LONG = 0.6;
const LEAST = 0.3;
/** How much a longer word counts that only begins so. */
const BEGINNING = 0.375;
const LONGER = 0.3;

export class Motor {
  #terms;
  #names;
  /** How many different words each part of each piece has, against the mean. */
  #lengths;
  /** For each term where it stands: the number of a part of a piece, and how often. @type {number[][]} */
  #places;
  /** @type {string[] | null} */
  #sorted = null;

  /** @param {Filling[]} pieces @param {Termen} terms */
  constructor(pieces, terms) {
    this.#terms = terms;
    this.#names = pieces.map(({ name }) => name);
    this.#lengths = new Float64Array(pieces.length * FIELDS);
    this.#places = terms.names.map(() => []);
    const scale = scales(terms.names.length);
    const counted = (/** @type {number[]} */ all) => {
      for (const word of all) for (const term of terms.of[word]) scale.add(term, 1);
      return { ...scale.take(), length: new Set(all).size };
    };
    /** The words of a page are those of every piece on it. @type {Map<Said | undefined, ReturnType<typeof counted>>} */
    const pages = new Map();
    pieces.forEach(({ said: { phrases, text }, page }, piece) => {
      const onPage = pages.get(page) ?? counted(page?.phrases.flat() ?? []);
      pages.set(page, onPage);
      const parts = [counted(phrases[0]), counted(phrases.slice(1).flat()), onPage, counted(text)];
      parts.forEach(({ numbers, sums, length }, field) => {
        const part = piece * FIELDS + field;
        this.#lengths[part] = length;
        for (let at = 0; at < numbers.length; at++) this.#places[numbers[at]].push(part, sums[at]);
      });
    });
    for (let field = 0; field < FIELDS; field++) {
      let sum = 0;
      for (let part = field; part < this.#lengths.length; part += FIELDS) sum += this.#lengths[part];
      const mean = sum / pieces.length || 1;
      for (let part = field; part < this.#lengths.length; part += FIELDS) this.#lengths[part] /= mean;
    }
  }

  /**
   * The pieces that have a term, with what that says of them.
   * @param {string} asked
   * @param {boolean} prefix also as the beginning of a word
   * @returns {Hit[]}
   */
  find(asked, prefix) {
    /** @type {Map<number, Hit>} */
    const found = new Map();
    const exact = this.#terms.number(asked);
    if (exact !== undefined) this.#weigh(exact, 1, found);
    if (prefix)
      for (const name of this.#beginning(asked)) {
        const weight = (BEGINNING * name.length) / (name.length + LONGER * (name.length - asked.length));
        this.#weigh(/** @type {number} */ (this.#terms.number(name)), weight, found);
      }
    return [...found.values()];
  }

  /** @param {number} term @param {number} weight @param {Map<number, Hit>} found */
  #weigh(term, weight, found) {
    const places = this.#places[term];
    const spread = new Float64Array(FIELDS);
    for (let at = 0; at < places.length; at += 2) spread[places[at] % FIELDS]++;
    const all = this.#names.length;
    const rare = spread.map((count) => Math.log(1 + (all - count + 0.5) / (count + 0.5)));
    for (let at = 0; at < places.length; at += 2) {
      const [part, times] = [places[at], places[at + 1]];
      const field = part % FIELDS;
      const often = (times * (MORE + 1)) / (times + MORE * (1 - LONG + LONG * this.#lengths[part]));
      const score = weight * WORTH[field] * rare[field] * (LEAST + often);
      const piece = (part - field) / FIELDS;
      const hit = found.get(piece) ?? { id: this.#names[piece], score: 0, terms: [] };
      hit.score += score;
      const name = this.#terms.names[term];
      if (hit.terms.at(-1) !== name) hit.terms.push(name);
      found.set(piece, hit);
    }
  }

  /** The longer terms that begin so. @param {string} asked */
  *#beginning(asked) {
    this.#sorted ??= [...this.#terms.names].sort();
    let [from, to] = [0, this.#sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#sorted[middle] <= asked) from = middle + 1;
      else to = middle;
    }
    for (; this.#sorted[from]?.startsWith(asked); from++) yield this.#sorted[from];
  }
}
