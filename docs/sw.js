// Keeps the site on this device, so that it works without a network too. Knows no version itself: the server
// says which one is the newest (versie.json), and of each version a list (offline.json) tells which content
// stands where. Contents are stored by their hash, so an update fetches only what changed.
// Why so, and how to take it away: docs/beheer/beslissingen/20-offline.md and docs/beheer/hosting.md.
//
// Two promises: an open page gets files of its own version only, and a page that is opened while the server
// answers is always of the newest version.
"use strict";

const SCOPE = new URL(self.registration.scope);
// Another number when what is stored gets another form; sites on one host each have their own store.
const STORE = `cmz-2 ${SCOPE.pathname}`;
const OLD = /^cmz-\d+ /;
// A network that says nothing for this long, in milliseconds, counts as none.
const PATIENCE = 5_000;
const AT_ONCE = 4;
const WINDOWS_KEPT = 100;
const HEADERS_NOT_KEPT = ["content-encoding", "content-length", "transfer-encoding", "set-cookie"];

// What a file is, when it arrives packed.
const TYPES = { wasm: "application/wasm", js: "text/javascript", mjs: "text/javascript", json: "application/json" };

/**
 * @typedef {[hash: string, bytes: number, packed?: 1]} Bestand packed: the same stands beside it as .gz
 * @typedef {Record<"kern" | "rekenhulp", Record<string, Bestand>>} Lijst
 */

/** The server no longer has the content that this version needs. */
class Changed extends Error {}

// ── the store ─────────────────────────────────────────────────────────────────────────────────────────────

const key = (kind, name) => `${SCOPE.href}?${kind}=${name}`;
const store = () => caches.open(STORE);
const read = async (kind, name) => (await store()).match(key(kind, name));

/** What cannot be stored (no room, a private window) is only not stored. */
async function write(kind, name, response) {
  if (gone) return false;
  try {
    await (await store()).put(key(kind, name), response);
    return true;
  } catch {
    return false;
  }
}

/** The names of one kind, the oldest first. */
async function names(kind) {
  const start = key(kind, "");
  const all = await (await store()).keys();
  return all.filter(({ url }) => url.startsWith(start)).map(({ url }) => url.slice(start.length));
}

async function forget(kind, name) {
  await (await store()).delete(key(kind, name));
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ── versions ──────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The newest version, as the server says. Null when the server answers but names none: then this worker
 * steps aside. Throws without a network, and when the server is broken.
 * @returns {Promise<string | null>}
 */
async function newest() {
  // Never "has it changed since": a server may answer no because of the same second and the same size.
  const answer = await fetch(new URL("versie.json", SCOPE), {
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status >= 500) throw new Error(`versie.json: ${answer.status}`);
  const said = answer.ok ? await answer.json().catch(() => null) : null;
  return typeof said?.versie === "string" ? said.versie : null;
}

/** @type {Map<string, Lijst>} */
const lists = new Map();

/**
 * The list of a version that is stored, or that the server has now. Its hash is the version's name.
 * @returns {Promise<Lijst>}
 */
async function list(version) {
  if (!lists.has(version)) {
    let held = await read("lijst", version);
    if (!held) {
      const answer = await fetch(new URL("offline.json", SCOPE), { cache: "no-store" });
      const text = await answer.text();
      if (!answer.ok || (await digest(new TextEncoder().encode(text))) !== version) throw new Changed(version);
      held = new Response(text);
      await write("lijst", version, held.clone());
    }
    lists.set(version, await held.json());
  }
  return lists.get(version);
}

const entry = (files, path) => files.kern[path] ?? files.rekenhulp[path];

/** The file behind an address: a folder shows its index.html. */
const file = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);
const address = (path) => new URL(encodeURI(path.replace(/(^|\/)index\.html$/, "$1")), SCOPE);

/** @type {Map<string, string>} */
const windows = new Map();

/** Which version a window or worker is made of. Kept in the store too: this worker may be stopped at any time. */
async function versionOf(client) {
  if (!client) return null;
  return windows.get(client) ?? (await (await read("venster", client))?.text()) ?? null;
}

/** Known at once; nobody has to wait until it is stored. */
async function assign(client, version) {
  if (!client) return;
  windows.set(client, version);
  await write("venster", client, new Response(version));
}

/**
 * The content of a file: what is stored, or else what the network has, if that is exactly this content.
 * @param {Bestand} row
 * @returns {Promise<Response>}
 */
async function content(path, [hash, , packed], priority = "auto") {
  const held = await read("inhoud", hash);
  if (held) return held;
  // What a cache on the way still has may be old; then the server itself is asked.
  for (const cache of ["no-cache", "reload"]) {
    const answer = await ask(path, packed, { cache, priority });
    if (!answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await digest(bytes)) !== hash) continue;
    const headers = new Headers(answer.headers);
    for (const name of HEADERS_NOT_KEPT) headers.delete(name);
    headers.set("X-Bewaard", "ja");
    const kept = new Response(bytes, { headers });
    await write("inhoud", hash, kept.clone());
    return kept;
  }
  throw new Changed(path);
}

