// What a reader does in the view: unfold, filter, jump and come back, copy, look at the source.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { kamervragen } from "../documents.mjs";
import { site } from "./harness.mjs";

const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const element = (attributes = "", text = example) => `<kamer-vragen ${attributes}>${escaped(text)}</kamer-vragen>`;
const host = (body) => ({
  body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title>
    <link rel="stylesheet" href="/style.css"><script type="module" src="/kamer-vragen-define.js"></script>
    <body>${body}`,
});
const odd = [
  "Vraag 1", "Wat vindt u van het kabinets-", "beleid in de gemeente Súdwest-Fryslân?",
  "Antwoord 1", "De co\u00f6rdinatie is gee\u0308valueerd; het parlement kent de \u2018regeling\u2019 en de e\ufb03ci\u00ebntie.",
  "Vraag 2", "Klopt dat?", "Antwoord 2", "Ja, want parlement en regeling zijn er. Het parlement wil dat.",
  "Vraag 3", "Deelt u dat?", "Antwoord 3", "Zie het antwoord op vraag 2.",
  "Vraag 4", "En verder?", "Antwoord 4", "Zie het antwoord op vraag 3.", "Vraag 5", "En dan?", "",
].join("\n");

const tent = "Vragen van het lid Das (ABC) aan de Minister van Defensie over tenten (ingezonden 3 mei 2031).\nVraag 1\nKent u de tent?\n";

const exported = await kamervragen("--format", "html", fileURLToPath(new URL("../../src/example.txt", import.meta.url)));

const { open, address } = await site({
  routes: {
    "/static.html": host(`<kamer-vragen>${exported}</kamer-vragen>`),
    "/one.html": host(element()),
    "/keys.html": host(`<input id="own">${element("keys")}<div id="far"></div>${element("keys id=b")}`),
    "/no-keys.html": host(element()),
    "/odd.html": host(element("", odd)),
    "/english.html": host(element('language="en"')),
    "/papers.html": host(element("open", `${example}\n${tent}`)),
  },
});

const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
const words = (page, selector) => page.$eval(selector, (node) => node.innerText.trim());
const shown = (page, selector) => page.$$eval(selector, (all) => all.map((it) => it.id || it.firstElementChild.id));
const openAnswers = (page) => shown(page, ".kv-answer[open] > :not(summary)");

async function ready(t, path, options) {
  const page = await open(t, path, options);
  await page.waitForSelector(".kv-bar");
  await settle(page);
  return page;
}

/** Opens the menu at a heading and chooses the item with these words. */
async function choose(page, selector, word) {
  await page.click(selector);
  await page.evaluate((word) => [...document.querySelectorAll(".kv-pop button")].find((it) => it.innerText === word).click(), word);
}

test("each of several papers in one text has a view of its own", async (t) => {
  const page = await open(t, "/papers.html");
  await page.waitForFunction(() => document.querySelectorAll("kamer-vragen > kamer-vragen > .kamervragen").length === 2);
  const ids = await page.$$eval("kamer-vragen [id]", (all) => all.map((it) => it.id));
  assert.equal(new Set(ids).size, ids.length, "no id stands twice");
  const texts = await page.$$eval("kamer-vragen > kamer-vragen", (all) => all.map((it) => it.text));
  assert.equal(texts.join(""), `${example}\n${tent}`);
  await page.waitForFunction(() => ![...document.querySelectorAll(".kv-papers button")].some((it) => it.textContent === "…"));
  assert.equal(await words(page, ".kv-papers p"), "Deze tekst bevat 2 stukken");
  const titles = await page.$$eval("kamer-vragen > kamer-vragen .kv-head > [id]", (all) => all.map((it) => it.textContent));
  assert.deepEqual(await page.$$eval(".kv-papers button", (all) => all.map((it) => it.textContent)), titles);
  await page.click(".kv-papers li:last-child button");
  await page.waitForFunction(() => document.querySelectorAll("kamer-vragen > kamer-vragen")[1].getBoundingClientRect().top < innerHeight / 2);
});

test("questions are headings in sight, outside what folds; answers fold one level deep, each on its own", async (t) => {
  const page = await ready(t, "/one.html");
  const shape = await page.evaluate(() => ({
    headings: [...document.querySelectorAll(".kv-exchange > h3")].every((it) => it.checkVisibility() && !it.closest("details")),
    questions: [...document.querySelectorAll(".kv-question")].every((it) => it.checkVisibility() && !it.closest("details")),
    nested: document.querySelectorAll("details details").length,
    named: document.querySelectorAll("details[name]").length,
    listed: [...document.querySelectorAll(".kv-contents b")].map((it) => it.innerText),
  }));
  assert.deepEqual(shape, { headings: true, questions: true, nested: 0, named: 0, listed: ["1", "2 en 3", "4", "5", "6", "7", "8"] });
  await page.click("#vraag-4 ~ details summary");
  await page.click("#vraag-5 ~ details summary");
  assert.deepEqual(await openAnswers(page), ["antwoord-4", "antwoord-5"]);
});

test("a joint answer says whose it is, at each of its questions", async (t) => {
  const page = await ready(t, "/one.html");
  assert.equal(await words(page, "#vraag-2-3"), "Vraag 2 en 3");
  for (const number of [2, 3]) {
    const [answer, list] = await page.$eval(`#vraag-${number}`, (it) => {
      const exchange = it.closest(".kv-exchange");
      return [exchange.querySelector("summary b").innerText, it.parentElement.tagName];
    });
    assert.equal(answer, "Antwoord op vraag 2 en 3");
    assert.equal(list, "OL");
  }
});

