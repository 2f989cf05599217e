// What a reader does, once in each of the three engines: what holds in one of them only is no feature of a web page.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/serve.mjs";
import { ENGINES, start } from "./engines.mjs";

const server = await serve({ root: fileURLToPath(new URL("../../www/", import.meta.url)) });
after(() => server.close());

for (const engine of ENGINES) {
  test(engine, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;

    await t.test("a text becomes questions and folded answers", async () => {
      const page = await browser.open(server.address);
      await page.click("#example");
      await page.wait(() => document.querySelector("#vraag-8"));
      await page.click("#vraag-4 ~ details summary");
      const words = await page.evaluate((id) => document.getElementById(id).innerText, "antwoord-4");
      assert.ok(words.startsWith("Veerdiensten vallen niet onder"), words);
      await page.close();
    });

    await t.test("the keyboard unfolds and filters", async () => {
      const page = await browser.open(server.address);
      await page.click("#example");
      await page.wait(() => document.querySelector("#vraag-8"));
      await page.press("a");
      await page.wait(() => document.querySelectorAll(".kv-answer[open]").length === 7);
      await page.press("/");
      await page.type("scholieren");
      await page.wait(() => document.querySelectorAll(".kv-exchange:not([hidden])").length === 1);
      await page.press("Escape");
      await page.wait(() => document.querySelectorAll(".kv-exchange:not([hidden])").length === 7);
      await page.close();
    });
  });
}
