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
  const ordered = pages.map((lines, at) => inOrder(lines, sheets[at], body));
  // The parser knows these pages, and where their paragraphs end, better than gaps show it.
  if (printed) return written({ front: [], pages: ordered, notes: [], body: { ...body, leading: Infinity } });
  const { front, rest } = withoutFurniture(ordered, sheets, body);
  const notes = new Notes(body);
  const clean = rest.map((lines) => notes.takenFrom(lines));
  return written({ front, pages: clean, notes: notes.found, body });
}

// Lines.

/** The lines of a page in the order of the file; none goes across `middle`, where that is given and nothing is printed there. */
function linesOf({ items }, page, middle = Infinity) {
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
      const crosses = line && item.x >= middle - 1 && line.last.x + line.last.width <= middle + 1;
      if (line && (crosses || !follows(line, item))) close();
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
  const marks = [];
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
    else if (small && !UNIT.test(text)) {
      marks.push(mark);
      text += piece.str.replace(mark, `${MARK}${mark}${MARK}`);
    } else text += piece.str;
    if (piece.str.trim()) end = piece;
  }
  const left = Math.min(...words.map(({ x }) => x));
  const right = Math.max(...words.map(({ x, width }) => x + width));
  return { text: tidy(text), label, marks, left, right, parts: partsOf(words), y: main.y, size: main.size, letters: text.length, page, turned };
}

/** The pieces of a line between wide gaps, from where to where. */
function partsOf(words) {
  const parts = [];
  for (const { x, width, size } of words) {
    const last = parts.at(-1);
    if (last && x - last.right < size && x >= last.left) last.right = Math.max(last.right, x + width);
    else parts.push({ left: x, right: x + width });
  }
  return parts;
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
  return { size, left, right: rights[Math.floor(rights.length * 0.85)], leading };
}

/** The value that has the most weight. */
function most(list, value, weight) {
  const sums = new Map();
  for (const it of list) sums.set(value(it), (sums.get(value(it)) ?? 0) + weight(it));
  return [...sums].reduce((best, one) => (!best || one[1] > best[1] ? one : best), null)?.[0];
}

// The order of a page.

/**
 * The lines of a page in the order in which they are read. That is the order of the file, unless the page has two columns and
 * the file goes back and forth between them.
 */
function inOrder(lines, sheet, body) {
  const middle = gutter(lines, body);
  if (!middle) return lines;
  const cut = linesOf(sheet, lines[0].page, middle);
  const sides = cut.filter(({ left, right }) => left >= middle - 1 || right <= middle + 1).map(({ left }) => left >= middle - 1);
  const turns = sides.filter((side, at) => at > 0 && side !== sides[at - 1]).length;
  return turns > sides.length / 4 ? byColumns(cut, middle) : lines;
}

/** Where two columns part, or `null`: many pieces of lines end before it, many begin after it, and few cross it. */
function gutter(lines, body) {
  const own = lines.filter(({ size, turned }) => !turned && Math.abs(size - body.size) <= body.size * 0.05).flatMap(({ parts }) => parts);
  if (own.length < 20) return null;
  const left = Math.min(...own.map(({ left }) => left));
  const right = Math.max(...own.map(({ right }) => right));
  const wide = (list) => list.length >= 8 && list.filter((part) => part.right - part.left > (right - left) * 0.3).length >= list.length / 3;
  let best = { within: own.length * 0.8 };
  for (let at = left + (right - left) * 0.4; at <= left + (right - left) * 0.6; at += 2) {
    const before = own.filter((part) => part.right <= at + 1);
    const after = own.filter((part) => part.left >= at - 1);
    const within = before.length + after.length;
    if (within > best.within && wide(before) && wide(after)) best = { within, at };
  }
  return best.at ?? null;
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
  const counts = new Map();
  for (const lines of pages) for (const it of new Set(lines.map(placeOf))) counts.set(it, (counts.get(it) ?? 0) + 1);
  const often = Math.max(2, pages.length / 2);

  const front = [];
  const seen = new Set();
  const rest = pages.map((lines, at) => {
    const again = lines.filter((line) => isEdge(line, sheets[at]) && counts.get(placeOf(line)) >= often);
    const furniture = new Set(standAlone(again, lines));
    return lines.filter((line) => {
      const margin = line.size < body.size * SMALLER && line.left > body.right;
      if (!margin && !furniture.has(line) && !PAGE_NUMBER.test(line.text)) return true;
      if (!isNumber(line) && !seen.has(line.text)) front.push(line);
      seen.add(line.text);
      return false;
    });
  });
  return { front, rest };
}

