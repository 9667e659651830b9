// All pages in one small file: each line once, and of which lines a page is made (macros/afwerking/paginabundel.py).
import { fetchSmall } from "../python/ophalen.mjs";
import { keep } from "./inhoud.mjs";
import { address } from "./versies.mjs";

/**
 * Stores of these files what the bundle has, when that is less to fetch than each by itself.
 * @param {Record<string, import("./versies.mjs").Bestand>} bundles the one of this version
 * @param {[string, import("./versies.mjs").Bestand][]} wanted
 */
export async function unpack(bundles, wanted) {
  const pages = wanted.filter(([path]) => path.endsWith(".html"));
  const size = pages.reduce((sum, [, [, bytes]]) => sum + bytes, 0);
  const [bundle] = Object.entries(bundles);
  if (!bundle || size < bundle[1][1]) return;
  const answer = await fetchSmall(address(bundle[0]).href, { cache: "no-cache", priority: "low" });
  if (!answer.ok) return;
  const { regels, paginas } = await answer.json();
  for (const [path, [hash]] of pages) {
    const lines = /** @type {number[] | undefined} */ (paginas[path]);
    // Of another version: then the hash does not fit, and the page is fetched by itself.
    if (lines) await keep(path, hash, new Response(lines.map((number) => regels[number]).join("")));
  }
}
