// Storing a whole version beforehand, throwing away what no open page needs, and saying how much there is.
import { unpack } from "./bundel.mjs";
import { content } from "./inhoud.mjs";
import {
  address,
  assign,
  entry,
  file,
  forgetList,
  list,
  newest,
  pathOf,
  renew,
  storedList,
  versionOf,
} from "./versies.mjs";
import { digest, forget, forgetAll, isGone, names, worker, write } from "./voorraad.mjs";

/** @typedef {import("./versies.mjs").Part} Part */

/** In the order in which they are stored. @type {Part[]} */
const PARTS = ["kern", "rekenhulp", "rest"];
const AT_ONCE = 4;
const WINDOWS_KEPT = 100;

/**
 * Stores these parts of the newest version, with those that were wanted before, and then throws away what no open page
 * needs any more.
 * @param {Part[]} parts
 */
async function keep(parts) {
  for (const part of parts) await write("deel", part, new Response("ja"));
  const wanted = new Set([...parts, ...(await names("deel"))]);
  const version = await newest();
  if (!version) return;
  // The last one on the list of versions is the newest.
  const files = await list(version);
  await renew(version);
  for (const name of PARTS.filter((part) => wanted.has(part))) {
    await unpack(files.bundel, await missing(files, name)).catch(() => {});
    const todo = await missing(files, name);
    const take = async () => {
      for (let next = todo.shift(); next && !isGone(); next = todo.shift()) await content(...next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
    if (name === "kern") await tidy(version);
  }
}

/** @param {import("./versies.mjs").Lijst} files @param {Part} name */
async function missing(files, name) {
  const held = new Set(await names("inhoud"));
  return Object.entries(files[name]).filter(([, [hash]]) => !held.has(hash));
}

/** @param {string} version the newest */
async function tidy(version) {
  const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id));
  const needed = new Set([version]);
  // A window that the browser set aside (back and forward) does not count as open, but may come back.
  const aside = [];
  for (const client of await names("venster"))
    if (open.has(client)) needed.add((await versionOf(client)) ?? version);
    else aside.push(client);
  for (const client of aside.slice(0, -WINDOWS_KEPT)) await forget("venster", client);
  const contents = new Set();
  for (const name of await names("lijst"))
    if (needed.has(name)) {
      const files = await storedList(name);
      for (const part of PARTS) for (const [hash] of Object.values(files?.[part] ?? {})) contents.add(hash);
    } else {
      forgetList(name);
      await forget("lijst", name);
    }
  for (const hash of await names("inhoud")) if (!contents.has(hash)) await forget("inhoud", hash);
}

/** How much is stored, of the newest version that is known here. */
async function state() {
  const version = (await names("lijst")).at(-1);
  const files = version && (await storedList(version));
  if (!files) return null;
  const held = new Set(await names("inhoud"));
  const count = (/** @type {Part} */ part) => {
    const all = Object.values(files[part]);
    const have = all.filter(([hash]) => held.has(hash));
    const sum = (/** @type {typeof all} */ rows) => rows.reduce((total, [, bytes]) => total + bytes, 0);
    const onderweg = files.onderweg[part];
    return { bestanden: all.length, bewaard: have.length, bytes: sum(all), bytesBewaard: sum(have), onderweg };
  };
  const [kern, rekenhulp, rest] = PARTS.map(count);
  return { versie: version, kern, rekenhulp, rest, bezig: busy !== null };
}

/** One at a time. @type {Promise<void> | null} */
let busy = null;

/**
 * What a page may ask (offline/vragen.mjs).
 * @type {Record<string, (question: {delen: Part[]}, client: string | undefined) => Promise<unknown>>}
 */
export const answers = {
  bewaar: async ({ delen }) => {
    const mine = (busy ?? Promise.resolve()).then(() => keep(delen)).catch(() => {});
    busy = mine;
    await mine;
    if (busy === mine) busy = null;
    return state();
  },
  stand: state,
  nieuw: async (_, client) => {
    const mine = await versionOf(client);
    const now = await newest().catch(() => null);
    return Boolean(mine && now && mine !== now);
  },
  wis: async () => {
    await forgetAll();
    await worker.registration.unregister();
    return null;
  },
};

/** The pages that were open before: of the version that they came from, if their text is in it. */
export async function adopt() {
  const version = await newest().catch(() => null);
  if (!version) return;
  const files = await list(version);
  for (const { id, url } of await worker.clients.matchAll({ includeUncontrolled: true })) {
    const path = pathOf(url);
    const found = entry(files, file(path));
    if (!found || (await versionOf(id))) continue;
    const shown = await fetch(address(path), { cache: "force-cache" });
    if ((await digest(await shown.arrayBuffer())) === found[0]) await assign(id, version);
  }
}
