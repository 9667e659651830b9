// A page as it will be with the changes, in a frame of its own: nothing in it runs, and its names meet none of this page.
import { element, part } from "../gemeen/element.mjs";

/** What a frame of this site's own may: its styles are those of the site, and a link opens beside it. */
const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** @param {string} path of a file */
const inDocs = (path) => path.replace(/^docs\//, "");

export class Paginabeeld {
  /** @type {HTMLIFrameElement | null} */
  #frame = null;

  /** @param {HTMLElement} host */
  constructor(host) {
    /** @type {HTMLSelectElement} */
    this.select = part(host, "#werkplaats-kies-pagina");
    this.place = part(host, ".cmz-wp-pagina");
  }

  /** The choice of pages. @param {string[]} paths of files @param {(path: string) => boolean} isChanged */
  list(paths, isChanged) {
    const chosen = this.select.value;
    const options = paths.map((path) =>
      element("option", { value: path }, isChanged(path) ? `${inDocs(path)} (gewijzigd)` : inDocs(path)),
    );
    this.select.replaceChildren(element("option", { value: "" }, "kies een pagina"), ...options);
    this.select.value = paths.includes(chosen) ? chosen : "";
  }

  clear() {
    this.place.replaceChildren();
    this.#frame = null;
  }

  /** Says why there is no page; the one that was there stays. @param {string} why */
  refuse(why) {
    if (!this.#frame) this.place.replaceChildren(element("p", {}, why));
  }

  /** @param {string} html of an article */
  show(html) {
    const scrolled = this.#frame?.contentWindow?.scrollY ?? 0;
    const frame = document.createElement("iframe");
    frame.title = `De pagina ${inDocs(this.select.value)}`;
    frame.setAttribute("sandbox", SANDBOX);
    frame.srcdoc = `<!doctype html><html lang="nl"><head>${styles()}<base target="_blank"></head>
      ${bodyTag()}<main><article class="md-content__inner md-typeset cmz-wp-beeld">${html}</article></main></body></html>`;
    frame.addEventListener("load", () => frame.contentWindow?.scrollTo(0, scrolled), { once: true });
    this.#frame = frame;
    this.place.replaceChildren(frame);
  }
}

/** The style sheets of this page. */
const styles = () =>
  [...document.querySelectorAll('link[rel="stylesheet"], head style')].map(({ outerHTML }) => outerHTML).join("");

/** A body that is light or dark as this page is. */
function bodyTag() {
  const body = document.createElement("body");
  body.dir = "ltr";
  for (const { name, value } of document.body.attributes)
    if (name.startsWith("data-md-color")) body.setAttribute(name, value);
  return body.outerHTML.replace("</body>", "");
}
