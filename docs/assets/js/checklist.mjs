// Boxes that can really be ticked, wherever a page has things to tick off. On paper, and without scripts, they are drawn
// squares. The ticks belong to the dossier that the address names (#dossier:code), or live for the visit, in this tab.
// Who learns takes weeks: under /leren/ somebody may let the browser keep them.
import { ask, codeInAddress } from "./dossiers/opslag.mjs";
import { element, part, say } from "./gemeen/element.mjs";
import { onEveryPage } from "./gemeen/pagina.mjs";

const KEY = "cmz-vinkjes";
const HOW = "Je vinkjes blijven in dit tabblad tot je het sluit. Ze gaan nergens naartoe.";
const HOW_LONGER = "Je vinkjes blijven in deze browser, ook als je hem sluit. Ze gaan nergens naartoe.";
const LONGER = "Onthoud dit in deze browser";
const NO_LONGER = "Onthoud dit niet langer";
const CANNOT = "Deze browser kan je vinkjes niet bewaren: ze zijn weg als je de pagina verlaat.";

/** Whether this is a page to learn from. */
const learns = () => location.pathname.includes("/leren/");

/** Whether the browser keeps what somebody learned. */
function keepsLonger() {
  try {
    return learns() && localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** The ticks without a dossier, by the id of the item. @returns {Record<string, true>} */
export function ticks() {
  try {
    return JSON.parse((keepsLonger() ? localStorage : sessionStorage).getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {Record<string, true>} all @returns {boolean} whether they could be kept */
function keep(all) {
  try {
    (keepsLonger() ? localStorage : sessionStorage).setItem(KEY, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

/** Lets the browser keep what somebody learned, or only this visit; what is ticked goes along. */
function switchLonger() {
  const learned = Object.entries(ticks()).filter(([id]) => id.startsWith("leren/"));
  try {
    if (keepsLonger()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "{}");
  } catch {
    return;
  }
  keep({ ...ticks(), ...Object.fromEntries(learned) });
}

/** The name of the page, the first part of the ids of its items. */
const pageName = () => (learns() ? "leren/" : "") + location.pathname.split("/").filter(Boolean).at(-1);

/** An id that stays as long as the words of an item do. @param {string} text */
function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (const letter of text.replace(/\s+/g, " ").trim()) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** "3 van 8 afgevinkt" @param {HTMLInputElement[]} boxes */
const progress = (boxes) => `${boxes.filter((box) => box.checked).length} van ${boxes.length} afgevinkt`;

/**
 * A real box in place of the drawn one. Its label is the text up to the first link or source.
 * @param {HTMLElement} drawn
 * @param {Set<string>} known ids that are taken on this page
 */
function makeReal(drawn, known) {
  const item = /** @type {HTMLElement} */ (drawn.parentElement);
  let id = `${pageName()}/${item.dataset.vink ?? fingerprint(item.textContent ?? "")}`;
  while (known.has(id)) id += "-";
  known.add(id);
  const label = element("label", { for: id });
  for (
    let next = drawn.nextSibling;
    next && !(next instanceof Element && next.matches("a, small, ul, ol, p"));
    next = drawn.nextSibling
  )
    label.append(next);
  const box = /** @type {HTMLInputElement} */ (
    element("input", { type: "checkbox", id, class: "cmz-vink", autocomplete: "off" })
  );
  // An item that begins with a link: the box bears its words, for a link in a label would tick instead of open.
  if (!label.textContent?.trim()) box.setAttribute("aria-label", item.textContent?.trim() ?? "");
  drawn.replaceWith(box, label);
  return box;
}

/** What stands above the list: how far, where the ticks are kept, and one click to clear them. @param {Place} place */
function bar({ code, how }) {
  const today = new Date().toLocaleDateString("nl-BE", { day: "numeric", month: "long", year: "numeric" });
  return element(
    "div",
    { class: "cmz-voortgang" },
    element("p", { role: "status", class: "cmz-voortgang-stand" }),
    element("p", { class: "cmz-voortgang-uitleg" }, how),
    element("button", { type: "button", class: "cmz-knop", "data-vinkjes": "wis" }),
    element("button", { type: "button", class: "cmz-knop", "data-vinkjes": "langer" }),
    element("p", { class: "cmz-op-papier" }, `Code: ${code || "…………………"} · afgedrukt op ${today}`),
  );
}

/** The list items before which a bold line or a heading stands: their progress is said there. @param {HTMLInputElement[]} boxes */
function groups(boxes) {
  /** @type {Map<Element, HTMLInputElement[]>} */
  const found = new Map();
  for (const box of boxes) {
    const list = box.closest("ul");
    const title = list?.previousElementSibling;
    if (!box.closest("details") && title?.matches("p:has(> strong:first-child), h2, h3"))
      found.set(title, [...(found.get(title) ?? []), box]);
  }
  return [...found].map(([title, own]) => {
    const said = element("span", { class: "cmz-voortgang-groep" });
    title.append(" ", said);
    return { said, own };
  });
}

/**
 * Where the ticks of this page are kept: with the dossier that the address names, or for the visit.
 * @typedef {{code: string, how: string, read: () => Promise<string[]>, write: (ids: string[]) => Promise<string>}} Place
 *   `write` says why it was not done, or ""
 */

/** @returns {Place} */
const visit = () => ({
  code: "",
  get how() {
    return keepsLonger() ? HOW_LONGER : HOW;
  },
  read: async () => Object.keys(ticks()),
  write: async (ids) => {
    const others = Object.entries(ticks()).filter(([id]) => !id.startsWith(`${pageName()}/`));
    const own = ids.map((id) => /** @type {[string, true]} */ ([id, true]));
    return keep(Object.fromEntries([...others, ...own])) ? "" : CANNOT;
  },
});

/** @param {string} code @returns {Place} */
const dossier = (code) => ({
  code,
  how: `Je vinkjes horen bij het dossier ‘${code}’ en blijven in deze browser.`,
  read: async () => {
    const answer = await ask({ wat: "vinkjes", code });
    if (answer.fout) throw new Error(answer.fout);
    return answer.vinkjes ?? [];
  },
  write: async (ids) => (await ask({ wat: "vinken", code, lijst: pageName(), items: ids })).fout ?? "",
});

async function start() {
  const article = document.querySelector("article");
  const drawn = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article .task-list-item > .cmz-vak")]);
  if (!article || !drawn.length) return;
  const known = new Set();
  const boxes = drawn.map((box) => makeReal(box, known));
  const code = codeInAddress();
  const place = code ? dossier(code) : visit();
  const above = bar(place);
  (part(article, "h1") ?? article).after(above);
  const parts = groups(boxes);
  const status = part(above, ".cmz-voortgang-stand");
  const how = part(above, ".cmz-voortgang-uitleg");
  const clear = part(above, "[data-vinkjes=wis]");
  const longer = part(above, "[data-vinkjes=langer]");
  longer.hidden = Boolean(code) || !learns();
  /** @type {string[]} */
  let cleared = [];
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.id);
  const show = () => {
    say(status, progress(boxes));
    for (const { said, own } of parts) say(said, progress(own));
    clear.textContent = cleared.length ? "Zet de vinkjes terug" : "Wis de vinkjes van deze pagina";
    clear.hidden = !cleared.length && !ticked().length;
    longer.textContent = keepsLonger() ? NO_LONGER : LONGER;
  };
  const save = async () => {
    show();
    say(how, (await place.write(ticked())) || place.how);
  };
  for (const box of boxes)
    box.addEventListener("change", () => {
      cleared = [];
      save();
    });
  clear.addEventListener("click", () => {
    const back = cleared;
    cleared = back.length ? [] : ticked();
    for (const box of boxes) box.checked = back.includes(box.id);
    save();
  });
  longer.addEventListener("click", () => {
    switchLonger();
    save();
  });
  // Until the ticks of a dossier are there, a new one would put itself in their place.
  for (const box of boxes) box.disabled = true;
  try {
    const kept = new Set(await place.read());
    for (const box of boxes) box.checked = kept.has(box.id);
    for (const box of boxes) box.disabled = false;
  } catch (problem) {
    say(how, problem instanceof Error ? problem.message : String(problem));
  }
  show();
}

/** On the list of checklists: how far each is. */
function overview() {
  const all = Object.keys(ticks());
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lijst]"))) {
    const count = all.filter((id) => id.startsWith(`${place.dataset.lijst}/`)).length;
    if (count) say(place, `${count} van ${place.dataset.aantal} afgevinkt`);
  }
}

onEveryPage(() => {
  start();
  overview();
});
