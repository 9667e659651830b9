// How well each piece answers a question.

import { STOP, stem, wholeKey, words } from "./taal.mjs";
import { HOW } from "./termen.mjs";
import { inPhrases, inPieces, subjects } from "./vraag.mjs";
import { bare, PART } from "./woordenschat.mjs";

/**
 * @typedef {import("./index.mjs").Index} Index
 * @typedef {import("./index.mjs").Stuk} Stuk
 * @typedef {import("./vraag.mjs").Subject} Subject
 * @typedef {{piece: Stuk, score: number, rank: number, cover: number, terms: Set<string>, found: Set<number>}} Result
 *   `rank`: the score without what confirms it; `cover`: the share of the question that it has; `found`: which subjects
 * @typedef {{score: number, rare: number, terms: Set<string>, found: Set<number>}} Sum
 */

export const GLOSSARY = "naslag/begrippen/";

// How much it counts that one phrase of a piece says what was asked, beside its words in any place; how much a word
// counts in a phrase that stands in the title of the page instead. Words such as "wie" and "hoeveel" count in full here.
// The second best phrase of a piece counts a little too.
const PHRASE = 2;
const PHRASE_POWER = 1.5;
const OF_THE_PAGE = 0.4;
const SECOND = 0.2;
/** How much it counts that a piece is about the same. */
const RELATED = 0.8;
// Signs that confirm each other weigh more than they add up to: a factor e to the power of each. Found on questions and
// on phrases left out of the index; see the decision record.
const CONFIRMED = { phrase: 1, second: 0.75, related: 0.8 };
/** How much less a term of the glossary counts when more than one word was asked: then it is about a situation. */
const TERM_IN_QUESTION = 0.75;
/** How much more a page counts than the pieces below it, when one word was asked and when more were. */
const PAGE = [2, 1.1];
// How much more a piece counts whose name, or one of whose other words (on a page, on a piece), is all that was asked.
const NAME = 2.2;
const WORD = [1.3, 1.1];
/** How much the best score counts when a page was promised for these words. */
const PROMISED = 1.1;

/**
 * @param {Index} index
 * @param {string} question
 * @returns {{subjects: Subject[], results: Result[]}} the best first
 */
export function search(index, question) {
  const asked = subjects(index, question);
  const stems = asked.map((it) => it.stem);
  const { sums, rares, total } = add(index, asked);
  const best = bestPhrases(index, asked, rares, total, hows(index, question, stems));
  const related = index.about(
    asked.flatMap(({ terms }) => terms).map((term) => [bare(term), term.startsWith(PART) ? 0.5 : 1]),
  );
  const whole = { key: [...stems].sort().join(" "), wholeKey: wholeKey(words(question)), single: stems.length === 1 };
  const most = Math.max(...[...sums.values()].map(({ score }) => score));
  /** @type {Result[]} */
  const results = [];
  for (const [id, sum] of sums) {
    const piece = /** @type {Stuk} */ (index.pieces.get(id));
    const [one, two] = best.get(piece) ?? [0, 0];
    const phrase = Math.min(one + SECOND * two, 1);
    const about = related(piece);
    const score = (sum.score / most + PHRASE * phrase ** PHRASE_POWER + RELATED * about ** 2) * (piece.gewicht ?? 1);
    const rank = named(piece, score, whole);
    const sure = Math.exp(CONFIRMED.phrase * one ** 3 + CONFIRMED.second * two + CONFIRMED.related * about);
    results.push({ ...sum, piece, cover: sum.rare / total, score: rank * sure, rank });
  }
  promised(index, new Set([...words(question).map(stem), ...stems]), results);
  return { subjects: asked, results: results.sort((a, b) => b.score - a.score) };
}

/** The words that say how something is asked: how much each says. @param {Index} index @param {string} question @param {string[]} stems */
function hows(index, question, stems) {
  const said = words(question)
    .filter((word) => STOP.has(word))
    .map(stem);
  return new Map(said.filter((it) => !stems.includes(it)).map((it) => [it, index.rareStem(it)]));
}

/**
 * Adds up what each piece has of the subjects.
 * @param {Index} index
 * @param {Subject[]} asked
 */
