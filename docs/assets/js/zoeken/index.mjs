// The index: the pieces of the site, their words and phrases, and what stands for what. Made in the browser from
// search/stukken.json (macros/afwerking/zoeken.py).
import { meaning } from "./betekenis.mjs";
import { key, STOP, stem, telling, wholeKey, words } from "./taal.mjs";
import { bare, Woordenschat } from "./woordenschat.mjs";

/**
 * @typedef {{location: string, title: string, text: string, woorden?: string[], vragen?: string[], namen?: string[],
 *   gewicht?: number, antwoord?: string}} Doc a piece as the build wrote it
 * @typedef {Omit<Doc, "vragen" | "woorden"> & {woorden: string[], vragen: string[][], parent?: Stuk, names: Set<string>,
 *   keys: Set<string>, wholeKeys: Set<string>, titlePhrase: number}} Stuk `parent` is the page that it stands on;
 *   `vragen` are the stems that lead to it whatever else was asked
 * @typedef {{piece: Stuk, stems: string[], says: number}} Phrase
 * @typedef {import("./secties.mjs").Section} Section
 * @typedef {{id: string, score: number, terms: string[]}} Hit
 * @typedef {{docs: Doc[], config: {synoniemen?: Record<string, string[]>}, secties?: Section[]}} Found what the build wrote
 */

/** How much a word counts in each part of a piece. */
const FIELDS = { titel: 6, woorden: 3, pagina: 2, tekst: 1 };
const SEARCH = {
  boost: FIELDS,
  tokenize: (/** @type {string} */ text) => [text],
  processTerm: (/** @type {string} */ term) => term,
  bm25: { k: 1.2, b: 0.6, d: 0.3 },
};
/** How much a word of the text says about the subject, beside one of a title or an editor. */
const IN_TEXT = 0.3;
const MOST_REMEMBERED = 500;

/** Before the stem of a word that says nothing about the subject. */
export const HOW = "?";

export class Index {
  /** @type {Map<string, Stuk>} */
  pieces = new Map();
  /** Every phrase of every piece. @type {Phrase[]} */
  phrases = [];
  /** For each term the numbers of the phrases that have it. @type {Map<string, number[]>} */
  where = new Map();
  /** For each stem how many pieces have it. @type {Map<string, number>} */
  #spread = new Map();
  /** @type {Map<string, Hit[]>} */
  #remembered = new Map();

  vocabulary = new Woordenschat([]);
  /** @type {{from: string[], to: string[][]}[]} */
  synonyms = [];
  /** @type {Section[]} */
  sections = [];
  engine = this.#engine();
  /** @type {ReturnType<typeof meaning<Stuk>>} */
  about = () => () => 0;

