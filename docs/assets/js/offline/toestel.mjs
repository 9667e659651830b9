// Keeps the site on this device (see sw.mjs), says when there is a newer version, and shows what is stored.
import { onEveryPage } from "../gemeen/pagina.mjs";
import { showStored, sleep, stopped } from "./bewaard.mjs";
import { checkVersion, watchVersion } from "./versie.mjs";
import { keepPages, keepPython, register } from "./vragen.mjs";

/** How often a page that stays open looks for a newer version, in milliseconds. */
const CHECK = 30 * 60_000;

/** Somebody used what calculates; rekenhulp.mjs tells it. */
const used = new Promise((resolve) => addEventListener("rekenhulp:antwoord", resolve, { once: true }));

/** Whether the visitor pays for what is fetched. */
const sparing = () =>
  /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData ||
  matchMedia("(prefers-reduced-data: reduce)").matches;

/** Nothing of this may slow down the page: first the visitor, then Python, then this. */
async function idle() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  await new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));
  while (document.querySelector("cmz-planner[data-state=laden]")) await sleep(500);
}

async function start() {
  onEveryPage(showStored);
  if (stopped()) return;
  await idle();
  await register();
  if (!sparing()) {
    void keepPages();
    void used.then(idle).then(keepPython);
  }
  void checkVersion();
  addEventListener("visibilitychange", checkVersion);
  addEventListener("online", checkVersion);
  setInterval(checkVersion, CHECK);
}

if ("serviceWorker" in navigator) {
  watchVersion();
  start().catch((problem) => console.warn("De site kan niet op dit toestel bewaard worden.", problem));
}
