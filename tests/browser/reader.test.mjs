// A reader who checks, corrects and quotes: nothing that was given is lost, nobody gets lost in it, and a copy is whole.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const { open } = await site();
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");

const words = (page, selector) => page.$eval(selector, (node) => node.innerText.trim());
/** Some frames: a long view scrolls again when it is laid out. */
const settle = (page) => page.evaluate(async () => {
  for (let frame = 0; frame < 8; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
});
const value = (page) => page.$eval("#text", (box) => box.value);

const tent = "Vragen van het lid Das (ABC) aan de Minister van Defensie over tenten (ingezonden 3 mei 2031).\nVraag 1\nKent u de tent?\n";

/** A paper of so many questions. */
const paper = (count, { answers = true, filler = "Dat is zo, en het blijft zo. " } = {}) =>
  Array.from({ length: count }, (_, at) => `Vraag ${at + 1}\nKlopt het dat pont ${at + 1} niet vaart?\n${answers ? `\nAntwoord ${at + 1}\n${filler.repeat(6)}\n` : ""}`).join("\n");

/** Pastes as a reader does, by an event that carries the text: in the box where that has the focus, else in the page. */
async function paste(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    const target = document.activeElement;
    // What a browser does after an event that nobody stopped.
    if (target.dispatchEvent(event) && target.matches("textarea")) document.execCommand("insertText", false, text);
  }, text);
  await settle(page);
}

async function show(page, text) {
  await page.evaluate(() => document.activeElement.blur());
  await paste(page, text);
  await page.waitForSelector("#view .kamervragen");
}

async function source(page, question) {
  await page.click(`#vraag-${question} a`);
  await page.evaluate(() => [...document.querySelectorAll(".kv-pop button")].at(-1).click());
  await page.waitForSelector("#source-panel[open]");
  await settle(page);
}

// The source.

test("on a narrow window the source is over the reading: keys and clicks reach nothing below it, Escape leads back", async (t) => {
  const page = await open(t, "/", { width: 375, height: 812 });
  await show(page, example);
  await source(page, 4);
  assert.equal(await page.$eval("#source-panel", (panel) => panel.matches(":modal")), true);
  await page.keyboard.press("n");
  await page.keyboard.press("Delete");
  assert.equal(await value(page), example);
  assert.equal(await words(page, "#source-panel [data-back]"), "← Terug naar vraag 4");
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal(await page.$eval("#source-panel", (panel) => panel.open), false);
  assert.equal(await page.evaluate(() => document.activeElement.hash), "#vraag-4");
});

test("the reading stays where it is when the source opens and closes beside it", async (t) => {
  const page = await open(t);
  await show(page, example);
  const top = () => page.$eval("#vraag-5 a", (link) => link.getBoundingClientRect().top);
  await page.$eval("#vraag-5", (heading) => heading.scrollIntoView({ block: "center" }));
  const before = await top();
  await source(page, 5);
  assert.ok(Math.abs((await top()) - before) < 3);
  await page.click("#source-panel [data-close]");
  assert.ok(Math.abs((await top()) - before) < 3);
});

test("the source of the second of two papers is that of the second", async (t) => {
  const page = await open(t);
  await page.evaluate(() => document.activeElement.blur());
  await paste(page, `${example}\n${tent}`);
  await page.waitForSelector("kamer-vragen kamer-vragen:last-of-type .kv-exchange");
  const start = await page.evaluate(() => {
    const [, second] = document.querySelectorAll("#view kamer-vragen");
    second.querySelector(".kv-exchange > :first-child a").click();
    [...document.querySelectorAll(".kv-pop button")].at(-1).click();
    const [range] = CSS.highlights.get("page-passage");
    const before = document.createRange();
    before.setStart(document.querySelector("#source-panel [role=region]"), 0);
    before.setEnd(range.startContainer, range.startOffset);
    return [before.toString().length, range.toString().slice(0, 7)];
  });
  assert.ok(start[0] > example.length, `at ${start[0]}`);
  assert.equal(start[1], "Vraag 1");
});

