// What a dossier makes of papers, without a browser: rows, ties, duplicates, days, filters, search; and that what it saves is what
// the command line writes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { choices, countHits, filtered, foldLong, matters, nameInAddress, sorted, timeOf } from "../../www/dossier/collection.js";
import { TASKS } from "../../www/dossier/reading.js";
import { fold } from "../../www/element/search.js";
import * as engine from "../../www/pkg/kamervragen.js";
import { later, MATTER, paper, papers, TWO } from "./desk.mjs";

const top = new URL("../../", import.meta.url);
engine.initSync({ module: await readFile(new URL("www/pkg/kamervragen_bg.wasm", top)) });
const program = fileURLToPath(new URL(`${process.env.CARGO_TARGET_DIR ?? "target"}/debug/kamervragen`, top));

/** The papers of texts as the dossier holds them. */
function read(texts) {
  return Object.entries(texts).flatMap(([file, text]) => TASKS.read(engine, { text }).map((it, at) => Object.assign(it, { file, nth: at + 1 })));
}
const named = (some) => some.map(({ file }) => file);

test("questions, a notice, the answer and its copy are one matter", () => {
  const [matter, ...more] = matters(read(MATTER));
  assert.deepEqual(more, []);
  assert.deepEqual(named(matter.papers), ["antwoord.txt", "vragen.txt", "uitstel.txt"]);
  assert.deepEqual(named(matter.versions), ["antwoord-kopie.txt"]);
  const { asked, replied, notice, days, limit, over, state, questions, unanswered } = matter;
  assert.deepEqual([asked, replied, notice, days, limit, over, state, questions, unanswered], ["2031-03-03", "2031-04-10", "2031-03-20", 38, 42, -4, "inTime", 2, 0]);
});

test("without the notice the answer is late", () => {
  const { "uitstel.txt": _, ...rest } = MATTER;
  const [{ days, over, state, notice }] = matters(read(rest));
  assert.deepEqual([days, over, state, notice], [38, 17, "late", null]);
});

test("a notice alone is no answer", () => {
  const [{ main, replied, notice, days, state }] = matters(read({ "uitstel.txt": MATTER["uitstel.txt"] }));
  assert.deepEqual([main.kind, replied, notice, days, state], ["notice", null, "2031-03-20", null, "open"]);
});

