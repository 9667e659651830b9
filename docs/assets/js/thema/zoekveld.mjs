// What the theme's search does not say by itself: that the index is still on its way, and that nothing was found
// although it shows words that look alike.
import { button, part, say } from "../gemeen/element.mjs";

const WAIT = "Even geduld: het zoeken wordt klaargezet.";
const NOT_HERE = "Het zoeken is niet aangekomen. Kijk of je netwerk werkt en laad deze pagina opnieuw. ";
/** How long the search may take to arrive, in milliseconds. */
const PATIENCE = 9_000;

const meta = part(document, ".md-search-result__meta");
const list = part(document, ".md-search-result__list");
/** @type {HTMLInputElement} */
const field = part(document, ".md-search__input");

// The index comes when somebody is about to search; see zoeken/zoekwerker.mjs.
const channel = openChannel();
const soon = () => channel?.postMessage({});
const once = { once: true, passive: true };
for (const sign of ["focus", "pointerenter"]) field?.addEventListener(sign, soon, once);
document.querySelector(".md-header [for=__search]")?.addEventListener("pointerdown", soon, once);
if (field === document.activeElement) soon();
const waiting = () => meta && !list?.childElementCount && field.value.trim();
let timer = 0;
field?.addEventListener("input", () => {
  clearTimeout(timer);
  if (!waiting()) return;
  say(meta, WAIT);
  // The worker that should say it may be what is missing.
  timer = setTimeout(() => waiting() && offerReload(), PATIENCE);
});

function offerReload() {
  const again = button("herlaad", "Laad opnieuw");
  again.addEventListener("click", () => location.reload());
  meta.replaceChildren(NOT_HERE, again);
}

if (meta && list)
  new MutationObserver(() => {
    if (list.querySelector(".cmz-niets")) say(meta, nothingFound());
    if (!entered || !isAnswered() || list.querySelector("[data-voorlopig]")) return;
    entered = false;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }).observe(list, { childList: true });

// Enter opens the first result of what was typed, not of its first letters: it waits for the answer, and for the
// whole of it when nobody saw the provisional one yet.
let entered = false;
field?.addEventListener("keydown", (event) => {
  entered = event.key === "Enter" && !isAnswered();
  if (!entered) return;
  event.preventDefault();
  event.stopPropagation();
  // A list that comes to lie under the mouse is not chosen from.
  soon();
});
for (const sign of ["focusin", "pointerover"])
  list?.addEventListener(sign, () => entered || channel?.postMessage({ kiest: answered() }), { passive: true });

/** The question that the list answers; see zoeken/zoekwerker.mjs. */
function answered() {
  const { vraag = "" } = list.querySelector(/** @type {"span"} */ ("[data-vraag]"))?.dataset ?? {};
  return decodeURIComponent(vraag);
}

/** Whether the list answers what stands in the field; the theme leaves signs out of a question. */
function isAnswered() {
  const letters = (/** @type {string} */ text) => text.replace(/[^\p{L}\p{N}]+/gu, "");
  return letters(answered()) === letters(field.value);
}

/** None where the browser lets a page keep nothing: the index then comes with the first letter. */
function openChannel() {
  try {
    return new BroadcastChannel("cmz-zoeken");
  } catch {
    return null;
  }
}

function nothingFound() {
  if (list.querySelector(".cmz-onbereikbaar")) return "Zoeken lukt nu niet.";
  const near = list.querySelectorAll("h2").length;
  const alike = near === 1 ? "Eén woord lijkt" : `${near} woorden lijken`;
  return near ? `Niets gevonden. ${alike} erop.` : "Niets gevonden.";
}