// What was given is not lost.

for (const [name, act] of [
  ["an example", (page) => page.click("#example")],
  ["an empty box", (page) => page.click("#clear")],
  ["a paste in the box", async (page, other) => {
    await page.focus("#text");
    await page.$eval("#text", (box) => box.setSelectionRange(20, 20));
    await paste(page, other);
  }],
  ["a paste in the page", (page, other) => show(page, other)],
  ["a file", async (page) => {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["Vraag 1\nUit een bestand?\n\nAntwoord 1\nJa.\n"], "uit.txt", { type: "text/plain" }));
      dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => document.getElementById("text").value.includes("bestand"));
  }],
]) {
  test(`what ${name} takes the place of comes back, by a button and by Ctrl+Z`, async (t) => {
    const page = await open(t);
    const [mine, other] = [paper(2), paper(3, { answers: false })];
    await show(page, mine);
    assert.equal(await page.$eval("#previous", (button) => button.hidden), true);
    await act(page, other);
    await page.waitForFunction((mine) => document.getElementById("text").value !== mine, {}, mine);
    const now = await value(page);
    assert.ok(!now.includes(mine), "it takes its place, and is not added");
    await page.click("#previous");
    assert.equal(await value(page), mine);
    await page.waitForFunction(() => document.querySelectorAll("#view .kv-exchange").length === 2);
    await (now ? page.click("#previous") : act(page));
    assert.equal(await value(page), now);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    assert.equal(await value(page), mine);
  });
}

test("a paper that came in two pieces is put together", async (t) => {
  const page = await open(t);
  const [one, two] = [paper(2), "Vraag 3\nEn dan?\n\nAntwoord 3\nDan niets.\n"];
  await show(page, one);
  await page.focus("#text");
  await paste(page, two);
  assert.equal(await words(page, "#status"), "De vorige tekst is vervangen.");
  assert.equal(await value(page), two);
  await page.click("#append");
  await page.waitForSelector("#vraag-3");
  assert.deepEqual(await page.$$eval("#view .kv-exchange", (all) => all.length), 3);
  assert.equal(await page.$eval("#append", (button) => button.hidden), true);
});

test("a line goes in where the caret is, and the browser undoes it before the page does anything", async (t) => {
  const page = await open(t);
  const mine = paper(2);
  await show(page, "Vraag 1\nWeg?\n");
  await show(page, mine);
  await page.focus("#text");
  await page.$eval("#text", (box) => box.setSelectionRange(8, 8));
  await paste(page, "Mag dit? ");
  assert.equal(await value(page), `${mine.slice(0, 8)}Mag dit? ${mine.slice(8)}`);
  const undo = async () => {
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
  };
  await undo();
  assert.equal(await value(page), mine);
  await undo();
  assert.equal(await value(page), "Vraag 1\nWeg?\n");
});

test("who keeps nothing in the tab keeps no previous text", async (t) => {
  const page = await open(t);
  await show(page, paper(2));
  await show(page, paper(3));
  await page.click("#keep");
  assert.equal(await page.$eval("#previous", (button) => button.hidden), true);
});

// A link holds what it links to.

