// What a visitor takes along from a planner: a link with the answers, the answer as text, a file for the calendar.
import { give } from "../gemeen/bestand.mjs";
import { button, element } from "../gemeen/element.mjs";
import { copy } from "../gemeen/pagina.mjs";

/**
 * @typedef {import("../python/antwoord.mjs").Antwoord} Antwoord
 * @typedef {import("./planner.mjs").CmzPlanner} CmzPlanner
 */

const NO_CODE =
  "Er staat geen code in: een ander dossier met dezelfde eerste datum overschrijft deze datums in je agenda. " +
  "Volg je er meer dan één op? Vul dan een code in en maak het bestand opnieuw.";
const PRIVATE =
  "In deze link staan de datums en antwoorden van een dossier. Deel hem alleen met collega’s die ze mogen zien.";
const BOX = ".cmz-link";

export class Meenemen {
  /** @param {CmzPlanner} planner */
  constructor(planner) {
    this.planner = planner;
  }

  /** What was made belongs to an earlier answer. */
  forget() {
    this.planner.querySelector(BOX)?.remove();
  }

  async link() {
    const answer = await this.#answer();
    if (!answer) return;
    if (answer.leeg) {
      this.planner.say("Vul eerst iets in: een lege link heeft geen nut.");
      return;
    }
    history.replaceState(history.state, "", `#${answer.link}`);
    this.planner.visit.maakte(answer.link);
    const field = /** @type {HTMLInputElement} */ (
      element("input", { type: "text", readonly: "", value: location.href })
    );
    this.#show(field, "Link met je antwoorden ", "Kopieer de link", element("p", {}, PRIVATE));
  }

  /** The answer as plain text, to paste into a note. */
  async text() {
    const answer = await this.#answer();
    if (!answer) return;
    if (!answer.tekst) {
      this.planner.say("Vul eerst iets in: er is nog geen antwoord.");
      return;
    }
    const field = /** @type {HTMLTextAreaElement} */ (element("textarea", { readonly: "", rows: "10" }, answer.tekst));
    this.#show(field, "Het antwoord als tekst ", "Kopieer de tekst");
  }

  async calendar() {
    const { planner } = this;
    const choice = /** @type {HTMLSelectElement | null} */ (planner.querySelector("[data-herinnering]"));
    const field = /** @type {HTMLInputElement | null} */ (planner.querySelector("[data-code]"));
    const code = planner.dataset.dossier ?? field?.value ?? "";
    const answer = await this.#answer({ ics: true, herinnering: Number(choice?.value ?? 0), code });
    if (!answer) return;
    if (!answer.ics) {
      planner.say(answer.melding || "Er zijn nog geen datums voor een agendabestand.");
      return;
    }
    give(`${planner.name}.ics`, answer.ics, "text/calendar");
    planner.say(`Het agendabestand staat bij je downloads.${code.trim() ? "" : ` ${NO_CODE}`}`);
  }

  /** What stands in the field beside this button. @param {HTMLElement} pressed */
  async copy(pressed) {
    const field = /** @type {HTMLInputElement} */ (pressed.parentElement?.querySelector("input, textarea"));
    field.select();
    const done = await copy(field.value);
    this.planner.say(
      done ? "Gekopieerd." : "Kopiëren lukt niet vanzelf. De tekst is geselecteerd: kopieer hem met je toetsenbord.",
    );
  }

  /** @param {object} extra @returns {Promise<Antwoord | null>} null when something is wrong with what was filled in */
  async #answer(extra = {}) {
    const answer = await this.planner.answer({ submit: true, ...extra });
    return answer?.fouten.length ? null : answer;
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field with what was made
   * @param {string} label
   * @param {string} copyIt words on the button
   * @param {HTMLElement[]} before
   */
  #show(field, label, copyIt, ...before) {
    this.forget();
    const box = element(
      "div",
      { class: "cmz-link" },
      ...before,
      element("label", {}, label, field),
      button("kopieer", copyIt),
    );
    this.planner.querySelector(".cmz-form > .cmz-knoppen")?.after(box);
    field.select();
  }
}
