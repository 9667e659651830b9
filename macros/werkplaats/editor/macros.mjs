// The macros in the text of a page: each is marked, with what it shows behind it, and names that fit are offered.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";

const MACRO = /\{\{\s*([^{}]+?)\s*\}\}/g;
/** The macros that a sentence needs, with what they show, and which names they take. */
const VOOR_ZINNEN = [
  ["waarde", "een waarde uit de regels", "Waarde"],
  ["termijn", "een termijn", "Termijn"],
  ["rol", "een rol", "Rol"],
  ["begrip", "een begrip uit de woordenlijst", "Begrip"],
  ["bron", "een bron: document en sectie", "Bronnen"],
];

class Waarde extends WidgetType {
  /** @param {string} tekst */
  constructor(tekst) {
    super();
    this.tekst = tekst;
  }

  /** @param {Waarde} other */
  eq(other) {
    return other.tekst === this.tekst;
  }

  toDOM() {
    const dom = document.createElement("span");
    dom.className = "cm-wp-waarde";
    dom.textContent = ` ${this.tekst}`;
    return dom;
  }
}

/** @type {import("@codemirror/state").StateEffectType<Record<string, string>>} */
const known = StateEffect.define();
/** What the calls in this text show. @type {StateField<Record<string, string>>} */
const shown = StateField.define({
  create: () => ({}),
  update: (before, { effects }) => effects.find((it) => it.is(known))?.value ?? before,
});

/** @param {EditorView} view */
function marks(view) {
  const values = view.state.field(shown);
  const found = [];
  for (const { from, to } of view.visibleRanges)
    for (const match of view.state.doc.sliceString(from, to).matchAll(MACRO)) {
      const begin = from + match.index;
      const end = begin + match[0].length;
      found.push(Decoration.mark({ class: "cm-wp-macro" }).range(begin, end));
      const text = values[match[1]];
      if (text) found.push(Decoration.widget({ widget: new Waarde(text), side: 1 }).range(end));
    }
  return Decoration.set(found, true);
}

const drawn = ViewPlugin.fromClass(
  class {
    /** @param {EditorView} view */
    constructor(view) {
      this.decorations = marks(view);
    }

    /** @param {import("@codemirror/view").ViewUpdate} update */
    update({ view, docChanged, viewportChanged, transactions }) {
      const told = transactions.some(({ effects }) => effects.some((it) => it.is(known)));
      if (docChanged || viewportChanged || told) this.decorations = marks(view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const look = EditorView.theme({
  ".cm-wp-macro": { backgroundColor: "var(--cmz-hoofd-zacht)", borderRadius: "0.2rem", color: "var(--wp-sleutel)" },
  ".cm-wp-waarde": { color: "var(--cmz-zacht)", fontStyle: "italic" },
});

/** For the text of a page. */
export const macros = [shown, drawn, look];

/** Shows what each call in the text gives. @param {EditorView} view @param {Record<string, string>} values by call */
export const toonWaarden = (view, values) => view.dispatch({ effects: known.of(values) });

/**
 * Offers a macro behind `{{`, and the names that it takes between its quotes.
 * @param {{schema: object | null, namen: Record<string, string[][]>}} help
 */
export function aanvullen(help) {
  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  return (context) => {
    if (help.schema) return null;
    const call = context.matchBefore(/\{\{\s*\w+\(\s*["'][^"'{}]*/);
    if (call) {
      const [, macro, typed] = /** @type {RegExpExecArray} */ (/(\w+)\(\s*["']([^"']*)$/.exec(call.text));
      const kind = VOOR_ZINNEN.find(([name]) => name === macro)?.[2] ?? "";
      const options = (help.namen[kind] ?? []).map(([label, detail]) => ({ label, detail, type: "enum" }));
      return options.length ? { from: context.pos - typed.length, options, validFor: /^[^"'{}]*$/ } : null;
    }
    const begun = context.matchBefore(/\{\{\s*\w*/);
    if (!begun) return null;
    const from = context.pos - (/\w*$/.exec(begun.text)?.[0].length ?? 0);
    const options = VOOR_ZINNEN.map(([label, detail]) => ({ label, detail, apply: `${label}("`, type: "function" }));
    return { from, options, validFor: /^\w*$/ };
  };
}
