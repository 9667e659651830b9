// Asks a part of what the browser will get, in a thread of its own. Throws when an answer differs or does not come.
import { parentPort, workerData } from "node:worker_threads";
// Time stands still, as it did during the practice.
import "./python.mjs";
import { revive, unpack } from "../../docs/assets/js/python/herstel.mjs";

/** One request in so many is asked. */
const PART = 3;
// The calendar says when it was made.
const timeless = (text) => text.replace(/\d{8}T\d{6}Z/g, "");

const { kern, file, requests, answers } = workerData;
const { beeld, geheugen } = unpack(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
const { answer } = await revive(await WebAssembly.compile(kern), beeld, geheugen);
for (let number = 1; number < requests.length; number += PART)
  if (timeless(answer(requests[number])) !== timeless(answers[number]))
    throw new Error(`een ander antwoord op ${requests[number]}`);
parentPort.postMessage("in orde");
