// <cmz-dossiers>: the page Mijn dossiers, which shows what this browser keeps.
import { decode, give, NoText } from "../gemeen/bestand.mjs";
import { button, element, focusOn, part, tell } from "../gemeen/element.mjs";
import { Onderdeel } from "../gemeen/onderdeel.mjs";
import { onNewDay } from "../gemeen/pagina.mjs";
import { engine } from "../python/rekenhulp.mjs";
import { Ongedaan } from "./ongedaan.mjs";
import { ask, EMPTY, KEY, read, write } from "./opslag.mjs";

/**
 * @typedef {import("./opslag.mjs").Antwoord} Antwoord
 * @typedef {import("./opslag.mjs").Opslag} Opslag
 */

/** How long somebody stops choosing before the list changes, in milliseconds. */
const PAUSE = 200;
const ROWS = 50;
const LARGEST_FILE = 5_000_000;
const LOADING = "De rekenhulp wordt geladen…";
const ANEW = "De lijst wordt opnieuw gemaakt…";
const SLOW = "De rekenhulp antwoordt nog niet. Je dossiers blijven staan.";
const FAILED = "De rekenhulp werkt nu niet. Je dossiers blijven staan. Je kunt de ruwe tekst downloaden.";
const BLOCKED = "Deze browser laat niet toe dat een pagina iets bewaart. Mijn dossiers werkt hier dus niet.";
const LIST = ".cmz-dossierlijst";
const LISTS = [".cmz-datums", LIST];

class CmzDossiers extends Onderdeel {
  #rows = ROWS;
  #undo = new Ongedaan(this, () => this.status);

  actions = {
    "zet-aan": () => this.#switchOn(),
    "zet-uit": () => this.#replace(null, "Mijn dossiers staat uit. Alle dossiers zijn uit deze browser gewist."),
    wis: () => this.#replace(EMPTY, "Alle dossiers zijn gewist."),
    verwijder: (/** @type {HTMLElement} */ { dataset }) => this.#remove({ wat: "verwijder", code: dataset.code }),
    "ruim-op": () => this.#remove({ wat: "ruim-op" }),
    herstel: () => this.#restore(),
    meer: () => this.#more(),
    ruw: () => give("mijn-dossiers-ruw.txt", read() ?? "", "text/plain"),
    json: () => this.#export({ wat: "exporteer", vorm: "json" }, "mijn-dossiers.json", "application/json"),
    csv: () => this.#export({ wat: "exporteer", vorm: "csv" }, "mijn-dossiers.csv", "text/csv"),
    agenda: () => {
      /** @type {HTMLSelectElement} */
      const choice = part(this, "[data-herinnering]");
      this.#export({ wat: "agenda", herinnering: Number(choice.value) }, "mijn-dossiers.ics", "text/calendar");
    },
    opnieuw: () => {
      engine.stop();
      focusOn(this.status);
      this.#start();
    },
  };

  begin() {
    this.listen(this, "submit", (event) => {
      event.preventDefault();
      if (event.target.matches(".cmz-import")) this.#import(event.target);
      else this.#do({});
    });
    this.listen(part(this, ".cmz-filter"), "input", () =>
      this.soon(PAUSE, () => {
        this.#rows = ROWS;
        this.#do({});
      }),
    );
    this.listenTo(onNewDay, () => {
      if (this.dataset.state === "klaar") this.#do({});
    });
    // Another window changed what is kept.
    this.listen(window, "storage", ({ key }) => {
      if (key !== KEY && key !== null) return;
      this.#undo.forget();
      this.#start();
    });
    this.#start();
  }

