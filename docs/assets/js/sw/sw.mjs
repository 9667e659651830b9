// Keeps the site on this device, so that it works without a network too. Knows no version itself: the server
// says which one is the newest (versie.json), and of each version a list (offline.json) tells which content
// stands where. Contents are stored by their hash, so an update fetches only what changed.
// Why so, and how to take it away: docs/beheer/beslissingen/20-offline.md and docs/beheer/hosting.md.
//
// Two promises: an open page gets files of its own version only, and a page that is opened while the server
// answers is always of the newest version.
import { open, part } from "./antwoorden.mjs";
import { adopt, answers } from "./bewaren.mjs";
import { after, HURRY, pathOf } from "./versies.mjs";
import { forgetOld, isGone, SCOPE, worker } from "./voorraad.mjs";

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (isGone() || !ours || request.method !== "GET" || request.headers.has("range")) return;
  let path;
  try {
    path = pathOf(request.url);
  } catch {
    return;
  }
  event.respondWith(request.mode === "navigate" ? open(event, path) : part(event, path));
});

worker.addEventListener("message", (event) => {
  const { data, source, ports } = event;
  const answer = answers[data?.vraag];
  if (!answer) return;
  event.waitUntil(
    Promise.resolve(answer(data, source instanceof Client ? source.id : undefined)).then(
      (value) => ports[0]?.postMessage({ antwoord: value }),
      (problem) => ports[0]?.postMessage({ fout: String(problem) }),
    ),
  );
});

worker.addEventListener("activate", (event) => {
  // A page that is opened now waits until this worker is active.
  const adopted = Promise.race([adopt().catch(() => {}), after(HURRY)]);
  event.waitUntil(Promise.all([forgetOld(), adopted]).then(() => worker.clients.claim()));
});
