// What content management systems make of a text between the tags of the element: it is read as if it had been left alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const example = (await readFile(new URL("../../src/example.txt", import.meta.url), "utf8")).trim();
const escaped = example.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const lines = escaped.split("\n");
/** Lines that belong together, as an editor sees paragraphs: those that headings part. */
const paragraphs = escaped.split(/\n(?=(?:Vraag|Antwoord) \d)/);

const MADE = {
  "left alone": escaped,
  "a paragraph for each part, breaks for lines": paragraphs.map((it) => `<p>${it.replaceAll("\n", "<br />\n")}</p>`).join("\n"),
  "a paragraph for each line": lines.map((it) => `<p>${it}</p>`).join("\n\n"),
  "a div for each line": lines.map((it) => `<div>${it || "<br>"}</div>`).join(""),
  "divs in divs, and spans": `<div class="wysiwyg">${lines.map((it) => `<div><span style="color: red">${it}</span></div>`).join("")}</div>`,
  "breaks alone": lines.join("<br>"),
  "paragraphs, minified": lines.filter(Boolean).map((it) => `<p>${it}</p>`).join(""),
  "paragraphs, indented and wrapped": lines.map((it) => `\n    <p>\n      ${it.replaceAll(" ", "\n        ")}\n    </p>`).join(""),
  "names and numbers for signs": lines.map((it) => `<p>${it.replace(/[^ -~]/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll(" ", "&#32;").replace(/&#32;(\d)/g, "&nbsp;$1")}</p>`).join(""),
  "quotes made smart": lines.map((it) => `<p>${it.replace(/«/g, "&#8220;").replace(/»/g, "&#8221;").replaceAll("'", "&#8217;")}</p>`).join("\n"),
  "preformatted": `<pre class="wp-block-preformatted">${escaped}</pre>`,
  "preformatted, with breaks": `<pre>${lines.join("<br>")}</pre>`,
  "headings and a list": paragraphs.map((it) => it.replace(/^((?:Vraag|Antwoord) [^\n]*)\n([^]*)/, "<h3>$1</h3>\n<p>$2</p>")).map((it) => it.replaceAll("\n", "<br>\n")).join("\n"),
  "comments of an editor's blocks": `<!-- wp:paragraph -->\n${lines.map((it) => `<p>${it}</p>`).join("\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n")}\n<!-- /wp:paragraph -->`,
  // What a minifier makes of words without tags (a `pre` around them keeps it from that).
  "line ends lost": lines.join(" ").replace(/\s+/g, " "),
};

const names = Object.keys(MADE);
const { open } = await site({
  routes: Object.fromEntries(
    names.map((name, at) => [`/${at}.html`, { body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>cms</title><script type="module" src="/kamer-vragen-define.js"></script><article><kamer-vragen>${MADE[name]}</kamer-vragen></article>` }]),
  ),
});

/** What a reader would miss: who, when, which questions with which words and answers, which notes. */
async function read(t, at) {
  const page = await open(t, `/${at}.html`);
  await page.waitForSelector(".kv-exchange", { timeout: 10_000 });
  return page.evaluate(() => {
    const { kind, asked, reply, exchanges, footnotes } = document.querySelector("kamer-vragen").document;
    const words = (blocks) => blocks.flatMap(({ inlines }) => inlines.filter(({ type }) => type !== "noteRef").map(({ text }) => text)).join("").replace(/[«»“”"‘’']/g, "'").replace(/[–—]/g, "-").replace(/\s+/g, "");
    return {
      kind, asked, reply,
      exchanges: exchanges.map(({ numbers, questions, answers }) => [numbers, words(questions.flatMap((it) => it.blocks)), words(answers.flatMap((it) => it.blocks))]),
      notes: footnotes.map(({ label, blocks }) => [label, words(blocks)]),
    };
  });
}

let whole;
for (const [at, name] of names.entries()) {
  test(name, async (t) => {
    const seen = await read(t, at);
    if (!at) {
      whole = seen;
      assert.deepEqual([seen.kind, seen.exchanges.length, seen.notes.length], ["answered", 7, 3]);
    }
    // Hyphens at ends of lines and notes are then as they are; who is answered is not.
    const least = ({ kind, asked, exchanges }) => ({ kind, asked, exchanges: exchanges.map(([numbers, , answer]) => [numbers, Boolean(answer)]) });
    if (name === "line ends lost") assert.deepEqual(least(seen), least(whole));
    else assert.deepEqual(seen, whole);
  });
}
