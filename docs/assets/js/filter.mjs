// @ts-check
// Filters the tasks on "Wie doet wat" by role, by phase and by how the plan was signed. Without scripts the whole list is there.

/** @param {Element} filter */
function start(filter) {
  const root = filter.parentElement ?? document.body;
  const status = filter.querySelector('[role=status]');
  const apply = () => {
    const value = (/** @type {string} */ name) =>
      /** @type {HTMLSelectElement | null} */ (filter.querySelector(`[data-filter="${name}"]`))?.value ?? '';
    let count = 0;
    for (const table of root.querySelectorAll('[data-fase]')) {
      const section = /** @type {HTMLElement} */ (table);
      let shown = 0;
      for (const row of section.querySelectorAll('tr[data-wie]')) {
        const tr = /** @type {HTMLElement} */ (row);
        const differs = (/** @type {string} */ name, /** @type {string | undefined} */ own) =>
          value(name) !== '' && !(own ?? '').split(' ').includes(value(name));
        tr.hidden =
          differs('wie', tr.dataset.wie) ||
          differs('fase', section.dataset.fase) ||
          // Most tasks are there however the plan was signed.
          (!!tr.dataset.getekend && differs('getekend', tr.dataset.getekend));
        shown += tr.hidden ? 0 : 1;
      }
      count += shown;
      section.hidden = shown === 0;
      const heading = section.previousElementSibling;
      if (heading instanceof HTMLElement && /^H[2-6]$/.test(heading.tagName)) heading.hidden = shown === 0;
    }
    if (status) status.textContent = count === 1 ? '1 taak' : `${count} taken`;
  };
  filter.addEventListener('change', apply);
  /** @type {HTMLElement} */ (filter).hidden = false;
  apply();
}

const all = () => {
  for (const filter of document.querySelectorAll('.cmz-filter[hidden]')) start(filter);
};
// The theme replaces the page's content without loading a new page; it tells so here.
const pages = /** @type {any} */ (window).document$;
if (pages) pages.subscribe(all);
else all();
