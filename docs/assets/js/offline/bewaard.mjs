// The place on a page that shows what is stored on this device, and the buttons there.
import { button, element } from "../gemeen/element.mjs";
import { dropAll, keepAll, register, SITE, state } from "./vragen.mjs";

/** Set when a visitor took away what was stored: then nothing is stored by itself again. */
const OFF = `cmz.offline-uit ${SITE.pathname}`;
/** How often the place is brought up to date, and how long after something was begun, in milliseconds. */
const EVERY = 1_000;
const SOON = 200;
const KEEP = "Bewaar de hele site op dit toestel";

export const sleep = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));

export function stopped() {
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

const megabytes = (/** @type {number} */ bytes) =>
  `${(bytes / 1e6).toLocaleString("nl-BE", { maximumFractionDigits: 1 })} MB`;

/** @param {string} name @param {import("./vragen.mjs").Deel} part */
const line = (name, { bestanden, bewaard, bytes, bytesBewaard }) =>
  bewaard === bestanden
    ? `${name}: volledig bewaard (${megabytes(bytes)}).`
    : `${name}: ${bewaard} van ${bestanden} bestanden bewaard (${megabytes(bytesBewaard)} van ${megabytes(bytes)}).`;

const BLOCKED = "Deze browser laat niet toe dat een pagina iets bewaart. De site werkt, maar niet zonder internet.";

/** @param {import("./vragen.mjs").Stand | null} stored */
function lines(stored) {
  if (!stored) return ["Er is niets bewaard op dit toestel."];
  const busy = stored.bezig ? ["Bezig met bewaren…"] : [];
  return [
    line("De pagina’s en de zoekfunctie", stored.kern),
    line("De planners", stored.rekenhulp),
    line("Het handboek op één pagina", stored.rest),
    ...busy,
  ];
}

/** What "Bewaar de hele site" still costs. @param {import("./vragen.mjs").Stand | null} stored */
function costs(stored) {
  if (!stored) return "";
  const left = [stored.kern, stored.rekenhulp, stored.rest].filter(({ bestanden, bewaard }) => bewaard < bestanden);
  const share = (/** @type {import("./vragen.mjs").Deel} */ part) =>
    part.onderweg * (1 - part.bytesBewaard / part.bytes);
  return ` (nog ${megabytes(left.reduce((sum, part) => sum + share(part), 0))} op te halen)`;
}

/** Fills the place, as long as its page is shown. */
export async function showStored() {
  const place = document.querySelector("[data-offline]:not([data-offline=ja])");
  if (!place) return;
  place.setAttribute("data-offline", "ja");
  const status = element("div", { role: "status" });
  const progress = /** @type {HTMLProgressElement} */ (element("progress", { "aria-label": "Bewaard", max: "1" }));
  const keep = /** @type {HTMLButtonElement} */ (button("bewaar", KEEP));
  let shown = "";
  const refresh = async () => {
    let blocked = false;
    const stored = await state().catch(() => {
      blocked = true;
      return null;
    });
    const parts = stored ? [stored.kern, stored.rekenhulp, stored.rest] : [];
    const total = (/** @type {"bytes" | "bytesBewaard"} */ what) => parts.reduce((sum, part) => sum + part[what], 0);
    const whole = parts.length > 0 && parts.every(({ bestanden, bewaard }) => bestanden === bewaard);
    progress.hidden = !stored?.bezig || whole;
    progress.value = parts.length ? total("bytesBewaard") / total("bytes") : 0;
    keep.disabled = whole;
    const rows = blocked ? [BLOCKED] : lines(stored);
    if (shown === rows.join()) return;
    shown = rows.join();
    keep.textContent = whole ? "De hele site is bewaard op dit toestel" : KEEP + costs(stored);
    status.replaceChildren(...rows.map((text) => element("p", {}, text)));
  };
  keep.addEventListener("click", async () => {
    setStopped(false);
    try {
      await register();
      void navigator.storage?.persist?.();
      void keepAll();
    } catch {
      // The lines say that nothing can be kept here.
    }
    await sleep(SOON);
    await refresh();
  });
  const drop = button("verwijder", "Verwijder wat bewaard is");
  drop.addEventListener("click", async () => {
    setStopped(true);
    await dropAll();
    await refresh();
  });
  place.replaceChildren(status, progress, element("div", { class: "cmz-knoppen" }, keep, drop));
  while (place.isConnected) {
    await refresh();
    await sleep(EVERY);
  }
}
