// <cmz-werkplaats>: change a rule file of this site in the browser, and see at once what that does.
// data-state: leeg (as built), laden (something is being read or counted), klaar, fout. What was changed is kept in
// this browser until somebody puts a file back; the site itself never changes, and nothing is sent anywhere.
import { inhoud } from "../werkplaats/inhoud.mjs";
import { Engine, button, element, today } from "./planner.mjs";

/**
 * @typedef {{tekst?: string, merk: string}} Bestand a file of the site and its fingerprint; the texts of search
 *   words come when one of them is opened
 * @typedef {{tekst: string, merk: string}} Wijziging a changed text, and the fingerprint of what it began with
 * @typedef {{bestand: string, regel: number, melding: string}} Probleem
 */

const KEY = "cmz-werkplaats";
const PAUSE = 500;
const REPORT_TIME_OUT = 600_000;
const WORKER = "werkplaats-worker.mjs";
const BASE = new URL("../werkplaats/", import.meta.url).href;
const TOO_LONG =
  "Het nakijken is gestopt: het duurde te lang of er ging iets mis. Je tekst staat er nog. " +
  "Kijk je laatste wijziging na; bij de volgende toets begint het nakijken opnieuw.";
const NOT_KEPT =
  "Je wijziging kan niet bewaard worden in deze browser (geen plaats of niet toegestaan). Download je bestand voor je weggaat.";

const many = (number, one, more) => `${number} ${number === 1 ? one : more}`;

const plannerOf = (path) => /^planners\/(.+)\.yml$/.exec(path)?.[1] ?? "";

/** The folder and the name of a file. */
const apart = (path) => [path.slice(0, Math.max(0, path.lastIndexOf("/"))), path.slice(path.lastIndexOf("/") + 1)];

