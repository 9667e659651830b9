// A link within a page is followed by the browser. The theme gets the whole page anew the first time that only the part
// behind the # changes: what was filled in and said is gone then. Once it has shown another page, it knows better.
import { onEveryPage } from "../gemeen/pagina.mjs";

/** @typedef {{next: (to: URL) => void}} Places where the theme hears of an address */

let watched = false;

document.addEventListener(
  "click",
  ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    // The theme leaves a link with a target alone.
    if (link instanceof HTMLAnchorElement && link.hash && isHere(link)) link.target ||= "_self";
  },
  { capture: true },
);

/** @param {URL | HTMLAnchorElement} to */
const isHere = ({ origin, pathname }) => origin + pathname === location.origin + location.pathname;

// The theme makes the two things that it tells of together: wait for the second.
onEveryPage(() => queueMicrotask(watch));

function watch() {
  const { location$: places } = /** @type {{location$?: Places}} */ (/** @type {unknown} */ (window));
  if (!places || watched) return;
  watched = true;
  const first = location.pathname;
  const next = places.next.bind(places);
  let left = false;
  places.next = (to) => {
    left ||= to.pathname !== first;
    if (left) next(to);
  };
}
