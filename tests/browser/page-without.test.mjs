// The page where something it needs is missing: the text stays readable and the cause is named.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const www = new URL("../../www/", import.meta.url);
/** The element's files in a folder that holds nothing else: its engine is missing there. */
const missing = {};
for (const name of await readdir(new URL("element/", www))) {
  if (!name.endsWith(".js")) continue;
  missing[`/missing/element/${name}`] = { headers: { "content-type": "text/javascript" }, body: await readFile(new URL(`element/${name}`, www)) };
}
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const html = { "content-type": "text/html; charset=utf-8" };
const host = (policy, head = "") => `<!doctype html><html lang="nl"><meta charset="utf-8">
  ${policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : ""}${head}
  <script type="module" src="/kamer-vragen-define.js"></script>
  <kamer-vragen>${example.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</kamer-vragen>`;

const wasm = await readFile(new URL("pkg/kamervragen_bg.wasm", www));
const glue = await readFile(new URL("pkg/kamervragen.js", www));

/** A page whose element has all but this wasm file. */
function beside(name, answer) {
  const routes = Object.fromEntries(Object.entries(missing).map(([path, file]) => [path.replace("/missing/", `/${name}/`), file]));
  routes[`/${name}/pkg/kamervragen.js`] = { headers: { "content-type": "text/javascript" }, body: glue };
  if (answer) routes[`/${name}/pkg/kamervragen_bg.wasm`] = answer;
  routes[`/${name}.html`] = { headers: html, body: host("").replace("/kamer-vragen-define.js", `/${name}/element/define.js`) };
  return routes;
}

const { open } = await site({
  routes: {
    "/forbidden.html": { headers: html, body: host("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'") },
    "/strict.html": {
      headers: {
        ...html,
        "content-security-policy":
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
      },
      body: host(""),
    },
    "/lockdown.html": { headers: html, body: host("", "<script>delete globalThis.WebAssembly</script>") },
    ...missing,
    ...beside("no-wasm", null),
    ...beside("page-for-wasm", { headers: html, body: "<!doctype html><title>Niet gevonden</title>" }),
    ...beside("half", { headers: { "content-type": "application/wasm" }, body: wasm.subarray(0, wasm.length >> 1) }),
    // Of another version than the script beside it: a module, but not the one that it wants.
    ...beside("other-version", { headers: { "content-type": "application/wasm" }, body: Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0) }),
    ...beside("other-type", { headers: { "content-type": "text/plain" }, body: wasm }),
    // What WebKit does under a policy: it compiles and only refuses to run.
    "/compiles-only.html": {
      headers: html,
      body: host("", `<script>
        WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new TypeError("Refused to create a WebAssembly object"));
      </script>`),
    },
    "/missing.html": { headers: html, body: host("").replace("/kamer-vragen-define.js", "/missing/element/define.js") },
  },
});

for (const [path, cause] of [
  ["/forbidden.html", /Content-Security-Policy/],
  ["/lockdown.html", /staat geen WebAssembly toe/],
  ["/compiles-only.html", /Content-Security-Policy.*Refused/],
  ["/missing.html", /kon niet worden geladen.*import/],
  ["/no-wasm.html", /kon niet worden geladen.*404/],
  ["/page-for-wasm.html", /kon niet worden geladen.*magic/],
  ["/half.html", /kon niet worden geladen/],
  ["/other-version.html", /kon niet worden geladen/],
]) {
  test(`${path}: the text as it is, and why`, async (t) => {
    const page = await open(t, path, { expectTrouble: true });
    await page.waitForSelector("[role=alert]");
    assert.match(await page.$eval("[role=alert]", (it) => it.textContent), cause);
    const raw = await page.$eval(".kv-raw", (it) => it.textContent);
    assert.ok(raw.includes("Vraag 2 en 3\nKlopt het dat"));
  });
}

test("an element in a page under a strict policy reads, brings its style, and does all it does without a violation", async (t) => {
  const page = await open(t, "/strict.html");
  await page.waitForSelector("#vraag-8");
  await page.waitForFunction(() => document.adoptedStyleSheets.length === 1);
  assert.equal(await page.$$eval(".kv-exchange", (all) => all.length), 7);
  await page.click("[data-do=toggle]");
  await page.click("#noot-1-ref-1");
  await page.waitForSelector(".kv-pop");
  await page.keyboard.press("Escape");
  await page.type(".kv-bar input", "scholieren");
  await page.waitForFunction(() => document.querySelectorAll(".kv-exchange:not([hidden])").length === 1);
  await page.click("#vraag-2-3 a");
  await page.waitForSelector(".kv-pop button");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".kv-status").textContent);
  await page.keyboard.press("Escape");
  await page.click("[data-do=copy]");
  await page.waitForSelector(".kv-pop button");
  assert.equal(await page.$$eval("style, [style]:not(.kv-pop)", (all) => all.length), 0);
  // A violation is a console error; that it would be seen here is seen here.
  assert.deepEqual(page.trouble, []);
  const said = new Promise((done) => page.once("console", done));
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await said;
  assert.match(page.trouble.splice(0).join(), /style/);
});

test("a wasm file of another type is read all the same", async (t) => {
  const page = await open(t, "/other-type.html", { expectTrouble: true });
  await page.waitForSelector("#vraag-8");
});

test("where storage is denied the page reads all the same", async (t) => {
  const page = await open(t);
  await page.evaluateOnNewDocument(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("denied", "SecurityError"); } });
    }
  });
  await page.reload();
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
  await page.click("#language");
  await page.click("#keep");
  assert.equal(await page.$$eval(".kv-exchange", (all) => all.length), 7);
});
