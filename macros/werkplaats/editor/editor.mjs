// The editor of the page Regelwerkplaats: CodeMirror with YAML, hints from a schema, and problems at their line.
// It lives in a shadow root: there CodeMirror's styles need no <style>, which the site's policy forbids.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { foldGutter, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { aanvullen, macros, toonWaarden } from "./macros.mjs";
import { yaml } from "./ondiep.mjs";
import { plaats, uitleg, voorstellen } from "./schemahulp.mjs";

const WOORDEN = EditorState.phrases.of({
  Completions: "Voorstellen",
  Diagnostics: "Problemen",
  "No diagnostics": "Geen problemen",
  close: "sluit",
  Find: "Zoek",
  Replace: "Vervang",
  next: "volgende",
  previous: "vorige",
  all: "alle",
  "match case": "hoofdletters tellen",
  regexp: "patroon",
  "by word": "hele woorden",
  replace: "vervang",
  "replace all": "vervang alles",
  "Go to line": "Ga naar regel",
  go: "ga",
  "current match": "dit resultaat",
  "on line": "op regel",
  "replaced match on line $": "vervangen op regel $",
  "replaced $ matches": "$ keer vervangen",
  "Folded lines": "Dichtgeklapte regels",
  "Unfolded lines": "Opengeklapte regels",
  "folded code": "dichtgeklapt",
  unfold: "klap open",
  "Fold line": "Klap dicht",
  "Unfold line": "Klap open",
  "Control character": "Onzichtbaar teken",
  "Selection deleted": "Selectie verwijderd",
});

// Colours come from the page, so that they follow light and dark.
const KLEUREN = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--wp-sleutel)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--wp-tekst)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--wp-opmerking)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--wp-teken)" },
]);

const VORM = EditorView.theme({
  "&": { color: "var(--cmz-tekst)", backgroundColor: "var(--cmz-vlak)", fontSize: "0.85rem", height: "100%" },
  ".cm-scroller": { fontFamily: "var(--md-code-font-family)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--cmz-tekst)" },
  ".cm-cursor": { borderLeftColor: "var(--cmz-tekst)" },
  "&.cm-focused": { outline: "3px solid var(--cmz-focus)", outlineOffset: "-1px" },
  ".cm-gutters": {
    backgroundColor: "var(--cmz-vlak-zacht)",
    color: "var(--cmz-zacht)",
    borderColor: "var(--cmz-lijn)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--wp-regel)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--wp-selectie)",
  },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--cmz-vlak)",
    color: "var(--cmz-tekst)",
    borderColor: "var(--cmz-rand)",
    maxWidth: "min(36rem, 92vw)",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--cmz-hoofd-zacht)",
    color: "var(--cmz-tekst)",
  },
  ".cm-completionDetail": { color: "var(--cmz-zacht)" },
  ".cm-wp-hulp": { padding: "0.3rem 0.6rem" },
  ".cm-diagnosticText": { whiteSpace: "pre-wrap" },
  ".cm-panel input, .cm-panel button": {
    font: "inherit",
    color: "inherit",
    backgroundColor: "var(--cmz-vlak-zacht)",
    backgroundImage: "none",
  },
});

/**
 * @typedef {import("./schemahulp.mjs").Schema} Schema
 * @typedef {{sleutel: string, uitleg: string} | null} Hint
 * @typedef {{schema: Schema | null, namen: Record<string, string[][]>}} Help what there is to offer for the open file
 * @typedef {ReturnType<typeof maakEditor>} Editor
 */

/** Where a position stands in the way through the file. @param {EditorState} state @param {number} position */
function where(state, position) {
  const line = state.doc.lineAt(position);
  return plaats(state.doc.toString().split("\n"), line.number - 1, position - line.from);
}

