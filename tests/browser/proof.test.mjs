// The proof sheet: whoever publishes a reading checks it beside its source, mends it at its place, and says what was changed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const { open } = await site();
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
/** As a bad paste leaves it: a label is gone. */
const damaged = example.replace("Vraag 4\n", "");

const settle = (page) => page.evaluate(async () => {
  for (let frame = 0; frame < 6; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
});
const value = (page) => page.$eval("#text", (box) => box.value);
const words = (page, selector) => page.$eval(selector, (node) => node.innerText.trim());
const status = (page) => words(page, "#proof-bar [role=status]");
const repairs = (page) => page.$$eval("#proof-bar [data-repair]", (all) => all.map((it) => it.lastChild.data));
const mend = (page, name) => page.click(`#proof-bar [data-repair=${name}]`).then(() => settle(page));
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
  await settle(page);
};
const chord = async (page, key) => {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
  await settle(page);
};
/** What is marked: the passages, or the words of the place. */
const marked = (page, name) => page.evaluate((name) => [...CSS.highlights.get(name)].map((range) => [range.toString().replace(/\s+/g, " "), Boolean(range.startContainer.parentElement.closest("#source-panel"))]), name);

/** What a button of "Bewaar of deel" gives the reader to save. */
async function saved(page, selector) {
  await page.$eval("#exports", (it) => (it.open = true));
  await page.evaluate(() => {
    globalThis.blob = null;
    globalThis.address ??= URL.createObjectURL.bind(URL);
    URL.createObjectURL = (it) => globalThis.address((globalThis.blob = it));
    HTMLAnchorElement.prototype.click = () => {};
  });
  await page.click(selector);
  await page.waitForFunction(() => globalThis.blob);
  return page.evaluate(() => globalThis.blob.text());
}

async function paste(page, text) {
  await page.evaluate((text) => {
    document.activeElement.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await page.waitForSelector("#view .kamervragen");
  await settle(page);
}

async function proof(t, text = damaged, options) {
  const page = await open(t, "/", options);
  await paste(page, text);
  await page.click("#proof");
  await page.waitForSelector("#proof-bar:not([hidden])");
  await settle(page);
  return page;
}

// Side by side.

test("source and reading stand side by side, in turn where there is no room", async (t) => {
  const page = await proof(t);
  const [reading, source] = await page.$$eval("#view, #source-panel", (all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  assert.ok(source.left >= reading.right && source.top < 900 && source.width > 400);
  assert.equal(await page.$eval("#source-panel [role=region]", (it) => it.textContent), await value(page));
  const phone = await proof(t, damaged, { width: 375, height: 740 });
  assert.equal(await phone.$eval("#source-panel", (it) => it.open), false);
  await press(phone, "d");
  await phone.click("#proof-bar [data-do=source]");
  assert.equal(await phone.$eval("#source-panel", (it) => it.matches(":modal")), true);
  assert.deepEqual(await phone.evaluate(() => {
    const [source] = [...CSS.highlights.get("page-point")].filter((it) => it.startContainer.parentElement.closest("#source-panel"));
    const { top, bottom } = document.querySelector("#source-panel [role=region]").getBoundingClientRect();
    const at = source.getBoundingClientRect().top;
    return [String(source), at >= top && at < bottom, document.documentElement.scrollWidth];
  }), ["Deelt", true, 375]);
  await phone.click("#proof-bar [data-do=source]");
  assert.equal(await phone.$eval("#source-panel", (it) => it.open), false);
  assert.ok(await phone.$eval("main > #proof-bar", (it) => it.getBoundingClientRect().bottom <= innerHeight + 1));
});

test("what is under the pointer is marked on both sides, whichever it is over", async (t) => {
  const page = await proof(t);
  await page.$eval("#vraag-7", (it) => it.scrollIntoView({ block: "center" }));
  await settle(page);
  await page.hover("#antwoord-7 p");
  await settle(page);
  const answer = "Dat gesprek is inmiddels gevoerd.";
  for (const [text] of await marked(page, "page-passage")) assert.ok(text.startsWith(answer), text);
  assert.deepEqual((await marked(page, "page-passage")).map(([, inSource]) => inSource), [false, true]);
  const [x, y] = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("#source-panel [role=region]"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf("Bent u bereid om, zolang");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 4);
      const { left, top, height } = range.getBoundingClientRect();
      return [left + 8, top + height / 2];
    }
  });
  await page.mouse.move(x, y);
  await settle(page);
  assert.deepEqual((await marked(page, "page-passage")).map(([text, inSource]) => [text.slice(0, 17), inSource]), [["Bent u bereid om,", false], ["Bent u bereid om,", true]]);
  await page.mouse.click(x, y);
  await settle(page);
  assert.match(await status(page), /^Bij «B\|?ent», vraag 7\.$/);
  assert.deepEqual(await marked(page, "page-point"), [["Bent", false], ["Bent", true]]);
});

test("what has the focus is marked on both sides, word by word with the arrows", async (t) => {
  const page = await proof(t);
  await press(page, "j", "j", "j", "ArrowRight", "ArrowRight");
  assert.equal(await status(page), "Bij «kennisgenomen», vraag 1.");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".kv-question")?.textContent.slice(0, 5)), "Heeft");
  assert.deepEqual(await marked(page, "page-point"), [["kennisgenomen", false], ["kennisgenomen", true]]);
  await page.keyboard.down("Shift");
  await press(page, "ArrowRight");
  await page.keyboard.up("Shift");
  assert.equal(await status(page), "Bij «kennisgenomen van», vraag 1.");
  await press(page, "j", "k", "k");
  assert.equal(await status(page), "Bij «Vraag», kopje van vraag 1.");
});

