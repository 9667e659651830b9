// Python for the page Regelwerkplaats: the engine, and besides it what reads and checks rule files.
import { inhoud } from "../../werkplaats/inhoud.mjs";
import { serve } from "../python/bediening.mjs";
import { startPython } from "../python/gewoon.mjs";
import { download } from "../python/ophalen.mjs";

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

serve(start());
