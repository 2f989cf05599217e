// What every browser test starts from: the page served as `cargo xtask serve` does it, and a browser to look at it.
//
//   import { test } from "node:test";
//   import { site } from "./harness.mjs";
//
//   const { open } = await site();
//
//   test("the page has a title", async (t) => {
//     const page = await open(t);                      // or open(t, "/other.html", { width: 320, dark: true })
//     assert.equal(await page.title(), "Kamervragen");
//   });
//
// What should hold in Firefox and WebKit too is tested by engines.mjs.
//
// Build first (`cargo xtask build`); `node --test tests/browser/*.test.mjs` then runs all of them. `page` is a Page of
// puppeteer.
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/serve.mjs";
import { launch } from "./engines.mjs";

const top = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Serves www/ on a free port and starts a browser, both for all tests of one file; they stop by themselves.
 * `routes` are answers of the test's own, see xtask/serve.mjs.
 */
export async function site({ routes = {} } = {}) {
  const server = await serve({ root: join(top, "www"), routes });
  const browser = await launch("chromium");
  after(async () => {
    await browser.close();
    await server.close();
  });

  /**
   * Opens a page for one test and closes it after. When the test ends, it fails for each error that nobody caught, each
   * console error and each request to another host, unless `expectTrouble` is true; all are in `page.trouble`.
   */
  async function open(t, path = "/", { width = 1280, height = 900, dark = false, expectTrouble = false } = {}) {
    const here = new URL(path, server.address).href;
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.trouble = [];
    page.on("pageerror", (error) => page.trouble.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      const favicon = message.location().url?.endsWith("/favicon.ico"); // asked for by the browser, not by the page
      if (message.type() === "error" && !favicon) page.trouble.push(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const own = request.url() === here || origin === new URL(server.address).origin || ["data:", "blob:", "about:"].includes(protocol);
      if (!own) page.trouble.push(`request: ${request.url()}`);
    });
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    t.after(async () => {
      await context.close();
      if (page.trouble.length > 0 && !expectTrouble) throw new Error(page.trouble.join("\n"));
    });
    await page.goto(here);
    return page;
  }

  return { open, browser, address: server.address };
}

/** Gives the page a text as a reader types it, and waits until what can be done with one is offered. */
export async function give(page, text) {
  await page.evaluate((text) => {
    const box = document.getElementById("text");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
  }, text);
  await page.waitForSelector("#exports:not([hidden])");
}

/** The same, and opens the dialog with the codes for a site. */
export async function openCodes(page, text) {
  await give(page, text);
  await page.click("#exports summary");
  await page.click("[data-carry=embed]");
  await page.waitForSelector(".page-own-site[open]");
}
