// Asks the image what was practised, two threads beside each other. Throws when an answer differs or does not come.
//   node nakijken.mjs FOLDER
// with kern.wasm, beeld.bin and te-vragen.json in it: pairs of a request and its answer.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { revive, unpack } from "../../docs/assets/js/python/herstel.mjs";
import { inThreads, share } from "./draden.mjs";
// Time stands still, as it did during the practice.
import "./python.mjs";

// The calendar says when it was made.
const timeless = (text) => text.replace(/\d{8}T\d{6}Z/g, "");

if (isMainThread) {
  const folder = process.argv[2];
  const [kern, file] = ["kern.wasm", "beeld.bin"].map((name) => readFileSync(join(folder, name)));
  const asked = JSON.parse(readFileSync(join(folder, "te-vragen.json"), "utf8"));
  await inThreads(new URL(import.meta.url), (thread) => ({ kern, file, asked: share(asked, thread) }));
} else {
  const { kern, file, asked } = workerData;
  const { beeld, geheugen } = unpack(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  const { answer } = await revive(await WebAssembly.compile(kern), beeld, geheugen);
  for (const [request, known] of asked)
    if (timeless(answer(request)) !== timeless(known)) throw new Error(`een ander antwoord op ${request}`);
  parentPort.postMessage("in orde");
}
