// A search worker of the site in Node, as a browser would run it: its own global scope, importScripts, messages and a
// channel. A worker that fetches its own index gets it from beside it, as in the browser.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import vm from "node:vm";

// What the theme and a worker say to each other.
export const SETUP = 0;
export const QUERY = 2;

/**
 * Starts the worker.
 * @param {string} file
 * @param {(message: any) => void} heard gets each message of the worker
 * @returns `send`: a message to the worker; `tell`: what a page says on the channel
 */
export function start(file, heard) {
  let listener;
  const channels = [];
  class BroadcastChannel {
    constructor() {
      channels.push(this);
    }
  }
  const scope = vm.createContext({
    console,
    TextEncoder,
    URL,
    BroadcastChannel,
    performance,
    setTimeout,
    clearTimeout,
    location: { href: `file://${file}` },
    addEventListener: (_, called) => {
      listener = called;
    },
    postMessage: heard,
    fetch: async (url) => ({
      ok: true,
      json: async () => JSON.parse(readFileSync(resolve(dirname(file), url), "utf-8")),
    }),
    importScripts: (...urls) => {
      for (const url of urls) run(resolve(dirname(file), url));
    },
  });
  scope.self = scope.globalThis = scope;
  const run = (path) => new vm.Script(readFileSync(path, "utf-8"), { filename: path }).runInContext(scope);
  run(file);
  return {
    send: (message) => (listener ?? scope.onmessage)({ data: structuredClone(message) }),
    tell: (data) => {
      for (const channel of channels) channel.onmessage({ data });
    },
  };
}
