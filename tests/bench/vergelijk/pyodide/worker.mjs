import { loadPyodide } from "./pyodide.mjs";

addEventListener("message", async ({ data: { link } }) => {
  const files = Promise.all([fetch("engine.zip").then((x) => x.arrayBuffer()), fetch("regels.json").then((x) => x.text())]);
  const pyodide = await loadPyodide();
  const [engine, rules] = await files;
  pyodide.unpackArchive(engine, "zip");
  const browser = pyodide.pyimport("planner.browser");
  browser.start(rules);
  postMessage(browser.answer(JSON.stringify({ planner: "termijnen", link, vandaag: "2026-11-22" })));
});