async function fetchJson(name) {
  const response = await fetch(BASE + name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

class CmzWerkplaats extends HTMLElement {
  // data-geduld: longest time for one answer, in milliseconds.
  #python = new Engine(WORKER, Number(this.dataset.geduld));
  #reporter = null;
  #editor = null;
  /** @type {Record<string, Bestand>} */
  #files = {};
  /** @type {Record<string, Wijziging>} */
  #changed = {};
  #path = "";
  #asked = "";
  #schemas = {};
  /** @type {Probleem[]} */
  #problems = [];
  #readable = true;
  #timer = 0;
  #busy = false;
  #again = false;
  #opening = false;
  #form = "";
  #undo = null;
  #reported = "";
  #markdown = "";
  #listening = null;

  /** Answers for the planner on this page: by the changed rules, with those of today beside it. */
  engine = {
    start: () => this.#python.start(),
    stop: () => this.#python.stop(),
    ask: async (request) => {
      const answer = await this.#python.ask({ ...request, wat: "vergelijk", wijzigingen: this.#texts() });
      if (answer.fout) throw new Error(answer.fout);
      this.#showNow(answer);
      return answer.straks;
    },
  };

  connectedCallback() {
    this.select = this.querySelector("#werkplaats-bestand");
    if (!this.select || this.#listening) return;
    this.status = this.querySelector(".cmz-stand");
    this.notice = this.querySelector(".cmz-wp-bericht");
    this.trial = this.querySelector(".cmz-wp-proef");
    this.plannerSelect = this.querySelector("#werkplaats-planner");
    this.report = this.querySelector(".cmz-wp-verslag");
    this.reportStatus = this.querySelector(".cmz-wp-effect-stand");
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.select.addEventListener("change", () => this.#open(this.select.value), { signal });
    this.plannerSelect.addEventListener("change", () => this.#showForm(), { signal });
    addEventListener("storage", (event) => event.key === KEY && this.#elsewhere(), { signal });
    this.#begin();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    clearTimeout(this.#timer);
    this.#python.stop();
    this.#reporter?.stop();
  }

  // ── begin ─────────────────────────────────────────────────────────────────────────────────────────────

  async #begin() {
    this.dataset.state = "laden";
    this.#say("De werkplaats wordt geladen…");
    try {
      const [{ maakEditor }, files, schemas] = await Promise.all([
        import(BASE + inhoud.editor),
        fetchJson(inhoud.bestanden),
        fetchJson(inhoud.schemas),
      ]);
      if (!this.isConnected) return;
      this.#files = files;
      this.#schemas = schemas;
      this.#editor = maakEditor(this.querySelector(".cmz-wp-editor"), {
        label: "Tekst van het regelbestand",
        wijzig: (text) => this.#typed(text),
        sleutel: (hint) => {
          this.querySelector(".cmz-wp-uitleg").textContent = hint ? `${hint.sleutel}: ${hint.uitleg}` : "";
        },
      });
    } catch (problem) {
      this.#fail("De werkplaats kan niet geladen worden. Laad de pagina opnieuw.", problem);
      return;
    }
    const kept = this.#read();
    this.#changed = kept.bestanden;
    this.select.disabled = this.plannerSelect.disabled = false;
    await this.#open(this.#known(kept.open) ? kept.open : "planners/termijnen.yml");
    const names = Object.keys(this.#changed);
    if (names.length && !this.notice.childNodes.length) this.#tell(`Verder met wat je bewaarde: ${names.join(", ")}.`);
    this.#check();
  }

  #known = (path) => path in this.#files || path in this.#changed;

  /** What this browser kept. What cannot be read is left alone. */
  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      const good = Object.entries(kept.bestanden ?? {}).filter(([, it]) => typeof it?.tekst === "string");
      return { open: String(kept.open ?? ""), bestanden: Object.fromEntries(good) };
    } catch {
      return { open: "", bestanden: {} };
    }
  }

  #keep() {
    try {
      if (Object.keys(this.#changed).length)
        localStorage.setItem(KEY, JSON.stringify({ open: this.#path, bestanden: this.#changed }));
      else localStorage.removeItem(KEY);
    } catch {
      this.#tell(NOT_KEPT);
    }
  }

  #elsewhere() {
    this.#tell("Je hebt de werkplaats ook in een ander venster open. Werk in één venster: wat je het laatst wijzigt, wordt bewaard.");
  }

  // ── files ─────────────────────────────────────────────────────────────────────────────────────────────

  #texts = () => Object.fromEntries(Object.entries(this.#changed).map(([path, { tekst }]) => [path, tekst]));

  async #open(path) {
    this.#asked = path;
    if (path in this.#files && this.#files[path].tekst === undefined) {
      try {
        const texts = await fetchJson(inhoud.zoekwoorden);
        for (const [name, tekst] of Object.entries(texts)) this.#files[name].tekst = tekst;
      } catch (problem) {
        this.select.value = this.#path;
        this.#fail("De zoekwoorden kunnen niet geladen worden. Laad de pagina opnieuw.", problem);
        return;
      }
      if (this.#asked !== path) return;
    }
    this.#path = path;
    const text = this.#changed[path]?.tekst ?? this.#files[path].tekst;
    const [folder] = path.split("/");
    this.#opening = true;
    this.#editor.open(text, this.#schemas[folder.replace(/\.yml$/, "")] ?? null);
    this.#opening = false;
    this.#undo = null;
    this.notice.replaceChildren();
    this.#list();
    this.#mark();
    this.#keep();
    const link = this.querySelector("[data-doel=bewerk]");
    if (link) link.href = this.#address(path);
    const planner = plannerOf(path);
    if (planner && this.plannerSelect.value !== planner) {
      this.plannerSelect.value = planner;
      this.#showForm();
    }
    this.#otherVersion();
  }

  /** Where the repository lets somebody edit this file, or make it when it is new. */
  #address(path) {
    if (path in this.#files) return this.dataset.bewerk + path;
    const [folder, name] = apart(path);
    return `${this.dataset.bewerk.replace("/edit/", "/new/")}${folder}?filename=${encodeURIComponent(name)}`;
  }

  /** A new file with the text of the open one to begin with: a planner, values, or search words. */
  #make() {
    const field = this.querySelector("#werkplaats-naam");
    const name = field.value.trim().replace(/\.yml$/, "");
    const [folder] = apart(this.#path);
    const path = `${folder}/${name}.yml`;
    const wrong = !folder
      ? "Open eerst een bestand van planners, waarden of zoekwoorden dat lijkt op wat je wilt maken. Naslagbestanden kun je niet bijmaken."
      : !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
        ? "Geef een naam van kleine letters, cijfers en streepjes, zoals brief-of-mail."
        : this.#known(path)
          ? `${path} bestaat al. Kies een andere naam.`
          : "";
    this.querySelector(".cmz-wp-naamfout").textContent = wrong;
    field.setAttribute("aria-invalid", String(Boolean(wrong)));
    if (wrong) {
      field.focus();
      return;
    }
    field.value = "";
    this.#changed[path] = { tekst: this.#editor.tekst, merk: "" };
    this.#open(path);
    this.#tell(`${path} is een kopie van het bestand dat open stond. Maak er nu je eigen regels van, ook de titel en de bron.`);
    this.#check();
  }

  /** Takes a new file away; the notice gives it back. */
  async #throwAway() {
    const path = this.#path;
    const mine = this.#changed[path];
    delete this.#changed[path];
    await this.#open(Object.keys(this.#files).find((it) => it.startsWith(path.split("/")[0])));
    const back = button("toch-houden", "Toch houden");
    back.addEventListener("click", () => {
      this.#changed[path] = mine;
      this.#open(path);
      this.#check();
    });
    this.#tell(`${path} is weggegooid.`, back);
    this.#check();
  }

  /** The choice of files, with what was changed. */
  #list() {
    const groups = new Map();
    for (const path of [...new Set([...Object.keys(this.#files), ...Object.keys(this.#changed)])].sort()) {
      const folder = path.includes("/") ? path.split("/")[0] : "naslag";
      if (!groups.has(folder)) groups.set(folder, element("optgroup", { label: folder }));
      const state = path in this.#files ? "gewijzigd" : "nieuw";
      const words = path in this.#changed ? `${path} (${state})` : path;
      groups.get(folder).append(element("option", { value: path }, words));
    }
    this.select.replaceChildren(...["planners", "waarden", "naslag", "zoekwoorden"].flatMap((it) => groups.get(it) ?? []));
    this.select.value = this.#path;
    const back = this.querySelector("[data-actie=terug]");
    back.disabled = !(this.#path in this.#changed) && !this.#undo;
    const away = this.#path in this.#files ? "Zet dit bestand terug" : "Gooi dit bestand weg";
    back.textContent = this.#undo ? "Toch mijn tekst" : away;
    this.querySelector("[data-actie=effect]").disabled = !Object.keys(this.#changed).length || Boolean(this.#reporter);
  }

  /** The site has another version of this file than the one that somebody began with. */
  #otherVersion() {
    const mine = this.#changed[this.#path];
    if (!mine || mine.merk === (this.#files[this.#path]?.merk ?? "")) return;
    const words =
      this.#path in this.#files
        ? "Dit bestand is op de site veranderd sinds je eraan begon. Je eigen tekst staat hieronder en blijft bewaard. " +
          "Let op: dien je hem zo in, dan gaat de andere wijziging verloren."
        : "Dit bestand staat niet meer op de site. Je eigen tekst staat hieronder en blijft bewaard.";
    this.#tell(words, button("oude-basis", "Ik keek het na: verder met mijn tekst"));
  }

  #typed(text) {
    if (this.#opening) return;
    this.#undo = null;
    const file = this.#files[this.#path];
    if (file && text === file.tekst) delete this.#changed[this.#path];
    else this.#changed[this.#path] = { tekst: text, merk: this.#changed[this.#path]?.merk ?? file?.merk ?? "" };
    this.#keep();
    this.#list();
    this.dataset.state = "laden";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE);
  }

  #putBack() {
    const undo = this.#undo;
    const mine = this.#changed[this.#path];
    const file = this.#files[this.#path];
    if (undo) {
      this.#editor.vervang(undo);
      return;
    }
    if (!mine) return;
    if (!file) {
      this.#throwAway();
      return;
    }
    this.#editor.vervang(file.tekst);
    this.#undo = mine.tekst;
    this.notice.replaceChildren();
    this.#list();
  }

  // ── checking ──────────────────────────────────────────────────────────────────────────────────────────

  /** Looks at all rules with the changes in place; when somebody typed on, once more afterwards. */
  async #check() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#again = false;
    this.dataset.state = "laden";
    this.#say("Bezig met nakijken…");
    try {
      const found = await this.#python.ask({ wat: "kijk", wijzigingen: this.#texts() });
      if (this.#again) return;
      this.#problems = found.problemen;
      this.#readable = found.leesbaar;
      this.#editor.namen(found.namen);
      this.#showProblems(found);
      this.#listPlanners(found.planners);
      this.#stale();
      this.dataset.state = "klaar";
      if (this.#readable) this.#showForm();
    } catch (problem) {
      if (this.isConnected && !this.#again) this.#fail(TOO_LONG, problem);
    } finally {
      this.#busy = false;
      if (this.#again && this.isConnected) this.#check();
    }
  }

  #mark() {
    this.#editor.problemen(this.#problems.filter(({ bestand }) => bestand === this.#path));
  }

  #showProblems({ problemen, voorbeelden }) {
    this.#mark();
    const place = this.querySelector(".cmz-wp-problemen");
    if (!problemen.length) {
      const words = `In orde: ${voorbeelden} voorbeelden doorgerekend.`;
      place.replaceChildren(element("p", { class: "cmz-wp-goed" }, words));
      this.#say(words);
      return;
    }
    // What stands in the open file first, then what that does elsewhere.
    const own = ({ bestand }) => Number(bestand !== this.#path);
    const sorted = problemen.toSorted((one, other) => own(one) - own(other));
    const items = sorted.slice(0, 100).map(({ bestand, regel, melding }) => {
      const jump = button("naar", `${bestand === this.#path ? "" : `${bestand}, `}regel ${regel}`);
      Object.assign(jump.dataset, { bestand, regel: String(regel) });
      return element("li", {}, jump, ` ${melding}`);
    });
    const more = problemen.length > 100 ? [element("p", {}, `En nog ${problemen.length - 100} andere.`)] : [];
    const soft = this.#readable
      ? [element("p", {}, "De regels zijn leesbaar: uitproberen en het verslag werken al. Pas de voorbeelden aan als je wijziging klopt.")]
      : [element("p", {}, "Uitproberen kan weer zodra deze problemen opgelost zijn.")];
    place.replaceChildren(element("ul", {}, ...items), ...more, ...soft);
    this.#say(`${many(problemen.length, "probleem", "problemen")} gevonden.`);
  }

  // ── trying ────────────────────────────────────────────────────────────────────────────────────────────

  #listPlanners(planners) {
    // A new planner could not be chosen before it was read.
    const chosen = this.plannerSelect.value || (this.#path in this.#files ? "" : plannerOf(this.#path));
    const options = planners.map(({ naam, titel }) => element("option", { value: naam }, titel));
    this.plannerSelect.replaceChildren(element("option", { value: "" }, "kies een planner"), ...options);
    this.plannerSelect.value = planners.some(({ naam }) => naam === chosen) ? chosen : "";
  }

  /** The form of the chosen planner as the changed rules make it. What was filled in stays. */
  async #showForm() {
    const planner = this.plannerSelect.value;
    if (!planner) {
      this.trial.replaceChildren();
      this.#form = "";
      return;
    }
    let made;
    try {
      const request = { wat: "formulier", planner, basis: this.dataset.basis, vandaag: today(), wijzigingen: this.#texts() };
      made = await this.#python.ask(request);
    } catch (problem) {
      console.warn("Het formulier kon niet gemaakt worden.", problem);
      return;
    }
    if (planner !== this.plannerSelect.value || !this.isConnected) return;
    if (made.fout) {
      if (!this.#form) this.trial.replaceChildren(element("p", {}, made.fout));
      return;
    }
    const shown = this.trial.querySelector("cmz-planner");
    const answers = shown && shown.name === planner ? shown.answers : null;
    if (made.html === this.#form && answers) {
      // The same questions, perhaps other rules.
      shown.answers = answers;
      return;
    }
    this.#form = made.html;
    // Made by Python and escaped there.
    const parts = new DOMParser().parseFromString(made.html, "text/html").body;
    const result = parts.querySelector(".cmz-resultaat");
    const columns = element("div", { class: "cmz-wp-naast" });
    result.before(columns);
    columns.append(
      element("section", { "aria-label": "Nu op de site" }, element("h3", {}, "Nu op de site"), element("div", { class: "cmz-wp-nu" })),
      element("section", { "aria-label": "Met je wijziging" }, element("h3", {}, "Met je wijziging"), result),
    );
    columns.before(element("p", { class: "cmz-wp-verschil", role: "status" }));
    this.trial.replaceChildren(...parts.childNodes);
    if (answers && Object.keys(answers).length) this.trial.querySelector("cmz-planner").answers = answers;
  }

  #showNow({ nu, anders, straks }) {
    const place = this.trial.querySelector(".cmz-wp-nu");
    if (!place) return;
    // Made by Python and escaped there.
    place.innerHTML = nu;
    for (const twin of place.querySelectorAll("[id]")) twin.removeAttribute("id");
    const words = straks.leeg ? "" : anders ? "Het antwoord verandert." : "Het antwoord blijft hetzelfde.";
    this.trial.querySelector(".cmz-wp-verschil").textContent = words;
  }

  // ── report ────────────────────────────────────────────────────────────────────────────────────────────

  /** The report takes long, so it has a worker of its own: typing and trying go on. */
  async #makeReport() {
    if (!this.#readable) {
      this.reportStatus.textContent = "De regels zijn nog niet leesbaar. Los eerst de problemen op.";
      return;
    }
    const texts = this.#texts();
    this.#reporter = new Engine(WORKER, REPORT_TIME_OUT);
    this.reportStatus.textContent = "Het verslag wordt gemaakt…";
    this.#reportButtons();
    try {
      const made = await this.#reporter.ask({ wat: "effect", wijzigingen: texts });
      this.#reported = JSON.stringify(texts);
      this.#markdown = made.markdown ?? "";
      this.report.textContent = made.tekst ?? made.fout;
      this.report.hidden = false;
      this.reportStatus.textContent = "Het verslag is klaar.";
      this.#stale();
    } catch (problem) {
      const stopped = String(problem).includes("stop");
      this.reportStatus.textContent = stopped ? "Gestopt." : "Het verslag is niet gelukt: het duurde te lang of er ging iets mis.";
      if (!stopped) console.warn("Het verslag is niet gelukt.", problem);
    }
    this.#reporter?.stop();
    this.#reporter = null;
    this.#reportButtons();
  }

  #reportButtons() {
    this.querySelector("[data-actie=stop]").hidden = !this.#reporter;
    this.querySelector("[data-actie=kopieer-verslag]").hidden = !this.#markdown || Boolean(this.#reporter);
    this.#list();
  }

  /** Says when the report on the page belongs to an earlier text. */
  #stale() {
    if (!this.#reported || this.#reporter) return;
    const same = this.#reported === JSON.stringify(this.#texts());
    this.reportStatus.textContent = same ? "Het verslag is klaar." : "Dit verslag hoort bij een vorige versie van je tekst.";
  }

  // ── buttons ───────────────────────────────────────────────────────────────────────────────────────────

  async #click(event) {
    const pressed = event.target.closest("[data-actie]");
    if (!pressed || pressed.closest("cmz-planner")) return;
    switch (pressed.dataset.actie) {
      case "naar":
        if (pressed.dataset.bestand !== this.#path) await this.#open(pressed.dataset.bestand);
        this.#editor.naarRegel(Number(pressed.dataset.regel));
        break;
      case "maak":
        this.#make();
        break;
      case "download":
        this.#download();
        break;
      case "kopieer":
        this.#copy(this.#editor.tekst);
        break;
      case "kopieer-verslag":
        this.#copy(this.#markdown);
        break;
      case "terug":
        this.#putBack();
        break;
      case "oude-basis":
        this.#changed[this.#path].merk = this.#files[this.#path]?.merk ?? "";
        this.#keep();
        this.notice.replaceChildren();
        break;
      case "effect":
        this.#makeReport();
        break;
      case "stop":
        this.#reporter?.stop();
        break;
    }
  }

  #download() {
    const address = URL.createObjectURL(new Blob([this.#editor.tekst], { type: "text/yaml;charset=utf-8" }));
    element("a", { href: address, download: this.#path.split("/").at(-1) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.#say(`${this.#path} staat bij je downloads.`);
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.#say("Gekopieerd.");
    } catch {
      this.#say("Kopiëren lukt niet in deze browser. Download het bestand, of selecteer de tekst zelf.");
    }
  }

  // ── words ─────────────────────────────────────────────────────────────────────────────────────────────

  #say(text) {
    this.status.textContent = text;
  }

  /** A message that stays until another file is opened. */
  #tell(text, ...more) {
    this.notice.replaceChildren(element("div", { class: "cmz-let-op", role: "status" }, element("p", {}, text), ...more));
  }

  #fail(text, problem) {
    console.warn("De werkplaats is gestopt.", problem);
    this.dataset.state = "fout";
    this.#say(text);
  }
}

if (!customElements.get("cmz-werkplaats")) customElements.define("cmz-werkplaats", CmzWerkplaats);
