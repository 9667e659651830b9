// The line below the form of the deadline planner: keeps the case that is in the form under a code name.
import { button, element, say, tell } from "../gemeen/element.mjs";
import { onEveryPage } from "../gemeen/pagina.mjs";
import { ask, codeInAddress, HASH, read, takeBack } from "./opslag.mjs";

/**
 * @typedef {import("./opslag.mjs").Antwoord} Antwoord
 * @typedef {import("../planner/planner.mjs").CmzPlanner} CmzPlanner
 */

const FAILED = "De rekenhulp werkt nu niet. Er is niets bewaard of geopend.";
const HINT = "Geen naam: kies een code die alleen jij herkent, bijvoorbeeld B-12.";

class Bewaarbalk {
  #opened = "";
  #cleared = "";
  /** @type {HTMLElement | null} */
  #undo = null;
  #code;
  #status = element("p", { class: "cmz-stand", role: "status" });

  /** @param {CmzPlanner} planner */
  constructor(planner) {
    this.planner = planner;
    // A code is as long as in the field for the calendar.
    const longest = planner.querySelector("[data-code]")?.getAttribute("maxlength") ?? "";
    const field = { id: "cmz-bewaar-code", "aria-describedby": "cmz-bewaar-hulp", maxlength: longest };
    this.#code = /** @type {HTMLInputElement} */ (
      element("input", { type: "text", autocomplete: "off", size: "12", ...field })
    );
    const basis = planner.dataset.basis ?? "../../";
    this.bar = element(
      "form",
      { class: "cmz-bewaar", novalidate: "" },
      element("label", { for: "cmz-bewaar-code" }, "Codenaam van het dossier"),
      this.#code,
      element("button", { type: "submit", class: "cmz-knop" }, "Bewaar in mijn dossiers"),
      element("a", { href: `${basis}planners/dossiers/` }, "Naar mijn dossiers"),
      element("p", { class: "cmz-hulp", id: "cmz-bewaar-hulp" }, HINT),
      this.#status,
    );
    this.bar.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep();
    });
    planner.form.addEventListener("click", (event) => this.#follow(event));
    planner.form.after(this.bar);
    this.open(codeInAddress());
  }

  /** Puts a dossier into the form. @param {string} code */
  async open(code) {
    if (!code) return;
    this.#say("Het dossier wordt geopend…");
    const answer = await this.#ask({ wat: "open", code });
    if (!answer || !this.planner.isConnected) return;
    this.#say(answer.fout ?? `Dossier ‘${answer.code}’ is geopend.`);
    if (answer.fout) return;
    this.planner.answers = answer.velden ?? {};
    this.#attach(answer.code ?? "");
  }

  async #keep() {
    this.#undo?.remove();
    const velden = this.planner.answers;
    const answer = await this.#ask({ wat: "bewaar", code: this.#code.value, velden, geopend: this.#opened });
    if (!answer) return;
    tell(this.#status, answer.fout ?? answer.melding ?? "");
    if (answer.fouten) this.planner.form.requestSubmit();
    else if (answer.fout) this.#code.focus();
    if (answer.fout) return;
    this.#attach(answer.code ?? "");
    history.replaceState(history.state, "", HASH + encodeURIComponent(this.#opened));
    if (answer.change) this.#offerUndo(answer.change);
  }

  /** @param {import("./opslag.mjs").Change} change */
  #offerUndo(change) {
    const undo = button("herstel-bewaren", "Bewaren ongedaan maken");
    this.#undo = undo;
    undo.addEventListener("click", () => {
      const problem = takeBack(change);
      this.#code.focus();
      undo.remove();
      this.#say(problem || "Het bewaren is ongedaan gemaakt. Het formulier is niet gewijzigd.");
    });
    this.#status.after(undo);
  }

  /** "Wis alles" leaves the dossier as it is kept; taking that back opens it again. @param {MouseEvent} event */
  #follow({ target }) {
    const pressed = target instanceof Element ? target.closest("[data-actie]") : null;
    const action = pressed?.getAttribute("data-actie");
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

  /** @param {string} code */
  #attach(code) {
    this.#opened = code;
    this.#code.value = code;
    this.planner.dataset.dossier = code;
    if (code) this.#cleared = "";
  }

  /** @param {string} text */
  #say(text) {
    say(this.#status, text);
  }

  /** @param {object} action @returns {Promise<Antwoord | null>} */
  async #ask(action) {
    try {
      return await ask(action);
    } catch (problem) {
      console.warn("De rekenhulp is gestopt.", problem);
      this.#say(FAILED);
      return null;
    }
  }
}

/** @type {Bewaarbalk | null} */
let bar = null;

addEventListener("hashchange", () => bar?.open(codeInAddress()));
// When Mijn dossiers is on.
onEveryPage(() => {
  const planner = /** @type {CmzPlanner | null} */ (document.querySelector('cmz-planner[name="termijnen"]'));
  if (!planner?.form || typeof read() !== "string" || planner.querySelector(".cmz-bewaar")) return;
  bar = new Bewaarbalk(planner);
});
