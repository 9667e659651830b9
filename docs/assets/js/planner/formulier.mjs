// The form of a planner: what is filled in, and the rows of a question with a list of answers.

/** @typedef {Record<string, string>} Velden answers by field, as the visitor typed them */

/** More rows than anybody fills in by hand. */
const MAX_ROWS = 100;
const ROWS = ".cmz-rijen";
/** What tells the rows of one question apart; `#` in the template stands for the number of the row. */
const NUMBERED = ["name", "id", "for", "aria-describedby", "data-vraag"];

export class Formulier {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
  }

  /** @returns {Velden} only what was filled in */
  get fields() {
    const filled = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
    return Object.fromEntries(filled.filter(([, value]) => value !== ""));
  }

  /** @returns {Velden | null} what differs from the form as it was built, or null */
  get changed() {
    const inputs = /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll("input[name]")]);
    const other = inputs.filter((it) =>
      it.type === "radio" ? it.checked && !it.defaultChecked : it.value !== it.defaultValue,
    );
    return other.length ? Object.fromEntries(other.map((it) => [it.name, it.value])) : null;
  }

  get questions() {
    return /** @type {HTMLElement[]} */ ([...this.form.querySelectorAll("[data-vraag]")]);
  }

  /** @param {string} id */
  question(id) {
    return this.questions.find((it) => it.dataset.vraag === id) ?? null;
  }

  /**
   * @param {string} name
   * @returns {HTMLInputElement | null} the first control with this name
   */
  control(name) {
    const found = this.form.elements.namedItem(name);
    return /** @type {HTMLInputElement | null} */ (found instanceof RadioNodeList ? found[0] : found);
  }

  /** @param {Velden} fields */
  fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const [, list] = /^(.+?)\.\d+\./.exec(name) ?? [];
      if (list) while (!this.control(name) && this.addRow(this.question(list)));
      const control = this.form.elements.namedItem(name);
      if (!control) continue;
      /** @type {HTMLInputElement | RadioNodeList} */ (control).value = value;
      if (control instanceof Element) control.closest("details")?.setAttribute("open", "");
    }
  }

  /** As it was built. */
  empty() {
    this.form.reset();
    for (const row of this.form.querySelectorAll("[data-extra]")) row.remove();
    for (const rows of this.form.querySelectorAll(ROWS))
      if (!rows.children.length) this.addRow(rows.closest("[data-vraag]"));
  }

  /** @param {Element | null} question @returns {HTMLElement | null} the new row, null when there are enough */
  addRow(question) {
    const rows = /** @type {HTMLElement | null | undefined} */ (question?.querySelector(ROWS));
    const template = question?.querySelector("template")?.content.firstElementChild;
    if (!rows || !template || rows.children.length >= MAX_ROWS) return null;
    const number = String(Number(rows.dataset.eerste) + rows.children.length);
    const row = /** @type {HTMLElement} */ (template.cloneNode(true));
    for (const part of [row, ...row.querySelectorAll("*")]) {
      for (const name of NUMBERED) {
        const value = part.getAttribute(name);
        if (value !== null) part.setAttribute(name, value.replaceAll("#", number));
      }
      if (part.textContent === "#") part.textContent = number;
    }
    row.dataset.extra = "";
    rows.append(row);
    return row;
  }

  /**
   * The rows that stay get new numbers, so that the answer and the form call a row the same.
   * @param {Element} inside any part of the row
   */
  removeRow(inside) {
    const rows = inside.closest(ROWS);
    if (!rows) return;
    const question = rows.closest("[data-vraag]");
    const inputs = (/** @type {Element | null} */ row) => [...(row?.querySelectorAll("input") ?? [])];
    const kept = [...rows.children].filter((it) => !it.contains(inside)).map(inputs);
    rows.replaceChildren();
    for (const old of kept)
      inputs(this.addRow(question)).forEach((input, at) => {
        input.value = old[at].value;
        input.checked = old[at].checked;
      });
    if (!kept.length) this.addRow(question);
    rows.lastElementChild?.querySelector("input")?.focus();
  }
}
