// What leaves the page by the reader's own hand: files, copies, links.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { site } from "./harness.mjs";

const { open } = await site();
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
after(() => rm(folder, { recursive: true }));

/** Gives the page a text, and opens its menu. */
async function give(page, text) {
  await page.evaluate((text) => {
    const box = document.getElementById("text");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
  }, text);
  await page.waitForSelector("#exports:not([hidden])");
  await page.evaluate(() => (document.getElementById("exports").open = true));
}

/** Clicks, and waits for the file that comes of it. */
async function download(page, selector, name) {
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    eventsEnabled: true,
    browserContextId: page.browserContext().id,
  });
  const done = new Promise((done) =>
    session.on("Browser.downloadProgress", ({ state }) => state === "completed" && done()),
  );
  await page.click(selector);
  await done;
  assert.deepEqual((await readdir(folder)).filter((it) => it === name), [name]);
  return readFile(join(folder, name), "utf8");
}

const said = (page) => page.$eval("#status", (it) => it.textContent);

for (const [format, ending, begin] of [
  ["markdown", "md", "# Het bericht «Laatste veerpont"],
  ["csv", "csv", '\u{feff}"nummer";"vraag"'],
  ["xml", "xml", "<?xml version"],
  ["json", "json", '{\n "schema": 1'],
  ["html", "html", '<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">'],
]) {
  test(`saves ${format} under the name of the paper`, async (t) => {
    const page = await open(t);
    await give(page, example);
    const words = await download(page, `[data-format=${format}]`, `kamervragen-2023-2024-9417.${ending}`);
    assert.equal(words.slice(0, begin.length).toLowerCase(), begin.toLowerCase());
    assert.equal(await said(page), "Bewaard");
    assert.equal(await page.$eval("#exports", (it) => it.open), false);
  });
}

test("one file with a text inside opens with that text read, whatever is in it", async (t) => {
  const hostile = `${example}\n</script><!-- </div> <div id="given" hidden=""> \u{0} & &amp; <script>alert(1)</script> -->`;
  const page = await open(t);
  await page.evaluate((text) => (document.getElementById("view").text = text), hostile);
  await page.waitForSelector("#exports:not([hidden])");
  await page.evaluate(() => (document.getElementById("exports").open = true));
  const name = "kamervragen-2023-2024-9417-leespagina.html";
  await download(page, "[data-carry=page]", name);
  const file = pathToFileURL(join(folder, name)).href;
  const copy = await open(t, file);
  await copy.waitForSelector("#vraag-8");
  assert.ok((await copy.$eval("#view", (view) => view.text)) === hostile);

  // And once more, from the file itself, with another text.
  await copy.evaluate(() => {
    document.getElementById("view").text += "\nAanhangsel";
    document.getElementById("exports").open = true;
  });
  await rm(join(folder, name));
  await download(copy, "[data-carry=page]", name);
  const second = await open(t, file);
  await second.waitForSelector("#vraag-8");
  assert.ok((await second.$eval("#view", (view) => view.text)) === `${hostile}\nAanhangsel`);
});

test("a link carries the text, says its length, and brings the text back", async (t) => {
  const page = await open(t);
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await give(page, example);
  await page.click("[data-carry=link]");
  await page.waitForFunction(() => document.getElementById("status").textContent);
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(address, /#tekst=[\w-]+$/);
  assert.equal(await said(page), `Link gekopieerd: ${address.length.toLocaleString("nl")} tekens.`);

  const other = await open(t, `/${new URL(address).hash}`);
  await other.waitForSelector("#vraag-8");
  assert.equal(await other.$eval("#view", (view) => view.text), example);
  assert.equal(await other.evaluate(() => location.hash), new URL(address).hash, "the address goes on holding it");
});

test("a text too long for a link is refused in words", async (t) => {
  const page = await open(t);
  let seed = 1;
  const noise = Array.from({ length: 60_000 }, () => String.fromCharCode(97 + ((seed = (seed * 48271) % 2147483647) % 26)));
  await give(page, `Vraag 1\n${noise.join("")}?`);
  await page.click("[data-carry=link]");
  await page.waitForFunction(() => document.getElementById("status").textContent);
  assert.match(await said(page), /^De tekst is te lang voor een link \(\d\d\.\d{3} tekens, hoogstens 32\.000\)/);
});

for (const [name, hash] of [
  ["cut off", "#tekst=tVpNbxu5Gf4r"],
  ["no letters of ours", "#tekst=***"],
]) {
  test(`a link that is ${name} says so`, async (t) => {
    const page = await open(t, `/${hash}`);
    await page.waitForFunction(() => document.getElementById("status").textContent);
    assert.equal(await said(page), "De tekst in deze link is beschadigd of afgekapt.");
  });
}

test("the copy for a site is the static view, with ids of its own", async (t) => {
  const page = await open(t);
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await give(page, example);
  await page.click("[data-carry=static]");
  await page.waitForFunction(() => document.getElementById("status").textContent === "Gekopieerd");
  const [copied, fixed] = await page.evaluate(async (text) => {
    const { render } = await import("./pkg/kamervragen.js");
    return [await navigator.clipboard.readText(), render(text, "html")];
  }, example);
  assert.notEqual(copied, fixed);
  assert.equal(copied.replaceAll("kv-202320249417-", ""), fixed);
});
