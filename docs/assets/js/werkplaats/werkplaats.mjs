// <cmz-werkplaats>: change a rule file of this site in the browser, and see at once what that does.
// data-state: leeg (as built), laden (something is being read or counted), klaar, fout. What was changed is kept in
// this browser until somebody puts a file back; the site itself never changes, and nothing is sent anywhere.
import { inhoud } from "../../werkplaats/inhoud.mjs";
import { give } from "../gemeen/bestand.mjs";
import { button, element, part } from "../gemeen/element.mjs";
import { Onderdeel } from "../gemeen/onderdeel.mjs";
import { copy, today } from "../gemeen/pagina.mjs";
import { Engine } from "../python/rekenhulp.mjs";
import { apart, KEY, plannerOf, Regelbestanden } from "./bestanden.mjs";
import { Klus } from "./klus.mjs";
import { Paginabeeld } from "./paginabeeld.mjs";
import { Proef } from "./proef.mjs";
import { Verslag } from "./verslag.mjs";
import { inRepository, Voorstel } from "./voorstel.mjs";

/**
 * @typedef {{bestand: string, regel: number, melding: string}} Probleem
 * @typedef {{problemen: Probleem[], leesbaar: boolean, voorbeelden: number, namen: Record<string, string[][]>,
 *   planners: {naam: string, titel: string}[], fout?: string}} Nagekeken
 * @typedef {import("../../../../macros/werkplaats/editor/editor.mjs").Editor} Editor
 */

/** How long somebody stops typing before the rules are checked, in milliseconds. */
const PAUSE = 500;
const MOST_PROBLEMS = 100;
const FIRST = "planners/termijnen.yml";
/** Any page: their texts come together. */
const PAGES = "docs/index.md";
const WORKER = "werkplaats-worker.mjs";
const BASE = new URL("../werkplaats/", import.meta.url).href;
const TOO_LONG =
  "Het nakijken is gestopt: het duurde te lang of er ging iets mis. Je tekst staat er nog. " +
  "Kijk je laatste wijziging na; bij de volgende toets begint het nakijken opnieuw.";
const NOT_KEPT =
  "Je wijziging kan niet bewaard worden in deze browser (geen plaats of niet toegestaan). Download je bestand voor je weggaat.";
const ELSEWHERE = "Wat je in een ander venster wijzigde, staat nu ook hier.";
const OTHER_BASE =
  "Dit bestand is op de site veranderd sinds je eraan begon. Je eigen tekst staat hieronder en blijft bewaard. " +
  "Let op: dien je hem zo in, dan gaat de andere wijziging verloren.";
const NO_BASE = "Dit bestand staat niet meer op de site. Je eigen tekst staat hieronder en blijft bewaard.";
const READABLE =
  "De regels zijn leesbaar: uitproberen en het verslag werken al. Pas de voorbeelden aan als je wijziging klopt.";
const UNREADABLE = "Uitproberen kan weer zodra deze problemen opgelost zijn.";

const isPage = (/** @type {string} */ path) => path.startsWith("docs/") && path.endsWith(".md");
const many = (/** @type {number} */ number, /** @type {string} */ one, /** @type {string} */ more) =>
  `${number} ${number === 1 ? one : more}`;

