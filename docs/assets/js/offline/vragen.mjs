// What a page asks the service worker (sw.mjs).

/**
 * @typedef {{bestanden: number, bewaard: number, bytes: number, bytesBewaard: number}} Deel of the newest version: how
 *   many files and bytes there are, and how many of them are stored
 * @typedef {{versie: string, kern: Deel, rekenhulp: Deel, bezig: boolean}} Stand
 */

export const SITE = new URL("../../", import.meta.url);
const ALL = ["kern", "rekenhulp"];

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

/** Stores all that there is. */
export const keepAll = () => ask({ vraag: "bewaar", delen: ALL });

/** Takes away all that is stored. */
export const dropAll = () => ask({ vraag: "wis" });

/** @returns {Promise<Stand | null>} what is stored */
export const state = () => ask({ vraag: "stand" });

/** @returns {Promise<boolean>} whether the server has a newer version than this page */
export const isNewer = () => ask({ vraag: "nieuw" });
