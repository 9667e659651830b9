// Boots Python with Pyodide's own JavaScript, but without what Pyodide adds to it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import vm from "node:vm";

// As on a device where Python calls C through JavaScript: that way no code is made at run time.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone", platform: "" } });
// Time stands still, so that the same input gives the same memory.
const moment = Date.UTC(2020, 0, 1);
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length ? given : [moment]));
  }
  static now = () => moment;
};
performance.now = () => 0;

const script = (name) => readFileSync(new URL(`binnen/${name}.py`, import.meta.url), "utf8");

/**
 * @param {{folder: string, wasm: Buffer, version: string}} pyodide its folder, its WebAssembly, and the version of
 *   Python in it: 3.13
 * @param {string[]} scripts of the folder `binnen`, which run one after another
 * @param {Record<string, string | Uint8Array>} files what they find in the root folder
 */
export async function boot({ folder, wasm, version }, scripts, files) {
  const place = join(folder, "pyodide.asm.js");
  Object.assign(globalThis, { require: createRequire(import.meta.url), __filename: place, __dirname: folder });
  const create = vm.runInThisContext(`${readFileSync(place, "utf8")}\n_createPyodideModule`, {
    filename: place,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  let imports, exports;
  const told = [];
  const module = await create({
    noInitialRun: true,
    thisProgram: "python",
    print: console.error,
    printErr: (line) => told.push(line),
    API: {
      config: { env: {}, jsglobals: globalThis },
      runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true },
      lockFilePromise: new Promise(() => {}),
    },
    preRun: [
      ({ FS, ENV }) => {
        FS.mkdirTree(`/lib/python${version}/site-packages`);
        FS.writeFile(`/lib/python${version.replace(".", "")}.zip`, readFileSync(join(folder, "python_stdlib.zip")));
        for (const [name, content] of Object.entries(files)) FS.writeFile(`/${name}`, content);
        for (const name of Object.keys(ENV)) delete ENV[name];
        Object.assign(ENV, { HOME: "/", PYTHONHASHSEED: "0", PYTHONPATH: "/motor.zip", PYTHONOPTIMIZE: "2" });
      },
    ],
    instantiateWasm(given, done) {
      const marker = Symbol("sentinel");
      given.sentinel = { create_sentinel: () => marker, is_sentinel: (it) => it === marker };
      imports = given;
      WebAssembly.instantiate(wasm, given).then((it) => {
        exports = it.instance.exports;
        done(it.instance, it.module);
      });
      return {};
    },
  });
  exports.Py_InitializeEx(0);
  for (const name of scripts) {
    const code = new TextEncoder().encode(`${script(name)}\0`);
    const at = exports.malloc(code.length);
    module.HEAPU8.set(code, at);
    if (exports.PyRun_SimpleStringFlags(at, 0)) throw new Error(`de motor start niet\n${told.join("\n")}`);
    exports.free(at);
  }
  const text = (path) => module.FS.readFile(path, { encoding: "utf8" });
  return { imports, exports, heap: module.HEAPU8, text };
}
