// What was filled in during this visit: in this tab, gone when it closes. A question about the trajectory (data-feit) is
// the same in every planner, so what somebody typed in one stands in the next.

/**
 * @typedef {import("./formulier.mjs").Formulier} Formulier
 * @typedef {import("./formulier.mjs").Velden} Velden
 * @typedef {{code: string, gelezen: Velden}} Geopend the dossier that is open, and the facts that it had then
 * @typedef {{antwoorden: Record<string, Velden>, hier: string[], links: Record<string, string>, dossier?: Geopend}} Stand
 *   answers by question, each with the rest of the names of its fields; the planners in which somebody typed; the
 *   link that a planner opened
 */

const KEY = "cmz-bezoek";
/** @returns {Stand} */
const nothing = () => ({ antwoorden: {}, hier: [], links: {} });

/** For a browser that keeps nothing: as long as this page is there. */
let memory = "";

/** @returns {string} */
function read() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return memory;
  }
}

/** @param {string} text */
function write(text) {
  memory = text;
  try {
    if (text) sessionStorage.setItem(KEY, text);
    else sessionStorage.removeItem(KEY);
  } catch {
    // It stays in memory.
  }
}

/** Everything about a dossier goes from this tab too. */
export function vergeetDossier() {
  if (parse(read()).dossier) write("");
}

export class Bezoek {
  /**
   * @param {string} planner
   * @param {Formulier} form
   * @param {boolean} apart whether this form stands by itself: with other rules, its answers are of no other planner
   */
  constructor(planner, form, apart) {
    this.planner = planner;
    this.form = form;
    this.apart = apart;
  }

