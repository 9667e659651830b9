// Says that there is a newer version of the site, and lets the visitor choose when.
import { button, element } from "../gemeen/element.mjs";
import { isNewer } from "./vragen.mjs";

const WORDS = "Er is een nieuwe versie van de site.";
const LOST = " Wat je op deze pagina invulde, gaat verloren als je ververst.";

/** There from the start, so that a screen reader tells what appears in it. */
const notice = element("div", { class: "cmz-versie", role: "status" });
let later = false;

/** Begins listening to the service worker, which may find out first. */
export function watchVersion() {
  document.body.append(notice);
  navigator.serviceWorker.addEventListener("message", ({ data }) => data?.nieuw && tell());
}

function tell() {
  if (later || notice.childElementCount) return;
  const now = button("ververs", "Ververs nu");
  now.addEventListener("click", () => location.reload());
  const wait = button("later", "Later");
  wait.addEventListener("click", () => {
    later = true;
    notice.replaceChildren();
  });
  notice.append(element("p", {}, WORDS + (somethingFilled() ? LOST : "")), element("div", {}, now, wait));
}

function somethingFilled() {
  const planners = /** @type {NodeListOf<HTMLElement & {answers?: object}>} */ (
    document.querySelectorAll("cmz-planner")
  );
  return [...planners].some(({ answers }) => Object.keys(answers ?? {}).length > 0);
}

/** Looks whether there is one, when somebody is there to read it. */
export async function checkVersion() {
  if (document.visibilityState === "visible" && navigator.serviceWorker.controller && (await isNewer())) tell();
}
