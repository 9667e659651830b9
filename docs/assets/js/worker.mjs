// Python in a thread of its own, so that the page never freezes.
// Messages: { id, vraag } in, { id, antwoord } or { id, fout } out; before those, once, { stand }.
// The page names this worker: "gz" when its host does not compress, "gewoon" when the short way failed.
import * as gewoon from "./gewoon.mjs";
import * as snel from "./snel.mjs";

const ready = (self.name.includes("gewoon") ? gewoon : snel).start();
ready.then(
  () => postMessage({ stand: "klaar" }),
  (error) => postMessage({ stand: "fout", fout: String(error) }),
);

addEventListener("message", async ({ data: { id, vraag } }) => {
  try {
    const answer = await ready;
    postMessage({ id, antwoord: answer(vraag) });
  } catch (error) {
    postMessage({ id, fout: String(error) });
  }
});
