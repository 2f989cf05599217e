// Hostile text in a real browser, wherever it can come: the element, the static view in a page without any policy, the
// page as one file with the text inside, the view in a frame. No script runs, nobody is called, and no element or
// attribute appears that the view does not make of itself.
//
// The table is tests/hostile.json; `tests/hostile.rs` holds the same against the other formats.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { site } from "./harness.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

// A server that hears every call.
const calls = [];
const listener = createServer((request, response) => {
  calls.push(request.url);
  response.writeHead(200, { "access-control-allow-origin": "*" }).end();
});
await new Promise((ready) => listener.listen(0, "127.0.0.1", ready));
const ear = `http://127.0.0.1:${listener.address().port}/`;
const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
after(() => Promise.all([listener.close(), rm(folder, { recursive: true })]));

const table = JSON.parse((await readFile(here("../hostile.json"), "utf8")).replaceAll("EAR", ear));
const payloads = [...Object.values(table).flat(), "\ud800", "a\udfffb"]; // (half a letter is no JSON for Rust)

/** A paper with the payload wherever words of a text go. */
const paper = (it) => `Vragen van het lid ${it} (${it}) aan de Minister van ${it} over ${it} (ingezonden 1 mei 2031).
Antwoord van Minister ${it} (${it}) (ontvangen 2 mei 2031). Zie ook ${it}
Vraag 1
${it}?1
Vraag 2
Wat?
Antwoord 1
${it}
– ${it};
a. ${it}
1 ${it}
Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1
Antwoord 2
Zie vraag 1. https://krant.example/${it}
Toelichting:
${it}
`;
const all = payloads.map((it, nth) => `Vraag ${nth + 1}\n${it}?\nAntwoord ${nth + 1}\n${it}\n– ${it}\n`).join("");

/** What stands in a view that ought not to: elements, attributes and addresses that no view makes of itself. */
function strange(root) {
  const elements = "a b button dd details div dl dt em fieldset footer form h1 h2 h3 h4 h5 h6 header input kbd label legend li mark nav ol output p pre section small span strong summary sup svg path time ul".split(" ");
  const attributes = "class id lang rel open value start type datetime hidden tabindex role title popover placeholder autocomplete spellcheck for name dir translate viewBox d width height fill inert enterkeyhint accesskey".split(" ");
  const found = [];
  for (const node of root.querySelectorAll("*")) {
    if (!elements.includes(node.localName)) found.push(`<${node.localName}>`);
    for (const { name, value } of node.attributes) {
      if (name === "href" ? !/^(#|https?:\/\/)/i.test(value) : !attributes.includes(name) && !/^(data|aria)-/.test(name)) found.push(`${node.localName} ${name}=${value}`);
    }
  }
  return found;
}

const watch = () => {
  window.hits = 0;
  window.__hit = () => window.hits++;
};
const judge = (page) => page.evaluate(() => ({ hits: window.hits ?? 0, polluted: {}.polluted ?? Object.prototype.x ?? null, dialogs: document.querySelectorAll("dialog").length - document.querySelectorAll("body > main > dialog.page-panel").length }));
const CLEAN = { hits: 0, polluted: null, dialogs: 0 };

const { open, address } = await site({
  routes: {
    "/plain.html": { headers: { "content-type": "text/html; charset=utf-8" }, body: `<!doctype html><meta charset="utf-8"><title>x</title><script>(${watch})()</script><div id="place"></div>` },
  },
});

test("the table is long enough", () => assert.ok(payloads.length >= 150, `${payloads.length}`));

test("in the element, each by itself and in every place of a paper", async (t) => {
  const page = await open(t);
  await page.evaluate(watch);
  const { wrong, read } = await page.evaluate(
    async (texts, strange) => {
      const look = new Function(`return (${strange})`)();
      const view = document.querySelector("kamer-vragen");
      const wrong = [];
      let read = 0;
      await customElements.get("kamer-vragen").engine;
      for (const [nth, text] of texts.entries()) {
        const done = new Promise((resolve) => {
          for (const name of ["parsed", "error"]) view.addEventListener(`kamervragen-${name}`, () => resolve(name), { once: true });
        });
        view.text = text;
        if ((await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 2000, "silent"))])) === "parsed") read++;
        const found = look(view);
        if (found.length) wrong.push([nth, found.slice(0, 3)]);
      }
      return { wrong, read };
    },
    payloads.flatMap((it) => [it, paper(it)]),
    strange.toString(),
  );
  assert.deepEqual(wrong.map(([nth, found]) => [payloads[nth >> 1], found]), []);
  // (A text of nothing but white space is no text; one equal to the one before tells nothing new.)
  assert.ok(read > payloads.length * 1.9, `${read} of ${payloads.length * 2} were read`);
  // Every control used, with all of them in one view.
  await page.evaluate((text) => (document.querySelector("kamer-vragen").text = text), all);
  await page.waitForFunction((last) => document.querySelector(`#vraag-${last}`), {}, payloads.length);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("kamer-vragen details")) details.open = true;
    document.querySelector("kamer-vragen input[type=search]").value = "<script>";
    document.querySelector("kamer-vragen input[type=search]").dispatchEvent(new Event("input", { bubbles: true }));
  });
  await new Promise((done) => setTimeout(done, 300));
  assert.deepEqual(await judge(page), CLEAN);
  assert.deepEqual(calls, []);
});

