// Addresses that others write: whatever stands in one, the page and the frame read a text as ever, or say what is wrong.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { serve } from "../../xtask/serve.mjs";
import { site } from "./harness.mjs";

const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const pack = (text) => deflateRawSync(text).toString("base64url");
const host = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title><script type="module" src="/kamer-vragen-define.js"></script>
  <a id="strange" href="#100%">strange</a><kamer-vragen>${example.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</kamer-vragen>`;
const { open, browser } = await site({ routes: { "/host.html": { body: host }, "/blank.txt": { body: " \n\t\n" } } });

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
    assert.ok(await page.evaluate(() => location.hash.includes("tekst")), "the address goes on holding what is shown");
    assert.equal(await page.$$eval("[role=alert]", (all) => all.length), 0);
    if (place === "vraag-4") await page.waitForFunction(() => document.activeElement.id === "vraag-4");
  });
}

for (const questions of ["", ",", "%00", "%E9", "%", "4;drop", "vraag-4", "<b>4</b>", "-1", "1e9", "4.4.4", "__proto__", "constructor", "2:9", ":", "*", "'\"]", "9,".repeat(3000)]) {
  test(`page and frame read their text with knipsel=${questions.slice(0, 20)}`, async (t) => {
    for (const path of ["/", "/embed.html"]) {
      const page = await open(t, `${path}#tekst=${pack(example)}&knipsel=${questions}`);
      await page.waitForSelector("#vraag-8");
      // What names nothing of the paper shows all of it, and no word of the address stands in the page.
      assert.equal(await page.$$eval(".kv-exchange", (all) => all.filter((it) => it.checkVisibility()).length), 7);
      if (questions.replace(/,/g, "")) await page.waitForFunction(() => document.querySelector(".clip-line")?.textContent.startsWith("De vragen die dit adres noemt,"));
      assert.equal(await page.$$eval(".clip-line b", (all) => all.length), 0);
    }
  });
}

test("a link with a text is read where the path begins with two slashes", async (t) => {
  const page = await open(t, `/#tekst=${pack(example)}`);
  await page.goto(`${page.url().split("#")[0]}/#tekst=${pack(example)}`);
  await page.waitForSelector("#vraag-8");
  assert.match(await page.evaluate(() => location.hash), /^#tekst=/);
});

for (const [hash, words] of [
  ["#src=http://[", "Dit adres noemt geen tekst van deze site: zet de tekst naast dit venster (embed.html), of in het adres (#tekst=)."],
  ["#src=https://elsewhere.example/x.txt", "Dit adres noemt geen tekst van deze site: zet de tekst naast dit venster (embed.html), of in het adres (#tekst=)."],
  ["#src=javascript:alert(1)", "Dit adres noemt geen tekst van deze site: zet de tekst naast dit venster (embed.html), of in het adres (#tekst=)."],
  ["#src=", "Dit adres noemt geen tekst."],
  ["#src", "Dit adres noemt geen tekst."],
  ["#src=blank.txt", "De tekst is leeg."],
  [`#tekst=${pack(" \n\t ")}`, "De tekst is leeg."],
  ["#tekst=", "De tekst in dit adres is beschadigd of afgekapt."],
  ["#language=en&src=", "This address names no text."],
]) {
  test(`the frame answers ${hash} with a sentence`, async (t) => {
    const page = await open(t, `/embed.html${hash}`);
    await page.waitForFunction((words) => document.getElementById("note").textContent === words, {}, words);
  });
}

/** A server whose replies a test writes itself. */
async function serving(t, answer) {
  const www = await serve({ root: fileURLToPath(new URL("../../www/", import.meta.url)) });
  const server = createServer(async (request, response) => {
    if (answer(request, response)) return;
    const reply = await fetch(new URL(request.url, www.address)).catch(() => null);
    if (!reply) return response.destroy(); // the test is over
    response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") });
    response.end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(async () => {
    server.closeAllConnections();
    await Promise.all([new Promise((closed) => server.close(closed)), www.close()]);
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

test("the frame fetches its text without the reader's cookies", async (t) => {
  let cookies;
  const address = await serving(t, (request, response) => {
    if (request.url !== "/text.txt") return false;
    cookies = request.headers.cookie;
    response.end(example);
    return true;
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${address}icon.svg`);
  await page.setCookie({ name: "who", value: "reader", url: address });
  await page.goto(`${address}embed.html#src=text.txt`);
  await page.waitForSelector("#vraag-8");
  assert.equal(cookies, undefined);
});

test("a text that comes slowly shows that it loads, how far, and can be stopped; 8 MB are the end", async (t) => {
  const address = await serving(t, (request, response) => {
    if (request.url === "/slow.txt") {
      const bytes = Buffer.from(example);
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8", "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length >> 1));
      return true;
    }
    if (request.url !== "/endless.txt") return false;
    const more = () => {
      while (!response.destroyed && response.write("Vraag 1\n".repeat(8192)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
    return true;
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${address}embed.html#src=slow.txt`);
  await page.waitForFunction(() => document.querySelector(".kv-busy progress")?.value > 0.4);
  assert.match(await page.$eval(".kv-busy label", (it) => it.textContent), /^De tekst wordt opgehaald/);
  await page.click(".kv-busy button");
  await page.waitForFunction(() => document.querySelector("[role=alert]")?.textContent.includes("De tekst kon niet worden opgehaald."));
  assert.equal(await page.$$eval(".kv-busy", (all) => all.length), 0);

  await page.goto("about:blank");
  await page.goto(`${address}embed.html#src=endless.txt`);
  await page.waitForFunction(() => document.querySelector("[role=alert]")?.textContent.includes("more than 8 MB"));
});
