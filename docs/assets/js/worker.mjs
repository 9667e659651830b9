// Python in a thread of its own, so that the page never freezes.
// Messages: { id, vraag } in, { id, antwoord } or { id, fout } out; { stand } in gives { stand } out, when it is known.
// The page names this worker: "gewoon" when the short way failed.
// The build puts this script and what it imports in one file, assets/runtime/worker.mjs (macros/runtime/bundel.py).
import { start } from "./snel.mjs";

const ready = self.name === "gewoon" ? import("../js/gewoon.mjs").then((gewoon) => gewoon.start()) : start();
ready.catch(() => {});

addEventListener("message", async ({ data: { id, vraag } }) => {
  try {
    const answer = await ready;
    postMessage(id ? { id, antwoord: answer(vraag) } : { stand: "klaar" });
  } catch (error) {
    postMessage(id ? { id, fout: String(error) } : { stand: "fout", fout: String(error) });
  }
});