test("the button follows whoever unfolds, also one by one", async (t) => {
  const page = await ready(t, "/one.html");
  await page.evaluate(() => document.querySelectorAll(".kv-answer").forEach((it) => (it.open = true)));
  await settle(page);
  assert.equal(await words(page, "[data-do=toggle]"), "Verberg alle antwoorden");
  await page.evaluate(() => (document.querySelector(".kv-answer").open = false));
  await settle(page);
  assert.equal(await words(page, "[data-do=toggle]"), "Toon alle antwoorden");
});

test("single keys work where they are asked for, in the element that is read, never in a field", async (t) => {
  const page = await ready(t, "/keys.html");
  await page.evaluate(() => (document.getElementById("far").style.height = "3000px"));
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-1");
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-2-3");
  await page.keyboard.press("p");
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-1");
  await page.keyboard.press("a");
  await settle(page);
  assert.equal((await openAnswers(page)).filter((id) => id.startsWith("b-")).length, 0);
  assert.equal((await openAnswers(page)).length, 7);
  await page.focus("#b-vraag-1 a");
  await page.keyboard.press("a");
  await settle(page);
  assert.equal((await openAnswers(page)).length, 14, "the other, once the focus is in it");
  await page.keyboard.press("/");
  assert.ok(await page.evaluate(() => document.activeElement === document.querySelectorAll(".kv-bar input")[1]));
  await page.focus("#own");
  await page.keyboard.type("na/p");
  assert.equal(await page.$eval("#own", (it) => it.value), "na/p");
  assert.equal((await openAnswers(page)).length, 14);
});

test("without the attribute no key does anything", async (t) => {
  const page = await ready(t, "/no-keys.html");
  for (const key of ["n", "p", "a", "/"]) await page.keyboard.press(key);
  await settle(page);
  assert.deepEqual([await openAnswers(page), await page.evaluate(() => document.activeElement.localName)], [[], "body"]);
});

for (const [typed, hits, first] of [
  ["kabinetsbeleid", 1, "kabinetsbeleid"],
  ["KABINET", 1, "kabinet"],
  ["sudwest fryslan", 0],
  ["Sudwest-Fryslan", 1, "Súdwest-Fryslân"],
  ["coördinatie", 1, "coördinatie"],
  ["coordinatie", 1, "coördinatie"],
  ["geevalueerd", 1, "gee\u0308valueerd"],
  ["parlement", 3, "par\u00adle\u00adment"],
  ["'regeling'", 1, "‘regeling’"],
  ["efficientie", 1, "e\ufb03ciëntie"],
  ["de  regeling", 0],
  ["  parlement   wil ", 1, "parlement wil"],
  ["vraag 2", 1, "vraag 2"],
  ["beleid in", 1, "beleid in"],
]) {
  test(`the filter finds “${typed}”`, async (t) => {
    const page = await ready(t, "/odd.html");
    // The parser takes soft hyphens out; a view that a host wrote may have them.
    await page.$eval("#antwoord-1 p", ({ firstChild }) => (firstChild.data = firstChild.data.replace("parlement", "par\u00adle\u00adment")));
    await page.type(".kv-bar input", typed);
    await settle(page);
    const found = await page.evaluate(() => [...(CSS.highlights.get("kv-hit") ?? [])].map(String));
    assert.equal(found.length, hits, `${found}`);
    if (hits) assert.equal(found[0].toLowerCase(), first.toLowerCase());
    assert.match(await words(page, ".kv-bar output"), hits ? new RegExp(`^${hits} treffer`) : /^Niets gevonden$/);
  });
}

