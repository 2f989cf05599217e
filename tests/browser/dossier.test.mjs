// The dossier in the page: many files at once as a table, a search through all, the papers beside it, and what goes out of it.
import assert from "node:assert/strict";
import axe from "axe-core";
import { unzipSync } from "fflate";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { MATTER, paper, papers, TWO } from "./desk.mjs";
import { ENGINES, start } from "./engines.mjs";
import { site } from "./harness.mjs";

/** The one file of a dossier, once it is made. */
const routes = {};
const { open, address } = await site({ routes });
const folder = await mkdtemp(join(tmpdir(), "kamervragen-dossier-"));
after(() => rm(folder, { recursive: true }));

/** How an old Word file begins. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Runs in the page: drops files as a reader does, `[[name, words or bytes], …]`. */
function dropped(list) {
  const dataTransfer = new DataTransfer();
  for (const [name, words] of list) dataTransfer.items.add(new File([typeof words === "string" ? words : new Uint8Array(words)], name));
  dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
}
const ready = () => /gelezen|Gestopt/.test(document.querySelector(".dossier-status")?.textContent ?? "");

/** A page with a dossier of these files. */
async function dossier(t, files, options) {
  const page = await open(t, "/", options);
  await page.evaluate(() => customElements.get("kamer-vragen").engine);
  await page.evaluate(dropped, Object.entries(files));
  await page.waitForFunction(ready);
  return page;
}
const text = (page, selector) => page.$eval(selector, (it) => it.textContent);
const titles = (page) => page.$$eval(".dossier-scroll tbody th button", (all) => all.map((it) => it.textContent));
/** The words of a row, cell by cell. */
const cells = (page, nth) => page.$$eval(`.dossier-scroll tbody tr:nth-child(${nth}) > *`, (all) => all.map((it) => it.textContent.trim()));
async function search(page, words) {
  const drawn = await page.$eval("#dossier-search", (input, words) => {
    input.value = words;
    input.dispatchEvent(new Event("input"));
    return performance.getEntriesByName("kamervragen: table of the dossier").length;
  }, words);
  await page.waitForFunction((drawn) => performance.getEntriesByName("kamervragen: table of the dossier").length > drawn, {}, drawn);
}

test("two hundred files are a table, of which only a part is made, and are searched at once", { timeout: 120_000 }, async (t) => {
  const page = await open(t);
  await page.evaluate(() => customElements.get("kamer-vragen").engine);
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/dossier/")).length);
  assert.equal(asked, 0, "nothing of it is loaded before it is needed");
  const began = Date.now();
  await page.evaluate(dropped, Object.entries(papers(200)));
  await page.waitForFunction(ready);
  t.diagnostic(`200 files in the table after ${Date.now() - began} ms`);
  assert.equal(await text(page, ".dossier-status"), "200 stukken uit 200 bestanden gelezen.");
  assert.equal(await text(page, ".dossier-head output"), "200 zaken, 200 stukken");
  const table = () => page.$eval(".dossier-scroll", (it) => ({ rows: it.querySelectorAll("tbody tr").length, count: it.querySelector("table").getAttribute("aria-rowcount"), last: it.querySelector("tbody tr:last-child").getAttribute("aria-rowindex") }));
  const first = await table();
  assert.ok(first.rows < 80 && first.count === "201", JSON.stringify(first));
  // To the end and back by the keys, the focus on a row that is there.
  await page.focus(".dossier-scroll tbody button");
  await page.keyboard.press("End");
  assert.equal((await table()).last, "201");
  const focused = () => page.evaluate(() => document.activeElement.closest("tr")?.getAttribute("aria-rowindex"));
  assert.equal(await focused(), "201");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "200");
  const bottom = await page.$eval(".dossier-scroll", (list) => {
    const [rows, room] = [[...list.querySelectorAll("tbody tr")], list.getBoundingClientRect()];
    list.scrollTop = list.scrollHeight;
    return { below: Math.abs(rows.at(-1).getBoundingClientRect().bottom - room.bottom), above: rows[0].getBoundingClientRect().top - room.top };
  });
  assert.ok(bottom.below < 4 && bottom.above < 0, `the list ends with its last row, and rows fill it: ${JSON.stringify(bottom)}`);
  const sight = await page.evaluate(() => {
    const [row, list] = [document.activeElement.closest("tr"), document.querySelector(".dossier-scroll")].map((it) => it.getBoundingClientRect());
    return row.top >= list.top && row.bottom <= list.bottom + 1;
  });
  assert.ok(sight, "the row is in sight");
  // Who scrolls away from the row goes on from there by the keys.
  await page.$eval(".dossier-scroll", (it) => (it.scrollTop = 0));
  await page.waitForFunction(() => document.activeElement.matches(".dossier-scroll"));
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "201");
  await page.keyboard.press("Home");
  assert.equal(await focused(), "2");
  assert.equal(await page.$$eval('.dossier-scroll tbody [tabindex="0"]', (all) => all.length), 1, "one stop for the tab key");

  await search(page, "SCHIPPERSKNECHT");
  assert.equal(await text(page, ".dossier-steps output"), "20 treffers in 20 zaken");
  assert.equal(await text(page, ".dossier-head output"), "20 van 200 zaken, 200 stukken");
  const times = await page.evaluate(() => performance.getEntriesByName("kamervragen: table of the dossier").map(({ duration }) => duration));
  t.diagnostic(`a search: ${Math.round(times.at(-1))} ms`);
  assert.ok(times.at(-1) < 2000);
});

