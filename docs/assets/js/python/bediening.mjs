// What a worker with Python and its page say to each other: { id, vraag } in, { id, antwoord } or { id, fout } out;
// { stand } in gives { stand } out, when it is known whether Python started.

/** @param {Promise<(request: string) => string>} starting what answers a request */
export function serve(starting) {
  starting.catch(() => {});
  addEventListener("message", async ({ data: { id, vraag } }) => {
    try {
      const answer = await starting;
      postMessage(id ? { id, antwoord: answer(vraag) } : { stand: "klaar" });
    } catch (error) {
      postMessage(id ? { id, fout: String(error) } : { stand: "fout", fout: String(error) });
    }
  });
}
