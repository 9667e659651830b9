// Making and finding parts of a page.

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

/**
 * A button that names what it does; the element that it stands in listens.
 * @param {string} action
 * @param {string} text
 * @param {Record<string, string>} attributes
 */
export const button = (action, text, attributes = {}) =>
  element("button", { type: "button", class: "cmz-knop", "data-actie": action, ...attributes }, text);

/**
 * The part of a page that is always there.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 */
export const part = (root, selector) => /** @type {T} */ (root.querySelector(selector));

/**
 * Text for people and screen readers: the same text again is not announced again.
 * @param {Element} place
 * @param {string} text
 */
export function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * What somebody just did, for people and screen readers: also when it is the same as the last time.
 * @param {Element} place
 * @param {string} text
 */
export function tell(place, text) {
  if (place.textContent !== text) return say(place, text);
  place.textContent = "";
  // A live region tells only what is there after it was not.
  setTimeout(() => {
    if (!place.textContent) place.textContent = text;
  }, 50);
}

/**
 * Who asks for a part of the page sees its beginning; the focus goes along.
 * @param {HTMLElement} place
 */
export function bring(place) {
  const { top } = place.getBoundingClientRect();
  if (top >= 0 && top < innerHeight / 2) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

/**
 * The focus goes to a text that was just said.
 * @param {HTMLElement} place
 */
export function focusOn(place) {
  place.tabIndex = -1;
  place.focus();
}