  /**
   * Makes it, in small parts, so that who does that can do something else in between.
   * @param {Found} found
   * @returns {Generator<void, void>}
   */
  *build({ docs, config, secties = [] }) {
    this.sections = secties;
    for (const doc of docs) {
      this.pieces.set(doc.location, this.#piece(doc));
      yield;
    }
    this.vocabulary = new Woordenschat([...this.pieces.values()]);
    yield;
    const stems = (/** @type {string} */ text) => telling(text).map(stem);
    this.synonyms = Object.entries(config.synoniemen ?? {}).map(([word, to]) => ({
      from: stems(word),
      to: to.map(stems),
    }));
    for (const piece of this.pieces.values()) {
      this.engine.add(piece);
      this.#addPhrases(piece);
      yield;
    }
    for (const phrase of this.phrases) phrase.says = phrase.stems.reduce((sum, stem) => sum + this.rareStem(stem), 0);
    yield;
    // Titles alone say too little of what they are about.
    if (docs.some(({ text }) => text)) this.about = meaning(this.#counts(), (spread) => this.rare(spread));
  }

  /** How much a word says that stands in so many pieces. @param {number} count */
  rare(count) {
    return Math.log(1 + this.pieces.size / (count || 1));
  }

  /** @param {string} stem */
  rareStem(stem) {
    return this.rare(this.#spread.get(stem) ?? 0);
  }

  /**
   * What the engine finds for one term. Remembered, because a question is asked again after each key.
   * @param {string} term
   * @param {boolean} prefix also as the beginning of a word
   */
  find(term, prefix) {
    const asked = `${prefix ? "^" : ""}${term}`;
    const known = this.#remembered.get(asked);
    if (known) return known;
    if (this.#remembered.size > MOST_REMEMBERED) this.#remembered.clear();
    /** @type {Hit[]} */
    const found = this.engine.search(term, { ...SEARCH, prefix }).map(({ id, score, terms }) => ({ id, score, terms }));
    this.#remembered.set(asked, found);
    return found;
  }

  /** @param {Doc} doc @returns {Stuk} */
  #piece(doc) {
    const woorden = doc.woorden ?? [];
    const hows = woorden.filter((text) => words(text).some((word) => STOP.has(word)));
    return {
      ...doc,
      woorden,
      vragen: (doc.vragen ?? []).map((text) => words(text).map(stem)),
      parent: this.pieces.get(doc.location.split("#")[0]),
      names: new Set([doc.title, ...(doc.namen ?? [])].map(key)),
      keys: new Set(woorden.map(key)),
      wholeKeys: new Set(hows.map(wholeKey)),
      titlePhrase: 0,
    };
  }

  #engine() {
    return new MiniSearch({
      idField: "location",
      fields: Object.keys(FIELDS),
      extractField: (/** @type {Stuk} */ { location, title, text, woorden, parent }, field) => {
        const pagina = parent ? `${parent.title} ${parent.woorden.join(" ")}` : "";
        const values = { location, titel: title, tekst: text, woorden: woorden.join(" "), pagina };
        return values[/** @type {keyof typeof values} */ (field)];
      },
      tokenize: words,
      processTerm: (/** @type {string} */ word) => this.vocabulary.terms(word),
    });
  }

  /** @param {Stuk} piece */
  #addPhrases(piece) {
    piece.titlePhrase = this.phrases.length;
    const own = [piece.title, ...piece.woorden].flatMap((text) => this.#addPhrase(text, piece));
    for (const stem_ of new Set([...own, ...words(piece.text).map(stem)]))
      this.#spread.set(stem_, (this.#spread.get(stem_) ?? 0) + 1);
  }

  /**
   * A phrase of a piece, kept under each of its terms; under the stem of a stop word with a mark of its own.
   * @param {string} text
   * @param {Stuk} piece
   */
  #addPhrase(text, piece) {
    const number = this.phrases.length;
    const all = words(text);
    const stems = all.map(stem);
    this.phrases.push({ piece, stems, says: 0 });
    all.forEach((word, at) => {
      for (const term of STOP.has(word) ? [stems[at], HOW + stems[at]] : this.vocabulary.terms(word)) {
        const numbers = this.where.get(term) ?? [];
        if (!numbers.length) this.where.set(term, numbers);
        if (numbers.at(-1) !== number) numbers.push(number);
      }
    });
    return stems;
  }

  /** How much each piece says of each stem. */
  #counts() {
    /** @type {Map<Stuk, import("./betekenis.mjs").Counts>} */
    const counts = new Map();
    for (const piece of this.pieces.values()) {
      /** @type {import("./betekenis.mjs").Counts} */
      const row = new Map();
      const count = (/** @type {string} */ text, /** @type {number} */ worth) => {
        for (const word of words(text))
          if (!STOP.has(word))
            for (const term of this.vocabulary.terms(word)) {
              const stem = bare(term);
              row.set(stem, (row.get(stem) ?? 0) + (stem === term ? worth : worth / 2));
            }
      };
      for (const text of [piece.title, ...piece.woorden]) count(text, 1);
      count(piece.text, IN_TEXT);
      counts.set(piece, row);
    }
    return counts;
  }
}
