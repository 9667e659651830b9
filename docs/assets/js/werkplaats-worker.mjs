// Python for the page Regelwerkplaats: the engine, and besides it what reads and checks rule files.
// The same messages as worker.mjs.
import { inhoud } from "../werkplaats/inhoud.mjs";
import { startPython } from "./gewoon.mjs";
import { download } from "./ophalen.mjs";

const base = new URL("../werkplaats/", import.meta.url).href;

async function start() {
  const data = download(base + inhoud.gegevens).then((response) => response.arrayBuffer());
  const [pyodide, bytes] = await Promise.all([startPython([base + inhoud.python]), data]);
  // `planner.authoring` stands in another zip than `planner` itself.
  pyodide.runPython("import planner; planner.__path__.append('/zip1.zip/planner')");
  const python = pyodide.pyimport("macros.werkplaats.werkbank");
  python.start(new Uint8Array(bytes));
  return python.answer;
}

const ready = start();
ready.then(
  () => postMessage({ stand: "klaar" }),
  (error) => postMessage({ stand: "fout", fout: String(error) }),
);

addEventListener("message", async ({ data: { id, vraag } }) => {
  try {
    const answer = await ready;
    postMessage({ id, antwoord: answer(vraag) });
  } catch (error) {
    postMessage({ id, fout: String(error) });
  }
});
