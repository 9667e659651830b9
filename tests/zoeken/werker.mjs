// What a search worker of the site answers.
// Usage: node werker.mjs < {"werker": path, "index": path, "vragen": [...], "suggest": true}
// Answers with JSON: per question the hits that a visitor sees, best first, and the time it took.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { QUERY, SETUP, start } from "./scope.mjs";

/** What was answered before the whole index was there. */
let eerst = null;
const early = ({ items }) => {
  eerst ??= { gerekend: process.cpuUsage(cpu).user / 1000, treffers: items.map(([{ location }]) => location) };
};

const { werker, index, vragen, config = {} } = JSON.parse(readFileSync(0, "utf-8"));
let heard;
// What only the titles say is followed by the answer that counts.
const { send } = start(resolve(werker), (message) => (message.data?.voorlopig ? early(message.data) : heard(message)));
/** Sends one message and waits for the answer to it. */
const ask = (message) =>
  new Promise((done) => {
    heard = done;
    send(message);
  });
/** A title without the sign of the question that it answers. */
const seen = (title) => title.replace(/<span data-vraag="[^"]*"( data-voorlopig)?><\/span>/, "");
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
    treffers: best.map(({ location, title, text, score }) => ({ location, title: seen(title), text, score })),
  });
}
process.stdout.write(JSON.stringify({ klaar, gerekend, eerst, gevonden }));
