// Runs a search worker of the site in Node, as a browser would: its own global scope, importScripts and messages.
// Usage: node werker.mjs < {"werker": path, "index": path, "vragen": [...], "suggest": true}
// A worker that fetches its own index gets it from beside it, as in the browser.
// Answers with JSON: per question the hits that a visitor sees, best first, and the time it took.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import vm from "node:vm";

const SETUP = 0,
  QUERY = 2;

/** What was answered before the whole index was there. */
let eerst = null;
const early = ({ items }) => {
  eerst ??= { gerekend: process.cpuUsage(cpu).user / 1000, treffers: items.map(([{ location }]) => location) };
};

/** Starts the worker; gives a function that sends one message and waits for the answer to it. */
function start(file) {
  let heard, listener;
  const scope = vm.createContext({
    console,
    TextEncoder,
    URL,
    performance,
    setTimeout,
    clearTimeout,
    location: { href: `file://${file}` },
    addEventListener: (_, called) => {
      listener = called;
    },
    // What only the titles say is followed by the answer that counts.
    postMessage: (message) => (message.data?.voorlopig ? early(message.data) : heard(message)),
    fetch: async (url) => ({
      ok: true,
      json: async () => JSON.parse(readFileSync(resolve(dirname(file), url), "utf-8")),
    }),
    importScripts: (...urls) => {
      for (const url of urls) run(resolve(dirname(file), url));
    },
  });
  scope.self = scope.globalThis = scope;
  const run = (path) => new vm.Script(readFileSync(path, "utf-8"), { filename: path }).runInContext(scope);
  run(file);
  return (message) =>
    new Promise((done) => {
      heard = done;
      (listener ?? scope.onmessage)({ data: structuredClone(message) });
    });
}

const { werker, index, vragen, config = {} } = JSON.parse(readFileSync(0, "utf-8"));
const ask = start(resolve(werker));
const made = JSON.parse(readFileSync(index, "utf-8"));
const begin = performance.now(),
  cpu = process.cpuUsage();
await ask({
  type: SETUP,
  data: { docs: made.docs, config: { ...made.config, ...config }, options: { suggest: true } },
});
await ask({ type: QUERY, data: "eindadvies" });
const klaar = performance.now() - begin,
  gerekend = process.cpuUsage(cpu).user / 1000;
const gevonden = [];
for (const vraag of vragen) {
  const before = performance.now();
  const { data } = await ask({ type: QUERY, data: vraag });
  const ms = performance.now() - before;
  // Enter opens the best item of a group; the theme shows the groups in this order.
  const best = data.items.map((group) => group.reduce((a, b) => (b.score > a.score ? b : a)));
  gevonden.push({
    vraag,
    ms,
    treffers: best.map(({ location, title, text, score }) => ({ location, title, text, score })),
  });
}
process.stdout.write(JSON.stringify({ klaar, gerekend, eerst, gevonden }));
