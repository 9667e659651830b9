// Zoekt in de site. Praat met het thema zoals de worker van het thema zelf, maar kent Nederlands: verbuigingen,
// samenstellingen, synoniemen en tikfouten. Hoe en waarom: docs/beheer/beslissingen/70-zoeken.md.
// Het haalt de motor en de index pas wanneer iemand wil zoeken: wie alleen leest, betaalt er niets voor.
"use strict";

const STUKKEN = "../../search/stukken.json";
const BEGRIPPEN = "naslag/begrippen/";
const GEDULD = 30_000; // milliseconds that the index may take to arrive
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
// Words that say nothing about the subject of a question.
const STOP = new Set((
  "de het een en of van in op om te bij voor met aan uit door naar tot als dan dat die dit deze daar er hier is zijn " +
  "was waren wordt worden werd ben bent heb hebt heeft hebben had kan kun kunt kunnen mag mogen moet moeten zal zullen " +
  "wil willen ik je jij jou jouw u we wij ons onze ze zij hij hem haar hun mijn me mij men wat wie waar hoe welk welke " +
  "wanneer waarom waarvoor hoeveel hoelang lang doe doet doen ga gaat gaan krijg krijgt krijgen maak maakt maken zo ook " +
  "nog al niet geen wel nu zelf iets iemand iedereen jullie alles ding dingen echt eigenlijk even toch gewoon dus want staat staan over tussen tegen onder binnen na s"
).split(" "));
// The first part of such words says nothing by itself.
const VOORVOEGSEL = new Set("voor door over onder naar samen tegen achter terug mede weer aan uit bij".split(" "));
// Words around the number of a section that say nothing else.
const SECTIEWOORD = new Set("bron bronnen sectie secties paragraaf punt hoofdstuk deel nummer nr zie in het de uit en of".split(" "));
// How much a word counts in each part of a piece, and how much when it is only found in another way.
const VELDEN = { titel: 6, woorden: 3, pagina: 2, tekst: 1 };
const DEEL = 0.4, BEGIN = 0.7, SYNONIEM = 0.6, TIKFOUT = 0.9;
// How much it counts that one phrase of a piece says what was asked, beside its words in any place; how much a word
// counts in a phrase that stands in the title of the page instead. Words such as "wie" and "hoeveel" count in full here.
// The second best phrase of a piece counts a little too.
const ZIN = 2, ZIN_MACHT = 1.5, VAN_DE_PAGINA = 0.4, TWEEDE = 0.2;
// How much it counts that a piece is about the same, in how many directions of meaning that is looked at, in how many
// turns they are found, and how much a word of the text says beside one of a title or an editor.
const VERWANT = 0.8, RICHTINGEN = 64, RONDEN = 2, IN_TEKST = 0.3;
// Signs that confirm each other weigh more than they add up to: a factor e to the power of each. Found on questions and on
// phrases left out of the index; see the decision record.
const BEVESTIGT = { zin: 1, tweede: 0.75, verwant: 0.8 };
// How much less a term of the glossary counts when more than one word was asked: then it is about a situation.
const BEGRIP_IN_VRAAG = 0.75;
// From what share of the best score on a piece is shown.
const NOG_TONEN = 0.04;
// From how many letters on a word may have two slips.
const LANG_WOORD = 8;
// How much more a page counts than the pieces below it, when one word was asked and when more were.
const PAGINA = [2, 1.1];
// How much more a piece counts whose name, or one of whose other words, is all that was asked.
const NAAM = 2.2, WOORD = [1.3, 1.1];
const ZOEK = { boost: VELDEN, tokenize: (text) => [text], processTerm: (term) => term, bm25: { k: 1.2, b: 0.6, d: 0.3 } };

/** @type {Map<string, any>} */ let stukken;
// The numbered sections of the sources, each with the pages that rest on it.
let secties;
let mini, woordenlijst, woordenschat, synoniemen;
// Every phrase of every piece; for each term the phrases that have it; for each stem how many pieces have it.
let zinnen, waar, gebruik;
// The direction in which a word points, among the pieces.
let betekenis;
const stammen = new Map(), delen = new Map(), vormen = new Map(), bekend = new Map(), lijkend = new Map();

// --- words ------------------------------------------------------------------------------------------

