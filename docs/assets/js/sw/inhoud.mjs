// The content of a file: what is stored, or else what the network has, if that is exactly this content.
import { fetchSmall } from "../python/ophalen.mjs";
import { address, Changed } from "./versies.mjs";
import { digest, read, write } from "./voorraad.mjs";

/** These tell how a file travelled, which says nothing of one that is stored. */
const HEADERS_NOT_KEPT = ["content-encoding", "content-length", "transfer-encoding", "set-cookie"];

/**
 * @param {string} path
 * @param {import("./versies.mjs").Bestand} row
 * @param {RequestPriority} priority
 * @returns {Promise<Response>}
 */
export async function content(path, [hash, , packed], priority = "auto") {
  const held = await read("inhoud", hash);
  if (held) return held;
  // What a cache on the way still has may be old; then the server itself is asked.
  for (const cache of /** @type {const} */ (["no-cache", "reload"])) {
    const ask = packed ? fetchSmall : fetch;
    const answer = await ask(address(path).href, { cache, priority });
    if (!answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await digest(bytes)) !== hash) continue;
    const headers = new Headers(answer.headers);
    for (const name of HEADERS_NOT_KEPT) headers.delete(name);
    headers.set("X-Bewaard", "ja");
    const kept = new Response(bytes, { headers });
    await write("inhoud", hash, kept.clone());
    return kept;
  }
  throw new Changed(path);
}
