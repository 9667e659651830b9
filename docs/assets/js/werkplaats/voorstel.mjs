// The proposal: every changed line of every file, and all of it as one zip.
import { button, element, part } from "../gemeen/element.mjs";

/** @typedef {[teken: "-" | "+", nummer: number, tekst: string]} Regel */

const NOTHING = "Je wijzigde nog niets.";
const ZIP = "voorstel.zip";

/** Where a file stands in the repository. @param {string} path */
export const inRepository = (path) => (path.startsWith("docs/") ? path : `data/${path}`);

/** @param {string} base64 */
const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

export class Voorstel {
  /**
   * @param {HTMLElement} root
   * @param {(request: object) => Promise<any>} ask
   */
  constructor(root, ask) {
    this.ask = ask;
    this.place = part(root, ".cmz-wp-voorstel");
    /** @type {HTMLButtonElement} */
    this.button = part(root, "[data-actie=pakket]");
    this.button.disabled = true;
  }

  /** Shows the changed lines. @param {Record<string, [oud: string, nieuw: string]>} paren the texts of each changed file */
  async show(paren) {
    const paths = Object.keys(paren).sort();
    this.button.disabled = !paths.length;
    if (!paths.length) {
      this.place.replaceChildren(element("p", {}, NOTHING));
      return;
    }
    const { verschil } = await this.ask({ wat: "verschil", paren });
    this.place.replaceChildren(element("ul", {}, ...paths.map((path) => file(path, verschil[path]))));
  }

  /** The zip with all files, by their place in the repository. @param {Record<string, string>} texts @param {string} vandaag */
  async zip(texts, vandaag) {
    const bestanden = Object.fromEntries(Object.entries(texts).map(([path, text]) => [inRepository(path), text]));
    const { zip } = await this.ask({ wat: "pakket", bestanden, vandaag });
    return new File([bytes(zip)], ZIP, { type: "application/zip" });
  }
}

/** One file, with its changed lines to unfold. @param {string} path @param {Regel[]} lines */
function file(path, lines) {
  const count = lines.length === 1 ? "1 regel" : `${lines.length} regels`;
  const rows = lines.map(([sign, number, text]) =>
    element(
      sign === "+" ? "ins" : "del",
      {},
      element("span", { class: "cmz-wp-nummer" }, `${sign === "+" ? "erbij" : "weg"} ${number}`),
      ` ${text}\n`,
    ),
  );
  return element(
    "li",
    {},
    button("naar", inRepository(path), { "data-bestand": path, "data-regel": String(lines[0]?.[1] ?? 1) }),
    element("details", {}, element("summary", {}, count), element("pre", { tabindex: "0" }, ...rows)),
  );
}
