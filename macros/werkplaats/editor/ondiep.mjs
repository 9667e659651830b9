// YAML for the editor, without colours for a text that is nested so deep that colouring it exhausts the stack:
// CodeMirror goes into each level with a call of its own, and Python refuses such a text anyway.
import { yamlLanguage } from "@codemirror/lang-yaml";
import { LanguageSupport } from "@codemirror/language";
import { Tree } from "@lezer/common";

const DIEPST = 300;

/**
 * How deep a text may be nested at most: by its brackets, by how far a line stands in, and by its dashes.
 * @param {string} text
 */
export function diepte(text) {
  let open = 0;
  let brackets = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") brackets = Math.max(brackets, ++open);
    else if (sign === "]" || sign === "}") open = Math.max(0, open - 1);
  }
  const lines = text.match(/^[ \t?:-]*/gm) ?? [];
  return brackets + lines.reduce((most, { length }) => Math.max(most, length), 0);
}

/** @param {import("@lezer/common").PartialParse} parse @param {import("@lezer/common").Input} input */
function ondiep(parse, input) {
  if (diepte(input.read(0, input.length)) <= DIEPST) return parse;
  const nothing = new Tree(yamlLanguage.parser.topNode, [], [], input.length);
  return { parsedPos: input.length, stoppedAt: null, stopAt() {}, advance: () => nothing };
}

export const taal = yamlLanguage.configure({ wrap: ondiep });

export const yaml = () => new LanguageSupport(taal);
