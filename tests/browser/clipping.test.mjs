// The clipping ("Knipsel"): a reader ticks questions and takes just these along, whole and with where they come from.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { site } from "./harness.mjs";

const { open, address } = await site();
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const packed = deflateRawSync(example).toString("base64url");

/** A paper of so many questions, of which no place is known where it is published. */
const paper = (count, words = "Dat is zo, en het blijft zo. ".repeat(6)) =>
  Array.from({ length: count }, (_, at) => `Vraag ${at + 1}\nKlopt het dat pont ${at + 1} niet vaart?\n\nAntwoord ${at + 1}\n${words}\n`).join("\n");
const tent = "Vragen van het lid Das (ABC) aan de Minister van Defensie over tenten (ingezonden 3 mei 2031).\nVraag 1\nKent u de tent?\nVraag 2\nStaat de tent er nog?\n";

/** Gives the page a text as a paste does. */
async function show(page, text, ready = "#view .kv-exchange") {
  await page.evaluate((text) => {
    document.activeElement.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await page.waitForSelector(ready);
}

/** Turns it on and ticks questions. */
async function clip(page, ...keys) {
  await page.click("#clip");
  await page.waitForSelector(".page-clip");
  await tick(page, ...keys);
}
const tick = (page, ...keys) => page.$$eval(".page-clip", (boxes, keys) => boxes.forEach((box) => keys.includes(box.value) && box.click()), keys.map(String));
const ticked = (page) => page.$$eval(".page-clip:checked", (all) => all.map((it) => it.value).join());
const count = (page) => page.$eval(".page-clip-bar output", (it) => it.textContent);
const press = (page, name) => page.$$eval(".page-clip-bar button", (all, name) => all.find((it) => it.textContent === name).click(), name);
const offered = (page) => page.$$eval(".page-clip-bar .page-exports button", (all) => all.filter((it) => !it.hidden).map((it) => it.textContent));

/** What a button of the bar copies: `{ text, html }`. */
async function copied(page, name) {
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  if (/link|insluit/.test(name)) await page.waitForFunction((name) => [...document.querySelectorAll(".page-clip-bar button")].some((it) => it.textContent === name && !it.hidden), {}, name);
  await page.$eval(".page-clip-bar output", (it) => (it.textContent = ""));
  await press(page, name);
  await page.waitForFunction(() => document.querySelector(".page-clip-bar output").textContent.endsWith("Gekopieerd"));
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : "");
    return { text: await read("text/plain"), html: await read("text/html") };
  });
}

/** The numbers of what is shown, as a reader sees them. */
const shown = (page) => page.$$eval(".kv-exchange > :first-child > a", (all) => all.filter((it) => it.checkVisibility()).map((it) => it.textContent).join());

// Ticking.

