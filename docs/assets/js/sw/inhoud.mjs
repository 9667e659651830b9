// The content of a file: what is stored, or else what the network has, if that is exactly this content.
import { fetchSmall, typeOf } from "../python/ophalen.mjs";
import { address, Changed } from "./versies.mjs";
import { digest, forget, read, write } from "./voorraad.mjs";

/** A name that holds a digest of the content: no other version has another content there. */
const NAMES_ITSELF = /\.[0-9a-f]{8,}[./]/;

/** By our own list: what a server once said of a file would be believed for ever. @param {string} path @param {string} kept */
const headers = (path, kept) => ({ "Content-Type": typeOf(path), "X-Bewaard": kept });

/**
 * What is stored, if it still is what it was. A browser may lose a part of a file; that is thrown away, so that the
 * network gives it anew.
 * @param {string} path
 * @param {string} hash
 * @returns {Promise<Response | null>}
 */
export async function stored(path, hash) {
  const found = await read("inhoud", hash).catch(() => null);
  if (!found) return null;
  const typed = found.headers.get("Content-Type") === typeOf(path);
  const bytes = await found.arrayBuffer().catch(() => new ArrayBuffer(0));
  if ((await digest(bytes)) !== hash) {
    await forget("inhoud", hash);
    return null;
  }
  // The browser keeps compiled scripts with what comes from the store itself.
  return (typed && (await read("inhoud", hash))) || new Response(bytes, { headers: headers(path, "ja") });
}

/**
 * @param {string} path
 * @param {import("./versies.mjs").Bestand} row
 * @param {FetchEvent | null} event of a page that waits for it; nobody waits for what is stored beforehand
 * @returns {Promise<Response>}
 */
export async function content(path, [hash, , packed], event = null) {
  const held = await stored(path, hash);
  if (held) return held;
  const ask = packed ? fetchSmall : fetch;
  // What a cache on the way still has may be old; then the server itself is asked.
  for (const cache of /** @type {const} */ (["no-cache", "reload"])) {
    const answer = await ask(address(path).href, { cache, priority: event ? "auto" : "low" });
    if (!answer.ok) continue;
    if (event && NAMES_ITSELF.test(path)) {
      // Large, and of no other version: the page gets it while it arrives.
      event.waitUntil(keep(path, hash, answer.clone()).catch(() => {}));
      return new Response(answer.body, { headers: headers(path, "onderweg") });
    }
    const kept = await keep(path, hash, answer);
    if (kept) return kept;
  }
  throw new Changed(path);
}

/** @param {string} path @param {string} hash @param {Response} answer @returns {Promise<Response | null>} null for another content */
export async function keep(path, hash, answer) {
  const bytes = await answer.arrayBuffer();
  if ((await digest(bytes)) !== hash) return null;
  const kept = new Response(bytes, { headers: headers(path, "ja") });
  await write("inhoud", hash, kept.clone());
  return kept;
}
