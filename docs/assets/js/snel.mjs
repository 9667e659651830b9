// The short way to a first answer: Python as it stood in memory when the site was built. See herstel.mjs.
import { runtime } from "../runtime/runtime.mjs";
import { download } from "./gewoon.mjs";
import { revive, unpack } from "./herstel.mjs";

const base = new URL("../runtime/", import.meta.url).href;

/** @returns {Promise<(request: string) => string>} what answers a request of a page; rejects on any doubt */
export async function start() {
  const compiling = WebAssembly.compileStreaming(download(base + runtime.kern));
  const image = download(base + runtime.beeld, runtime.controle).then((response) => response.arrayBuffer());
  const [module, file] = await Promise.all([compiling, image]);
  const { beeld, geheugen } = unpack(file);
  return (await revive(module, beeld, geheugen)).answer;
}
