// The dialog "Op uw eigen site": what it gives, pasted as it is into a page of another host.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { serve } from "../../xtask/serve.mjs";
import { openCodes, site } from "./harness.mjs";

const www = new URL("../../www/", import.meta.url);
const read = (name) => readFile(new URL(name, www));
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const { open, address } = await site();
/** Pages of another host. */
const pages = {};
const host = await serve({ root: new URL("../package/", import.meta.url).pathname, routes: pages });
after(() => host.close());

const dialog = (page, text = example) => openCodes(page, text);

/** The code of one of the ways. */
async function code(page, way) {
  await page.click(`.page-own-site [value=${way}]`);
  return page.$eval("#own-site-code", (it) => it.value);
}

/** A page of the other host with what was pasted into it. */
async function pasted(t, name, words, policy = "") {
  pages[`/${name}.html`] = { body: `<!doctype html><html lang="nl"><meta charset="utf-8">${policy}<title>${name}</title><link rel="icon" href="data:,"><h1>Nieuws</h1>\n${words}` };
  return open(t, new URL(`${name}.html`, host.address).href, { expectTrouble: true });
}

const errors = (page) => page.trouble.filter((it) => !it.startsWith("request:"));
const sumOf = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

test("the frame: no border, in a sandbox, as high as what it shows; below it a line that leads to the paper", async (t) => {
  const page = await open(t);
  await dialog(page);
  const words = await code(page, "frame");
  await page.waitForFunction(() => Number.parseInt(document.querySelector(".page-preview iframe").style.height) > 1000);
  const there = await pasted(t, "frame", words);
  const element = await there.waitForSelector("iframe");
  const frame = await element.contentFrame();
  await frame.waitForSelector("#vraag-8");
  await there.waitForFunction(() => Number.parseInt(document.querySelector("iframe").style.height) > 1000);
  const seen = await there.$eval("iframe", (it) => ({ border: getComputedStyle(it).borderTopWidth, width: it.clientWidth === it.parentElement.clientWidth, title: it.title, loading: it.loading, sandbox: it.sandbox.value }));
  assert.deepEqual(seen, {
    border: "0px", width: true, title: "Kamervragen: Het bericht «Laatste veerpont van Oudewaard vaart ’s winters niet meer»",
    loading: "lazy", sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
  });
  assert.equal(await frame.evaluate(() => self.origin), "null");
  assert.equal(await there.$eval("script[src]", (it) => it.integrity), sumOf(await read("gallery/height.js")));
  const whole = await open(t, await there.$eval("p a", (it) => it.href));
  await whole.waitForSelector("#vraag-8");
  assert.deepEqual(errors(there), []);
});

