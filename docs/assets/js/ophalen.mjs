// Fetches the files of the runtime, small on every host.

/**
 * A host that sends a file as large as it is, is asked for the one that was compressed at build time instead, and
 * that is unpacked here. Only the answer tells: some hosts compress their pages and not these files.
 * @param {string} url
 * @returns {Promise<Response>} rejects when it does not arrive
 */
export async function download(url) {
  const giveUp = new AbortController();
  const response = await ask(url, giveUp.signal);
  // The service worker says by this header that nothing travels.
  if (response.headers.has("Content-Encoding") || response.headers.has("X-Bewaard")) return response;
  giveUp.abort();
  const packed = await ask(`${url}.gz`);
  // Some hosts tell the browser to unpack such files.
  if (packed.headers.has("Content-Encoding")) return packed;
  const type = url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")), {
    headers: { "Content-Type": type },
  });
}

const { fetch: realFetch } = self;

async function ask(url, signal) {
  const response = await realFetch(url, { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
