// What the schema of a rule file says at a place in its text: which keys and values can stand there, and what a
// key means. The place is found from indentation and brackets, so that it works in text that is half typed.

/**
 * @typedef {{$ref?: string, description?: string, oneOf?: Schema[], anyOf?: Schema[], enum?: string[], pattern?: string,
 *   properties?: Record<string, Schema>, additionalProperties?: Schema | boolean, required?: string[], items?: Schema,
 *   definitions?: Record<string, Schema>}} Schema what is used of a JSON Schema
 * @typedef {{schema: Schema, naam: string, uitleg?: string}} Meaning
 * @typedef {{group: boolean, key: string | null, buren: Map<string, string>, woord: string}} Bracket one that is open: a
 *   group of keys, or a list; `woord` is what stands before the cursor in the last one
 * @typedef {{sleutel: string | null, buren: Map<string, string>}} Stap a key, or null for an item of a list, with
 *   the keys beside it and their values
 * @typedef {{pad: Stap[], buren: Map<string, string>, deel: "sleutel" | "waarde", woord: string}} Plaats
 *   the way to the place; for a value, the last step is its own key
 * @typedef {{label: string, detail?: string, info?: string, nodig?: boolean, soort: "sleutel" | "waarde"}} Voorstel
 */

const ENTRY = /^( *)((?:- +)*)(?:("[^"]*"|'[^']*'|[^\s#{}[\]"'|>&*!%@`-][^#{}[\]"']*?) *:(?= |$))?/;
const bare = (/** @type {string} */ text) => text.trim().replace(/^(["'])(.*)\1$/, "$2");

/** What stands on one line: the columns of its dashes and of its key, and the text behind the key. @param {string} line */
function entry(line) {
  const [all, indent, dashes, key] = /** @type {RegExpExecArray} */ (ENTRY.exec(line));
  const columns = [...dashes].flatMap((sign, at) => (sign === "-" ? [indent.length + at] : []));
  const column = indent.length + dashes.length;
  const empty = !line.trim() || line.trimStart().startsWith("#");
  return { empty, dashes: columns, column, key: key === undefined ? null : bare(key), rest: line.slice(all.length) };
}

/**
 * The keys that stand in the same group as column `column` of line `row`, with their values.
 * @param {string[]} lines
 * @param {number} row
 * @param {number} column
 */
function siblings(lines, row, column) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const look = (/** @type {number} */ from, /** @type {1 | -1} */ step) => {
    for (let at = from; at >= 0 && at < lines.length; at += step) {
      const it = entry(lines[at]);
      if (it.empty) continue;
      const starts = it.dashes.length > 0 && it.column === column;
      if (step > 0 && at !== row && (it.dashes[0] ?? it.column) < column) return;
      if (it.column === column && it.key !== null && at !== row) found.set(it.key, bare(it.rest));
      if (step < 0 && ((it.dashes[0] ?? it.column) < column || starts)) return;
    }
  };
  const own = entry(lines[row]);
  if (!(own.dashes.length && own.column === column)) look(row - 1, -1);
  look(row + 1, 1);
  return found;
}

/**
 * The way from the top of the file to the group that line `row` belongs to, from its column.
 * @param {string[]} lines
 * @param {number} row
 * @param {number} column
 * @param {number[]} dashes
 */
function climb(lines, row, column, dashes) {
  /** @type {Stap[]} */
  const steps = [];
  let key = column;
  let dash = column;
  for (const at of [...dashes].reverse()) {
    steps.unshift({ sleutel: null, buren: new Map() });
    key = at + 1;
    dash = at;
  }
  for (let at = row - 1; at >= 0 && key > 0; at--) {
    const it = entry(lines[at]);
    if (it.empty) continue;
    if (it.key !== null && it.column < key) {
      steps.unshift({ sleutel: it.key, buren: siblings(lines, at, it.column).set(it.key, bare(it.rest)) });
      key = dash = it.column;
    }
    for (const place of [...it.dashes].reverse()) {
      if (place >= dash) continue;
      steps.unshift({ sleutel: null, buren: new Map() });
      key = place + 1;
      dash = place;
    }
  }
  return steps;
}

/** Goes into the brackets behind a key, up to the cursor. @param {string} text */
function intoBrackets(text) {
  /** @type {Bracket[]} */
  const open = [];
  let word = "";
  let quote = "";
  for (const [at, sign] of [...text].entries()) {
    const top = open.at(-1);
    if (quote) {
      word += sign;
      if (sign === quote) quote = "";
    } else if ((sign === '"' || sign === "'") && !word.trim()) {
      quote = sign;
      word = sign;
    } else if ("{[".includes(sign) && (!word.trim() || !top)) {
      if (!top && word.trim()) return []; // A bracket inside a text.
      open.push({ group: sign === "{", key: null, buren: new Map(), woord: "" });
      word = "";
    } else if (top && "}]".includes(sign)) {
      open.pop();
      word = "";
    } else if (top && sign === ",") {
      if (top.key !== null) top.buren.set(top.key, bare(word));
      top.key = null;
      word = "";
    } else if (top?.group && top.key === null && sign === ":" && (text[at + 1] ?? " ") === " ") {
      top.key = bare(word);
      word = "";
    } else word += sign;
  }
  const last = open.at(-1);
  if (last) last.woord = word.trimStart();
  return open;
}

/**
 * @param {string[]} lines
 * @param {number} row from 0
 * @param {number} column of the cursor
 * @returns {Plaats}
 */
export function plaats(lines, row, column) {
  const before = lines[row].slice(0, column);
  const it = entry(before);
  // The dash or key that the cursor stands in is not finished: it counts by where it starts.
  const start = it.empty ? before.length : it.column;
  const pad = climb(lines, row, start, it.dashes);
  const buren = siblings(lines, row, start);
  const rest = it.key === null ? before.slice(start) : it.rest;
  if (it.key !== null) pad.push({ sleutel: it.key, buren: new Map(buren).set(it.key, bare(it.rest)) });
  const open = intoBrackets(rest.trimStart());
  for (const { group, key, buren: inside } of open) {
    if (!group) pad.push({ sleutel: null, buren: new Map() });
    else if (key !== null) pad.push({ sleutel: key, buren: inside });
  }
  const last = open.at(-1);
  if (last) {
    const deel = last.group && last.key === null ? "sleutel" : "waarde";
    return { pad, buren: last.buren, deel, woord: last.woord };
  }
  if (it.key !== null) return { pad, buren, deel: "waarde", woord: rest.trimStart() };
  return { pad, buren, deel: "sleutel", woord: rest };
}

/**
 * A schema and those that it stands for, without references; `soort` chooses among kinds.
 * @param {Schema} root
 * @param {Schema} schema
 * @param {Map<string, string> | undefined} buren
 * @param {string} name
 * @returns {Meaning[]}
 */
function meanings(root, schema, buren, name = "") {
  if (schema.$ref) {
    const target = schema.$ref.split("/").at(-1) ?? "";
    const found = meanings(root, root.definitions?.[target] ?? {}, buren, target);
    // The description beside a reference is that of the key, and goes first.
    return schema.description ? found.map((it) => ({ ...it, uitleg: schema.description })) : found;
  }
  const options = schema.oneOf ?? schema.anyOf;
  if (!options) return [{ schema, naam: name, uitleg: schema.description }];
  const found = options.flatMap((option) => meanings(root, option, buren, name));
  const soort = buren?.get("soort");
  const fits = found.filter(({ schema: it }) => it.properties?.soort?.enum?.includes(soort ?? ""));
  const chosen = schema.oneOf ? (fits.length ? fits : [{ schema, naam: name }]) : found;
  return schema.description ? chosen.map((it) => ({ ...it, uitleg: schema.description })) : chosen;
}

/**
 * What can stand at the end of a way through the file.
 * @param {Schema} root
 * @param {Stap[]} pad
 * @param {Map<string, string>} buren
 */
function follow(root, pad, buren) {
  /** @type {Meaning[]} */
  let found = [{ schema: root, naam: "" }];
  for (const { sleutel, buren: beside } of pad) {
    found = found
      .flatMap(({ schema, naam }) => meanings(root, schema, beside, naam))
      .flatMap(({ schema }) => {
        const next = sleutel === null ? schema.items : (schema.properties?.[sleutel] ?? schema.additionalProperties);
        return next && typeof next === "object" ? [{ schema: next, naam: "" }] : [];
      });
  }
  return found.flatMap(({ schema, naam }) => meanings(root, schema, buren, naam));
}

/** Names that a file defines itself, by the key that they stand under. @param {string[]} lines @param {string[]} groups */
function ownNames(lines, ...groups) {
  /** @type {[name: string, group: string][]} */
  const found = [];
  let group = "";
  for (const line of lines) {
    const it = entry(line);
    if (it.empty || it.key === null) continue;
    if (it.column === 0) group = it.key;
    else if (it.column === 2 && groups.includes(group)) found.push([it.key, group]);
  }
  return found;
}

/**
 * @param {Schema} root
 * @param {Record<string, string[][]>} names roles, sources and values that exist, each with what it stands for
 * @param {string[]} lines
 * @param {Plaats} where
 * @returns {Voorstel[]}
 */
export function voorstellen(root, names, lines, { pad, buren, deel }) {
  /** @type {Map<string, Voorstel>} */
  const found = new Map();
  const add = (/** @type {string} */ label, /** @type {Partial<Voorstel>} */ other = {}) =>
    found.has(label) || found.set(label, { label, soort: deel, ...other });
  for (const { schema, naam } of follow(root, pad, buren)) {
    if (deel === "sleutel") {
      for (const [key, value] of Object.entries(schema.properties ?? {}))
        if (!buren.has(key)) add(key, { info: value.description, nodig: schema.required?.includes(key) });
      if (naam === "Cellen")
        for (const [name, group] of ownNames(lines, "feiten", "vragen", "regelvragen")) add(name, { detail: group });
    }
    // An item of a list may be a value too.
    if (deel === "waarde" || pad.at(-1)?.sleutel === null) {
      for (const value of schema.enum ?? []) add(value, { soort: "waarde" });
      const known =
        naam === "Verwijzing"
          ? [...ownNames(lines, "vragen", "momenten", "termijnen"), ["vandaag", ""]]
          : (names[naam] ?? (pad.at(-1)?.sleutel === "duur" && schema.pattern ? names.Waarde : []));
      for (const [name, detail] of known ?? []) add(name, { detail, soort: "waarde" });
    }
  }
  // A list of sources: the schema of one item has no name of its own.
  if (pad.at(-1)?.sleutel === null && pad.length > 1)
    for (const { naam } of follow(root, pad.slice(0, -1), new Map()))
      for (const [name, detail] of (naam === "Bronnen" && names.Bronnen) || []) add(name, { detail, soort: "waarde" });
  return [...found.values()];
}

/**
 * What the key under or before the cursor means.
 * @param {Schema} root
 * @param {Plaats} where
 * @returns {{sleutel: string, uitleg: string} | null}
 */
export function uitleg(root, { pad }) {
  for (let length = pad.length; length > 0; length--) {
    const { sleutel } = pad[length - 1];
    if (sleutel === null) continue;
    const text = follow(root, pad.slice(0, length), new Map()).find((it) => it.uitleg)?.uitleg;
    if (text) return { sleutel, uitleg: text };
  }
  return null;
}