test("a search leads from hit to hit, in the papers and through all", async (t) => {
  const page = await dossier(t, papers(30));
  await search(page, "schippersknecht");
  assert.equal(await text(page, ".dossier-steps output"), "3 treffers in 3 zaken");
  assert.deepEqual(await page.$$eval("[data-column=hits] span", (all) => all.map((it) => it.textContent)), ["1", "1", "1"]);
  await page.focus("#dossier-search");
  await page.keyboard.press("Enter");
  const first = (await titles(page))[0];
  await page.waitForFunction(() => document.querySelector(".dossier-steps output").textContent === "Treffer 1 van 1 hier, 3 in alle");
  assert.equal(await text(page, "#onderwerp"), first);
  const shown = await page.evaluate(() => {
    const [range] = CSS.highlights.get("dossier-hit-now");
    const box = range.getBoundingClientRect();
    return { words: range.toString(), open: range.startContainer.parentElement.closest("details").open, inSight: box.top > 0 && box.bottom < innerHeight, focus: document.activeElement.id };
  });
  assert.deepEqual(shown, { words: "schippersknecht", open: true, inSight: true, focus: "dossier-search" });
  assert.equal(await page.$eval(".dossier-scroll [aria-current] button", (it) => it.textContent), first);
  // On to the next paper, and back.
  await page.click(".dossier-steps button:last-child");
  const [, second] = await titles(page);
  await page.waitForFunction((second) => document.getElementById("onderwerp")?.textContent === second, {}, second);
  await page.waitForFunction(() => CSS.highlights.has("dossier-hit-now"));
  await page.click(".dossier-steps button:first-of-type");
  await page.waitForFunction((first) => document.getElementById("onderwerp")?.textContent === first, {}, first);
  // Without words nothing is marked.
  await search(page, "");
  assert.deepEqual(await page.evaluate(() => [CSS.highlights.has("dossier-hit"), document.querySelector(".dossier-steps").hidden]), [false, true]);
  await search(page, "ganzenbord");
  assert.equal(await text(page, ".dossier-steps output"), "0 treffers in 0 zaken");
  assert.equal(await page.$eval(".dossier-none", (it) => it.hidden), false);
  // Who asks, whom, the number and the file are looked for too.
  for (const [words, named] of [["2030-2031 1007", 1], ["STUK-0012", 1], ["otter", 6], ["otter (abc)", 6], ["Rivieren en Bruggen", 10]]) {
    await search(page, words);
    assert.equal(await text(page, ".dossier-steps output"), `0 treffers in 0 zaken; ${named} op naam of nummer`, words);
    assert.equal((await titles(page)).length, named);
  }
});

