// The element in a host's page that does more than show it: a form around it, another document to go to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./harness.mjs";

const paper = "Vraag 1\nKlopt dat van de pont?\nAntwoord 1\nJa, de pont.\nVraag 2\nEn nu?\nAntwoord 2\nNiets.\n";
const host = (body) => ({ body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title><script type="module" src="/kamer-vragen-define.js"></script>${body}` });
const { open } = await site({
  routes: {
    "/form.html": host(`<form action="/sent.html"><input name="q" value="a"><kamer-vragen>${paper}</kamer-vragen><button>Verstuur</button></form>`),
    "/sent.html": { body: "<!doctype html><title>sent</title>" },
    "/two-documents.html": host(`<kamer-vragen>${paper}</kamer-vragen><iframe src="/empty.html"></iframe>`),
    "/empty.html": { body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>empty</title><body>` },
  },
});

test("Enter in the filter goes to the next hit, and submits no form of the host", async (t) => {
  const page = await open(t, "/form.html");
  await page.waitForSelector("#vraag-2");
  await page.type(".kv-bar input", "pont");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".kv-bar output").textContent === "Treffer 2 van 2");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Shift");
  await page.waitForFunction(() => document.querySelector(".kv-bar output").textContent === "Treffer 1 van 2");
  // Nor does anything else in the view.
  await page.click("[data-do=toggle]");
  await page.click("#vraag-1 a");
  await page.waitForSelector(".kv-pop");
  await page.keyboard.press("Escape");
  await new Promise((done) => setTimeout(done, 200));
  assert.equal(new URL(page.url()).pathname, "/form.html");
  assert.deepEqual(await page.evaluate(() => [...new FormData(document.forms[0])]), [["q", "a"]]);
});

test("adopted into another document, it keeps its style and goes on working", async (t) => {
  const page = await open(t, "/two-documents.html");
  await page.waitForFunction(() => document.querySelector("#vraag-2") && document.adoptedStyleSheets.length === 1);
  await page.waitForFunction(() => document.querySelector("iframe").contentDocument?.body);
  await page.evaluate(() => document.querySelector("iframe").contentDocument.body.append(document.querySelector("kamer-vragen")));
  const frame = await (await page.$("iframe")).contentFrame();
  await frame.waitForFunction(() => getComputedStyle(document.querySelector("kamer-vragen")).getPropertyValue("--_styled"));
  const sheets = () => frame.evaluate(() => document.adoptedStyleSheets.map((sheet) => sheet.cssRules.length));
  assert.deepEqual(await sheets(), await page.evaluate(() => document.adoptedStyleSheets.map((sheet) => sheet.cssRules.length)));
  await frame.click("[data-do=toggle]");
  await frame.waitForFunction(() => document.querySelectorAll(".kv-answer:not([open])").length === 2);
  await frame.type(".kv-bar input", "pont");
  await frame.waitForFunction(() => document.querySelector(".kv-bar output").textContent.startsWith("2 treffers"));
  // A new text, in the new document.
  await frame.evaluate(() => (document.querySelector("kamer-vragen").text = "Vraag 1\nEn daar?\nAntwoord 1\nOok.\n"));
  await frame.waitForFunction(() => document.querySelector("#antwoord-1")?.textContent === "Ook.");
  // A second one there shares the sheet, and the way home is open.
  await page.evaluate(() => {
    const second = document.createElement("kamer-vragen");
    second.text = "Vraag 1\nEn hier?\n";
    document.querySelector("iframe").contentDocument.body.append(second);
    document.body.append(document.querySelector("iframe").contentDocument.querySelector("kamer-vragen"));
  });
  await frame.waitForFunction(() => document.querySelectorAll(".kv-exchange").length === 1);
  assert.equal((await sheets()).length, 1);
  assert.ok(await page.evaluate(() => getComputedStyle(document.querySelector("kamer-vragen")).getPropertyValue("--_styled")));
});

test("in a document that nobody shows it does no harm", async (t) => {
  const page = await open(t, "/two-documents.html");
  await page.waitForSelector("#vraag-2");
  await page.evaluate(async () => {
    document.implementation.createHTMLDocument("").body.append(document.querySelector("kamer-vragen"));
    await new Promise((done) => setTimeout(done, 200));
  });
});
