// A worker with Python. All planners share one, also when the visitor goes on to another page. That one starts Python
// the short way; when that fails or falters, it starts over in the plain way, and asks again.
// On the page of a planner it is started by the head of the page (macros/thema/main.html), before this script is there.

/**
 * @typedef {import("./antwoord.mjs").Antwoord} Antwoord
 * @typedef {{resolve: (answer: any) => void, reject: (problem: Error) => void}} Waiting
 * @typedef {Worker & {mislukt?: boolean}} StartedWorker `mislukt`: it failed before anybody listened
 * @typedef {{cmzWorker?: StartedWorker | null, cmzEngine?: Engine}} Shared what the scripts of one page share
 */

const shared = /** @type {Shared} */ (/** @type {unknown} */ (window));
const WORKER = "../runtime/worker.mjs";
/** Longest time that Python may take to start, or for one answer, in milliseconds: the plain way and the short one. */
const TIME_OUT = 60_000;
const SHORT_TIME_OUT = 30_000;
/** An answer about a planner takes at most so many times as long as the slowest one until then, and this much. */
const TIMES_SLOWEST = 20;
const AND_THIS = 3_000;

/** Python stopped. `final`: there is no other way left to try. `again`: the same way is tried once more. */
class Stopped extends Error {
  /** @param {string} message @param {boolean} final @param {boolean} again */
  constructor(message, final, again = false) {
    super(message);
    this.final = final;
    this.again = again;
  }
}

export class Engine {
  /** @type {StartedWorker | null} */
  #worker = null;
  /** @type {Promise<void> | null} */
  #ready = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #number = 0;
  /** The longest time that an answer about a planner took, in milliseconds; 0 before the first one. */
  #slowest = 0;
  #restarted = false;
  #plain;
  #cancel = (/** @type {Error} */ _problem) => {};
  #script;
  #timeOut;

  /**
   * @param {string} script
   * @param {number} timeOut longest time for one answer, in milliseconds
   */
  constructor(script = WORKER, timeOut = TIME_OUT) {
    this.#script = script;
    this.#plain = script !== WORKER;
    this.#timeOut = timeOut;
  }

  /**
   * Starts Python, if it did not start yet.
   * @returns {Promise<void>}
   */
  start() {
    return this.#insist(() => (this.#ready ??= this.#begin()));
  }

  /**
   * The question goes along with the start: a worker answers as soon as it can.
   * @template [T=Antwoord]
   * @param {object} request
   * @returns {Promise<T>}
   */
  ask(request) {
    return this.#insist(() => this.#send(request));
  }

  /** Ends the worker; the next question starts a new one. */
  stop(problem = new Stopped("stop", true)) {
    this.#worker?.terminate();
    this.#worker = this.#ready = null;
    this.#cancel(problem);
    for (const { reject } of this.#waiting.values()) reject(problem);
    this.#waiting.clear();
  }

  /**
   * Ends the worker because of a fault. What had worked starts again as it did, once: that is there soonest.
   * @param {string} why @param {boolean} plain
   */
  #fault(why, plain) {
    const again = this.#slowest > 0 && !this.#restarted;
    this.#restarted ||= again;
    this.stop(new Stopped(why, plain && !again, again));
  }

  /**
   * Tries once more when there is, or just was, another way left to try.
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T>}
   */
  async #insist(act) {
    try {
      return await act();
    } catch (problem) {
      if (!(problem instanceof Stopped) || problem.final) throw problem;
      if (!problem.again && !this.#plain) {
        console.info("Python start opnieuw, op de gewone manier.", problem);
        this.#plain = true;
        this.stop(problem);
      }
      return this.#insist(act);
    }
  }

  /** @returns {Promise<void>} */
  #begin() {
    const plain = this.#plain;
    return new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ why) => this.#fault(why, plain);
      const timer = setTimeout(() => fail("time-out"), plain ? TIME_OUT : SHORT_TIME_OUT);
      this.#cancel = (problem) => {
        clearTimeout(timer);
        reject(problem);
      };
      /** @type {StartedWorker} */
      let worker;
      try {
        worker = (!plain && started()) || make(this.#script, plain ? "gewoon" : "snel");
      } catch (problem) {
        reject(new Stopped(String(problem), true));
        return;
      }
      this.#worker = worker;
      if (worker.mislukt) {
        fail("worker");
        return;
      }
      worker.onerror = (event) => fail(event.message || "worker");
      worker.onmessage = ({ data }) => {
        if (!data.stand) return this.#heard(data, plain);
        clearTimeout(timer);
        if (data.stand === "klaar") resolve();
        else fail(data.fout);
      };
      worker.postMessage({ stand: true });
    });
  }

  /** @param {{id: number, antwoord?: string, fout?: string}} data @param {boolean} plain */
  #heard({ id, antwoord, fout }, plain) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (antwoord === undefined) waiting?.reject(new Stopped(String(fout), plain));
    else {
      waiting?.resolve(JSON.parse(antwoord));
      dispatchEvent(new Event("rekenhulp:antwoord"));
    }
  }

  /** @param {object} request @returns {Promise<any>} */
  #send(request) {
    const ready = (this.#ready ??= this.#begin());
    const plain = this.#plain;
    return new Promise((resolve, reject) => {
      const id = ++this.#number;
      let timer = 0;
      let asked = 0;
      const measured = this.#script === WORKER && "planner" in request;
      this.#waiting.set(id, {
        resolve: (answer) => {
          clearTimeout(timer);
          if (measured && asked) this.#slowest = Math.max(this.#slowest, performance.now() - asked);
          resolve(answer);
        },
        reject: (problem) => {
          clearTimeout(timer);
          reject(problem);
        },
      });
      this.#worker?.postMessage({ id, vraag: JSON.stringify(request) });
      // The time that Python needs to start does not count.
      ready.then(() => {
        if (!this.#waiting.has(id)) return;
        asked = performance.now();
        const most = plain ? this.#timeOut : SHORT_TIME_OUT;
        const limit = measured && this.#slowest ? Math.min(most, this.#slowest * TIMES_SLOWEST + AND_THIS) : most;
        timer = setTimeout(() => this.#fault("time-out", plain), limit);
      }, reject);
    });
  }
}

/** The worker that the head of the page started, once. */
function started() {
  const worker = shared.cmzWorker;
  shared.cmzWorker = null;
  return worker;
}

/** @param {string} script @param {string} name how it starts Python; see worker.mjs */
const make = (script, name) => new Worker(new URL(script, import.meta.url), { type: "module", name });

/** The one that all scripts of the page share. @type {Engine} */
export const engine = (shared.cmzEngine ??= new Engine());
