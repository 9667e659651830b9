// <cmz-planner name="…">: a form made at build time, answered by Python in a worker.
// data-state: leeg (as built, or emptied), laden (Python loads or counts), klaar (ready, and the page shows
// the answer to all that was filled in), fout. Every answer is also sent as the event "planner:result".
// Answers live in the form only: nothing is stored, and a link holds them only when somebody asks for one.

/**
 * @typedef {{vraag: string, veld: string, melding: string}} Fout
 * @typedef {{html: string, samenvatting: string, resultaat: object | null, fouten: Fout[], leeg: boolean,
 *   velden?: Record<string, string>, link: string, tekst?: string, nodig?: string[], ics?: string,
 *   melding?: string}} Antwoord
 */

const WORKER = "../runtime/worker.mjs";
const TIME_OUT = 60_000;
const SHORT_TIME_OUT = 30_000;
const PAUSE = 250;
const MAX_ROWS = 100;
const LINK = "#antwoorden:";
const LOADING = "De rekenhulp wordt geladen…";
const READY = "Klaar.";
const FAILED = "De rekenhulp werkt nu niet. De tabellen hieronder op deze pagina bevatten dezelfde regels.";
const MISTAKES = "Er is iets mis met je antwoorden";
const NO_CODE =
  "Er staat geen code in: een ander dossier met dezelfde eerste datum overschrijft deze datums in je agenda. " +
  "Volg je er meer dan één op? Vul dan een code in en maak het bestand opnieuw.";
const PRIVATE =
  "In deze link staan de datums en antwoorden van een dossier. Deel hem alleen met collega’s die ze mogen zien.";

/**
 * A worker with Python. All planners share one, also when the visitor goes on to another page.
 * That one starts Python the short way; when that fails or falters, it starts over in the plain way, and asks again.
 * On the page of a planner it is started by the head of the page (macros/thema/main.html), before this script is there.
 */
export class Engine {
  #worker = null;
  #ready = null;
  #waiting = new Map();
  #number = 0;
  #plain;
  #cancel = (_problem) => {};
  #script;
  #timeOut;

  /**
   * @param {string} script
   * @param {number} timeOut longest time for one answer, in milliseconds
   */
  constructor(script = WORKER, timeOut = TIME_OUT) {
    this.#script = script;
    this.#plain = script !== WORKER;
    this.#timeOut = timeOut;
  }

