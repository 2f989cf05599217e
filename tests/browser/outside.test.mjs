// Texts that others wrote (a link, `src`, a file) and long ones are read away from the page: it stays usable, says so when that
// takes long, and can end it.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { serve } from "../../xtask/serve.mjs";
import { ENGINES, start } from "./engines.mjs";
import { site } from "./harness.mjs";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const packed = deflateRawSync(example).toString("base64url");
const short = "Vraag 1\nKlopt dat?\nAntwoord 1\nJa.\n";
const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
const embed = await readFile(join(www, "embed.html"));
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const host = (body, policy) => ({
  headers: { "content-type": "text/html; charset=utf-8", ...(policy && { "content-security-policy": policy }) },
  body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title><script type="module" src="/kamer-vragen-define.js"></script>${body}`,
});
const routes = {
  "/host.html": host("<kamer-vragen></kamer-vragen>"),
  "/strict.html": host("<kamer-vragen></kamer-vragen>", strict),
  "/no-worker.html": host("<kamer-vragen></kamer-vragen>", `${strict}; worker-src 'none'`),
  "/no-policy.html": host("<kamer-vragen></kamer-vragen>", `${strict}; trusted-types 'none'`),
  "/src.html": host('<kamer-vragen src="/paper.txt"></kamer-vragen>'),
  "/paper.txt": { headers: { "content-type": "text/plain; charset=utf-8" }, body: example },
  "/sandboxed.html": { headers: { "content-security-policy": "sandbox allow-scripts" }, body: embed },
};
const { open, address } = await site({ routes });
const server = await serve({ root: www, routes });
after(() => Promise.all([server.close(), rm(folder, { recursive: true })]));

/** Runs in the page: from now on a text that is read in it is an error. */
async function forbidReadingHere() {
  const Element = customElements.get("kamer-vragen");
  const engine = await Element.engine;
  const forbidden = () => {
    throw new Error("read in the page");
  };
  Element.engine = { ...engine, mount: forbidden, begin: forbidden };
}

const LONG = Array.from({ length: 700 }, (_, nth) => `Vraag ${nth + 1}\nHoe vaak vaart de pont van ${"Oldeveer en omstreken ".repeat(3)}?\nAntwoord ${nth + 1}\n${"Zij vaart elk uur. ".repeat(6)}\n`).join("");

for (const engine of ENGINES) {
  test(engine, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    await writeFile(join(folder, "one.html"), await readFile(join(www, "pkg/kamervragen.html")));

    for (const [name, url] of [
      ["the page", server.address],
      ["the page as one file, opened from a folder", pathToFileURL(join(folder, "one.html")).href],
      ["the frame", `${server.address}embed.html`],
      ["the frame in a sandbox", `${server.address}sandboxed.html`],
      ["a host's page", `${server.address}host.html`],
      ["a host's page with a strict policy", `${server.address}strict.html`],
    ]) {
      await t.test(`${name} reads in a worker what is long or comes from outside`, async () => {
        const page = await browser.open(url);
        await page.wait(() => customElements.get("kamer-vragen"));
        await page.evaluate(forbidReadingHere);
        await page.evaluate((text) => document.querySelector("kamer-vragen").load(text), example);
        await page.wait(() => document.querySelector("#vraag-8"));
        const [alike, kind] = await page.evaluate(async () => {
          const view = document.querySelector("kamer-vragen");
          const html = view.render("html").replace(/<span data-date="([^"]*)">([^<]*)<\/span>/g, '<time datetime="$1">$2</time>').replaceAll("&quot;", '"');
          view.querySelectorAll("[aria-current]").forEach((it) => it.removeAttribute("aria-current"));
          // What the element says to readers of screens of its view.
          view.querySelectorAll(".kv-exchange > :first-child > a").forEach((it) => it.removeAttribute("aria-haspopup"));
          view.querySelectorAll(".kv-answer > summary > span").forEach((it) => it.removeAttribute("aria-hidden"));
          document.activeElement?.blur();
          return [view.querySelector(".kamervragen").outerHTML.replaceAll("&quot;", '"') === html, view.document.kind];
        });
        assert.deepEqual([alike, kind], [true, "answered"]);
        await page.evaluate((text) => (document.querySelector("kamer-vragen").text = text), LONG);
        await page.wait(() => document.querySelectorAll(".kv-exchange").length === 700);
        assert.equal(await page.evaluate(() => document.querySelectorAll("[role=alert], .kv-busy").length), 0);
        await page.close();
      });
    }
  });
}

for (const name of ["no-worker", "no-policy"]) {
  test(`${name}.html: where a policy forbids the worker, the text is read in the page`, async (t) => {
    const page = await open(t, `/${name}.html`, { expectTrouble: true });
    await page.waitForFunction(() => customElements.get("kamer-vragen"));
    await page.evaluate((text) => document.querySelector("kamer-vragen").load(text), example);
    await page.waitForSelector("#vraag-8");
  });
}

/** Counts the workers of a page from its start. */
async function counting(page) {
  await page.evaluateOnNewDocument(() => {
    globalThis.workers = 0;
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        globalThis.workers += 1;
      }
    };
  });
}

test("what comes by link, src, file, or back after a reload is from outside; what is pasted and short is not", async (t) => {
  const page = await open(t, "/icon.svg");
  await counting(page);
  const visit = async (path) => {
    await page.goto(new URL(path, page.url()).href);
    await page.waitForFunction(() => customElements.get("kamer-vragen"));
  };
  const count = () => page.evaluate(() => workers);
  await visit("/");
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
  assert.equal(await count(), 0);
  await page.reload();
  await page.waitForSelector("#vraag-8");
  assert.equal(await count(), 1);
  // Typing in a text of others goes on there.
  await page.click("#text");
  await page.keyboard.type("Zie ook. ");
  await page.waitForFunction(() => workers > 1);
  await page.click("#clear");
  await page.waitForFunction(() => !document.querySelector(".kv-exchange"));
  const before = await count();
  await page.click("#text");
  await page.keyboard.type("Vraag 1\nWat?\n");
  await page.waitForSelector("#vraag-1");
  assert.equal(await count(), before);

  await writeFile(join(folder, "paper.txt"), example);
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.click("#file")]);
  await chooser.accept([join(folder, "paper.txt")]);
  await page.waitForSelector("#vraag-8");
  assert.equal(await count(), before + 1);

  for (const path of [`#tekst=${packed}`, `embed.html#tekst=${packed}`, "embed.html#src=paper.txt", "src.html"]) {
    await page.goto("about:blank");
    await page.goto(address + path);
    await page.waitForSelector("#vraag-8");
    assert.equal(await count(), 1, path);
  }
});

