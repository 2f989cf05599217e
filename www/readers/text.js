// What all readers say in the same way.

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Why a file gives no text: `reason` is a key of the words that the page has for it. */
export class Trouble extends Error {
  constructor(reason, cause) {
    super(reason, { cause });
    this.name = "Trouble";
    this.reason = reason;
  }
}

/** Digits as raised ones. */
export function raised(digits) {
  return digits.replace(/\d/g, (digit) => RAISED[digit]);
}

/** The number that a mark is, without what stands around it; "" for other words. */
export function asNumber(words) {
  return words.match(/^\s*(\d{1,3})\s*$/)?.[1] ?? "";
}

/** A mark as it is printed raised: `¹`; a letter or an ordinal stays as it is. */
export function raisedMark(words) {
  return /^\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*$/.test(words) ? raised(words) : words;
}

/** A line without white space at its ends, and with one kind of it inside. */
export function tidy(line) {
  return line.replace(/[\v\f \u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, " ").trim();
}

/** What a number of a list looks like in a format of Word, OpenDocument or HTML. */
export function counted(number, format) {
  if (/letter|^[aA]$|alpha|latin/i.test(format)) return cased(letters(number), /upper|A/.test(format));
  if (/roman|^[iI]$/i.test(format)) return cased(roman(number), /upper|I/.test(format));
  return String(number);
}

const cased = (words, upper) => (upper ? words.toUpperCase() : words);

function letters(number) {
  let out = "";
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) out = String.fromCharCode(97 + ((left - 1) % 26)) + out;
  return out;
}

function roman(number) {
  if (number < 1 || number > 3999) return String(number);
  const signs = [["m", 1000], ["cm", 900], ["d", 500], ["cd", 400], ["c", 100], ["xc", 90], ["l", 50], ["xl", 40], ["x", 10], ["ix", 9], ["v", 5], ["iv", 4], ["i", 1]];
  let [left, out] = [number, ""];
  for (const [sign, value] of signs) {
    for (; left >= value; left -= value) out += sign;
  }
  return out;
}

/** A text that grows by paragraphs, with the bodies of its notes after them. */
export class Paper {
  #paragraphs = [];
  #notes = [];

  /** Adds a paragraph, which may have several lines. */
  add(words) {
    const lines = words.split("\n").map(tidy);
    while (lines.length && !lines[0]) lines.shift();
    while (lines.length && !lines.at(-1)) lines.pop();
    if (lines.length) this.#paragraphs.push(lines.join("\n").replace(/\n{3,}/g, "\n\n"));
  }

  /** Adds the rows of a table, each a list of cells and each cell a list of paragraphs. */
  addRows(rows) {
    const flat = rows.every((cells) => cells.every((cell) => cell.length < 2 && !cell[0]?.includes("\n")));
    if (flat) return this.add(rows.map((cells) => cells.map((cell) => cell[0]).filter(Boolean).join("\t")).join("\n"));
    for (const cells of rows) {
      const filled = cells.filter((cell) => cell.length);
      if (filled.every((cell) => cell.length < 2)) this.add(filled.map((cell) => cell[0]).join("\t"));
      else filled.flat().forEach((words) => this.add(words));
    }
  }

  /** Adds a note that the text cites here, and returns its mark; `words` of it may come later, by `say`. */
  note(words = "") {
    this.#notes.push(words);
    return `[${this.#notes.length}]`;
  }

  /** The paragraphs so far. */
  get paragraphs() {
    return this.#paragraphs;
  }

  get text() {
    const notes = this.#notes.map((words, at) => `[${at + 1}] ${words.replace(/\s*\n\s*/g, "\n").trim()}`);
    return [...this.#paragraphs, ...notes].join("\n\n");
  }
}
