// The addresses that people have, in bookmarks and in pages of their own: each answers with what it always did. What lies
// in the folders of www/ may move; these may not.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { site } from "./harness.mjs";

const top = new URL("../../", import.meta.url);
const example = await readFile(new URL("src/example.txt", top), "utf8");
const packed = deflateRawSync(example).toString("base64url");
const host = (head) => ({ body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title>${head}<kamer-vragen>Vraag 1\nKlopt dat?\nAntwoord 1\nJa.</kamer-vragen>` });
const { open, address } = await site({
  routes: {
    "/define.html": host('<script type="module" src="/kamer-vragen-define.js"></script>'),
    "/linked.html": host('<link rel="stylesheet" href="/style.css"><script type="module" src="/kamer-vragen-define.js"></script>'),
    "/script.html": host('<script src="/pkg/kamervragen.iife.js"></script>'),
  },
});

const script = /^text\/javascript/;
const page = /^text\/html/;
for (const [path, type, words] of [
  ["", page, "Plak de tekst"],
  ["index.html", page, "Plak de tekst"],
  ["embed.html", page, '<p id="note"'],
  ["thema.html", page, "Het uiterlijk van"],
  ["sw.js", script, "importScripts"],
  ["manifest.webmanifest", /^application\/manifest\+json/, '"start_url": "./"'],
  ["icon.svg", /^image\/svg\+xml/, "<svg"],
  ["style.css", /^text\/css/, "--kv-accent"],
  ["kamer-vragen-define.js", script, "export"],
  ["kamer-vragen.js", script, "export"],
  ["gallery/", page, "Kamervragen op uw site"],
  ["gallery/height.js", script, "datawrapper-height"],
  ["gallery/vragen.txt", /^text\/plain/, "Vraag 1"],
  ["pkg/kamervragen.html", page, 'data-one-file=""'],
  ["pkg/kamervragen.js", script, "kamervragen_bg.wasm"],
  ["pkg/kamervragen.iife.js", script, "Kamervragen"],
  ["pkg/kamervragen_bg.wasm", /^application\/wasm/, "\0asm"],
]) {
  test(`/${path}`, async () => {
    const reply = await fetch(address + path);
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get("content-type"), type);
    assert.ok((await reply.text()).includes(words), words);
  });
}

for (const path of ["define", "linked", "script"]) {
  test(`${path}.html: the element of an older page reads and has its style`, async (t) => {
    const page = await open(t, `/${path}.html`);
    await page.waitForSelector("#antwoord-1");
    await page.waitForFunction(() => getComputedStyle(document.querySelector("kamer-vragen")).getPropertyValue("--_styled"));
  });
}

test("the old and the new address of a script are one module", async (t) => {
  const page = await open(t, "/define.html");
  const [same, defined, names] = await page.evaluate(async () => {
    const [old, oldClass, element] = await Promise.all(["/kamer-vragen-define.js", "/kamer-vragen.js", "/element/kamer-vragen.js"].map((path) => import(path)));
    return [old.KamerVragen === oldClass.KamerVragen && oldClass.KamerVragen === element.KamerVragen, customElements.get("kamer-vragen") === old.KamerVragen, Object.keys(old)];
  });
  assert.deepEqual([same, defined, names], [true, true, ["KamerVragen"]]);
});

test("the style at its old address is the style of the element", async () => {
  const [old, element] = await Promise.all(["style.css", "element/style.css"].map(async (path) => (await fetch(address + path)).text()));
  assert.equal(old, element);
});

for (const path of ["/", "/index.html", "/pkg/kamervragen.html", "/embed.html"]) {
  test(`${path}#tekst=… reads what the link carries, in the language it names`, async (t) => {
    const page = await open(t, `${path}?childId=a#language=en&tekst=${packed}`);
    await page.waitForSelector("#vraag-8");
    assert.equal(await page.$eval("#vraag-8", (it) => it.innerText), "Question 8");
  });
}

test("/embed.html#src=…", async (t) => {
  const page = await open(t, "/embed.html?childId=a#src=gallery/vragen.txt&naar=antwoord-2-3");
  await page.waitForSelector("#antwoord-2-3");
  await page.waitForFunction(() => document.getElementById("antwoord-2-3")?.parentElement.open && location.search === "?childId=a");
});

test("the element needs no folder but its own and pkg/", async () => {
  const folder = new URL("www/element/", top);
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".js"))) {
    const source = await readFile(new URL(name, folder), "utf8");
    for (const [, path] of source.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)) assert.match(path, /^\.\/[\w-]+\.js$|^\.\.\/pkg\/kamervragen\.js$/, name);
  }
});

test("the page asks at once for every script that it begins with", async (t) => {
  const page = await open(t, "/");
  await page.waitForFunction(() => customElements.get("kamer-vragen"));
  const [listed, loaded] = await page.evaluate(() => [
    [...document.querySelectorAll("link[rel=modulepreload]")].map((it) => it.href),
    performance.getEntriesByType("resource").map((it) => it.name).filter((name) => /\/(element|page|carriers)\/[\w-]+\.js$/.test(name)),
  ]);
  assert.deepEqual([...new Set(loaded)].filter((name) => !name.endsWith("/page/page.js")).sort(), listed.sort());
});
