// Work shared by two threads, as many as the machine has cores for.
import { Worker } from "node:worker_threads";

const THREADS = 2;

/** The share of one thread: of the list whose number it has, each so many. */
export const share = (list, thread) => list.filter((_, number) => number % THREADS === thread);

/** What all threads gave for their shares, in the order of the list. */
export const joined = (list, shares) => list.map((_, number) => shares[number % THREADS][Math.floor(number / THREADS)]);

/** What each thread says. @param {string | URL} script @param {(thread: number) => object} workerData what it gets */
export const inThreads = (script, workerData) =>
  Promise.all(
    Array.from({ length: THREADS }, (_, thread) => {
      const worker = new Worker(script, { workerData: workerData(thread) });
      return new Promise((done, failed) => worker.once("message", done).once("error", failed));
    }),
  );
