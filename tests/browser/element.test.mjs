// The element in a host's page: how it begins, what it is given, what it tells, and that nothing is lost on the way.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const pair = (number, answer) => `Vraag ${number}\nKlopt bericht ${number}?\nAntwoord ${number}\n${answer}\n`;
const short = pair(1, "Ja.") + pair(2, "Nee.");
const host = (body, script = '<script type="module" src="/kamer-vragen-define.js"></script>') => ({
  body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title>${script}<body>${body}`,
});

const { open } = await site({
  routes: {
    "/host.html": host(""),
    "/bare.html": host("", ""),
    "/one.html": host(`<kamer-vragen>${escaped(example)}</kamer-vragen>`),
    "/two.html": host(
      `<kamer-vragen>${short}</kamer-vragen><kamer-vragen id="b">${short}</kamer-vragen><kamer-vragen>${short}</kamer-vragen><kamer-vragen id-prefix="x-">${short}</kamer-vragen>`,
    ),
    "/src.html": host('<kamer-vragen src="/paper.txt">Even geduld.</kamer-vragen>'),
    "/gone.html": host('<kamer-vragen src="/gone.txt">De vragen staan op <a href="/">de site van de Kamer</a>.</kamer-vragen>'),
    "/remember.html": host(`<kamer-vragen remember>${escaped(example)}</kamer-vragen>`),
    "/paper.txt": { body: short },
  },
});

/** Waits for what the element does of its own accord, and for the frame after. */
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
/** Counts how often a text is read. */
const counted = (page) =>
  page.evaluate(async () => {
    const { KamerVragen } = await import("/kamer-vragen-define.js");
    const engine = await KamerVragen.engine;
    window.readings = 0;
    KamerVragen.engine = { ...engine, mount: (...all) => ((window.readings += 1), engine.mount(...all)) };
  });
const ids = (page, selector = "[id]") => page.$$eval(selector, (all) => all.map((it) => it.id));

test("importing the class does nothing", async (t) => {
  const page = await open(t, "/bare.html");
  const effects = await page.evaluate(async () => {
    const { KamerVragen } = await import("/kamer-vragen.js");
    return [customElements.get("kamer-vragen") ?? null, document.adoptedStyleSheets.length, KamerVragen.engine ?? null];
  });
  assert.deepEqual(effects, [null, 0, null]);
});

test("defining where the tag is taken leaves it to who was first", async (t) => {
  const page = await open(t, "/bare.html");
  const theirs = await page.evaluate(async () => {
    class Theirs extends HTMLElement {}
    customElements.define("kamer-vragen", Theirs);
    await import("/kamer-vragen-define.js");
    return customElements.get("kamer-vragen") === Theirs;
  });
  assert.ok(theirs);
});

test("properties that were set before the tag was defined count", async (t) => {
  const page = await open(t, "/bare.html");
  await page.evaluate(async (text) => {
    const element = document.createElement("kamer-vragen");
    Object.assign(element, { text, language: "en", headingLevel: 3, idPrefix: "p-", openUpTo: 0, keys: true, words: { show: "Open all" } });
    document.body.append(element);
    await import("/kamer-vragen-define.js");
  }, short);
  await page.waitForSelector("h4#p-vraag-1");
  assert.equal(await page.$eval("#p-vraag-1", (it) => it.innerText.trim()), "Question 1");
  assert.equal(await page.$$eval(".kv-answer[open]", (all) => all.length), 0);
  assert.equal(await page.$eval("[data-do=toggle]", (it) => it.innerText), "Open all");
  const { attributes, own } = await page.$eval("kamer-vragen", (it) => ({
    attributes: it.getAttributeNames().sort(),
    own: Object.keys(it),
  }));
  assert.deepEqual(attributes, ["heading-level", "id-prefix", "keys", "language", "open-up-to"]);
  assert.deepEqual(own, []);
});

test("several on a page never give the same id, and an address leads to the one it names", async (t) => {
  const page = await open(t, "/two.html#b-antwoord-2");
  await page.waitForFunction(() => document.querySelectorAll(".kv-exchange").length === 8);
  const all = await ids(page);
  assert.deepEqual(all.length, new Set(all).size, `${all}`);
  for (const id of ["vraag-1", "b-vraag-1", "2-vraag-1", "x-vraag-1"]) assert.ok(all.includes(id), id);
  assert.deepEqual(await page.$$eval("kamer-vragen", (all) => all.map((it) => it.idPrefix)), ["", "b-", "2-", "x-"]);
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "b-vraag-2");
  await page.evaluate(() => document.querySelectorAll("kamer-vragen").forEach((it) => it.hideAnswers()));
  await page.evaluate(() => (location.hash = "#antwoord-1"));
  await settle(page);
  assert.deepEqual(
    await page.$$eval(".kv-answer[open] > :not(summary)", (all) => all.map((it) => it.id)),
    ["antwoord-1"],
  );
});

test("a move loses nothing and reads nothing again", async (t) => {
  const page = await open(t, "/one.html");
  await page.waitForSelector("#vraag-8");
  await counted(page);
  await page.click("#vraag-4 ~ details summary");
  await page.type(".kv-bar input", "veer");
  await settle(page);
  const state = () => page.evaluate(() => [document.querySelector(".kamervragen").outerHTML.replaceAll(' aria-current="true"', ""), CSS.highlights.get("kv-hit")?.size, CSS.highlights.size]);
  const before = await state();
  await page.evaluate(() => {
    window.view = document.querySelector(".kamervragen");
    const element = document.querySelector("kamer-vragen");
    const place = document.body.appendChild(document.createElement("main"));
    element.remove();
    place.append(element);
  });
  await settle(page);
  assert.deepEqual(await state(), before);
  await page.evaluate(() => {
    const element = document.querySelector("kamer-vragen");
    document.body.moveBefore?.(element, document.body.firstChild);
    element.remove();
  });
  await settle(page);
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0, "what is away marks nothing");
  await page.evaluate(() => document.body.append(window.view.parentElement));
  await settle(page);
  assert.deepEqual(await state(), before);
  assert.equal(await page.evaluate(() => window.view.isConnected), true);
  assert.equal(await page.evaluate(() => window.readings), 0);
  // And it goes on working.
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector("kamer-vragen").filter(""));
  await page.click("[data-do=toggle]");
  assert.equal(await page.$$eval(".kv-answer[open]", (all) => all.length), 7);
});

test("who takes a place that was free keeps it, and who comes back gets another", async (t) => {
  const page = await open(t, "/two.html");
  await page.waitForFunction(() => document.querySelectorAll(".kv-exchange").length === 8);
  await page.evaluate((text) => {
    const [first] = document.querySelectorAll("kamer-vragen");
    first.remove();
    const other = document.createElement("kamer-vragen");
    other.text = text;
    document.body.append(other, first);
  }, short);
  await page.waitForFunction(() => document.querySelectorAll(".kv-exchange").length === 10);
  await settle(page);
  const all = await ids(page);
  assert.equal(all.length, new Set(all).size, `${all}`);
});

test("a text that comes after the tag is read", async (t) => {
  const page = await open(t, "/host.html");
  await page.evaluate(async (text) => {
    await import("/kamer-vragen-define.js");
    const element = document.body.appendChild(document.createElement("kamer-vragen"));
    await new Promise((done) => setTimeout(done, 10));
    element.append(text);
  }, short);
  await page.waitForSelector("#vraag-2");
});

test("src is fetched once; what is given after it wins", async (t) => {
  const page = await open(t, "/src.html");
  await page.waitForSelector("#vraag-2");
  assert.equal(await page.evaluate(() => performance.getEntriesByName(new URL("/paper.txt", location.href).href).length), 1);
  await page.evaluate((text) => {
    const element = document.querySelector("kamer-vragen");
    element.src = "/paper.txt?2";
    return new Promise((done) => queueMicrotask(() => {
      element.text = text;
      done();
    }));
  }, pair(7, "Later gegeven."));
  await page.waitForSelector("#vraag-7");
  await new Promise((done) => setTimeout(done, 200));
  assert.deepEqual(await ids(page, ".kv-exchange > [id]"), ["vraag-7"]);
});

test("a text that is not there leaves what the host put between the tags", async (t) => {
  const page = await open(t, "/gone.html", { expectTrouble: true });
  await page.waitForSelector("[role=alert]");
  assert.match(await page.$eval("[role=alert]", (it) => it.innerText), /^De tekst kon niet worden opgehaald\. .*404/);
  assert.equal(await page.$eval("kamer-vragen > a", (it) => it.innerText), "de site van de Kamer");
  await page.$eval("kamer-vragen", (it, text) => (it.text = text), short);
  await page.waitForSelector("#vraag-1");
  assert.equal(await page.$("[role=alert], kamer-vragen > a"), null);
});

test("events bubble, cross shadow roots and carry what happened", async (t) => {
  const page = await open(t, "/host.html");
  const events = await page.evaluate(async (text) => {
    const { KamerVragen } = await import("/kamer-vragen-define.js");
    const events = [];
    for (const name of ["parsed", "error", "toggle", "source"]) {
      document.addEventListener(`kamervragen-${name}`, ({ type, bubbles, composed, cancelable, detail }) =>
        events.push({ type, bubbles, composed, cancelable, detail: { ...detail, document: detail.document?.kind } }),
      );
    }
    const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    const element = root.appendChild(document.createElement("kamer-vragen"));
    element.text = text;
    const rest = () => new Promise((done) => setTimeout(done, 100));
    await KamerVragen.engine;
    await rest();
    events.length = 1; // the answers that are open from the start toggle as well
    element.hideAnswers();
    await rest();
    element.text = "";
    await rest();
    KamerVragen.engine = { mount() { throw new Error("kapot"); } };
    element.text = "Vraag 1";
    await rest();
    window.raw = root.querySelector("pre").textContent;
    return events;
  }, pair(3, "Ja."));
  const common = { bubbles: true, composed: true, cancelable: false };
  const [parsed, toggle, empty, error] = events;
  assert.ok(parsed.detail.milliseconds > 0);
  delete parsed.detail.milliseconds;
  assert.deepEqual(parsed, { type: "kamervragen-parsed", ...common, detail: { document: "answered" } });
  assert.deepEqual(toggle, { type: "kamervragen-toggle", ...common, detail: { id: "antwoord-3", open: false } });
  assert.deepEqual(empty.detail, { milliseconds: 0 });
  assert.equal(error.type, "kamervragen-error");
  assert.equal(error.detail.reason, "broken");
  assert.match(error.detail.message, /^Het lezen is mislukt/);
  assert.equal(error.detail.error.constructor.name, "Object"); // an Error, as far as it can leave the page
  assert.equal(await page.evaluate(() => window.raw), "Vraag 1");
  assert.equal(events.length, 4);
});

test("few answers are open from the start, as many as the host says", async (t) => {
  const page = await open(t, "/host.html");
  const show = async (attributes, count) => {
    const text = Array.from({ length: count }, (_, at) => pair(at + 1, "Ja.")).join("");
    await page.evaluate(
      (attributes, text) => {
        const element = document.createElement("kamer-vragen");
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.text = text;
        document.body.replaceChildren(element);
      },
      attributes,
      text,
    );
    await page.waitForSelector(`#vraag-${count}`);
    return page.$$eval(".kv-answer[open]", (all) => all.length);
  };
  assert.equal(await show({}, 3), 3);
  assert.equal(await show({}, 4), 0);
  assert.equal(await show({ "open-up-to": "5" }, 4), 4);
  assert.equal(await show({ "open-up-to": "0" }, 2), 0);
  assert.equal(await show({ open: "" }, 12), 12);
  await page.$eval("kamer-vragen", (it) => (it.open = false));
  assert.equal(await page.$$eval(".kv-answer[open]", (all) => all.length), 0);
});

