// What the theme shows for a question: the pieces by page, with the words marked that answer it.
import { GLOSSARY, search } from "./rangorde.mjs";
import { askedSections, shownSections } from "./secties.mjs";
import { pairs, telling, words } from "./taal.mjs";
import { bare } from "./woordenschat.mjs";

/**
 * @typedef {import("./index.mjs").Index} Index
 * @typedef {import("./index.mjs").Stuk} Stuk
 * @typedef {import("./rangorde.mjs").Result} Result
 * @typedef {import("./vraag.mjs").Subject} Subject
 * @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item
 * @typedef {{items: Item[][]}} Answer groups of one page, as the theme wants them
 */

/** From what share of the best score on a piece is shown: what scores far below only stands in the way. */
const SHOWN_FROM = 0.04;
const MOST_SHOWN = 60;
/** How many signs of a text are shown, how many of them before the word that was found, and from where it is worth a cut. */
const LONGEST = 240;
const BEFORE = 80;
const CUT_FROM = 20;
/** A known value is told when its piece has so much of the question, and comes so near to the best. */
const SURE_COVER = 0.75;
const SURE_RANK = 0.07;
const ALIKE = 0.4;
const MOST_ALIKE = 3;

/** @param {Index} index @param {string} question @returns {Answer} */
export function answer(index, question) {
  const sections = askedSections(index.sections, question);
  if (sections.length) return { items: shownSections(index, sections) };
  if (!telling(question).length) return { items: [] };
  const { subjects, results } = search(index, question);
  if (!results.length) return { items: nothing(index, question) };
  const edge = results[0].score * SHOWN_FROM;
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const result of results.filter(({ score }) => score >= edge).slice(0, MOST_SHOWN)) {
    const page = result.piece.location.split("#")[0];
    const group = groups.get(page) ?? [];
    group.push(shown(index, result, subjects));
    groups.set(page, group);
  }
  for (const [page, group] of groups)
    if (!group.some(({ location }) => location === page))
      group.push({ location: page, title: index.pieces.get(page)?.title ?? "", text: "", score: 0, terms: {} });
  const items = [...groups.values()];
  items[0][0].text = known(results) + items[0][0].text;
  return { items };
}

/** @param {Index} index @param {Result} result @param {Subject[]} subjects @returns {Item} */
function shown(index, { piece, score, terms, found }, subjects) {
  const has = (/** @type {string} */ word) => index.vocabulary.terms(word).some((term) => terms.has(bare(term)));
  const text = fragment(index, piece.text, terms);
  return {
    location: piece.location,
    score,
    title: mark(piece.title, has),
    text: text && `<p>${mark(text, has)}</p>`,
    terms: Object.fromEntries(subjects.map(({ word }, at) => [word, found.has(at)])),
  };
}

/** @param {string} html @param {(word: string) => boolean} has */
function mark(html, has) {
  return html.replace(/<[^>]*>|&\w+;|[\p{L}\p{N}]+/gu, (piece) => {
    if (/^[<&]/.test(piece)) return piece;
    const [word] = words(piece);
    return word && has(word) ? `<mark>${piece}</mark>` : piece;
  });
}

/**
 * The part of a text that answers best: the block with most of the words, cut to a few lines.
 * @param {Index} index
 * @param {string} html
 * @param {Set<string>} terms
 */
function fragment({ vocabulary }, html, terms) {
  const has = (/** @type {string} */ text) =>
    words(text)
      .flatMap(vocabulary.terms)
      .map(bare)
      .filter((term) => terms.has(term));
  const blocks = html.split(/<\/?(?:p|li|ul|ol|td|tr|div|dl|dt|dd|h\d|blockquote|pre)[^>]*>/);
  let best = "";
  let most = -1;
  for (const block of blocks.map((it) => it.replace(/<[^>]*>/g, "").trim())) {
    if (!block) continue;
    const found = new Set(has(block)).size;
    if (found > most) [best, most] = [block, found];
  }
  if (best.length <= LONGEST) return best;
  const first = [...best.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) => has(word).length)?.index ?? 0;
  const at = Math.max(0, best.search(/\s/), first - BEFORE);
  const cut = at > CUT_FROM;
  return (
    (cut ? "… " : "") +
    best
      .slice(cut ? at : 0)
      .replace(/^\S*\s/, "")
      .slice(0, LONGEST)
      .replace(/\s\S*$/, " …")
  );
}

/** The value that answers the question, if one piece with a known value fits all of it. @param {Result[]} results */
function known(results) {
  const top = Math.max(...results.map(({ rank }) => rank));
  const best = results.find(({ piece, cover }) => piece.antwoord && cover > SURE_COVER);
  const sure = best && best !== results[0] && best.rank > top * SURE_RANK;
  return sure ? `<p class="cmz-antwoord">${best.piece.antwoord}</p>` : "";
}

/**
 * Nothing found: the terms of the glossary that look most like it, and the glossary itself.
 * @param {Index} index
 * @param {string} question
 */
function nothing({ pieces }, question) {
  const asked = pairs(question);
  const alike = (/** @type {Stuk} */ { title, woorden }) =>
    Math.max(
      ...[title, ...woorden].map((name) => {
        const own = pairs(name);
        return (2 * [...own].filter((pair) => asked.has(pair)).length) / (own.size + asked.size);
      }),
    );
  const near = [...pieces.values()]
    .filter(({ location }) => location.startsWith(`${GLOSSARY}#`))
    .map((piece) => ({ piece, score: alike(piece) }))
    .filter(({ score }) => score > ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_ALIKE)
    .map(({ piece: { location, title, text } }) => ({ location, title, text, score: 1, terms: {} }));
  if (!near.length) return [[instead("Niets gevonden", "Kijk in de begrippenlijst, of typ een ander woord.")]];
  const glossary = { ...instead("", ""), title: pieces.get(GLOSSARY)?.title ?? "", text: "" };
  return [[instead("Niets gevonden", "Deze woorden lijken erop. Of kijk in de begrippenlijst.")], [...near, glossary]];
}

/** The glossary, with what is said in place of a result. @param {string} title @param {string} text @returns {Item} */
const instead = (title, text) => ({
  location: GLOSSARY,
  title,
  text: `<p class="cmz-niets">${text}</p>`,
  score: 0,
  terms: {},
});