test("the filter goes from hit to hit, unfolds what it hits, and folds again what it unfolded", async (t) => {
  const page = await ready(t, "/odd.html");
  await page.click("#vraag-3 ~ details summary");
  await page.type(".kv-bar input", "parlement");
  await settle(page);
  assert.deepEqual(await openAnswers(page), ["antwoord-1", "antwoord-2", "antwoord-3"]);
  assert.deepEqual(await shown(page, ".kv-exchange:not([hidden])"), ["vraag-1", "vraag-2"]);
  assert.deepEqual(await page.$$eval(".kv-exchange", (all) => all.map((it) => it.checkVisibility())), [true, true, false, false, false]);
  assert.deepEqual(await page.$$eval(".kv-contents li:not([hidden]) b", (all) => all.map((it) => it.innerText)), ["1", "2"]);
  const said = [];
  for (const press of ["Enter", "Enter", "Enter", "Enter", "Shift"]) {
    if (press === "Shift") await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    said.push(`${await words(page, ".kv-bar output")}: ${await page.evaluate(() => [...CSS.highlights.get("kv-hit-now")].join().replaceAll("\u00ad", ""))}`);
  }
  await page.keyboard.up("Shift");
  assert.deepEqual(said, [1, 2, 3, 1, 3].map((hit) => `Treffer ${hit} van 3: parlement`));
  await page.keyboard.press("Escape");
  await settle(page);
  // The answer of the hit that was gone to stays open.
  assert.deepEqual(await openAnswers(page), ["antwoord-2", "antwoord-3"]);
  assert.equal(await page.$$eval("[hidden]", (all) => all.filter((it) => it.matches(".kv-exchange, li")).length), 0);
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
});

test("references lead there and, one by one, back again; forward works too", async (t) => {
  const page = await ready(t, "/odd.html");
  await page.$eval("kamer-vragen", (it) => it.showAnswers());
  const hash = () => page.evaluate(() => location.hash);
  await page.click("#antwoord-4 a");
  await settle(page);
  await page.click("#antwoord-3 a");
  await settle(page);
  assert.equal(await hash(), "#antwoord-2");
  assert.equal(await words(page, ".kv-back"), "← Terug naar antwoord 3");
  await page.click(".kv-back button");
  await page.waitForFunction(() => location.hash === "#antwoord-3");
  await settle(page);
  assert.ok(await page.evaluate(() => document.activeElement.closest("#antwoord-3")), "back at the link that was followed");
  assert.equal(await words(page, ".kv-back"), "← Terug naar antwoord 4");
  await page.goBack();
  await settle(page);
  assert.ok(await page.evaluate(() => document.activeElement.closest("#antwoord-4")));
  assert.equal(await page.$eval(".kv-back", (it) => it.hidden), true);
  await page.$eval("kamer-vragen", (it) => it.hideAnswers());
  await page.goForward();
  await settle(page);
  assert.equal(await hash(), "#antwoord-3");
  assert.deepEqual(await openAnswers(page), ["antwoord-3"]);
});

test("a link of the host to an answer shows its question above it; an address typed does too", async (t) => {
  const page = await ready(t, "/one.html");
  const top = () => page.$eval("#vraag-6", (it) => Math.round(it.getBoundingClientRect().top));
  await page.evaluate(() => document.body.prepend(Object.assign(document.createElement("a"), { href: "#antwoord-6", textContent: "Lees antwoord 6" })));
  await page.click("body > a");
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-6");
  assert.ok((await top()) >= 0 && (await top()) < 100, `${await top()}`);
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => (location.hash = "#antwoord-5"));
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-5");
  assert.deepEqual(await openAnswers(page), ["antwoord-5", "antwoord-6"]);
});