test("scrolling one side keeps the other level", async (t) => {
  const page = await proof(t);
  const apart = () => page.evaluate(() => {
    const reading = document.querySelector("#antwoord-6 p").getBoundingClientRect().top;
    const walker = document.createTreeWalker(document.querySelector("#source-panel [role=region]"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf("Het Rijk houdt dat");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 4);
      return Math.round(Math.abs(range.getBoundingClientRect().top - reading));
    }
  });
  await page.mouse.move(300, 400);
  await page.evaluate(() => scrollTo({ top: document.querySelector("#antwoord-6 p").getBoundingClientRect().top + scrollY - 265, behavior: "instant" }));
  await settle(page);
  assert.ok((await apart()) < 60, `${await apart()} px apart`);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await settle(page);
  await page.mouse.move(1000, 300);
  await page.mouse.wheel({ deltaY: 10 });
  // (A wheel scrolls for some frames.)
  for (let turn = 0; turn < 3; turn += 1) await settle(page);
  await page.$eval("#source-panel [role=region]", (body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf("Het Rijk houdt dat");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 4);
      body.scrollTop += range.getBoundingClientRect().top - 265;
    }
  });
  await settle(page);
  assert.ok((await apart()) < 60, `${await apart()} px apart`);
});

// Doubts.

test("every doubt stands at its place with a sentence, is counted, and is gone through by keys and buttons", async (t) => {
  const page = await open(t);
  await paste(page, damaged);
  assert.equal(await words(page, "#proof"), "Leesproef (2 twijfels)");
  await page.click("#proof");
  await page.waitForSelector("#proof-bar:not([hidden])");
  assert.equal(await words(page, "#proof-bar [data-do=doubts]"), "2 twijfels");
  const marks = await page.$$eval(".page-doubt", (all) => all.map((it) => [it.shadowRoot.textContent, it.parentElement.textContent.slice(0, 12)]));
  assert.deepEqual(marks, [["Twijfel: Een alinea van dit antwoord leest als een vraag.", "Deelt u de m"], ["Twijfel: Bij dit antwoord staat geen vraag.", "Veerdiensten"]]);
  await press(page, "d");
  assert.equal(await status(page), "Twijfel 1 van 2: Een alinea van dit antwoord leest als een vraag.");
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute("aria-current")), "true");
  await page.click("#proof-bar [data-do=nextDoubt]");
  assert.match(await status(page), /^Twijfel 2 van 2: Bij dit antwoord/);
  assert.ok(await page.$eval("#antwoord-4", (it) => it.getBoundingClientRect().top > 0 && it.getBoundingClientRect().top < innerHeight));
  await page.keyboard.down("Shift");
  await press(page, "D");
  await page.keyboard.up("Shift");
  assert.match(await status(page), /^Twijfel 1 van 2/);
  await page.click("#proof-bar [data-do=doubts]");
  await page.click("#proof-list li:last-child button");
  assert.match(await status(page), /^Twijfel 2 van 2/);
  await page.click("#proof-bar [data-do=close]");
  assert.equal(await page.$$eval(".page-doubt", (all) => all.length), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "proof");
});

