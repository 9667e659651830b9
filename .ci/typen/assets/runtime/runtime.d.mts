/** What the build writes in assets/runtime/runtime.mjs: names of files there, and what Pyodide must know. */
export const runtime: {
  pyodide: string;
  motor: string;
  regels: string;
  lock: string;
  kern: string;
  beeld: string;
  controle: string;
};
