// Files that a visitor takes along or brings in.
import { element } from "./element.mjs";

/** How long a file stays available to a browser that asks first where to put it, in milliseconds. */
const AVAILABLE = 10_000;

/**
 * Gives the visitor a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function give(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), AVAILABLE);
}

/**
 * The text of a file, also one that an older spreadsheet wrote.
 * @param {File} file
 */
export async function decode(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