test("a jump to where the address already is goes there, and back", async (t) => {
  const page = await ready(t, "/odd.html#antwoord-2");
  await page.$eval("kamer-vragen", (it) => it.showAnswers());
  await page.click("#antwoord-3 a");
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-2");
  await page.click(".kv-back button");
  await settle(page);
  assert.equal(await page.evaluate(() => location.hash), "#antwoord-2");
  assert.ok(await page.evaluate(() => document.activeElement.closest("#antwoord-3")));
  assert.equal(await page.$eval(".kv-back", (it) => it.hidden), true);
});

test("a question is copied as text, HTML or Markdown, with where it comes from", async (t) => {
  const page = await ready(t, "/one.html");
  await page.browserContext().overridePermissions(address.slice(0, -1), ["clipboard-read", "clipboard-write"]);
  const copied = async (word) => {
    await choose(page, "#vraag-2-3 a", word);
    await page.waitForFunction(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
    await page.evaluate(() => (document.querySelector(".kv-status").textContent = ""));
    await page.keyboard.press("Escape");
    return page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Object.fromEntries(await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()])));
    });
  };
  const source = /— Antwoord van Minister Brandsteder [^]* op vragen 2 en 3 van Van Oudaen \(Polderpartij\)[^]* nr\. 9417, ontvangen 15 april 2024, https:\S+\. Automatisch gestructureerd uit geplakte tekst\.$/;
  const both = await copied("Kopieer als tekst");
  assert.match(both["text/plain"].trim(), source);
  assert.match(both["text/html"], /<li value="2">Klopt het|<li value="2"><p>Klopt het/);
  assert.match(both["text/html"], /<sup>2<\/sup>[^]*\[2\] Zie ook het jaarverslag/);
  assert.doesNotMatch(both["text/html"], /<details|<span| id="|href="#/);
  const html = (await copied("Kopieer als HTML"))["text/plain"];
  assert.match(html, /^<h3>Vraag 2 en 3<\/h3>/);
  assert.match(html.replace(/<\/?p>/g, ""), source);
  const markdown = (await copied("Kopieer als Markdown"))["text/plain"];
  assert.match(markdown, /^## Vraag 2 en 3\n/);
  assert.match(markdown.trim(), source);
  assert.equal((await copied("Kopieer link"))["text/plain"], `${address}one.html#vraag-2-3`);
});

test("in an English view the citation is Dutch all the same", async (t) => {
  const page = await ready(t, "/english.html");
  await page.browserContext().overridePermissions(address.slice(0, -1), ["clipboard-read", "clipboard-write"]);
  await choose(page, "#vraag-4 a", "Copy as text");
  await page.waitForFunction(() => document.querySelector(".kv-status").textContent === "Copied");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /— Antwoord van Minister Brandsteder .* op vraag 4 van /);
});