test("what is alike in one thing is not the same", () => {
  const some = matters(
    read({
      // The same member on the same day about something else.
      "a.txt": paper({ number: 1, about: "de sluis", answered: "2031-03-20" }),
      "b.txt": paper({ number: 2, about: "de dijk", answered: "2031-03-21" }),
      // Another answer that says "Zie ook" of a paper that is no notice.
      "c.txt": paper({ number: 3, about: "de haven", answered: "2031-03-22", seeAlso: 1 }),
      // The notice of other questions, by a number that was mistaken.
      "d.txt": paper({ number: 4, about: "het veer", asked: "2031-01-02", notice: "2031-01-20", exchanges: [] }),
      "e.txt": paper({ number: 5, about: "het schip", asked: "2031-02-02", answered: "2031-02-20", seeAlso: 4 }),
      // The same number in another year.
      "f.txt": paper({ number: 1, about: "de kade", asked: "2029-03-03", answered: "2029-03-20" }).replace("2030–2031", "2028–2029"),
    }),
  );
  assert.deepEqual(some.map(({ papers }) => named(papers).join()), ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"]);
  // A number without its year is that of many papers.
  const yearless = read({ "g.txt": paper({ number: 7, about: "de pier" }), "h.txt": paper({ number: 7, about: "de kaap", asked: "2031-05-05" }) });
  assert.equal(matters(yearless.map((it) => ({ ...it, sessionYear: null }))).length, 2);
  // A text that says nothing of itself is the same only where all words are.
  const plain = { "x.txt": "Vraag 1\nKlopt het?\nAntwoord 1\nJa.\n", "y.txt": "Vraag 1\nKlopt het?\nAntwoord 1\nNee.\n", "z.txt": "Vraag 1\n\nKlopt het?\n\nAntwoord 1\n\nJa.\n" };
  assert.deepEqual(matters(read(plain)).map(({ main, versions }) => [main.file, ...named(versions)].join()), ["x.txt,z.txt", "y.txt"]);
});

test("days against the term", () => {
  const of = (days, more = {}) => timeOf({ asked: "2031-03-03", replied: later("2031-03-03", days), answered: true, notice: null, senate: false, ...more });
  for (const [days, more, state, over] of [
    [21, {}, "inTime", 0],
    [22, {}, "late", 1],
    [42, { notice: "2031-03-20" }, "inTime", 0],
    [43, { notice: "2031-03-20" }, "late", 1],
    [28, { senate: true }, "inTime", 0],
    [29, { senate: true, notice: "2031-03-20" }, "late", 1],
    [0, {}, "inTime", -21],
    // An answer before the question is a date that was misprinted.
    [-3, {}, "unknown", null],
    [9, { asked: null }, "unknown", null],
  ]) {
    const time = of(days, more);
    assert.deepEqual([time.state, time.over], [state, over], `${days} ${JSON.stringify(more)}`);
  }
  // Over the change to summer time.
  assert.equal(of(60).days, 60);
  assert.equal(timeOf({ asked: "2031-03-03", replied: null, answered: false }).state, "open");
});

test("filters, orders, and choices with how many", () => {
  const all = matters(read(papers(30)));
  assert.deepEqual([...choices(all, "ministry")].sort(), [["Rivieren en Bruggen", 10], ["Volksgezondheid, Veren en Sport", 10], ["Zee", 10]]);
  // Two of one name are two.
  assert.deepEqual([...choices(all, "member")].filter(([name]) => name.startsWith("Das")), [["Das (ABC)", 6], ["Das (DvT)", 6]]);
  const some = filtered(all, { party: "ABC", ministry: "Zee", year: "", state: "late" });
  assert.ok(some.length > 0 && some.length < 10);
  for (const { askers, ministries, days } of some) assert.ok(askers[0].party === "ABC" && ministries[0] === "Zee" && days > 21);
  // Copies lose spaces and commas of a name.
  const torn = matters(read({ "a.txt": paper({ number: 1, ministry: "Volksgezondheid, Veren en Sport", about: "a" }), "b.txt": paper({ number: 2, ministry: "Volksgezondheid Veren en Sport", about: "b" }) }));
  assert.deepEqual([...choices(torn, "ministry").values()], [2]);
  assert.equal(filtered(torn, { ministry: "Volksgezondheid, Veren en Sport" }).length, 2);

  const days = sorted(all, "days", true).map(({ days }) => days);
  assert.deepEqual(days, days.toSorted((a, b) => b - a));
  assert.deepEqual(sorted(all, "subject", false).map(({ subject }) => subject).slice(8, 12), ["pont 8", "pont 9", "pont 10", "pont 11"]);
  // What says nothing comes last, either way.
  const lost = matters(read({ "a.txt": paper({ number: 1, about: "a", answered: "2031-03-09" }), "b.txt": paper({ number: 2, about: "b" }) }));
  for (const down of [true, false]) assert.equal(sorted(lost, "days", down)[1].main.file, "b.txt");
});

test("a name in an address leads to one paper", () => {
  const taken = new Map();
  const names = read({ "a.txt": MATTER["vragen.txt"], "b.txt": MATTER["vragen.txt"], "map/c.txt": "melk" }).map((paper) => {
    const name = nameInAddress(paper, taken);
    taken.set(name, paper);
    return name;
  });
  assert.deepEqual(names, ["2031Z00777", "2031Z00777~2", "map/c.txt"]);
});

test("the search is that of the view, for letters of every kind", () => {
  const strange = ["Één «pont»—nee…  s\u00adchip", "a \u200b b İI ΑΣ ﬁ ½ e\u0301\u00a0\u2003y\ufeff", "\ud800 x", "\u{1D400}~\x7f"];
  for (const text of [...strange, ...Object.values(papers(3))]) assert.equal(foldLong(text), fold(text).text);
  const [{ text }] = read({ "a.txt": MATTER["antwoord.txt"] });
  assert.equal(countHits(text, fold("BRUG").text), 2);
  // Not what stands in headings and in what the page set aside.
  assert.equal(countHits(text, "aanhangsel"), 0);
});

test("several papers of one text are apart, and their places fit", () => {
  const text = TWO;
  const some = TASKS.read(engine, { text });
  assert.deepEqual(some.map(({ number, subject }) => [number, subject]), [["21", "de sluis"], ["22", "de <b>kade</b>"]]);
  assert.equal(some.map(({ start, end }) => text.slice(start, end)).join(""), text);
  // One that was saved as a paper of its own stays one.
  assert.equal(TASKS.read(engine, { text, only: true }).length, 1);
});

test("tables and lines are byte for byte those of the command line", { skip: !existsSync(program) && "no target/debug/kamervragen: cargo build" }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-desk-"));
  t.after(() => rm(folder, { recursive: true }));
  const texts = { ...MATTER, ...papers(5), "map/twee.txt": TWO, "formule.txt": paper({ number: 9, about: "=1+1", answered: "2031-03-09", exchanges: [["=SOM(A1)?", '"@x"']] }) };
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const names = Object.keys(texts);
  const line = (...options) => execFileSync(program, [...options, ...names], { cwd: folder, encoding: "utf8" });
  for (const rows of ["questions", "papers"]) {
    const tables = read(texts).map(({ file, nth, start, end }) => TASKS.table(engine, { text: texts[file].slice(start, end), rows, file, nth }));
    const head = tables[0].slice(0, tables[0].indexOf("\r\n") + 2);
    assert.ok(head + tables.map((csv) => csv.slice(head.length)).join("") === line(`--${rows}`), rows);
  }
  const lines = names.map((file) => TASKS.lines(engine, { text: texts[file], file, nths: file === "map/twee.txt" ? [1, 2] : [1] }));
  assert.ok(lines.join("") === line("--format=jsonl"), "lines");
  assert.throws(() => engine.table("x", "rows", "a", 1), /unknown rows "rows"; known are: questions, papers/);
});

const corpus = fileURLToPath(new URL("../../../shared/corpus/text/", import.meta.url));
const skip = !existsSync(corpus) && "no ../shared beside the project";
if (skip) console.log("NOT RUN real papers in a dossier: no ../shared beside the project");
test("real papers: the same days as in the table of the command line, each print once", { skip }, async () => {
  const texts = Object.fromEntries(await Promise.all((await readdir(corpus)).map(async (name) => [name, await readFile(join(corpus, name), "utf8")])));
  const all = matters(read(texts));
  assert.equal(all.flatMap(({ papers, versions }) => [...papers, ...versions]).length, Object.keys(texts).length);
  for (const { main, days } of all) {
    if (main.kind !== "answered") continue;
    const csv = TASKS.table(engine, { text: texts[main.file], rows: "papers", file: "", nth: 1 }).split("\r\n")[1];
    assert.equal(csv.slice(1, -1).split('";"')[11], days === null ? "" : `${days}`, main.file);
  }
});