test("a change of an attribute changes what it names and leaves open what is open", async (t) => {
  const page = await open(t, "/one.html");
  await page.waitForSelector("#vraag-8");
  await counted(page);
  await page.click("#vraag-4 ~ details summary");
  await page.$eval("kamer-vragen", (it) => it.setAttribute("bare", ""));
  assert.equal(await page.$eval(".kv-bar", (it) => it.checkVisibility()), false);
  await page.$eval("kamer-vragen", (it) => (it.bare = false));
  assert.equal(await page.$eval(".kv-bar", (it) => it.checkVisibility()), true);
  assert.equal(await page.evaluate(() => window.readings), 0);
  await page.$eval("kamer-vragen", (it) => Object.assign(it, { headingLevel: 1, language: "en" }));
  await page.waitForSelector("h2#vraag-4");
  assert.equal(await page.evaluate(() => window.readings), 1, "two changes at once are one reading");
  assert.ok(await page.$eval("#antwoord-4", (it) => it.parentElement.open));
  assert.equal(await page.$eval("[data-do=toggle]", (it) => it.innerText), "Show all answers");
  assert.deepEqual(
    await page.$$eval(".kv-bar, .kamervragen, .kv-status, #onderwerp, #antwoord-4", (all) => all.map((it) => it.lang)),
    ["en", "en", "nl", "nl", "en"],
  );
});

