// The form of a frequent job: Python makes the questions, and the files that change when they are answered.
import { part } from "../gemeen/element.mjs";

/**
 * @typedef {{html?: string, fout?: string, fouten?: number, bestanden?: Record<string, string>, meldingen?: string[]}} Gemaakt
 * @typedef {(request: object) => Promise<Gemaakt>} Ask
 */

const BUSY = "Een ogenblik…";
const FAILED = "Dat is niet gelukt. Probeer het opnieuw.";
const wrongs = (/** @type {number} */ many) =>
  many === 1 ? "Eén antwoord klopt nog niet." : `${many} antwoorden kloppen nog niet.`;

export class Klus {
  #turn = 0;

  /**
   * @param {HTMLElement} root
   * @param {Ask} ask
   * @param {(files: Record<string, string>, notes: string[]) => void} done takes the changed files
   */
  constructor(root, ask, done) {
    this.ask = ask;
    this.done = done;
    this.place = part(root, ".cmz-wp-klus");
    this.status = part(root, ".cmz-wp-klusstand");
    /** @type {HTMLSelectElement} */
    this.select = part(root, "#werkplaats-kies-klus");
  }

  /** What somebody answered so far. @returns {Record<string, string>} */
  get #answers() {
    const form = this.place.querySelector("form");
    return form ? Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])) : {};
  }

  /** The form of the chosen job, empty. */
  async choose() {
    this.place.replaceChildren();
    this.status.textContent = "";
    if (this.select.value) await this.#show({});
  }

  /** Another answer, on which the other questions depend. @param {EventTarget | null} target */
  async changed(target) {
    if (target instanceof HTMLElement && "kiest" in target.dataset) await this.#show(this.#answers);
  }

  /** The form is full. */
  async send() {
    await this.#show(this.#answers, true);
  }

  /** @param {Record<string, string>} antwoorden @param {boolean} doe */
  async #show(antwoorden, doe = false) {
    const turn = ++this.#turn;
    this.status.textContent = BUSY;
    /** @type {Gemaakt} */
    let made;
    try {
      made = await this.ask({ wat: "klus", klus: this.select.value, antwoorden, doe });
    } catch (problem) {
      console.warn("De klus is niet gelukt.", problem);
      this.status.textContent = FAILED;
      return;
    }
    if (turn !== this.#turn) return;
    this.status.textContent = made.fout ?? (made.fouten ? wrongs(made.fouten) : "");
    if (made.html) this.#put(made.html, antwoorden);
    if (made.bestanden) {
      this.select.value = "";
      this.place.replaceChildren();
      this.done(made.bestanden, made.meldingen ?? []);
    }
  }

  /**
   * Another form in place of this one: what was typed while it was made, stays. The focus stays where it was, or goes to
   * the first mistake.
   * @param {string} html made by Python and escaped there
   * @param {Record<string, string>} asked the answers that it was made of
   */
  #put(html, asked) {
    const focus = document.activeElement;
    const id = focus?.id;
    const caret =
      focus instanceof HTMLInputElement || focus instanceof HTMLTextAreaElement ? focus.selectionStart : null;
    const typed = Object.entries(this.#answers).filter(([name, value]) => value !== (asked[name] ?? ""));
    this.place.innerHTML = html;
    for (const [name, value] of typed) {
      const field = this.place.querySelector("form")?.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    }
    const wrong = this.place.querySelector("[aria-invalid]");
    const again = id ? this.place.querySelector(`#${CSS.escape(id)}`) : null;
    const next = wrong ?? again;
    if (next instanceof HTMLElement) next.focus();
    // A field that was made anew has lost where somebody was typing. Only a field of text has such a place.
    if (caret !== null && next === again && (next instanceof HTMLInputElement || next instanceof HTMLTextAreaElement))
      next.setSelectionRange(caret, caret);
  }
}
