// From places on pages to a text in reading order, without a browser and without a PDF.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfPages } from "../../www/readers/sheets.js";

/** A piece of text, as wide as its letters are; its line ends after it unless `hasEOL` says no. */
const piece = (str, x, y, { size = 10, hasEOL = true, width = str.length * size * 0.5, turned = false } = {}) => ({ str, x, y, size, width, turned, hasEOL });
const page = (...items) => ({ width: 595, height: 842, items: items.flat() });
const lines = (words, y = 100, x = 80, more = {}) => words.map((str, at) => piece(str, x, y + at * 12, more));
const filler = (count) => Array.from({ length: count }, (_, at) => `Regel ${at + 1} van het antwoord loopt door over de brug.`);
const text = (...pages) => textOfPages(pages).text;

test("raised digits are marks of notes, units are not", () => {
  const words = page(
    lines(filler(3)),
    piece("Klopt het bericht?", 80, 160, { hasEOL: false }),
    piece("1", 170, 156, { size: 6, hasEOL: false }),
    piece(" Het gaat om 40 km", 176, 160, { hasEOL: false }),
    piece("2", 268, 156, { size: 6 }),
  );
  assert.match(text(words), /\nKlopt het bericht\?¹ Het gaat om 40 km2$/);
});

test("an accent that stands apart goes onto its letter", () => {
  const words = page(lines(filler(3)), piece("Kostic", 80, 160, { hasEOL: false, width: 30 }), piece("´", 106, 160, { hasEOL: false, width: 3 }), piece(" vraagt", 110, 160));
  assert.match(text(words), /\nKostić vraagt$/);
});

test("margins, heads and feet are set aside once, notes come after the text", () => {
  const sheet = (number, note) =>
    page(
      lines(["Ministerie van Stille Wegen"], 40),
      lines(filler(30), 100),
      piece(`Zie noot`, 80, 460, { hasEOL: false }),
      piece(`${number}`, 120, 456, { size: 6 }),
      lines(["Kade 4", "Lekhoven"], 100, 400, { size: 7 }),
      piece(`${number}`, 80, 700, { size: 5, hasEOL: false }),
      piece(` De Courant, deel ${number}`, 84, 703, { size: 8 }),
      piece(note, 80, 713, { size: 8 }),
      piece(`Pagina ${number} van 2`, 400, 810, { size: 7 }),
    );
  const read = text(sheet(1, "met een tweede regel."), sheet(2, "met een tweede regel."));
  for (const once of ["Ministerie van Stille Wegen", "Kade 4", "Lekhoven"]) assert.equal(read.split(once).length, 2, once);
  assert.doesNotMatch(read, /Pagina/);
  assert.match(read, /Zie noot\[1\]\n/);
  assert.ok(read.endsWith("Zie noot[2]\n\n[1] De Courant, deel 1\nmet een tweede regel.\n\n[2] De Courant, deel 2\nmet een tweede regel."), read.slice(-200));
});

test("headings at the same place on two pages are text", () => {
  const sheet = page(lines(["Antwoord", ...filler(30)], 90));
  assert.equal(text(sheet, sheet, sheet).split("Antwoord\n").length, 4);
});

test("two columns that a file writes row by row are read one after the other", () => {
  const left = Array.from({ length: 30 }, (_, at) => `links ${at + 1} met woorden tot de rand`);
  const right = Array.from({ length: 30 }, (_, at) => `rechts ${at + 1} met woorden tot de rand`);
  const rows = left.flatMap((words, at) => [
    piece(words, 60, 120 + at * 12, { hasEOL: false }),
    piece(" ", 240, 120 + at * 12, { hasEOL: false }),
    piece(right[at], 320, 120 + at * 12),
  ]);
  const read = text(page(piece("Een kop over de hele breedte van deze bladzijde, van links tot rechts, zonder einde", 60, 90), rows));
  assert.deepEqual(read.split("\n").filter(Boolean).slice(1), [...left, ...right]);
});

test("where pages begin", () => {
  const { text, pages } = textOfPages([page(lines(filler(2))), page(lines(["Tweede bladzijde.", ...filler(2)]))]);
  assert.equal(pages.length, 2);
  assert.ok(text.slice(pages[1]).startsWith("Tweede bladzijde."));
});

test("nothing on the pages is no text", () => {
  assert.equal(text(page()), "");
  assert.equal(text(), "");
});