test("what could not be read says why in its row, and the rest goes on", async (t) => {
  const page = await dossier(t, { "a.txt": MATTER["vragen.txt"], "leeg.txt": "", "oud.doc": OLD, "kapot.docx": "PK\x03\x04 niets", "boodschappen.txt": "melk\nbrood", "b.txt": paper({ number: 9, about: "de dijk", answered: "2031-03-20" }) });
  assert.match(await text(page, ".dossier-status"), /^3 stukken uit 3 bestanden gelezen; 3 niet, zie onder in de tabel\.$/);
  const rows = await page.$$eval(".dossier-trouble", (all) => all.map((it) => [...it.children].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([name]) => name), ["leeg.txt Niet gelezen", "oud.doc Niet gelezen", "kapot.docx Niet gelezen"]);
  assert.match(rows[0][1], /In leeg\.txt staat geen tekst/);
  assert.match(rows[2][1], /^kapot\.docx/);
  // What is no paper is a row too, and can be opened.
  assert.ok((await titles(page)).includes("boodschappen.txt"));
  // Nor is anything made of a click on what cannot be opened.
  await page.click(".dossier-trouble");
  assert.equal(await page.evaluate(() => document.body.classList.contains("page-paper")), false);
});

test("the papers about one matter are one row, and each can be opened", async (t) => {
  const page = await dossier(t, { ...MATTER, ...papers(3) });
  assert.equal(await text(page, ".dossier-head output"), "4 zaken, 7 stukken");
  const row = (await page.$$eval(".dossier-scroll tbody tr", (all) => all.map((it) => [...it.children].map((cell) => cell.textContent)))).find(([title]) => title.includes("De brug"));
  assert.deepEqual(row, ["4×De brug", "Das (ABC)", "Minister van Zee", "3 mrt 2031", "10 apr 2031", "38 dagen, uitstel 20 mrt 2031", "2", "0", "0"]);
  await page.evaluate(() => [...document.querySelectorAll(".dossier-scroll tbody button")].find((it) => it.textContent === "De brug").click());
  await page.waitForSelector("#antwoord-2");
  assert.equal(await page.evaluate(() => document.activeElement.id), "onderwerp");
  assert.deepEqual(await page.$$eval(".dossier-strip p button", (all) => all.map((it) => it.textContent)), ["vragen 3 mrt 2031", "mededeling 20 mrt 2031", "beantwoord 10 apr 2031 antwoord-kopie.txt"]);
  await page.click(".dossier-strip p button");
  await page.waitForFunction(() => document.getElementById("view").document?.kind === "questions");
  assert.match(await text(page, "#source"), /^vragen\.txt · \d+ bytes/);
  // Back by the browser leads to the list, forward to the paper.
  assert.equal(await page.evaluate(() => location.hash), "#paper=2031Z00777");
  await page.goBack();
  await page.waitForFunction(() => !document.body.classList.contains("page-paper"));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "De brug");
  await page.goForward();
  await page.waitForFunction(() => document.body.classList.contains("page-paper"));
  // A link in the paper keeps the paper in the address.
  await page.evaluate(() => (location.hash = "vraag-2"));
  await page.waitForFunction(() => location.hash === "#paper=2031Z00777&naar=vraag-2");
  await page.click(".dossier-strip button");
  await page.waitForFunction(() => !document.body.classList.contains("page-paper") && location.hash === "");
});

test("a text with several papers can be opened as a dossier, and a dossier takes what is pasted", async (t) => {
  const page = await open(t);
  const paste = (words) =>
    page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, words);
  await paste(MATTER["antwoord.txt"]);
  await page.waitForSelector("#antwoord-2");
  assert.equal(await page.$eval("#dossier", (it) => it.hidden), true, "one paper is no dossier");
  await paste(TWO);
  await page.waitForSelector(".kv-papers");
  await page.waitForFunction(() => !document.getElementById("dossier").hidden);
  await page.click("#dossier");
  await page.waitForFunction(ready);
  assert.deepEqual(await titles(page), ["De <b>kade</b>", "De sluis"]);
  await paste(MATTER["antwoord.txt"]);
  await page.waitForFunction(() => document.querySelectorAll(".dossier-scroll tbody tr").length === 3);
  // The second paper of the text, with its places.
  await page.evaluate(() => document.querySelector(".dossier-scroll tbody button").click());
  await page.waitForFunction(() => document.getElementById("view").text.startsWith("Tweede Kamer"));
  // Closed and opened again it holds the same.
  await page.evaluate(() => document.querySelector(".dossier-tools [data-do=close]").click());
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".dossier")).display), "none");
  await page.click("#dossier");
  assert.equal((await titles(page)).length, 3);
});

