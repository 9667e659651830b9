// The first line of the answer stays in view on a narrow screen, where the answer itself stands far below the form.
import { bring, element, say } from "../gemeen/element.mjs";
import { onEveryPage } from "../gemeen/pagina.mjs";

const FIRST =
  ".cmz-volgende > :is(h2, p:only-child), .cmz-volgende:not(:has(> *)), .cmz-uitkomst > h2, .cmz-bedragen > h2, .cmz-ontbreekt > h2";

/** @param {HTMLElement} planner @param {HTMLElement} result */
function start(planner, result) {
  const words = element("span", {});
  const bar = element(
    "button",
    { type: "button", class: "cmz-antwoordbalk" },
    words,
    element("span", { class: "cmz-antwoordbalk-naar" }, "Toon"),
  );
  bar.hidden = true;
  // Beside the planner: inside its box, nothing can be fixed to the window.
  (planner.closest(".cmz-blok") ?? planner).after(bar);
  let seen = false;
  const show = () => {
    const line = result.querySelector(FIRST)?.cloneNode(true);
    if (line instanceof Element) for (const source of line.querySelectorAll(".cmz-bron")) source.remove();
    say(words, line?.textContent?.trim() ?? "");
    bar.hidden = seen || !words.textContent;
  };
  new IntersectionObserver(([entry]) => {
    seen = entry.isIntersecting || entry.boundingClientRect.top < 0;
    show();
  }).observe(result);
  planner.addEventListener("planner:result", () => requestAnimationFrame(show));
  bar.addEventListener("click", () => bring(result));
}

onEveryPage(() => {
  for (const planner of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article cmz-planner"))) {
    const result = /** @type {HTMLElement | null} */ (planner.querySelector(".cmz-resultaat"));
    if (result && !document.querySelector(".cmz-antwoordbalk") && !planner.closest("cmz-werkplaats"))
      start(planner, result);
  }
});