/** A page whose worker never answers, as with a text that takes for ever. */
async function endless(t) {
  const page = await open(t, "/host.html");
  await page.waitForFunction(() => customElements.get("kamer-vragen"));
  await page.evaluate(async (text) => {
    const Element = customElements.get("kamer-vragen");
    await Element.engine;
    window.view = document.querySelector("kamer-vragen");
    window.ended = 0;
    window.seen = [];
    for (const name of ["parsed", "error"]) view.addEventListener(`kamervragen-${name}`, ({ detail }) => seen.push(detail.reason ?? name));
    view.text = text;
    window.real = Element.worker;
    Element.worker = () => {
      const worker = new Worker(URL.createObjectURL(new Blob(["onmessage = () => { for (;;); }"])));
      const end = worker.terminate.bind(worker);
      worker.terminate = () => (end(), (window.ended += 1));
      return worker;
    };
  }, short);
  await page.waitForSelector("#vraag-1");
  return page;
}

test("a text without an end leaves the page usable; after three seconds it says so, and it can be stopped", async (t) => {
  const page = await endless(t);
  await page.evaluate((text) => view.load(text), example);
  await page.waitForSelector(".kv-busy progress:not([value])");
  assert.match(await page.$eval(".kv-busy label", (it) => it.textContent), /^Bezig met lezen/);
  // What was there can be read, folded, searched meanwhile.
  const longest = await page.evaluate(async () => {
    let longest = 0;
    for (let [frame, last] = [0, performance.now()]; frame < 30; frame += 1) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      [longest, last] = [Math.max(longest, now - last), now];
    }
    return longest;
  });
  assert.ok(longest < 1000, `${longest} ms`);
  await page.click("#vraag-1 ~ details summary");
  await page.waitForFunction(() => document.querySelector(".kv-busy label").textContent.startsWith("Dit duurt langer dan gewoonlijk"), { timeout: 6000 });
  assert.match(await page.$eval(".kv-status", (it) => it.textContent), /^Dit duurt langer/);
  assert.equal(await page.evaluate(() => ended), 0);
  await page.click(".kv-busy button");
  await page.waitForFunction(() => ended === 1);
  await page.waitForFunction(() => seen.includes("stopped"));
  const after = await page.evaluate((text) => [view.text === text, view.querySelectorAll(".kv-exchange").length, view.querySelectorAll(".kv-busy").length, view.querySelector(".kv-status").textContent], example);
  assert.deepEqual(after, [true, 1, 0, "Het lezen is gestopt; de tekst is er nog."]);
  // What is copied is what is seen.
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (window.copied = text) } }));
  await page.click("[data-do=copy]");
  await page.evaluate(() => [...document.querySelectorAll(".kv-pop button")].at(-1).click());
  await page.waitForFunction(() => window.copied);
  assert.deepEqual(JSON.parse(await page.evaluate(() => copied)).exchanges.length, 1);
  // The next text is read.
  await page.evaluate((text) => {
    customElements.get("kamer-vragen").worker = real;
    view.load(text);
  }, `${example}\n`);
  await page.waitForSelector("#vraag-8");
});

