// Filters the tasks on "Wie doet wat" by who, phase, place and how the plan was signed. Without scripts the whole list
// is there.
import { say } from "./gemeen/element.mjs";
import { onEveryPage } from "./gemeen/pagina.mjs";

/** @param {HTMLElement} filter */
function start(filter) {
  const root = filter.parentElement ?? document.body;
  const status = filter.querySelector("[role=status]");
  const apply = () => {
    const count = show(root, chosen(filter));
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
 * @returns {number} how many tasks are shown
 */
function show(root, differs) {
  let count = 0;
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fase]"))) {
    const rows = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("tr[data-wie]")]);
    for (const row of rows)
      row.hidden =
        differs("wie", row.dataset.wie) ||
        differs("fase", section.dataset.fase) ||
        differs("plaats", row.dataset.plaats) ||
        // Most tasks are there however the plan was signed.
        (Boolean(row.dataset.getekend) && differs("getekend", row.dataset.getekend));
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