/** @param {string} name */
async function fetchJson(name) {
  const response = await fetch(BASE + name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

class CmzWerkplaats extends Onderdeel {
  // data-geduld: longest time for one answer, in milliseconds.
  #python = new Engine(WORKER, Number(this.dataset.geduld));
  #files = new Regelbestanden({}, async () => ({}));
  /** @type {Editor | null} */
  #editor = null;
  /** @type {Record<string, object>} */
  #schemas = {};
  #path = "";
  /** The last one that somebody wanted open. */
  #asked = "";
  /** @type {Probleem[]} */
  #problems = [];
  #readable = true;
  #busy = false;
  #again = false;
  #opening = false;
  /** The text that was put back, which can come back itself. */
  #undo = "";
  /** @type {HTMLSelectElement} */
  #select = part(this, "#werkplaats-bestand");
  /** @type {HTMLSelectElement} */
  #planner = part(this, "#werkplaats-planner");
  #notice = part(this, ".cmz-wp-bericht");
  #picture = new Paginabeeld(this);
  #trial = new Proef(part(this, ".cmz-wp-proef"));
  #report = new Verslag(this, WORKER);
  #job = new Klus(
    this,
    (request) => this.#askJob(request),
    (files, notes) => this.#takeIn(files, notes),
  );
  #proposal = new Voorstel(this, (request) => this.#python.ask(request));

  actions = {
    naar: async (/** @type {HTMLElement} */ { dataset: { bestand = this.#path, regel } }) => {
      if (bestand !== this.#path) await this.#open(bestand);
      this.#editor?.naarRegel(Number(regel));
    },
    maak: () => this.#make(),
    download: () => {
      give(apart(this.#path)[1], this.#text, "text/yaml");
      this.say(`${this.#path} staat bij je downloads.`);
    },
    kopieer: () => this.#copy(this.#text),
    "kopieer-verslag": () => this.#copy(this.#report.markdown),
    terug: () => this.#putBack(),
    "oude-basis": () => {
      this.#files.rebase(this.#path);
      this.#keep();
      this.#notice.replaceChildren();
    },
    effect: () => this.#makeReport(),
    pakket: async () => {
      give("voorstel.zip", await this.#proposal.zip(this.#files.texts, today()), "application/zip");
      this.say("Het voorstel staat bij je downloads.");
    },
    stop: () => this.#report.stop(),
    "vink-alles": (/** @type {HTMLElement} */ pressed) => {
      const boxes = pressed.closest("fieldset")?.querySelectorAll("input") ?? [];
      for (const box of boxes) box.checked = true;
    },
  };

  /** Answers for the planner on this page: by the changed rules, with those of today beside it. */
  engine = {
    start: () => this.#python.start(),
    stop: () => this.#python.stop(),
    ask: async (/** @type {object} */ request) => {
      const answer = await this.#ask({ ...request, wat: "vergelijk" });
      if (answer.fout) throw new Error(answer.fout);
      this.#trial.showNow(answer);
      return answer.straks;
    },
  };

  begin() {
    this.listen(this.#select, "change", () => this.#open(this.#select.value));
    this.listen(this.#planner, "change", () => this.#showForm());
    this.listen(this.#picture.select, "change", () => this.#showPage());
    this.listen(this.#job.select, "change", () => this.#job.choose());
    this.listen(this.#job.place, "change", ({ target }) => this.#job.changed(target));
    this.listen(this.#job.place, "submit", (event) => {
      event.preventDefault();
      this.#job.send();
    });
    this.listen(window, "storage", ({ key }) => (key === KEY || key === null) && this.#takeOver());
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#python.stop();
    this.#report.stop();
  }

  async #start() {
    this.state = "laden";
    this.say("De werkplaats wordt geladen…");
    try {
      const [{ maakEditor }, files, schemas] = await Promise.all([
        import(BASE + inhoud.editor),
        fetchJson(inhoud.bestanden),
        fetchJson(inhoud.schemas),
      ]);
      if (!this.isConnected) return;
      this.#files = new Regelbestanden(files, (path) =>
        fetchJson(path.startsWith("docs/") ? inhoud.paginas : inhoud.zoekwoorden),
      );
      this.#schemas = schemas;
      const help = part(this, ".cmz-wp-uitleg");
      this.#editor = maakEditor(part(this, ".cmz-wp-editor"), {
        label: "Tekst van het bestand",
        wijzig: (/** @type {string} */ text) => this.#typed(text),
        sleutel: (/** @type {{sleutel: string, uitleg: string} | null} */ hint) => {
          help.textContent = hint ? `${hint.sleutel}: ${hint.uitleg}` : "";
        },
      });
    } catch (problem) {
      this.#fail("De werkplaats kan niet geladen worden. Laad de pagina opnieuw.", problem);
      return;
    }
    const open = this.#files.restore();
    for (const choice of [this.#select, this.#planner, this.#job.select, this.#picture.select]) choice.disabled = false;
    await this.#open(this.#files.isKnown(open) ? open : FIRST);
    const names = this.#files.changes;
    if (names.length && !this.#notice.childNodes.length) this.#tell(`Verder met wat je bewaarde: ${names.join(", ")}.`);
    this.#check();
  }

  // ── files ─────────────────────────────────────────────────────────────────────────────────────────────

  /** What stands in the editor. */
  get #text() {
    return this.#editor?.tekst ?? "";
  }

  /** @param {string} path */
  async #open(path) {
    this.#asked = path;
    try {
      await this.#files.load(path);
    } catch (problem) {
      this.#select.value = this.#path;
      this.#fail("De tekst kan niet geladen worden. Laad de pagina opnieuw.", problem);
      return;
    }
    if (this.#asked !== path) return;
    this.#path = path;
    const [folder] = path.split("/");
    this.#opening = true;
    this.#editor?.open(
      this.#files.text(path),
      this.#schemas[folder.replace(/\.yml$/, "")] ?? null,
      path.endsWith(".yml"),
    );
    this.#opening = false;
    this.#undo = "";
    this.#notice.replaceChildren();
    this.#list();
    this.#mark();
    this.#keep();
    if (isPage(path)) {
      this.#picture.select.value = path;
      this.#showPage();
    }
    const planner = plannerOf(path);
    if (planner && this.#planner.value !== planner) {
      this.#planner.value = planner;
      this.#showForm();
    }
    if (this.#files.isOutdated(path))
      this.#tell(
        this.#files.isNew(path) ? NO_BASE : OTHER_BASE,
        button("oude-basis", "Ik keek het na: verder met mijn tekst"),
      );
  }

  /** A new file with the text of the open one to begin with: a planner, values, or search words. */
  async #make() {
    /** @type {HTMLInputElement} */
    const field = part(this, "#werkplaats-naam");
    const { path, wrong } = this.#files.newPath(field.value, this.#path);
    part(this, ".cmz-wp-naamfout").textContent = wrong;
    field.setAttribute("aria-invalid", String(Boolean(wrong)));
    if (wrong) {
      field.focus();
      return;
    }
    field.value = "";
    this.#files.change(path, this.#text);
    await this.#open(path);
    this.#tell(
      `${path} is een kopie van het bestand dat open stond. Maak er nu je eigen regels van, ook de titel en de bron.`,
    );
    this.#check();
  }

  /** Takes a new file away; the notice gives it back. */
  async #throwAway() {
    const path = this.#path;
    const giveBack = this.#files.drop(path);
    await this.#open(Object.keys(this.#files.site).find((it) => it.startsWith(path.split("/")[0])) ?? FIRST);
    const back = button("toch-houden", "Toch houden");
    back.addEventListener("click", async () => {
      giveBack();
      await this.#open(path);
      this.#check();
    });
    this.#tell(`${path} is weggegooid.`, back);
    this.#check();
  }

  /** The choice of files, with what was changed. */
  #list() {
    const option = (/** @type {string} */ path) => {
      const state = this.#files.isNew(path) ? "nieuw" : "gewijzigd";
      return element("option", { value: path }, this.#files.isChanged(path) ? `${path} (${state})` : path);
    };
    const groups = this.#files.folders.map(([label, paths]) => element("optgroup", { label }, ...paths.map(option)));
    this.#select.replaceChildren(...groups);
    this.#select.value = this.#path;
    const pages = this.#files.folders.flatMap(([, paths]) => paths.filter(isPage));
    this.#picture.list(pages, this.#files.isChanged);
    /** @type {HTMLButtonElement} */
    const back = part(this, "[data-actie=terug]");
    back.disabled = !this.#files.isChanged(this.#path) && !this.#undo;
    const away = this.#files.isNew(this.#path) ? "Gooi dit bestand weg" : "Zet dit bestand terug";
    back.textContent = this.#undo ? "Toch mijn tekst" : away;
    /** @type {HTMLButtonElement} */
    const effect = part(this, "[data-actie=effect]");
    effect.disabled = !this.#files.changes.length || this.#report.busy;
  }

  /** @param {string} text */
  #typed(text) {
    if (this.#opening) return;
    this.#undo = "";
    this.#files.change(this.#path, text);
    this.#keep();
    this.#list();
    this.state = "laden";
    this.soon(PAUSE, () => this.#check());
  }

  #putBack() {
    if (this.#undo) {
      this.#editor?.vervang(this.#undo);
      return;
    }
    if (!this.#files.isChanged(this.#path)) return;
    if (this.#files.isNew(this.#path)) {
      this.#throwAway();
      return;
    }
    const mine = this.#text;
    this.#editor?.vervang(this.#files.site[this.#path].tekst ?? "");
    this.#undo = mine;
    this.#notice.replaceChildren();
    this.#list();
  }

  #keep() {
    if (!this.#files.keep(this.#path)) this.#tell(NOT_KEPT);
    else this.#chooseText(this.#files.merge());
  }

  /** Another window kept something. */
  async #takeOver() {
    if (!this.#path) return;
    const before = this.#files.text(this.#path);
    const clashes = this.#files.merge();
    if (this.#files.text(this.#path) !== before) await this.#open(this.#path);
    else this.#list();
    this.#check();
    if (clashes.length) this.#chooseText(clashes);
    else this.#tell(ELSEWHERE);
  }

  /** Two windows changed the same file: which text is right? @param {string[]} clashes */
  #chooseText([path]) {
    if (!path) return;
    const choice = (/** @type {string} */ words, /** @type {boolean} */ mine) => {
      const pressed = button("kies", words);
      pressed.addEventListener("click", async () => {
        this.#files.choose(path, mine);
        this.#notice.replaceChildren();
        this.#keep();
        await this.#open(path);
        this.#check();
      });
      return pressed;
    };
    this.#tell(
      `${path} is ook in een ander venster gewijzigd. Hier staat jouw tekst; bewaard is die van het andere venster.`,
      choice("Hou mijn tekst", true),
      choice("Neem de andere tekst", false),
    );
  }

  // ── jobs ──────────────────────────────────────────────────────────────────────────────────────────────

  /** Asks the form or the files of a job, with the texts of everything. @param {object} request */
  async #askJob(request) {
    await this.#files.load(PAGES);
    return this.#ask({ ...request, teksten: this.#files.all, vandaag: today() });
  }

  /** Takes over the files that a job changed. @param {Record<string, string>} files @param {string[]} notes */
  async #takeIn(files, notes) {
    for (const [path, text] of Object.entries(files)) this.#files.change(path, text);
    const paths = Object.keys(files);
    await this.#open(paths[0]);
    const words = `Gewijzigd: ${paths.map(inRepository).join(", ")}. Kijk bij ‘Je voorstel’ welke regels.`;
    this.#tell([words, ...notes].join(" "));
    this.#notice.scrollIntoView({ block: "center" });
    this.#check();
  }

  /** Shows which lines changed. */
  async #showProposal() {
    try {
      await this.#proposal.show(await this.#files.pairs());
    } catch (problem) {
      console.warn("De gewijzigde regels kunnen niet getoond worden.", problem);
    }
  }

  // ── checking ──────────────────────────────────────────────────────────────────────────────────────────

  /** Asks Python, with the changes in place. @param {object} request @returns {Promise<any>} */
  #ask(request) {
    return this.#python.ask({ ...request, wijzigingen: this.#files.texts });
  }

  /** Looks at all rules; when somebody typed on, once more afterwards. */
  async #check() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#again = false;
    this.state = "laden";
    this.say("Bezig met nakijken…");
    try {
      const found = await this.#ask({ wat: "kijk", vandaag: today() });
      if (!this.#again) this.#showFound(found);
    } catch (problem) {
      if (this.isConnected && !this.#again) this.#fail(TOO_LONG, problem);
    } finally {
      this.#busy = false;
      if (this.#again && this.isConnected) this.#check();
    }
  }

  /** @param {Nagekeken} found */
  #showFound(found) {
    this.#problems = found.problemen;
    this.#readable = found.leesbaar;
    this.#editor?.namen(found.namen);
    this.#mark();
    this.#showProblems(found.voorbeelden);
    this.#listPlanners(found.planners);
    this.#report.compare(this.#files.texts);
    this.#showProposal();
    this.state = "klaar";
    if (!this.#readable) return;
    this.#showForm();
    this.#showPage();
  }

  /** Shows the problems of the open file at their line. */
  #mark() {
    this.#editor?.problemen(this.#problems.filter(({ bestand }) => bestand === this.#path));
  }

  /** @param {number} examples how many were calculated */
  #showProblems(examples) {
    const place = part(this, ".cmz-wp-problemen");
    const { length } = this.#problems;
    if (!length) {
      const words = `In orde: ${examples} voorbeelden doorgerekend.`;
      place.replaceChildren(element("p", { class: "cmz-wp-goed" }, words));
      this.say(words);
      return;
    }
    // What stands in the open file first, then what that does elsewhere.
    const elsewhere = (/** @type {Probleem} */ { bestand }) => Number(bestand !== this.#path);
    const sorted = this.#problems.toSorted((one, other) => elsewhere(one) - elsewhere(other));
    const items = sorted.slice(0, MOST_PROBLEMS).map(({ bestand, regel, melding }) => {
      const words = `${bestand === this.#path ? "" : `${bestand}, `}regel ${regel}`;
      const jump = button("naar", words, { "data-bestand": bestand, "data-regel": String(regel) });
      return element("li", {}, jump, ` ${melding}`);
    });
    const more = length - items.length;
    const words = [more ? `En nog ${more} andere.` : "", this.#readable ? READABLE : UNREADABLE].filter(Boolean);
    place.replaceChildren(element("ul", {}, ...items), ...words.map((it) => element("p", {}, it)));
    this.say(`${many(length, "probleem", "problemen")} gevonden.`);
  }

  // ── trying ────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Nagekeken["planners"]} planners */
  #listPlanners(planners) {
    // A new planner could not be chosen before it was read.
    const chosen = this.#planner.value || (this.#files.isNew(this.#path) ? plannerOf(this.#path) : "");
    const options = planners.map(({ naam, titel }) => element("option", { value: naam }, titel));
    this.#planner.replaceChildren(element("option", { value: "" }, "kies een planner"), ...options);
    this.#planner.value = planners.some(({ naam }) => naam === chosen) ? chosen : "";
  }

  /** The form of the chosen planner as the changed rules make it. */
  async #showForm() {
    const planner = this.#planner.value;
    if (!planner) {
      this.#trial.clear();
      return;
    }
    let made;
    try {
      made = await this.#ask({ wat: "formulier", planner, basis: this.dataset.basis, vandaag: today() });
    } catch (problem) {
      console.warn("Het formulier kon niet gemaakt worden.", problem);
      return;
    }
    if (planner !== this.#planner.value || !this.isConnected) return;
    if (made.fout) this.#trial.refuse(made.fout);
    else this.#trial.show(planner, made.html);
  }

  // ── a page ────────────────────────────────────────────────────────────────────────────────────────────

  /** The chosen page as the changed texts and rules make it. */
  async #showPage() {
    const pad = this.#picture.select.value;
    if (!pad) {
      this.#picture.clear();
      return;
    }
    let made;
    try {
      await this.#files.load(pad);
      const request = { wat: "pagina", pad, tekst: this.#files.text(pad), basis: this.dataset.basis, vandaag: today() };
      made = await this.#ask(request);
    } catch (problem) {
      console.warn("Het beeld van de pagina kon niet gemaakt worden.", problem);
      return;
    }
    if (pad !== this.#picture.select.value || !this.isConnected) return;
    if (made.fout) {
      this.#picture.refuse(made.fout);
      return;
    }
    this.#picture.show(made.html);
    if (pad === this.#path) this.#editor?.waarden(made.waarden);
  }

  // ── report ────────────────────────────────────────────────────────────────────────────────────────────

  async #makeReport() {
    if (!this.#readable) {
      this.#report.status.textContent = "De regels zijn nog niet leesbaar. Los eerst de problemen op.";
      return;
    }
    const made = this.#report.make(this.#files.texts, async () => {
      // Search words come together too.
      const words = Object.keys(this.#files.site).find((path) => path.startsWith("zoekwoorden/"));
      for (const path of [PAGES, words ?? PAGES]) await this.#files.load(path);
      return { teksten: this.#files.all, paren: await this.#files.pairs() };
    });
    this.#list();
    await made;
    this.#list();
  }

  // ── words ─────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {string} text */
  async #copy(text) {
    this.say(
      (await copy(text))
        ? "Gekopieerd."
        : "Kopiëren lukt niet in deze browser. Download het bestand, of selecteer de tekst zelf.",
    );
  }

  /** A message that stays until another file is opened. @param {string} text @param {HTMLElement[]} more */
  #tell(text, ...more) {
    this.#notice.replaceChildren(
      element("div", { class: "cmz-let-op", role: "status" }, element("p", {}, text), ...more),
    );
  }

  /** @param {string} text @param {unknown} problem */
  #fail(text, problem) {
    console.warn("De werkplaats is gestopt.", problem);
    this.state = "fout";
    this.say(text);
  }
}

if (!customElements.get("cmz-werkplaats")) customElements.define("cmz-werkplaats", CmzWerkplaats);
