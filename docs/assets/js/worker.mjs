// Python in a thread of its own, so that the page never freezes.
// Messages: { id, vraag } in, { id, antwoord } or { id, fout } out; before those, once, { stand }.
import { loadPyodide } from "../runtime/pyodide.mjs";
import { bestanden, lock } from "../runtime/runtime.mjs";

const base = new URL("../runtime/", import.meta.url).href;

/** @param {string} name */
async function download(name) {
  const response = await fetch(base + name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/**
 * Pyodide only warns when its WebAssembly or standard library fails to arrive, and then waits for ever.
 * Here a failure becomes an error, and a server that sends another type than application/wasm still works.
 * @returns {Promise<never>} rejects at the first failure
 */
function watchDownloads() {
  return new Promise((_, reject) => {
    const { fetch: realFetch } = self;
    const stream = WebAssembly.instantiateStreaming;
    self.fetch = async (...request) => {
      const response = await realFetch(...request).catch((error) => {
        reject(error);
        throw error;
      });
      if (!response.ok) reject(new Error(`${response.url}: ${response.status}`));
      return response;
    };
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        const response = await source;
        const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
        return await (streams
          ? stream(response, imports)
          : WebAssembly.instantiate(await response.arrayBuffer(), imports));
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

async function start() {
  const engine = download(bestanden.engine).then((response) => response.arrayBuffer());
  const rules = download(bestanden.regels).then((response) => response.text());
  const pyodide = await loadPyodide({
    indexURL: base,
    packageBaseUrl: base,
    stdLibURL: base + bestanden.stdlib,
    lockFileContents: lock,
    env: { PYTHONPATH: "/engine.zip" },
    fsInit: async (fs) => fs.writeFile("/engine.zip", new Uint8Array(await engine)),
  });
  const python = pyodide.pyimport("planner.browser");
  python.start(await rules);
  return python;
}

const broken = watchDownloads();
broken.catch(() => {});
const ready = Promise.race([start(), broken]);
ready.then(
  () => postMessage({ stand: "klaar" }),
  (error) => postMessage({ stand: "fout", fout: String(error) }),
);

addEventListener("message", async ({ data: { id, vraag } }) => {
  try {
    postMessage({ id, antwoord: (await ready).answer(vraag) });
  } catch (error) {
    postMessage({ id, fout: String(error) });
  }
});