test("an edit replaces the questions that it changes, and no other node", async (t) => {
  const page = await open(t, "/host.html");
  const text = Array.from({ length: 6 }, (_, at) => pair(at + 1, `Dat kost ${at + 1} euro.`)).join("");
  await page.evaluate(async (text) => {
    await import("/kamer-vragen-define.js");
    document.body.append(Object.assign(document.createElement("kamer-vragen"), { text }));
  }, text);
  await page.waitForSelector("#vraag-6");
  await page.evaluate(() => {
    document.querySelector("kamer-vragen").showAnswers();
    window.before = [...document.querySelectorAll(".kv-exchange, .kv-contents, .kv-head")];
    window.changes = [];
    new MutationObserver((all) => window.changes.push(...all)).observe(document.querySelector("kamer-vragen"), {
      childList: true, subtree: true, characterData: true, attributes: true,
    });
  });
  await settle(page);
  const edit = async (text) => {
    await page.evaluate((text) => {
      window.changes.length = 0;
      document.querySelector("kamer-vragen").text = text;
    }, text);
    await settle(page);
    return page.evaluate(() => ({
      writes: window.changes.length,
      gone: window.before.filter((it) => !it.isConnected).map((it) => it.firstElementChild.id || it.className),
      open: document.querySelectorAll(".kv-answer[open]").length,
    }));
  };
  assert.equal((await edit(`\n\n${text}\n`)).writes, 0, "other places, the same view: nothing is written");
  assert.deepEqual((await edit(text.replace("kost 3 euro", "kost drie euro"))).gone, ["vraag-3"]);
  assert.equal(await page.$eval("#antwoord-3", (it) => it.innerText), "Dat kost drie euro.");
  const longer = await edit(`${text}${pair(7, "Nieuw.")}`);
  assert.deepEqual(longer.gone, ["onderwerp", "kv-contents", "vraag-3"], "the head counts, the list names");
  assert.equal(longer.open, 6, "what was open stays open, what is new is folded");
});

