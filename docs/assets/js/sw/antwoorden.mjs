// What a window gets: a page that is opened, or a file that an open page asks for.
import { content, stored } from "./inhoud.mjs";
import {
  after,
  assign,
  Changed,
  entry,
  file,
  HURRY,
  list,
  newest,
  PATIENCE,
  storedList,
  versionOf,
} from "./versies.mjs";
import { names, SCOPE, worker } from "./voorraad.mjs";

/**
 * @typedef {{answer: Response, version?: string}} Opened and of which version it is
 */

/** How often a page is looked up anew when the server gets another version in the meantime. */
const TURNS = 3;

/**
 * A page that is opened: the newest version when the server answers in time, the best stored one otherwise.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
export async function open(event, path) {
  const whole = restored(event.request.url);
  if (whole) return Response.redirect(whole, 302);
  const fresh = openNewest(event, path).catch(() => null);
  const found =
    (await Promise.race([fresh, after(PATIENCE)])) ?? (await openStored(event, path)) ?? (await fresh) ?? notHere();
  if (found.version) event.waitUntil(assign(event.resultingClientId, found.version));
  return found.answer;
}

/**
 * Throws when the network fails.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Opened>}
 */
async function openNewest(event, path) {
  let before = "";
  for (let turn = 0; turn < TURNS; turn++) {
    try {
      const version = await newest();
      // Nothing is known of versions, or this server changes pages on their way: its answer counts.
      if (!version || version === before) break;
      before = version;
      const files = await list(version);
      const found = entry(files, file(path));
      if (!found && entry(files, `${path}/index.html`)) return { answer: toFolder(event) };
      return { answer: found ? await content(file(path), found, event) : await fetch(event.request), version };
    } catch (problem) {
      // Between two questions the server got a new version: ask again.
      if (!(problem instanceof Changed)) throw problem;
    }
  }
  return { answer: await fetch(event.request) };
}

/**
 * The address as it was before a program for mail wrote %23 for its #, or "". What stands behind it may be answers: no
 * server gets to see those.
 * @param {string} address
 */
function restored(address) {
  const url = new URL(address);
  const [, path, rest] = /^(.*?)%(?:25)*23(.*)$/i.exec(url.pathname) ?? [];
  return path ? `${url.origin}${path}${url.search}#${rest}` : "";
}

/** @param {FetchEvent} event */
function toFolder({ request }) {
  const url = new URL(request.url);
  url.pathname += "/";
  return Response.redirect(url.href, 302);
}

/**
 * A page without a network. A version that is wholly stored goes before one that is not.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Opened | null>} null when there is none
 */
async function openStored(event, path) {
  const held = new Set(await names("inhoud"));
  const lists = await Promise.all(
    (await names("lijst")).reverse().map(async (version) => ({ version, files: await storedList(version) })),
  );
  /** @type {{version: string, files: import("./versies.mjs").Lijst}[]} */
  const whole = [];
  /** @type {typeof whole} */
  const others = [];
  for (const { version, files } of lists)
    if (files) (Object.values(files.kern).every(([hash]) => held.has(hash)) ? whole : others).push({ version, files });
  let known = false;
  for (const { version, files } of [...whole, ...others]) {
    if (entry(files, `${path}/index.html`)) return { answer: toFolder(event) };
    const found = entry(files, file(path));
    known ||= Boolean(found);
    const answer = found && (await stored(file(path), found[0]));
    if (answer) return { answer, version };
  }
  const [best] = whole;
  const missing = !known && best && (await stored("404.html", best.files.kern["404.html"][0]));
  if (!missing) return null;
  return { answer: new Response(missing.body, { status: 404, headers: missing.headers }), version: best.version };
}

/** @returns {Opened} */
const notHere = () => ({
  answer: new Response(
    `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Geen netwerk</title><body style="font: 1.1rem/1.5 system-ui; max-width: 34em; margin: 3em auto; padding: 0 1em">
<h1>Geen netwerk</h1><p>Deze pagina staat nog niet op je toestel, en er is nu geen netwerk. Probeer het later opnieuw.</p>
<p><a href="${SCOPE.pathname}">Naar de startpagina</a></p>`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } },
  ),
});

/**
 * A file that an open page or its worker asks for: of the version of that page, never of another one.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
export async function part(event, path) {
  const { request, clientId, resultingClientId } = event;
  const mine = await versionOf(clientId);
  const script = request.destination === "";
  if (!mine) {
    // A page that came before this worker did. The theme loads it anew when it may not exchange its content.
    if (script && /\/$|\.html$/.test(path) && (await names("lijst")).length) return refuse();
    return fetch(request).catch(() => anyStored(path));
  }
  try {
    const files = await list(mine);
    const found = entry(files, file(path));
    if (!found) return await fetch(request);
    event.waitUntil(assign(resultingClientId, mine));
    // The theme fetches the next page into this one: only when that is the newest page too.
    const next = script && file(path).endsWith(".html");
    const answer = content(file(path), found, event);
    if (!next) return await answer;
    const inTime = Promise.race([answer, after(PATIENCE)]);
    const [now, page] = await Promise.all([newest(HURRY).catch(() => mine), inTime]);
    return now === mine && page ? page : refuse();
  } catch (problem) {
    if (problem instanceof Changed) (await worker.clients.get(clientId))?.postMessage({ nieuw: true });
    return Response.error();
  }
}

const refuse = () => new Response(null, { status: 409, statusText: "Andere versie" });

/** @param {string} path */
async function anyStored(path) {
  for (const version of (await names("lijst")).reverse()) {
    const files = await storedList(version);
    const found = files && entry(files, file(path));
    const held = found && (await stored(file(path), found[0]));
    if (held) return held;
  }
  return Response.error();
}