/** Offers keys and values that can stand at the cursor. @param {Help} help */
function completing(help) {
  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  return (context) => {
    if (!help.schema) return null;
    const place = where(context.state, context.pos);
    if (!context.explicit && !place.woord.trim()) return null;
    const lines = context.state.doc.toString().split("\n");
    const options = voorstellen(help.schema, help.namen, lines, place).map(({ label, detail, info, nodig, soort }) => ({
      label,
      detail: nodig ? "nodig" : detail,
      info: info ? () => Object.assign(document.createElement("div"), { textContent: info }) : undefined,
      type: soort === "sleutel" ? "property" : "enum",
      apply: soort === "sleutel" ? `${label}: ` : label,
      boost: nodig ? 1 : 0,
    }));
    return options.length ? { from: context.pos - place.woord.length, options, validFor: /^[^:{}[\],]*$/ } : null;
  };
}

/** Says what the key under the mouse means. @param {Help} help */
function hovering(help) {
  return hoverTooltip((view, position) => {
    if (!help.schema) return null;
    const line = view.state.doc.lineAt(position);
    // To the end of the word, so that a key counts and not what it stands in.
    const end =
      line.from + position - line.from + (/^[^\s,{}[\]]*/.exec(line.text.slice(position - line.from))?.[0].length ?? 0);
    const hint = uitleg(help.schema, where(view.state, end));
    if (!hint) return null;
    const dom = Object.assign(document.createElement("div"), { className: "cm-wp-hulp" });
    dom.textContent = `${hint.sleutel}: ${hint.uitleg}`;
    return { pos: position, create: () => ({ dom }) };
  });
}

/**
 * @param {HTMLElement} host where the editor comes
 * @param {{label: string, wijzig: (text: string) => void, sleutel: (hint: Hint) => void}} page what the page does when
 *   the text or the key at the cursor changes
 */
export function maakEditor(host, { label, wijzig, sleutel }) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  /** @type {Help} */
  const help = { schema: null, namen: {} };
  /** @param {EditorView} view */
  const tellHint = (view) => {
    if (!help.schema) return sleutel(null);
    sleutel(uitleg(help.schema, where(view.state, view.state.selection.main.head)));
  };

  const extensions = [
    WOORDEN,
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    indentOnInput(),
    VORM,
    autocompletion({ override: [completing(help), aanvullen(help)], icons: false }),
    hovering(help),
    EditorView.lineWrapping,
    // Focusable anyway, but said for tools that look for it.
    EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
    keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) wijzig(update.state.doc.toString());
      if (update.docChanged || update.selectionSet) tellHint(update.view);
    }),
  ];
  const rules = [yaml(), syntaxHighlighting(KLEUREN)];
  const state = (/** @type {string} */ doc, isRules = true) =>
    EditorState.create({ doc, extensions: [isRules ? rules : macros, extensions] });
  const view = new EditorView({ state: state(""), parent: root, root });
  /** @param {number} number from 1; beyond the text, the nearest line */
  const lineAt = (number) => view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));

  return {
    get tekst() {
      return view.state.doc.toString();
    },
    /**
     * Shows another text, with its own history of changes.
     * @param {string} text
     * @param {Schema | null} schema
     * @param {boolean} isRules whether it is YAML; else it is the text of a page
     */
    open(text, schema, isRules = true) {
      help.schema = schema;
      view.setState(state(text, isRules));
      tellHint(view);
    },
    /** Replaces the text by another; this can be undone. @param {string} text */
    vervang(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** @param {Record<string, string[][]>} names that exist, to offer */
    namen(names) {
      help.namen = names;
    },
    /** What the macros of a page show, by call. @param {Record<string, string>} values */
    waarden(values) {
      toonWaarden(view, values);
    },
    /** @param {{regel: number, melding: string}[]} problems */
    problemen(problems) {
      /** @type {import("@codemirror/lint").Diagnostic[]} */
      const found = problems.map(({ regel, melding }) => {
        const line = lineAt(regel);
        const start = line.from + (line.text.length - line.text.trimStart().length);
        return { from: start, to: line.to, severity: "error", message: melding };
      });
      view.dispatch(setDiagnostics(view.state, found));
    },
    /** @param {number} number from 1 */
    naarRegel(number) {
      const line = lineAt(number);
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: "center" }),
      });
      view.focus();
    },
  };
}