test("questions are ticked by mouse and keyboard, each of a group for itself; a bar counts; Escape leaves", async (t) => {
  const page = await open(t);
  assert.equal(await page.$eval("#clip", (it) => it.checkVisibility()), false, "nothing to clip from");
  await show(page, example);
  await page.focus("#clip");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".page-clip");
  assert.equal(await count(page), "Vink aan wat u wilt meenemen (8 vragen)");
  const names = await page.$$eval(".page-clip", (all) => all.map((it) => it.ariaLabel));
  assert.deepEqual(names, [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Vraag ${number} in het knipsel`));
  assert.equal(await page.$eval("#clip", (it) => it.ariaPressed), "true");
  await page.focus("#vraag-3 > .page-clip");
  await page.keyboard.press("Space");
  // The keys of the reading work from a box too.
  await page.keyboard.press("n");
  assert.match(await page.evaluate(() => document.activeElement.id), /^vraag-/);
  await page.focus("#vraag-6 + .page-clip");
  await page.keyboard.press("Space");
  assert.equal(await count(page), "2 van 8 vragen");
  await press(page, "Alle");
  assert.equal(await count(page), "8 van 8 vragen");
  await press(page, "Geen");
  assert.equal(await ticked(page), "");
  assert.equal(await page.$eval(".page-clip-bar .page-exports", (it) => it.checkVisibility()), false);
  await page.keyboard.press("Escape");
  assert.equal(await page.$(".page-clip"), null);
  assert.equal(await page.evaluate(() => document.activeElement.id), "clip");
  assert.equal(await page.$eval(".page-clip-bar", (it) => it.checkVisibility()), false);
});

test("Escape closes first what is open: the search, the menu", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 4);
  await page.focus(".kv-bar input");
  await page.keyboard.type("pont");
  await page.keyboard.press("Escape");
  await page.click(".page-clip-bar summary");
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval(".page-clip-bar details", (it) => it.open), false);
  assert.equal(await ticked(page), "4");
  await page.keyboard.press("Escape");
  assert.equal(await page.$(".page-clip"), null);
});

test("what is ticked stays ticked while the text is corrected and in the other language; another text has nothing ticked", async (t) => {
  const page = await open(t);
  await show(page, paper(4));
  await clip(page, 2, 4);
  await page.focus("#text");
  await page.$eval("#text", (box) => box.setSelectionRange(box.value.length, box.value.length));
  await page.keyboard.type("Zo is het.");
  await page.waitForFunction(() => document.querySelector("#antwoord-4").textContent.includes("Zo is het."));
  assert.equal(await ticked(page), "2,4");
  await page.click("#language");
  await page.waitForFunction(() => document.querySelector(".page-clip")?.ariaLabel === "Question 1 in the clipping");
  assert.equal(await ticked(page), "2,4");
  assert.equal(await count(page), "2 of 4 questions");
  // A number that is gone for a moment is not forgotten.
  const whole = await page.$eval("#text", (box) => box.value);
  for (const text of [whole.replace("Vraag 4", "Vroeg 4").replace("Antwoord 4", "Entwoord 4"), whole]) {
    await page.$eval("#text", (box, text) => ((box.value = text), box.dispatchEvent(new InputEvent("input"))), text);
    await page.waitForFunction((more) => Boolean(document.querySelector("#vraag-4")) === more, {}, text === whole);
  }
  assert.equal(await ticked(page), "2,4");
  await show(page, paper(3));
  await page.waitForFunction(() => document.querySelectorAll(".page-clip").length === 3);
  assert.equal(await ticked(page), "");
});

// The quotation.

test("a quotation has the ticked questions with their answers and notes, one citation, and says out of what it is", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 3, 6);
  const { text, html } = await copied(page, "Kopieer als tekst");
  assert.match(text, /^Vraag 3\n3\. Hoeveel scholieren[^\n]*omrijden\?\[2\]\n\nAntwoord op vraag 2 en 3\nDe veerdienst heeft mij[^\n]*\n\nVraag 6\nHoeveel veerponten/);
  assert.match(text, /\n\nNoten\n\[2\] Zie ook het jaarverslag[^\n]*\n\[3\] Stichting Veren in de Delta, Veren in cijfers 2023, tabel 6\.\n\n— Antwoord van Minister Brandsteder \(Infrastructuur en Waterstaat\), mede namens/);
  assert.match(
    text,
    /op vragen 3 en 6 van Van Oudaen \(Polderpartij\) en Steenbakker \(Lijst Rivier\), Aanhangsel Handelingen II 2023\/24, nr\. 9417, ontvangen 15 april 2024, https:\/\/zoek\.officielebekendmakingen\.nl\/ah-tk-20232024-9417\.html\. Automatisch gestructureerd uit geplakte tekst\. 2 vragen uit een stuk van 8 vragen\.\n$/,
  );
  assert.equal(text.match(/— /g).length, 1, "one citation");
  assert.doesNotMatch(text, /Klopt het dat de veerdienst|\[1\]|Vraag 2 en 3\n|tekst=/);
  assert.match(html, /Vraag 3[^]*Antwoord op vraag 2 en 3[^]*<p><b>Noten<\/b><\/p><p>\[2\] Zie ook[^]*<p>\[3\] Stichting[^]*<p>— Antwoord[^]*2 vragen uit een stuk van 8 vragen\.<\/p>$/);
  assert.doesNotMatch(html, /<input|data-|Klopt het dat de veerdienst| id=/);
  const markdown = (await copied(page, "Kopieer als Markdown")).text;
  assert.match(markdown, /^## Vraag 3\n\nHoeveel scholieren[^\n]*\\\[2\\\]\n\n### Antwoord op vraag 2 en 3\n\nDe veerdienst[^]*\n\n## Vraag 6\n[^]*\n\n\\\[2\\\] Zie ook[^\n]*\n\n\\\[3\\\] Stichting[^\n]*\n\n— Antwoord[^\n]*2 vragen uit een stuk van 8 vragen\.\n$/);
  assert.doesNotMatch(markdown, /Klopt het dat de veerdienst|\\\[1\\\]/);
  // The heading of the group on the screen is as it was.
  assert.equal(await page.$eval("#vraag-2-3", (it) => it.textContent), "Vraag 2 en 3");
});

test("that something is copied stays said when the link is made later", async (t) => {
  const page = await open(t);
  await show(page, example);
  await page.setRequestInterception(true);
  let snippets;
  page.on("request", (request) => (request.url().endsWith("/carriers/snippets.js") ? (snippets = request) : request.continue()));
  await clip(page, 3);
  await copied(page, "Kopieer als tekst");
  while (!snippets) await new Promise((later) => setTimeout(later, 20));
  await snippets.continue();
  await page.waitForFunction(() => [...document.querySelectorAll(".page-clip-bar button")].some((it) => it.textContent === "Kopieer link" && !it.hidden));
  assert.match(await count(page), /Gekopieerd$/);
});

test("an answer to two ticked questions stands once; of all questions it is no part of a whole", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 2, 3);
  const { text } = await copied(page, "Kopieer als tekst");
  assert.match(text, /^Vraag 2 en 3\n2\. Klopt[^]*\n3\. Hoeveel[^]*\n\nAntwoord op vraag 2 en 3\n/);
  assert.equal(text.split("De veerdienst heeft mij").length, 2);
  assert.match(text, /op vragen 2 en 3 van/);
  await press(page, "Alle");
  assert.doesNotMatch((await copied(page, "Kopieer als tekst")).text, /uit een stuk van/);
});

test("every word of what is ticked is in the quotation, in text, HTML and Markdown", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 5, 8);
  const words = await page.$$eval("#vraag-5, #vraag-8, #antwoord-5, #antwoord-8", (all) =>
    all.flatMap((it) => [...(it.closest(".kv-exchange").querySelectorAll(".kv-question, .kv-answer > :not(summary)"))].flatMap((part) => part.textContent.match(/[\p{L}\d]+/gu))));
  assert.ok(words.length > 50);
  for (const name of ["Kopieer als tekst", "Kopieer als HTML", "Kopieer als Markdown"]) {
    const { text } = await copied(page, name);
    for (const word of words) assert.ok(text.includes(word), `${word} in ${name}`);
  }
});

test("a paper that is not published has a link to the whole where it is short, and never the address of another paper", async (t) => {
  const page = await open(t);
  await show(page, tent.replace("\nVraag 1", "\nZie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 375.\nVraag 1"));
  await clip(page, 2);
  await page.waitForFunction(() => [...document.querySelectorAll(".page-clip-bar button")].some((it) => it.textContent === "Kopieer link" && !it.hidden));
  const { text, html } = await copied(page, "Kopieer als tekst");
  assert.match(text, /— Vraag 2 van Das \(ABC\), ingezonden 3 mei 2031\. Automatisch gestructureerd uit geplakte tekst\. 1 vraag uit een stuk van 2 vragen\. Het hele stuk: http:[^ ]*#tekst=[\w-]+\n$/);
  assert.doesNotMatch(text, /zoek\.officielebekendmakingen/);
  assert.match(html, /1 vraag uit een stuk van 2 vragen\. <a href="http:[^"]*#tekst=[\w-]+">Het hele stuk<\/a><\/p>$/);
  const other = await open(t, text.match(/http:\S+/)[0]);
  await other.waitForSelector("#vraag-2");
  assert.equal(await shown(other), "Vraag 1,Vraag 2");
});

test("questions of two papers are quoted each with its own citation", async (t) => {
  const page = await open(t);
  await show(page, `${example}\n${tent}`, "kamer-vragen kamer-vragen:last-of-type .kv-exchange");
  await clip(page, "7", "2:1");
  assert.equal(await count(page), "2 van 10 vragen");
  const { text } = await copied(page, "Kopieer als tekst");
  assert.match(text, /^Vraag 7\n[^]*nr\. 9417[^]*1 vraag uit een stuk van 8 vragen\.\n\nVraag 1\nKent u de tent\?\n\n— Vraag 1 van Das \(ABC\)[^]*1 vraag uit een stuk van 2 vragen/);
  const link = (await copied(page, "Kopieer link")).text;
  const other = await open(t, link);
  await other.waitForSelector(".clip-line");
  await other.waitForFunction(() => document.querySelector(".clip-line").textContent.startsWith("2 vragen uit een stuk van 10 vragen."));
  assert.equal(await shown(other), "Vraag 7,Vraag 1");
});

test("a question that was not taken apart, and a number that stands twice, are each one box", async (t) => {
  const page = await open(t);
  await show(page, "Vraag 1 en 2\nKlopt dit en dat, en hoe lang al?\n\nAntwoord 1 en 2\nJa.\n\nVraag 3\nEn dan?\n\nAntwoord 3\nNiets.\n\nVraag 3\nEn nog eens?\n\nAntwoord 3\nWeer niets.\n");
  await clip(page);
  const boxes = await page.$$eval(".page-clip", (all) => all.map((it) => it.value));
  assert.equal(new Set(boxes).size, boxes.length, String(boxes));
  await tick(page, boxes.at(-1));
  assert.match((await copied(page, "Kopieer als tekst")).text, /^Vraag 3\nEn nog eens\?/);
});

// The link.

for (const path of ["/", "/index.html", "/pkg/kamervragen.html", "/embed.html"]) {
  test(`${path}#tekst=…&knipsel=3,6 shows these alone, out of what, and the way to all`, async (t) => {
    const page = await open(t, `${path}#tekst=${packed}&knipsel=3,6`);
    await page.waitForSelector(".clip-line button");
    assert.equal(await page.$eval(".clip-line", (it) => it.textContent), "2 vragen uit een stuk van 8 vragen. Toon alles");
    assert.equal(await shown(page), "Vraag 3,Vraag 6");
    const seen = await page.$$eval("#view .kv-question li, #view .kv-notes li, #view .kv-contents li", (all) => all.filter((it) => it.checkVisibility()).map((it) => it.id || it.textContent.slice(0, 6)));
    assert.deepEqual(seen, ["2 en 3", "6 Hoev", "vraag-3", "noot-2", "noot-3"]);
    await page.click(".clip-line button");
    assert.equal(await shown(page), "Vraag 1,Vraag 2 en 3,Vraag 4,Vraag 5,Vraag 6,Vraag 7,Vraag 8");
    assert.equal(await page.$(".clip-line"), null);
    const hash = await page.evaluate(() => location.hash);
    assert.ok(hash.includes(packed) && !hash.includes("knipsel"), "the address goes on holding what is shown");
    assert.equal(await page.evaluate(() => document.activeElement.id), "onderwerp");
  });
}

