// Dutch words: what they are in a text, without their endings, and how alike two of them are.

/** Words that say nothing about the subject of a question. */
export const STOP = new Set(
  (
    "de het een en of van in op om te bij voor met aan uit door naar tot als dan dat die dit deze daar er hier is zijn " +
    "was waren wordt worden werd ben bent heb hebt heeft hebben had kan kun kunt kunnen mag mogen moet moeten zal zullen " +
    "wil willen ik je jij jou jouw u we wij ons onze ze zij hij hem haar hun mijn me mij men wat wie waar hoe welk welke " +
    "wanneer waarom waarvoor hoeveel hoelang lang doe doet doen ga gaat gaan krijg krijgt krijgen maak maakt maken zo ook " +
    "nog al niet geen wel nu zelf iets iemand iedereen jullie alles ding dingen echt eigenlijk even toch gewoon dus want " +
    "staat staan over tussen tegen onder binnen na s"
  ).split(" "),
);

/** @type {Map<string, string>} */
const stems = new Map();

/** The words of a text, without accents and capitals. @param {string} text @returns {string[]} */
export function words(text) {
  const plain = text.replace(/<[^>]*>|&\w+;/g, " ").toLowerCase();
  // Most texts have no other letters than these, and then this is several times as fast.
  if (PLAIN.test(plain)) return plain.match(/\d+\+\d+|[a-z\d]+/g) ?? [];
  const bare = plain.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.match(/\p{N}+\+\p{N}+|[\p{L}\p{N}]+/gu) ?? [];
}

/** Without letters or digits of other scripts, and without accents: the signs may be those of Dutch typography. */
const PLAIN = /^[\x20-\x7e\n\t‘’“”€…–—·§×→≤≥\xa0]*$/;

/** The words of a text that say something about its subject, or all words when none does. @param {string} text */
export const telling = (text) => tellingOf(words(text));

/** The same of words. @param {string[]} all */
function tellingOf(all) {
  const some = all.filter((word) => !STOP.has(word));
  return some.length ? some : all;
}

/** A word without its endings: trajecten, traject → traject; verlengd, verlengen → verleng. @param {string} word */
export function stem(word) {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = withoutEnding(word);
  stems.set(word, made);
  return made;
}

/** Each ending is only looked for in a word that may have it: there are very many words. @param {string} word */
function withoutEnding(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  let made = word;
  const at = (/** @type {number} */ back) => made[made.length - back];
  if (at(1) === "n") made = made.replace(/heden$/, "heid");
  if (at(1) === "s") made = made.replace(/ties$/, "tie").replace(/([^aeious]|[gr]e)s$/, "$1");
  if (at(1) === "n") made = made.replace(/([^aeiou]|[aeiou]{2})en$/, "$1");
  if (at(1) === "e") made = made.replace(/(.{3})e$/, "$1");
  if (at(1) === "d" || at(1) === "t") made = made.replace(/^((?:be|ge|her|ont|ver).{2,}[^aeiou])[dt]$/, "$1");
  if (at(1) === at(2)) made = made.replace(/([bdfgklmnprst])\1$/, "$1");
  if (at(2) === at(3)) made = made.replace(/([aeou])\1([^aeiou])$/, "$1$2");
  return made.replace(/v$/, "f").replace(/z$/, "s");
}

/** The stem of the verb in a noun: verlenging → verleng. @param {string} word */
export const verb = (word) => (/.{4}ing(?:en)?$/.test(word) ? [stem(word.replace(/ing(?:en)?$/, "en"))] : []);

/** The subject of words, whatever their order and form. @param {string[]} all */
export const key = (all) => tellingOf(all).map(stem).sort().join(" ");

/** All words of a question, in any order: "wie doet wat" says more than its telling words. @param {string[]} all */
export const wholeKey = (all) => [...new Set(all.map(stem))].sort().join(" ");

/**
 * Whether one slip of the finger lies between two words: a letter more, less, other, or two changed places.
 * @param {string} a
 * @param {string} b
 */
export function oneSlip(a, b) {
  let from = 0;
  let enda = a.length;
  let endb = b.length;
  while (from < enda && from < endb && a[from] === b[from]) from++;
  while (enda > from && endb > from && a[enda - 1] === b[endb - 1]) {
    enda--;
    endb--;
  }
  const x = a.slice(from, enda);
  const y = b.slice(from, endb);
  return (x.length < 2 && y.length < 2) || (x.length === 2 && x === y[1] + y[0]);
}

/** Whether at most two letters have to come in, go or change between two words. @param {string} a @param {string} b */
export function twoSlips(a, b) {
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

/** Two letters at a time: words that look alike share many of them. @param {string} text */
export const pairs = (text) => new Set([...words(text).join(" ")].map((sign, at, all) => sign + (all[at + 1] ?? "")));
