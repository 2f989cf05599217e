// In a page whose style sheet means everything that it should not: the view looks as in a page that says nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const SHEETS = {
  // What is inherited is the host's to say: the calm page says the same.
  calm: "body { font: 22px/1 serif; color: #333 }",
  loud: `
    * { float: left; clear: both; margin: 11px; padding: 3px; box-sizing: content-box; position: relative; left: 3px; columns: 2;
      text-align: right; letter-spacing: 2px; word-spacing: 9px; text-transform: uppercase; text-indent: 3em; line-height: 3;
      max-width: 90px; min-width: 40px; background: yellow; border: 2px solid red; text-shadow: 1px 1px red; }
    *::before { content: "★"; } *::after { content: "★"; clear: both; display: table; }
    body { font: italic 22px/1 serif; color: #333; columns: auto } html { columns: auto }
    h1, h2, h3, h4, h5, h6 { font-size: 80px; color: red; text-align: center; clear: none; font-variant: small-caps }
    p { text-indent: 3em; font: 40px fantasy } ul, ol { list-style: square inside } li { list-style: none; display: inline }
    a { color: lime; border-bottom: 4px dotted; display: inline-block; text-decoration: line-through } a:hover { color: pink }
    button, input { width: 100%; height: 90px; background: orange; appearance: none; cursor: wait }
    details { display: flex; opacity: .5 } summary { display: inline; background: black; color: white }
    section { display: flex; flex-direction: row-reverse } header { position: fixed; top: 0 } footer { position: absolute; bottom: 0 }
    nav { display: none } div { overflow: hidden; height: 40px } dl { display: flex } dd { width: 20px } sup { font-size: 40px } b { font-weight: 400 }
    span { display: block } pre { white-space: pre; overflow: scroll } output { visibility: hidden }`,
  unset: "* { all: unset } body { font: 22px/1 serif; color: #333 }",
};
const page = (sheet) => `<!doctype html><html lang="nl"><meta charset="utf-8"><title>gastpagina</title><style>${sheet}</style>
  <script type="module" src="kamer-vragen-define.js"></script>
  <div style="all: revert; box-sizing: content-box; width: 700px"><kamer-vragen>${example.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</kamer-vragen></div>`;
const routes = Object.fromEntries(Object.entries(SHEETS).map(([name, sheet]) => [`/${name}.html`, { body: page(sheet) }]));
const { open } = await site({ routes });

/** Where everything in the element stands and how it looks, a line a node. */
async function looks(t, name) {
  const page = await open(t, `/${name}.html`);
  await page.waitForSelector("#vraag-8");
  await page.waitForFunction(() => document.adoptedStyleSheets.length === 1);
  await page.evaluate(() => document.querySelector("kamer-vragen").showAnswers());
  await page.$eval("#vraag-4 ~ details", (details) => (details.open = false));
  await page.$eval("#noot-1-ref-1", (link) => link.click());
  await page.waitForSelector(".kv-pop");
  return page.$eval("kamer-vragen", (element) => {
    const home = element.getBoundingClientRect();
    const pop = element.querySelector(".kv-pop").getBoundingClientRect();
    return [...element.querySelectorAll(":not(.kv-status)")].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      const from = !node.getClientRects().length ? { x, y } : node.closest(".kv-pop") ? pop : node.closest(".kv-back") ? { x, y } : home;
      const style = getComputedStyle(node);
      const look = ["display", "color", "backgroundColor", "fontSize", "fontStyle", "fontVariant", "textTransform", "letterSpacing", "listStyleType", "textDecorationLine", "textShadow", "opacity", "visibility", "borderTopWidth"];
      return [
        node.localName + (node.className && `.${node.className}`),
        [x - from.x, y - from.y, width, height].map((it) => Math.round(it)).join(" "),
        ...look.map((name) => style[name]),
        ...["::before", "::after"].map((it) => getComputedStyle(node, it).content),
      ].join(" | ");
    });
  });
}

test("a hostile style sheet changes nothing in the view", async (t) => {
  const calm = await looks(t, "calm");
  assert.ok(calm.length > 150, `${calm.length} nodes`);
  assert.ok(calm.some((line) => line.startsWith("li ") && line.includes("lower-alpha")), "a, b, c stay letters");
  for (const name of ["loud", "unset"]) {
    const hostile = await looks(t, name);
    const different = hostile.filter((line, at) => line !== calm[at]);
    assert.equal(different.length, 0, `${name}: ${different.slice(0, 4).join("\n")}\nbut calm:\n${calm.filter((line, at) => line !== hostile[at]).slice(0, 4).join("\n")}`);
  }
});

test("long words and 280 px need no scrolling sideways", async (t) => {
  const page = await open(t, "/", { width: 320 });
  await page.evaluate(() => {
    const word = "meervoudigepersoonlijkheidsstoornissenregistratiecommissievoorzittersoverleg".repeat(2);
    const view = document.querySelector("#view");
    document.querySelector("main").style.width = "280px";
    view.text = `Vragen van het lid Oudewaard (DvT) aan de Minister van ${word} over ${word} (ingezonden 6 maart 2024).
Vraag 1
${word}?1
Antwoord 1
${word} https://www.${word}.example/${word}
1 ${word} https://www.${word}.example/${word}`;
  });
  await page.waitForSelector("#antwoord-1");
  await page.evaluate(() => document.querySelector("#view").showAnswers());
  const wide = await page.$$eval("#view *", (all) => all.filter((it) => it.getBoundingClientRect().right > 300).map((it) => it.outerHTML.slice(0, 80)));
  assert.deepEqual(wide, []);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
});

test("the page on looks shows every property and class of the sheet, and each does what it says", async (t) => {
  const sheet = await readFile(new URL("../../www/element/style.css", import.meta.url), "utf8");
  const page = await open(t, "/thema.html");
  await page.waitForSelector("#vraag-8");
  const words = (selector) => page.$$eval(selector, (all) => all.map((it) => it.textContent));
  const properties = [...new Set(sheet.match(/--kv-[a-z]+/g))];
  assert.deepEqual((await words("#properties code")).sort(), properties.sort());
  const classes = sheet.match(/and the classes ([^.]*)\./)[1].split(", ").map((name) => `.${name}`);
  assert.deepEqual(await words("#classes code"), classes);
  assert.ok(properties.length <= 15 && classes.length <= 8);

  const look = (selector, property) => page.$eval(selector, (node, property) => getComputedStyle(node)[property], property);
  await page.$eval("#properties input", (input) => {
    input.value = "#ff0000";
    input.dispatchEvent(new Event("input"));
  });
  assert.equal(await look(".kamervragen .kv-exchange a", "color"), "rgb(255, 0, 0)");
  for (const [at, name] of classes.entries()) {
    await page.$$eval("#classes input", (all, at) => all[at].click(), at);
    assert.equal(await look(`#view ${name}`, "outlineStyle"), "dashed", name);
  }
});