const copyLink = async (page, question) => {
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await page.click(`#vraag-${question} a`);
  await page.evaluate(() => [...document.querySelectorAll(".kv-pop button")].find((it) => it.textContent === "Kopieer link").click());
  await page.waitForFunction(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
  return page.evaluate(() => navigator.clipboard.readText());
};

test("a link to a question opens the text at the question, and the address goes on holding both", async (t) => {
  const page = await open(t);
  await show(page, example);
  const link = await copyLink(page, 5);
  assert.match(link, /#tekst=[\w-]+&naar=vraag-5$/);
  const other = await open(t, link);
  await other.waitForFunction(() => document.activeElement.id === "vraag-5");
  assert.equal(await other.evaluate(() => location.href), link);
  assert.equal(await other.title(), "Het bericht «Laatste veerpont van Oudewaard vaart ’s winters niet meer»");
  const top = await other.$eval("#vraag-5", (heading) => heading.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 300, `the question is at ${top}`);
  // Places within the page, back, and a reload.
  await other.click(".kv-contents a[href='#vraag-7']");
  await other.waitForFunction(() => document.activeElement.id === "vraag-7");
  assert.equal(await other.evaluate(() => location.href), link.replace("vraag-5", "vraag-7"));
  await other.evaluate(() => history.back());
  await other.waitForFunction((link) => location.href === link, {}, link);
  await other.evaluate(() => sessionStorage.clear());
  await other.reload();
  await other.waitForFunction(() => document.activeElement.id === "vraag-5");
  // Another text is not in that address.
  await show(other, paper(2));
  await other.waitForFunction(() => !location.hash);
});

test("a link that is pasted over the address of the page is opened", async (t) => {
  const page = await open(t);
  await show(page, example);
  const link = await copyLink(page, 2 + "-3");
  await show(page, paper(2));
  await page.evaluate((link) => (location.href = link), link);
  await page.waitForFunction(() => document.activeElement.id === "vraag-2-3");
  assert.equal(await value(page), example);
});

test("a text that is too long for a link offers none at a question", async (t) => {
  const page = await open(t);
  const random = Array.from({ length: 60_000 }, (_, at) => String.fromCharCode(97 + ((at * at * 7919 + at * 31) % 9973) % 26)).join("").replace(/(.{7})/g, "$1 ");
  await show(page, `Vraag 1\nKlopt dit?\n\nAntwoord 1\n${random}\n`);
  await new Promise((done) => setTimeout(done, 500));
  await page.click("#vraag-1 a");
  const items = await page.$$eval(".kv-pop button", (all) => all.map((it) => it.innerText));
  assert.ok(!items.includes("Kopieer link") && items.includes("Kopieer als tekst"), String(items));
});

// A copy is whole.

/** What an item of a menu copies: `{ text, html }`. */
async function copied(page, opener, item) {
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await page.$eval(".kv-status", (line) => (line.textContent = ""));
  await page.$eval(opener, (button) => button.click());
  await page.evaluate((item) => [...document.querySelectorAll(".kv-pop button")].find((it) => it.textContent === item).click(), item);
  await page.waitForFunction(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : "");
    return { text: await read("text/plain"), html: await read("text/html") };
  });
}

test("a copied question has the notes that it cites, and no other", async (t) => {
  const page = await open(t);
  await show(page, example);
  const { text, html } = await copied(page, "#vraag-6 a", "Kopieer als tekst");
  assert.match(text, /tekort aan schippers is\.\[3\] Voor de gevolgen[^]*\n\nNoten\n\[3\] Stichting Veren in de Delta, Veren in cijfers 2023, tabel 6\.\n\n— Antwoord van/);
  assert.doesNotMatch(text, /\[1\]|\[2\]/);
  assert.match(html, /is\.<sup>3<\/sup>[^]*<p><b>Noten<\/b><\/p><p>\[3\] Stichting Veren[^]*<\/p><p>— Antwoord/);
  const markdown = (await copied(page, "#vraag-6 a", "Kopieer als Markdown")).text;
  assert.match(markdown, /is\.\\\[3\\\] Voor[^]*\n\n\\\[3\\\] Stichting Veren in de Delta, Veren in cijfers 2023, tabel 6\.\n\n— Antwoord/);
  assert.doesNotMatch(markdown, /\\\[1\\\]/);
  assert.doesNotMatch((await copied(page, "#vraag-7 a", "Kopieer als tekst")).text, /Noten/);
});

