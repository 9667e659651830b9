// What this browser keeps of the dossiers: one text under one key of localStorage. Off until the visitor switches it
// on. Only Python reads and writes the text; these functions keep it and take it away.
import { today } from "../gemeen/pagina.mjs";
import { vergeetDossier } from "../planner/bezoek.mjs";
import { engine } from "../python/rekenhulp.mjs";
import { vergeetConcepten } from "./concepten.mjs";

/**
 * @typedef {string | null} Opslag the text, or null when nothing is kept
 * @typedef {{before: Opslag, after: Opslag}} Change how to take back a change
 * @typedef {import("../python/antwoord.mjs").DossierAntwoord & {change?: Change}} Antwoord
 */

export const KEY = "cmz-dossiers";
/** How the text begins, before Python wrote it. */
export const EMPTY = '{"versie":2,"dossiers":[]}';
const TRIES = 5;
const FULL = "Er is geen plaats meer in deze browser. Er is niets gewijzigd.";
const CHANGED = "In een ander venster is iets gewijzigd. Ongedaan maken kan niet meer.";
const OFF = "Mijn dossiers staat uit. Zet het eerst aan.";
const BUSY = "Een ander venster wijzigt nu je dossiers. Probeer het daarna opnieuw.";

/** Behind it stands the code of a dossier, in an address. */
export const HASH = "#dossier:";

/** The same, also when a mail program encoded the colon. */
const IN_ADDRESS = /^#dossier(?::|%3A)/i;

/** The code of the dossier in the address, "" for a new one, or null. */
export function codeInAddress() {
  const [whole] = IN_ADDRESS.exec(location.hash) ?? [];
  if (!whole) return null;
  try {
    return decodeURIComponent(location.hash.slice(whole.length));
  } catch {
    return null;
  }
}

/** @returns {Opslag | undefined} undefined when nothing may be kept */
export function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return undefined;
  }
}

/** Whether there is a dossier. */
export const hasDossiers = () => read()?.includes('"code"') ?? false;

/**
 * Keeps a text in place of another one, or nothing (null).
 * @param {Opslag} text
 * @param {Opslag} before
 * @returns {string} why it was not done, or ""
 */
export function write(text, before) {
  if (read() !== before) return CHANGED;
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
    if (text === null || text === EMPTY) {
      vergeetConcepten();
      vergeetDossier();
    }
    return "";
  } catch {
    return FULL;
  }
}

/** Takes back a change. @param {Change} change @returns {string} why it was not done, or "" */
export const takeBack = ({ before, after }) => write(before, after);

/** What only reads. */
const READING = ["open", "exporteer", "agenda", "vinkjes", "taken"];

/**
 * Asks Python, and keeps what it changed. One window at a time: what is read is what is written over.
 * @param {object} action
 * @param {object} extra
 * @returns {Promise<Antwoord>}
 */
export async function ask(action, extra = {}) {
  const { wat, code } = /** @type {{wat?: string, code?: string}} */ (action);
  if (wat === "verwijder") vergeetConcepten(code);
  if (!wat || READING.includes(wat) || !navigator.locks) return askNow(action, extra);
  // Not while Python starts: that would let the other windows wait.
  await engine.start();
  return navigator.locks.request(KEY, () => askNow(action, extra));
}

/**
 * The same where the browser has no locks. When another window changed something in the meantime, once more.
 * @param {object} action
 * @param {object} extra
 * @returns {Promise<Antwoord>}
 */
async function askNow(action, extra) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = read() ?? null;
    /** @type {Antwoord} */
    const answer = await engine.ask({
      soort: "dossiers",
      opslag: before ?? "",
      actie: action,
      vandaag: today(),
      ...extra,
    });
    if (answer.opslag === undefined || answer.opslag === before) return answer;
    // Switched off meanwhile: nothing is kept any more.
    if (before === null) return { ...answer, fout: OFF };
    const problem = write(answer.opslag, before);
    if (!problem) return { ...answer, change: { before, after: answer.opslag } };
    if (problem !== CHANGED) return { ...answer, melding: "", fout: problem };
  }
  return { bericht: "", aantal: 0, fout: BUSY };
}
