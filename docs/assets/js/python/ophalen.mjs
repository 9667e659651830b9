// Fetches a file that also stands compressed beside itself, small on every host. For Python's worker and the service worker.

/** What a file is, for a browser that is strict about it. */
const TYPES = { wasm: "application/wasm", js: "text/javascript", mjs: "text/javascript", json: "application/json" };

/** @param {string} path */
export const typeOf = (path) =>
  TYPES[/** @type {keyof typeof TYPES} */ (path.split(".").at(-1))] ?? "application/octet-stream";

// Pyodide gets a `fetch` of our own: see gewoon.mjs.
const { fetch: realFetch } = self;

/**
 * A host that sends a file as large as it is, is asked for the one that was compressed at build time instead, and
 * that is unpacked here. Only the answer tells: some hosts compress their pages and not these files.
 * @param {string} url
 * @param {RequestInit} how
 * @returns {Promise<Response>} also one that says that there is no such file
 */
export async function fetchSmall(url, how = {}) {
  const giveUp = new AbortController();
  const response = await realFetch(url, { ...how, signal: giveUp.signal });
  // The service worker says by the second header that nothing travels.
  if (!response.ok || response.headers.has("Content-Encoding") || response.headers.has("X-Bewaard")) return response;
  giveUp.abort();
  const packed = await realFetch(`${url}.gz`, how);
  // Some hosts tell the browser to unpack such files.
  if (!packed.ok || !packed.body || packed.headers.has("Content-Encoding")) return packed;
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")), {
    headers: { "Content-Type": typeOf(url) },
  });
}

/**
 * @param {string} url
 * @returns {Promise<Response>} rejects when it does not arrive
 */
export async function download(url) {
  const response = await fetchSmall(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