test("filters and order, in two languages, and what they leave", async (t) => {
  const page = await dossier(t, papers(30));
  assert.deepEqual(await page.$$eval(".dossier-filters select:not(.dossier-sort)", (all) => all.map((it) => it.options[0].text)), ["Alle fracties", "Alle leden", "Alle ministeries", "Alle jaren", "Alle termijnen"]);
  await page.select(".dossier-filters select", "ABC");
  assert.equal(await text(page, ".dossier-head output"), "12 van 30 zaken, 30 stukken");
  await page.select(".dossier-filters select:nth-of-type(5)", "late");
  const count = (await titles(page)).length;
  assert.ok(count > 2 && count < 12);
  assert.equal(await text(page, ".dossier-tools summary"), `Bewaar ${count} van 30`);
  await page.click("[data-column=days] button");
  await page.waitForSelector("[data-column=days][aria-sort=descending]");
  const late = await page.$$eval("td[data-column=days]", (all) => all.map((it) => parseInt(it.textContent, 10)));
  assert.deepEqual(late, late.toSorted((a, b) => b - a));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Dagen", "the focus stays on the heading");
  await page.click("#language");
  assert.equal(await text(page, ".dossier-head output"), `${count} of 30 matters, 30 papers`);
  assert.deepEqual(await page.$$eval(".dossier-scroll th[scope=col]", (all) => all.map((it) => it.textContent)), ["Subject", "Asked by", "To", "Sent in", "Answered", "Days", "Questions", "Unanswered", "Doubts"]);
  await page.evaluate(() => [...document.querySelectorAll(".dossier-filters button")].at(-1).click());
  assert.equal(await text(page, ".dossier-head output"), "30 matters, 30 papers");
});

test("the plot and the figures behind it", async (t) => {
  const page = await dossier(t, { ...papers(30), "open.txt": MATTER["vragen.txt"] });
  await page.click(".dossier-tools [aria-pressed]");
  await page.waitForSelector(".dossier-figure svg");
  const says = await text(page, ".dossier-plots p");
  const [known, late] = says.match(/\d+/g).map(Number);
  const drawn = await page.evaluate(() => ["circle.dossier-mark", "path.dossier-mark"].map((it) => document.querySelectorAll(it).length));
  assert.deepEqual([known, drawn[0] + drawn[1], drawn[1]], [30, 30, late]);
  const rows = await page.$$eval(".dossier-plots details tbody tr", (all) => all.map((it) => [...it.children].map((cell) => cell.textContent)));
  assert.equal(rows.reduce((sum, [, count]) => sum + Number(count), 0), 30);
  assert.equal(rows.reduce((sum, [, , count]) => sum + Number(count), 0), late);
  // The line is where 21 days are.
  const [line, tick] = await page.evaluate(() => [Number(document.querySelector(".dossier-term").getAttribute("y1")), [...document.querySelectorAll(".dossier-figure text")].find((it) => it.textContent === "21")?.getAttribute("y") - 4]);
  assert.ok(Math.abs(line - tick) < 0.01, `${line} ${tick}`);
  // A mark opens its paper, by keys: one stop, arrows in the order of time, Enter.
  assert.equal(await page.$$eval('.dossier-figure [tabindex="0"]', (all) => all.length), 1);
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.evaluate(() => document.querySelector('.dossier-figure [tabindex="0"]').focus());
  const first = await name();
  await page.keyboard.press("ArrowRight");
  const second = await name();
  assert.notEqual(second, first);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await name(), first);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction((name) => name.startsWith(`${document.getElementById("onderwerp")?.textContent.toLowerCase()} ·`), {}, second);
  // And by the mouse.
  await page.evaluate(() => [...document.querySelectorAll("path.dossier-mark")].at(-1).dispatchEvent(new MouseEvent("click", { bubbles: true })));
  await page.waitForFunction((name) => !name.startsWith(`${document.getElementById("onderwerp")?.textContent.toLowerCase()} ·`), {}, second);
});