/** The words of a text, without accents and capitals. */
function woorden(text) {
  const plain = text.replace(/<[^>]*>|&\w+;/g, " ").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return plain.match(/\p{N}+\+\p{N}+|[\p{L}\p{N}]+/gu) ?? [];
}

/** A word without its endings: trajecten, traject → traject; verlengd, verlengen → verleng. */
function stam(word) {
  if (!stammen.has(word)) stammen.set(word, zonderUitgang(word));
  return stammen.get(word);
}

function zonderUitgang(word) {
  let stem = word;
  if (stem.length < 4 || /\d/.test(stem)) return stem;
  stem = stem.replace(/heden$/, "heid").replace(/ties$/, "tie").replace(/([^aeious]|[gr]e)s$/, "$1");
  stem = stem.replace(/([^aeiou]|[aeiou]{2})en$/, "$1").replace(/(.{3})e$/, "$1");
  stem = stem.replace(/^((?:be|ge|her|ont|ver).{2,}[^aeiou])[dt]$/, "$1");
  stem = stem.replace(/([bdfgklmnprst])\1$/, "$1").replace(/([aeou])\1([^aeiou])$/, "$1$2");
  return stem.replace(/v$/, "f").replace(/z$/, "s");
}

/** The known words that a compound is made of, as stems: zorgbudget → zorg, budget. */
function delenVan(word) {
  if (word.length < 7 || !woordenschat) return [];
  if (!delen.has(word)) delen.set(word, splits(word) ?? []);
  return delen.get(word);
}

function splits(word) {
  for (let at = word.length - 3; at >= 3; at--) {
    const left = word.slice(0, at), right = word.slice(at);
    if (VOORVOEGSEL.has(left)) continue;
    const first = [left, left.replace(/(?:s|en|e)$/, "")].map(stam).find((part) => woordenschat.has(part));
    if (!first) continue;
    if (woordenschat.has(stam(right))) return [first, stam(right)];
    const rest = right.length > 6 && splits(right);
    if (rest) return [first, ...rest];
  }
  return null;
}

/** The stem of the verb in a noun: verlenging → verleng. */
const werkwoord = (word) => (/.{4}ing(?:en)?$/.test(word) ? [stam(word.replace(/ing(?:en)?$/, "en"))] : []);

/** What is written in the index for a word: its stem, and with a mark the words that it is made of. */
function termen(word) {
  if (!vormen.has(word)) vormen.set(word, [stam(word), ...[...delenVan(word), ...werkwoord(word)].map((part) => `~${part}`)]);
  return vormen.get(word);
}

/** The words of a text that say something about its subject, or all words when none does. */
function inhoud(text) {
  const all = woorden(text), telling = all.filter((word) => !STOP.has(word));
  return telling.length ? telling : all;
}

const sleutel = (text) => inhoud(text).map(stam).sort().join(" ");

/** All words of a question, in any order: "wie doet wat" says more than its content words. */
const zinsleutel = (text) => [...new Set(woorden(text).map(stam))].sort().join(" ");

/** Whether one slip of the finger lies between two words: a letter more, less, other, or two changed places. */
function eenFout(a, b) {
  let from = 0, enda = a.length, endb = b.length;
  while (from < enda && from < endb && a[from] === b[from]) from++;
  while (enda > from && endb > from && a[enda - 1] === b[endb - 1]) { enda--; endb--; }
  const x = a.slice(from, enda), y = b.slice(from, endb);
  return x.length + y.length < 3 && x.length < 2 && y.length < 2 || (x.length === 2 && x === y[1] + y[0]);
}

/** Whether at most two letters have to come in, go or change between two words. */
function tweeFouten(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    if (Math.min(...next) > 2) return false;
    row = next;
  }
  return row[b.length] <= 2;
}

// --- the index --------------------------------------------------------------------------------------

