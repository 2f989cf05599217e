// What axe-core finds on the page, in every state and every look it can have: nothing. It sees only what is rendered, so
// the folded page and the unfolded one are looked at apart.
import assert from "node:assert/strict";
import axe from "axe-core";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { site } from "./harness.mjs";

/** A page of somebody else's, with the colours that the element has of its own. */
const body = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>gastpagina</title><meta name="color-scheme" content="light dark">
  <meta name="viewport" content="width=device-width"><style>body { background: Canvas; color: CanvasText }</style>
  <script type="module" src="kamer-vragen-define.js"></script>
  <main><h1>Gastpagina</h1><kamer-vragen open>${await readFile(new URL("../../src/example.txt", import.meta.url), "utf8")}</kamer-vragen></main>`;
const packed = deflateRawSync(await readFile(new URL("../../src/example.txt", import.meta.url))).toString("base64url");
const { open } = await site({
  routes: { "/guest.html": { body }, "/frame.html": { body: await readFile(new URL("../../www/embed.html", import.meta.url), "utf8") }, "/forbidden.html": { headers: { "content-security-policy": "script-src 'self'; style-src 'self' 'unsafe-inline'" }, body } },
});

const example = async (page) => {
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
};
/** A text that lost a label, in the proof sheet. */
const damaged = async (page) => {
  await example(page);
  await page.$eval("#text", (box) => {
    box.value = box.value.replace("Vraag 4\n", "");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await page.click("#proof");
  await page.waitForSelector("#proof-bar:not([hidden]) button");
};
const STATES = {
  empty: ["/", async () => {}],
  collapsed: ["/", example],
  expanded: ["/", async (page) => {
    await example(page);
    await page.click("[data-do=toggle]");
    // What is set aside is folded too, and not part of what that button unfolds.
    await page.$$eval("#view footer details", (all) => all.forEach((details) => (details.open = true)));
  }],
  filtered: ["/", async (page) => {
    await example(page);
    await page.type(".kv-bar input", "scholieren");
  }],
  "with a note open": ["/", async (page) => {
    await example(page);
    await page.click("#noot-1-ref-1");
    await page.waitForSelector(".kv-pop");
  }],
  "with the codes for a site": ["/", async (page) => {
    await example(page);
    await page.click("#exports summary");
    await page.click("[data-carry=embed]");
    await page.waitForSelector(".page-own-site[open]");
    await page.click(".page-own-site [value=html]");
  }],
  "with a menu open": ["/", async (page) => {
    await example(page);
    await page.click("#vraag-7 a");
    await page.waitForSelector(".kv-pop button");
  }],
  "with the source beside it": ["/", async (page) => {
    await example(page);
    await page.click("#vraag-7 a");
    await page.evaluate(() => [...document.querySelectorAll(".kv-pop button")].at(-1).click());
    await page.waitForSelector("#source-panel[open]");
  }],
  "with the proof sheet, a doubt chosen and the doubts listed": ["/", async (page) => {
    await damaged(page);
    await page.keyboard.press("d");
    await page.click("#proof-bar [data-do=doubts]");
  }],
  "with the proof sheet, its source, a repair made and the changes listed": ["/", async (page) => {
    await damaged(page);
    await page.keyboard.press("d");
    await page.click("#proof-bar [data-repair=question]");
    await page.click("#proof-bar [data-do=changes]");
    if (await page.$eval("#source-panel", (it) => !it.open)) await page.click("#proof-bar [data-do=source]");
  }],
  "with what the editors changed below it": ["/", async (page) => {
    await damaged(page);
    await page.keyboard.press("d");
    await page.click("#proof-bar [data-repair=remove]");
    await page.click("#proof-bar [data-do=close]");
    await page.waitForSelector("#edited");
  }],
  "with questions ticked for a clipping": ["/", async (page) => {
    await example(page);
    await page.click("#clip");
    await page.waitForSelector(".page-clip");
    await page.$$eval(".page-clip", (boxes) => boxes.slice(1, 4).forEach((box) => box.click()));
  }],
  "with the menu of a clipping open": ["/", async (page) => {
    await example(page);
    await page.click("#clip");
    await page.waitForSelector(".page-clip");
    await page.$$eval(".page-clip", (boxes) => boxes[2].click());
    await page.click(".page-clip-bar summary");
  }],
  "with the card of a clipping": ["/", async (page) => {
    await example(page);
    await page.click("#clip");
    await page.waitForSelector(".page-clip");
    await page.$$eval(".page-clip", (boxes) => boxes[2].click());
    await page.$eval(".page-clip-bar details + button", (button) => button.click());
    await page.waitForSelector(".page-card svg");
  }],
  "that shows a clipping alone": [`/#tekst=${packed}&knipsel=3,6`, (page) => page.waitForSelector(".clip-line button")],
  "that shows a clipping alone, in a frame": [`/frame.html#tekst=${packed}&knipsel=3,6`, (page) => page.waitForSelector(".clip-line button")],
  "with no questions in it": ["/", async (page) => {
    await page.type("#text", "melk, eieren en brood");
    await page.waitForSelector(".kv-head");
  }],
  embedded: ["/guest.html", async (page) => {
    await page.waitForSelector("#vraag-8");
    await page.waitForFunction(() => document.adoptedStyleSheets.length);
  }],
  "that shows what a host can change": ["/thema.html", (page) => page.waitForSelector("#vraag-8")],
  error: ["/forbidden.html", (page) => page.waitForSelector("[role=alert]")],
};
const LOOKS = { light: [], dark: ["prefers-color-scheme", "dark"], "forced colours": ["forced-colors", "active"] };

for (const [state, [path, act]] of Object.entries(STATES)) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on the page ${state}, ${width} px wide`, async (t) => {
      const page = await open(t, path, { width, expectTrouble: state === "error" });
      const devtools = await page.createCDPSession(); // puppeteer does not know forced colours
      await act(page);
      await page.evaluate(axe.source);
      for (const [look, [name, value]] of Object.entries(LOOKS)) {
        await devtools.send("Emulation.setEmulatedMedia", { features: name ? [{ name, value }] : [] });
        if (name) assert.ok(await page.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`));
        const found = await page.evaluate(async (frame) => {
          // What a whole page must have, the page around a frame has.
          const rules = Object.fromEntries(["landmark-one-main", "page-has-heading-one", "region"].map((name) => [name, { enabled: !frame }]));
          const { violations } = await globalThis.axe.run(document, { rules: { "target-size": { enabled: true }, ...rules } });
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
        }, path.startsWith("/frame"));
        assert.deepEqual(found, [], look);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `the page is ${wide} px wide`);
    });
  }
}
