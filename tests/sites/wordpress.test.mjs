// A real WordPress: what the page gives to be pasted, saved by an author, who may not save all HTML (`unfiltered_html`), and by an
// administrator, through the interface that the editor uses; and the post as a reader gets it.
//
// WORDPRESS names the folder of its files; `cargo xtask test --all` installs it as it does browsers.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, test } from "node:test";
import { site } from "../browser/harness.mjs";
import { fixtures, kamervragen } from "../documents.mjs";
import { WHOLE, codesOf, example, wholeness, wordsOf } from "./codes.mjs";
import { wordpress } from "./wordpress.mjs";

const { open } = await site();
const folder = process.env.WORDPRESS;
const skip = !folder && "no WordPress: WORDPRESS names the folder of its files";
const www = new URL("../../www/", import.meta.url);
const files = { "kamervragen.iife.js": await readFile(new URL("pkg/kamervragen.iife.js", www)) };
const wp = skip ? null : await wordpress(folder, files);
after(() => wp?.close());
if (wp) console.log(`ℹ WordPress ${wp.version} with the theme ${wp.theme}`);

const block = (html) => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;
let codes;

/** Saves a post and opens it; says what was saved. */
async function posted(t, user, title, content) {
  const { link, raw } = await wp.post(user, title, content);
  const page = await open(t, link, { expectTrouble: true });
  if (process.env.PICTURES) await writeFile(`${process.env.PICTURES}/${user}-${title}.png`, await page.screenshot({ fullPage: true }));
  return { page, raw, errors: () => page.trouble.filter((it) => it.startsWith("uncaught:")) };
}

test("the codes", { skip }, async (t) => {
  codes = await codesOf(await open(t));
});

const editors = { block, classic: (html) => html };
for (const [user, name] of [["author", "block"], ["author", "classic"], ["admin", "block"], ["admin", "classic"]]) {
  const wrap = editors[name];
  test(`static HTML of ${user}, ${name}: saved byte for byte, and whole`, { skip }, async (t) => {
    const { page, raw, errors } = await posted(t, user, `html-${name}`, wrap(codes.html));
    assert.equal(raw, wrap(codes.html));
    assert.deepEqual(await wholeness(page), WHOLE);
    await page.setContent(codes.html);
    const words = await wordsOf(page);
    const { page: again } = await posted(t, user, `html-${name}-2`, wrap(codes.html));
    assert.equal(await wordsOf(again), words);
    assert.deepEqual(errors(), []);
  });
}

test("static HTML of an author whose post has the title: the facts alone, smaller headings", { skip }, async (t) => {
  const { html } = await codesOf(await open(t), { level: "3", head: "facts" });
  const { page, raw } = await posted(t, "author", "facts", block(html));
  assert.equal(raw, block(html));
  assert.deepEqual(await wholeness(page), WHOLE);
  const [title, heading] = await page.evaluate(() => ["h1", ".kv-exchange h4"].map((it) => Number.parseFloat(getComputedStyle(document.querySelector(it)).fontSize)));
  assert.ok(heading < title, `${heading} ${title}`);
});

test("two papers in one post have no id in common", { skip }, async (t) => {
  const other = await kamervragen("--format", "html", "--id-prefix", "b-", new URL("../fixtures/veerpont-chrome.txt", import.meta.url).pathname);
  const { page } = await posted(t, "author", "two", block(codes.html) + block(other));
  assert.deepEqual(await wholeness(page), WHOLE);
});

test("the script with the element, of an author: both are dropped, and the HTML within is whole", { skip }, async (t) => {
  const { page, raw, errors } = await posted(t, "author", "script", block(codes.script));
  assert.ok(!/<script|<kamer-vragen/.test(raw), raw.slice(0, 200));
  assert.deepEqual(await wholeness(page), WHOLE);
  assert.deepEqual(errors(), []);
});

test("the script with the element, of an administrator: searches and folds", { skip }, async (t) => {
  const { page, errors } = await posted(t, "admin", "script", block(codes.script));
  await page.waitForSelector(".kv-bar button");
  assert.deepEqual(await wholeness(page), WHOLE);
  await page.type(".kv-bar input", "scholieren");
  await page.waitForFunction(() => [...document.querySelectorAll(".kv-exchange")].some((it) => it.hidden));
  assert.deepEqual(errors(), []);
});

test("the frame, of an author: dropped, and a line leads to the paper", { skip }, async (t) => {
  const { page, raw } = await posted(t, "author", "frame", block(codes.frame));
  assert.ok(!/<iframe|<script/.test(raw));
  const link = await page.evaluate(() => [...document.querySelectorAll("a")].find((it) => it.textContent.startsWith("Kamervragen:")).href);
  const paper = await open(t, link, { expectTrouble: true });
  await paper.waitForSelector("#vraag-8");
});

test("the frame, of an administrator: whole, without a border, as high as what it shows", { skip }, async (t) => {
  const { page } = await posted(t, "admin", "frame", block(codes.frame));
  const element = await page.waitForSelector("iframe[src*=tekst]");
  await element.scrollIntoView();
  assert.deepEqual(await wholeness(await element.contentFrame()), WHOLE);
  await page.waitForFunction(() => document.querySelector("iframe[src*=tekst]").getBoundingClientRect().height > 1500);
  assert.equal(await element.evaluate((it) => getComputedStyle(it).borderTopWidth), "0px");
});

test("a text between the tags: read for an administrator, in both editors; lines of words for an author", { skip }, async (t) => {
  const text = example.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const element = `<script src="/kamervragen/kamervragen.iife.js" async></script>\n<kamer-vragen>\n${text}\n</kamer-vragen>`;
  for (const [name, wrap] of [["block", block], ["classic", (html) => html]]) {
    const { page } = await posted(t, "admin", `text-${name}`, wrap(element));
    assert.deepEqual(await wholeness(page), WHOLE, name);
  }
  const { page } = await posted(t, "author", "text", block(element));
  assert.match(await page.$eval("body", (it) => it.textContent), /Vraag 8\s+Kunt u deze vragen afzonderlijk/);
});

test("the static HTML of every paper is saved byte for byte", { skip }, async () => {
  for (const { name, path } of await fixtures()) {
    const html = (await kamervragen("--format", "html", "--id-prefix", "a-", path)).trim();
    const { raw } = await wp.post("author", name, block(html));
    assert.ok(raw === block(html), name);
  }
});
