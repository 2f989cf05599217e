// The page when its server is gone: after one visit it is still there, whole; and only the page keeps anything.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { serve } from "../../xtask/serve.mjs";
import { launch, until } from "./engines.mjs";

const root = fileURLToPath(new URL("../../www/", import.meta.url));

for (const engine of ["chromium", "firefox"]) {
  test(`${engine}: after one visit the page works without its server`, { timeout: 60_000 }, async (t) => {
    const browser = await launch(engine);
    t.after(() => browser.close());
    const server = await serve({ root });
    t.after(() => server.close());
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await until(() => page.evaluate(async () => (await caches.keys()).length === 1));
    await server.close();

    await page.goto(server.address);
    await until(() => page.evaluate(() => Boolean(customElements.get("kamer-vragen"))));
    await page.evaluate(() => document.getElementById("example").click());
    await until(() => page.evaluate(() => Boolean(document.getElementById("vraag-8"))));
    assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("view")).getPropertyValue("--_styled").trim()), "1");
    // The one file too.
    assert.ok(await page.evaluate(async () => (await (await fetch("pkg/kamervragen.html")).text()).includes("data-one-file")));
  });
}

/** The page behind a line whose speed a test sets: bytes a second, or what stalls a reply. Counts the replies sent whole. */
async function line(t) {
  const files = await serve({ root });
  const line = { speed: Infinity, whole: [], stalled: [] };
  const server = createServer(async (request, response) => {
    if (line.speed === "no answer") return line.stalled.push(request.url);
    const reply = await fetch(new URL(request.url, files.address)).catch(() => null);
    if (!reply) return response.destroy(); // the test is over
    const bytes = Buffer.from(await reply.arrayBuffer());
    // Compressed, as servers do; but not the wasm, which should take its time.
    const packed = !request.url.endsWith(".wasm");
    const body = packed ? gzipSync(bytes) : bytes;
    const headers = { "content-type": reply.headers.get("content-type"), "cache-control": "no-store", "content-length": body.length };
    response.writeHead(reply.status, packed ? { ...headers, "content-encoding": "gzip" } : headers);
    if (line.speed === "half an answer") {
      line.stalled.push(request.url);
      return response.write(body.subarray(0, body.length >> 1));
    }
    const slice = line.speed / 10;
    for (let at = 0; at < body.length && !response.destroyed; at += slice) {
      response.write(body.subarray(at, at + slice));
      if (at + slice < body.length) await new Promise((done) => setTimeout(done, 100));
    }
    response.end(() => line.whole.push(request.url));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(async () => {
    server.closeAllConnections();
    await Promise.all([new Promise((closed) => server.close(closed)), files.close()]);
  });
  return Object.assign(line, { address: `http://127.0.0.1:${server.address().port}/` });
}

test("on a slow line what comes is used, on a stalled one what was kept", { timeout: 180_000 }, async (t) => {
  const browser = await launch("chromium");
  t.after(() => browser.close());
  const page = await browser.newPage();
  const there = await line(t);
  await page.goto(there.address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until(() => page.evaluate(async () => (await caches.keys()).length === 1));
  const read = async () => {
    await page.goto(there.address, { timeout: 60_000 });
    await page.waitForFunction(() => customElements.get("kamer-vragen"), { timeout: 60_000 });
    await page.evaluate(() => customElements.get("kamer-vragen").engine);
    await page.click("#example");
    await page.waitForSelector("#vraag-8", { timeout: 60_000 });
  };
  for (const [name, speed] of [["200 kB/s", 200_000], ["50 kB/s", 50_000], ["20 kB/s", 20_000]]) {
    await t.test(name, async () => {
      Object.assign(there, { speed, whole: [] });
      await read();
      // The server's own, not what was kept: a new build would be there.
      for (const file of ["/", "/page/page.js", "/pkg/kamervragen_bg.wasm"]) assert.ok(there.whole.includes(file), `${file} in ${there.whole}`);
    });
  }
  for (const speed of ["no answer", "half an answer"]) {
    await t.test(speed, async () => {
      Object.assign(there, { speed, stalled: [] });
      await read();
      // Patience is lost once, not at every file. (A browser asks by itself whether there is a new service worker.)
      assert.deepEqual(there.stalled.filter((path) => !["/sw.js", "/pkg/files.js"].includes(path)), ["/"]);
    });
  }
});

test("a new build takes the place of the old", { timeout: 60_000 }, async (t) => {
  const browser = await launch("chromium");
  t.after(() => browser.close());
  const routes = {};
  const server = await serve({ root, routes });
  t.after(() => server.close());
  const page = await browser.newPage();
  await page.goto(server.address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const [before] = await page.evaluate(() => caches.keys());
  routes["/pkg/files.js"] = { body: `const VERSION = "next"; const FILES = ["./", "page/page.css"]; const READERS = [];` };
  await page.reload();
  await page.waitForFunction(async () => (await caches.keys()).join() === "kamervragen-next");
  assert.match(before, /^kamervragen-[0-9a-f]{12}$/);
});

test("the element keeps nothing on the site of another", { timeout: 60_000 }, async (t) => {
  const browser = await launch("chromium");
  t.after(() => browser.close());
  const body = `<!doctype html><script type="module" src="/kamer-vragen-define.js"></script><kamer-vragen>Vraag 1\nKlopt dat?\nAntwoord 1\nJa.</kamer-vragen>`;
  const server = await serve({ root, routes: { "/host.html": { body }, "/wide.html": { body: "<!doctype html>" } } });
  t.after(() => server.close());
  const page = await browser.newPage();
  await page.goto(`${server.address}host.html`);
  await page.waitForSelector("#vraag-1");
  const kept = await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
  assert.deepEqual(kept, [0, 0]);
});
