// <cmz-planner name="…">: a form made at build time, answered by Python in a worker.
// data-state: leeg (as built, or emptied), laden (Python loads or counts), klaar (ready, and the page shows
// the answer to all that was filled in), fout. Every answer is also sent as the event "planner:result".
// Answers stay in this tab (bezoek.mjs), and a link holds them only when somebody asks for one.
import { bring, button, focusOn, part, say } from "../gemeen/element.mjs";
import { Onderdeel } from "../gemeen/onderdeel.mjs";
import { onNewDay, today } from "../gemeen/pagina.mjs";
import { engine } from "../python/rekenhulp.mjs";
// Keeps a case of this form in a dossier; only pages with a planner need it.
import "../dossiers/bewaarbalk.mjs";
import "./balk.mjs";
import { Bezoek } from "./bezoek.mjs";
import { Formulier } from "./formulier.mjs";
import { Fouten, MISTAKES } from "./fouten.mjs";
import { Meenemen } from "./meenemen.mjs";

/**
 * @typedef {import("../python/antwoord.mjs").Antwoord} Antwoord
 * @typedef {import("./formulier.mjs").Velden} Velden
 */

/** How long somebody stops typing before the answer is asked, in milliseconds. */
const PAUSE = 250;
const LINK = "#antwoorden";
/** On a part that was open as it came, or that the visitor opened: only those go on paper, where the theme opens all. */
const OPENED = "data-geopend";
const LOADING = "De rekenhulp wordt geladen…";
const READY = "Klaar.";
const ANEW = "Het antwoord wordt opnieuw uitgerekend…";
const SLOW =
  "De rekenhulp antwoordt nog niet. Je invulling blijft staan. De tabellen hieronder op deze pagina bevatten dezelfde regels.";
const FAILED = "De rekenhulp werkt nu niet. De tabellen hieronder op deze pagina bevatten dezelfde regels.";

/** The answers that somebody put in the link, or null. Python reads them, also when a mail program changed the link. */
const linkState = () => (location.hash.startsWith(LINK) ? location.hash.slice(1) : null);

export class CmzPlanner extends Onderdeel {
  #html = "";
  /** @type {NonNullable<Antwoord["gelezen"]>} how each date was read */
  #read = {};
  /** @type {string | null} the visit as it was before something took its place */
  #undo = null;
  #form = new Formulier(this.form);
  #visit = new Bezoek(this.name, this.#form, Boolean(this.closest("cmz-werkplaats")));
  #errors = new Fouten(this.#form, part(this, ".cmz-fouten"));
  #take = new Meenemen(this);

  actions = {
    "rij-erbij": (/** @type {HTMLElement} */ pressed) =>
      this.#form.addRow(pressed.closest("[data-vraag]"))?.querySelector("input")?.focus(),
    "rij-weg": (/** @type {HTMLElement} */ pressed) => {
      this.#form.removeRow(pressed);
      this.#typed();
    },
    wis: (/** @type {HTMLElement} */ pressed) => this.#clear(pressed),
    herstel: () => this.#restore(),
    vandaag: () => this.#backToToday(),
    link: () => this.#take.link(),
    "kopieer-tekst": () => this.#take.text(),
    kopieer: (/** @type {HTMLElement} */ pressed) => this.#take.copy(pressed),
    ics: () => this.#take.calendar(),
    "druk-af": () => print(),
    opnieuw: () => {
      this.engine.stop();
      focusOn(this.status);
      this.#start();
    },
  };

