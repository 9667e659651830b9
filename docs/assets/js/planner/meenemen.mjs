// What a visitor takes along from a planner: a link with the answers, the answer as text, a file for the calendar.
import { canShare, give, share } from "../gemeen/bestand.mjs";
import { button, element, tell } from "../gemeen/element.mjs";
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
const NOT_SHARED = "Delen lukt hier niet. Gebruik het bestand bij je downloads, of kopieer de tekst.";

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
    const text = { text: answer.tekst };
    if (canShare(text)) this.planner.querySelector(BOX)?.append(this.#sharing(text, "Deel de tekst"));
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
    const name = `${planner.name}.ics`;
    give(name, answer.ics, "text/calendar");
    this.forget();
    const files = [new File([answer.ics], name, { type: "text/calendar" })];
    if (canShare({ files }))
      this.#place(element("div", { class: "cmz-link" }, this.#sharing({ files }, "Deel het agendabestand")));
    planner.say(`Het agendabestand staat bij je downloads.${code.trim() ? "" : ` ${NO_CODE}`}`);
  }

  /** What stands in the field beside this button. @param {HTMLElement} pressed */
  async copy(pressed) {
    const field = /** @type {HTMLInputElement} */ (pressed.parentElement?.querySelector("input, textarea"));
    field.select();
    const done = await copy(field.value);
    tell(
      this.planner.status,
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
    this.#place(box);
    field.select();
  }

  /** @param {HTMLElement} made */
  #place(made) {
    this.planner.querySelector(".cmz-form > .cmz-knoppen")?.after(made);
  }

  /**
   * A button for the share sheet of the device, where there is one.
   * @param {ShareData} what
   * @param {string} words
   */
  #sharing(what, words) {
    const pressed = button("deel", words);
    pressed.addEventListener("click", async () => {
      if (!(await share(what))) this.planner.say(NOT_SHARED);
    });
    return pressed;
  }
}