test("the link that is copied opens what was ticked; a link within to what is left out shows all", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 6, 8);
  const link = (await copied(page, "Kopieer link")).text;
  assert.match(link, /#tekst=[\w-]+&knipsel=6,8$/);
  const other = await open(t, link);
  await other.waitForSelector(".clip-line");
  assert.equal(await other.evaluate(() => location.href), link);
  // The keys and the search know only what is there to see.
  await other.keyboard.press("/");
  await other.keyboard.type("pont");
  const hits = await other.evaluate(() => [...CSS.highlights.get("kv-hit")].map((it) => it.startContainer.parentElement.closest(".kv-exchange").firstElementChild.id));
  assert.deepEqual([...new Set(hits)], ["vraag-6"]);
  await other.keyboard.press("Escape");
  await other.evaluate(() => document.getElementById("view").reveal("vraag-8"));
  await other.keyboard.press("p");
  assert.equal(await other.evaluate(() => document.activeElement.id), "vraag-6");
  await other.$eval("#antwoord-6 a[href='#antwoord-2-3']", (it) => it.click());
  await other.waitForFunction(() => document.activeElement.id === "vraag-2-3");
  assert.equal((await shown(other)).split(",").length, 7);
  assert.match(await other.evaluate(() => location.hash), /^#tekst=[\w-]+&naar=antwoord-2-3$/);
});

