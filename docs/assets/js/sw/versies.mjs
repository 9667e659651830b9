// Versions of the site: the newest one, the files of each, and of which one a window is made.
import { digest, forget, read, SCOPE, write } from "./voorraad.mjs";

/**
 * @typedef {[hash: string, bytes: number, packed?: 1]} Bestand packed: the same stands beside it as .gz
 * @typedef {"kern" | "rekenhulp" | "rest"} Part
 * @typedef {Record<Part | "bundel", Record<string, Bestand>> & {onderweg: Record<Part, number>}} Lijst `onderweg`: what
 *   a part weighs on its way, in bytes
 */

/** How long somebody who opens a page waits for the network when there is another way, in milliseconds. */
export const PATIENCE = 3_500;
/** The same for what comes before that. Together they stay below six seconds. */
export const HURRY = 2_000;

/** @param {number} time in milliseconds @returns {Promise<null>} */
export const after = (time) => new Promise((resolve) => setTimeout(resolve, time, null));

/** The server no longer has the content that this version needs. */
export class Changed extends Error {}

/**
 * The newest version, as the server says. Null when the server answers but names none: then this worker
 * steps aside. Throws without a network, and when the server is broken.
 * @returns {Promise<string | null>}
 */
export async function newest(patience = PATIENCE) {
  // Never "has it changed since": a server may answer no because of the same second and the same size.
  const answer = await fetch(new URL("versie.json", SCOPE), {
    cache: "no-store",
    signal: AbortSignal.timeout(patience),
  });
  if (answer.status >= 500) throw new Error(`versie.json: ${answer.status}`);
  const said = answer.ok ? await answer.json().catch(() => null) : null;
  return typeof said?.versie === "string" ? said.versie : null;
}

/** @type {Map<string, Lijst>} */
const lists = new Map();

/** The name of a version: the hash of its list. */
const NAME = /^[0-9a-f]{32}$/;

/**
 * The list of a version that is stored, or that the server has now. Its hash is the version's name.
 * @param {string} version
 * @returns {Promise<Lijst>}
 */
export async function list(version) {
  const known = await storedList(version);
  if (known) return known;
  const answer = await fetch(new URL("offline.json", SCOPE), { cache: "no-store" });
  const text = await answer.text();
  if (!answer.ok || (await nameOf(text)) !== version) throw new Changed(version);
  await write("lijst", version, new Response(text));
  return remember(version, text);
}

/**
 * A list that is no longer whole is thrown away.
 * @param {string} version
 * @returns {Promise<Lijst | null>}
 */
export async function storedList(version) {
  const known = lists.get(version);
  if (known) return known;
  const text = await (await read("lijst", version))?.text().catch(() => "");
  if (text === undefined) return null;
  if ((await nameOf(text)) === version) return remember(version, text);
  await forget("lijst", version);
  return null;
}

const nameOf = (/** @type {string} */ text) => digest(new TextEncoder().encode(text));

/** @param {string} version @param {string} text @returns {Lijst} */
function remember(version, text) {
  const found = JSON.parse(text);
  lists.set(version, found);
  return found;
}

/** Makes a list the last one that was stored. @param {string} version */
export async function renew(version) {
  const held = await read("lijst", version);
  if (held) await write("lijst", version, held);
}

/** @param {string} version */
export const forgetList = (version) => lists.delete(version);

/** @param {Lijst} files @param {string} path @returns {Bestand | undefined} */
export const entry = (files, path) => files.kern[path] ?? files.rekenhulp[path] ?? files.rest[path];

/** The file behind an address: a folder shows its index.html. @param {string} path */
export const file = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

/** @param {string} path */
export const address = (path) => new URL(encodeURI(path.replace(/(^|\/)index\.html$/, "$1")), SCOPE);

/** The path within the site of an address. Throws for one that is not well formed. @param {string} url */
export const pathOf = (url) => decodeURIComponent(new URL(url).pathname.slice(SCOPE.pathname.length));

/** @type {Map<string, string>} */
const windows = new Map();

/**
 * Which version a window or worker is made of. Kept in the store too: this worker may be stopped at any time.
 * @param {string | undefined} client
 * @returns {Promise<string | null>}
 */
export async function versionOf(client) {
  if (!client) return null;
  const known = windows.get(client) ?? (await (await read("venster", client))?.text().catch(() => ""));
  return known && NAME.test(known) ? known : null;
}

/**
 * Known at once; nobody has to wait until it is stored.
 * @param {string | undefined} client
 * @param {string} version
 */
export async function assign(client, version) {
  if (!client) return;
  windows.set(client, version);
  await write("venster", client, new Response(version));
}