  /** All of it as text, to take a change back. */
  get alles() {
    return this.apart ? JSON.stringify(this.#grouped()) : read();
  }

  /** @param {string} text */
  set alles(text) {
    if (!this.apart) write(text);
  }

  /** Whether there is nothing in it. @param {string} alles */
  isLeeg = (alles) =>
    this.apart ? alles === "{}" : !parse(alles).dossier && !Object.keys(parse(alles).antwoorden).length;

  /** Everything is forgotten. */
  vergeet() {
    if (!this.apart) write("");
  }

  /** Keeps what stands in the form now. */
  bewaar() {
    if (this.apart) return;
    const stand = this.#stand;
    const mine = this.#grouped();
    for (const [id, key] of this.#questions())
      if (mine[key] || this.#canShow(id, stand.antwoorden[key])) delete stand.antwoorden[key];
    Object.assign(stand.antwoorden, mine);
    if (Object.keys(mine).length && !stand.hier.includes(this.planner)) stand.hier.push(this.planner);
    this.#write(stand);
  }

  /** What this form gets of the visit. @param {string} alles as `alles` gave it @returns {Velden} */
  velden(alles = this.alles) {
    const known = this.apart
      ? /** @type {Record<string, Velden>} */ (JSON.parse(alles || "{}"))
      : parse(alles).antwoorden;
    /** @type {Velden} */
    const fields = {};
    for (const [id, key] of this.#questions())
      for (const [rest, value] of Object.entries(known[key] ?? {})) fields[id + rest] = value;
    return fields;
  }

  /** Whether what stands here was filled in elsewhere, in a planner before this one. */
  get elders() {
    const { hier, dossier } = this.#stand;
    return !dossier && !hier.includes(this.planner) && Object.keys(this.velden()).length > 0;
  }

  /** Whether the answers of this link were read before, in this tab: what was changed since goes before them. @param {string} link */
  opende = (link) => !this.apart && this.#stand.links[this.planner] === link;

  /** A link is about a trajectory of its own: what was there before makes place. @param {string} link */
  begint(link) {
    if (!this.apart) this.#write({ ...nothing(), links: { [this.planner]: link } });
  }

  /** A link was made of what is in the form. @param {string} link */
  maakte(link) {
    if (this.apart) return;
    const stand = this.#stand;
    stand.links[this.planner] = link;
    this.#write(stand);
  }

  // ── a dossier ─────────────────────────────────────────────────────────────────────────────────────────

  /** The dossier that is open in this visit. */
  get dossier() {
    return this.apart ? undefined : this.#stand.dossier;
  }

  /** A dossier opens: its facts, in place of what was there. @param {string} code @param {Velden} facts */
  open(code, facts) {
    this.#write({ ...nothing(), antwoorden: byQuestion(facts), dossier: { code, gelezen: facts } });
  }

  /** A dossier was kept: these are its facts now. @param {string} code @param {Velden} facts */
  bewaarde(code, facts) {
    const stand = this.#stand;
    this.#write({ ...stand, antwoorden: { ...own(stand), ...byQuestion(facts) }, dossier: { code, gelezen: facts } });
  }

  /** A change that was not kept goes on. @param {Velden} facts @param {Velden} gelezen what it began with */
  neemOver(facts, gelezen) {
    const stand = this.#stand;
    const { dossier } = stand;
    if (!dossier) return;
    const antwoorden = { ...own(stand), ...byQuestion(facts) };
    this.#write({ ...stand, antwoorden, dossier: { ...dossier, gelezen } });
  }

  /** What the open dossier had when it was last read. @param {Velden} facts */
  set gelezen(facts) {
    const stand = this.#stand;
    if (stand.dossier) this.#write({ ...stand, dossier: { ...stand.dossier, gelezen: facts } });
  }

  /**
   * Somebody saw what another window kept for a question.
   * @param {string} question
   * @param {Velden} fields what that window kept
   * @param {boolean} take whether that is right, and not what stands here
   */
  kies(question, fields, take) {
    const stand = this.#stand;
    if (!stand.dossier) return;
    const others = Object.entries(stand.dossier.gelezen).filter(([name]) => name.split(".")[0] !== question);
    stand.dossier.gelezen = { ...Object.fromEntries(others), ...fields };
    if (take) {
      delete stand.antwoorden[question];
      Object.assign(stand.antwoorden, byQuestion(fields));
    }
    this.#write(stand);
  }

  /** The facts of this visit, by field. @returns {Velden} */
  get feiten() {
    /** @type {Velden} */
    const facts = {};
    for (const [key, fields] of Object.entries(this.#stand.antwoorden))
      if (!key.includes("/")) for (const [rest, value] of Object.entries(fields)) if (value) facts[key + rest] = value;
    return facts;
  }

  // ── inside ────────────────────────────────────────────────────────────────────────────────────────────

  get #stand() {
    return parse(read());
  }

  /** @param {Stand} stand */
  #write(stand) {
    const empty = !stand.dossier && !Object.keys(stand.antwoorden).length && !Object.keys(stand.links).length;
    write(empty ? "" : JSON.stringify(stand));
  }

  /** @returns {[id: string, key: string][]} the questions of the form, with the name under which each is kept */
  #questions() {
    const all = this.form.questions.filter(({ dataset }) => !dataset.vraag?.includes("."));
    return all.map(({ dataset: { vraag = "", feit } }) => [vraag, feit || `${this.planner}/${vraag}`]);
  }

  /** Whether this form can show an answer: not when it only takes yes or no. @param {string} id @param {Velden} [fields] */
  #canShow(id, fields = {}) {
    return Object.entries(fields).every(([rest, value]) => {
      const control = this.form.form.elements.namedItem(id + rest);
      const options = control instanceof RadioNodeList ? [...control] : [];
      return !options.length || options.some((it) => it instanceof HTMLInputElement && it.value === value);
    });
  }

  /** What stands in the form, by question. */
  #grouped() {
    const names = new Map(this.#questions());
    /** @type {Record<string, Velden>} */
    const found = {};
    for (const [name, value] of Object.entries(this.form.changed ?? {})) {
      const [id] = name.split(".");
      const key = names.get(id);
      if (key) (found[key] ??= {})[name.slice(id.length)] = value;
    }
    return found;
  }
}

/** @param {string} text @returns {Stand} */
function parse(text) {
  try {
    return { ...nothing(), ...JSON.parse(text || "{}") };
  } catch {
    return nothing();
  }
}

/** What is no fact of the trajectory: answers of one planner only. @param {Stand} stand */
const own = ({ antwoorden }) => Object.fromEntries(Object.entries(antwoorden).filter(([key]) => key.includes("/")));

/** Fields by question. @param {Velden} fields */
function byQuestion(fields) {
  /** @type {Record<string, Velden>} */
  const found = {};
  for (const [name, value] of Object.entries(fields)) {
    const [id] = name.split(".");
    (found[id] ??= {})[name.slice(id.length)] = value;
  }
  return found;
}
