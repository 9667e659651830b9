// The page as the theme shows it.

/** @typedef {{subscribe: (listener: () => void) => void}} Pages */

/** @type {(() => void)[]} what also has to be done on the pages that the theme will show */
const waiting = [];

/**
 * Does something on this page and on every next one: the theme replaces the content without loading a new page, and
 * tells so through `document$`. May be done twice on the first page.
 * @param {() => void} action
 */
export function onEveryPage(action) {
  const theme = /** @type {{document$?: Pages}} */ (/** @type {unknown} */ (window));
  if (theme.document$) return theme.document$.subscribe(action);
  action();
  waiting.push(action);
  if (waiting.length > 1) return;
  // On the page of a planner the theme begins after our own scripts: it tells of the next pages all the same.
  Object.defineProperty(window, "document$", {
    configurable: true,
    get: () => undefined,
    set: (/** @type {Pages} */ pages) => {
      Object.defineProperty(window, "document$", { configurable: true, writable: true, value: pages });
      for (const waits of waiting) pages.subscribe(waits);
    },
  });
}

/** @type {WeakMap<Element, {words: string, title: string}>} what a page was called when it was built, by its heading */
const built = new WeakMap();

/**
 * The page is called after what it shows: in its heading, its title and the bar.
 * @param {string} name "" for what it was called when it was built
 */
export function call(name) {
  const heading = document.querySelector("article h1");
  const words = heading?.firstChild;
  if (!heading || !(words instanceof Text)) return;
  const before = built.get(heading) ?? { words: words.data, title: document.title };
  built.set(heading, before);
  words.data = name || before.words;
  document.title = name ? [name, ...before.title.split(" - ").slice(1)].join(" - ") : before.title;
  const inBar = document.querySelector("[data-md-component=header-topic] .md-ellipsis");
  if (inBar) inBar.textContent = words.data;
}

/** The visitor's own date (YYYY-MM-DD): Python in the browser has no reliable time zone. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How often a page that stays open looks whether it is another day, in milliseconds: sleep and a change of time zone give no sign. */
const LOOK = 20_000;

/**
 * Does something when it has become another day for the visitor: at midnight, after sleep, in another time zone.
 * @param {() => void} action
 * @param {AbortSignal} until
 */
export function onNewDay(action, until) {
  let day = today();
  const look = () => {
    if (day === today()) return;
    day = today();
    action();
  };
  const timer = setInterval(look, LOOK);
  until.addEventListener("abort", () => clearInterval(timer));
  // At once when somebody comes back to it.
  for (const [target, type] of /** @type {[EventTarget, string][]} */ ([
    [document, "visibilitychange"],
    [window, "pageshow"],
    [window, "focus"],
  ]))
    target.addEventListener(type, look, { signal: until });
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser allowed it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
