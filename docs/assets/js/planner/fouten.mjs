// What is wrong with the answers on a form: beside each question, and above the form once somebody asked for the answer.
import { element } from "../gemeen/element.mjs";

/**
 * @typedef {import("./formulier.mjs").Formulier} Formulier
 * @typedef {import("../python/antwoord.mjs").Fout} Fout
 */

export const MISTAKES = "Er is iets mis met je antwoorden";
const CONTROLS = "input, select, textarea";

export class Fouten {
  /** @type {Fout[]} */
  #errors = [];
  /** @type {Set<string>} questions that the visitor has left: only those may show an error */
  #left = new Set();

  /** @param {Formulier} form @param {HTMLElement} summary */
  constructor(form, summary) {
    this.form = form;
    this.summary = summary;
  }

  /** Whether an error is shown. */
  get shown() {
    return this.#errors.some(({ vraag }) => this.#left.has(vraag));
  }

  /**
   * An error is shown only after its question was left: nobody is corrected while typing.
   * @param {FocusEvent} event
   */
  leave({ target, relatedTarget }) {
    const question = target instanceof Element ? target.closest("[data-vraag]") : null;
    if (!(question instanceof HTMLElement) || (relatedTarget instanceof Node && question.contains(relatedTarget)))
      return;
    this.#left.add(question.dataset.vraag ?? "");
    this.show(this.#errors);
  }

  /** @param {Fout[]} errors these questions count as left too */
  reveal(errors) {
    for (const { vraag } of errors) this.#left.add(vraag);
  }

  forget() {
    this.#left.clear();
  }

  /** @param {Fout[]} errors all that is wrong now */
  show(errors) {
    this.#errors = errors;
    for (const question of this.form.questions) {
      const id = question.dataset.vraag ?? "";
      this.#showAt(question, this.#left.has(id) ? errors.filter(({ vraag }) => vraag === id) : []);
    }
    if (!errors.length) {
      this.summary.hidden = true;
      markTitle(false);
    } else if (!this.summary.hidden) {
      this.#list();
    }
  }

  /** Shows all of them above the form too, and takes the focus there. */
  summarise() {
    this.#list();
    this.summary.hidden = false;
    this.summary.focus();
    markTitle(true);
  }

  /** @param {HTMLElement} question @param {Fout[]} mine */
  #showAt(question, mine) {
    const text = /** @type {HTMLElement | null} */ (question.querySelector(".cmz-fout"));
    if (text) {
      text.textContent = mine.map(({ melding }) => melding).join(" ");
      text.hidden = !mine.length;
    }
    question.classList.toggle("cmz-vraag--fout", mine.length > 0);
    const fields = new Set(mine.map(({ veld }) => veld));
    const controls = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll(CONTROLS)]);
    const named = controls.some(({ name }) => fields.has(name));
    for (const control of controls) mark(control, mine.length > 0 && (!named || fields.has(control.name)), text?.id);
  }

  #list() {
    const items = this.#errors.map(({ vraag, veld, melding }) => {
      const question = this.form.question(vraag);
      if (!question) return element("li", {}, melding);
      const link = element("a", { href: `#${question.id}` }, melding);
      link.addEventListener("click", (event) => {
        // No jump through the address: the theme follows the address, and a link may stand in it.
        event.preventDefault();
        event.stopPropagation();
        (this.form.control(veld) ?? /** @type {HTMLElement | null} */ (question.querySelector(CONTROLS)))?.focus();
      });
      return element("li", {}, link);
    });
    const heading = element("p", { class: "cmz-fouten-titel" }, MISTAKES);
    this.summary.replaceChildren(heading, element("ul", {}, ...items));
  }
}

/** @param {Element} control @param {boolean} wrong @param {string} id of the message about it */
function mark(control, wrong, id = "") {
  if (wrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((it) => it && it !== id);
  const described = wrong && id ? [...others, id] : others;
  if (described.length) control.setAttribute("aria-describedby", described.join(" "));
  else control.removeAttribute("aria-describedby");
}

/** @param {boolean} wrong the title of the page says so too */
function markTitle(wrong) {
  const plain = document.title.replace(/^Fout: /, "");
  const title = wrong ? `Fout: ${plain}` : plain;
  if (document.title !== title) document.title = title;
}
