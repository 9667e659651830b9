// The rule files and pages of the site, and what was changed in them. Rule files go by their path in data/, pages by docs/…. Changes are kept in this browser until somebody puts a file
// back.

/**
 * @typedef {{tekst: string, merk: string}} Wijziging a changed text, and the fingerprint of what it began with ("" for a
 *   new file)
 * @typedef {{tekst?: string, merk: string}} Bestand a file of the site and its fingerprint; the texts of search words
 *   and pages come when one of them is wanted
 */

export const KEY = "cmz-werkplaats";
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FOLDERS = ["planners", "waarden", "naslag", "zoekwoorden", "wijzigingen", "docs"];
const NO_FOLDER =
  "Open eerst een bestand van planners, waarden of zoekwoorden dat lijkt op wat je wilt maken. Naslagbestanden kun je niet bijmaken.";

/** The planner that a file makes, or "". @param {string} path */
export const plannerOf = (path) => /^planners\/(.+)\.yml$/.exec(path)?.[1] ?? "";

/** The folder of a file, "" for one of the top, and its name. @param {string} path @returns {[string, string]} */
export function apart(path) {
  const at = path.lastIndexOf("/");
  return [path.slice(0, Math.max(0, at)), path.slice(at + 1)];
}

/** What this browser keeps; what cannot be read is left alone. @returns {{open: string, bestanden: Record<string, Wijziging>}} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const good = Object.entries(kept.bestanden ?? {}).filter(([, it]) => typeof it?.tekst === "string");
    return { open: String(kept.open ?? ""), bestanden: Object.fromEntries(good) };
  } catch {
    return { open: "", bestanden: {} };
  }
}

/** @param {Record<string, Wijziging>} all @param {string} path @param {Wijziging | undefined} text */
function put(all, path, text) {
  if (text) all[path] = text;
  else delete all[path];
}

export class Regelbestanden {
  /** @type {Record<string, Wijziging>} */
  #changed = {};
  /** @type {Record<string, Wijziging>} how the browser kept it when this window last looked */
  #seen = {};
  /** @type {Map<string, Wijziging | undefined>} files that another window changed too, and how */
  #clashes = new Map();

  /**
   * @param {Record<string, Bestand>} site the files of this version of the site, by path
   * @param {(path: string) => Promise<Record<string, string>>} fetchOthers gives the texts that did not come along: that
   *   of this file, and of others of its kind
   */
  constructor(site, fetchOthers) {
    this.site = site;
    this.fetchOthers = fetchOthers;
  }

  /** Makes sure that the text of a file is there. Rejects when it cannot be fetched. @param {string} path */
  async load(path) {
    if (!this.site[path] || this.site[path].tekst !== undefined) return;
    for (const [name, text] of Object.entries(await this.fetchOthers(path))) this.site[name].tekst = text;
  }

  /** What this browser kept. What cannot be read is left alone. @returns {string} the file that was open, or "" */
  restore() {
    const { open, bestanden } = read();
    this.#changed = { ...bestanden };
    this.#seen = bestanden;
    return open;
  }

