// Filters the tasks on "Wie doet wat" by who, phase, place, how the plan was signed, and what is due in a dossier. Without
// scripts the whole list is there.
import { ask, codeInAddress, hasDossiers } from "./dossiers/opslag.mjs";
import { say } from "./gemeen/element.mjs";
import { onEveryPage } from "./gemeen/pagina.mjs";

/** @typedef {{code: string, fasen: string[], gedaan: string[]}} Due what is due in a dossier */

/** @param {HTMLElement} filter */
function start(filter) {
  const root = filter.parentElement ?? document.body;
  const status = filter.querySelector("[role=status]");
  /** @type {Due[]} */
  let files = [];
  const apply = () => {
    const code = filter.querySelector("[data-filter=dossier]");
    const due = code instanceof HTMLSelectElement ? files.find((file) => file.code === code.value) : undefined;
    const count = show(root, chosen(filter), due);
    if (status) say(status, count === 1 ? "1 taak" : `${count} taken`);
  };
  filter.addEventListener("change", apply);
  // A link may choose beforehand: #wie=cmz&fase=einde.
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const select = filter.querySelector(`[data-filter="${CSS.escape(name)}"]`);
    if (select instanceof HTMLSelectElement) select.value = value;
  }
  filter.hidden = false;
  apply();
  if (hasDossiers())
    offer(filter).then((found) => {
      files = found;
      apply();
    }, console.warn);
}

/** Lets somebody choose one of the dossiers; a link may do so: #dossier:B-12. @param {HTMLElement} filter */
async function offer(filter) {
  const { taken = [] } = await ask({ wat: "taken" });
  const select = filter.querySelector("[data-filter=dossier]");
  if (!(select instanceof HTMLSelectElement) || !taken.length) return [];
  select.replaceChildren(new Option("geen keuze", ""), ...taken.map(({ code }) => new Option(code, code)));
  select.value = codeInAddress() ?? "";
  if (select.selectedIndex < 0) select.value = "";
  select.closest("label")?.removeAttribute("hidden");
  return taken;
}

/** @param {HTMLElement} filter @returns {(name: string, own: string | undefined) => boolean} whether that was not chosen */
function chosen(filter) {
  const selects = /** @type {HTMLSelectElement[]} */ ([...filter.querySelectorAll("[data-filter]")]);
  const values = new Map(selects.map(({ dataset, value }) => [dataset.filter, value]));
  return (name, own) => Boolean(values.get(name)) && !(own ?? "").split(" ").includes(values.get(name) ?? "");
}

/**
 * @param {HTMLElement} root
 * @param {(name: string, own: string | undefined) => boolean} differs
 * @param {Due} [due] only what is due there
 * @returns {number} how many tasks are shown
 */
function show(root, differs, due) {
  let count = 0;
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fase]"))) {
    const phase = section.dataset.fase ?? "";
    const rows = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("tr[data-wie]")]);
    for (const row of rows)
      row.hidden =
        differs("wie", row.dataset.wie) ||
        differs("fase", phase) ||
        differs("plaats", row.dataset.plaats) ||
        // Most tasks are there however the plan was signed.
        (Boolean(row.dataset.getekend) && differs("getekend", row.dataset.getekend)) ||
        Boolean(due && (!due.fasen.includes(phase) || due.gedaan.includes(row.dataset.termijn ?? "")));
    const shown = rows.filter((row) => !row.hidden).length;
    count += shown;
    section.hidden = shown === 0;
    const heading = section.previousElementSibling;
    if (heading instanceof HTMLElement && /^H[2-6]$/.test(heading.tagName)) heading.hidden = shown === 0;
  }
  return count;
}

onEveryPage(() => {
  for (const filter of document.querySelectorAll(".cmz-filter[hidden]")) start(/** @type {HTMLElement} */ (filter));
});
