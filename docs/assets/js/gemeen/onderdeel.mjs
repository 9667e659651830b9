// What the elements of the site share: they listen as long as they stand on the page, their buttons name what they do
// (data-actie), they say how things stand (.cmz-stand), and only the newest thing that they began may still be shown.
import { part, say } from "./element.mjs";

/** When somebody who waits for an answer is told so, in milliseconds, and when it is told once more. */
const LATE = [2_500, 6_000];

/** Every element of this kind: a button belongs to the nearest one. */
const OWNER = "cmz-planner, cmz-dossiers, cmz-dossierblad, cmz-werkplaats";

export class Onderdeel extends HTMLElement {
  /** @type {Record<string, (pressed: HTMLElement) => void>} what the buttons do */
  actions = {};
  /** Where it says how things stand; looked up before anything else can come to stand inside. */
  status = part(this, ".cmz-stand");
  #turn = 0;
  #timer = 0;
  #listening = new AbortController();

  connectedCallback() {
    if (!this.status) return;
    this.#listening = new AbortController();
    this.listen(this, "click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("[data-actie]") : null;
      if (!(pressed instanceof HTMLElement) || pressed.closest(OWNER) !== this) return;
      this.actions[pressed.dataset.actie ?? ""]?.(pressed);
    });
    this.begin();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.newest();
  }

  /** Called each time that it comes onto a page. */
  begin() {}

  /** @param {string} text @param {boolean} heard whether it is only for who hears the page: the screen shows it already */
  say(text, heard = false) {
    say(this.status, text);
    this.status.classList.toggle("cmz-voorlezen", heard);
  }

  /** @param {"leeg" | "laden" | "klaar" | "fout"} state */
  set state(state) {
    this.dataset.state = state;
  }

  /**
   * Listens until this element leaves the page.
   * @template {keyof HTMLElementEventMap} K
   * @param {EventTarget} target
   * @param {K | "storage" | "hashchange" | "visibilitychange"} type
   * @param {(event: any) => void} listener
   * @param {AddEventListenerOptions} options
   */
  listen(target, type, listener, options = {}) {
    target.addEventListener(type, listener, { ...options, signal: this.#listening.signal });
  }

  /**
   * The same for what is no event.
   * @param {(listener: () => void, until: AbortSignal) => void} tell
   * @param {() => void} listener
   */
  listenTo(tell, listener) {
    tell(listener, this.#listening.signal);
  }

  /** Begins something, in place of whatever was begun before. @returns {() => boolean} whether it still is the newest */
  newest() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const turn = ++this.#turn;
    return () => turn === this.#turn;
  }

  /**
   * Waits for an answer. `late` is called when it does not come, as long as nothing newer was begun.
   * @template T
   * @param {Promise<T>} answer
   * @param {() => boolean} newest
   * @param {(again: boolean) => void} late
   * @returns {Promise<T>}
   */
  async patiently(answer, newest, late) {
    const timers = LATE.map((time, turn) => setTimeout(() => newest() && late(turn > 0), time));
    try {
      return await answer;
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }

  /**
   * Does something when nothing happened for a while.
   * @param {number} time in milliseconds
   * @param {() => void} action
   */
  soon(time, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, time);
  }
}