function opbouwen({ docs, config, secties: numbered = [] }) {
  secties = numbered;
  stukken = new Map();
  const words = new Map();
  for (const doc of docs) {
    const page = doc.location.split("#")[0];
    const parent = stukken.get(page);
    const item = { ...doc, woorden: doc.woorden ?? [], vragen: (doc.vragen ?? []).map((v) => woorden(v).map(stam)), parent };
    item.namen = new Set([doc.title, ...(doc.namen ?? [])].map(sleutel));
    item.sleutels = new Set(item.woorden.map(sleutel));
    item.zinsleutels = new Set(item.woorden.filter((words) => woorden(words).some((word) => STOP.has(word))).map(zinsleutel));
    stukken.set(doc.location, item);
    // A word of a title or of an editor is a word by itself; one of the text only when it is there more often.
    const count = (text, worth) => {
      for (const word of woorden(text)) if (word.length > 2) words.set(word, (words.get(word) ?? 0) + worth);
    };
    count(doc.text, 1);
    for (const text of [doc.title, ...item.woorden]) count(text, 3);
  }
  woordenlijst = words;
  woordenschat = new Set([...words].filter(([w, n]) => n > 2 && !STOP.has(w)).map(([w]) => stam(w)).filter((w) => w.length > 2));
  const stems = (text) => inhoud(text).map(stam);
  synoniemen = Object.entries(config.synoniemen ?? {}).map(([word, to]) => [stems(word), to.map(stems)]);
  mini = new MiniSearch({
    idField: "location",
    fields: Object.keys(VELDEN),
    extractField: (item, field) => ({
      location: item.location, titel: item.title, tekst: item.text, woorden: item.woorden.join(" "),
      pagina: item.parent ? `${item.parent.title} ${item.parent.woorden.join(" ")}` : "",
    })[field],
    tokenize: woorden,
    processTerm: termen,
  });
  mini.addAll([...stukken.values()]);
  zinnen = [];
  waar = new Map();
  gebruik = new Map();
  for (const item of stukken.values()) {
    const own = [item.title, ...item.woorden].map((text) => zin(text, item));
    item.titelzin = own[0].nummer;
    const stems = new Set([...own.flatMap(({ stammen }) => stammen), ...woorden(item.text).map(stam)]);
    for (const stem of stems) gebruik.set(stem, (gebruik.get(stem) ?? 0) + 1);
  }
  for (const phrase of zinnen)
    phrase.zegt = phrase.stammen.reduce((sum, stem) => sum + zeldzaam(gebruik.get(stem)), 0);
  ordenen();
}

/** A phrase of a piece, kept under each of its terms; under the stem of a stop word with a mark of its own. */
function zin(text, item) {
  const made = { nummer: zinnen.length, item, stammen: [], zegt: 0 };
  zinnen.push(made);
  for (const word of woorden(text)) {
    const stop = STOP.has(word), stem = stam(word);
    made.stammen.push(stem);
    for (const term of stop ? [stem, `?${stem}`] : termen(word)) {
      if (!waar.has(term)) waar.set(term, []);
      if (waar.get(term).at(-1) !== made.nummer) waar.get(term).push(made.nummer);
    }
  }
  return made;
}

/** How much a word says that stands in so many pieces. */
const zeldzaam = (count) => Math.log(1 + stukken.size / (count || 1));

// --- what is about the same -------------------------------------------------------------------------
// Words that stand in the same pieces have to do with each other: "loon" and "uitbetalen" find each other's pieces. The
// pieces are laid along the few directions in which they differ most (latent semantic analysis), which the browser
// works out itself: that costs no byte of the index.

/** Makes the vectors of words and pieces. */
function ordenen() {
  const at = new Map(), counts = new Map(), spread = [];
  for (const item of stukken.values()) {
    const row = new Map();
    const count = (text, worth) => {
      for (const word of woorden(text)) if (!STOP.has(word)) for (const term of termen(word)) {
        const stem = term.replace("~", "");
        if (!at.has(stem)) spread[at.set(stem, at.size).get(stem)] = 0;
        row.set(at.get(stem), (row.get(at.get(stem)) ?? 0) + (stem === term ? worth : worth / 2));
      }
    };
    for (const text of [item.title, ...item.woorden]) count(text, 1);
    count(item.text, IN_TEKST);
    for (const stem of row.keys()) spread[stem]++;
    counts.set(item, row);
  }
  const rare = spread.map(zeldzaam);
  const items = [...counts.keys()], starts = [0], stems = [], worths = [];
  for (const row of counts.values()) {
    const own = [...row].map(([stem, count]) => Math.log1p(count) * rare[stem]), length = Math.hypot(...own) || 1;
    stems.push(...row.keys());
    for (const worth of own) worths.push(worth / length);
    starts.push(stems.length);
  }
  const which = Int32Array.from(stems), worth = Float32Array.from(worths);
  const words = (pieces) => pieces.map((piece) => {
    const made = new Float32Array(at.size);
    for (let n = 0; n < items.length; n++) for (let i = starts[n]; i < starts[n + 1]; i++) made[which[i]] += worth[i] * piece[n];
    return made;
  });
  const pieces = (words) => words.map((word) => {
    const made = new Float32Array(items.length);
    for (let n = 0; n < items.length; n++) for (let i = starts[n]; i < starts[n + 1]; i++) made[n] += worth[i] * word[which[i]];
    return made;
  });
  // Any start will do; a fixed one gives everybody the same order.
  let seed = 1;
  let along = Array.from({ length: Math.min(RICHTINGEN, items.length) }, () => Float32Array.from(items, () => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5));
  for (let turn = 0; turn < RONDEN; turn++) along = pieces(words(loodrecht(along)));
  const directions = loodrecht(words(loodrecht(along)));
  const places = pieces(directions);
  items.forEach((item, n) => {
    const place = Float32Array.from(places, (along) => along[n]), length = Math.hypot(...place) || 1;
    item.plaats = place.map((value) => value / length);
  });
  betekenis = (stem) => at.has(stem) ? directions.map((along) => along[at.get(stem)] * rare[at.get(stem)]) : null;
}

