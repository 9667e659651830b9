// Files that a visitor takes along or brings in.
import { element } from "./element.mjs";

/** How long a file stays available to a browser that asks first where to put it, in milliseconds. */
const AVAILABLE = 10_000;

/**
 * Gives the visitor a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function give(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), AVAILABLE);
}

/**
 * Whether this browser has a share sheet that takes this.
 * @param {ShareData} what
 */
export const canShare = (what) => Boolean(navigator.canShare?.(what));

/**
 * Opens the share sheet. Who closes it chose so.
 * @param {ShareData} what
 * @returns {Promise<boolean>} false when the browser refused
 */
export async function share(what) {
  try {
    await navigator.share(what);
    return true;
  } catch (problem) {
    return problem instanceof DOMException && problem.name === "AbortError";
  }
}

/** A file that is no text; the message says what it is and what to do. */
export class NoText extends Error {}

const AS_CSV = "Kies daar ‘Opslaan als’, dan ‘CSV UTF-8’, en lees dat bestand hier in.";

/** What files of other programs begin with, and what to say. @type {[RegExp, string][]} */
const OTHERS = [
  [/^PK.{28}mimetypeapplication\/vnd\.oasis/s, `Dit is een bestand van LibreOffice (.ods), geen CSV. ${AS_CSV}`],
  [/^PK.*(?:\[Content_Types\]|xl\/|\.xls[xm]$)/s, `Dit is een bestand van Excel (.xlsx), geen CSV. ${AS_CSV}`],
  [/^ÐÏ.à/, `Dit is een oud bestand van Excel (.xls), geen CSV. ${AS_CSV}`],
  [/^PK/, "Dit is een gezipte map. Pak die eerst uit en kies het bestand zelf."],
  [/^%PDF/, "Dit is een pdf. Kies een CSV- of JSON-bestand."],
];
const BEGIN = 4_096;

/**
 * The text of a file, also one that an older spreadsheet wrote. Throws NoText for a file of another program.
 * @param {File} file
 */
export async function decode(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begin = String.fromCharCode(...bytes.subarray(0, BEGIN));
  const other = OTHERS.find(([pattern]) => pattern.test(`${begin}\n${file.name}`));
  if (other) throw new NoText(other[1]);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