  begin() {
    this.listen(this.form, "input", () => this.#typed());
    this.listen(this.form, "focusout", (event) => {
      this.#errors.leave(event);
      this.#writeOut(event.relatedTarget);
    });
    this.listen(this.form, "submit", (event) => {
      event.preventDefault();
      this.answer({ submit: true });
    });
    // A click (a key makes one too) says so at once; `toggle` comes later, and for the theme as well.
    this.listen(this.#result, "click", folded);
    this.listen(window, "hashchange", () => this.#follow());
    // What depends on today is counted again when it is another day.
    this.listenTo(onNewDay, () => {
      if (this.dataset.state === "klaar" || this.dataset.state === "leeg") this.answer();
    });
    this.#fillFromVisit();
    this.#start();
  }

  /** What was filled in before, here or in another planner; what was typed before this script ran goes before it. */
  #fillFromVisit() {
    const link = linkState();
    if (link !== null && !this.#visit.opende(link)) return;
    const typed = this.#form.changed ?? {};
    const elsewhere = this.#visit.elders;
    this.#form.fill({ ...this.#visit.velden(), ...typed });
    if (Object.keys(typed).length) this.#visit.bewaar();
    this.#tellElsewhere(elsewhere);
  }

  /** What the visit holds, is now about something else. */
  #tellReplaced() {
    this.#tellElsewhere(false);
    this.dispatchEvent(new Event("planner:bezoek"));
  }

  /** @param {boolean} shown that these answers come from another planner */
  #tellElsewhere(shown) {
    const note = /** @type {HTMLElement | null} */ (this.querySelector(".cmz-elders"));
    if (note) note.hidden = !shown;
  }

  /** @returns {HTMLFormElement} */
  get form() {
    return part(this, "form");
  }

  get #result() {
    return part(this, ".cmz-resultaat");
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  /** Who answers: the page Regelwerkplaats has an engine of its own, with other rules. */
  get engine() {
    const workbench = /** @type {{engine?: typeof engine} | null} */ (
      /** @type {unknown} */ (this.closest("cmz-werkplaats"))
    );
    return workbench?.engine ?? engine;
  }

  /** @returns {Velden} what is filled in */
  get answers() {
    return this.#form.fields;
  }

  /** Fills the form with these answers, in place of what was there. */
  set answers(fields) {
    this.#empty();
    this.#form.fill(fields);
    this.#visit.bewaar();
    this.#forgetUndo();
    this.#take.forget();
    this.answer();
  }

  /** What was filled in during this visit, for whoever keeps dossiers. */
  get visit() {
    return this.#visit;
  }

  /**
   * Shows what the visit holds now.
   * @param {string} before the visit as it was, when that may come back
   */
  refresh(before = "") {
    this.#empty();
    this.#form.fill(this.#visit.velden());
    this.#tellElsewhere(false);
    this.#take.forget();
    this.answer();
    this.#offerUndo(before);
  }

  // ── asking ────────────────────────────────────────────────────────────────────────────────────────────

  async #start() {
    this.state = "laden";
    this.say(LOADING);
    // Whatever was typed before this script ran counts too.
    const link = linkState();
    if (link !== null && !this.#visit.opende(link)) return this.#openLink(link);
    if (this.#form.changed) return this.answer();
    const newest = this.newest();
    try {
      await this.patiently(this.engine.start(), newest, this.#late);
    } catch (problem) {
      if (newest()) this.#fail(problem);
      return;
    }
    if (!newest()) return;
    this.state = "klaar";
    this.say(READY, true);
  }

  #typed() {
    // What was read belongs to what stood there before.
    this.#read = {};
    this.newest();
    this.#visit.bewaar();
    this.state = "laden";
    this.#forgetUndo();
    this.#take.forget();
    this.soon(PAUSE, () => this.answer());
  }

  /**
   * Asks Python, and shows the answer unless the visitor has typed on in the meantime.
   * @param {{submit?: boolean, [extra: string]: unknown}} how `submit`: somebody asked for the answer
   * @returns {Promise<Antwoord | null>} null when there is nothing to show (any more)
   */
  async answer({ submit = false, ...extra } = {}) {
    const newest = this.newest();
    this.state = "laden";
    /** @type {Antwoord} */
    let answer;
    try {
      const asked = this.engine.ask({ ...this.#request(), ...extra });
      answer = await this.patiently(asked, newest, this.#late);
    } catch (problem) {
      if (newest()) this.#fail(problem);
      return null;
    }
    if (!newest()) return null;
    if (submit) this.#errors.reveal(answer.fouten);
    this.#show(answer, submit);
    if (submit && !this.#errors.shown) bring(this.#result);
    return answer;
  }

  #request() {
    const { basis } = this.dataset;
    return {
      planner: this.name,
      velden: this.answers,
      vandaag: today(),
      link: /** @type {string | null} */ (null),
      basis,
    };
  }

  /** A link was pasted into the address of a page that is already open. */
  #follow() {
    const link = linkState();
    if (link === null) return;
    const before = this.#visit.alles;
    this.#empty();
    this.#visit.begint(link);
    this.#openLink(link, before);
  }

  /** @param {string} link @param {string} before the visit as it was */
  async #openLink(link, before = this.#visit.alles) {
    const newest = this.newest();
    /** @type {Antwoord} */
    let opened;
    try {
      const asked = this.engine.ask({ ...this.#request(), velden: {}, link });
      opened = await this.patiently(asked, newest, this.#late);
    } catch (problem) {
      if (newest()) this.#fail(problem);
      return;
    }
    if (!this.isConnected) return;
    // Whatever was typed while Python was loading stays; the link fills the rest.
    const typed = this.#form.changed;
    this.#form.fill({ ...opened.velden, ...typed });
    this.#visit.begint(link);
    this.#visit.bewaar();
    this.#tellReplaced();
    this.#offerUndo(before);
    this.#errors.reveal(opened.fouten);
    if (typed) this.answer();
    else this.#show(opened, true);
  }

  // ── showing ───────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Antwoord} answer @param {boolean} submit */
  #show(answer, submit) {
    const focus = document.activeElement;
    const seen = this.form.contains(focus) && isInView(focus);
    // Python made and escaped this HTML, in one place. The same text again is not announced again.
    if (this.#html !== answer.html) {
      this.#result.innerHTML = this.#html = answer.html;
      for (const part of this.#result.querySelectorAll("details[open]")) part.toggleAttribute(OPENED, true);
    }
    this.#result.hidden = false;
    const filled = Object.keys(this.answers);
    for (const question of this.#form.questions) {
      const id = question.dataset.vraag ?? "";
      const matters = answer.nodig?.includes(id) || filled.some((name) => `${name}.`.startsWith(`${id}.`));
      question.dataset.nodig = matters ? "ja" : "nee";
      // A question that can change nothing is not asked: not seen, not read aloud, not sent along. What was
      // filled in comes back with it.
      if (question instanceof HTMLFieldSetElement)
        question.hidden = question.disabled = answer.resultaat?.niet_gevraagd?.includes(id) ?? false;
    }
    this.#read = answer.gelezen ?? {};
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll("[data-gelezen]")))
      say(place, this.#read[place.dataset.gelezen ?? ""]?.tekst ?? "");
    this.#writeOut(document.activeElement);
    // Questions above it came or went: who types keeps seeing where.
    if (seen && !isInView(focus)) focus?.scrollIntoView({ block: "center" });
    this.state = answer.leeg ? "leeg" : "klaar";
    this.#errors.show(answer.fouten);
    if (submit && answer.fouten.length) this.#errors.summarise();
    if (this.#errors.shown) this.say(`${MISTAKES}.`);
    else this.say(answer.samenvatting || READY, true);
    if (answer.resultaat)
      this.dispatchEvent(new CustomEvent("planner:result", { bubbles: true, detail: answer.resultaat }));
  }

  /**
   * A date that was typed in one field goes to its three fields, once its question was left: what "morgen" means, changes.
   * @param {unknown} focus what has the focus now
   */
  #writeOut(focus) {
    for (const [name, { velden }] of Object.entries(this.#read)) {
      const [id] = name.split(".");
      if (!velden || (focus instanceof Node && this.#form.question(id)?.contains(focus))) continue;
      delete this.#read[name];
      this.#form.fill(velden);
      this.#visit.bewaar();
    }
  }

  /** An answer to what is no longer filled in must not be read. @param {boolean} again */
  #late = (again) => {
    if (this.#html) this.#result.hidden = true;
    if (again) this.#offerAgain(SLOW);
    else if (this.#html) this.say(ANEW);
  };

  /** @param {string} text */
  #offerAgain(text) {
    this.say(text);
    this.status.after(button("opnieuw", "Probeer opnieuw"));
  }

  /** @param {string} text @param {boolean} heard whether it is only for who hears the page: the screen shows it already */
  say(text, heard = false) {
    super.say(text, heard);
    this.querySelector("[data-actie=opnieuw]")?.remove();
  }

  /**
   * The answer on the page no longer belongs to the form: take it away, and say what still works.
   * @param {unknown} problem
   */
  #fail(problem) {
    console.warn("De rekenhulp is gestopt.", problem);
    this.#result.innerHTML = this.#html = "";
    this.state = "fout";
    this.#offerAgain(FAILED);
  }

  // ── emptying, and taking that back ────────────────────────────────────────────────────────────────────

  #empty() {
    this.#form.empty();
    this.#errors.forget();
  }

  /** Everything that was filled in during this visit, here and in other planners. @param {HTMLElement} pressed */
  #clear(pressed) {
    const before = this.#visit.alles;
    this.#empty();
    this.#visit.vergeet();
    this.#tellReplaced();
    this.#take.forget();
    this.answer();
    this.#offerUndo(before, pressed);
  }

  /** @param {string} before the visit as it was @param {Element | null} beside the button that took it away */
  #offerUndo(before, beside = this.#clearButton) {
    this.#forgetUndo();
    if (this.#visit.isLeeg(before)) return;
    this.#undo = before;
    beside?.after(button("herstel", "Ongedaan maken"));
  }

  #restore() {
    const before = this.#undo ?? "";
    const fields = this.#visit.velden(before);
    this.#empty();
    this.#visit.alles = before;
    this.#tellReplaced();
    this.#form.fill(fields);
    this.#clearButton?.focus();
    this.#forgetUndo();
    this.answer();
  }

  #forgetUndo() {
    this.#undo = null;
    this.querySelector("[data-actie=herstel]")?.remove();
  }

  /** @returns {HTMLElement | null} */
  get #clearButton() {
    return this.form.querySelector("[data-actie=wis]");
  }

  /** The rules of today again. */
  #backToToday() {
    const fields = this.form.querySelectorAll("[data-vraag=vandaag] input");
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (fields)) field.value = "";
    this.#visit.bewaar();
    focusOn(this.status);
    this.answer();
  }
}

/** Not under the bar at the top either: the styles say how much room that takes. @param {Element | null} part */
function isInView(part) {
  if (!part) return false;
  const { top, bottom } = part.getBoundingClientRect();
  return top >= Number.parseFloat(getComputedStyle(part).scrollMarginTop) && bottom <= innerHeight;
}

/** The visitor opens or folds a part of the answer, which the browser does after this. @param {Event} event */
function folded({ target }) {
  const part = target instanceof Element ? target.closest("summary")?.parentElement : null;
  if (part instanceof HTMLDetailsElement) part.toggleAttribute(OPENED, !part.open);
}

if (!customElements.get("cmz-planner")) customElements.define("cmz-planner", CmzPlanner);