test("many doubts that say the same are one line of the list, which opens", async (t) => {
  const text = Array.from({ length: 12 }, (_, at) => `Vraag ${at + 1}\nKlopt het dat pont ${at + 1} niet vaart?\n${at ? "" : "\nAntwoord 1\nJa.\n"}`).join("\n");
  const page = await proof(t, text);
  assert.equal(await words(page, "#proof-bar [data-do=doubts]"), "11 twijfels");
  await page.click("#proof-bar [data-do=doubts]");
  assert.deepEqual(await page.$$eval("#proof-list > ul > li", (all) => all.map((it) => it.innerText.trim())), ["Deze vraag heeft geen antwoord (11 keer)"]);
  await page.click("#proof-list summary");
  await page.click("#proof-list details li:nth-child(3) button");
  assert.match(await status(page), /^Twijfel 3 van 11/);
});

test("what is copied and searched has no doubts in it", async (t) => {
  const page = await proof(t);
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await page.click("#proof-bar [data-do=close]");
  const plain = await page.$eval("#view .kamervragen", (it) => it.textContent);
  await page.click("#proof");
  await settle(page);
  assert.equal(await page.$eval("#view .kamervragen", (it) => it.textContent), plain);
  for (const item of ["Kopieer als tekst", "Kopieer als HTML"]) {
    await page.$eval(".kv-status", (line) => (line.textContent = ""));
    for (let turn = 0; turn < 2; turn += 1) await page.$eval("#vraag-4 a", (it) => it.click());
    await page.evaluate((item) => [...document.querySelectorAll(".kv-pop button")].find((it) => it.textContent === item).click(), item);
    await page.waitForFunction(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
    assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /wijfel|page-doubt|tabindex/);
  }
});

// Repairs.

test("a repair is an edit of the text, in the box, which the browser undoes; the reading follows and the place stays", async (t) => {
  const page = await proof(t);
  await press(page, "d");
  assert.deepEqual((await repairs(page)).slice(0, 4), ["Vraag 4 begint hier", "Antwoord 2 en 3 begint hier", "Noot 4 begint hier", "Hoort bij de vorige alinea"]);
  const before = await page.evaluate(() => [...CSS.highlights.get("page-point")][0].getBoundingClientRect().top);
  await press(page, "1");
  assert.equal(await value(page), example);
  assert.equal(await status(page), "Gedaan: Vraag 4 begint hier.");
  assert.equal(await page.$eval("#vraag-4 ~ .kv-question", (it) => it.textContent.slice(0, 5)), "Deelt");
  assert.deepEqual(await marked(page, "page-point"), [["Deelt", false], ["Deelt", true]]);
  const after = await page.evaluate(() => [...CSS.highlights.get("page-point")][0].getBoundingClientRect().top);
  assert.ok(Math.abs(after - before) < 80, `from ${before} to ${after}`);
  assert.equal(await words(page, "#proof-bar [data-do=doubts]"), "Geen twijfels");
  assert.equal(await words(page, "#proof"), "Leesproef");
  await chord(page, "z");
  assert.equal(await value(page), damaged);
  assert.equal(await status(page), "Ongedaan gemaakt.");
  await mend(page, "question");
  assert.equal(await value(page), example);
  await page.click("#proof-bar [data-do=undo]");
  await settle(page);
  assert.equal(await value(page), damaged);
  // In the box itself it is undone, and done again, as what was typed is.
  await mend(page, "question");
  await page.focus("#text");
  await chord(page, "z");
  assert.equal(await value(page), damaged);
  await chord(page, "y");
  assert.equal(await value(page), example);
});