/** Makes vectors perpendicular to each other and of length 1. */
function loodrecht(vectors) {
  vectors.forEach((vector, n) => {
    for (let before = 0; before < n; before++) {
      const other = vectors[before], same = inproduct(vector, other);
      for (let at = 0; at < vector.length; at++) vector[at] -= same * other[at];
    }
    const length = Math.sqrt(inproduct(vector, vector)) || 1;
    for (let at = 0; at < vector.length; at++) vector[at] /= length;
  });
  return vectors;
}

function inproduct(a, b) {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}

/** Tells of a piece how much it is about what the question is about, from 0 to 1. */
function verwant(subjects) {
  const asked = new Float32Array(RICHTINGEN);
  for (const term of subjects.flatMap(({ terms }) => terms)) {
    const where = betekenis(term.replace("~", ""));
    where?.forEach((value, at) => { asked[at] += term.startsWith("~") ? value / 2 : value; });
  }
  const length = Math.sqrt(inproduct(asked, asked)) || 1;
  return (item) => Math.max(0, inproduct(item.plaats, asked) / length);
}

// --- a question -------------------------------------------------------------------------------------

/** The ways to find one word: [term or parts, weight, also as the beginning of a word]. */
function wegen(word, last) {
  const stem = stam(word), found = [[stem, 1, false], [`~${stem}`, DEEL, false]];
  for (const verb of werkwoord(word)) found.push([verb, DEEL, false], [`~${verb}`, DEEL, false]);
  const parts = delenVan(word);
  if (parts.length) found.push([parts, DEEL, false]);
  if (last || word.length > 4) found.push([word, BEGIN, true]);
  return found;
}

/** What the engine finds for one term. Kept, because a question is asked again after each key. */
function opgezocht(term, prefix) {
  const key = `${prefix ? "^" : ""}${term}`;
  if (bekend.size > 500) bekend.clear();
  if (!bekend.has(key)) bekend.set(key, mini.search(term, { ...ZOEK, prefix }).map(({ id, score, terms }) => ({ id, score, terms })));
  return bekend.get(key);
}

/** Score and found terms of each piece for one way. Of a compound, each part that is missing costs a lot. */
function treffers([term, weight, prefix]) {
  const found = new Map();
  const parts = [term].flat();
  for (const part of parts) {
    const here = new Map();
    for (const [form, worth] of parts.length > 1 ? [[part, 1], [`~${part}`, DEEL]] : [[part, 1]])
      for (const { id, score, terms } of opgezocht(form, prefix))
        if (score * worth > (here.get(id)?.score ?? 0)) here.set(id, { score: score * worth, terms });
    for (const [id, { score, terms }] of here) {
      const old = found.get(id) ?? { score: 0, terms: [], parts: 0 };
      found.set(id, { score: old.score + score, terms: [...old.terms, ...terms], parts: old.parts + 1 });
    }
  }
  for (const hit of found.values()) {
    const share = hit.parts / parts.length;
    hit.weight = weight * share ** 2;
    hit.score *= hit.weight / parts.length;
  }
  return found;
}

/** The most used words of the site that are one slip away from a word that the site does not have; for a long word
 * with nothing so near, two slips after a right first letter. */
