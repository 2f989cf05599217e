// What leaves the page by the reader's own hand: files, copies, links.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { give as giveText, site } from "./harness.mjs";

const { open } = await site();
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
after(() => rm(folder, { recursive: true }));

/** Gives the page a text, and opens its menu. */
async function give(page, text) {
  await giveText(page, text);
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

test("what is saved says what it is to search engines and readers of links, and is saved again without saying it twice", async (t) => {
  const page = await open(t);
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
  const saved = async (press, page) => {
    await page.evaluate(() => {
      globalThis.blobs = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (globalThis.blobs.push(blob), make(blob));
      HTMLAnchorElement.prototype.click = () => {};
    });
    await page.click("#exports summary");
    await page.waitForFunction(() => !document.querySelector("[data-carry=page]").closest("[hidden]"));
    await page.click(press);
    // (The worker has a blob too.)
    await page.waitForFunction(() => globalThis.blobs.some(({ type }) => type.startsWith("text/html")));
    return page.evaluate(() => globalThis.blobs.find(({ type }) => type.startsWith("text/html")).text());
  };
  const blank = await page.browser().newPage();
  t.after(() => blank.close());
  const says = async (html) => {
    const read = await blank.evaluate((html) => {
      const { head } = new DOMParser().parseFromString(html, "text/html");
      return {
        title: head.querySelector("title").textContent,
        tags: [...head.querySelectorAll("meta[property^=og], meta[name=description]")].map((it) => [it.getAttribute("property") ?? it.name, it.content]),
        data: [...head.querySelectorAll("script[type='application/ld+json']")].map((it) => JSON.parse(it.textContent)),
      };
    }, html);
    assert.match(read.title, /^Het bericht «Laatste veerpont/);
    assert.deepEqual(read.tags.map(([key]) => key).sort(), ["description", "og:description", "og:locale", "og:title", "og:type"]);
    const facts = "Vragen van Van Oudaen (Polderpartij) en Steenbakker (Lijst Rivier) aan de Minister van Infrastructuur en Waterstaat";
    assert.ok(read.tags.find(([key]) => key === "description")[1].startsWith(facts), JSON.stringify(read.tags));
    const [{ "@type": type, mainEntity, isBasedOn, inLanguage }, ...more] = read.data;
    assert.deepEqual([type, inLanguage, more], ["QAPage", "nl", []]);
    assert.match(isBasedOn, /^https:\/\/zoek\.officielebekendmakingen\.nl\/ah-tk-/);
    assert.equal(mainEntity.length, 8);
    assert.ok(mainEntity.every((it) => it["@type"] === "Question" && it.text && it.acceptedAnswer.text));
  };
  await says(await saved("[data-format=html]", page));
  await page.reload();
  await page.waitForSelector("#vraag-8");
  const onePage = await saved("[data-carry=page]", page);
  await says(onePage);
  // The saved page, opened and saved again.
  const path = join(folder, "page.html");
  await writeFile(path, onePage);
  const opened = await page.browser().newPage();
  t.after(() => opened.close());
  await opened.goto(pathToFileURL(path).href);
  await opened.waitForSelector("#vraag-8");
  await says(await saved("[data-carry=page]", opened));
});