test("a repair that the parser does not follow is said to have failed, and can be undone", async (t) => {
  const page = await proof(t, example);
  await press(page, "j", "j", "j", "ArrowRight", "ArrowRight");
  await page.type("#proof-number", "3");
  await press(page, "Escape");
  await mend(page, "note");
  assert.match(await status(page), /^De lezer leest dit nog niet als noot; .* Het staat in de tekst; maak het ongedaan of probeer iets anders\.$/);
  assert.ok(await page.$eval("#proof-bar [role=status]", (it) => it.className.includes("page-warn")));
  await page.click("#proof-bar [data-do=undo]");
  await settle(page);
  assert.equal(await value(page), example);
});

for (const [name, bad, find, repair, more = {}] of [
  ["a number", (text) => text.replace("Vraag 7\n", "Vraag 17\n"), "#vraag-17", "number", { number: "7" }],
  ["a page head in a sentence", (text) => text.replace("een tekort aan", "een\nBlad 12 bij brief over de pont\ntekort aan"), ["Blad", "#antwoord-2-3 p"], "remove"],
  ["a space", (text) => text.replace("Deelt u de mening", "Deelt ude mening"), ["ude", "#vraag-4 ~ .kv-question p"], "space", { letters: 1 }],
]) {
  test(`${name} is mended with the mouse`, async (t) => {
    const page = await proof(t, bad(example));
    if (typeof find === "string") {
      await page.click(`${find} a`);
    } else {
      const [x, y] = await page.evaluate(([word, selector]) => {
        const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          node.parentElement.scrollIntoView({ block: "center" });
          const { left, top, width, height } = range.getBoundingClientRect();
          return [left + width * 0.9, top + height / 2];
        }
      }, find);
      await page.mouse.click(x, y);
      await settle(page);
    }
    if (more.number) await page.type("#proof-number", more.number);
    await mend(page, repair);
    assert.match(await status(page), /^Gedaan/);
    const flat = (text) => text.replace(/\s+/g, " ");
    assert.equal(flat(await value(page)), flat(example));
  });
}

test("two papers in one text: a repair in the second is made in the second", async (t) => {
  const second = "Vragen van het lid Das (ABC) aan de Minister van Defensie over tenten (ingezonden 3 mei 2031).\nVraag 1\nKent u de tent?\nIs die nat?\n";
  const page = await proof(t, `${example}\n${second}`);
  await page.evaluate(() => [...document.querySelectorAll("kamer-vragen kamer-vragen .kv-question p")].at(-1).click());
  await settle(page);
  assert.match(await status(page), /vraag 1\.$/);
  await mend(page, "question");
  assert.match(await value(page), /Kent u de tent\?\n+Vraag 2\nIs die nat\?\n$/);
});

// What was changed.

test("a list says what was changed beside what was pasted, by repairs and by hand, each to be taken back by itself", async (t) => {
  const page = await proof(t);
  await press(page, "d", "1");
  await page.click("#proof-bar [data-do=close]");
  await page.$eval("#text", (box) => box.setSelectionRange(box.value.indexOf("kennisgenomen"), box.value.indexOf("kennisgenomen") + 13));
  await page.focus("#text");
  await page.keyboard.type("gehoord");
  await page.click("#proof");
  await settle(page);
  assert.equal(await words(page, "#proof-bar [data-do=changes]"), "2 wijzigingen");
  await page.click("#proof-bar [data-do=changes]");
  const items = () => page.$$eval("#proof-list li", (all) => all.map((it) => it.innerText.split(" …")[0]));
  assert.deepEqual(await items(), ["vraag 1: kennisgenomen vervangen door gehoord", "kopje van vraag 4: toegevoegd Vraag 4↵"]);
  await page.click("#proof-list li:first-child [data-do=take-back]");
  await settle(page);
  assert.equal(await value(page), example);
  assert.deepEqual(await items(), ["kopje van vraag 4: toegevoegd Vraag 4↵"]);
  await page.click("#proof-list [data-do=take-back]");
  await settle(page);
  assert.equal(await value(page), damaged);
  assert.equal(await words(page, "#proof-bar [data-do=changes]"), "Geen wijzigingen");
});

