// The words of all pieces as numbers, and what follows from each of them once: its stem, and the terms under which it is
// kept. A site has twenty times as many words as different words, so that is most of the time that an index takes.
import { STOP, stem, words } from "./taal.mjs";
import { bare, PART } from "./woordenschat.mjs";

/**
 * @typedef {{phrases: number[][], text: number[]}} Said the words of a piece: of its title and of each way to ask for
 *   it, and of its text
 * @typedef {import("./woordenschat.mjs").Woordenschat} Woordenschat
 */

/** Before the stem of a word that says nothing about the subject. */
export const HOW = "?";

/** Numbers for strings, in the order in which they come. */
class Numbers {
  /** @type {Map<string, number>} */
  #known = new Map();
  /** @type {string[]} */
  names = [];

  /** @param {string} name */
  known = (name) => this.#known.get(name);

  /** @param {string} name */
  of(name) {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** Every word once. */
export class Woordenlijst {
  #numbers = new Numbers();
  /** The words by their number. */
  all = this.#numbers.names;

  /** The words of a text. @param {string} text */
  split = (text) => words(text).map((word) => this.#numbers.of(word));

  /** @param {number[]} numbers */
  spell = (numbers) => numbers.map((number) => this.all[number]);
}

/** What every word of a list stands for in the index. */
export class Termen {
  #numbers = new Numbers();
  /** The terms by their number. */
  names = this.#numbers.names;
  /** The number of a term, if it is there. */
  number = this.#numbers.known;
  /** For each word its stem. @type {number[]} */
  stem = [];
  /** For each word its terms. @type {number[][]} */
  of = [];
  /** For each word the terms under which a phrase with it is kept. @type {number[][]} */
  ofPhrase = [];
  /** For each word whether it says nothing about a subject. @type {boolean[]} */
  stop = [];
  /** For each term the word or part that it marks. @type {number[]} */
  bare = [];

  /** @param {string[]} all @param {Woordenschat} vocabulary */
  constructor(all, vocabulary) {
    const number = (/** @type {string} */ term) => this.#numbers.of(term);
    all.forEach((word, at) => {
      this.of[at] = vocabulary.terms(word).map(number);
      this.stem[at] = number(stem(word));
      this.stop[at] = STOP.has(word);
      this.ofPhrase[at] = this.stop[at] ? [this.stem[at], number(HOW + stem(word))] : this.of[at];
    });
    for (let term = 0; term < this.names.length; term++)
      this.bare[term] = this.names[term].startsWith(PART) ? number(bare(this.names[term])) : term;
  }
}

/**
 * Adds up what each of many things says of each number: `sum` is what it holds for the numbers that it was told since.
 * @param {number} size
 */
export function scales(size) {
  const weighed = new Float64Array(size);
  /** @type {number[]} */
  let seen = [];
  return {
    /** @param {number} number @param {number} worth */
    add(number, worth) {
      if (!weighed[number]) seen.push(number);
      weighed[number] += worth;
    },
    /** The numbers and their sums; then it begins anew. */
    take() {
      const numbers = seen;
      const sums = numbers.map((number) => weighed[number]);
      for (const number of numbers) weighed[number] = 0;
      seen = [];
      return { numbers, sums };
    },
  };
}