test("whoever opened a clipping changes it by its button", async (t) => {
  const page = await open(t, `/#tekst=${packed}&knipsel=2-3,7`);
  await page.waitForSelector(".clip-line");
  assert.equal(await shown(page), "Vraag 2 en 3,Vraag 7");
  await page.click("#clip");
  await page.waitForSelector(".page-clip");
  assert.equal(await ticked(page), "2,3,7");
  assert.equal((await shown(page)).split(",").length, 7);
  assert.equal(await page.$(".clip-line"), null);
  // What is taken out stays out when the text is read again.
  await tick(page, 2);
  await page.click("#language");
  await page.waitForFunction(() => document.querySelector(".page-clip")?.ariaLabel === "Question 1 in the clipping");
  assert.equal(await ticked(page), "3,7");
});

test("an address with another choice over the page shows that", async (t) => {
  const page = await open(t, `/#tekst=${packed}&knipsel=1`);
  await page.waitForSelector(".clip-line");
  await page.evaluate(() => (location.hash = location.hash.replace("knipsel=1", "knipsel=4,5")));
  await page.waitForFunction(() => document.querySelector(".clip-line").textContent.startsWith("2 vragen"));
  assert.equal(await shown(page), "Vraag 4,Vraag 5");
});

for (const [name, words] of [["99", "De vragen die dit adres noemt, staan niet in deze tekst; u ziet de hele tekst."], ["4,99", "1 vraag uit een stuk van 8 vragen; 1 die het adres noemt, staat er niet in. Toon alles"]]) {
  test(`where the paper has not what knipsel=${name} names, words say so`, async (t) => {
    for (const path of ["/", "/embed.html"]) {
      const page = await open(t, `${path}#tekst=${packed}&knipsel=${name}`);
      await page.waitForSelector(".clip-line");
      assert.equal(await page.$eval(".clip-line", (it) => it.textContent), words);
      assert.equal((await shown(page)).split(",").length, name === "99" ? 7 : 1);
    }
  });
}

