// <cmz-dossierblad toon="vandaag|dossier|overleg">: what Python shows of the dossiers, and what is marked there. Without
// dossiers nothing is asked of Python, and what stands in the page stays.
import { give } from "../gemeen/bestand.mjs";
import { button, focusOn, part } from "../gemeen/element.mjs";
import { Onderdeel } from "../gemeen/onderdeel.mjs";
import { call, copy, today } from "../gemeen/pagina.mjs";
import { engine } from "../python/rekenhulp.mjs";
import { Ongedaan } from "./ongedaan.mjs";
import { ask, codeInAddress, hasDossiers, KEY } from "./opslag.mjs";

/** @typedef {import("./opslag.mjs").Antwoord} Antwoord */

const LOADING = "De rekenhulp wordt geladen…";
const FAILED = "De rekenhulp werkt nu niet. Je dossiers blijven staan.";

class CmzDossierblad extends Onderdeel {
  #undo = new Ongedaan(this, () => this.status);
  #day = "";
  #text = "";

  actions = {
    herstel: () => this.#restore(),
    opnieuw: () => {
      engine.stop();
      this.#do({});
    },
    kopieer: async () => this.say((await copy(this.#text)) ? "Gekopieerd." : "Selecteer de tekst en kopieer ze zelf."),
    "druk-af": () => print(),
    agenda: () => this.#calendar(),
  };

  begin() {
    this.listen(this, "submit", (event) => {
      event.preventDefault();
      this.#submit(event.target, event.submitter);
    });
    this.listen(this, "change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.vink) this.#tick(target);
      else if (target.closest(".cmz-filter")) this.#do({});
    });
    // Another window changed what is kept, or another dossier was asked for.
    this.listen(window, "storage", ({ key }) => {
      if (key !== KEY && key !== null) return;
      this.#undo.forget();
      this.#start();
    });
    this.listen(window, "hashchange", () => this.#start());
    // Who comes back the next morning sees that day.
    this.listen(document, "visibilitychange", () => {
      if (!document.hidden && this.#day && this.#day !== today()) this.#start();
    });
    this.#start();
  }

  get #shown() {
    return this.getAttribute("toon") ?? "";
  }

  /** Shows what there is; nothing when there are no dossiers. */
  #start() {
    const on = hasDossiers();
    for (const shown of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-als]")))
      shown.hidden = (shown.dataset.als === "aan") !== on;
    if (on) {
      call(this.dataset.titel ?? "");
      this.#do({});
      return;
    }
    call("");
    this.newest();
    this.state = "leeg";
  }

  /**
   * Does something with the dossiers and shows how they are then.
   * @param {object} action
   * @returns {Promise<Antwoord | null>} null when it failed, or when something newer is shown
   */
  async #do(action) {
    const newest = this.newest();
    this.state = "laden";
    const place = part(this, ".cmz-blad-inhoud");
    if (!place.innerHTML) this.say(LOADING);
    this.#day = today();
    const filter = this.querySelector(".cmz-filter");
    const keuze = filter instanceof HTMLFormElement ? Object.fromEntries(new FormData(filter)) : {};
    /** @type {Antwoord} */
    let answer;
    try {
      const basis = this.dataset.basis;
      answer = await ask(action, { toon: this.#shown, code: codeInAddress(), keuze, basis });
    } catch (problem) {
      if (newest()) this.#fail(problem);
      return null;
    }
    if (answer.change) this.#undo.offer(answer.change);
    if (!newest()) return null;
    // What was typed stays when it could not be kept.
    if (!answer.fout) this.#show(place, answer);
    this.state = "klaar";
    const done = answer.fout || answer.melding;
    this.say(done || answer.samenvatting || "", !done && this.#shown === "dossier");
    return answer;
  }

  /** @param {HTMLElement} place @param {Antwoord} answer */
  #show(place, { html, tekst, titel }) {
    if (titel !== undefined) call(titel);
    this.#text = tekst ?? "";
    if (html === undefined || place.innerHTML === html) return;
    place.innerHTML = html;
    // The tasks of a phase stand in the page since the build.
    for (const tasks of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-taken]")))
      for (const name of tasks.dataset.taken?.split(" ") ?? []) {
        const found = this.querySelector(`template[data-fase="${name}"]`);
        if (found instanceof HTMLTemplateElement) tasks.append(found.content.cloneNode(true));
      }
  }

  /** @param {unknown} problem */
  #fail(problem) {
    console.warn("De rekenhulp is gestopt.", problem);
    this.state = "fout";
    this.say(FAILED);
    part(this, ".cmz-blad-inhoud").replaceChildren(button("opnieuw", "Probeer opnieuw"));
  }

  // ── what is marked ──────────────────────────────────────────────────────────────────────────────────────

  /** @param {HTMLFormElement} form @param {HTMLButtonElement | null} pressed */
  async #submit(form, pressed) {
    const { wat, code, termijn } = form.dataset;
    if (!wat) return;
    const chosen = pressed?.name ? { [pressed.name]: pressed.value } : {};
    const answer = await this.#do({ wat, code, termijn, ...Object.fromEntries(new FormData(form)), ...chosen });
    // What was pressed is gone or drawn anew: the focus goes to what was done, with what undoes it behind it.
    if (answer && !answer.fout) focusOn(this.status);
    else if (answer) form.querySelector("input")?.focus();
  }

  /** @param {HTMLInputElement} box */
  async #tick({ id, dataset, checked }) {
    const answer = await this.#do({ wat: "vink", code: dataset.code, item: dataset.vink, aan: checked });
    if (answer) document.getElementById(id)?.focus();
  }

  async #restore() {
    const said = this.#undo.takeBack();
    if (!said) return;
    focusOn(this.status);
    await this.#do({});
    this.say(said);
  }

  async #calendar() {
    const answer = await this.#do({ wat: "agenda" });
    if (answer?.bestand) give("mijn-dossiers.ics", answer.bestand, "text/calendar");
  }
}

if (!customElements.get("cmz-dossierblad")) customElements.define("cmz-dossierblad", CmzDossierblad);
