// Two windows changed the same question of a dossier: which answer is right?
import { element } from "../gemeen/element.mjs";

/** @typedef {NonNullable<import("./opslag.mjs").Antwoord["botsingen"]>} Botsingen */

/**
 * @param {Botsingen} clashes
 * @param {(theirs: Set<string>) => void} chosen with the questions for which what is kept stays
 */
export function keuzeUitBotsingen(clashes, chosen) {
  const questions = clashes.map(({ vraag, kort, mijn, hun }) =>
    element(
      "fieldset",
      { class: "cmz-botsing" },
      element("legend", {}, `Wat is juist voor ${kort}?`),
      option(vraag, "mijn", `Wat jij invulde: ${mijn}`, true),
      option(vraag, "hun", `Wat intussen bewaard is: ${hun}`, false),
    ),
  );
  const done = element("button", { type: "button", class: "cmz-knop cmz-knop--hoofd" }, "Bewaar met deze keuze");
  const all = element("div", { class: "cmz-botsingen" }, ...questions, done);
  done.addEventListener("click", () => {
    const kept = /** @type {HTMLInputElement[]} */ ([...all.querySelectorAll("input:checked")]);
    chosen(new Set(kept.filter(({ value }) => value === "hun").map(({ name }) => name.replace("botsing-", ""))));
  });
  return all;
}

/** @param {string} question @param {string} value @param {string} words @param {boolean} checked */
function option(question, value, words, checked) {
  const input = element("input", {
    type: "radio",
    name: `botsing-${question}`,
    value,
    ...(checked ? { checked: "" } : {}),
  });
  return element("label", { class: "cmz-botsing-keuze" }, input, ` ${words}`);
}
