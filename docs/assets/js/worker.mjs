// Python in a thread of its own, so that the page never freezes.
// Messages: { id, vraag } in, { id, antwoord } or { id, fout } out; before those, once, { stand }.
import { start } from "./gewoon.mjs";

const ready = start();
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
