// What was changed in a dossier and not kept: it stays in this browser beside the dossiers, and is offered back when the
// dossier opens again. A tab that is still open has its own changes; those are not offered elsewhere.

/**
 * @typedef {import("../planner/bezoek.mjs").Bezoek} Bezoek
 * @typedef {import("../planner/formulier.mjs").Velden} Velden
 * @typedef {{tab: string, code: string, velden: Velden, gelezen: Velden, dag: string}} Concept
 */

const CONCEPTEN = "cmz-dossier-concepten";
const TAB = "cmz-tab";
/** Older ones make place. */
const MOST = 50;

/** @returns {Concept[]} */
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(CONCEPTEN) ?? "[]");
    return Array.isArray(found) ? found.filter((it) => it?.code && it.velden && it.gelezen) : [];
  } catch {
    return [];
  }
}

/** @param {Concept[]} all */
function write(all) {
  try {
    if (all.length) localStorage.setItem(CONCEPTEN, JSON.stringify(all.slice(-MOST)));
    else localStorage.removeItem(CONCEPTEN);
  } catch {
    // There is no room: the changes are still in the tab itself.
  }
}

/** What nobody needs any more: those of a dossier, or all. @param {string} [code] */
export const vergeetConcepten = (code) => write(code === undefined ? [] : read().filter((it) => it.code !== code));

/** Who this tab is; the same as long as it lives. */
function tab() {
  try {
    const known = sessionStorage.getItem(TAB) ?? String(Math.random()).slice(2);
    sessionStorage.setItem(TAB, known);
    return known;
  } catch {
    return "";
  }
}

export class Concepten {
  #tab = tab();

  constructor() {
    // As long as this page lives, others can see that the tab does.
    if (this.#tab) navigator.locks?.request(`${TAB}:${this.#tab}`, { mode: "shared" }, () => new Promise(() => {}));
  }

  /** Keeps what the open dossier was changed to, or forgets it when nothing was. @param {Bezoek} visit */
  keep({ dossier, feiten }) {
    if (!this.#tab) return;
    const others = read().filter((it) => it.tab !== this.#tab || it.code !== dossier?.code);
    const gelezen = dossier?.gelezen ?? {};
    const names = new Set([...Object.keys(feiten), ...Object.keys(gelezen)]);
    if (dossier && [...names].some((name) => (feiten[name] ?? "") !== (gelezen[name] ?? ""))) {
      const dag = new Intl.DateTimeFormat("nl-BE", { dateStyle: "long" }).format(new Date());
      others.push({ tab: this.#tab, code: dossier.code, velden: feiten, gelezen, dag });
    }
    write(others);
  }

  /** The newest one of a dossier, of this tab or of one that is gone. @param {string} code @returns {Promise<Concept | undefined>} */
  async find(code) {
    const mine = read().filter((it) => it.code === code);
    if (!mine.length) return undefined;
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    const alive = new Set(held.map(({ name }) => name));
    return mine.filter(({ tab }) => tab === this.#tab || !alive.has(`${TAB}:${tab}`)).at(-1);
  }

  /** @param {string} code @param {string} tab */
  drop(code, tab = this.#tab) {
    write(read().filter((it) => it.tab !== tab || it.code !== code));
  }
}