test("a view that is there is taken as it is, without any engine", async (t) => {
  const page = await open(t, "/bare.html");
  await page.evaluate(async (text) => {
    const { default: init, render } = await import("/pkg/kamervragen.js");
    await init();
    const element = document.createElement("kamer-vragen");
    element.append(document.createRange().createContextualFragment(render(text, "html")));
    window.view = element.firstElementChild;
    document.body.append(element);
    const { KamerVragen } = await import("/kamer-vragen.js");
    customElements.define("kamer-vragen", KamerVragen);
  }, example);
  await page.waitForSelector(".kv-bar");
  assert.ok(await page.evaluate(() => window.view.isConnected));
  await page.click("[data-do=toggle]");
  await page.type(".kv-bar input", "scholieren");
  await settle(page);
  assert.equal(await page.$$eval(".kv-exchange:not([hidden])", (all) => all.length), 1);
  assert.equal(await page.$eval(".kv-head time", (it) => it.dateTime), "2024-03-06");
  await page.click("[data-do=copy]");
  assert.deepEqual(await page.$$eval(".kv-pop button", (all) => all.map((it) => it.innerText)), ["Kopieer alles als tekst", "Kopieer alles als HTML"]);
});

test("a host's words stand in for ours, everywhere or in one element", async (t) => {
  const page = await open(t, "/two.html");
  await page.waitForFunction(() => document.querySelectorAll(".kv-exchange").length === 8);
  await page.evaluate(async () => {
    const { KamerVragen } = await import("/kamer-vragen-define.js");
    KamerVragen.words.nl.hide = "Klap alles in";
    document.querySelectorAll("kamer-vragen")[1].words = { hide: "Dicht", filter: "Zoek <b>hier</b>" };
    document.querySelectorAll("kamer-vragen")[2].words = {};
  });
  assert.deepEqual(
    await page.$$eval("[data-do=toggle]", (all) => all.map((it) => it.textContent)),
    ["Verberg alle antwoorden", "Dicht", "Klap alles in", "Verberg alle antwoorden"],
  );
  assert.deepEqual(await page.$$eval(".kv-bar input", (all) => all[1].placeholder), "Zoek <b>hier</b>");
});

test("what stood open comes back with the paper, where the host asks for it", async (t) => {
  const page = await open(t, "/remember.html");
  await page.waitForSelector("#vraag-8");
  await page.click("#vraag-4 ~ details summary");
  await page.click("#vraag-7 ~ details summary");
  await settle(page);
  await page.reload();
  await page.waitForSelector("#vraag-8");
  assert.deepEqual(await page.$$eval(".kv-answer[open] > :not(summary)", (all) => all.map((it) => it.id)), ["antwoord-4", "antwoord-7"]);
  await page.$eval("kamer-vragen", (it, text) => (it.text = text), short);
  await page.waitForFunction(() => !document.querySelector("#vraag-8"));
  assert.equal(await page.$$eval(".kv-answer[open]", (all) => all.length), 2, "another paper begins as it is");
});
