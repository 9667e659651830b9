// Mijn dossiers: <cmz-dossiers> shows what this browser keeps, and the deadline planner gets a line to keep
// a case with. Off until the visitor switches it on. What is kept is one text under one key of localStorage,
// and only Python reads and writes it; this script keeps it, shows it and takes it away.
import { button, element, engine, today } from "./planner.mjs";

/**
 * @typedef {{opslag?: string, melding?: string, fout?: string, fouten?: number, bericht: string, aantal: number,
 *   code?: string, velden?: Record<string, string>, bestand?: string, verslag?: string, datums?: string,
 *   dossiers?: string, samenvatting?: string, meer?: boolean}} Antwoord
 */

const KEY = "cmz-dossiers";
const EMPTY = '{"versie":1,"dossiers":[]}';
const HASH = "#dossier:";
const PAUSE = 200;
const ROWS = 50;
const LARGEST_FILE = 5_000_000;
const TRIES = 5;
const LOADING = "De rekenhulp wordt geladen…";
const FAILED = "De rekenhulp werkt nu niet. Je dossiers blijven staan. Je kunt de ruwe tekst downloaden.";
const BLOCKED = "Deze browser laat niet toe dat een pagina iets bewaart. Mijn dossiers werkt hier dus niet.";
const FULL = "Er is geen plaats meer in deze browser. Er is niets gewijzigd.";
const CHANGED = "In een ander venster is iets gewijzigd. Ongedaan maken kan niet meer.";

// ── what the browser keeps ────────────────────────────────────────────────────────────────────────────────

/** @returns {string | null | undefined} the text, null when it is off, undefined when nothing may be kept */
function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return undefined;
  }
}

/**
 * Keeps a text in place of another one, or nothing (null).
 * @returns {string} why it was not done, or ""
 */
function write(text, before) {
  if (read() !== before) return CHANGED;
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
    return "";
  } catch {
    return FULL;
  }
}

/**
 * Asks Python, and keeps what it changed. When another window changed something in the meantime, once more.
 * @returns {Promise<Antwoord & {before?: string}>}
 */
async function ask(action, extra = {}) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = read() ?? null;
    const answer = await engine.ask({
      soort: "dossiers",
      opslag: before ?? "",
      actie: action,
      vandaag: today(),
      ...extra,
    });
    if (answer.opslag === undefined || answer.opslag === before) return answer;
    // Switched off meanwhile: nothing is kept any more.
    if (before === null) return { ...answer, fout: "Mijn dossiers staat uit. Zet het eerst aan." };
    const problem = write(answer.opslag, before);
    if (!problem) return { ...answer, before };
    if (problem !== CHANGED) return { ...answer, melding: "", fout: problem };
  }
  return { bericht: "", aantal: 0, fout: "Een ander venster wijzigt nu je dossiers. Probeer het daarna opnieuw." };
}

