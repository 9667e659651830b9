// Versions of the site: the newest one, the files of each, and of which one a window is made.
import { digest, read, SCOPE, write } from "./voorraad.mjs";

/**
 * @typedef {[hash: string, bytes: number, packed?: 1]} Bestand packed: the same stands beside it as .gz
 * @typedef {"kern" | "rekenhulp"} Part
 * @typedef {Record<Part, Record<string, Bestand>>} Lijst
 */

/** A network that says nothing for this long, in milliseconds, counts as none. */
const PATIENCE = 5_000;

/** The server no longer has the content that this version needs. */
export class Changed extends Error {}

/**
 * The newest version, as the server says. Null when the server answers but names none: then this worker
 * steps aside. Throws without a network, and when the server is broken.
 * @returns {Promise<string | null>}
 */
export async function newest() {
  // Never "has it changed since": a server may answer no because of the same second and the same size.
  const answer = await fetch(new URL("versie.json", SCOPE), {
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status >= 500) throw new Error(`versie.json: ${answer.status}`);
  const said = answer.ok ? await answer.json().catch(() => null) : null;
  return typeof said?.versie === "string" ? said.versie : null;
}

/** @type {Map<string, Lijst>} */
const lists = new Map();

/**
 * The list of a version that is stored, or that the server has now. Its hash is the version's name.
 * @param {string} version
 * @returns {Promise<Lijst>}
 */
export async function list(version) {
  const known = lists.get(version);
  if (known) return known;
  let held = await read("lijst", version);
  if (!held) {
    const answer = await fetch(new URL("offline.json", SCOPE), { cache: "no-store" });
    const text = await answer.text();
    if (!answer.ok || (await digest(new TextEncoder().encode(text))) !== version) throw new Changed(version);
    held = new Response(text);
    await write("lijst", version, held.clone());
  }
  const found = await held.json();
  lists.set(version, found);
  return found;
}

/** @param {string} version */
export const forgetList = (version) => lists.delete(version);

/** @param {Lijst} files @param {string} path @returns {Bestand | undefined} */
export const entry = (files, path) => files.kern[path] ?? files.rekenhulp[path];

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
  return windows.get(client) ?? (await (await read("venster", client))?.text()) ?? null;
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