function gelijkend(word) {
  if (word.length < 5) return [];
  if (!lijkend.has(word)) {
    let near = [...woordenlijst].filter(([other]) => Math.abs(other.length - word.length) < 2 && eenFout(other, word));
    if (!near.length && word.length >= LANG_WOORD)
      near = [...woordenlijst].filter(([other]) => other[0] === word[0] && Math.abs(other.length - word.length) < 3 && tweeFouten(other, word));
    lijkend.set(word, near.sort(([, a], [, b]) => b - a).slice(0, 2).map(([other]) => other));
  }
  return lijkend.get(word);
}

/** The known beginning and end of a word of which only a part is known: busabonnement → bus. */
function bekendStuk(word) {
  for (let size = word.length - 2; size > 2; size--)
    for (const part of [word.slice(0, size), word.slice(-size)])
      if (woordenschat.has(stam(part)) && !VOORVOEGSEL.has(part)) return [part];
  return [];
}

/** The subjects of a question: for each the ways to find it. */
function onderwerpen(vraag) {
  const subjects = inhoud(vraag).map((word, at, list) => {
    // The first letter or two of a next word say nothing yet.
    const last = at === list.length - 1 && !/\s$/.test(vraag) && (!at || word.length > 2);
    const ways = wegen(word, last);
    if (woordenlijst.has(word) || ways.some((way) => treffers(way).size)) return { word, stem: stam(word), ways, terms: termen(word) };
    const near = gelijkend(word), parts = near.length ? [] : bekendStuk(word);
    for (const other of [...near, ...parts])
      ways.push(...wegen(other, false).map(([term, weight, prefix]) => [term, weight * TIKFOUT, prefix]));
    return { word: near[0] ?? word, stem: stam(near[0] ?? word), ways, terms: [...near, ...parts].flatMap(termen) };
  });
  const stems = subjects.map(({ stem }) => stem);
  for (const [from, to] of synoniemen) {
    if (!from.length || !from.every((stem) => stems.includes(stem))) continue;
    for (const subject of subjects) if (from.includes(subject.stem))
      for (const terms of to) subject.ways.push([terms.length > 1 ? terms : terms[0], SYNONIEM, false]);
  }
  return subjects;
}

/** The terms by which one way finds phrases, with the share of the way that each is. */
function vindt([term, weight, prefix]) {
  if (Array.isArray(term)) return term.flatMap((part, at) => [[part, weight, at], [`~${part}`, weight * DEEL, at]]);
  return prefix ? [...new Set(opgezocht(term, true).flatMap(({ terms }) => terms))].map((found) => [found, weight, 0]) : [[term, weight, 0]];
}

/** For each phrase with something of a subject: how much of it, from 0 to 1. */
function inZinnen(ways) {
  const found = new Map();
  const better = (phrase, worth) => { if (worth > (found.get(phrase) ?? 0)) found.set(phrase, worth); };
  for (const way of ways) {
    const parts = Array.isArray(way[0]) ? way[0].length : 1;
    if (parts === 1) {
      for (const [term, worth] of vindt(way)) for (const phrase of waar.get(term) ?? []) better(phrase, worth);
      continue;
    }
    // Of a compound, each part that is missing costs a lot.
    const seen = new Map();
    for (const [term, worth, part] of vindt(way)) for (const phrase of waar.get(term) ?? []) {
      const here = seen.get(phrase) ?? seen.set(phrase, Array(parts).fill(0)).get(phrase);
      here[part] = Math.max(here[part], worth);
    }
    for (const [phrase, here] of seen)
      better(phrase, (here.reduce((sum, worth) => sum + worth, 0) / parts) * (here.filter(Boolean).length / parts) ** 2);
  }
  return found;
}

