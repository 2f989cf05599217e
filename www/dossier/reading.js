// From a text to the rows of its papers, and to what is saved of them: in the worker, or in the page where none can start.
import { rowOf, searchText } from "./collection.js";

/** What the reader asks of the worker, each with the engine first. */
export const TASKS = {
  /** The papers of a text: where each is in it, what the table shows of it, the words that are searched. */
  read(engine, { text, only }) {
    const whole = engine.parse(text);
    const starts = only ? [] : whole.diagnostics.filter(({ code }) => code === "second-paper").map(({ span }) => span[0]);
    if (!starts.length) return [paperOf(whole, 0, text.length)];
    return [0, ...starts].map((start, at) => {
      const end = starts[at] ?? text.length;
      return paperOf(engine.parse(text.slice(start, end)), start, end);
    });
  },

  /** A table with its first line, "questions" or "papers". */
  table: (engine, { text, rows, file, nth }) => engine.table(text, rows, file, nth),

  /** Lines of JSON, as the command line writes them: of the papers of a whole text those that are asked for. */
  lines(engine, { text, file, nths, only }) {
    const papers = only ? [engine.parse(text)] : engine.papers(text);
    const written = nths.map((nth) => JSON.stringify({ source: { file, paper: nth }, ...papers[only ? 0 : nth - 1] }));
    // As in the other JSON, so that it can stand in a page.
    return written.map((line) => `${line.replaceAll("<", "\\u003c")}\n`).join("");
  },

  markdown: (engine, { text }) => engine.render(text, "markdown"),
};

function paperOf(document, start, end) {
  const text = searchText(document);
  return { ...rowOf(document), start, end, text, print: print(text) };
}

/** A number for the words of a text, by which another with the same is found: FNV-1a. */
function print(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length} ${hash >>> 0}`;
}
