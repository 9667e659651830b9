// What every page of the site does. What only some pages need comes when such a page is shown.
import "./filter.mjs";
import "./bronpaneel.mjs";
import "./offline/toestel.mjs";
import "./thema/thema.mjs";
import { onEveryPage } from "./gemeen/pagina.mjs";

/** The other scripts, by what a page has that needs them. @type {[script: string, needed: string][]} */
const PARTS = [
  ["planner.mjs", "cmz-planner, cmz-werkplaats"],
  ["dossiers.mjs", "cmz-dossiers, cmz-dossierblad"],
  ["checklist.mjs", "article .task-list-item > .cmz-vak, [data-lijst]"],
];

/** What was asked for; a page may ask it by itself too, and gets the same. @type {Set<string>} */
const begun = new Set();

onEveryPage(() => {
  for (const [script, needed] of PARTS) {
    if (begun.has(script) || !document.querySelector(needed)) continue;
    begun.add(script);
    // One that does not come is told by macros/thema/partials/bewaking.html, and tried again on the next page.
    import(new URL(script, import.meta.url).href).catch(() => begun.delete(script));
  }
});

// Begun: that same script looks at it.
Object.assign(window, { cmzPagina: true });
