// Fetches a file that also stands compressed beside itself, small on every host. For Python's worker and the service worker.

/** What a file is, for a browser that is strict about it. */
const TYPES = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  ics: "text/calendar",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
  xml: "application/xml",
  yml: "text/yaml; charset=utf-8",
  zip: "application/zip",
};
/** How long nothing may arrive before a download counts as failed, in looks of a second. */
const STALLED = 6;
const LOOK = 1_000;

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
  how.signal?.addEventListener("abort", () => giveUp.abort(how.signal?.reason));
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
 * @returns {Promise<Response>} rejects when it does not arrive; its body fails when no more of it arrives
 */
export async function download(url) {
  const stop = new AbortController();
  let looks = 0;
  // Looks, and not one long wait: a thread that was busy itself for a while has looked only once.
  const looking = setInterval(() => {
    if (++looks >= STALLED) stop.abort(new Error(`${url}: er komt niets meer aan`));
  }, LOOK);
  const rest = () => clearInterval(looking);
  stop.signal.addEventListener("abort", rest);
  try {
    const response = await fetchSmall(url, { signal: stop.signal });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    if (!response.body || response.headers.get("X-Bewaard") === "ja") {
      rest();
      return response;
    }
    /** @type {TransformStream<Uint8Array, Uint8Array>} */
    const watched = new TransformStream({
      transform(chunk, on) {
        looks = 0;
        on.enqueue(chunk);
      },
      flush: rest,
    });
    const headers = { "Content-Type": response.headers.get("Content-Type") ?? typeOf(url) };
    return new Response(response.body.pipeThrough(watched), { headers });
  } catch (problem) {
    rest();
    throw problem;
  }
}
