// The short way to a first answer: Python as it stood in memory when the site was built. See herstel.mjs.
import { runtime } from "../../runtime/runtime.mjs";
import { revive, unpack } from "./herstel.mjs";
import { download } from "./ophalen.mjs";

const base = new URL("../runtime/", import.meta.url).href;

/** @returns {Promise<(request: string) => string>} what answers a request of a page; rejects on any doubt */
export async function start() {
  const compiling = WebAssembly.compileStreaming(download(base + runtime.kern));
  const image = download(base + runtime.beeld).then((response) => response.arrayBuffer());
  const [module, file] = await Promise.all([compiling, image]);
  // The check goes on beside the work; nothing is answered before it is done.
  const checking = digest(file);
  const { beeld, geheugen } = unpack(file);
  const { answer } = await revive(module, beeld, geheugen);
  if ((await checking) !== runtime.controle) throw new Error("een ander beeld dan dat van de bouw");
  return answer;
}

async function digest(/** @type {ArrayBuffer} */ file) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
