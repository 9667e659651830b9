// A question: its subjects, and the ways in which a piece or a phrase may have each of them.
import { stem, telling, verb } from "./taal.mjs";
import { PART } from "./woordenschat.mjs";

/**
 * @typedef {{parts: string[], weight: number, prefix: boolean}} Way to find a word: the terms that it is made of, and
 *   whether it may be the beginning of a word
 * @typedef {{word: string, stem: string, ways: Way[], terms: string[]}} Subject
 * @typedef {{score: number, weight: number, terms: string[]}} Found
 * @typedef {import("./index.mjs").Index} Index
 */

/** How much a word counts when it is only found as a part, as a beginning, as a synonym or after a typing error. */
const AS_PART = 0.4;
const AS_BEGINNING = 0.7;
const AS_SYNONYM = 0.6;
const AFTER_SLIP = 0.9;

/** @param {string | string[]} term @param {number} weight @returns {Way} */
const way = (term, weight, prefix = false) => ({ parts: [term].flat(), weight, prefix });

/** The ways to find one word. @param {Index} index @param {string} word @param {boolean} last that somebody types */
function ways({ vocabulary }, word, last) {
  const found = [way(stem(word), 1), way(PART + stem(word), AS_PART)];
  for (const one of verb(word)) found.push(way(one, AS_PART), way(PART + one, AS_PART));
  const parts = vocabulary.parts(word);
  if (parts.length) found.push(way(parts, AS_PART));
  if (last || word.length > 4) found.push(way(word, AS_BEGINNING, true));
  return found;
}

/**
 * The subjects of a question: for each the ways to find it.
 * @param {Index} index
 * @param {string} question
 * @returns {Subject[]}
 */
export function subjects(index, question) {
  const { vocabulary } = index;
  const found = telling(question).map((word, at, all) => {
    // The first letter or two of a next word say nothing yet.
    const last = at === all.length - 1 && !/\s$/.test(question) && (!at || word.length > 2);
    const own = ways(index, word, last);
    if (vocabulary.has(word) || own.some((it) => inPieces(index, it).size))
      return { word, stem: stem(word), ways: own, terms: vocabulary.terms(word) };
    const near = vocabulary.alike(word);
    const instead = near.length ? near : vocabulary.knownPart(word);
    for (const other of instead)
      own.push(...ways(index, other, false).map((it) => ({ ...it, weight: it.weight * AFTER_SLIP })));
    const [meant = word] = near;
    return { word: meant, stem: stem(meant), ways: own, terms: instead.flatMap(vocabulary.terms) };
  });
  const stems = found.map((it) => it.stem);
  for (const { from, to } of index.synonyms) {
    if (!from.length || !from.every((it) => stems.includes(it))) continue;
    for (const subject of found)
      if (from.includes(subject.stem)) subject.ways.push(...to.map((terms) => way(terms, AS_SYNONYM)));
  }
  return found;
}

/** Of a compound, each part that is missing costs a lot. @param {number} found @param {number} all */
const complete = (found, all) => (found / all) ** 2;

/**
 * Score and found terms of each piece for one way.
 * @param {Index} index
 * @param {Way} way
 * @returns {Map<string, Found>}
 */
export function inPieces(index, { parts, weight, prefix }) {
  /** @type {Map<string, {score: number, terms: string[], parts: number}>} */
  const found = new Map();
  for (const part of parts) {
    /** @type {Map<string, {score: number, terms: string[]}>} */
    const here = new Map();
    const forms = /** @type {[string, number][]} */ (
      parts.length > 1
        ? [
            [part, 1],
            [PART + part, AS_PART],
          ]
        : [[part, 1]]
    );
    for (const [form, worth] of forms)
      for (const { id, score, terms } of index.find(form, prefix))
        if (score * worth > (here.get(id)?.score ?? 0)) here.set(id, { score: score * worth, terms });
    for (const [id, { score, terms }] of here) {
      const old = found.get(id) ?? { score: 0, terms: [], parts: 0 };
      found.set(id, { score: old.score + score, terms: [...old.terms, ...terms], parts: old.parts + 1 });
    }
  }
  const total = (/** @type {{score: number, terms: string[], parts: number}} */ hit) => {
    const own = weight * complete(hit.parts, parts.length);
    return { score: hit.score * (own / parts.length), weight: own, terms: hit.terms };
  };
  return new Map([...found].map(([id, hit]) => [id, total(hit)]));
}

/**
 * For each phrase with something of a subject: how much of it, from 0 to 1.
 * @param {Index} index
 * @param {Way[]} all
 * @returns {Map<number, number>}
 */
export function inPhrases(index, all) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { parts, weight, prefix } of all) {
    /** How much each phrase has of each part. @type {Map<number, number[]>} */
    const seen = new Map();
    parts.forEach((part, at) => {
      for (const [term, worth] of terms(index, part, parts.length > 1, prefix))
        for (const phrase of index.where.get(term) ?? []) {
          const here = seen.get(phrase) ?? Array(parts.length).fill(0);
          here[at] = Math.max(here[at], weight * worth);
          seen.set(phrase, here);
        }
    });
    for (const [phrase, here] of seen) {
      const mean = here.reduce((sum, worth) => sum + worth, 0) / parts.length;
      const share = parts.length > 1 ? mean * complete(here.filter(Boolean).length, parts.length) : mean;
      if (share > (found.get(phrase) ?? 0)) found.set(phrase, share);
    }
  }
  return found;
}

/**
 * The terms under which phrases with a part are kept, with how much that is worth.
 * @param {Index} index
 * @param {string} part
 * @param {boolean} ofCompound
 * @param {boolean} prefix
 * @returns {[term: string, worth: number][]}
 */
function terms(index, part, ofCompound, prefix) {
  if (ofCompound)
    return [
      [part, 1],
      [PART + part, AS_PART],
    ];
  if (!prefix) return [[part, 1]];
  return [...new Set(index.find(part, true).flatMap((hit) => hit.terms))].map((term) => [term, 1]);
}
