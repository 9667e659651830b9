// What the theme's search does not say by itself: that the index is still on its way, that nothing was found although
// it shows words that look alike, and on the page for a wrong address a search for the words of that address.

const meta = document.querySelector(".md-search-result__meta");
const list = document.querySelector(".md-search-result__list");
const field = document.querySelector(".md-search__input");

// The index comes when somebody is about to search; see zoekwerker.js.
const channel = "BroadcastChannel" in window ? new BroadcastChannel("cmz-zoeken") : null;
const soon = () => channel?.postMessage("straks");
for (const [name, place] of [["focus", field], ["pointerenter", field], ["pointerdown", document.querySelector(".md-header [for=__search]")]])
  place?.addEventListener(name, soon, { once: true, passive: true });
if (field === document.activeElement) soon();
field?.addEventListener("input", () => {
  if (meta && !list?.childElementCount && field.value.trim()) meta.textContent = "Even geduld: het zoeken wordt klaargezet.";
});

if (meta && list)
  new MutationObserver(() => {
    if (!list.querySelector(".cmz-niets")) return;
    const near = list.querySelectorAll("h2").length;
    const text = list.querySelector(".cmz-onbereikbaar") ? "Zoeken lukt nu niet." : `Niets gevonden.${near > 0 ? ` ${near === 1 ? "Eén woord lijkt" : `${near} woorden lijken`} erop.` : ""}`;
    if (meta.textContent !== text) meta.textContent = text;
  }).observe(list, { childList: true });

const wrong = document.getElementById("cmz-verkeerd-adres");
if (wrong) {
  const parts = decodeURIComponent(location.pathname).replace(/\.\w+$/, "").split("/").filter(Boolean);
  const words = (parts.at(-1) ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2).join(" ");
  const link = wrong.querySelector("a");
  if (words && link) {
    link.href = `${link.href}?q=${encodeURIComponent(words)}`;
    link.textContent = `Zoek naar ‘${words}’`;
    wrong.hidden = false;
  }
}
