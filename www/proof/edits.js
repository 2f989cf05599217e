// What the editors changed in a text, as it is said below the view and in what is saved.
import { make } from "../element/nodes.js";
import { changes } from "./changes.js";

export const EDITS = {
  nl: {
    edited: "Gecontroleerd en gewijzigd door de redactie",
    changes: (count) => (count ? `${count} ${count === 1 ? "wijziging" : "wijzigingen"}` : "Geen wijzigingen"),
    added: "toegevoegd",
    removed: "weggehaald",
    replaced: "vervangen door",
  },
  en: {
    edited: "Checked and changed by the editors",
    changes: (count) => (count ? `${count} ${count === 1 ? "change" : "changes"}` : "No changes"),
    added: "added",
    removed: "removed",
    replaced: "replaced by",
  },
};

/**
 * What was changed between two texts: `{ statement, changes: [{ before, after, start, end }], said, html, first }`, or `null`. `said` is the
 * list as a sentence, `html()` as markup for a page, `first` what was pasted.
 */
export function editsOf(first, now) {
  const all = changes(first, now).map(({ from, to }) => ({ before: first.slice(...from), after: now.slice(...to), start: to[0], end: to[1] }));
  if (!all.length) return null;
  const { lang } = document.documentElement;
  const words = EDITS[lang] ?? EDITS.nl;
  const statement = `${words.edited}: ${words.changes(all.length)}`;
  return {
    statement,
    changes: all,
    first,
    get said() {
      return `${all.map((it) => phrase(it, words).map((part) => (part.nodeType ? `«${part.textContent}»` : part)).join("")).join("; ")}.`;
    },
    html: () => make("section", { lang }, make("p", {}, `${statement}.`), make("ul", {}, ...all.map((it) => make("li", {}, ...phrase(it, words))))).outerHTML,
  };
}

let details = null;

/** Says below the view what was changed. */
export function showEdits(view, edits) {
  details?.remove();
  if (!edits) return;
  const words = EDITS[document.documentElement.lang] ?? EDITS.nl;
  const list = make("ol", {}, ...edits.changes.map((it) => make("li", {}, ...phrase(it, words))));
  view.after((details = make("details", { id: "edited", class: "page-edited", open: "" }, make("summary", {}, `${edits.statement}.`), list)));
}

/** A change as words and elements. */
export function phrase({ before, after }, { added, removed, replaced }) {
  const [del, ins] = [["del", before], ["ins", after]].map(([tag, it]) => make(tag, {}, visible(it)));
  if (before && after) return [del, ` ${replaced} `, ins];
  return after ? [`${added} `, ins] : [`${removed} `, del];
}

/** Words with what has no sign of its own. */
export function visible(words) {
  // (No form of export has room for what is no character.)
  const shown = words.replace(/\n/g, "↵").replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "\u{FFFD}");
  if (!shown.trim()) return shown.replace(/\s/g, "␣");
  return shown.length > 160 ? `${shown.slice(0, 110)} … ${shown.slice(-40)}` : shown;
}