  async #start() {
    const text = read();
    for (const shown of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-als]")))
      shown.hidden = shown.dataset.als !== (typeof text === "string" ? "aan" : "uit");
    if (typeof text === "string") {
      await this.#do({});
      return;
    }
    this.newest();
    const blocked = text === undefined;
    part(this, "[data-actie=zet-aan]").hidden = blocked;
    this.state = blocked ? "fout" : "leeg";
    if (blocked) this.say(BLOCKED);
  }

  // ── asking and showing ──────────────────────────────────────────────────────────────────────────────────

  /**
   * Does something with the dossiers and shows how they are then.
   * @param {object} action
   * @returns {Promise<Antwoord | null>} null when it failed, or when something newer is shown
   */
  async #do(action) {
    const newest = this.newest();
    this.state = "laden";
    if (!part(this, LIST).innerHTML) this.say(LOADING);
    const keuze = Object.fromEntries(new FormData(part(this, ".cmz-filter")));
    /** @type {Antwoord} */
    let answer;
    try {
      const asked = ask(action, { overzicht: true, keuze, aantal: this.#rows, basis: this.dataset.basis });
      answer = await this.patiently(asked, newest, this.#late);
    } catch (problem) {
      if (newest()) this.#fail(problem);
      return null;
    }
    if (answer.change) this.#undo.offer(answer.change);
    if (!newest()) return null;
    this.#show(answer);
    return answer;
  }

  /** A list of something else must not be read. @param {boolean} again */
  #late = (again) => {
    for (const selector of LISTS) part(this, selector).hidden = true;
    if (again) this.say(SLOW);
    else if (part(this, LIST).innerHTML) this.say(ANEW);
  };

  /** @param {Antwoord} answer */
  #show({ bericht, datums, dossiers, meer, verslag, fout, melding, samenvatting }) {
    if (datums !== undefined) {
      this.#fill(".cmz-bericht", bericht);
      this.#fill(".cmz-datums", datums);
      this.#fill(LIST, dossiers ?? "");
      part(this, "[data-actie=meer]").hidden = !meer;
    }
    if (verslag) this.#fill(".cmz-import-verslag", verslag);
    for (const selector of LISTS) part(this, selector).hidden = false;
    this.state = "klaar";
    if (fout || melding) tell(this.status, fout || melding || "");
    else this.say(samenvatting ?? "");
  }

  /** @param {string} selector @param {string} html that Python made and escaped */
  #fill(selector, html) {
    const place = part(this, selector);
    if (place.innerHTML !== html) place.innerHTML = html;
  }

  /** @param {unknown} problem */
  #fail(problem) {
    console.warn("De rekenhulp is gestopt.", problem);
    this.state = "fout";
    this.say(FAILED);
    const buttons = [button("opnieuw", "Probeer opnieuw"), button("ruw", "Download de ruwe tekst")];
    part(this, ".cmz-bericht").replaceChildren(element("div", { class: "cmz-knoppen" }, ...buttons));
  }

  // ── undo ────────────────────────────────────────────────────────────────────────────────────────────────

  async #restore() {
    const said = this.#undo.takeBack();
    if (said) await this.#startAfter(said);
  }

  // ── what the buttons do ─────────────────────────────────────────────────────────────────────────────────

  async #switchOn() {
    const problem = write(EMPTY, null);
    this.#undo.forget();
    await this.#startAfter(problem || "Mijn dossiers staat aan. Je dossiers blijven in deze browser.");
  }

  /**
   * Everything at once; the text that was there can come back as long as this page is open.
   * @param {Opslag} after
   * @param {string} message
   */
  async #replace(after, message) {
    const before = read() ?? null;
    const problem = write(after, before);
    if (!problem) this.#undo.offer({ before, after });
    this.#fill(".cmz-import-verslag", "");
    await this.#startAfter(problem || message);
  }

  /** @param {string} message what was done */
  async #startAfter(message) {
    focusOn(this.status);
    await this.#start();
    tell(this.status, message);
    // The page may have become much shorter, or longer: what has the focus must be seen.
    this.status.scrollIntoView({ block: "center" });
  }

  /** What was pressed goes away: the focus goes to what undoes it. @param {object} action */
  async #remove(action) {
    const answer = await this.#do(action);
    if (answer) (part(this, "[data-actie=herstel]") ?? this.status).focus();
  }

  async #more() {
    this.#rows += ROWS;
    const rows = () => this.querySelectorAll(`${LIST} tbody tr`);
    const before = rows().length;
    const answer = await this.#do({});
    // The button is gone: the focus goes to the first row that it brought.
    if (answer && !answer.meer) rows()[Math.min(before, rows().length - 1)]?.querySelector("a")?.focus();
  }

  /** @param {object} action @param {string} name @param {string} type */
  async #export(action, name, type) {
    const answer = await this.#do(action);
    if (answer?.bestand) give(name, answer.bestand, type);
  }

  /** @param {HTMLFormElement} form */
  async #import(form) {
    /** @type {HTMLInputElement} */
    const input = part(form, 'input[type="file"]');
    /** @type {HTMLInputElement} */
    const replace = part(form, 'input[type="checkbox"]');
    const [file] = input.files ?? [];
    if (!file) {
      this.say("Kies eerst een bestand.");
      input.focus();
      return;
    }
    if (file.size > LARGEST_FILE) {
      this.say("Dit bestand is te groot. Een bestand met dossiers is hoogstens 5 MB.");
      return;
    }
    let tekst;
    try {
      tekst = await decode(file);
    } catch (problem) {
      this.say(problem instanceof NoText ? problem.message : "Dit bestand kan niet gelezen worden.");
      return;
    }
    const answer = await this.#do({ wat: "importeer", tekst, overschrijf: replace.checked, naam: file.name });
    if (answer && !answer.fout) input.value = "";
  }
}

if (!customElements.get("cmz-dossiers")) customElements.define("cmz-dossiers", CmzDossiers);