test("a reload keeps the list, another text has one of its own", async (t) => {
  const page = await proof(t);
  await press(page, "d", "1");
  await page.reload();
  await page.waitForSelector("#vraag-8");
  assert.match(await words(page, "#edited"), /^Gecontroleerd en gewijzigd door de redactie: 1 wijziging\.\s+toegevoegd Vraag 4↵$/);
  await page.click("#proof");
  await page.waitForSelector("#proof-bar:not([hidden])");
  assert.equal(await words(page, "#proof-bar [data-do=changes]"), "1 wijziging");
  await paste(page, "Vraag 1\nKent u de brug?\n\nAntwoord 1\nJa.\n");
  assert.equal(await words(page, "#proof-bar [data-do=changes]"), "Geen wijzigingen");
  assert.equal(await page.$("#edited"), null);
});

test("what is saved is the mended text, and says what the editors changed", async (t) => {
  const page = await proof(t);
  await press(page, "d", "1");
  await page.click("#proof-bar [data-do=close]");
  const statement = "Gecontroleerd en gewijzigd door de redactie: 1 wijziging";
  const save = (selector) => saved(page, selector);
  const json = JSON.parse(await save("[data-format=json]"));
  assert.deepEqual(json.editing, { statement, changes: [{ before: "", after: "Vraag 4\n", start: example.indexOf("Vraag 4"), end: example.indexOf("Vraag 4") + 8 }] });
  assert.equal(json.exchanges.length, 7);
  const markdown = await save("[data-format=markdown]");
  assert.ok(markdown.trimEnd().split("\n").at(-1).replaceAll("\\", "").endsWith(`${statement}. toegevoegd «Vraag 4↵».`), markdown.slice(-300));
  assert.match(await save("[data-format=csv]"), new RegExp(`;"Redactie"\r\n[^]*;"${statement}\\. toegevoegd «Vraag 4↵»\\."`));
  assert.ok((await save("[data-format=xml]")).includes(`<meta name="DC.provenance" content="${statement}. toegevoegd «Vraag 4↵».">`));
  const html = await save("[data-format=html]");
  assert.ok(html.includes('<meta name="DC.provenance"') && html.includes(`<p>${statement}.</p><ul><li>toegevoegd <ins>Vraag 4↵</ins></li></ul>`));
});

test("the one file holds the mended text, the list and what was pasted", async (t) => {
  const page = await proof(t);
  await press(page, "d", "1");
  await page.click("#proof-bar [data-do=close]");
  const file = await saved(page, "[data-carry=page]");
  const other = await open(t);
  const address = await other.evaluate((file) => URL.createObjectURL(new Blob([file], { type: "text/html" })), file);
  await other.goto(address);
  await other.waitForSelector("#vraag-8");
  assert.equal(await value(other), example);
  await other.waitForSelector("#edited");
  assert.match(await words(other, "#edited"), /^Gecontroleerd en gewijzigd door de redactie: 1 wijziging\./);
  // Who only reads has no sheet; what was pasted is in the file all the same.
  assert.equal(await other.$eval("#proof", (it) => it.hidden), true);
  assert.equal(await other.$eval("#given", (it) => JSON.parse(it.textContent).first), damaged);
});

test("the one file that reads all kinds of files has the sheet inside", async (t) => {
  const page = await open(t, "/pkg/kamervragen-bestanden.html");
  await page.waitForSelector("#example");
  await paste(page, damaged);
  await page.click("#proof");
  await page.waitForSelector("#proof-bar:not([hidden])");
  await press(page, "d", "1");
  assert.equal(await value(page), example);
  assert.ok(await page.$eval("#proof-bar", (it) => getComputedStyle(it).position === "sticky"));
});

