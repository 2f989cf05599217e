// The page when its server is gone: after one visit it is still there, whole; and only the page keeps anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
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
  routes["/pkg/files.js"] = { body: `const VERSION = "next"; const FILES = ["./", "page/page.css"];` };
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