test("what comes while it reads is read too, and emptied it forgets both", async (t) => {
  const page = await open(t);
  await page.evaluate(() => customElements.get("kamer-vragen").engine);
  await page.evaluate(dropped, Object.entries(papers(120)));
  await page.evaluate(dropped, Object.entries(MATTER));
  await page.waitForFunction(() => document.querySelector(".dossier-head output")?.textContent === "121 zaken, 124 stukken");
  page.on("dialog", (dialog) => dialog.accept());
  await page.evaluate(dropped, Object.entries(papers(300)));
  await page.evaluate(dropped, Object.entries(MATTER));
  await page.waitForFunction(() => document.querySelector(".dossier .page-working span").textContent.includes("van 300"));
  await page.evaluate(() => document.querySelector("[data-do=empty]").click());
  assert.equal(await text(page, ".dossier-head output"), "0 zaken, 0 stukken");
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await text(page, ".dossier-head output"), "0 zaken, 0 stukken");
  await page.evaluate(dropped, Object.entries(MATTER));
  await page.waitForFunction(() => document.querySelector(".dossier-head output").textContent === "1 zaak, 4 stukken");
});

test("without workers it reads in the page", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    globalThis.Worker = class {
      constructor() {
        throw new Error("none");
      }
    };
    return customElements.get("kamer-vragen").engine;
  });
  await page.evaluate(dropped, Object.entries(MATTER));
  await page.waitForFunction(ready);
  assert.equal(await text(page, ".dossier-head output"), "1 zaak, 4 stukken");
});

test("stopped, it says what was not read", async (t) => {
  const page = await open(t);
  await page.evaluate(() => customElements.get("kamer-vragen").engine);
  await page.evaluate(dropped, Object.entries(papers(600)));
  await page.waitForFunction(() => document.querySelector(".dossier .page-working:not([hidden])") && document.querySelectorAll(".dossier-scroll tbody tr").length > 5);
  assert.match(await text(page, ".dossier .page-working"), /Bezig met lezen: \d+ van 600 bestanden/);
  await page.evaluate(() => document.querySelector(".dossier .page-working button").click());
  await page.waitForFunction(ready);
  const [, left] = (await text(page, ".dossier-status")).match(/^Gestopt: (\d+) bestanden zijn niet gelezen\.$/);
  const [, read] = (await text(page, ".dossier-head output")).match(/^(\d+) zaken/);
  assert.equal(Number(left) + Number(read), 600);
  // These have rows too, which say so.
  assert.equal(await page.$eval(".dossier-scroll table", (it) => it.getAttribute("aria-rowcount")), "601");
  await page.$eval(".dossier-scroll", (it) => (it.scrollTop = it.scrollHeight));
  await page.waitForFunction(() => document.querySelector(".dossier-scroll tbody tr:last-child td")?.textContent === "Niet gelezen: gestopt.");
  // More can be added afterwards.
  await page.evaluate(dropped, Object.entries(MATTER));
  await page.waitForFunction(() => /^4 stukken/.test(document.querySelector(".dossier-status").textContent));
});

test("a folder is read with what is in it, and what cannot be opened is said", async (t) => {
  const page = await open(t);
  await page.evaluate((words) => {
    const file = (name, text) => ({ isFile: true, name, fullPath: `/map/${name}`, file: (done, failed) => (text === null ? failed(new Error("gone")) : done(new File([text], name))) });
    const folder = (name, ...entries) => ({ isDirectory: true, name, createReader: () => ({ readEntries: (done, failed) => (entries[0] === null ? failed(new Error("closed")) : done(entries.splice(0, 1))) }) });
    const event = new DragEvent("drop", { cancelable: true });
    const entry = folder("map", file("b.txt", words[0]), file("weg.txt", null), folder("dicht", null), folder("c", file("a.txt", words[1])));
    Object.defineProperty(event, "dataTransfer", { value: { items: [{ kind: "file", webkitGetAsEntry: () => entry }], files: [], getData: () => "" } });
    dispatchEvent(event);
  }, [MATTER["vragen.txt"], paper({ number: 9, about: "de dijk", answered: "2031-03-20" })]);
  await page.waitForFunction(ready);
  assert.equal(await text(page, ".dossier-status"), "2 stukken uit 2 bestanden gelezen; 2 niet, zie onder in de tabel.");
  const rows = await page.$$eval(".dossier-trouble td", (all) => all.map((it) => it.textContent));
  assert.deepEqual(rows.map((it) => it.split(" kon ")[0]), ["dicht", "map/weg.txt"]);
});

test("printed, the table is whole", async (t) => {
  const page = await dossier(t, papers(90));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal((await page.$$(".dossier-scroll tbody tr")).length, 90);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await page.$$(".dossier-scroll tbody tr")).length < 70);
});