function add(index, asked) {
  /** @type {Map<string, Sum>} */
  const sums = new Map();
  /** How rare each subject is; nothing for one that is nowhere. @type {(number | undefined)[]} */
  const rares = [];
  let total = 0;
  asked.forEach((subject, at) => {
    const best = bestHits(index, subject);
    if (!best.size) return;
    const rare = index.rare(best.size);
    rares[at] = rare;
    total += rare;
    for (const [id, { score, weight, terms }] of best) {
      const sum = sums.get(id) ?? { score: 0, rare: 0, terms: new Set(), found: new Set() };
      sum.score += score * rare;
      sum.rare += rare * Math.sqrt(weight);
      sum.found.add(at);
      for (const term of terms) sum.terms.add(bare(term));
      sums.set(id, sum);
    }
  });
  for (const sum of sums.values()) sum.score *= (sum.rare / total) ** 2;
  return { sums, rares, total };
}

/** The best hit of one subject in each piece. @param {Index} index @param {Subject} subject */
function bestHits(index, { ways }) {
  /** @type {Map<string, {score: number, weight: number, terms: Set<string>}>} */
  const best = new Map();
  for (const way of ways)
    for (const [id, hit] of inPieces(index, way)) {
      const old = best.get(id) ?? { score: 0, weight: 0, terms: new Set() };
      if (hit.score > old.score) Object.assign(old, { score: hit.score, weight: hit.weight });
      for (const term of hit.terms) old.terms.add(term);
      best.set(id, old);
    }
  return best;
}

/**
 * How well the two best phrases of each piece say what was asked, from 0 to 1: what both share against what each says.
 * @param {Index} index
 * @param {Subject[]} asked
 * @param {(number | undefined)[]} rares
 * @param {number} total
 * @param {Map<string, number>} hows
 */
function bestPhrases(index, asked, rares, total, hows) {
  const says = total + [...hows.values()].reduce((sum, worth) => sum + worth, 0);
  const shares = asked.map(({ ways }, at) => (rares[at] ? inPhrases(index, ways) : new Map()));
  /** @type {Map<number, number>} */
  const same = new Map();
  shares.forEach((found, at) => {
    for (const [phrase, share] of found) same.set(phrase, (same.get(phrase) ?? 0) + share * (rares[at] ?? 0));
  });
  const alsoHow = howPhrases(index, hows);
  /** @type {Map<Stuk, [number, number]>} */
  const best = new Map();
  for (const [number, has] of same) {
    const { piece, says: own } = index.phrases[number];
    let sum = has;
    const title = piece.parent?.titlePhrase;
    if (title !== undefined)
      shares.forEach((found, at) => {
        if (!found.has(number)) sum += OF_THE_PAGE * (rares[at] ?? 0) * (found.get(title) ?? 0);
      });
    sum += alsoHow.get(number) ?? 0;
    const fit = sum / Math.sqrt(says * own);
    const [one, two] = best.get(piece) ?? [0, 0];
    best.set(piece, fit > one ? [fit, one] : [one, Math.max(fit, two)]);
  }
  return best;
}

/** How much of the way of asking each phrase has. @param {Index} index @param {Map<string, number>} hows */
function howPhrases(index, hows) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [stem, worth] of hows)
    for (const phrase of index.where.get(HOW + stem) ?? []) found.set(phrase, (found.get(phrase) ?? 0) + worth);
  return found;
}

/**
 * A piece that is called what was asked counts more.
 * @param {Stuk} piece
 * @param {number} score
 * @param {{key: string, wholeKey: string, single: boolean}} asked
 */
function named(piece, score, asked) {
  let counted = score;
  if (!piece.parent) counted *= PAGE[asked.single ? 0 : 1];
  const { names, keys, wholeKeys } = piece.keys();
  if (wholeKeys.has(asked.wholeKey)) counted *= NAME * PAGE[0];
  else if (names.has(asked.key)) counted *= NAME;
  else if (keys.has(asked.key)) counted *= WORD[piece.parent ? 1 : 0];
  if (!asked.single && piece.location.startsWith(`${GLOSSARY}#`)) counted *= TERM_IN_QUESTION;
  return counted;
}

/** Pages whose editors promised them for these words. @param {Index} index @param {Set<string>} said @param {Result[]} results */
function promised(index, said, results) {
  const top = results.reduce((most, { score }) => Math.max(most, score), 0.01);
  for (const piece of index.pieces.values()) {
    const score = top * PROMISED * piece.vragen.filter((stems) => stems.every((it) => said.has(it))).length;
    if (!score) continue;
    const known = results.find((it) => it.piece === piece);
    if (known) known.score += score;
    else results.push({ piece, score, rank: 0, cover: 0, terms: new Set(), found: new Set() });
  }
}
