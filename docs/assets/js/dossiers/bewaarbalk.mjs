// The line below the form of a planner: keeps what is known of a trajectory under a code name.
import { button, element, focusOn, say, tell } from "../gemeen/element.mjs";
import { onEveryPage } from "../gemeen/pagina.mjs";
import { keuzeUitBotsingen } from "./botsingen.mjs";
import { Concepten } from "./concepten.mjs";
import { ask, codeInAddress, HASH, read, takeBack } from "./opslag.mjs";

/**
 * @typedef {import("./opslag.mjs").Antwoord} Antwoord
 * @typedef {import("../planner/planner.mjs").CmzPlanner} CmzPlanner
 * @typedef {import("../planner/formulier.mjs").Velden} Velden
 */

const FAILED = "De rekenhulp werkt nu niet. Er is niets bewaard of geopend.";
const NEW = "Nieuw dossier. Vul in wat je weet, en kies onder het formulier een codenaam om het te bewaren.";
const HINT =
  "Geen naam: kies een code die alleen jij herkent, bijvoorbeeld B-12. Bewaard wordt wat bij het traject hoort, ook uit de andere planners.";

/** @param {Velden} one @param {Velden} other */
const same = (one, other) => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
};

class Bewaarbalk {
  /** @type {HTMLElement | null} what can be pressed about what was just said */
  #choice = null;
  #code;
  #status = element("p", { class: "cmz-stand", role: "status" });
  #drafts = new Concepten();