// What goes out.

/** Saves in a way of the menu and gives the file: its name and its words, as bytes in Latin-1. */
async function saved(page, way) {
  const file = page.evaluate(
    () =>
      new Promise((done) => {
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          URL.createObjectURL = createObjectURL;
          HTMLAnchorElement.prototype.click = async function () {
            const letters = Array.from(new Uint8Array(await blob.arrayBuffer()), (it) => String.fromCharCode(it));
            done([this.download, letters.join("")]);
          };
          return createObjectURL.call(URL, new Blob([]));
        };
      }),
  );
  await page.evaluate((way) => document.querySelector(`[data-save=${way}]`).click(), way);
  const [name, letters] = await file;
  return [name, Buffer.from(letters, "latin1")];
}

test("tables, lines and a folder of Markdown of what is shown", async (t) => {
  const page = await dossier(t, { ...MATTER, "twee.txt": TWO });
  const [name, csv] = await saved(page, "questions");
  assert.equal(name, "dossier-vragen.csv");
  const lines = csv.toString().split("\r\n");
  assert.match(lines[0], /^\ufeff"bestand";"stuk";"nummer";"vraag"/);
  assert.deepEqual(lines.slice(1, -1).map((line) => line.split('";"').slice(0, 3).join().slice(1)).sort(), ["antwoord.txt,1,1", "antwoord.txt,1,2", "twee.txt,1,1", "twee.txt,1,2", "twee.txt,2,1", "vragen.txt,1,1", "vragen.txt,1,2"]);
  assert.equal(await text(page, ".dossier-status"), "Bewaard: 5 stukken; 1 dubbel stuk weggelaten.");
  const [, table] = await saved(page, "papers");
  assert.equal(table.toString().split("\r\n").length, 7);
  const [, jsonl] = await saved(page, "lines");
  const documents = jsonl.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(documents.map(({ source }) => `${source.file} ${source.paper}`).sort(), ["antwoord.txt 1", "twee.txt 1", "twee.txt 2", "uitstel.txt 1", "vragen.txt 1"]);
  const { span } = documents.find(({ source }) => source.file === "twee.txt" && source.paper === 2).exchanges[0].questions[0];
  assert.match(TWO.slice(...span), /^Vraag 1\nWie betaalt/, "places count in the whole file");
  const [zip, bytes] = await saved(page, "markdown");
  assert.equal(zip, "dossier-markdown.zip");
  const files = unzipSync(new Uint8Array(bytes));
  assert.deepEqual(Object.keys(files).sort(), ["antwoord.md", "twee-2.md", "twee.md", "uitstel.md", "vragen.md"]);
  assert.match(Buffer.from(files["antwoord.md"]).toString(), /Nee, dicht\./);
  // Only what a search leaves.
  await search(page, "het rijk");
  const [, some] = await saved(page, "papers");
  assert.deepEqual(some.toString().split("\r\n").slice(1, -1).map((line) => line.slice(0, 14)), ['"twee.txt";"2"']);
});

test("a file name that means a folder elsewhere makes none", async (t) => {
  const page = await dossier(t, { "..\\..\\weg.txt": MATTER["vragen.txt"], "a:b*.txt": MATTER["uitstel.txt"] });
  const [, bytes] = await saved(page, "markdown");
  assert.deepEqual(Object.keys(unzipSync(new Uint8Array(bytes))).sort(), ["__.._weg.md", "a_b_.md"]);
});

