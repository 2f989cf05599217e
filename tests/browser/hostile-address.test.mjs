// Addresses that others write: whatever stands in one, the page and the frame read a text as ever, or say what is wrong.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { site } from "./harness.mjs";

const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const pack = (text) => deflateRawSync(text).toString("base64url");
const host = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title><script type="module" src="/kamer-vragen-define.js"></script>
  <a id="strange" href="#100%">strange</a><kamer-vragen>${example.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</kamer-vragen>`;
const { open } = await site({ routes: { "/host.html": { body: host } } });

const STRANGE = ["#100%", "#%E9", "#%", "#%25", "#%00", "#%ED%A0%80", "#vraag-%C3%28", "#=%", "#naar=%25", "#tekst", "##", "#'\"<b>", "#\\"];

for (const hash of STRANGE) {
  test(`the page and the element read a text at ${hash}`, async (t) => {
    const page = await open(t, `/${hash}`);
    await page.click("#example");
    await page.waitForSelector("#vraag-8");
    const element = await open(t, `/host.html${hash}`);
    await element.waitForSelector("#vraag-8");
    // And when the address changes later.
    await element.click("#strange");
    await element.click(".kv-contents a[href='#vraag-5']");
    await element.waitForFunction(() => document.activeElement.id === "vraag-5");
  });
}

for (const place of ["%25", "%E9", "100%25", "%2525", "%", "vraag-4"]) {
  test(`the frame reads its text with naar=${place}`, async (t) => {
    const page = await open(t, `/embed.html#naar=${place}&tekst=${pack(example)}`);
    await page.waitForSelector("#vraag-8");
    await page.waitForFunction(() => !location.hash.includes("tekst"));
    assert.equal(await page.$$eval("[role=alert]", (all) => all.length), 0);
    if (place === "vraag-4") await page.waitForFunction(() => document.activeElement.id === "vraag-4");
  });
}

test("a link with a text is read where the path begins with two slashes", async (t) => {
  const page = await open(t, `/#tekst=${pack(example)}`);
  await page.goto(`${page.url().split("#")[0]}/#tekst=${pack(example)}`);
  await page.waitForSelector("#vraag-8");
  assert.equal(await page.evaluate(() => location.hash), "");
});
