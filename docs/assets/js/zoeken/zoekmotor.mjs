// The search itself, which the worker loads when somebody is about to search: see zoekwerker.mjs.
import { answer } from "./antwoord.mjs";
import { Index } from "./index.mjs";

/**
 * @typedef {(question: string) => import("./antwoord.mjs").Answer} Search
 * @typedef {(found: ConstructorParameters<typeof Index>[0]) => Search} Engine
 */

/** What the worker calls with search/stukken.json. @type {Engine} */
const engine = (found) => {
  const index = new Index(found);
  return (question) => answer(index, question);
};

Object.assign(self, { zoekmotor: engine });