test("another text, and an element that goes away, end the worker", async (t) => {
  const page = await endless(t);
  await page.evaluate((text) => view.load(text), example);
  await page.waitForSelector(".kv-busy");
  await page.evaluate(() => (view.text = "Vraag 1\nEn nu?\n"));
  await page.waitForFunction(() => ended === 1 && !document.querySelector(".kv-busy") && document.querySelector(".kv-question").textContent.includes("En nu?"));
  await page.evaluate((text) => view.load(text), `${example}\n`);
  await page.waitForSelector(".kv-busy");
  await page.evaluate(() => view.remove());
  await page.waitForFunction(() => ended === 2);
  await page.evaluate(() => {
    customElements.get("kamer-vragen").worker = real;
    document.body.append(view);
  });
  await page.waitForSelector("#vraag-8");
  // Emptied while it reads: nothing comes after.
  await page.evaluate((text) => {
    view.load(text);
    setTimeout(() => (view.text = ""));
  }, example);
  await page.waitForFunction(() => !view.querySelector(".kv-exchange"));
  await new Promise((done) => setTimeout(done, 500));
  assert.equal(await page.evaluate(() => view.children.length), 0);
});

test("a worker that breaks down says so, and the text stays", async (t) => {
  const page = await endless(t);
  await page.evaluate((text) => {
    customElements.get("kamer-vragen").worker = () => new Worker(URL.createObjectURL(new Blob(["onmessage = () => postMessage({ error: 'RuntimeError: unreachable' })"])));
    view.load(text);
  }, example);
  await page.waitForSelector("[role=alert]");
  assert.deepEqual(await page.evaluate(() => seen), ["parsed", "broken"]);
  assert.equal(await page.$eval(".kv-raw", (it) => it.textContent), example);
});

test("a worker whose script is not there: the text is read in the page", async (t) => {
  const page = await open(t, "/host.html", { expectTrouble: true });
  await page.waitForFunction(() => customElements.get("kamer-vragen"));
  await page.evaluate((text) => {
    customElements.get("kamer-vragen").worker = () => new Worker("/not-there.js", { type: "module" });
    document.querySelector("kamer-vragen").load(text);
  }, example);
  await page.waitForSelector("#vraag-8");
});
