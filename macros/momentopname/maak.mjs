// Makes the short way to a first answer, see README.md:
//   node maak.mjs PYODIDE_FOLDER PYTHON_VERSION ENGINE RULES REQUESTS OUT_FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inThreads, joined, share } from "./draden.mjs";
import { unlink, wipe } from "./geheugen.mjs";
import { Opname } from "./opname.mjs";
import * as bytes from "./wasm.mjs";
import { weglaten } from "./weglaten.mjs";

/** One request in so many is asked again of what comes out (nakijken.mjs). */
const PART = 3;

const [folder, version, engine, rules, questions, out] = process.argv.slice(2);
const made = { folder, version, engine, rules };
const requests = readFileSync(questions, "utf8").trim().split("\n");

const practice = new URL("oefen.mjs", import.meta.url);
const practised = await inThreads(practice, (thread) => ({ made, requests: share(requests, thread) }));
const answers = joined(requests, practised.map(({ answers }) => answers));
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
const asked = requests.map((request, number) => [request, answers[number]]).filter((_, number) => number % PART === 1);
writeFileSync(join(out, "kern.wasm"), kern);
writeFileSync(join(out, "beeld.bin"), file);
writeFileSync(join(out, "te-vragen.json"), JSON.stringify(asked));
const gebruikt = opname.bodies.filter((_, number) => ran(number)).length;
console.log(JSON.stringify({ vragen: requests.length, functies: opname.bodies.length, gebruikt, gewist, losgemaakt, weggelaten, geheugen: geheugen.length, kern: kern.length }));
