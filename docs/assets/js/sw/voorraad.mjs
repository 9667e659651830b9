// The store of the service worker: contents by their hash, lists by their version, of which version a window is, and
// which parts of the site are wanted here.

/** @typedef {"inhoud" | "lijst" | "venster" | "deel"} Kind */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const SCOPE = new URL(worker.registration.scope);
// Another number when what is stored gets another form; sites on one host each have their own store.
const STORE = `cmz-3 ${SCOPE.pathname}`;
const OLD = /^cmz-\d+ /;

/** Set when the visitor took everything away: nothing is stored or answered from here any more. */
let gone = false;
export const isGone = () => gone;

const store = () => caches.open(STORE);
const key = (/** @type {Kind} */ kind, /** @type {string} */ name) => `${SCOPE.href}?${kind}=${name}`;

/** @param {Kind} kind @param {string} name */
export const read = async (kind, name) => (await store()).match(key(kind, name));

/**
 * What cannot be stored (no room, a private window) is only not stored.
 * @param {Kind} kind
 * @param {string} name
 * @param {Response} response
 */
export async function write(kind, name, response) {
  if (gone) return;
  try {
    await (await store()).put(key(kind, name), response);
  } catch {}
}

/** The names of one kind, the oldest first. @param {Kind} kind */
export async function names(kind) {
  const start = key(kind, "");
  const all = await (await store()).keys();
  return all.filter(({ url }) => url.startsWith(start)).map(({ url }) => url.slice(start.length));
}

/** @param {Kind} kind @param {string} name */
export async function forget(kind, name) {
  await (await store()).delete(key(kind, name));
}

/** Takes everything away, for good. */
export async function forgetAll() {
  gone = true;
  await caches.delete(STORE);
}

/** Takes away what an earlier form of this store kept. */
export async function forgetOld() {
  for (const name of await caches.keys())
    if (name !== STORE && OLD.test(name) && name.replace(OLD, "") === SCOPE.pathname) await caches.delete(name);
}

/** The name of a content. @param {BufferSource} bytes */
export async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
