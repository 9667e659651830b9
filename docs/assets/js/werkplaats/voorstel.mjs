// The proposal: every changed line of every file, and all of it as one zip.
import { button, element, part } from "../gemeen/element.mjs";

/** @typedef {[teken: "-" | "+", nummer: number, tekst: string]} Regel */

const NOTHING = "Je wijzigde nog niets.";
const ZIP = "voorstel.zip";

/** Where a file stands in the repository. @param {string} path */
export const inRepository = (path) => (path.startsWith("docs/") ? path : `data/${path}`);

/** GitHub refuses a longer address. */
const LONGEST = 7_500;

/**
 * Where GitHub lets somebody edit one file, or make it with its text filled in when that fits. Who may not write there gets a
 * copy of the repository of their own.
 * @param {string} source the address of the repository
 * @param {string} path in the repository
 * @param {string | null} text of a new file
 */
export function onGitHub(source, path, text) {
  if (text === null) return `${source}/edit/main/${path}`;
  const bare = `${source}/new/main?filename=${encodeURIComponent(path)}`;
  const filled = `${bare}&value=${encodeURIComponent(text)}`;
  return filled.length > LONGEST ? bare : filled;
}

/** @param {string} base64 */
const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

export class Voorstel {
  /**
   * @param {HTMLElement} root
   * @param {(request: object) => Promise<any>} ask
   */
  constructor(root, ask) {
    this.ask = ask;
    this.source = root.dataset.bron ?? "";
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
    const items = paths.map((path) => {
      const [old, text] = paren[path];
      return file(path, verschil[path], this.source && onGitHub(this.source, inRepository(path), old ? null : text));
    });
    this.place.replaceChildren(element("ul", {}, ...items));
  }

  /** The zip with all files, by their place in the repository. @param {Record<string, string>} texts @param {string} vandaag */
  async zip(texts, vandaag) {
    const bestanden = Object.fromEntries(Object.entries(texts).map(([path, text]) => [inRepository(path), text]));
    const { zip } = await this.ask({ wat: "pakket", bestanden, vandaag });
    return new File([bytes(zip)], ZIP, { type: "application/zip" });
  }
}

/**
 * One file, with its changed lines to unfold.
 * @param {string} path
 * @param {Regel[]} lines
 * @param {string} address where it can be changed on GitHub, or ""
 */
function file(path, lines, address) {
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
    ...(address
      ? [
          " ",
          element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, "alleen dit bestand op GitHub"),
        ]
      : []),
    element("details", {}, element("summary", {}, count), element("pre", { tabindex: "0" }, ...rows)),
  );
}
