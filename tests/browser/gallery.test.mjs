// The gallery: every way to embed works, shows the words that make it work, and is what the renderer gives today
// (UPDATE_GALLERY=1 writes that into the pages).
import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { kamervragen } from "../documents.mjs";
import { site } from "./harness.mjs";

const { open } = await site();
const folder = fileURLToPath(new URL("../../www/gallery/", import.meta.url));
const names = (await readdir(folder)).filter((name) => name.endsWith(".html") && name !== "index.html");

for (const name of names) {
  test(`${name} works, and shows how`, async (t) => {
    const page = await open(t, `/gallery/${name}`);
    await page.waitForSelector(".snippet");
    const source = await readFile(folder + name, "utf8");
    const snippet = await page.$eval(".snippet", (it) => it.textContent);
    assert.ok(snippet.length > 100 && source.includes(snippet));
    if (name === "module.html") {
      await page.waitForSelector("#vragen li");
      assert.deepEqual(await page.$$eval("#vragen li", (all) => all.map((it) => it.textContent)), ["Vraag 1: beantwoord", "Vraag 2 en 3: beantwoord"]);
      return;
    }
    const frame = name === "iframe.html" ? await (await page.waitForSelector("iframe")).contentFrame() : page;
    await frame.waitForSelector("#antwoord-2-3");
    if (name !== "static.html") await frame.waitForSelector(".kv-bar button");
    if (name === "iframe.html") await page.waitForFunction(() => document.querySelector("iframe").style.height);
    assert.equal(await frame.$eval("h2", (it) => it.textContent), "De gesloten sluis bij Noordwetering");
  });
}

test("every page is in the list", async (t) => {
  const page = await open(t, "/gallery/");
  const listed = await page.$$eval("li a", (all) => all.map((it) => it.getAttribute("href")));
  assert.deepEqual(listed.filter((it) => !it.startsWith("..")).sort(), names.sort());
});

test("the static HTML in the pages is what the renderer gives", async () => {
  const fresh = (await kamervragen("--format", "html", `${folder}vragen.txt`)).trim();
  const text = (await readFile(`${folder}vragen.txt`, "utf8")).trim();
  for (const name of ["static.html", "adopt.html"]) {
    const source = await readFile(folder + name, "utf8");
    const now = source.replace(/<section class="kamervragen"[^]*<\/section>(?=\n<)/, () => fresh);
    if (process.env.UPDATE_GALLERY) await writeFile(folder + name, now);
    else assert.ok(now === source, `${name} is of another day: run me with UPDATE_GALLERY=1`);
  }
  for (const name of ["element.html", "script.html"]) assert.ok((await readFile(folder + name, "utf8")).includes(text), name);
});