test("what may not use the clipboard copies by the copy event, else offers the words selected", async (t) => {
  const page = await ready(t, "/one.html");
  await page.evaluate(() => {
    navigator.clipboard.writeText = navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await choose(page, "#vraag-4 a", "Kopieer als tekst");
  await page.waitForFunction(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
  await page.evaluate(() => {
    document.execCommand = () => false;
    document.querySelector(".kv-status").textContent = "";
  });
  await page.keyboard.press("Escape");
  await choose(page, "#vraag-4 a", "Kopieer als Markdown");
  await page.waitForSelector(".kv-pop textarea");
  assert.match(await words(page, ".kv-pop"), /^Uw browser laat kopiëren hier niet toe/);
  const selected = await page.$eval(".kv-pop textarea", (box) => [document.activeElement === box, box.value.slice(box.selectionStart, box.selectionEnd)]);
  assert.equal(selected[0], true);
  assert.match(selected[1], /^## Vraag 4\n/);
});

test("the source of a question, of a remark and of what was set aside can be seen", async (t) => {
  const page = await ready(t, "/one.html");
  await choose(page, "#vraag-7 a", "Toon in de bron");
  assert.match(await words(page, ".kv-pop mark"), /^Vraag 7\nBent u bereid[^]*daarop aangepast\.$/);
  await page.keyboard.press("Escape");

  await page.evaluate(() => (document.querySelector("[data-part=furniture]").open = true));
  await settle(page);
  const aside = await page.$$eval("[data-part=furniture] li", (all) => all.map((it) => it.innerText));
  assert.ok(aside.some((it) => it.startsWith("ah-tk-20232024-9417")), `${aside}`);

  await page.goto(new URL("/odd.html", address).href);
  await page.waitForSelector("#aandacht");
  await page.evaluate(() => (document.querySelector("#aandacht").parentElement.open = true));
  await settle(page);
  const { remarks, spans } = await page.evaluate(() => ({
    remarks: document.querySelectorAll("#aandacht > li > button").length,
    spans: document.querySelector("kamer-vragen").document.diagnostics.map((it) => it.span),
  }));
  assert.equal(remarks, spans.length);
  const [detail] = await Promise.all([
    page.evaluate(() => new Promise((done) => document.addEventListener("kamervragen-source", (event) => {
      event.preventDefault();
      done(event.detail);
    }))),
    page.click("#aandacht button"),
  ]);
  assert.deepEqual([detail.start, detail.end], spans[0]);
  assert.equal(await page.$(".kv-pop"), null, "the host shows it");
});

test("a link of the text itself (#:~:text=) unfolds its answer in a view that is there, and the button follows", async (t) => {
  const page = await ready(t, "/static.html#:~:text=onwenselijke%20uitkomst");
  await page.waitForSelector(".kv-answer[open]");
  await settle(page);
  assert.deepEqual(await openAnswers(page), ["antwoord-2-3"]);
  await page.evaluate(() => document.querySelectorAll(".kv-answer:not([open])").forEach((it) => (it.open = true)));
  await settle(page);
  assert.equal(await words(page, "[data-do=toggle]"), "Verberg alle antwoorden");
});

test("a citation says where it leads, and what is looked for stays in sight", async (t) => {
  const page = await ready(t, "/odd.html");
  await page.$eval("kamer-vragen", (it) => (it.text = `Vraag 1\nKent u Kamerstuk 29248, nr. 300?\n${"Antwoord 1\nJa, dat stuk ken ik.\n"}${Array.from({ length: 20 }, (_, at) => `Vraag ${at + 2}\nEn stuk ${at}?\nAntwoord ${at + 2}\nOok dat stuk.\n`).join("")}`));
  await page.waitForSelector("#vraag-21");
  const [title, href] = await page.$eval(".kv-question a[rel]", (it) => [it.title, it.href]);
  assert.equal(`https://${title}`, href);
  await page.type(".kv-bar input", "stuk");
  for (let hit = 0; hit < 30; hit += 1) await page.keyboard.press("Enter");
  await settle(page);
  assert.ok((await page.evaluate(() => scrollY)) > 500);
  const { bar, hit } = await page.evaluate(() => ({
    bar: document.querySelector(".kv-bar").getBoundingClientRect().toJSON(),
    hit: [...CSS.highlights.get("kv-hit-now")][0].getBoundingClientRect().toJSON(),
  }));
  assert.equal(bar.top, 0);
  assert.ok(hit.top > bar.bottom && hit.bottom < 900, JSON.stringify([bar, hit]));
  await page.$eval("kamer-vragen", (it) => it.reveal("vraag-9"));
  assert.ok((await page.$eval("#vraag-9", (it) => it.getBoundingClientRect().top)) > bar.bottom);
});

test("a note says what it is and takes the keyboard along", async (t) => {
  const page = await ready(t, "/one.html");
  await page.focus("#noot-1-ref-1");
  await page.keyboard.press("Enter");
  const pop = await page.$eval(".kv-pop", (it) => [it.getAttribute("aria-label"), it.contains(document.activeElement) || it === document.activeElement, it.querySelector("section").lang]);
  assert.deepEqual(pop, ["Noot 1", true, "nl"]);
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "noot-1-ref-1");
});

test("in a frame without any permission it reads and copies", async (t) => {
  const page = await open(t, "/one.html", { expectTrouble: true });
  // The same server by another name is another site.
  await page.setContent(`<iframe width="1200" height="800" src="${address.replace("127.0.0.1", "localhost")}one.html"></iframe>`);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.waitForSelector("#vraag-8");
  await frame.click("#vraag-4 a");
  await frame.evaluate(() => {
    window.tried = [];
    for (const name of ["writeText", "write"]) {
      const real = navigator.clipboard[name];
      navigator.clipboard[name] = (...all) => real.apply(navigator.clipboard, all).catch((error) => {
        window.tried.push(error.name);
        throw error;
      });
    }
  });
  await frame.click(".kv-pop button:nth-child(2)");
  await frame.waitForFunction(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
  assert.deepEqual(await frame.evaluate(() => window.tried), ["NotAllowedError"]);
});
