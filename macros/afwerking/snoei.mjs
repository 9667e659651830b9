// Takes out of the theme's styles what no page and no script can use: node snoei.mjs SHEET < {"inhoud": [paths]}
// What this site says itself stays whole; it stands between two marks (see stijl.py).
import { readFileSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const [sheet] = process.argv.slice(2);
const { inhoud } = JSON.parse(readFileSync(0, "utf-8"));
const css = readFileSync(sheet, "utf-8");
const words = new Set();
for (const path of inhoud) for (const word of readFileSync(path, "utf-8").match(/[\w-]+/g) ?? []) words.add(word);
const [, ours] = css.split("purgecss start ignore");
const [made] = await new PurgeCSS().purge({
  content: [{ raw: [...words].join(" "), extension: "html" }],
  css: [{ raw: css }],
  // Any word may be a class: one rule too many does no harm.
  defaultExtractor: (text) => text.split(" "),
  keyframes: true,
  // Icons of boxes that no page has are values of the theme too. What we use of those, or a script, stays.
  variables: true,
  safelist: { variables: [...words, ...(ours.match(/--[\w-]+/g) ?? [])].filter((word) => word.startsWith("--")) },
});
writeFileSync(sheet, made.css);