test("the one file of fifty papers opens in every engine, and its address leads to a paper", { timeout: 300_000 }, async (t) => {
  const page = await dossier(t, { ...papers(48), ...MATTER });
  const [name, bytes] = await saved(page, "page");
  assert.equal(name, "dossier.html");
  const path = join(folder, name);
  await writeFile(path, bytes);
  t.diagnostic(`dossier.html of 51 papers: ${bytes.length} bytes`);
  await t.test("on a server its papers have links", async (t) => {
    routes["/dossier.html"] = { body: bytes };
    const hosted = await open(t, "/dossier.html#paper=2031Z00777");
    await hosted.waitForFunction(() => document.querySelector(".dossier-strip [lang], .dossier-strip p") && document.getElementById("view").document);
    const links = await hosted.evaluate(() => [document.getElementById("view").linkTo("vraag-2"), document.querySelector(".dossier-strip button:nth-of-type(2)").hidden]);
    assert.deepEqual(links, [`${address}dossier.html#paper=2031Z00777&naar=vraag-2`, false]);
  });
  for (const engine of ENGINES) {
    await t.test(engine, { timeout: 120_000 }, async (t) => {
      const browser = await start(t, engine);
      if (!browser) return;
      const file = await browser.open(pathToFileURL(path).href);
      await file.wait(ready);
      assert.equal(await file.evaluate(() => document.querySelector(".dossier-head output").textContent), "49 zaken, 51 stukken");
      assert.equal(await file.evaluate(() => document.querySelector(".dossier-note").textContent), "");
      await file.evaluate(() => {
        const input = document.getElementById("dossier-search");
        input.value = "schippersknecht";
        input.dispatchEvent(new Event("input"));
      });
      await file.wait(() => document.querySelector(".dossier-steps output").textContent === "5 treffers in 5 zaken");
      assert.deepEqual(await file.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name).filter((it) => !/^(data|blob):/.test(it))), []);
      await file.close();
      const linked = await browser.open(`${pathToFileURL(path).href}#paper=2031Z00777&naar=vraag-2`);
      await linked.wait(() => document.getElementById("view").document?.kind === "questions" && document.getElementById("vraag-2"));
      await linked.wait(() => location.hash === "#paper=2031Z00777&naar=vraag-2" && document.querySelector(".dossier-scroll [aria-current]"));
      await linked.close();
    });
  }
});

for (const engine of ENGINES) {
  test(`${engine}: the page on a server reads several files together`, { timeout: 120_000 }, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    const page = await browser.open(address);
    await page.wait(() => customElements.get("kamer-vragen"));
    await page.evaluate(dropped, Object.entries({ ...MATTER, ...papers(12) }));
    await page.wait(ready);
    assert.equal(await page.evaluate(() => document.querySelector(".dossier-head output").textContent), "13 zaken, 16 stukken");
    await page.evaluate(() => [...document.querySelectorAll(".dossier-scroll tbody button")].find((it) => it.textContent === "De brug").click());
    await page.wait(() => document.getElementById("antwoord-2"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "onderwerp");
    await page.evaluate(() => history.back());
    await page.wait(() => !document.body.classList.contains("page-paper") && document.activeElement.textContent === "De brug");
    await page.close();
  });
}

test("the small one file has no dossier: several files are a list", async (t) => {
  const page = await open(t, "/pkg/kamervragen.html");
  await page.evaluate(() => customElements.get("kamer-vragen").engine);
  await page.evaluate(dropped, [["a.txt", MATTER["antwoord.txt"]], ["oud.doc", OLD], ["b.txt", MATTER["vragen.txt"]]]);
  await page.waitForSelector("#file-list button");
  assert.equal((await page.$$("#file-list li")).length, 3);
  assert.equal(await page.$(".dossier"), null);
  assert.equal(await page.$eval("#dossier", (it) => it.hidden), true);
});

for (const [name, width, dark] of [["wide", 1400, false], ["wide and dark", 1400, true], ["narrow", 375, false]]) {
  test(`${name}: nothing sticks out, and axe finds nothing`, async (t) => {
    const page = await dossier(t, { ...papers(40), ...MATTER, "leeg.txt": "" }, { width, dark });
    await page.evaluate(axe.source);
    const look = async (state) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state}: sticks out`);
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { rules: { "target-size": { enabled: true } } });
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
      });
      assert.deepEqual(found, [], state);
    };
    await look("list");
    await page.click(".dossier-tools [aria-pressed]");
    await page.waitForSelector(".dossier-figure svg");
    await look("plots");
    await page.click(".dossier-tools [aria-pressed]");
    await search(page, "schippersknecht");
    await page.evaluate(() => document.querySelector(".dossier-scroll tbody button").click());
    await page.waitForSelector("#vraag-1");
    await new Promise((done) => setTimeout(done, 300));
    await look("paper");
    const list = await page.$eval(".dossier", (it) => getComputedStyle(it).display !== "none");
    assert.equal(list, width > 1000, "beside the list, or over it");
    assert.ok(await page.$eval(".dossier-steps", (it) => it.getBoundingClientRect().height > 0), "the steps are at hand");
  });
}
