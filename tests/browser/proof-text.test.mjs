// What the proof sheet knows of texts, without a page: what was changed, and what text a repair writes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import init, * as engine from "../../www/pkg/kamervragen.js";
import { changes } from "../../www/proof/changes.js";
import { outline } from "../../www/proof/outline.js";
import { apply, likeliest, repairsAt, wordAt } from "../../www/proof/repairs.js";

await init({ module_or_path: await readFile(new URL("../../www/pkg/kamervragen_bg.wasm", import.meta.url)) });
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const read = (text) => outline(engine.papers(text).map((document) => ({ document, base: 0 })));

/** Makes a repair at the word that `words` begins with; returns the text, and whether the reading kept the promise. */
function mend(text, words, name, { to, number = "", letter = 0 } = {}) {
  const at = text.indexOf(words);
  assert.ok(at >= 0, `no ${words}`);
  const items = read(text);
  const [start, end] = wordAt(text, at);
  const item = items.findLast(({ span }) => span[0] <= start && start < span[1]);
  const place = { start, end, caret: at + letter, many: Boolean(to), item };
  if (to) place.end = text.indexOf(to, start) + to.length;
  const repair = repairsAt(text, items, place, number).find((it) => it.name === name);
  assert.ok(repair, `${name} is not offered at ${words}`);
  const edit = likeliest(repair, text, read);
  const changed = apply(text, edit);
  return { text: changed, held: repair.holds(read(changed), changed, edit) };
}

const shape = (text) => {
  const { exchanges, footnotes } = engine.parse(text);
  return [exchanges.map(({ id, answers }) => `${id}:${answers.length}`).join(" "), footnotes.map(({ label, citedIn }) => `${label}:${citedIn}`).join(" ")].join(" | ");
};

/** What was pasted, from what stands there now and the changes as they are kept: `[start, end, before]`. */
function undone(text, kept) {
  let out = "";
  let at = 0;
  for (const [start, end, before] of kept) {
    out += text.slice(at, start) + before;
    at = end;
  }
  return out + text.slice(at);
}

test("changes between two texts lead from the one to the other, wherever they are", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const some = (most) => Array.from({ length: random(most) }, () => ["a", "b", "\n", " ", "cd", ".", "😀"][random(7)]).join("");
  for (let turn = 0; turn < 1000; turn += 1) {
    const before = some(40);
    let after = before;
    for (let edits = random(5); edits > 0; edits -= 1) {
      const at = random(after.length + 1);
      after = after.slice(0, at) + some(3) + after.slice(at + random(3));
    }
    const found = changes(before, after);
    assert.equal(undone(after, found.map(({ from, to }) => [...to, before.slice(...from)])), before);
    for (const { from, to } of found) assert.notEqual(before.slice(...from), after.slice(...to));
  }
});

test("two repairs far apart are two changes, also in a long text", () => {
  const before = "Vraag een dit is een zin met woorden.\n".repeat(3000);
  const after = `${before.slice(0, 500)}X${before.slice(500, 90_000)}\n\nVraag 3\n${before.slice(90_000)}`;
  assert.equal(changes(before, after).length, 2);
});

// Each: what a bad paste did, where and what the reader says of it.
const DAMAGED = {
  "a lost label of a question": [(text) => text.replace("Vraag 4\n", ""), [["Deelt u de mening", "question"]]],
  "a lost label of two questions": [(text) => text.replace("Antwoord 2 en 3\n", ""), [["De veerdienst heeft mij", "answer", { number: "2 en 3" }]]],
  "a wrong number": [(text) => text.replace("Vraag 7\n", "Vraag 17\n"), [["Vraag 17", "number"]]],
  "a page head in the middle of a sentence": [(text) => text.replace("beperkt tot werkdagen", "beperkt tot\nBlad 12 bij brief over de pont\n\nwerkdagen"), [["Blad 12", "remove"]]],
};

