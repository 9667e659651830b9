// A source opens on the spot: what that section is, of when, what this site takes from it and where sources differ. The
// texts come from a file of the build when somebody asks. Without scripts, or when it does not come, the link is a link.
import { element } from "./gemeen/element.mjs";

/**
 * @typedef {[words: string, path: string]} Verwijzing
 * @typedef {{titel: string, document: string, datum: string, neemt: Verwijzing[], verschillen: Verwijzing[], paginas: Verwijzing[]}} Sectie
 */

const LINK = ":is(.cmz-bron, .cmz-verwijzing) a[href*='naslag/bronnen/#']";
/** @type {Map<string, Promise<Record<string, Sectie>>>} */
const files = new Map();

/** @param {string} address @returns {Promise<Record<string, Sectie>>} */
function read(address) {
  const asked =
    files.get(address) ??
    fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  files.set(address, asked);
  asked.catch(() => files.delete(address));
  return asked;
}

/** @param {string} title @param {Verwijzing[]} links @param {string} root @returns {Node[]} */
const list = (title, links, root) =>
  links.length
    ? [
        element("h3", {}, title),
        element(
          "ul",
          {},
          ...links.map(([words, path]) => element("li", {}, path ? element("a", { href: root + path }, words) : words)),
        ),
      ]
    : [];

/** @param {Sectie} found @param {string} href @param {string} root */
function dialog(found, href, root) {
  const close = element("button", { type: "button", class: "cmz-knop" }, "Sluit");
  const made = /** @type {HTMLDialogElement} */ (
    element(
      "dialog",
      { class: "cmz-bronpaneel md-typeset", "aria-labelledby": "cmz-bronpaneel-titel" },
      element("h2", { id: "cmz-bronpaneel-titel" }, found.titel),
      element("p", {}, `${found.document}. ${found.datum}.`),
      element("p", { class: "cmz-knoppen" }, close, element("a", { href }, "Naar de lijst van bronnen")),
      ...list("Wat deze site eruit haalt", found.neemt, root),
      ...list("Waar de bronnen hier verschillen", found.verschillen, root),
      ...list("Op deze pagina’s", found.paginas, root),
    )
  );
  close.addEventListener("click", () => made.close());
  // A click beside it closes it, and so does going to another page.
  made.addEventListener("click", ({ target }) => {
    if (target === made || (target instanceof Element && target.closest("a"))) made.close();
  });
  made.addEventListener("close", () => made.remove());
  return made;
}

/** @param {HTMLAnchorElement} link */
async function open(link) {
  const [page, anchor] = link.href.split("#");
  const root = page.replace(/naslag\/bronnen\/$/, "");
  try {
    const found = (await read(`${root}assets/bronnen.json`))[anchor];
    if (!found) throw new Error(anchor);
    const made = dialog(found, link.href, root);
    document.body.append(made);
    made.showModal();
  } catch {
    location.assign(link.href);
  }
}

/** @param {Event} event */
const linkOf = ({ target }) =>
  /** @type {HTMLAnchorElement | null} */ (target instanceof Element ? target.closest(LINK) : null);

// Before the theme, which would follow the link.
document.addEventListener(
  "click",
  (event) => {
    const link = linkOf(event);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    open(link);
  },
  { capture: true },
);
document.addEventListener("focusin", (event) => linkOf(event)?.setAttribute("aria-haspopup", "dialog"));
