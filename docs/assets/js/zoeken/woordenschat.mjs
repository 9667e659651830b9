// The words that the site itself uses, and what follows from them: the parts of compounds, and what a typing error was.
import { oneSlip, STOP, stem, twoSlips, verb } from "./taal.mjs";

/** The first part of such words says nothing by itself. */
const PREFIX = new Set("voor door over onder naar samen tegen achter terug mede weer aan uit bij".split(" "));
/** From how many letters on a word may have two slips. */
const LONG_WORD = 8;
/** A word of a title or of an editor is a word by itself; one of the text only when it is there more often. */
const KNOWN_FROM = 3;
const IN_TITLE = 3;

/** Before a term that is only a part of a word, or the verb in it. */
export const PART = "~";
export const bare = (/** @type {string} */ term) => term.replace(PART, "");

/** Remembers what was made for a word. @template T @param {(word: string) => T} make @returns {(word: string) => T} */
function kept(make) {
  /** @type {Map<string, T>} */
  const made = new Map();
  return (word) => {
    if (!made.has(word)) made.set(word, make(word));
    return /** @type {T} */ (made.get(word));
  };
}

export class Woordenschat {
  /** How often each word is used. @type {Map<string, number>} */
  #used = new Map();
  /** Stems of words that stand by themselves. @type {Set<string>} */
  #known = new Set();

  /** @param {string[]} all @param {Iterable<import("./termen.mjs").Said>} pieces what they say, in the numbers of `all` */
  constructor(all, pieces) {
    const times = new Float64Array(all.length);
    for (const { text, phrases } of pieces) {
      for (const word of text) times[word]++;
      for (const phrase of phrases) for (const word of phrase) times[word] += IN_TITLE;
    }
    all.forEach((word, at) => {
      if (word.length > 2 && times[at]) this.#used.set(word, times[at]);
    });
    for (const [word, times] of this.#used)
      if (times >= KNOWN_FROM && !STOP.has(word) && stem(word).length > 2) this.#known.add(stem(word));
  }

  /** @param {string} word */
  has(word) {
    return this.#used.has(word);
  }

  /** The known words that a compound is made of, as stems: zorgbudget → zorg, budget. */
  parts = kept((word) => (word.length < 7 ? [] : (this.#split(word) ?? [])));

  /** What is written in the index for a word: its stem, and with a mark the words that it is made of. */
  terms = kept((word) => [stem(word), ...[...this.parts(word), ...verb(word)].map((part) => PART + part)]);

  /**
   * The most used words of the site that are one slip away from a word that the site does not have; for a long word
   * with nothing so near, two slips after a right first letter.
   */
  alike = kept((word) => {
    if (word.length < 5) return [];
    const within = (/** @type {number} */ letters) =>
      [...this.#used].filter(([other]) => Math.abs(other.length - word.length) <= letters);
    let near = within(1).filter(([other]) => oneSlip(other, word));
    if (!near.length && word.length >= LONG_WORD)
      near = within(2).filter(([other]) => other[0] === word[0] && twoSlips(other, word));
    near.sort(([, a], [, b]) => b - a);
    return near.slice(0, 2).map(([other]) => other);
  });

  /** The known beginning or end of a word of which only a part is known: busabonnement → bus. @param {string} word */
  knownPart(word) {
    for (let size = word.length - 2; size > 2; size--)
      for (const part of [word.slice(0, size), word.slice(-size)])
        if (this.#known.has(stem(part)) && !PREFIX.has(part)) return [part];
    return [];
  }

  /** @param {string} word @returns {string[] | null} */
  #split(word) {
    for (let at = word.length - 3; at >= 3; at--) {
      const left = word.slice(0, at);
      const right = word.slice(at);
      if (PREFIX.has(left)) continue;
      const first = [left, left.replace(/(?:s|en|e)$/, "")].map(stem).find((part) => this.#known.has(part));
      if (!first) continue;
      if (this.#known.has(stem(right))) return [first, stem(right)];
      const rest = right.length > 6 && this.#split(right);
      if (rest) return [first, ...rest];
    }
    return null;
  }
}
