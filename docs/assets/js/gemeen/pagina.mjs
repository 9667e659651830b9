// The page as the theme shows it.

/** @typedef {{subscribe: (listener: () => void) => void}} Pages */

/**
 * Does something on this page and on every next one: the theme replaces the content without loading a new page, and
 * tells so through `document$`.
 * @param {() => void} action
 */
export function onEveryPage(action) {
  const pages = /** @type {{document$?: Pages}} */ (/** @type {unknown} */ (window)).document$;
  if (pages) pages.subscribe(action);
  else action();
}

/** The visitor's own date (YYYY-MM-DD): Python in the browser has no reliable time zone. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
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