test("a text that is too long for a link offers none, and the page says why", async (t) => {
  const page = await open(t);
  const random = Array.from({ length: 60_000 }, (_, at) => String.fromCharCode(97 + ((at * at * 7919 + at * 31) % 9973) % 26)).join("").replace(/(.{7})/g, "$1 ");
  await show(page, `Vraag 1\nKlopt dit?\n\nAntwoord 1\n${random}\n\nVraag 2\nEn dat?\n\nAntwoord 2\nJa.\n`);
  await clip(page, 2);
  await page.waitForFunction(() => document.querySelector(".page-clip-bar p").textContent.includes("te lang voor een link"));
  assert.deepEqual(await offered(page), ["Kopieer als tekst", "Kopieer als HTML", "Kopieer als Markdown", "Kopieer voor uw site"]);
  assert.match((await copied(page, "Kopieer als tekst")).text, /1 vraag uit een stuk van 2 vragen\.\n$/);
});

// In the page of another.

test("the embed code is a frame that shows what was ticked", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 4, 7);
  const { text } = await copied(page, "Kopieer insluitcode");
  const [frame, line, script] = text.replaceAll("&amp;", "&").split("\n");
  const [, src] = frame.match(/^<iframe src="([^"]+)" title="Kamervragen: Het bericht «Laatste[^"]*" width="100%" height="600" frameborder="0" loading="lazy" sandbox="[a-z -]+"><\/iframe>$/);
  // Below it a line that leads there too, and what lets the height follow.
  assert.ok(line.startsWith(`<p><a href="${address}#tekst=`) && line.includes("&knipsel=4,7"), line.slice(-200));
  assert.match(script, /^<script src="[^"]+\/gallery\/height\.js" integrity="sha384-[^"]+" crossorigin="anonymous" async><\/script>$/);
  assert.ok(src.startsWith(`${address}embed.html#tekst=`), src);
  const other = await open(t, src);
  await other.waitForSelector(".clip-line");
  assert.equal(await shown(other), "Vraag 4,Vraag 7");
});