  /** @param {CmzPlanner} planner */
  constructor(planner) {
    this.planner = planner;
    this.visit = planner.visit;
    // A code is as long as in the field for the calendar.
    const longest = planner.querySelector("[data-code]")?.getAttribute("maxlength") ?? "40";
    const field = { id: "cmz-bewaar-code", "aria-describedby": "cmz-bewaar-hulp", maxlength: longest };
    this.#code = /** @type {HTMLInputElement} */ (
      element("input", { type: "text", autocomplete: "off", size: "12", ...field })
    );
    const basis = planner.dataset.basis ?? "../../";
    this.bar = element(
      "form",
      { class: "cmz-bewaar", novalidate: "" },
      element("label", { for: "cmz-bewaar-code" }, "Codenaam van het dossier"),
      this.#code,
      element("button", { type: "submit", class: "cmz-knop" }, "Bewaar in mijn dossiers"),
      element("a", { href: `${basis}planners/dossiers/` }, "Naar mijn dossiers"),
      element("p", { class: "cmz-hulp", id: "cmz-bewaar-hulp" }, HINT),
      this.#status,
    );
    this.bar.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep();
    });
    planner.addEventListener("planner:bezoek", () => this.#follow());
    planner.form.addEventListener("input", () => this.#drafts.keep(this.visit));
    planner.form.after(this.bar);
    const code = codeInAddress();
    if (code === null) this.#continue();
    else this.open(code);
  }

  /** The dossier that was open on the page before this one; it may have been marked there. */
  #continue() {
    const { dossier } = this.visit;
    this.#attach();
    if (!dossier) return;
    if (this.#edited) this.#say(`Dossier ‘${dossier.code}’ is open. Wat je wijzigde, is nog niet bewaard.`);
    else this.open(dossier.code);
  }

  /** Whether the open dossier was changed and not kept. */
  get #edited() {
    const { dossier } = this.visit;
    return Boolean(dossier) && !same(this.visit.feiten, dossier?.gelezen ?? {});
  }

  /** Puts a dossier into the form. @param {string} code */
  async open(code) {
    if (!code) return this.#begin();
    this.#say("Het dossier wordt geopend…");
    const answer = await this.#ask({ wat: "open", code });
    if (!answer || !this.planner.isConnected) return;
    if (answer.fout) {
      this.#say(answer.fout);
      return;
    }
    const name = answer.code ?? code;
    const facts = answer.velden ?? {};
    if (this.visit.dossier?.code === name && this.#edited) {
      this.#attach();
      this.#say(`Dossier ‘${name}’ is geopend. Wat je hier eerder wijzigde, staat er nog en is niet bewaard.`);
      this.#offer("Toon het zoals het bewaard is", () => {
        this.#drafts.drop(name);
        this.#replace(name, facts);
      });
      return;
    }
    this.#replace(name, facts);
    this.#offerDraft(name);
  }

  /** A new dossier begins with an empty form. */
  #begin() {
    const before = this.visit.alles;
    if (before) {
      this.visit.vergeet();
      this.planner.refresh(before);
    }
    this.#attach();
    history.replaceState(history.state, "", location.pathname + location.search);
    const lead = element("p", { class: "cmz-nieuw-dossier" }, NEW);
    this.planner.form.before(lead);
    focusOn(lead);
  }

  /** @param {string} name @param {Velden} facts as they are kept */
  #replace(name, facts) {
    const { dossier, feiten, alles } = this.visit;
    // What was typed and nowhere kept can come back.
    const lost = dossier ? this.#edited : Object.keys(feiten).length > 0;
    this.visit.open(name, facts);
    this.#attach();
    this.planner.refresh(lost ? alles : "");
    this.#say(
      lost
        ? `Dossier ‘${name}’ is geopend in de plaats van wat je had ingevuld. Dat kun je ongedaan maken.`
        : `Dossier ‘${name}’ is geopend.`,
    );
  }

  /** What somebody changed in a tab that was closed. @param {string} name */
  async #offerDraft(name) {
    const draft = await this.#drafts.find(name);
    if (!draft || this.visit.dossier?.code !== name) return;
    if (same(draft.velden, this.visit.feiten)) {
      this.#drafts.drop(name, draft.tab);
      return;
    }
    this.#say(`Dossier ‘${name}’ is geopend. Je wijzigde het op ${draft.dag} en bewaarde dat niet.`);
    this.#offer("Neem die wijziging over", () => {
      this.visit.neemOver(draft.velden, draft.gelezen);
      this.planner.refresh();
      this.#drafts.drop(name, draft.tab);
      this.#drafts.keep(this.visit);
      this.#say("De wijziging staat in het formulier. Ze is nog niet bewaard.");
    });
    this.#offer(
      "Gooi ze weg",
      () => {
        this.#drafts.drop(name, draft.tab);
        this.#say(`Dossier ‘${name}’ staat er zoals het bewaard is.`);
      },
      true,
    );
  }

  async #keep() {
    this.#forgetChoice();
    const { dossier, feiten } = this.visit;
    const opened = dossier?.code ?? "";
    const read = dossier?.gelezen ?? {};
    const answer = await this.#ask({
      wat: "bewaar",
      code: this.#code.value,
      velden: feiten,
      geopend: opened,
      gelezen: read,
    });
    if (!answer) return;
    tell(this.#status, answer.fout ?? answer.melding ?? "");
    this.#status.scrollIntoView({ block: "nearest" });
    if (answer.botsingen) this.#choose(answer.botsingen);
    else if (answer.fouten) this.planner.form.requestSubmit();
    else if (answer.fout) this.#code.focus();
    if (answer.fout) return;
    const kept = answer.velden ?? {};
    this.visit.bewaarde(answer.code ?? "", kept);
    this.#drafts.keep(this.visit);
    this.#attach();
    history.replaceState(history.state, "", HASH + encodeURIComponent(answer.code ?? ""));
    // Another window kept something too: it stands in the form from now on.
    if (!same(kept, feiten)) this.planner.refresh();
    if (answer.change) this.#offerUndo(answer.change, read);
  }

  /** @param {NonNullable<Antwoord["botsingen"]>} clashes */
  #choose(clashes) {
    const choice = keuzeUitBotsingen(clashes, (theirs) => {
      for (const { vraag, velden } of clashes) this.visit.kies(vraag, velden, theirs.has(vraag));
      this.planner.refresh();
      this.#keep();
    });
    this.#choice = choice;
    this.#status.after(choice);
    choice.querySelector("input")?.focus();
  }

  /** @param {import("./opslag.mjs").Change} change @param {Velden} read what was known of it before */
  #offerUndo(change, read) {
    this.#offer("Bewaren ongedaan maken", () => {
      const problem = takeBack(change);
      this.#code.focus();
      if (!problem && this.visit.dossier) this.visit.gelezen = read;
      this.#say(problem || "Het bewaren is ongedaan gemaakt. Het formulier is niet gewijzigd.");
    });
  }

  /** "Wis alles" or a link leaves the dossier as it is kept; taking that back opens it again. */
  #follow() {
    const before = this.planner.dataset.dossier ?? "";
    const now = this.visit.dossier?.code ?? "";
    this.#attach();
    if (now) this.#drafts.keep(this.visit);
    if (before === now) return;
    if (now) this.#say(`Het dossier ‘${now}’ is weer open.`);
    else {
      this.#drafts.drop(before);
      this.#say(`Het dossier ‘${before}’ is gesloten. Het blijft bewaard zoals het was.`);
      if (codeInAddress() !== null) history.replaceState(history.state, "", location.pathname + location.search);
    }
  }

  /** The line names the dossier of the visit. */
  #attach() {
    const code = this.visit.dossier?.code ?? "";
    this.#forgetChoice();
    this.planner.querySelector(".cmz-nieuw-dossier")?.remove();
    this.#code.value = code;
    this.planner.dataset.dossier = code;
  }

  /** @param {string} words @param {() => void} act @param {boolean} also beside what is offered already */
  #offer(words, act, also = false) {
    if (!also) this.#forgetChoice();
    this.#choice ??= element("span", { class: "cmz-knoppen" });
    const pressed = button("kies", words);
    pressed.addEventListener("click", () => {
      this.#forgetChoice();
      act();
    });
    this.#choice.append(pressed);
    this.#status.after(this.#choice);
  }

  #forgetChoice() {
    this.#choice?.remove();
    this.#choice = null;
  }

  /** @param {string} text */
  #say(text) {
    say(this.#status, text);
  }

  /** @param {object} action @returns {Promise<Antwoord | null>} */
  async #ask(action) {
    try {
      return await ask(action);
    } catch (problem) {
      console.warn("De rekenhulp is gestopt.", problem);
      this.#say(FAILED);
      return null;
    }
  }
}

/** @type {Bewaarbalk | null} */
let bar = null;

addEventListener("hashchange", () => {
  const code = codeInAddress();
  if (code) bar?.open(code);
});
// When Mijn dossiers is on, on the page of every planner that asks something about a trajectory.
onEveryPage(async () => {
  const asked = document.querySelector("cmz-planner [data-feit]");
  if (!asked || asked.closest("cmz-werkplaats") || typeof read() !== "string") return;
  await customElements.whenDefined("cmz-planner");
  const planner = /** @type {CmzPlanner | null} */ (asked.closest("cmz-planner"));
  if (planner?.isConnected && !planner.querySelector(".cmz-bewaar")) bar = new Bewaarbalk(planner);
});
