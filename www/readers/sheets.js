// From the pieces of text of a PDF's pages, each with its place, to the text as one would read it: what stands in the
// margin or comes back on every page is set aside, notes at the feet come after the body, marks of notes are raised.
//
// A producer nearly always writes a page in the order in which it is read, so that order stays unless the places on the page
// contradict it.
import { asNumber, raised, tidy } from "./text.js";

/** The smaller type of margins and notes, beside the body's. */
const SMALLER = 0.95;
/** Times the usual distance of two lines from which on a paragraph ends. */
const GAP = 1.35;

/** The head or foot of the Chamber's own papers, by which the parser knows where their pages end. */
const PRINTED = /^(?:Tweede|Eerste) Kamer, vergaderjaar/i;
/** `Pagina 3 van 12`, also where a producer lost the spaces and printed a field twice. */
const PAGE_NUMBER = /^(?:\d*pagina\s?\d+(?:\s?(?:van|\/|of)\s?\d+)?\s*)+$/i;

/** What parts the number of a note from the words around it until it is known how its notes are printed. */
const MARK = "\ue000";
/** What raised digits after it measure: they refer to no note. */
const UNIT = /(?:^|[\s\d])[kcdm]?m$/;

/** Accents that stand for themselves in a PDF and belong on the letter below, as combining ones. */
const ACCENTS = { "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "ˇ": "\u030c", "˜": "\u0303", "¸": "\u0327", "˚": "\u030a", "˙": "\u0307", "˘": "\u0306", "˝": "\u030b" };

/**
 * The text of pages, and where each page begins in it: `{ text, pages: [0, 2311] }`. A page is `{ width, height, items }`, an
 * item `{ str, x, y, width, size, turned, hasEOL }` with `y` down to its base line.
 */
export function textOfPages(sheets) {
  const pages = sheets.map((sheet, at) => linesOf(sheet, at));
  const body = bodyOf(pages);
  if (!body) return { text: "", pages: [] };
  const printed = pages.flat().some((line) => PRINTED.test(line.text));
  const ordered = pages.map((lines) => inOrder(lines, body));
  if (printed) return written({ front: [], pages: ordered, notes: [], body });
  const { front, rest } = withoutFurniture(ordered, sheets, body);
  const notes = new Notes(body);
  const clean = rest.map((lines) => notes.takenFrom(lines));
  return written({ front, pages: clean, notes: notes.found, body });
}

// Lines.

/** The lines of a page in the order of the file. */
function linesOf({ items }, page) {
  const lines = [];
  let line = null;
  const close = () => {
    if (line?.pieces.some(({ str }) => str.trim())) lines.push(finished(line, page));
    line = null;
  };
  for (const item of items) {
    if (!item.str.trim()) {
      if (line && item.str) line.pieces.push({ ...item, str: " " });
    } else {
      if (line && !follows(line, item)) close();
      line ??= { pieces: [], turned: item.turned };
      line.pieces.push(item);
      line.last = item;
    }
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

/** Whether a piece goes on with a line: on its base line or a little off it, as raised marks are, and not far to the left. */
function follows({ last, turned }, item) {
  if (turned || item.turned) return turned === item.turned;
  const size = Math.max(last.size, item.size);
  return Math.abs(item.y - last.y) < size * 0.6 && item.x > last.x + last.width - size * 3;
}

function finished({ pieces, turned }, page) {
  // The type of most of its letters is that of the line.
  const words = pieces.filter(({ str }) => str.trim());
  const main = words.reduce((most, piece) => (piece.str.length * piece.size > most.str.length * most.size ? piece : most));
  let text = "";
  let end = null;
  let label = "";
  for (const piece of pieces) {
    const accent = ACCENTS[piece.str.trim()];
    if (accent && end && piece.x < end.x + end.width) {
      text = accented(text, end, piece, accent);
      continue;
    }
    const mark = asNumber(piece.str);
    const up = main.y - piece.y;
    const small = mark && piece !== main && piece.size < main.size * 0.85 && up > main.size * 0.1 && up < main.size * 0.8;
    if (small && !text.trim()) label = mark;
    else text += small && !UNIT.test(text) ? piece.str.replace(mark, `${MARK}${mark}${MARK}`) : piece.str;
    if (piece.str.trim()) end = piece;
  }
  const left = Math.min(...words.map(({ x }) => x));
  const right = Math.max(...words.map(({ x, width }) => x + width));
  return { text: tidy(text), label, left, right, y: main.y, size: main.size, letters: text.length, page, turned };
}

/** Puts an accent on the letter below it. */
function accented(text, end, piece, accent) {
  const back = Math.round(((end.x + end.width - piece.x - piece.width / 2) / end.width) * end.str.length - 0.5);
  const at = text.length - Math.max(0, back);
  return (text.slice(0, at) + accent + text.slice(at)).normalize("NFC");
}

// The body.

/** What most letters have: the size of their type, where their lines begin and end, and the distance between two lines. */
function bodyOf(pages) {
  const lines = pages.flat().filter(({ turned }) => !turned);
  if (!lines.length) return null;
  const size = most(lines, (line) => Math.round(line.size * 2) / 2, (line) => line.letters);
  const own = lines.filter((line) => Math.abs(line.size - size) <= size * 0.05);
  const rights = own.map(({ right }) => right).sort((a, b) => a - b);
  const left = most(own, ({ left }) => Math.round(left), ({ letters }) => letters);
  const pairs = pages.flatMap((page) => page.slice(1).map((line, at) => ({ line, step: line.y - page[at].y })));
  const steps = pairs.filter(({ line, step }) => Math.abs(line.size - size) <= size * 0.05 && step > size * 0.8 && step < size * 2.2);
  const leading = most(steps, ({ step }) => Math.round(step * 2) / 2, () => 1) ?? size * 1.2;
  return { size, left, right: rights[Math.floor(rights.length * 0.95)], leading };
}

/** The value that has the most weight. */
function most(list, value, weight) {
  const sums = new Map();
  for (const it of list) sums.set(value(it), (sums.get(value(it)) ?? 0) + weight(it));
  return [...sums].reduce((best, one) => (!best || one[1] > best[1] ? one : best), null)?.[0];
}

// The order of a page.

/** Lines in the order in which they are read: two columns one after the other, and what jumps upwards by its height. */
function inOrder(lines, body) {
  const upright = lines.filter(({ turned }) => !turned);
  const turned = lines.filter(({ turned }) => turned);
  const middle = gutter(upright, body);
  if (middle) return [...byColumns(upright, middle), ...turned];
  return [...upright, ...turned];
}

/** Where two columns part, or `null`: many lines end before it, many begin after it, and few cross it. */
function gutter(lines, body) {
  const own = lines.filter(({ size, letters }) => Math.abs(size - body.size) <= body.size * 0.05 && letters > 15);
  if (own.length < 20) return null;
  const left = Math.min(...own.map(({ left }) => left));
  const right = Math.max(...own.map(({ right }) => right));
  for (let at = left + (right - left) * 0.4; at <= left + (right - left) * 0.6; at += 2) {
    const before = own.filter((line) => line.right <= at + 1).length;
    const after = own.filter((line) => line.left >= at - 1).length;
    const wide = (list) => list.length >= 8 && list.filter((line) => line.right - line.left > (right - left) * 0.3).length >= list.length / 3;
    const balanced = wide(own.filter((line) => line.right <= at + 1)) && wide(own.filter((line) => line.left >= at - 1));
    if (balanced && before + after >= own.length * 0.9) return at;
  }
  return null;
}

/** Bands between lines that cross the gutter; in each band the left column, then the right one. */
function byColumns(lines, middle) {
  const sorted = lines.toSorted((a, b) => a.y - b.y || a.left - b.left);
  const out = [];
  let band = [];
  const flush = () => {
    out.push(...band.filter(({ left }) => left < middle - 1), ...band.filter(({ left }) => left >= middle - 1));
    band = [];
  };
  for (const line of sorted) {
    if (line.left < middle - 1 && line.right > middle + 1) {
      flush();
      out.push(line);
    } else band.push(line);
  }
  flush();
  return out;
}

// What is set aside.

/**
 * Takes away the margin and what comes back at the same place on every page. What is taken comes once, at the front: nothing
 * that was printed is lost.
 */
function withoutFurniture(pages, sheets, body) {
  const places = new Map();
  const key = (line) => `${Math.round(line.left / 6)} ${Math.round(line.y / 6)} ${line.text.replace(/\d+/g, "#")}`;
  pages.forEach((lines) => new Set(lines.filter(({ text }) => text.length > 2).map(key)).forEach((it) => places.set(it, (places.get(it) ?? 0) + 1)));
  const often = Math.max(2, pages.length / 2);

  const front = [];
  const seen = new Set();
  const set = (line) => {
    if (PAGE_NUMBER.test(line.text) || seen.has(line.text)) return;
    seen.add(line.text);
    front.push(line);
  };
  const rest = pages.map((lines, at) => {
    const { height } = sheets[at];
    return lines.filter((line) => {
      const margin = line.size < body.size * SMALLER && line.left > body.right;
      const edge = line.y < height * 0.14 || line.y > height * 0.9;
      const again = edge && places.get(key(line)) >= often && isApart(line, lines, body);
      if (!margin && !again && !PAGE_NUMBER.test(line.text)) return true;
      set(line);
      return false;
    });
  });
  return { front, rest };
}

/** Whether a line stands apart from the body: a heading at the head of two pages has its text below it at once. */
function isApart(line, lines, body) {
  if (line.size < body.size * SMALLER) return true;
  const near = (other) => other !== line && Math.abs(other.y - line.y) < body.leading * 1.6 && Math.abs(other.y - line.y) > 1;
  return !lines.some((other) => near(other) && other.size >= body.size * SMALLER && other.left < line.right && other.right > line.left);
}

/** The notes at the feet of the pages. */
class Notes {
  found = [];
  #body;

  constructor(body) {
    this.#body = body;
  }

  /** The lines of a page without the notes at its foot, which are kept. */
  takenFrom(lines) {
    const { size, leading } = this.#body;
    let from = lines.length;
    while (from > 0 && lines[from - 1].size < size * SMALLER && !lines[from - 1].turned) from -= 1;
    // Above the first label may stand the rest of a note of the page before, or small type that is no note.
    const first = lines.findIndex((line, at) => at >= from && line.label);
    const apart = from > 0 && lines[from]?.y - lines[from - 1].y > leading * GAP;
    if (first < 0 || (first > from && !(apart && this.found.length))) from = first;
    if (from < 0) return lines;
    for (const line of lines.slice(from)) {
      if (line.label || !this.found.length) this.found.push([line]);
      else this.found.at(-1).push(line);
    }
    return lines.slice(0, from);
  }
}

// The text.

function written({ front, pages, notes, body }) {
  const known = new Set(notes.map(([first]) => first.label));
  const marks = (text) => text.replace(/\ue000(\d+)\ue000/g, (_, number) => (known.has(number) ? `[${number}]` : raised(number)));
  const out = [];
  const starts = [];
  let length = 0;
  let before = null;
  const put = (words) => {
    out.push(words);
    length += words.length + 1;
  };
  const print = (line) => {
    if (before && endsParagraph(before, line, body)) put("");
    put((line.label ? `${line.label} ` : "") + marks(line.text));
    before = line;
  };
  pages.forEach((lines, at) => {
    starts.push(length);
    lines.forEach(print);
    if (at > 0 || !front.length) return;
    put("");
    front.forEach(print);
    put("");
  });
  for (const lines of notes) {
    put("");
    lines.forEach((line) => put((line.label ? `[${line.label}] ` : "") + marks(line.text)));
  }
  return { text: out.join("\n"), pages: starts };
}

/** Whether a paragraph ends between two lines of a page. */
function endsParagraph(before, line, { leading }) {
  if (before.page !== line.page) return false;
  const step = line.y - before.y;
  return step < 0 || step > leading * GAP;
}