test("a copy of all has source, title, facts, every question and every note", async (t) => {
  const page = await open(t);
  await show(page, example);
  const { text } = await copied(page, "[data-do=copy]", "Kopieer alles als tekst");
  assert.match(text, /^Tweede Kamer · vergaderjaar 2023–2024 · nr\. 9417\nHet bericht «Laatste veerpont[^\n]*\n\nGesteld door: Van Oudaen \(Polderpartij\) en Steenbakker \(Lijst Rivier\)\nAan: Minister van Infrastructuur en Waterstaat; Staatssecretaris/);
  for (let number = 1; number <= 8; number += 1) assert.match(text, new RegExp(`\n(?:Vraag (?:2 en )?|3\\. |2\\. )${number}?`));
  assert.match(text, /\n\nNoten\n\[1\] De Rivierenkrant[^\n]*\n\[2\] Zie ook[^\n]*\n\[3\] Stichting[^\n]*\n\n— Antwoord van Minister Brandsteder/);
  const shown = await page.$$eval("#view :is(.kv-question, .kv-answer > :not(summary)) :is(p, li)", (all) => all.filter((it) => !it.querySelector("p, sup")).map((it) => it.textContent));
  for (const part of shown) assert.ok(text.includes(part), part);
});

test("a citation has the office as the paper prints it", async (t) => {
  const page = await open(t);
  await show(page, `Vragen van het lid Das (ABC) aan de Minister voor Langdurige Zorg over tenten (ingezonden 3 mei 2031).\n\nAntwoord van Minister voor Langdurige Zorg (ontvangen 3 juni 2031).\n\n${paper(2)}`);
  assert.match((await copied(page, "#vraag-2 a", "Kopieer als tekst")).text, /— Antwoord van de Minister voor Langdurige Zorg op vraag 2 van Das \(ABC\)/);
});

test("the other print of a question is copied too, below its own words", async (t) => {
  const page = await open(t);
  const spec = await readFile(new URL("../specs/exchanges/list-then-letter-repeats.txt", import.meta.url), "utf8");
  await show(page, spec.split("[expect]")[0]);
  await page.waitForSelector("#vraag-2 ~ .kv-repeat");
  const { text, html } = await copied(page, "#vraag-2 a", "Kopieer als tekst");
  assert.match(text, /Vraag 2 \(elders in deze tekst\)\n\S/);
  assert.match(html, /<b>Vraag 2 \(elders in deze tekst\)<\/b>/);
});

// Nobody gets lost.

test("a paper without answers can be searched and copied, and the keys work", async (t) => {
  const page = await open(t);
  await show(page, paper(5, { answers: false }));
  assert.equal(await page.$eval("[data-do=toggle]", (button) => button.hidden), true);
  await page.keyboard.press("/");
  await page.keyboard.type("pont 4");
  assert.deepEqual(await page.$$eval("#view .kv-exchange:not([hidden])", (all) => all.map((it) => it.firstElementChild.id)), ["vraag-4"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  assert.match(await page.evaluate(() => document.activeElement.id), /^vraag-/);
  assert.match((await copied(page, "[data-do=copy]", "Kopieer alles als tekst")).text, /Vraag 5\nKlopt het dat pont 5/);
});

test("a notice without questions can be copied", async (t) => {
  const page = await open(t);
  await show(page, "Hierbij deel ik u mede dat de vragen van het lid Das (ABC) over tenten (ingezonden 3 mei 2031) niet binnen de gebruikelijke termijn kunnen worden beantwoord.\n");
  assert.deepEqual(await page.$$eval(".kv-bar > :not([hidden])", (all) => all.map((it) => it.textContent)), ["Kopieer"]);
});

for (const width of [375, 1280]) {
  test(`a search from question 30 shows its first hit, and Escape leads back, ${width} px wide`, async (t) => {
    const page = await open(t, "/", { width, height: 800 });
    await show(page, paper(40));
    await page.evaluate(() => document.getElementById("view").reveal("vraag-30"));
    await settle(page);
    const top = () => page.$eval("#vraag-30", (it) => it.getBoundingClientRect().top);
    const before = await top();
    assert.ok(before > 0 && before < 200, `the question is at ${before}`);
    await page.keyboard.press("/");
    await settle(page);
    assert.ok(Math.abs((await top()) - before) < 2, "the key moves nothing");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".kv-bar input") && document.activeElement.getBoundingClientRect().top >= 0));
    await page.keyboard.type("pont 2");
    await settle(page);
    const [bar, first] = await page.evaluate(() => [
      document.querySelector(".kv-bar").getBoundingClientRect().bottom,
      document.querySelector("#view .kv-exchange:not([hidden]) > :first-child").getBoundingClientRect().top,
    ]);
    assert.ok(first >= bar && first < 500, `the first question with a hit is at ${first}, the bar ends at ${bar}`);
    for (let letter = 0; letter < 6; letter += 1) await page.keyboard.press("Backspace");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".kv-bar input")), "who takes a word out goes on writing");
    await page.keyboard.type("pont 3");
    await page.keyboard.press("Escape");
    await settle(page);
    assert.ok(Math.abs((await top()) - before) < 40, `from ${before} to ${await top()}`);
    assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-30");
  });
}