// Keyboard, screen reader, phone.

test("with the keyboard alone a doubt is found, mended and looked up in the list", async (t) => {
  const page = await open(t);
  await paste(page, damaged);
  await page.focus("#proof");
  await press(page, "Enter");
  await page.waitForSelector("#proof-bar:not([hidden])");
  assert.equal(await page.evaluate(() => document.activeElement.id), "proof-title");
  await press(page, "d", "r");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.repair), "question");
  await press(page, "ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.repair), "answer");
  assert.deepEqual(await page.$$eval("#proof-bar [role=toolbar] button", (all) => all.map((it) => it.tabIndex)), await page.$$eval("#proof-bar [role=toolbar] button", (all) => all.map((it) => (it.dataset.repair === "answer" ? 0 : -1))));
  await press(page, "ArrowLeft", "Enter");
  assert.equal(await value(page), example);
  assert.equal(await status(page), "Gedaan: Vraag 4 begint hier.");
});

test("the parts have names and roles, the message is announced, and no letter key works in a field", async (t) => {
  const page = await proof(t);
  await press(page, "d");
  const tree = await page.evaluate(() => {
    const bar = document.getElementById("proof-bar");
    return {
      region: document.getElementById(bar.getAttribute("aria-labelledby")).textContent,
      toolbar: bar.querySelector("[role=toolbar]").ariaLabel,
      unnamed: [...bar.querySelectorAll("button, input")].filter((it) => !(it.ariaLabel || it.textContent.trim() || it.labels?.length)).length,
      status: bar.querySelectorAll("[role=status]").length,
      expanded: [...bar.querySelectorAll("[aria-expanded]")].map((it) => it.getAttribute("aria-controls")),
      shortcuts: bar.querySelector("[data-repair]").getAttribute("aria-keyshortcuts"),
    };
  });
  assert.deepEqual(tree, { region: "Leesproef", toolbar: "Herstel op deze plaats", unnamed: 0, status: 1, expanded: ["proof-list", "proof-list"], shortcuts: "1" });
  const before = await status(page);
  await page.focus(".kv-bar input");
  await page.keyboard.type("djr1");
  assert.equal(await value(page), damaged);
  assert.equal(await status(page), before);
});

test("on a phone a place is tapped in the source and mended there", async (t) => {
  const page = await proof(t, damaged, { width: 375, height: 740 });
  await press(page, "d");
  await page.click("#proof-bar [data-do=source]");
  await settle(page);
  const [x, y] = await page.evaluate(() => {
    const [it] = [...CSS.highlights.get("page-point")].filter((range) => range.startContainer.parentElement.closest("#source-panel"));
    const { left, top, height } = it.getBoundingClientRect();
    return [left + 5, top + height / 2];
  });
  await page.mouse.click(x, y);
  await settle(page);
  await mend(page, "question");
  assert.equal(await value(page), example);
  assert.equal(await status(page), "Gedaan: Vraag 4 begint hier.");
  assert.equal(await page.$eval("#source-panel", (it) => it.matches(":modal")), true);
  assert.match(await words(page, "#source-panel [role=region]"), /Vraag 4\nDeelt/);
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal(await page.$eval("#source-panel", (it) => it.open), false);
  for (const width of [320, 375]) {
    await page.setViewport({ width, height: 700 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  }
});

test("the sheet speaks English with the page", async (t) => {
  const page = await proof(t);
  await page.click("#language");
  await settle(page);
  await press(page, "d");
  assert.match(await status(page), /^Doubt 1 of 2: /);
  assert.deepEqual((await repairs(page)).slice(0, 2), ["Question 4 begins here", "Answer 2 en 3 begins here"]);
  assert.equal(await words(page, "#proof"), "Proof sheet (2 doubts)");
});

test("nothing of it is fetched before it is opened, and the page without it is as fast", async (t) => {
  const page = await open(t);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await paste(page, damaged);
  assert.deepEqual(asked.filter((url) => url.includes("/proof/")), []);
});
