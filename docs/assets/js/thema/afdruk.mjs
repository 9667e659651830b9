// What the print dialog proposes as a name: the page, the code that the visitor chose, and the day. Nothing else of a
// case: the name of a file is seen by more people than its content.
import { today } from "../gemeen/pagina.mjs";

/** The title that the page has on the screen, while it is printed. */
let screen = "";

addEventListener("beforeprint", () => {
  if (screen) return;
  screen = document.title;
  const planner = /** @type {HTMLElement | null} */ (document.querySelector("cmz-planner"));
  const field = /** @type {HTMLInputElement | null | undefined} */ (planner?.querySelector("[data-code]"));
  const code = planner?.dataset.dossier || field?.value.trim();
  const [page] = screen.replace(/^Fout: /, "").split(" - ");
  document.title = [page, code, today()].filter(Boolean).join(" ");
});

addEventListener("afterprint", () => {
  if (screen) document.title = screen;
  screen = "";
});