test("next and previous hit have buttons; who went to a hit stays at it", async (t) => {
  const page = await open(t);
  await show(page, example);
  await page.type(".kv-bar input", "schippers");
  await page.click("[aria-label='Volgende treffer']");
  await page.click("[aria-label='Volgende treffer']");
  assert.equal(await words(page, ".kv-bar output"), `Treffer 2 van ${await page.evaluate(() => CSS.highlights.get("kv-hit").size)}`);
  await page.click("[aria-label='Vorige treffer']");
  assert.match(await words(page, ".kv-bar output"), /^Treffer 1 van/);
  const answer = await page.evaluate(() => [...CSS.highlights.get("kv-hit-now")][0].startContainer.parentElement.closest(".kv-exchange").firstElementChild.id);
  await page.focus(".kv-bar input");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), answer);
  assert.equal(await page.$eval("[aria-label='Volgende treffer']", (button) => button.hidden), true);
});

test("the list of the questions follows the reader", async (t) => {
  const page = await open(t, "/", { height: 600 });
  await show(page, paper(40));
  await page.evaluate(() => document.getElementById("view").reveal("vraag-35"));
  await page.waitForFunction(() => {
    const [link, list] = [".kv-contents a[aria-current]", ".kv-contents"].map((it) => document.querySelector(it)?.getBoundingClientRect());
    return link && link.top >= list.top && link.bottom <= list.bottom && /^3[4-6]/.test(document.querySelector(".kv-contents a[aria-current]").textContent);
  });
});

test("on a phone the bar stays in sight, and the list of the questions is one tap away", async (t) => {
  const page = await open(t, "/", { width: 375, height: 812 });
  await show(page, paper(40));
  await page.evaluate(() => document.getElementById("view").reveal("vraag-30"));
  await settle(page);
  const { top, bottom } = await page.$eval("[data-do=contents]", (button) => button.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom < 80, `the button is from ${top} to ${bottom}`);
  await page.click("[data-do=contents]");
  await page.waitForSelector(".kv-pop nav");
  assert.match(await page.evaluate(() => document.activeElement.hash), /^#vraag-(29|30|31)$/);
  await page.$eval(".kv-pop a[href='#vraag-2']", (link) => link.click());
  await page.waitForFunction(() => document.activeElement.id === "vraag-2");
  assert.equal(await page.$(".kv-pop"), null);
});

// What is saved and shared.

test("the box shows how a text begins, also when it gets the focus", async (t) => {
  const page = await open(t);
  await page.focus("#text");
  await paste(page, example);
  await page.waitForSelector("#vraag-8");
  const top = () => page.$eval("#text", (box) => [box.scrollTop, box.selectionStart]);
  assert.deepEqual(await top(), [0, 0]);
  await page.focus("#text");
  await settle(page);
  assert.deepEqual(await top(), [0, 0]);
});

test("an exported page has title and looks of its own", async (t) => {
  const page = await open(t);
  await show(page, example);
  const [names, html] = await page.evaluate(async () => {
    const names = [];
    let html;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => ((window.blob = blob), createObjectURL(blob));
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    const { save } = await import("./carriers/files.js");
    const { saveOnePage } = await import("./carriers/one-file.js");
    const view = document.getElementById("view");
    await save(view, "html");
    html = await window.blob.text();
    await saveOnePage(view);
    return [names, html];
  });
  assert.deepEqual(names, ["kamervragen-2023-2024-9417.html", "kamervragen-2023-2024-9417-leespagina.html"]);
  assert.match(html, /<title>Het bericht «Laatste veerpont/);
  const other = await open(t, "data:text/html,");
  await other.setContent(html);
  assert.deepEqual(await other.evaluate(() => {
    const [head, answer] = [".kv-head h2", ".kv-answer"].map((it) => getComputedStyle(document.querySelector(it)));
    return [head.fontWeight, answer.borderLeftWidth, getComputedStyle(document.body).maxWidth !== "none"];
  }), ["650", "3px", true]);
});

test("titles begin with a capital in page, HTML and Markdown", async (t) => {
  const page = await open(t);
  await show(page, example);
  assert.match(await page.$eval(".kv-head h2", (title) => title.textContent), /^Het bericht/);
  const [html, markdown] = await page.evaluate(() => ["html", "markdown"].map((format) => document.getElementById("view").render(format)));
  assert.match(html, /<h2 id="onderwerp">Het bericht/);
  assert.match(markdown, /^# Het bericht/);
});

test("two static views on one page have no id in common, and each finds its own places", async (t) => {
  const page = await open(t);
  const statics = [];
  for (const text of [example, example.replaceAll("9417", "9418"), paper(2), paper(3)]) {
    await show(page, text);
    await settle(page);
    statics.push(await page.evaluate(async () => (await import("./element/copy.js")).staticView(document.getElementById("view"))));
  }
  const ids = statics.join("").match(/ id="[^"]+"/g);
  assert.ok(ids.length > 50);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, id] of statics.join("").matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(` id="${id}"`), id);
});

