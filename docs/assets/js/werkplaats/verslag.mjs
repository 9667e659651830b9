// The report of what the changes do to all cases. It takes long, so it has a worker of its own: typing and trying go on.
import { part } from "../gemeen/element.mjs";
import { Engine } from "../python/rekenhulp.mjs";

/** Longest time for the whole report, in milliseconds. */
const TIME_OUT = 600_000;
const READY = "Het verslag is klaar.";
const FAILED = "Het verslag is niet gelukt: het duurde te lang of er ging iets mis.";
const OUTDATED = "Dit verslag hoort bij een vorige versie van je tekst.";

export class Verslag {
  /** @type {Engine | null} */
  #python = null;
  /** The changes that the report is about, as JSON. */
  #about = "";
  markdown = "";

  /**
   * @param {HTMLElement} root
   * @param {string} script the worker
   */
  constructor(root, script) {
    this.script = script;
    this.status = part(root, ".cmz-wp-effect-stand");
    this.place = part(root, ".cmz-wp-verslag");
    this.stopButton = part(root, "[data-actie=stop]");
    this.copyButton = part(root, "[data-actie=kopieer-verslag]");
  }

  get busy() {
    return this.#python !== null;
  }

  stop() {
    this.#python?.stop();
  }

  /**
   * @param {Record<string, string>} texts the changed files
   * @param {() => Promise<object>} around what else the report looks at
   */
  async make(texts, around) {
    this.#python = new Engine(this.script, TIME_OUT);
    this.status.textContent = "Het verslag wordt gemaakt…";
    this.#showButtons();
    try {
      /** @type {{markdown?: string, tekst?: string, fout?: string}} */
      const made = await this.#python.ask({ wat: "effect", wijzigingen: texts, ...(await around()) });
      this.#about = JSON.stringify(texts);
      this.markdown = made.markdown ?? "";
      this.place.textContent = made.tekst ?? made.fout ?? "";
      this.place.hidden = false;
      this.status.textContent = READY;
    } catch (problem) {
      const stopped = String(problem).includes("stop");
      this.status.textContent = stopped ? "Gestopt." : FAILED;
      if (!stopped) console.warn("Het verslag is niet gelukt.", problem);
    }
    this.#python?.stop();
    this.#python = null;
    this.#showButtons();
  }

  /** Says when the report on the page belongs to an earlier text. @param {Record<string, string>} texts */
  compare(texts) {
    if (this.#about && !this.busy) this.status.textContent = this.#about === JSON.stringify(texts) ? READY : OUTDATED;
  }

  #showButtons() {
    this.stopButton.hidden = !this.busy;
    this.copyButton.hidden = !this.markdown || this.busy;
  }
}
