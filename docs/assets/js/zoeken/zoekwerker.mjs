// Zoekt in de site. Praat met het thema zoals de worker van het thema zelf, maar kent Nederlands: verbuigingen,
// samenstellingen, synoniemen en tikfouten. Hoe en waarom: docs/beheer/beslissingen/70-zoeken.md.
// Het haalt de motor en de index pas wanneer iemand wil zoeken: wie alleen leest, betaalt er niets voor.

/**
 * @typedef {import("./antwoord.mjs").Answer & {voorlopig?: true}} Answer `voorlopig`: a better one follows
 * @typedef {{quick: (question: string) => Answer | null, whole: Promise<(question: string) => Answer>}} Search
 */

const INDEX = "../../search/stukken.json";
const ENGINE = "zoekmotor.js";
/** How long the index may take to arrive, in milliseconds. */
const PATIENCE = 30_000;
/** How long it works on the index before it looks whether somebody asks something, in milliseconds. */
const TURN = 50;
// What the theme and its worker say to each other.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const scope = /** @type {DedicatedWorkerGlobalScope & {zoekmotor?: import("./zoekmotor.mjs").Engine}} */ (
  /** @type {unknown} */ (self)
);

/** Made at the first wish to search. @type {Promise<Search> | null} */
let search = null;
/** Fails without a network, and is tried anew the next time. */
const prepare = () =>
  (search ??= load().catch((problem) => {
    search = null;
    throw problem;
  }));

/** @returns {Promise<Search>} */
async function load() {
  // One after the other: a script that is fetched while an answer arrives can keep that from arriving in WebKit.
  if (!scope.zoekmotor) importScripts(ENGINE);
  const found = await fetch(INDEX, { signal: self.AbortSignal?.timeout?.(PATIENCE) });
  if (!found.ok || !scope.zoekmotor) throw new Error(`${INDEX}: ${found.status}`);
  const { quick, build, whole } = scope.zoekmotor(await found.json());
  return { quick, whole: finish(build).then(() => whole) };
}

const others = () => new Promise((done) => setTimeout(done));

/** @param {Generator<void, void>} work */
async function finish(work) {
  let from = performance.now();
  for (const _ of work)
    if (performance.now() - from > TURN) {
      await others();
      from = performance.now();
    }
}

/** The index could not be fetched. @returns {Answer} */
const unreachable = () => ({
  items: [
    [
      {
        location: "naslag/begrippen/",
        title: "Zoeken lukt nu niet",
        score: 0,
        terms: {},
        text: '<p class="cmz-niets cmz-onbereikbaar">Het zoeken kon niet geladen worden. Typ nog een letter om het opnieuw te proberen, of kijk in de begrippenlijst.</p>',
      },
    ],
  ],
});

/**
 * By the titles at once, and by all that there is when that is known.
 * @param {string} question
 * @returns {AsyncGenerator<Answer>}
 */
async function* answers(question) {
  // Nothing typed yet: the theme asks this at the start of each page.
  if (!question.trim()) {
    yield { items: [] };
    return;
  }
  try {
    const { quick, whole } = await prepare();
    // Who types faster than this can search waits for the last word only.
    await others();
    const ready = await Promise.race([whole, null]);
    const first = ready ? null : quick(question);
    if (first) yield { ...first, voorlopig: true };
    const better = (await whole)(question);
    // Who is choosing from the first answer keeps it: a list that moves under the keys is chosen from wrongly.
    await others();
    if (!first || chosenFrom !== question) yield better;
  } catch {
    yield unreachable();
  }
}

/** Half a character, such as one of the two signs of an emoji: that fits in no address. */
const HALF = /\p{Surrogate}/gu;

/** Which question it answers, and whether a better answer follows: zoekveld.mjs reads that. @param {string} question @param {Answer} found @returns {Answer} */
function signed(question, found) {
  const [[first, ...rest] = [], ...groups] = found.items;
  if (!first) return found;
  const follows = found.voorlopig ? " data-voorlopig" : "";
  const sign = `<span data-vraag="${encodeURIComponent(question.replace(HALF, ""))}"${follows}></span>`;
  return { ...found, items: [[{ ...first, title: first.title + sign }, ...rest], ...groups] };
}

/** The question from whose answer somebody is choosing. @type {string | null} */
let chosenFrom = null;
let newest = 0;
addEventListener("message", async ({ data: { type, data } }) => {
  // The theme sends its own index, which is empty: see macros/afwerking/zoeken.py.
  if (type === SETUP) postMessage({ type: READY });
  if (type !== QUERY) return;
  const mine = ++newest;
  for await (const found of answers(data)) {
    if (mine !== newest) return;
    postMessage({ type: RESULT, data: signed(data, found) });
  }
});
try {
  // zoekveld.mjs says that somebody is about to search, or is choosing.
  new BroadcastChannel("cmz-zoeken").onmessage = ({ data: { kiest = null } }) => {
    chosenFrom = kiest;
    prepare().catch(() => {});
  };
} catch {
  // Where a page may keep nothing there is no channel: the index comes with the first letter.
}