/** How well the two best phrases of each piece say what was asked, from 0 to 1: what both share against what each says. */
function besteZinnen(subjects, rares, how, says) {
  const same = new Map(), best = new Map();
  const shares = subjects.map(({ ways }, at) => (rares[at] ? inZinnen(ways) : new Map()));
  shares.forEach((found, at) => {
    for (const [phrase, share] of found) same.set(phrase, (same.get(phrase) ?? 0) + share * rares[at]);
  });
  const asked = new Map();
  for (const [stem, worth] of how) for (const phrase of waar.get(`?${stem}`) ?? []) asked.set(phrase, (asked.get(phrase) ?? 0) + worth);
  for (let [phrase, sum] of same) {
    const { item, zegt } = zinnen[phrase];
    const title = item.parent?.titelzin;
    if (title !== undefined) shares.forEach((found, at) => {
      if (!found.has(phrase)) sum += VAN_DE_PAGINA * (rares[at] ?? 0) * (found.get(title) ?? 0);
    });
    sum += asked.get(phrase) ?? 0;
    const fit = sum / Math.sqrt(says * zegt);
    const [one, two] = best.get(item) ?? [0, 0];
    best.set(item, fit > one ? [fit, one] : [one, Math.max(fit, two)]);
  }
  return best;
}

function zoek(vraag) {
  const subjects = onderwerpen(vraag);
  const stems = subjects.map(({ stem }) => stem), key = [...stems].sort().join(" "), whole = zinsleutel(vraag);
  const asked = new Set([...woorden(vraag).map(stam), ...stems]);
  const scores = new Map();
  let total = 0;
  const rares = [];
  subjects.forEach(({ ways }, at) => {
    const best = new Map();
    for (const way of ways)
      for (const [id, hit] of treffers(way)) {
        const old = best.get(id) ?? { score: 0, weight: 0, terms: new Map() };
        if (hit.score > old.score) { old.score = hit.score; old.weight = hit.weight; }
        for (const term of hit.terms) old.terms.set(term, Math.max(hit.weight, old.terms.get(term) ?? 0));
        best.set(id, old);
      }
    if (!best.size) return;
    const rare = rares[at] = zeldzaam(best.size);
    total += rare;
    for (const [id, { score, weight, terms }] of best) {
      const sum = scores.get(id) ?? { score: 0, rare: 0, terms: new Set(), found: new Map() };
      sum.score += score * rare;
      sum.rare += rare * Math.sqrt(weight);
      sum.found.set(at, terms);
      for (const term of terms.keys()) sum.terms.add(term.replace("~", ""));
      scores.set(id, sum);
    }
  });
  const how = new Map(woorden(vraag).filter((word) => STOP.has(word)).map(stam)
    .filter((stem) => !stems.includes(stem)).map((stem) => [stem, zeldzaam(gebruik.get(stem))]));
  const says = total + [...how.values()].reduce((sum, worth) => sum + worth, 0);
  let most = 0;
  for (const sum of scores.values()) {
    sum.cover = sum.rare / total;
    most = Math.max(most, sum.score *= sum.cover ** 2);
  }
  const items = [];
  const phrases = besteZinnen(subjects, rares, how, says), alike = verwant(subjects);
  for (const [id, sum] of scores) {
    const item = stukken.get(id);
    const [one, two] = phrases.get(item) ?? [0, 0], phrase = Math.min(one + TWEEDE * two, 1), subject = alike(item);
    let score = (sum.score / most + ZIN * phrase ** ZIN_MACHT + VERWANT * subject ** 2) * (item.gewicht ?? 1);
    if (!item.parent) score *= PAGINA[stems.length > 1 ? 1 : 0];
    if (item.zinsleutels.has(whole)) score *= NAAM * PAGINA[0];
    else if (item.namen.has(key)) score *= NAAM;
    else if (item.sleutels.has(key)) score *= WOORD[item.parent ? 1 : 0];
    if (stems.length > 1 && id.startsWith(`${BEGRIPPEN}#`)) score *= BEGRIP_IN_VRAAG;
    const sure = Math.exp(BEVESTIGT.zin * one ** 3 + BEVESTIGT.tweede * two + BEVESTIGT.verwant * subject);
    items.push({ ...sum, item, score: score * sure, rank: score });
  }
  const top = items.reduce((most, { score }) => Math.max(most, score), 0.01);
  for (const item of stukken.values()) {
    const hit = item.vragen.filter((words) => words.every((word) => asked.has(word))).length;
    if (!hit) continue;
    const old = items.find((other) => other.item === item);
    if (old) old.score += top * 1.1 * hit; else items.push({ item, score: top * 1.1 * hit, rank: 0, cover: 0, terms: new Set(), found: new Map() });
  }
  return { subjects, items: items.sort((a, b) => b.score - a.score) };
}

// --- the answer, as the theme wants it --------------------------------------------------------------

