// What a window gets: a page that is opened, or a file that an open page asks for.
import { content } from "./inhoud.mjs";
import { assign, Changed, entry, file, list, newest, versionOf } from "./versies.mjs";
import { names, read, SCOPE, worker } from "./voorraad.mjs";

/** How often a page is looked up anew when the server gets another version in the meantime. */
const TURNS = 3;

/**
 * A page that is opened: the newest version when the server answers, the best stored one otherwise.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
export async function open(event, path) {
  const whole = restored(event.request.url);
  if (whole) return Response.redirect(whole, 302);
  let before = "";
  for (let turn = 0; turn < TURNS; turn++) {
    try {
      const version = await newest();
      // Nothing is known of versions, or this server changes pages on their way: its answer counts.
      if (!version || version === before) return await fetch(event.request);
      before = version;
      const files = await list(version);
      const found = entry(files, file(path));
      if (!found && entry(files, `${path}/index.html`)) return toFolder(event);
      const answer = found ? await content(file(path), found) : await fetch(event.request);
      event.waitUntil(assign(event.resultingClientId, version));
      return answer;
    } catch (problem) {
      // Between two questions the server got a new version: ask again.
      if (!(problem instanceof Changed)) return openStored(event, path);
    }
  }
  return fetch(event.request);
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
 * @returns {Promise<Response>}
 */
async function openStored(event, path) {
  const held = new Set(await names("inhoud"));
  const stored = await Promise.all(
    (await names("lijst")).reverse().map(async (version) => ({ version, files: await list(version) })),
  );
  const isWhole = (/** @type {(typeof stored)[0]} */ { files }) =>
    Object.values(files.kern).every(([hash]) => held.has(hash));
  const whole = stored.filter(isWhole);
  let known = false;
  for (const { version, files } of [...whole, ...stored.filter((one) => !isWhole(one))]) {
    if (entry(files, `${path}/index.html`)) return toFolder(event);
    const found = entry(files, file(path));
    known ||= Boolean(found);
    const page = found && held.has(found[0]) && (await read("inhoud", found[0]));
    if (!page) continue;
    event.waitUntil(assign(event.resultingClientId, version));
    return page;
  }
  const [best] = whole;
  const missing = !known && best && (await read("inhoud", best.files.kern["404.html"][0]));
  if (!missing) return notHere();
  event.waitUntil(assign(event.resultingClientId, best.version));
  return new Response(missing.body, { status: 404, headers: missing.headers });
}

const notHere = () =>
  new Response(
    `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Geen netwerk</title><body style="font: 1.1rem/1.5 system-ui; max-width: 34em; margin: 3em auto; padding: 0 1em">
<h1>Geen netwerk</h1><p>Deze pagina staat nog niet op je toestel, en er is nu geen netwerk. Probeer het later opnieuw.</p>
<p><a href="${SCOPE.pathname}">Naar de startpagina</a></p>`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } },
  );

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
    const [now, answer] = await Promise.all([next ? newest().catch(() => mine) : mine, content(file(path), found)]);
    return now === mine ? answer : refuse();
  } catch (problem) {
    if (problem instanceof Changed) (await worker.clients.get(clientId))?.postMessage({ nieuw: true });
    return Response.error();
  }
}

const refuse = () => new Response(null, { status: 409, statusText: "Andere versie" });

/** @param {string} path */
async function anyStored(path) {
  for (const version of (await names("lijst")).reverse()) {
    const found = entry(await list(version), file(path));
    const held = found && (await read("inhoud", found[0]));
    if (held) return held;
  }
  return Response.error();
}