  /** Starts Python, if it did not start yet. */
  async start() {
    try {
      await (this.#ready ??= this.#begin());
    } catch (problem) {
      if (!this.#falls(problem)) throw problem;
      await this.start();
    }
  }

  /**
   * The question goes along with the start: a worker answers as soon as it can.
   * @param {object} request
   * @returns {Promise<Antwoord>}
   */
  async ask(request) {
    try {
      return await this.#send(request);
    } catch (problem) {
      if (!this.#falls(problem)) throw problem;
      return this.ask(request);
    }
  }

  /** Ends the worker; the next question starts a new one. */
  stop(problem = Object.assign(new Error("stop"), { plain: true })) {
    this.#worker?.terminate();
    this.#worker = this.#ready = null;
    this.#cancel(problem);
    for (const { reject } of this.#waiting.values()) reject(problem);
    this.#waiting.clear();
  }

  /** Whether there is, or just was, a plain way left to try. */
  #falls(problem) {
    if (problem.plain) return false;
    if (!this.#plain) {
      console.info("Python start opnieuw, op de gewone manier.", problem);
      this.#plain = true;
      this.stop(problem);
    }
    return true;
  }

  #begin() {
    const plain = this.#plain;
    return new Promise((resolve, reject) => {
      const fail = (problem) => this.stop(Object.assign(problem, { plain }));
      const timer = setTimeout(() => fail(new Error("time-out")), plain ? TIME_OUT : SHORT_TIME_OUT);
      this.#cancel = (problem) => {
        clearTimeout(timer);
        reject(problem);
      };
      try {
        const name = plain ? "gewoon" : "snel";
        this.#worker =
          (!plain && started()) || new Worker(new URL(this.#script, import.meta.url), { type: "module", name });
      } catch (problem) {
        reject(Object.assign(problem, { plain: true }));
        return;
      }
      if (this.#worker.mislukt) {
        fail(new Error("worker"));
        return;
      }
      this.#worker.onerror = (event) => fail(new Error(event.message || "worker"));
      this.#worker.onmessage = ({ data }) => {
        if (data.stand) {
          clearTimeout(timer);
          if (data.stand === "klaar") resolve();
          else fail(new Error(data.fout));
          return;
        }
        const waiting = this.#waiting.get(data.id);
        this.#waiting.delete(data.id);
        if ("antwoord" in data) waiting?.resolve(JSON.parse(data.antwoord));
        else waiting?.reject(Object.assign(new Error(data.fout), { plain }));
      };
      this.#worker.postMessage({ stand: true });
    });
  }

  #send(request) {
    const ready = (this.#ready ??= this.#begin());
    const plain = this.#plain;
    return new Promise((resolve, reject) => {
      const id = ++this.#number;
      let timer = 0;
      const done = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      this.#waiting.set(id, { resolve: done(resolve), reject: done(reject) });
      this.#worker?.postMessage({ id, vraag: JSON.stringify(request) });
      // The time that Python needs to start does not count.
      ready.then(() => {
        if (!this.#waiting.has(id)) return;
        const problem = Object.assign(new Error("time-out"), { plain });
        timer = setTimeout(() => this.stop(problem), plain ? this.#timeOut : SHORT_TIME_OUT);
      }, reject);
    });
  }
}

/** The worker that the head of the page started, once. */
function started() {
  const worker = window.cmzWorker;
  window.cmzWorker = null;
  return worker;
}

/** @type {Engine} */
export const engine = (window.cmzEngine ??= new Engine());

/** The visitor's own date: Python in the browser has no reliable time zone. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The state that somebody put in the link, or null. */
const linkState = () => (location.hash.startsWith(LINK) ? location.hash.slice(1) : null);

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} content
 */
export function element(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

export const button = (action, text) =>
  element("button", { type: "button", class: "cmz-knop", "data-actie": action }, text);

class CmzPlanner extends HTMLElement {
  #listening = null;
  #turn = 0;
  #timer = 0;
  #html = "";
  /** @type {Set<string>} questions that the visitor has left: only those may show an error */
  #left = new Set();
  /** @type {Fout[]} */
  #errors = [];
  /** @type {Record<string, string> | null} what "Wis alles" took away */
  #undo = null;

  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.errors = this.querySelector(".cmz-fouten");
    this.status = this.querySelector(".cmz-stand");
    this.result = this.querySelector(".cmz-resultaat");
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal };
    this.addEventListener("click", (event) => this.#click(event), options);
    this.form.addEventListener("input", () => this.#typed(), options);
    this.form.addEventListener("focusout", (event) => this.#leave(event), options);
    this.form.addEventListener("submit", (event) => this.#submit(event), options);
    // The theme opens whatever is folded when it prints, and folds it again: what the visitor opened must be known.
    this.result.addEventListener("toggle", (event) => this.#folded(event), { ...options, capture: true });
    addEventListener("hashchange", () => this.#follow(), options);
    this.#begin();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    clearTimeout(this.#timer);
    this.#turn++;
  }

  /** @param {Event} event a part of the answer was opened or folded */
  #folded({ target }) {
    if (target instanceof HTMLDetailsElement && !matchMedia("print").matches) {
      target.toggleAttribute("data-geopend", target.open);
    }
  }

  get name() {
    return this.getAttribute("name");
  }

  /** Who answers: the page Regelwerkplaats has an engine of its own, with other rules. */
  get engine() {
    return this.closest("cmz-werkplaats")?.engine ?? engine;
  }

  /** @returns {Record<string, string>} what is filled in, by field */
  get answers() {
    return this.#fields();
  }

  /** Fills the form with these answers, in place of what was there. */
  set answers(fields) {
    this.#empty();
    this.#fill(fields);
    this.#forgetUndo();
    this.querySelector(".cmz-link")?.remove();
    this.#answer();
  }

  // ── asking ────────────────────────────────────────────────────────────────────────────────────────────

  async #begin() {
    this.dataset.state = "laden";
    this.#say(LOADING);
    // Whatever was typed before this script ran counts too.
    if (linkState() !== null) return this.#openLink(linkState());
    if (this.#changed()) return this.#answer();
    const turn = this.#turn;
    try {
      await this.engine.start();
    } catch (problem) {
      if (turn === this.#turn) this.#fail(problem);
      return;
    }
    if (turn !== this.#turn || this.#timer) return;
    this.dataset.state = "klaar";
    this.#say(READY);
  }

  #submit(event) {
    event.preventDefault();
    this.#answer({ submit: true });
  }

  #typed() {
    this.dataset.state = "laden";
    this.#forgetUndo();
    this.querySelector(".cmz-link")?.remove();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#answer(), PAUSE);
  }

  /**
   * Asks Python, and shows the answer unless the visitor has typed on in the meantime.
   * @returns {Promise<Antwoord | null>} null when there is nothing to show (any more)
   */
  async #answer({ submit = false, ...extra } = {}) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const turn = ++this.#turn;
    this.dataset.state = "laden";
    let answer;
    try {
      answer = await this.engine.ask({ ...this.#request(), ...extra });
    } catch (problem) {
      if (turn === this.#turn) this.#fail(problem);
      return null;
    }
    if (turn !== this.#turn) return null;
    if (submit) for (const { vraag } of answer.fouten) this.#left.add(vraag);
    this.#show(answer, submit);
    return answer;
  }

  #request() {
    const { basis } = this.dataset;
    return { planner: this.name, velden: this.#fields(), vandaag: today(), link: null, basis };
  }

  /** A link was pasted into the address of a page that is already open. */
  #follow() {
    if (linkState() === null) return;
    const fields = this.#changed();
    this.#empty();
    this.#offerUndo(fields);
    this.#openLink(linkState());
  }

  async #openLink(link) {
    let opened;
    try {
      opened = await this.engine.ask({ ...this.#request(), velden: {}, link });
    } catch (problem) {
      this.#fail(problem);
      return;
    }
    if (!this.isConnected) return;
    // Whatever was typed while Python was loading stays; the link fills the rest.
    const typed = this.#changed();
    this.#fill({ ...opened.velden, ...typed });
    for (const { vraag } of opened.fouten) this.#left.add(vraag);
    if (typed) this.#answer();
    else this.#show(opened, true);
  }

  // ── the form ──────────────────────────────────────────────────────────────────────────────────────────

  /** @returns {Record<string, string>} only what was filled in */
  #fields() {
    return Object.fromEntries([...new FormData(this.form)].filter(([, value]) => value !== ""));
  }

  /** @returns {Record<string, string> | null} what differs from the form as it was built, or null */
  #changed() {
    const inputs = [...this.form.querySelectorAll("input[name]")];
    const other = inputs.filter((it) =>
      it.type === "radio" ? it.checked && !it.defaultChecked : it.value !== it.defaultValue,
    );
    return other.length ? Object.fromEntries(other.map((it) => [it.name, it.value])) : null;
  }

  /** @param {Record<string, string>} fields */
  #fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const [, question] = /^(.+?)\.\d+\./.exec(name) ?? [];
      if (question) while (!this.#control(name) && this.#addRow(this.#question(question)));
      const control = this.form.elements.namedItem(name);
      if (!control) continue;
      control.value = value;
      if (control instanceof Element) control.closest("details")?.setAttribute("open", "");
    }
  }

  #empty() {
    this.form.reset();
    for (const row of this.querySelectorAll("[data-extra]")) row.remove();
    for (const rows of this.querySelectorAll(".cmz-rijen"))
      if (!rows.children.length) this.#addRow(rows.closest("[data-vraag]"));
    this.#left.clear();
  }

  /** @returns {HTMLElement | null} the first control with this name */
  #control(name) {
    const found = this.form.elements.namedItem(name);
    return found instanceof RadioNodeList ? found[0] : found;
  }

  /** @returns {HTMLFieldSetElement | null} */
  #question(id) {
    return [...this.form.querySelectorAll("[data-vraag]")].find((it) => it.dataset.vraag === id) ?? null;
  }

  /** Adds a row to a question with a list of answers; `#` in the template stands for its number. */
  #addRow(question) {
    const rows = question?.querySelector(".cmz-rijen");
    const template = question?.querySelector("template");
    if (!rows || !template || rows.children.length >= MAX_ROWS) return null;
    const number = Number(rows.dataset.eerste) + rows.children.length;
    const row = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
    for (const part of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["name", "id", "for", "aria-describedby", "data-vraag"])
        if (part.hasAttribute(name))
          part.setAttribute(name, part.getAttribute(name).replaceAll("#", String(number)));
      if (part.textContent === "#") part.textContent = String(number);
    }
    row.dataset.extra = "";
    rows.append(row);
    return row;
  }

  /** An error is shown only after its question was left: nobody is corrected while typing. */
  #leave(event) {
    const question = event.target.closest("[data-vraag]");
    if (!question || question.contains(event.relatedTarget)) return;
    this.#left.add(question.dataset.vraag);
    this.#showErrors(this.#errors);
  }

  // ── showing ───────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Antwoord} answer */
  #show(answer, submit) {
    // Python made and escaped this HTML, in one place. The same text again is not announced again.
    if (this.#html !== answer.html) this.result.innerHTML = this.#html = answer.html;
    const filled = Object.keys(this.#fields());
    for (const question of this.form.querySelectorAll("[data-vraag]")) {
      const id = question.dataset.vraag;
      const matters = answer.nodig?.includes(id) || filled.some((name) => `${name}.`.startsWith(`${id}.`));
      question.dataset.nodig = matters ? "ja" : "nee";
      // A question that can change nothing is not asked: not seen, not read aloud, not sent along. What was
      // filled in comes back with it.
      if (question instanceof HTMLFieldSetElement)
        question.hidden = question.disabled = answer.resultaat?.niet_gevraagd?.includes(id) ?? false;
    }
    this.dataset.state = answer.leeg ? "leeg" : "klaar";
    this.#showErrors(answer.fouten);
    if (submit && answer.fouten.length) this.#showSummary();
    const wrong = answer.fouten.some(({ vraag }) => this.#left.has(vraag));
    this.#say(wrong ? `${MISTAKES}.` : answer.samenvatting || READY);
    if (answer.resultaat)
      this.dispatchEvent(new CustomEvent("planner:result", { bubbles: true, detail: answer.resultaat }));
  }

  /** @param {Fout[]} errors */
  #showErrors(errors) {
    this.#errors = errors;
    for (const question of this.form.querySelectorAll("[data-vraag]")) {
      const id = question.dataset.vraag;
      const mine = this.#left.has(id) ? errors.filter(({ vraag }) => vraag === id) : [];
      const text = question.querySelector(".cmz-fout");
      if (text) {
        text.textContent = mine.map(({ melding }) => melding).join(" ");
        text.hidden = !mine.length;
      }
      question.classList.toggle("cmz-vraag--fout", mine.length > 0);
      const fields = new Set(mine.map(({ veld }) => veld));
      const controls = [...question.querySelectorAll("input, select, textarea")];
      const named = controls.some(({ name }) => fields.has(name));
      for (const control of controls)
        this.#mark(control, text?.id, mine.length > 0 && (!named || fields.has(control.name)));
    }
    if (!errors.length) {
      this.errors.hidden = true;
      this.#title(false);
    } else if (!this.errors.hidden) {
      this.#listErrors();
    }
  }

  #mark(control, id, wrong) {
    control.toggleAttribute("aria-invalid", wrong);
    if (wrong) control.setAttribute("aria-invalid", "true");
    const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((it) => it && it !== id);
    const described = wrong && id ? [...others, id] : others;
    if (described.length) control.setAttribute("aria-describedby", described.join(" "));
    else control.removeAttribute("aria-describedby");
  }

  #showSummary() {
    this.#listErrors();
    this.errors.hidden = false;
    this.errors.focus();
    this.#title(true);
  }

