// The index: the pieces of the site, their words and phrases, and what stands for what. Made in the browser from
// search/stukken.json (macros/afwerking/zoeken.py).
import { meaning } from "./betekenis.mjs";
import { Motor } from "./motor.mjs";
import { key, STOP, stem, telling, wholeKey } from "./taal.mjs";
import { scales, Termen, Woordenlijst } from "./termen.mjs";
import { Woordenschat } from "./woordenschat.mjs";

/**
 * @typedef {{location: string, title: string, text: string, woorden?: string[], vragen?: string[], namen?: string[],
 *   gewicht?: number, antwoord?: string}} Doc a piece as the build wrote it
 * @typedef {{names: Set<string>, keys: Set<string>, wholeKeys: Set<string>}} Keys what a piece is called
 * @typedef {Omit<Doc, "vragen" | "woorden"> & {woorden: string[], vragen: string[][], parent?: Stuk, keys: () => Keys,
 *   titlePhrase: number}} Stuk `parent` is the page that it stands on; `vragen` are the stems that lead to it whatever
 *   else was asked
 * @typedef {{piece: Stuk, says: number}} Phrase
 * @typedef {import("./secties.mjs").Section} Section
 * @typedef {import("./motor.mjs").Hit} Hit
 * @typedef {import("./termen.mjs").Said} Said
 * @typedef {{groepen: string[][], namen: [naam: string, woorden: string[]][]}} Synoniemen words of which each stands for
 *   all others of its group, and words that stand for a name
 * @typedef {{docs: Doc[], config: {synoniemen: Synoniemen}, secties?: Section[]}} Found what the build wrote
 */

/** How much a word of the text says about the subject, beside one of a title or an editor. */
const IN_TEXT = 0.3;
const MOST_REMEMBERED = 500;

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

  vocabulary = new Woordenschat([], []);
  /** @type {{from: string[], to: string[][]}[]} */
  synonyms = [];
  /** @type {Section[]} */
  sections = [];
  engine = new Motor([], new Termen([], this.vocabulary));
  /** @type {import("./betekenis.mjs").About<Stuk>} */
  about = () => () => 0;

  /**
   * Makes it, in small parts, so that who does that can do something else in between.
   * @param {Found} found
   * @returns {Generator<void, void>}
   */
  *build({ docs, config, secties = [] }) {
    this.sections = secties;
    const list = new Woordenlijst();
    /** @type {Map<Stuk, Said>} */
    const said = new Map();
    for (const doc of docs) {
      const all = { phrases: [doc.title, ...(doc.woorden ?? [])].map(list.split), text: list.split(doc.text) };
      const piece = this.#piece(doc, all, list);
      this.pieces.set(doc.location, piece);
      said.set(piece, all);
      yield;
    }
    this.vocabulary = new Woordenschat(list.all, said.values());
    yield;
    const terms = new Termen(list.all, this.vocabulary);
    yield;
    const filling = [...said].map(([{ location, parent }, all]) => ({
      name: location,
      said: all,
      page: parent && said.get(parent),
    }));
    this.engine = new Motor(filling, terms);
    yield;
    this.synonyms = synonyms(config.synoniemen);
    yield;
    this.#addPhrases(said, terms);
    yield;
    // Titles alone say too little of what they are about.
    if (docs.some(({ text }) => text))
      this.about = yield* meaning(
        [...said.keys()],
        rows([...said.values()], terms),
        (spread) => this.rare(spread),
        terms.names,
      );
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
    const found = this.engine.find(term, prefix);
    this.#remembered.set(asked, found);
    return found;
  }

  /** @param {Doc} doc @param {Said} said @param {Woordenlijst} list @returns {Stuk} */
  #piece(doc, { phrases }, { split, spell }) {
    /** Only for a piece that may be what was asked. @type {Keys | null} */
    let made = null;
    const keys = () => {
      const [title, ...woorden] = phrases.map(spell);
      const hows = woorden.filter((all) => all.some((word) => STOP.has(word)));
      return {
        names: new Set([title, ...(doc.namen ?? []).map((name) => spell(split(name)))].map(key)),
        keys: new Set(woorden.map(key)),
        wholeKeys: new Set(hows.map(wholeKey)),
      };
    };
    return {
      ...doc,
      woorden: doc.woorden ?? [],
      vragen: (doc.vragen ?? []).map((text) => spell(split(text)).map(stem)),
      parent: this.pieces.get(doc.location.split("#")[0]),
      keys: () => (made ??= keys()),
      titlePhrase: 0,
    };
  }

  /**
   * The phrases of all pieces, each kept under its terms; of a stop word under its stem, with a mark of its own too.
   * @param {Map<Stuk, Said>} said
   * @param {Termen} terms
   */
  #addPhrases(said, terms) {
    /** @type {number[][]} */
    const where = terms.names.map(() => []);
    const spread = new Float64Array(terms.names.length);
    /** For each stem the last piece that had it. */
    const last = new Int32Array(terms.names.length);
    let turn = 0;
    const count = (/** @type {number} */ word) => {
      const stem = terms.stem[word];
      if (last[stem] !== turn) spread[stem]++;
      last[stem] = turn;
    };
    for (const [piece, { phrases, text }] of said) {
      turn++;
      piece.titlePhrase = this.phrases.length;
      for (const all of phrases) {
        const number = this.phrases.push({ piece, says: 0 }) - 1;
        for (const word of all) {
          count(word);
          for (const term of terms.ofPhrase[word]) if (where[term].at(-1) !== number) where[term].push(number);
        }
      }
      text.forEach(count);
    }
    const says = Float64Array.from(spread, (count) => this.rare(count));
    for (const [{ titlePhrase }, { phrases }] of said)
      phrases.forEach((all, at) => {
        this.phrases[titlePhrase + at].says = all.reduce((sum, word) => sum + says[terms.stem[word]], 0);
      });
    terms.names.forEach((name, term) => {
      if (where[term].length) this.where.set(name, where[term]);
      if (spread[term]) this.#spread.set(name, spread[term]);
    });
  }
}

/** How much each piece says of each stem. @param {Said[]} said @param {Termen} terms */
function rows(said, terms) {
  const scale = scales(terms.names.length);
  const add = (/** @type {number[]} */ all, /** @type {number} */ worth) => {
    for (const word of all)
      if (!terms.stop[word])
        for (const term of terms.of[word]) {
          const stem = terms.bare[term];
          scale.add(stem, stem === term ? worth : worth / 2);
        }
  };
  return said.map(({ phrases, text }) => {
    for (const all of phrases) add(all, 1);
    add(text, IN_TEXT);
    return scale.take();
  });
}

/** @param {Synoniemen} given */
function synonyms({ groepen, namen }) {
  const stems = (/** @type {string} */ text) => telling(text).map(stem);
  /** For each word what it stands for. @type {Map<string, {from: string[], to: string[][]}>} */
  const found = new Map();
  const add = (/** @type {string} */ word, /** @type {string[][]} */ to) => {
    const name = word.toLowerCase();
    const known = found.get(name);
    if (known) known.to.push(...to);
    else found.set(name, { from: stems(name), to: [...to] });
  };
  for (const group of groepen) {
    const all = group.map(stems);
    group.forEach((word, at) => {
      add(
        word,
        all.filter((_, other) => other !== at),
      );
    });
  }
  for (const [name, all] of namen) for (const word of all) add(word, [stems(name)]);
  return [...found.values()];
}
