// The number of a section of a source, as every answer cites it: where it stands, and the pages that rest on it.
import { words } from "./taal.mjs";

/**
 * @typedef {{nummer: string, bron: string[], location: string, title: string, bij: string[]}} Section as the build wrote
 *   it: `bron` are the names of its document, `bij` the pages, the most telling first
 * @typedef {import("./antwoord.mjs").Item} Item
 * @typedef {import("./index.mjs").Index} Index
 */

const NUMBER = /\d+(?:\.\d+)*/g;
/** Words around a number that say nothing else. */
const AROUND = new Set(
  "bron bronnen sectie secties paragraaf punt hoofdstuk deel nummer nr zie in het de uit en of".split(" "),
);

/**
 * The sections that are asked for: 5.1.3, § 4.1.2, draaiboek 3.2 en 3.5. None when anything else is asked too.
 * @param {Section[]} all
 * @param {string} question
 * @returns {Section[]}
 */
export function askedSections(all, question) {
  let rest = question.toLowerCase();
  const named = all.filter(({ bron }) => bron.some((name) => rest.includes(name)));
  for (const name of named.flatMap(({ bron }) => bron)) rest = rest.replaceAll(name, " bron ");
  const numbers = rest.match(NUMBER) ?? [];
  const around = rest.replace(NUMBER, " ");
  // A number without a dot can be anything, unless something says that it is a section.
  const says = /[§\p{L}]/u.test(around) || numbers.some((number) => number.includes("."));
  if (!says || !words(around).every((word) => AROUND.has(word))) return [];
  const among = named.length ? named : all;
  const found = numbers.map((number) => {
    const exact = among.filter(({ nummer }) => nummer === number);
    // The number of a chapter, or one that is still being typed.
    return exact.length ? exact : among.filter(({ nummer }) => nummer.startsWith(`${number}.`));
  });
  return found.every((group) => group.length) ? [...new Set(found.flat())] : [];
}

/**
 * Their entries in the list of sources, and then the pages that rest on them.
 * @param {Index} index
 * @param {Section[]} asked at least one
 * @returns {Item[][]}
 */
export function shownSections({ pieces }, asked) {
  /** @param {string} location @param {string} title @param {string} text @param {number} score @returns {Item} */
  const item = (location, title, text, score) => ({ location, title, text, score, terms: {} });
  const title = (/** @type {string} */ page) => pieces.get(page)?.title ?? "";
  const [list] = asked[0].location.split("#");
  const entries = asked.map((section, at) => item(section.location, section.title, "", asked.length - at));
  /** @type {Map<string, string>} */
  const pages = new Map();
  // Each section in turn, so that the page that matters most to each of them stands before what matters less.
  for (let at = 0; at < Math.max(...asked.map(({ bij }) => bij.length)); at++)
    for (const section of asked)
      if (section.bij[at] && !pages.has(section.bij[at])) pages.set(section.bij[at], section.title);
  const resting = [...pages].map(([page, on]) => [
    item(page, title(page), `<p>Steunt op ${on[0].toLowerCase()}${on.slice(1)}.</p>`, 1),
  ]);
  return [[...entries, item(list, title(list), "", 0)], ...resting];
}