test("the script: around HTML that was there, whose sum the browser checks", async (t) => {
  const page = await open(t);
  await dialog(page);
  const words = await code(page, "script");
  await page.waitForFunction(() => document.querySelector(".page-preview > div").shadowRoot.querySelector(".kv-bar button"));
  const there = await pasted(t, "script", words);
  await there.waitForSelector(".kv-bar button");
  await there.click("[data-do=toggle]");
  await there.waitForFunction(() => document.querySelectorAll(".kv-answer[open]").length === 7);
  assert.equal(await there.$eval("script[src]", (it) => it.integrity), sumOf(await read("pkg/kamervragen.iife.js")));
  assert.deepEqual(errors(there), []);
  // Where it is another script than it was, the HTML stays.
  const other = await pasted(t, "other", words.replace(/sha384-[^"]{8}/, "sha384-AAAAAAAA"));
  await other.waitForSelector("#kv-202320249417-vraag-8");
  assert.equal(await other.$(".kv-bar"), null);
  assert.ok(errors(other).some((it) => it.includes("integrity")));
  assert.match(await other.$eval("kamer-vragen", (it) => it.innerText), /Gesteld door:\s+Van Oudaen/);
});

test("HTML: with another heading, without the title, unfolded", async (t) => {
  const page = await open(t);
  await dialog(page);
  const whole = await code(page, "html");
  assert.match(whole, /<h2 id="kv-202320249417-onderwerp">/);
  await page.select(".page-own-site [name=level]", "3");
  await page.select(".page-own-site [name=head]", "facts");
  await page.click(".page-own-site [name=open]");
  const words = await code(page, "html");
  assert.ok(!/<script|<h3|-onderwerp/.test(words));
  assert.match(words, /<h4 id="kv-202320249417-vraag-1">/);
  const strict = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:">';
  const there = await pasted(t, "html", words, strict);
  assert.equal(await there.$$eval("details.kv-answer[open]", (all) => all.length), 7);
  await there.click("#kv-202320249417-noot-1-ref-1");
  assert.equal(await there.$eval(":target", (it) => it.id), "kv-202320249417-noot-1");
  assert.deepEqual(errors(there), []);
  const scripted = await pasted(t, "strict", await code(page, "script"), strict);
  assert.equal(await scripted.$$eval("kamer-vragen details.kv-answer[open]", (all) => all.length), 7);
  assert.equal(await scripted.$(".kv-bar"), null);
  await code(page, "html");
  // What is shown is what is given, with no more style than a browser has of its own.
  const shown = await page.$eval(".page-preview > div", (it) => it.shadowRoot.innerHTML);
  assert.equal(shown, words);
});

test("a text too long for an address: says so, and gives the way with a file", async (t) => {
  const page = await open(t);
  // Words that no packing makes short.
  const noise = Array.from({ length: 6000 }, (_, at) => Math.sin(at + 1).toString(36).slice(2)).join(" ");
  await dialog(page, `${example.trimEnd()}\n\nToelichting\n${noise}\n`);
  const words = await code(page, "frame");
  assert.match(await page.$eval(".page-code-note", (it) => it.innerText), /te lang voor een adres \(\d\d\.\d{3} tekens, hoogstens 32\.000\)/);
  pages["/kamervragen-embed/embed.html"] = { body: await read("embed.html") };
  pages["/kamervragen-embed/height.js"] = { body: await read("gallery/height.js") };
  pages["/kamervragen-embed/vragen.txt"] = { body: await page.$eval("#view", (it) => it.text) };
  const there = await pasted(t, "long", words);
  const frame = await (await there.waitForSelector("iframe")).contentFrame();
  await frame.waitForSelector("#vraag-8");
  assert.deepEqual(errors(there), []);
});

test("a server that shares no script: no sum, which the browser would refuse", async (t) => {
  const other = await serve({ root: new URL(".", www).pathname, routes: { "/pkg/kamervragen.iife.js": { body: await read("pkg/kamervragen.iife.js") }, "/gallery/height.js": { body: await read("gallery/height.js") } } });
  t.after(() => other.close());
  const page = await open(t, other.address, { expectTrouble: true });
  await dialog(page);
  const words = await code(page, "script");
  assert.doesNotMatch(words, /integrity|crossorigin/);
  assert.match(await page.$eval(".page-code-note", (it) => it.innerText), /Zonder som/);
  const there = await pasted(t, "plain", words);
  await there.waitForSelector(".kv-bar button");
});

test("copies, says so, in English too, and closes with Escape", async (t) => {
  const page = await open(t);
  await page.click("#language");
  await dialog(page);
  await page.evaluate(() => (document.execCommand = () => { throw new Error("not needed"); }) && (navigator.clipboard.writeText = async (text) => (window.copied = text)));
  await page.click(".page-own-site p button");
  await page.waitForFunction(() => document.querySelector(".page-own-site output").textContent === "Copied");
  assert.equal(await page.evaluate(() => window.copied), await page.$eval("#own-site-code", (it) => it.value));
  await page.keyboard.press("Escape");
  assert.equal(await page.$(".page-own-site"), null);
});

test("thema.html is linked, and copies its rules", async (t) => {
  const page = await open(t);
  await page.click("a[href='thema.html']");
  await page.waitForSelector("#presets button:nth-of-type(2)");
  await page.evaluate(() => (navigator.clipboard.writeText = async (text) => (window.copied = text)));
  await page.evaluate(() => [...document.querySelectorAll("#presets button")].find((it) => it.textContent === "krant").click());
  await page.click("#copy");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Gekopieerd");
  assert.match(await page.evaluate(() => window.copied), /^kamer-vragen \{\n {2}--kv-accent: #8a1c12;/);
});
