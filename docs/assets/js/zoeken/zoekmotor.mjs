// The search itself, which the worker loads when somebody is about to search: see zoekwerker.mjs. The whole index takes
// a second or so to make; that of the titles alone is there at once, and answers until then.
import { answer } from "./antwoord.mjs";
import { Index } from "./index.mjs";

/**
 * @typedef {import("./antwoord.mjs").Answer} Answer
 * @typedef {import("./index.mjs").Found} Found
 * @typedef {{quick: (question: string) => Answer | null, build: Generator<void, void>, whole: (question: string) => Answer}}
 *   Search `quick` answers by the titles, or not at all; `whole` when `build` has run to its end
 * @typedef {(found: Found) => Search} Engine
 */

/** What the worker calls with search/stukken.json. @type {Engine} */
const engine = (found) => {
  const titles = new Index();
  for (const _ of titles.build(onlyTitles(found)));
  const index = new Index();
  return {
    quick: (question) => {
      const { items } = answer(titles, question);
      return items.some((group) => group.some(({ score }) => score)) ? { items } : null;
    },
    build: index.build(found),
    whole: (question) => answer(index, question),
  };
};

/** @param {Found} found @returns {Found} */
const onlyTitles = (found) => ({
  ...found,
  docs: found.docs.map(({ woorden, vragen, ...doc }) => ({ ...doc, text: "" })),
});

Object.assign(self, { zoekmotor: engine });
