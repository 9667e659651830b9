// The plain start of Python: Pyodide, its standard library, the engine and the rules, all as they are.
import { runtime } from "../../runtime/runtime.mjs";
import { download } from "./ophalen.mjs";

const base = new URL("../runtime/", import.meta.url).href;

/**
 * What is used of Pyodide, which is loaded by its address.
 * @typedef {{runPython: (code: string) => unknown, pyimport: (name: string) => any}} Pyodide
 * @typedef {{writeFile: (name: string, content: Uint8Array) => void}} Files
 */

/**
 * Pyodide only warns when its WebAssembly or standard library fails to arrive, and then waits for ever.
 * Here a failure becomes an error, and a server that sends another type than application/wasm still works.
 * @returns {Promise<never>} rejects at the first failure
 */
function watchDownloads() {
  return new Promise((_, reject) => {
    const stream = WebAssembly.instantiateStreaming;
    const told = (/** @type {unknown} */ problem) => {
      reject(problem);
      throw problem;
    };
    self.fetch = (url) => download(String(url)).catch(told);
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        const response = await source;
        const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
        return await (streams
          ? stream(response, imports)
          : WebAssembly.instantiate(await response.arrayBuffer(), imports));
      } catch (problem) {
        return told(problem);
      }
    };
  });
}

/**
 * Python with the engine, and with whatever stands in other zips of byte code, ready to import.
 * @param {string[]} zips their addresses
 * @returns {Promise<Pyodide>}
 */
export async function startPython(zips = []) {
  const found = [base + runtime.motor, ...zips].map(async (url) => {
    const response = await download(url);
    return new Uint8Array(await response.arrayBuffer());
  });
  const names = found.map((_, number) => `/zip${number}.zip`);
  const loading = import(`${base}${runtime.pyodide}pyodide.mjs`).then(({ loadPyodide }) =>
    loadPyodide({
      indexURL: base + runtime.pyodide,
      packageBaseUrl: base + runtime.pyodide,
      lockFileContents: runtime.lock,
      env: { PYTHONPATH: names.join(":") },
      fsInit: async (/** @type {Files} */ fs) => {
        for (const [number, content] of (await Promise.all(found)).entries())
          fs.writeFile(`/zip${number}.zip`, content);
      },
    }),
  );
  // Whatever fails first ends the start: Pyodide itself would wait for a part that never comes.
  const [pyodide] = await Promise.race([Promise.all([loading, ...found]), watchDownloads()]);
  return pyodide;
}

/** @returns {Promise<(request: string) => string>} what answers a request of a page */
export async function start() {
  const rules = download(base + runtime.regels).then((response) => response.text());
  const [pyodide, text] = await Promise.all([startPython(), rules]);
  const python = pyodide.pyimport("planner.browser");
  python.start(text);
  return python.answer;
}
