// A part of the practice, in a thread of its own: answers requests, and notes which functions run: of Python itself by
// key, of WebAssembly by number.
import { parentPort, workerData } from "node:worker_threads";
import { revive } from "../../docs/assets/js/python/herstel.mjs";
import { Opname } from "./opname.mjs";
import * as bytes from "./wasm.mjs";

/** One request in so many is practised with the waste collected all the time, after so many new objects. */
const [PART, WASTE] = [3, 25];

const { made, requests } = workerData;
const opname = new Opname(made);
const { beeld, geheugen, tafel, oefen } = await opname.photograph(await opname.boot(["begin", "oefenen"]));
const noting = opname.assemble(
  tafel,
  opname.bodies.map((body, number) => bytes.sized(bytes.noting(body, number))),
  true,
);
const { answer, call, exports } = await revive(await WebAssembly.compile(noting), beeld, geheugen);
const answers = requests.map((request, number) => (number % PART ? answer(request) : ""));
// The others with the waste collected all the time: that may happen at any moment, with anything at hand.
call(oefen, `import gc; gc.set_threshold(${WASTE})`);
for (let number = 0; number < requests.length; number += PART) answers[number] = answer(requests[number]);
const python = call(oefen, "import gc; gc.collect()").split("\n");
parentPort.postMessage({ answers, python, wasm: new Uint8Array(exports.gelopen.buffer) });
