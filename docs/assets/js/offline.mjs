// @ts-check
// Keeps the site on this device (see /sw.js), says when there is a newer version, and shows what is stored.

const SITE = new URL("../../", import.meta.url);
const ALL = ["kern", "rekenhulp"];
// Set when a visitor took away what was stored: then nothing is stored by itself again.
const OFF = `cmz.offline-uit ${SITE.pathname}`;
const CHECK = 30 * 60_000;
const sleep = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
const megabytes = (/** @type {number} */ bytes) =>
  `${(bytes / 1e6).toLocaleString("nl-BE", { maximumFractionDigits: 1 })} MB`;

const register = async () => {
  await navigator.serviceWorker.register(new URL("sw.js", SITE), { updateViaCache: "none" });
  await navigator.serviceWorker.ready;
};

/** @param {object} question */
async function ask(question) {
  const worker = (await navigator.serviceWorker.getRegistration(SITE))?.active;
  if (!worker) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data.antwoord ?? null);
    worker.postMessage(question, [port2]);
  });
}

const sparing = () =>
  /** @type {any} */ (navigator).connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

function stopped() {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

/** @param {boolean} off */
function setStopped(off) {
  try {
    if (off) localStorage.setItem(OFF, "ja");
    else localStorage.removeItem(OFF);
  } catch {
    // Without storage there is nothing to remember either.
  }
}

/**
 * @param {string} text
 * @param {() => void} action
 */
function button(text, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "cmz-knop";
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

// ── a newer version ─────────────────────────────────────────────────────────────────────────────────────

/** There from the start, so that a screen reader tells what appears in it. */
const notice = document.createElement("div");
notice.className = "cmz-versie";
notice.setAttribute("role", "status");
let later = false;

function tell() {
  if (later || notice.childElementCount) return;
  const text = document.createElement("p");
  text.textContent = "Er is een nieuwe versie van de site.";
  if ([.../** @type {NodeListOf<any>} */ (document.querySelectorAll("cmz-planner"))].some(filled))
    text.textContent += " Wat je op deze pagina invulde, gaat verloren als je ververst.";
  const buttons = document.createElement("div");
  buttons.append(
    button("Ververs nu", () => location.reload()),
    button("Later", () => {
      later = true;
      notice.replaceChildren();
    }),
  );
  notice.append(text, buttons);
}

/** @param {{answers?: Record<string, string>}} planner */
const filled = ({ answers }) => Object.keys(answers ?? {}).length > 0;

async function check() {
  if (document.visibilityState === "visible" && navigator.serviceWorker.controller)
    if (await ask({ vraag: "nieuw" })) tell();
}

// ── what is stored ──────────────────────────────────────────────────────────────────────────────────────

/** @typedef {{bestanden: number, bewaard: number, bytes: number, bytesBewaard: number}} Deel */

/** @param {string} name @param {Deel} part */
const line = (name, { bestanden, bewaard, bytes, bytesBewaard }) =>
  bewaard === bestanden
    ? `${name}: volledig bewaard (${megabytes(bytes)}).`
    : `${name}: ${bewaard} van ${bestanden} bestanden bewaard (${megabytes(bytesBewaard)} van ${megabytes(bytes)}).`;

/** Fills the place on the page that shows what is stored, as long as that page is shown. */
async function show() {
  const place = document.querySelector("[data-offline]:not([data-offline=ja])");
  if (!place) return;
  place.setAttribute("data-offline", "ja");
  const status = document.createElement("div");
  status.setAttribute("role", "status");
  const keep = button("Bewaar alles nu", async () => {
    setStopped(false);
    await register();
    void navigator.storage?.persist?.();
    void ask({ vraag: "bewaar", delen: ALL });
    await sleep(200);
    await refresh();
  });
  const drop = button("Verwijder wat bewaard is", async () => {
    setStopped(true);
    await ask({ vraag: "wis" });
    await refresh();
  });
  const buttons = document.createElement("div");
  buttons.className = "cmz-knoppen";
  buttons.append(keep, drop);
  place.replaceChildren(status, buttons);
  let shown = "";
  const refresh = async () => {
    const state = await ask({ vraag: "stand" });
    const rows = state
      ? [line("De pagina’s en de zoekfunctie", state.kern), line("De planners", state.rekenhulp)]
      : ["Er is niets bewaard op dit toestel."];
    if (state?.bezig) rows.push("Bezig met bewaren…");
    if (shown === rows.join()) return;
    shown = rows.join();
    status.replaceChildren(
      ...rows.map((text) => Object.assign(document.createElement("p"), { textContent: text })),
    );
  };
  while (place.isConnected) {
    await refresh();
    await sleep(1_000);
  }
}

// ── start ───────────────────────────────────────────────────────────────────────────────────────────────

/** Nothing of this may slow down the page: first the visitor, then Python, then this. */
async function idle() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  await new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));
  while (document.querySelector("cmz-planner[data-state=laden]")) await sleep(500);
}

async function start() {
  const pages = /** @type {any} */ (window).document$;
  if (pages) pages.subscribe(show);
  else void show();
  if (stopped()) return;
  await idle();
  await register();
  if (!sparing()) void ask({ vraag: "bewaar", delen: ALL });
  void check();
  addEventListener("visibilitychange", check);
  addEventListener("online", check);
  setInterval(check, CHECK);
}

if ("serviceWorker" in navigator) {
  document.body.append(notice);
  navigator.serviceWorker.addEventListener("message", ({ data }) => data?.nieuw && tell());
  start().catch((problem) => console.warn("De site kan niet op dit toestel bewaard worden.", problem));
}