/** Gives the visitor a file. */
function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The text of a file, also one that an older spreadsheet wrote. */
async function decode(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// ── the page Mijn dossiers ────────────────────────────────────────────────────────────────────────────────

class CmzDossiers extends HTMLElement {
  #listening = null;
  #turn = 0;
  #timer = 0;
  #rows = ROWS;
  /** @type {{before: string | null, after: string | null} | null} how to take back the last change */
  #undo = null;

  connectedCallback() {
    this.status = this.querySelector(".cmz-stand");
    if (!this.status) return;
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal };
    this.addEventListener("click", (event) => this.#click(event), options);
    this.addEventListener("submit", (event) => this.#submit(event), options);
    this.querySelector(".cmz-filter").addEventListener("input", () => this.#filter(), options);
    addEventListener("storage", (event) => this.#elsewhere(event), options);
    this.#begin();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    clearTimeout(this.#timer);
    this.#turn++;
  }

  #begin() {
    const text = read();
    for (const part of this.querySelectorAll("[data-als]"))
      part.hidden = part.dataset.als !== (typeof text === "string" ? "aan" : "uit");
    if (typeof text === "string") return this.#do({});
    this.#turn++;
    this.#part("zet-aan").hidden = text === undefined;
    this.dataset.state = text === undefined ? "fout" : "leeg";
    if (text === undefined) this.#say(BLOCKED);
    return null;
  }

  // ── asking and showing ──────────────────────────────────────────────────────────────────────────────────

  /**
   * Does something with the dossiers and shows how they are then.
   * @returns {Promise<Antwoord | null>} null when it failed, or when something newer is shown
   */
  async #do(action) {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.dataset.state = "laden";
    if (!this.querySelector(".cmz-dossierlijst").innerHTML) this.#say(LOADING);
    const extra = { overzicht: true, keuze: this.#choice(), aantal: this.#rows, basis: this.dataset.basis };
    let answer;
    try {
      answer = await ask(action, extra);
    } catch (problem) {
      if (turn === this.#turn) this.#fail(problem);
      return null;
    }
    if (answer.before !== undefined) this.#offerUndo(answer.before, read());
    if (turn !== this.#turn) return null;
    this.#show(answer);
    return answer;
  }

  /** @param {Antwoord} answer */
  #show(answer) {
    // Python made and escaped this HTML.
    if (answer.datums !== undefined) {
      this.#fill(".cmz-bericht", answer.bericht);
      this.#fill(".cmz-datums", answer.datums);
      this.#fill(".cmz-dossierlijst", answer.dossiers);
      this.#part("meer").hidden = !answer.meer;
    }
    if (answer.verslag) this.#fill(".cmz-import-verslag", answer.verslag);
    this.dataset.state = "klaar";
    this.#say(answer.fout || answer.melding || answer.samenvatting || "");
  }

  #fill(selector, html) {
    const part = this.querySelector(selector);
    if (part.innerHTML !== html) part.innerHTML = html;
  }

  #part(action) {
    return this.querySelector(`[data-actie="${action}"]`);
  }

  #choice() {
    return Object.fromEntries(new FormData(this.querySelector(".cmz-filter")));
  }

  #say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  #fail(problem) {
    console.warn("De rekenhulp is gestopt.", problem);
    this.dataset.state = "fout";
    this.#say(FAILED);
    this.#fill(".cmz-bericht", "");
    this.querySelector(".cmz-bericht").append(
      element("div", { class: "cmz-knoppen" }, button("opnieuw", "Probeer opnieuw"), button("ruw", "Download de ruwe tekst")),
    );
  }

  #filter() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#rows = ROWS;
      this.#do({});
    }, PAUSE);
  }

  /** Another window changed what is kept. */
  #elsewhere(event) {
    if (event.key !== KEY && event.key !== null) return;
    this.#forgetUndo();
    this.#begin();
  }

  // ── undo ────────────────────────────────────────────────────────────────────────────────────────────────

  #offerUndo(before, after) {
    this.#forgetUndo();
    this.#undo = { before, after };
    this.status.after(button("herstel", "Ongedaan maken"));
  }

  #forgetUndo() {
    this.#undo = null;
    this.#part("herstel")?.remove();
  }

  async #restore() {
    const { before, after } = this.#undo ?? {};
    if (before === undefined) return;
    this.#forgetUndo();
    this.#focusStatus();
    const problem = write(before, after);
    await this.#begin();
    this.#say(problem || "Het is ongedaan gemaakt.");
  }

  #focusStatus() {
    this.status.tabIndex = -1;
    this.status.focus();
  }

  // ── buttons ─────────────────────────────────────────────────────────────────────────────────────────────

  #click(event) {
    const pressed = event.target.closest("[data-actie]");
    if (!pressed) return;
    switch (pressed.dataset.actie) {
      case "zet-aan":
        this.#switchOn();
        break;
      case "zet-uit":
        this.#replace(null, "Mijn dossiers staat uit. Alle dossiers zijn uit deze browser gewist.");
        break;
      case "wis":
        this.#replace(EMPTY, "Alle dossiers zijn gewist.");
        break;
      case "verwijder":
        this.#remove({ wat: "verwijder", code: pressed.dataset.code });
        break;
      case "ruim-op":
        this.#remove({ wat: "ruim-op" });
        break;
      case "herstel":
        this.#restore();
        break;
      case "meer":
        this.#rows += 2 * ROWS;
        this.#more();
        break;
      case "ruw":
        download("mijn-dossiers-ruw.txt", read() ?? "", "text/plain");
        break;
      case "json":
        this.#export({ wat: "exporteer", vorm: "json" }, "mijn-dossiers.json", "application/json");
        break;
      case "csv":
        this.#export({ wat: "exporteer", vorm: "csv" }, "mijn-dossiers.csv", "text/csv");
        break;
      case "agenda":
        this.#export(
          { wat: "agenda", herinnering: Number(this.querySelector("[data-herinnering]").value) },
          "mijn-dossiers.ics",
          "text/calendar",
        );
        break;
      case "opnieuw":
        engine.stop();
        this.#focusStatus();
        this.#begin();
        break;
    }
  }

  #submit(event) {
    event.preventDefault();
    if (event.target.matches(".cmz-import")) this.#import(event.target);
    else this.#do({});
  }

  async #switchOn() {
    const problem = write(EMPTY, null);
    this.#forgetUndo();
    this.#focusStatus();
    await this.#begin();
    this.#say(problem || "Mijn dossiers staat aan. Je dossiers blijven in deze browser.");
  }

  /** Everything at once; the text that was there can come back as long as this page is open. */
  async #replace(text, message) {
    const before = read() ?? null;
    const problem = write(text, before);
    if (!problem) this.#offerUndo(before, text);
    this.#fill(".cmz-import-verslag", "");
    this.#focusStatus();
    await this.#begin();
    this.#say(problem || message);
  }

  /** What was pressed goes away: the focus goes to what undoes it. */
  async #remove(action) {
    const answer = await this.#do(action);
    if (answer) (this.#part("herstel") ?? this.status).focus();
  }

  async #more() {
    const before = this.querySelectorAll(".cmz-dossierlijst tbody tr").length;
    const answer = await this.#do({});
    if (answer && !answer.meer) {
      const rows = this.querySelectorAll(".cmz-dossierlijst tbody tr");
      rows[Math.min(before, rows.length - 1)]?.querySelector("a")?.focus();
    }
  }

  async #export(action, name, type) {
    const answer = await this.#do(action);
    if (answer?.bestand) download(name, answer.bestand, type);
  }

  /** @param {HTMLFormElement} form */
  async #import(form) {
    const input = form.querySelector('input[type="file"]');
    const [file] = input.files;
    if (!file) {
      this.#say("Kies eerst een bestand.");
      input.focus();
      return;
    }
    if (file.size > LARGEST_FILE) {
      this.#say("Dit bestand is te groot. Een bestand met dossiers is hoogstens 5 MB.");
      return;
    }
    let tekst;
    try {
      tekst = await decode(file);
    } catch {
      this.#say("Dit bestand kan niet gelezen worden.");
      return;
    }
    const overschrijf = form.querySelector('input[type="checkbox"]').checked;
    const answer = await this.#do({ wat: "importeer", tekst, overschrijf, naam: file.name });
    if (answer && !answer.fout) input.value = "";
  }
}

