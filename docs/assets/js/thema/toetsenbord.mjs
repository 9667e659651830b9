// Buttons of the frame (menu, search, parts of the menu) switch the hidden fields of the theme and say whether
// they are open. The theme has labels there, which a keyboard cannot reach; its styles look at the attribute `for`.
import { part } from "../gemeen/element.mjs";
import { onEveryPage } from "../gemeen/pagina.mjs";

const BUTTON = "button[for]";

/** The field that a button switches. @param {Element | null} button */
const fieldOf = (button) => toggle(button?.getAttribute("for") ?? "");

/** @param {string} id @returns {HTMLInputElement | null} */
const toggle = (id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id));

/** @param {HTMLInputElement} field */
function flip(field) {
  field.checked = !field.checked;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function tell() {
  for (const button of document.querySelectorAll(`${BUTTON}[aria-expanded]`))
    button.setAttribute("aria-expanded", String(Boolean(fieldOf(button)?.checked)));
}

addEventListener("change", tell);
addEventListener("click", ({ target }) => {
  const field = fieldOf(target instanceof Element ? target.closest(BUTTON) : null);
  if (!field) return;
  flip(field);
  if (field.id === "__search") part(document, ".md-search__input")?.focus();
});
addEventListener("keydown", ({ key }) => {
  const drawer = toggle("__drawer");
  if (key !== "Escape" || !drawer?.checked) return;
  flip(drawer);
  part(document, ".md-header button[for=__drawer]")?.focus();
});
// Tab leaves the search. The theme closes it by taking the focus from the field; WebKit then begins again at the top
// of the page, and nobody gets past the search field. So the theme does not hear of it.
document.addEventListener("keydown", (event) => {
  const search = toggle("__search");
  if (event.key !== "Tab" || !search?.checked) return;
  flip(search);
  event.stopPropagation();
});

onEveryPage(tell);