test("the HTML for a site has these questions alone, ids that are there once, and no link to what is not there", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 3, 6);
  const { text } = await copied(page, "Kopieer voor uw site");
  const seen = await page.evaluate((html) => {
    // (A page without a window; this one takes no HTML from words.)
    const policy = trustedTypes.createPolicy("kamervragen-reader", { createHTML: (html) => html });
    const body = new DOMParser().parseFromString(policy.createHTML(html), "text/html").body;
    const ids = [...body.querySelectorAll("[id]")].map((it) => it.id);
    return {
      ids,
      dangling: [...body.querySelectorAll("a[href^='#']")].map((it) => it.hash.slice(1)).filter((id) => !ids.includes(id)),
      headings: [...body.querySelectorAll(".kv-exchange > h3, summary b")].map((it) => it.textContent),
      notes: [...body.querySelectorAll(".kv-notes li")].map((it) => it.value),
      head: body.querySelector(".kv-head > p:last-child").textContent,
      words: body.textContent,
      other: body.querySelectorAll("input, nav, script, [style], [data-out]").length,
    };
  }, text);
  assert.equal(new Set(seen.ids).size, seen.ids.length);
  assert.ok(seen.ids.every((id) => id.startsWith("kv-202320249417-")), String(seen.ids));
  assert.deepEqual(seen.dangling, []);
  assert.deepEqual(seen.headings, ["Vraag 3", "Antwoord op vraag 2 en 3", "Vraag 6", "Antwoord 6"]);
  assert.deepEqual(seen.notes, [2, 3]);
  assert.equal(seen.head, "2 vragen uit een stuk van 8 vragen.");
  assert.doesNotMatch(seen.words, /Klopt het dat de veerdienst|De Rivierenkrant, 4 maart/);
  assert.equal(seen.other, 0);
});

// The card.

/** Catches what is saved, by name, in `window.saved`. */
const catchFiles = (page) =>
  page.evaluate(() => {
    window.saved = {};
    const blobs = new Map();
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const address = createObjectURL(blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      window.saved[this.download] = blobs.get(this.href);
    };
  });
const save = (page, kind) => page.$$eval(".page-card button", (all, kind) => all.find((it) => it.textContent === kind).click(), kind);

test("a card is seen before it is saved, as SVG with its words as words and as PNG, named after the paper", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 3, 6);
  await catchFiles(page);
  await press(page, "Kaart…");
  await page.waitForSelector(".page-card svg");
  assert.equal(await page.evaluate(() => document.querySelector(".page-card").matches(":modal")), true);
  await save(page, "SVG");
  await save(page, "PNG");
  await page.waitForFunction(() => Object.keys(window.saved).length === 2);
  const card = await page.evaluate(async () => {
    const [svg, png] = Object.values(window.saved);
    const words = await svg.text();
    const policy = trustedTypes.createPolicy("kamervragen-reader", { createHTML: (html) => html });
    const read = new DOMParser().parseFromString(policy.createHTML(words), "image/svg+xml").documentElement;
    const picture = await createImageBitmap(png);
    const [, , width, height] = read.getAttribute("viewBox").split(" ").map(Number);
    return {
      names: Object.keys(window.saved),
      types: [svg.type, png.type],
      tag: read.localName,
      size: [width, height, picture.width, picture.height],
      lines: [...read.querySelectorAll("tspan")].map((it) => [Number(it.getAttribute("x")), Number(it.getAttribute("y")), Number(it.getAttribute("textLength"))]),
      text: [...read.querySelectorAll("text")].map((it) => it.textContent.replace(/\s+/g, " ").trim()).join("\n"),
      title: read.querySelector("title").textContent,
      desc: read.querySelector("desc").textContent,
      fonts: [...new Set([...read.querySelectorAll("text")].map((it) => it.getAttribute("font-family")))].sort(),
      outside: /href|url\(|style=|<script|<image/.test(words),
    };
  });
  assert.deepEqual(card.names, ["kamervragen-2023-2024-9417-vraag-3-6.svg", "kamervragen-2023-2024-9417-vraag-3-6.png"]);
  assert.deepEqual(card.types, ["image/svg+xml;charset=utf-8", "image/png"]);
  assert.equal(card.tag, "svg");
  const [width, height, across, down] = card.size;
  assert.deepEqual([width, across, down], [1200, 2400, 2 * height]);
  for (const [x, y, length] of card.lines) assert.ok(x >= 80 && x + length <= 1121 && y > 0 && y < height, `${x} ${y} ${length}`);
  assert.match(card.text, /^Tweede Kamer · vergaderjaar 2023–2024 · nr\. 9417\nHet bericht «Laatste[^\n]*\nVraag 3\n3\. Hoeveel scholieren[^\n]*\[2\]\nAntwoord op vraag 2 en 3\nDe veerdienst heeft mij/);
  assert.match(card.text, /\nVraag 6\n[^]*\nNoten\n\[2\][^\n]*\n\[3\][^\n]*\n— Antwoord van[^\n]*https:\/\/zoek\.officielebekendmakingen\.nl\/ah-tk-20232024-9417\.html\. Automatisch gestructureerd uit geplakte tekst\. 2 vragen uit een stuk van 8 vragen\.$/);
  assert.match(card.title, /^Kamervragen: Het bericht/);
  assert.match(card.desc, /Automatisch gestructureerd/);
  assert.deepEqual([card.fonts, card.outside], [["sans-serif", "serif"], false]);
  const words = await page.$eval("#antwoord-2-3", (it) => it.textContent);
  assert.ok(card.text.includes(words), "the answer is whole");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".page-card"));
  assert.equal(await ticked(page), "3,6", "the card is left, not the clipping");
});