function merk(html, terms) {
  return html.replace(/<[^>]*>|&\w+;|[\p{L}\p{N}]+/gu, (piece) => {
    if (/^[<&]/.test(piece)) return piece;
    const [word] = woorden(piece);
    return word && termen(word).some((term) => terms.has(term.replace("~", ""))) ? `<mark>${piece}</mark>` : piece;
  });
}

/** The part of a text that answers best: the block with most of the words, cut to a few lines. */
function fragment(html, terms) {
  const blocks = html.split(/<\/?(?:p|li|ul|ol|td|tr|div|dl|dt|dd|h\d|blockquote|pre)[^>]*>/).map((b) => b.replace(/<[^>]*>/g, "").trim());
  let best = "", most = -1;
  for (const block of blocks) {
    if (!block) continue;
    const found = new Set(woorden(block).flatMap(termen).map((t) => t.replace("~", "")).filter((t) => terms.has(t))).size;
    if (found > most) [best, most] = [block, found];
  }
  if (best.length > 240) {
    const at = Math.max(0, best.search(/\s/), plaats(best, terms) - 80);
    best = (at > 20 ? "… " : "") + best.slice(at > 20 ? at : 0).replace(/^\S*\s/, "").slice(0, 240).replace(/\s\S*$/, " …");
  }
  return best;
}

function plaats(text, terms) {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
    if (woorden(match[0]).flatMap(termen).some((t) => terms.has(t.replace("~", "")))) return match.index;
  return 0;
}

function toon({ item, score, terms, found }, subjects) {
  const text = fragment(item.text, terms);
  return {
    location: item.location, score,
    title: merk(item.title, terms),
    text: text && `<p>${merk(text, terms)}</p>`,
    terms: Object.fromEntries(subjects.map(({ word }, at) => [word, found.has(at)])),
  };
}

/** The value that answers the question, if one piece with a known value fits all of it. */
function meteen(items) {
  const top = Math.max(...items.map(({ rank }) => rank));
  const best = items.find(({ item, cover }) => item.antwoord && cover > 0.75);
  return best && best !== items[0] && best.rank > top * 0.07 ? `<p class="cmz-antwoord">${best.item.antwoord}</p>` : "";
}

/** Two letters at a time: words that look alike share many of them. */
const paren = (text) => new Set([...woorden(text).join(" ")].map((sign, at, all) => sign + (all[at + 1] ?? "")));

/** Nothing found: the terms of the glossary that look most like it, and the glossary itself. */
function niets(vraag) {
  const asked = paren(vraag), all = [];
  for (const item of stukken.values()) if (item.location.startsWith(`${BEGRIPPEN}#`))
    for (const name of [item.title, ...item.woorden]) {
      const pairs = paren(name), same = [...pairs].filter((pair) => asked.has(pair)).length;
      all.push({ item, alike: (2 * same) / (pairs.size + asked.size) });
    }
  const near = [...new Set(all.filter(({ alike }) => alike > 0.4).sort((a, b) => b.alike - a.alike).map(({ item }) => item))].slice(0, 3);
  const text = near.length ? "Deze woorden lijken erop. Of kijk in de begrippenlijst." : "Kijk in de begrippenlijst, of typ een ander woord.";
  const glossary = { location: BEGRIPPEN, title: "Niets gevonden", text: `<p class="cmz-niets">${text}</p>`, score: 0, terms: {} };
  const terms = near.map(({ location, title, text }) => ({ location, title, text, score: 1, terms: {} }));
  return [[glossary], ...(near.length ? [[...terms, { ...glossary, title: stukken.get(BEGRIPPEN).title, text: "" }]] : [])];
}

/** The sections of the sources of which the number is asked: 5.1.3, § 4.1.2, draaiboek 3.2 en 3.5. */
function gevraagdeSecties(vraag) {
  let rest = vraag.toLowerCase();
  const named = secties.filter(({ bron }) => bron.some((name) => rest.includes(name)));
  for (const { bron } of named) for (const name of bron) rest = rest.replaceAll(name, " bron ");
  const numbers = rest.match(/\d+(?:\.\d+)*/g) ?? [];
  const around = rest.replace(/\d+(?:\.\d+)*/g, " ");
  // A number without a dot can be anything, unless something says that it is a section.
  if (!/[§.]|\p{L}/u.test(numbers.join(" ") + around) || !woorden(around).every((word) => SECTIEWOORD.has(word))) return [];
  const among = named.length ? named : secties;
  const found = numbers.map((number) => {
    const exact = among.filter(({ nummer }) => nummer === number);
    // The number of a chapter, or one that is still being typed.
    return exact.length ? exact : among.filter(({ nummer }) => nummer.startsWith(`${number}.`));
  });
  return found.every((group) => group.length) ? [...new Set(found.flat())] : [];
}