if (!customElements.get("cmz-dossiers")) customElements.define("cmz-dossiers", CmzDossiers);

// ── the line on the page of the planner ───────────────────────────────────────────────────────────────────

/** The code of the dossier in the address, or "". */
function codeInAddress() {
  if (!location.hash.startsWith(HASH)) return "";
  try {
    return decodeURIComponent(location.hash.slice(HASH.length));
  } catch {
    return "";
  }
}

/** Keeps the case that is in the form of a planner under a code name. */
class Keeper {
  #opened = "";
  #cleared = "";

  constructor(planner) {
    this.planner = planner;
    this.code = element("input", {
      type: "text",
      autocomplete: "off",
      maxlength: "40",
      size: "12",
      id: "cmz-bewaar-code",
      "aria-describedby": "cmz-bewaar-hulp",
    });
    this.status = element("p", { class: "cmz-stand", role: "status" });
    const basis = planner.dataset.basis ?? "../../";
    this.bar = element(
      "form",
      { class: "cmz-bewaar", novalidate: "" },
      element("label", { for: "cmz-bewaar-code" }, "Codenaam van het dossier"),
      this.code,
      element("button", { type: "submit", class: "cmz-knop" }, "Bewaar in mijn dossiers"),
      element("a", { href: `${basis}planners/dossiers/` }, "Naar mijn dossiers"),
      element("p", { class: "cmz-hulp", id: "cmz-bewaar-hulp" }, "Geen naam: kies een code die alleen jij herkent, bijvoorbeeld B-12."),
      this.status,
    );
    this.bar.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep();
    });
    this.bar.addEventListener("click", (event) => {
      const pressed = event.target.closest('[data-actie="herstel"]');
      if (!pressed) return;
      event.stopPropagation();
      this.#restore(pressed);
    });
    planner.form.addEventListener("click", (event) => this.#follow(event));
    planner.form.after(this.bar);
    this.open(codeInAddress());
  }

  /** Puts a dossier into the form. */
  async open(code) {
    if (!code) return;
    this.#say("Het dossier wordt geopend…");
    const answer = await this.#ask({ wat: "open", code });
    if (!answer || !this.planner.isConnected) return;
    this.#say(answer.fout ?? `Dossier ‘${answer.code}’ is geopend.`);
    if (answer.fout) return;
    this.planner.answers = answer.velden;
    this.#attach(answer.code);
  }

  async #keep() {
    this.bar.querySelector('[data-actie="herstel"]')?.remove();
    const velden = this.planner.answers;
    const answer = await this.#ask({ wat: "bewaar", code: this.code.value, velden, geopend: this.#opened });
    if (!answer) return;
    this.#say(answer.fout ?? answer.melding);
    if (answer.fouten) this.planner.form.requestSubmit();
    else if (answer.fout) this.code.focus();
    if (answer.fout) return;
    this.#attach(answer.code);
    history.replaceState(history.state, "", HASH + encodeURIComponent(answer.code));
    if (answer.before === undefined) return;
    const undo = button("herstel", "Bewaren ongedaan maken");
    this.taken = { before: answer.before, after: read() };
    this.status.after(undo);
  }

  #restore(pressed) {
    const problem = write(this.taken.before, this.taken.after);
    this.code.focus();
    pressed.remove();
    this.#say(problem || "Het bewaren is ongedaan gemaakt. Het formulier is niet gewijzigd.");
  }

  /** "Wis alles" leaves the dossier as it is kept; taking that back opens it again. */
  #follow(event) {
    const action = event.target.closest("[data-actie]")?.dataset.actie;
    if (action === "wis" && this.#opened) {
      this.#cleared = this.#opened;
      this.#attach("");
      this.#say(`Het dossier ‘${this.#cleared}’ is gesloten. Het blijft bewaard zoals het was.`);
      history.replaceState(history.state, "", location.pathname + location.search);
    } else if (action === "herstel" && this.#cleared) {
      this.#attach(this.#cleared);
      this.#say(`Het dossier ‘${this.#opened}’ is weer open.`);
    }
  }

  #attach(code) {
    this.#opened = code;
    this.code.value = code;
    this.planner.dataset.dossier = code;
    if (code) this.#cleared = "";
  }

  #say(text) {
    this.status.textContent = text;
  }

  /** @returns {Promise<(Antwoord & {before?: string}) | null>} */
  async #ask(action) {
    try {
      return await ask(action);
    } catch (problem) {
      console.warn("De rekenhulp is gestopt.", problem);
      this.#say("De rekenhulp werkt nu niet. Er is niets bewaard of geopend.");
      return null;
    }
  }
}

/** @type {Keeper | null} */
let keeper = null;

/** Adds the line to the planner on this page, when Mijn dossiers is on. */
function addKeeper() {
  const planner = document.querySelector('cmz-planner[name="termijnen"]');
  if (!planner?.form || typeof read() !== "string" || planner.querySelector(".cmz-bewaar")) return;
  keeper = new Keeper(planner);
}

addEventListener("hashchange", () => keeper?.open(codeInAddress()));
// The theme replaces the page's content without loading a new page; it tells so here.
if (window.document$) window.document$.subscribe(addKeeper);
else addKeeper();
