// Makes the short way to a first answer, see README.md:
//   node maak.mjs PYODIDE_FOLDER PYTHON_VERSION ENGINE RULES REQUESTS OUT_FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { unlink, wipe } from "./geheugen.mjs";
import { Opname } from "./opname.mjs";
import * as bytes from "./wasm.mjs";
import { weglaten } from "./weglaten.mjs";

/** How many threads practise, and look at what came out. */
const THREADS = 2;

const [folder, version, engine, rules, questions, out] = process.argv.slice(2);
const made = { folder, version, engine, rules };
const requests = readFileSync(questions, "utf8").trim().split("\n");
const share = (list, thread) => list.filter((_, number) => number % THREADS === thread);

/** What each thread says of its share. @param {(thread: number) => object} workerData */
const inThreads = (script, workerData) =>
  Promise.all(
    Array.from({ length: THREADS }, (_, thread) => {
      const worker = new Worker(new URL(script, import.meta.url), { workerData: workerData(thread) });
      return new Promise((done, failed) => worker.once("message", done).once("error", failed));
    }),
  );

const practised = await inThreads("oefen.mjs", (thread) => ({ made, requests: share(requests, thread) }));
const answers = requests.map((_, number) => practised[number % THREADS].answers[Math.floor(number / THREADS)]);
const gelopen = [...new Set(practised.flatMap(({ python }) => python))].sort().join("\n");
const ran = (number) => practised.some(({ wasm }) => wasm[number]);

const opname = new Opname(made);
const python = await opname.boot(["begin", "klaarzetten"], { "vraag.json": requests[0], gelopen });
if (answers[0] !== python.text("/antwoord")) throw new Error("een ander antwoord dan van de gewone Python");
const gewist = wipe(python);
const losgemaakt = unlink(python, Number(python.text("/functies")));
const weggelaten = weglaten(python, opname.pyodide.wasm);
const { beeld, geheugen, tafel } = await opname.photograph(python);
const code = opname.bodies.map((body, number) => (ran(number) ? bytes.sized(body) : bytes.STOP));
const kern = opname.assemble(tafel, code);
const head = Buffer.from(JSON.stringify({ ...beeld, vraag: requests[0], antwoord: answers[0] }));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
const file = Buffer.concat([length, head, geheugen]);
const asked = (thread) => ({ kern, file, requests: share(requests, thread), answers: share(answers, thread) });
await inThreads("nakijken.mjs", asked);
writeFileSync(join(out, "kern.wasm"), kern);
writeFileSync(join(out, "beeld.bin"), file);
const gebruikt = opname.bodies.filter((_, number) => ran(number)).length;
console.log(JSON.stringify({ vragen: requests.length, functies: opname.bodies.length, gebruikt, gewist, losgemaakt, weggelaten, geheugen: geheugen.length, kern: kern.length }));