/** Asks for the packed file when this host would send it as large as it is; see ophalen.mjs. */
async function ask(path, packed, how) {
  const url = address(path);
  const giveUp = new AbortController();
  const answer = await fetch(url, { ...how, signal: giveUp.signal });
  if (!packed || !answer.ok || answer.headers.has("Content-Encoding")) return answer;
  giveUp.abort();
  const small = await fetch(`${url}.gz`, how);
  // Some hosts tell the browser to unpack such files; then that is done already.
  if (!small.ok || small.headers.has("Content-Encoding")) return small;
  return new Response(small.body.pipeThrough(new DecompressionStream("gzip")), {
    headers: { "Content-Type": TYPES[path.split(".").at(-1)] ?? "application/octet-stream" },
  });
}

// ── answering ─────────────────────────────────────────────────────────────────────────────────────────────

/** A page that is opened: the newest version when the server answers, the best stored one otherwise. */
async function open(event, path) {
  for (let turn = 0, before; turn < 3; turn++) {
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

function toFolder({ request }) {
  const url = new URL(request.url);
  url.pathname += "/";
  return Response.redirect(url.href, 302);
}

/** A page without a network. A version that is wholly stored goes before one that is not. */
async function openStored(event, path) {
  const held = new Set(await names("inhoud"));
  const versions = (await names("lijst")).reverse();
  const whole = [];
  const part = [];
  for (const version of versions) {
    const files = await list(version);
    const complete = Object.values(files.kern).every(([hash]) => held.has(hash));
    (complete ? whole : part).push([version, files]);
  }
  let known = false;
  for (const [version, files] of [...whole, ...part]) {
    if (entry(files, `${path}/index.html`)) return toFolder(event);
    const found = entry(files, file(path));
    known ||= Boolean(found);
    if (!found || !held.has(found[0])) continue;
    event.waitUntil(assign(event.resultingClientId, version));
    return read("inhoud", found[0]);
  }
  const missing = !known && whole.length ? whole[0][1].kern["404.html"] : null;
  if (!missing) return notHere();
  event.waitUntil(assign(event.resultingClientId, whole[0][0]));
  const { body, headers } = await read("inhoud", missing[0]);
  return new Response(body, { status: 404, headers });
}

const notHere = () =>
  new Response(
    `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Geen netwerk</title><body style="font: 1.1rem/1.5 system-ui; max-width: 34em; margin: 3em auto; padding: 0 1em">
<h1>Geen netwerk</h1><p>Deze pagina staat nog niet op je toestel, en er is nu geen netwerk. Probeer het later opnieuw.</p>
<p><a href="${SCOPE.pathname}">Naar de startpagina</a></p>`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } },
  );

/** A file that an open page or its worker asks for: of the version of that page, never of another one. */
async function part(event, path) {
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
    const [now, answer] = await Promise.all([
      next ? newest().catch(() => mine) : mine,
      content(file(path), found),
    ]);
    return now === mine ? answer : refuse();
  } catch (problem) {
    if (problem instanceof Changed) (await clients.get(clientId))?.postMessage({ nieuw: true });
    return Response.error();
  }
}

const refuse = () => new Response(null, { status: 409, statusText: "Andere versie" });

async function anyStored(path) {
  for (const version of (await names("lijst")).reverse()) {
    const found = entry(await list(version), file(path));
    const held = found && (await read("inhoud", found[0]));
    if (held) return held;
  }
  return Response.error();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (gone || !ours || request.method !== "GET" || request.headers.has("range")) return;
  let path;
  try {
    path = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  } catch {
    return;
  }
  event.respondWith(request.mode === "navigate" ? open(event, path) : part(event, path));
});