/** The entries of sections in the list of sources, and then the pages that rest on them. */
function toonSecties(asked) {
  const [list] = asked[0].location.split("#"), hit = (location, title, text, score) => ({ location, title, text, score, terms: {} });
  const entries = asked.map(({ location, title }, at) => hit(location, title, "", asked.length - at));
  const pages = new Map();
  // Each in turn, so that what every section rests under first stands first.
  for (let at = 0; at < Math.max(...asked.map(({ bij }) => bij.length)); at++)
    for (const { bij, title } of asked) if (at < bij.length && !pages.has(bij[at])) pages.set(bij[at], title);
  return [
    [...entries, hit(list, stukken.get(list).title, "", 0)],
    ...[...pages].map(([page, title]) => [hit(page, stukken.get(page).title, `<p>Steunt op ${title[0].toLowerCase()}${title.slice(1)}.</p>`, 1)]),
  ];
}

/** The index could not be fetched. */
const onbereikbaar = () => [[{
  location: BEGRIPPEN, title: "Zoeken lukt nu niet", score: 0, terms: {},
  text: '<p class="cmz-niets cmz-onbereikbaar">Het zoeken kon niet geladen worden. Typ nog een letter om het opnieuw te proberen, of kijk in de begrippenlijst.</p>',
}]];

function resultaat(vraag) {
  const asked = gevraagdeSecties(vraag);
  if (asked.length) return { items: toonSecties(asked) };
  if (!inhoud(vraag).length) return { items: [] };
  const { subjects, items } = zoek(vraag);
  if (!items.length) return { items: niets(vraag) };
  const groups = new Map();
  // What scores far below the best only stands in the way.
  const edge = items[0].score * NOG_TONEN;
  for (const hit of items.filter(({ score }) => score >= edge).slice(0, 60)) {
    const page = hit.item.location.split("#")[0];
    const group = groups.get(page) ?? groups.set(page, []).get(page);
    group.push(toon(hit, subjects));
  }
  for (const [page, group] of groups)
    if (!group.some(({ location }) => location === page))
      group.push({ location: page, title: stukken.get(page).title, text: "", score: 0, terms: {} });
  const found = [...groups.values()];
  found[0][0].text = meteen(items) + found[0][0].text;
  return { items: found };
}

// --- starting, as late as can be ---------------------------------------------------------------------

/** The index, made at the first wish to search. Fails without a network, and is tried anew the next time. */
let klaar = null;
const bereid = () => klaar ??= haal().catch((problem) => { klaar = null; throw problem; });

async function haal() {
  // One after the other: a script that is fetched while an answer arrives can keep that from arriving in WebKit.
  if (!self.MiniSearch) importScripts("minisearch.js");
  const found = await fetch(STUKKEN, { signal: self.AbortSignal?.timeout?.(GEDULD) });
  if (!found.ok) throw new Error(`${STUKKEN}: ${found.status}`);
  opbouwen(await found.json());
}

let nummer = 0;
async function antwoord(vraag) {
  const mine = ++nummer;
  // Nothing typed yet: the theme asks this at the start of each page.
  if (!vraag.trim()) return { items: [] };
  try {
    await bereid();
  } catch {
    return { items: onbereikbaar() };
  }
  // Who types faster than this can search waits for the last word only.
  await new Promise((done) => { setTimeout(done); });
  return mine === nummer ? resultaat(vraag) : null;
}

addEventListener("message", async ({ data: { type, data } }) => {
  // The theme sends its own index, which is empty: see macros/afwerking/zoeken.py.
  if (type === SETUP) postMessage({ type: READY });
  if (type !== QUERY) return;
  const found = await antwoord(data);
  if (found) postMessage({ type: RESULT, data: found });
});
// zoeken.mjs says that somebody is about to search.
if (self.BroadcastChannel) new BroadcastChannel("cmz-zoeken").onmessage = () => bereid().catch(() => {});