test("what is too long for one card is said, and nothing is cut off", async (t) => {
  const page = await open(t);
  await show(page, paper(30));
  await clip(page);
  await press(page, "Alle");
  await press(page, "Kaart…");
  await page.waitForSelector(".page-card");
  assert.match(await page.$eval(".page-card p", (it) => it.textContent), /^Te lang voor één kaart, \d+ regels te veel: kies minder vragen\.$/);
  assert.deepEqual(await page.$$eval(".page-card button", (all) => all.map((it) => it.textContent)), ["Sluit"]);
});

test("a card breaks a word that is longer than a line, and holds what XML has no sign for", async (t) => {
  const page = await open(t);
  const long = `https://a.example/${"pont".repeat(60)}`;
  await show(page, `Vraag 1\nKent u ${long} en <b>dit</b> & dat?\n\nAntwoord 1\nJa\u0001, dat ken ik.\n`);
  await clip(page, 1);
  await press(page, "Kaart…");
  await page.waitForSelector(".page-card svg");
  const [text, widest, fault] = await page.evaluate(() => {
    const svg = document.querySelector(".page-card svg");
    const policy = trustedTypes.createPolicy("kamervragen-reader", { createHTML: (html) => html });
    const read = new DOMParser().parseFromString(policy.createHTML(new XMLSerializer().serializeToString(svg)), "image/svg+xml");
    return [
      [...svg.querySelectorAll("tspan")].map((it) => it.textContent).join(""),
      Math.max(...[...svg.querySelectorAll("tspan")].map((it) => Number(it.getAttribute("x")) + it.getComputedTextLength())),
      Boolean(read.querySelector("parsererror")),
    ];
  });
  assert.ok(text.includes(long) && text.includes("<b>dit</b>"), text);
  assert.ok(widest <= 1121, `the widest line ends at ${widest}`);
  assert.equal(fault, false);
});

// On paper.

test("what is printed is what is ticked, and says out of what; after it all is there again", async (t) => {
  const page = await open(t);
  await show(page, example);
  await clip(page, 3, 6);
  await page.emulateMediaType("print");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await shown(page), "Vraag 3,Vraag 6");
  assert.match(await page.$eval(".clip-line", (it) => it.innerText), /^2 vragen uit een stuk van 8 vragen\.\s*$/);
  assert.equal(await page.$$eval(".page-clip, .page-clip-bar", (all) => all.some((it) => it.checkVisibility())), false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal((await shown(page)).split(",").length, 7);
  assert.equal(await page.$(".clip-line"), null);
  assert.equal(await ticked(page), "3,6");
});

test("nothing of it is loaded before it is asked for", async (t) => {
  const page = await open(t);
  await show(page, example);
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name).filter((name) => /page\/(clipping|card)\.js/.test(name)).length);
  assert.equal(await loaded(), 0);
  await clip(page, 1);
  assert.equal(await loaded(), 1);
});

test("where the clipping cannot be loaded, the page says so", async (t) => {
  const page = await open(t, "/", { expectTrouble: true });
  await page.setRequestInterception(true);
  page.on("request", (request) => (request.url().endsWith("/clipping.js") ? request.abort() : request.continue()));
  await show(page, paper(3));
  await page.click("#clip");
  await page.waitForFunction(() => /knipsel kon niet worden geladen/.test(document.getElementById("status").textContent));
});