const isEdge = ({ y }, { height }) => y < height * 0.14 || y > height * 0.9;
const isNumber = ({ text }) => PAGE_NUMBER.test(text) || /^\W*\d{1,4}\W*$/.test(text);
/** Where a line stands and what it says; of a page number not which. */
const placeOf = (line) => `${Math.round(line.left / 6)} ${Math.round(line.y / 6)} ${isNumber(line) ? "#" : line.text}`;

/** Of lines those that touch none but each other: the last line of a note may be the same on two pages. */
function standAlone(again, lines) {
  let kept = new Set(again);
  for (;;) {
    const touches = (line, other) =>
      !kept.has(other) && Math.abs(line.y - other.y) < Math.max(line.size, other.size) * 1.7 && line.left < other.right && other.left < line.right;
    const left = [...kept].filter((line) => !lines.some((other) => touches(line, other)));
    if (left.length === kept.size) return left;
    kept = new Set(left);
  }
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
    const from = this.#start(lines);
    if (from < 0) return lines;
    const marks = new Set(lines.slice(0, from).flatMap(({ marks }) => marks));
    for (const line of lines.slice(from)) {
      const labelled = this.#labelled(line, marks);
      if (labelled) this.found.push([labelled]);
      else if (this.found.length) this.found.at(-1).push(line);
      else this.found.push([line]);
    }
    return lines.slice(0, from);
  }

  /**
   * Where the notes of a page begin: at the first line from which on all is smaller than the body, or below a gap, and which has
   * the number of a note. Above it may stand the rest of a note of the page before. Small type that has none is no note.
   */
  #start(lines) {
    const { size, leading } = this.#body;
    const marks = new Set(lines.flatMap(({ marks }) => marks));
    let small = lines.length;
    while (small > 0 && lines[small - 1].size < size * SMALLER && !lines[small - 1].turned) small -= 1;
    const apart = (at) => at > 0 && lines[at] && lines[at].y - lines[at - 1].y > leading * GAP;
    const first = lines.findIndex((line, at) => at >= small && this.#labelled(line, marks));
    if (first >= 0) return first > small && apart(small) && this.found.length ? small : first;
    // In the type of the body: only what a mark of this page asks for, below a gap, and down to the foot.
    const same = lines.findIndex((line, at) => at > lines.length / 2 && apart(at) && marks.size > 0 && [...marks][0] === this.#labelled(line, marks)?.label);
    return same;
  }

  /** A line that begins with the number of a note, raised or one that a mark on this page asks for, without it. */
  #labelled(line, marks) {
    if (line.label) return line;
    const [, label, text] = /^(\d{1,3})[.)]?\s*(?=[^\d\s.,:%)])(.*)$/.exec(line.text) ?? [];
    return marks.has(label) ? { ...line, label, text } : null;
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
  const margin = () => {
    put("");
    unwrapped(front).forEach(print);
    put("");
    before = null;
  };
  // Beside the letter stands the margin; where the letter fills its first page, before it.
  const lowest = Math.max(...pages.flat().map(({ y }) => y));
  const full = lowest - (pages[0].at(-1)?.y ?? 0) < body.leading * 4;
  if (front.length && full) margin();
  pages.forEach((lines, at) => {
    starts.push(length);
    lines.forEach(print);
    if (front.length && !full && at === 0) margin();
  });
  for (const lines of notes) {
    put("");
    lines.forEach((line) => put((line.label ? `[${line.label}] ` : "") + marks(line.text)));
  }
  return { text: out.join("\n"), pages: starts };
}

/** Lines of a margin as whole sentences: it is narrow, and a line goes on where the next word had no room. */
function unwrapped(lines) {
  const edge = Math.max(...lines.map(({ right }) => right));
  const out = [];
  for (const line of lines) {
    const last = out.at(-1);
    const step = last && line.y - last.y;
    const word = (/^\S+/.exec(line.text)[0].length + 1) * ((line.right - line.left) / line.text.length);
    const near = last && last.page === line.page && step > 0 && step < line.size * 1.6 && Math.abs(last.left - line.left) < line.size;
    if (near && last.right + word > edge) Object.assign(last, { text: `${last.text} ${line.text}`, right: line.right, y: line.y });
    else out.push({ ...line });
  }
  return out;
}

/** Whether a paragraph ends between two lines of a page. */
function endsParagraph(before, line, { leading }) {
  if (before.page !== line.page) return false;
  const step = line.y - before.y;
  return step < 0 || step > leading * GAP;
}
