// Buttons of the frame (menu, search, parts of the menu) switch the hidden fields of the theme and say whether
// they are open. The theme has labels there, which a keyboard cannot reach; its styles look at the attribute `for`.

const BUTTON = "button[for]";
const field = (button) => document.getElementById(button.getAttribute("for"));

function tell() {
  for (const button of document.querySelectorAll(`${BUTTON}[aria-expanded]`))
    button.setAttribute("aria-expanded", String(Boolean(field(button)?.checked)));
}

function flip(toggle) {
  toggle.checked = !toggle.checked;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

addEventListener("change", tell);
addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest(BUTTON) : null;
  const toggle = button && field(button);
  if (!toggle) return;
  flip(toggle);
  if (toggle.id === "__search") document.querySelector(".md-search__input")?.focus();
});
addEventListener("keydown", (event) => {
  const drawer = document.getElementById("__drawer");
  if (event.key !== "Escape" || !drawer?.checked) return;
  flip(drawer);
  document.querySelector(".md-header button[for=__drawer]")?.focus();
});
// Tab leaves the search. The theme closes it by taking the focus from the field; WebKit then begins again at the top
// of the page, and nobody gets past the search field. So the theme does not hear of it.
document.addEventListener("keydown", (event) => {
  const search = document.getElementById("__search");
  if (event.key !== "Tab" || !search?.checked) return;
  flip(search);
  event.stopPropagation();
});

// The theme replaces the page's content without loading a new page; it tells so here.
const pages = window.document$;
if (pages) pages.subscribe(tell);
else tell();
