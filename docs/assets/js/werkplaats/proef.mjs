// Trying a planner with the changed rules: its form, and the answer of now beside the one with the change.
import { element, part } from "../gemeen/element.mjs";

/** @typedef {import("../planner/planner.mjs").CmzPlanner} CmzPlanner */

export class Proef {
  #html = "";

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  clear() {
    this.place.replaceChildren();
    this.#html = "";
  }

  /** Says why there is no form, as long as there never was one. @param {string} why */
  refuse(why) {
    if (!this.#html) this.place.replaceChildren(element("p", {}, why));
  }

  /**
   * Shows the form of a planner. What was filled in stays.
   * @param {string} planner
   * @param {string} html that Python made and escaped
   */
  show(planner, html) {
    const shown = this.#planner;
    const answers = shown?.name === planner ? shown.answers : null;
    if (shown && answers && html === this.#html) {
      // The same questions, perhaps other rules.
      shown.answers = answers;
      return;
    }
    this.#html = html;
    const parts = new DOMParser().parseFromString(html, "text/html").body;
    const result = part(parts, ".cmz-resultaat");
    const difference = element("p", { class: "cmz-wp-verschil", role: "status" });
    const columns = element("div", { class: "cmz-wp-naast" });
    result.before(difference, columns);
    columns.append(column("Nu op de site", element("div", { class: "cmz-wp-nu" })), column("Met je wijziging", result));
    this.place.replaceChildren(...parts.childNodes);
    if (answers && this.#planner && Object.keys(answers).length) this.#planner.answers = answers;
  }

  /**
   * The answer of now, beside the one that the planner itself shows.
   * @param {{nu: string, anders: boolean, straks: {leeg: boolean}}} answer
   */
  showNow({ nu, anders, straks }) {
    const place = this.place.querySelector(".cmz-wp-nu");
    if (!place) return;
    // Made by Python and escaped there.
    place.innerHTML = nu;
    for (const twin of place.querySelectorAll("[id]")) twin.removeAttribute("id");
    const words = anders ? "Het antwoord verandert." : "Het antwoord blijft hetzelfde.";
    part(this.place, ".cmz-wp-verschil").textContent = straks.leeg ? "" : words;
  }

  /** @returns {CmzPlanner | null} */
  get #planner() {
    return this.place.querySelector("cmz-planner");
  }
}

/** @param {string} title @param {HTMLElement} content */
const column = (title, content) => element("section", { "aria-label": title }, element("h3", {}, title), content);