// Who sees, hears and reads otherwise.

/** The contrast of two colours, as WCAG counts it. */
const contrast = (page, selector) =>
  page.$eval(selector, (node) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d");
    // What is painted over what: a border may let its ground through.
    const light = (...colours) => {
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = getComputedStyle(document.body).backgroundColor;
    const [a, b] = [light(ground), light(ground, getComputedStyle(node).borderTopColor)].sort((one, other) => other - one);
    return (a + 0.05) / (b + 0.05);
  });

for (const dark of [false, true]) {
  test(`what can be used has an edge that can be seen${dark ? ", in the dark too" : ""}`, async (t) => {
    const page = await open(t, "/", { dark });
    for (const selector of ["#text", "#file", "#example"]) assert.ok((await contrast(page, selector)) >= 3, selector);
    await show(page, example);
    for (const selector of ["#text", "[data-do=toggle]", "[data-do=copy]", ".kv-bar input"]) assert.ok((await contrast(page, selector)) >= 3, selector);
  });
}

test("names say what things are and do, and no more", async (t) => {
  const page = await open(t);
  await show(page, example);
  const { nodes } = await (await page.createCDPSession()).send("Accessibility.getFullAXTree");
  const named = (role) => nodes.filter((it) => it.role?.value === role && !it.ignored).map((it) => it.name?.value.trim());
  const answers = nodes.filter((it) => /^(?:DisclosureTriangle|button)/.test(it.role?.value) && it.name?.value.startsWith("Antwoord")).map((it) => it.name.value);
  assert.ok(answers.length >= 7, `${answers.length}`);
  for (const name of answers) assert.match(name, /^Antwoord (?:op vraag )?[\d en]+ ?Toon$/);
  assert.ok(!named("DisclosureTriangle").some((name) => name.includes("▾")));
  const link = nodes.find((it) => it.role?.value === "link" && it.name?.value === "Vraag 7" && it.properties?.some(({ name }) => name === "hasPopup"));
  assert.equal(link?.properties.find(({ name }) => name === "hasPopup").value.value, "menu");
});

