// What a page asks the service worker (sw.mjs).

/**
 * @typedef {{bestanden: number, bewaard: number, bytes: number, bytesBewaard: number, onderweg: number}} Deel of the
 *   newest version: how many files and bytes there are, how many of them are stored, and what all weighs on its way
 * @typedef {{versie: string, kern: Deel, rekenhulp: Deel, rest: Deel, bezig: boolean}} Stand
 */

export const SITE = new URL("../../", import.meta.url);

export async function register() {
  await navigator.serviceWorker.register(new URL("sw.js", SITE), { updateViaCache: "none" });
  await navigator.serviceWorker.ready;
}

/**
 * @param {{vraag: string, delen?: string[]}} question
 * @returns {Promise<any>} null when nobody is there to answer
 */
async function ask(question) {
  const worker = (await navigator.serviceWorker.getRegistration(SITE))?.active;
  if (!worker) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data.antwoord ?? null);
    worker.postMessage(question, [port2]);
  });
}

/** Stores the pages and the search, which is little. */
export const keepPages = () => ask({ vraag: "bewaar", delen: ["kern"] });

/** Stores what calculates, for who used it. */
export const keepPython = () => ask({ vraag: "bewaar", delen: ["kern", "rekenhulp"] });

/** Stores all that there is. */
export const keepAll = () => ask({ vraag: "bewaar", delen: ["kern", "rekenhulp", "rest"] });

/** Takes away all that is stored. */
export const dropAll = () => ask({ vraag: "wis" });

/** @returns {Promise<Stand | null>} what is stored */
export const state = () => ask({ vraag: "stand" });

/** @returns {Promise<boolean>} whether the server has a newer version than this page */
export const isNewer = () => ask({ vraag: "nieuw" });
