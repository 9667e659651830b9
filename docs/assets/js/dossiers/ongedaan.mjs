// The last change can be taken back, with a button behind what was said about it.
import { button } from "../gemeen/element.mjs";
import { takeBack } from "./opslag.mjs";

/** @typedef {import("./opslag.mjs").Change} Change */

export class Ongedaan {
  /** @type {Change | null} */
  #change = null;

  /** @param {HTMLElement} owner @param {() => HTMLElement} status behind which the button stands */
  constructor(owner, status) {
    this.owner = owner;
    this.status = status;
  }

  /** @param {Change} change */
  offer(change) {
    this.forget();
    this.#change = change;
    this.status().after(button("herstel", "Ongedaan maken"));
  }

  forget() {
    this.#change = null;
    this.owner.querySelector("[data-actie=herstel]")?.remove();
  }

  /** Takes the change back. @returns {string} what to say of it, or "" when there was none */
  takeBack() {
    const change = this.#change;
    if (!change) return "";
    this.forget();
    return takeBack(change) || "Het is ongedaan gemaakt.";
  }
}