test("in the static view, on a page that forbids nothing", async (t) => {
  const page = await open(t);
  const views = await page.evaluate(async (texts) => {
    const engine = await customElements.get("kamer-vragen").engine;
    const view = document.querySelector("kamer-vragen");
    const out = [];
    for (const text of texts) {
      view.text = text;
      await new Promise((resolve) => setTimeout(resolve));
      out.push(engine.render(text, "html"));
    }
    return out;
  }, payloads.flatMap((it) => [it, paper(it)]));
  const plain = await open(t, "/plain.html");
  const wrong = await plain.evaluate(
    (views, strange) => {
      const look = new Function(`return (${strange})`)();
      const place = document.getElementById("place");
      return views.flatMap((html, nth) => {
        place.innerHTML = html;
        const found = look(place);
        return found.length ? [[nth, found.slice(0, 3)]] : [];
      });
    },
    views,
    strange.toString(),
  );
  assert.deepEqual(wrong.map(([nth, found]) => [payloads[nth >> 1], found]), []);
  // And as a page of its own, where scripts between tags would run.
  await plain.setContent(`<!doctype html><meta charset="utf-8"><script>(${watch})()</script>${views.join("\n")}`);
  await new Promise((done) => setTimeout(done, 500));
  assert.deepEqual(await judge(plain), CLEAN);
  assert.deepEqual(calls, []);
});

test("in the page as one file, with the text inside", async (t) => {
  const page = await open(t);
  // As "Bewaar als één bestand" makes it: the address of the download is caught, the page's own code does the rest.
  const saved = await page.evaluate(async (text) => {
    const { saveOnePage } = await import("./carriers/one-file.js");
    let file;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => ((file = blob), make.call(URL, blob));
    HTMLAnchorElement.prototype.click = () => {};
    const view = document.createElement("div");
    await saveOnePage(Object.assign(view, { text, language: "nl", document: null }));
    return file.text();
  }, all);
  const path = join(folder, "bewaard.html");
  await writeFile(path, saved);
  const one = await open(t, pathToFileURL(path).href);
  await one.waitForFunction((last) => document.querySelector(`#vraag-${last}`), {}, payloads.length);
  await new Promise((done) => setTimeout(done, 300));
  const found = await one.evaluate((strange) => new Function(`return (${strange})`)()(document.querySelector("kamer-vragen")), strange.toString());
  assert.deepEqual(found, []);
  assert.deepEqual(await judge(one), CLEAN);
  assert.deepEqual(calls, []);
});

test("in a frame", async (t) => {
  const page = await open(t, `/embed.html#open&tekst=${deflateRawSync(all.toWellFormed?.() ?? all).toString("base64url")}`);
  await page.waitForFunction((last) => document.querySelector(`#vraag-${last}`), {}, payloads.length);
  const found = await page.evaluate((strange) => new Function(`return (${strange})`)()(document.querySelector("kamer-vragen")), strange.toString());
  assert.deepEqual(found, []);
  assert.deepEqual(await judge(page), CLEAN);
  assert.deepEqual(calls, []);
  assert.ok(address);
});