for (const [name, [damage, repairs]] of Object.entries(DAMAGED)) {
  test(`${name} is mended`, () => {
    let text = damage(example);
    assert.notEqual(text, example);
    for (const [words, kind, more] of repairs) {
      const mended = mend(text, words, kind, more);
      assert.equal(mended.held, true);
      text = mended.text;
    }
    assert.equal(shape(text), shape(example));
    const words = (it) => JSON.stringify(engine.parse(it).exchanges.map(({ questions, answers }) => [questions, answers].map((all) => all.map(({ blocks }) => blocks.map(({ inlines }) => inlines.map((one) => one.text).join("")).join("\n")))));
    assert.equal(words(text), words(example));
  });
}

test("a heading is made one of running text, a paragraph torn in two one again, and split", () => {
  const text = "Vraag 1\nKlopt het dat de pont stilligt, zoals staat in\n\nVraag 2\n\nvan de vorige brief?\n\nAntwoord 1\nJa. Dat klopt.\n\nHet blijft zo.\n";
  const flat = mend(text, "Vraag 2", "noHeading");
  assert.equal(flat.held, true);
  assert.match(flat.text, /staat in Vraag 2/);
  const joined = mend(text, "Het blijft", "join");
  assert.deepEqual([joined.held, joined.text.includes("Dat klopt. Het blijft zo.")], [true, true]);
  const split = mend(joined.text, "Het blijft", "paragraph");
  assert.deepEqual([split.held, split.text], [true, text]);
});

test("a caption is made running text", () => {
  const text = "Vraag 1\nHoe gaat het met de pont?\n\nAntwoord 1\nGoed, zoals staat in de\n\nToelichting:\nDeze pont vaart elke dag.\n";
  const caption = read(text).find(({ kind }) => kind === "heading");
  assert.ok(caption, "the parser reads a caption");
  const { held, text: mended } = mend(text, "Toelichting", "noHeading");
  assert.equal(held, true, mended);
});

test("a note that stands in a passage, and a mark on a word, are read as such", () => {
  const flat = "Vraag 1 Kent u de brug? Antwoord 1 Ja, die is oud. 1 De Krant, 4 mei 2031. En hij is stuk. Vraag 2 Hoe stuk? Antwoord 2 Zeer stuk.";
  // A note is read as soon as something refers to it: whichever of the two comes first, both are right in the end.
  const both = [["1 De Krant", "note", { to: "2031." }], ["oud.", "mark", { number: "1" }]];
  for (const [one, other] of [both, both.toReversed()]) {
    const { text } = mend(flat, ...one);
    const second = mend(text, ...other);
    assert.equal(second.held, true, second.text);
    const [note, ...more] = engine.parse(second.text).footnotes;
    assert.deepEqual([note.label, note.citedIn, more], ["1", ["answer 1"], []]);
    assert.equal(note.blocks[0].inlines.map((it) => it.text).join(""), "De Krant, 4 mei 2031.");
  }
});

test("an answer without a label gets one", () => {
  const text = "Vraag 1\nKent u de brug?\nJa, die is oud.\n\nVraag 2\nHoe oud is die?\n\nAntwoord 2\nHeel oud.\n";
  const mended = mend(text, "Ja, die", "answer");
  assert.deepEqual([mended.held, shape(mended.text)], [true, "1:1 2:1 | "]);
  assert.match(mended.text, /brug\?\n\nAntwoord 1\nJa/);
});

test("a space comes and goes", () => {
  const text = "Vraag 1\nWat zegt deMinister?\n\nAntwoord 1\nNiets.\n";
  const apart = mend(text, "deMinister", "space", { letter: 2 }).text;
  assert.match(apart, /de Minister/);
  assert.equal(mend(apart, "Minister", "noSpace").text, text);
});

test("no repair takes a heading away that it does not speak of", () => {
  for (const { heading, span } of read(example)) {
    if (heading) continue;
    const [start, end] = wordAt(example, span[0]);
    const items = read(example);
    const item = items.findLast((it) => it.span[0] <= start && start < it.span[1]);
    const join = repairsAt(example, items, { start, end, caret: start, item }).find(({ name }) => name === "join");
    for (const edit of join?.tries ?? []) assert.doesNotMatch(example.slice(edit.start, edit.end), /Vraag|Antwoord/);
  }
});