  #listErrors() {
    const items = this.#errors.map(({ vraag, veld, melding }) => {
      const question = this.#question(vraag);
      if (!question) return element("li", {}, melding);
      const link = element("a", { href: `#${question.id}` }, melding);
      link.addEventListener("click", (event) => {
        // No jump through the address: the theme follows the address, and a link may stand in it.
        event.preventDefault();
        event.stopPropagation();
        (this.#control(veld) ?? question.querySelector("input, select, textarea"))?.focus();
      });
      return element("li", {}, link);
    });
    const heading = element("p", { class: "cmz-fouten-titel" }, MISTAKES);
    this.errors.replaceChildren(heading, element("ul", {}, ...items));
  }

  #title(wrong) {
    const plain = document.title.replace(/^Fout: /, "");
    const title = wrong ? `Fout: ${plain}` : plain;
    if (document.title !== title) document.title = title;
  }

  #say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.querySelector("[data-actie=opnieuw]")?.remove();
  }

  /** The answer on the page no longer belongs to the form: take it away, and say what still works. */
  #fail(problem) {
    console.warn("De rekenhulp is gestopt.", problem);
    this.result.innerHTML = this.#html = "";
    this.dataset.state = "fout";
    this.#say(FAILED);
    this.status.after(button("opnieuw", "Probeer opnieuw"));
  }

  // ── buttons ───────────────────────────────────────────────────────────────────────────────────────────

  #click(event) {
    const pressed = event.target.closest("[data-actie]");
    if (!pressed || !this.contains(pressed)) return;
    const question = pressed.closest("[data-vraag]");
    switch (pressed.dataset.actie) {
      case "rij-erbij":
        this.#addRow(question)?.querySelector("input")?.focus();
        break;
      case "rij-weg":
        this.#removeRow(pressed);
        break;
      case "wis":
        this.#clear();
        break;
      case "vandaag":
        for (const input of this.querySelectorAll("[data-vraag=vandaag] input")) input.value = "";
        this.status.tabIndex = -1;
        this.status.focus();
        this.#answer();
        break;
      case "herstel":
        this.#restore();
        break;
      case "link":
        this.#makeLink(pressed);
        break;
      case "kopieer-tekst":
        this.#makeText(pressed);
        break;
      case "kopieer":
        this.#copy(pressed);
        break;
      case "ics":
        this.#calendar();
        break;
      case "druk-af":
        print();
        break;
      case "opnieuw":
        this.engine.stop();
        this.status.tabIndex = -1;
        this.status.focus();
        this.#begin();
        break;
    }
  }

  /** The rows that stay get new numbers, so that the answer and the form call a row the same. */
  #removeRow(pressed) {
    const rows = pressed.closest(".cmz-rijen");
    const question = rows.closest("[data-vraag]");
    const inputs = (row) => [...row.querySelectorAll("input")];
    const kept = [...rows.children].filter((it) => !it.contains(pressed)).map(inputs);
    rows.replaceChildren();
    for (const old of kept) {
      inputs(this.#addRow(question)).forEach((input, at) => {
        input.value = old[at].value;
        input.checked = old[at].checked;
      });
    }
    if (!kept.length) this.#addRow(question);
    rows.lastElementChild.querySelector("input")?.focus();
    this.#typed();
  }

  #clear() {
    const fields = this.#changed();
    this.#empty();
    this.querySelector(".cmz-link")?.remove();
    this.#answer();
    this.#offerUndo(fields);
  }

  #offerUndo(fields) {
    this.#forgetUndo();
    if (!fields) return;
    this.#undo = fields;
    this.form.querySelector("[data-actie=wis]")?.after(button("herstel", "Ongedaan maken"));
  }

  #restore() {
    const fields = this.#undo ?? {};
    this.#empty();
    this.#fill(fields);
    this.form.querySelector("[data-actie=wis]")?.focus();
    this.#forgetUndo();
    this.#answer();
  }

  #forgetUndo() {
    this.#undo = null;
    this.querySelector("[data-actie=herstel]")?.remove();
  }

  async #makeLink(pressed) {
    const answer = await this.#answer({ submit: true });
    if (!answer || answer.fouten.length) return;
    if (answer.leeg) {
      this.#say("Vul eerst iets in: een lege link heeft geen nut.");
      return;
    }
    history.replaceState(history.state, "", `#${answer.link}`);
    const input = element("input", { type: "text", readonly: "", value: location.href });
    this.querySelector(".cmz-link")?.remove();
    pressed.closest(".cmz-knoppen").after(
      element(
        "div",
        { class: "cmz-link" },
        element("p", {}, PRIVATE),
        element("label", {}, "Link met je antwoorden ", input),
        button("kopieer", "Kopieer de link"),
      ),
    );
    input.select();
  }

  /** The answer as plain text, to paste into a note. */
  async #makeText(pressed) {
    const answer = await this.#answer({ submit: true });
    if (!answer || answer.fouten.length) return;
    if (!answer.tekst) {
      this.#say("Vul eerst iets in: er is nog geen antwoord.");
      return;
    }
    this.querySelector(".cmz-link")?.remove();
    const field = element("textarea", { readonly: "", rows: "10" });
    field.value = answer.tekst;
    pressed.closest(".cmz-knoppen").after(
      element("div", { class: "cmz-link" }, element("label", {}, "Het antwoord als tekst ", field), button("kopieer", "Kopieer de tekst")),
    );
    field.select();
  }

  async #copy(pressed) {
    const input = pressed.parentElement.querySelector("input, textarea");
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
      this.#say("Gekopieerd.");
    } catch {
      this.#say("Kopiëren lukt niet vanzelf. De tekst is geselecteerd: kopieer hem met je toetsenbord.");
    }
  }

  async #calendar() {
    const herinnering = Number(this.querySelector("[data-herinnering]")?.value ?? 0);
    const code = this.dataset.dossier ?? this.querySelector("[data-code]")?.value ?? "";
    const answer = await this.#answer({ submit: true, ics: true, herinnering, code });
    if (!answer?.ics) {
      if (answer && !answer.fouten.length) this.#say(answer.melding || "Er zijn nog geen datums voor een agendabestand.");
      return;
    }
    const address = URL.createObjectURL(new Blob([answer.ics], { type: "text/calendar;charset=utf-8" }));
    element("a", { href: address, download: `${this.name}.ics` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.#say(`Het agendabestand staat bij je downloads.${code.trim() ? "" : ` ${NO_CODE}`}`);
  }
}

if (!customElements.get("cmz-planner")) customElements.define("cmz-planner", CmzPlanner);
