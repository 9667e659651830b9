// The page for a wrong address offers to search for the words of that address.
import { part } from "../gemeen/element.mjs";

const place = part(document, "#cmz-verkeerd-adres");

/** The telling words at the end of the address; none when it is not well formed. */
function wordsOfAddress() {
  try {
    const parts = decodeURIComponent(location.pathname)
      .replace(/\.\w+$/, "")
      .split("/")
      .filter(Boolean);
    const all = (parts.at(-1) ?? "").split(/[^\p{L}\p{N}]+/u);
    return all.filter((word) => word.length > 2).join(" ");
  } catch {
    return "";
  }
}

const words = place ? wordsOfAddress() : "";
const link = place?.querySelector("a");
if (words && link) {
  link.href = `${link.href}?q=${encodeURIComponent(words)}`;
  link.textContent = `Zoek naar ‘${words}’`;
  place.hidden = false;
}