// ── storing ───────────────────────────────────────────────────────────────────────────────────────────────

/** @type {Promise<void> | null} one at a time */
let busy = null;
/** Set when the visitor took everything away: nothing is stored or answered from here any more. */
let gone = false;

/** Stores these parts of the newest version, and then throws away what no open page needs any more. */
async function keep(parts) {
  const version = await newest();
  if (!version) return;
  // The last one on the list of versions is the newest.
  const files = await list(version);
  await write("lijst", version, new Response(JSON.stringify(files)));
  const held = new Set(await names("inhoud"));
  for (const name of parts) {
    const todo = Object.entries(files[name]).filter(([, [hash]]) => !held.has(hash));
    const take = async () => {
      for (let next = todo.shift(); next && !gone; next = todo.shift())
        await content(...next, "low");
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
    if (name === "kern") await tidy(version);
  }
}

async function tidy(version) {
  const open = new Set((await clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id));
  const needed = new Set([version]);
  // A window that the browser set aside (back and forward) does not count as open, but may come back.
  const aside = [];
  for (const client of await names("venster"))
    if (open.has(client)) needed.add(await versionOf(client));
    else aside.push(client);
  for (const client of aside.slice(0, -WINDOWS_KEPT)) await forget("venster", client);
  const contents = new Set();
  for (const name of await names("lijst"))
    if (needed.has(name)) {
      const files = await list(name);
      for (const [hash] of [...Object.values(files.kern), ...Object.values(files.rekenhulp)]) contents.add(hash);
    } else {
      lists.delete(name);
      await forget("lijst", name);
    }
  for (const hash of await names("inhoud")) if (!contents.has(hash)) await forget("inhoud", hash);
}

/** How much is stored, of the newest version that is known here. */
async function state() {
  const version = (await names("lijst")).at(-1);
  if (!version) return null;
  const files = await list(version);
  const held = new Set(await names("inhoud"));
  const count = (part) => {
    const all = Object.values(files[part]);
    const have = all.filter(([hash]) => held.has(hash));
    const sum = (rows) => rows.reduce((total, [, bytes]) => total + bytes, 0);
    return { bestanden: all.length, bewaard: have.length, bytes: sum(all), bytesBewaard: sum(have) };
  };
  return { versie: version, kern: count("kern"), rekenhulp: count("rekenhulp"), bezig: busy !== null };
}

const answers = {
  bewaar: async ({ delen }) => {
    busy ??= keep(delen).finally(() => (busy = null));
    await busy.catch(() => {});
    return state();
  },
  stand: () => state(),
  /** Whether the server has a newer version than the page that asks. */
  nieuw: async (_, client) => {
    const mine = await versionOf(client);
    const now = await newest().catch(() => null);
    return Boolean(mine && now && mine !== now);
  },
  wis: async () => {
    gone = true;
    lists.clear();
    await caches.delete(STORE);
    await self.registration.unregister();
    return null;
  },
};

addEventListener("message", (event) => {
  const { data, source, ports } = event;
  const answer = answers[data?.vraag];
  if (!answer) return;
  event.waitUntil(
    Promise.resolve(answer(data, source?.id)).then(
      (value) => ports[0]?.postMessage({ antwoord: value }),
      (problem) => ports[0]?.postMessage({ fout: String(problem) }),
    ),
  );
});

/** The pages that were open before: of the version that they came from, if their text is in it. */
async function adopt() {
  const version = await newest().catch(() => null);
  if (!version) return;
  const files = await list(version);
  for (const { id, url } of await clients.matchAll({ includeUncontrolled: true })) {
    const path = decodeURIComponent(new URL(url).pathname.slice(SCOPE.pathname.length));
    const found = entry(files, file(path));
    if (!found || (await versionOf(id))) continue;
    const shown = await fetch(address(path), { cache: "force-cache" });
    if ((await digest(await shown.arrayBuffer())) === found[0]) await assign(id, version);
  }
}

addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys())
      if (name !== STORE && OLD.test(name) && name.replace(OLD, "") === SCOPE.pathname) await caches.delete(name);
  };
  event.waitUntil(Promise.all([old(), adopt().catch(() => {})]).then(() => clients.claim()));
});