test("an answer says in a word what it does, in both languages", async (t) => {
  const page = await open(t);
  await show(page, example);
  const word = () => page.$eval("#vraag-4 ~ details > summary", (summary) => getComputedStyle(summary, "::after").content);
  assert.equal(await word(), '"Toon"');
  await page.click("#vraag-4 ~ details > summary");
  assert.equal(await word(), '"Verberg"');
  await page.click("#language");
  await settle(page);
  assert.equal(await word(), '"Hide"');
});

test("in forced colours a hit has the colours of the system", async (t) => {
  const page = await open(t);
  await (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  await show(page, example);
  const [found, mark] = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.cssText = "background-color: Mark; forced-color-adjust: none";
    return [getComputedStyle(document.querySelector(".kv-question p"), "::highlight(kv-hit)").backgroundColor, getComputedStyle(probe).backgroundColor];
  });
  assert.equal(found, mark);
  // What keeps room is no bar.
  assert.equal(...(await page.evaluate(() => [getComputedStyle(document.querySelector(".kv-contents a")).borderTopColor, getComputedStyle(document.body).backgroundColor])));
});

test("a narrow column breaks Dutch words where they may be broken, and no address", async (t) => {
  const page = await open(t, "/", { width: 320 });
  await show(page, example);
  assert.equal(await page.$eval("#antwoord-4 p", (it) => [getComputedStyle(it).hyphens, it.closest("[lang]").lang].join()), "auto,nl");
  assert.equal(await page.$eval(".kv-head dd a", (it) => getComputedStyle(it).hyphens), "manual");
  await page.setViewport({ width: 1280, height: 900 });
  assert.equal(await page.$eval("#antwoord-4 p", (it) => getComputedStyle(it).hyphens), "manual");
});

test("on paper stands what is doubtful, and not what was set aside", async (t) => {
  const page = await open(t);
  await show(page, `${example}\nVraag 9\nEn dan?\n`);
  await page.emulateMediaType("print");
  const shown = await page.$$eval("#view footer > details", (all) => all.map((it) => [it.firstElementChild.textContent.split(/[:(]/)[0].trim(), getComputedStyle(it).display]));
  assert.deepEqual(shown.filter(([, display]) => display !== "none").map(([name]) => name), ["Waar de lezer op moet letten"]);
  assert.ok(shown.length > 2);
});

test("a notice says first what it has to say; what to see also is a link; no English word in a Dutch view", async (t) => {
  const page = await open(t);
  await show(page, `Vergaderjaar 2023–2024 Aanhangsel van de Handelingen
9418
Vragen van het lid Das (ABC) aan de Minister van Defensie over tenten (ingezonden 3 mei 2024).
Mededeling van Minister Berg (Defensie) (ontvangen 28 mei 2024).
Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 375.
Vraag 1
Kent u de tent?
Vraag 2
Wat vindt u van de tent?
Mededeling
Hierbij deel ik u mede dat de vragen niet binnen de gebruikelijke termijn kunnen worden beantwoord.
`);
  const order = await page.$$eval("#view .kamervragen > section:not([class]), #view .kv-exchange", (all) => all.map((it) => it.firstElementChild.textContent));
  assert.deepEqual(order, ["Het bericht", "Vraag 1", "Vraag 2"]);
  assert.equal(await page.$$eval(".kv-head dd a", (all) => all.at(-1).href), "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-375.html");
});

// The first visit.

test("a first visit shows what it makes of a paper, where papers are, what may be dropped, and why nobody reads along", async (t) => {
  const page = await open(t);
  const first = await words(page, "#first");
  for (const part of ["Vraag 1", "tweedekamer.nl", "officielebekendmakingen.nl", "OpenDocument", "Content-Security-Policy"]) assert.ok(first.includes(part), part);
  await page.click("#first summary");
  assert.match(await words(page, "#first details"), /tekort aan schippers/);
  await page.click("#language");
  assert.match(await words(page, "#first"), /There is no server behind it/);
  await show(page, paper(2));
  assert.equal(await page.$eval("#first", (it) => it.checkVisibility()), false);
  await page.click("#clear");
  await settle(page);
  assert.equal(await page.$eval("#first", (it) => it.checkVisibility()), true);
});