  /**
   * Takes over what another window changed since this one last looked. What both changed, stays here as it is until
   * somebody chooses.
   * @returns {string[]} the files for which somebody has to choose
   */
  merge() {
    const kept = read().bestanden;
    for (const path of new Set([...Object.keys(kept), ...Object.keys(this.#seen)])) {
      const [mine, was, theirs] = [this.#changed[path], this.#seen[path], kept[path]];
      if (theirs?.tekst === was?.tekst) continue;
      if (mine?.tekst === was?.tekst) put(this.#changed, path, theirs);
      else if (mine?.tekst === theirs?.tekst) this.#clashes.delete(path);
      else this.#clashes.set(path, theirs);
    }
    this.#seen = kept;
    return [...this.#clashes.keys()];
  }

  /** Which text of a file stays: the one here, or that of the other window. @param {string} path @param {boolean} mine */
  choose(path, mine) {
    if (!mine) put(this.#changed, path, this.#clashes.get(path));
    this.#clashes.delete(path);
  }

  /** @param {string} open the file that is open @returns {boolean} whether the browser kept it */
  keep(open) {
    try {
      this.merge();
      const bestanden = { ...this.#changed };
      for (const [path, theirs] of this.#clashes) put(bestanden, path, theirs);
      if (Object.keys(bestanden).length) localStorage.setItem(KEY, JSON.stringify({ open, bestanden }));
      else localStorage.removeItem(KEY);
      this.#seen = bestanden;
      return true;
    } catch {
      return false;
    }
  }

  /** The paths of what was changed. */
  get changes() {
    return Object.keys(this.#changed);
  }

  /** The changed texts by path. */
  get texts() {
    return Object.fromEntries(Object.entries(this.#changed).map(([path, { tekst }]) => [path, tekst]));
  }

  /** The texts of all files that are here, as they are with the changes. */
  get all() {
    const known = Object.entries(this.site).flatMap(([path, { tekst }]) =>
      tekst === undefined ? [] : [[path, tekst]],
    );
    return { ...Object.fromEntries(known), ...this.texts };
  }

  /** The text of the site and that of now, for each changed file. @returns {Promise<Record<string, [string, string]>>} */
  async pairs() {
    for (const path of this.changes) await this.load(path);
    return Object.fromEntries(this.changes.map((path) => [path, [this.site[path]?.tekst ?? "", this.text(path)]]));
  }

  /** @param {string} path */
  isChanged = (path) => path in this.#changed;

  /** Whether the site does not have this file. @param {string} path */
  isNew = (path) => !(path in this.site);

  /** @param {string} path */
  isKnown = (path) => path in this.site || path in this.#changed;

  /** @param {string} path */
  text = (path) => this.#changed[path]?.tekst ?? this.site[path]?.tekst ?? "";

  /** @param {string} path @param {string} text */
  change(path, text) {
    const file = this.site[path];
    if (file && text === file.tekst) delete this.#changed[path];
    else this.#changed[path] = { tekst: text, merk: this.#changed[path]?.merk ?? file?.merk ?? "" };
  }

  /** @param {string} path @returns {() => void} what gives it back */
  drop(path) {
    const mine = this.#changed[path];
    delete this.#changed[path];
    return () => {
      this.#changed[path] = mine;
    };
  }

  /** Whether the site has another version of this file than the one that somebody began with. @param {string} path */
  isOutdated = (path) => this.isChanged(path) && this.#changed[path].merk !== (this.site[path]?.merk ?? "");

  /** From now on the text counts as a change of what the site has now. @param {string} path */
  rebase(path) {
    this.#changed[path].merk = this.site[path]?.merk ?? "";
  }

  /** The files by folder, in the order in which people choose. @returns {[folder: string, paths: string[]][]} */
  get folders() {
    const all = [...new Set([...Object.keys(this.site), ...this.changes])].sort();
    const folderOf = (/** @type {string} */ path) => (path.includes("/") ? path.split("/")[0] : "naslag");
    return FOLDERS.map((folder) => [folder, all.filter((path) => folderOf(path) === folder)]);
  }

  /**
   * The path of a new file beside another one.
   * @param {string} name
   * @param {string} beside
   * @returns {{path: string, wrong: string}} `wrong`: why that cannot be, or ""
   */
  newPath(name, beside) {
    const bare = name.trim().replace(/\.yml$/, "");
    const [folder] = apart(beside);
    const path = `${folder}/${bare}.yml`;
    if (!FOLDERS.slice(0, 4).includes(folder.split("/")[0])) return { path, wrong: NO_FOLDER };
    if (!NAME.test(bare))
      return { path, wrong: "Geef een naam van kleine letters, cijfers en streepjes, zoals brief-of-mail." };
    return { path, wrong: this.isKnown(path) ? `${path} bestaat al. Kies een andere naam.` : "" };
  }
}
