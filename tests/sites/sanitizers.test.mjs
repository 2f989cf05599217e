// The static HTML where style, folding and more are taken away: Firefox's Reader View, and what mail programs, feeds and forms clean
// with, each as it comes. The words stay in their order, answers are told from questions, and notes are found.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import sanitizeHtml from "sanitize-html";
import { site } from "../browser/harness.mjs";
import { fixtures, kamervragen } from "../documents.mjs";
import { codesOf } from "./codes.mjs";

const { open } = await site();
const script = (name) => readFile(new URL(`node_modules/${name}`, import.meta.url), "utf8");

/** Runs in the page: what a reader meets, in order, and which links lead to their place. */
function reading(html) {
  const view = new DOMParser().parseFromString(html, "text/html").body;
  const text = view.textContent.replace(/\s+/g, " ");
  const links = [...view.querySelectorAll("sup a")];
  return {
    text: text.trim(),
    facts: text.match(/Gesteld door: .*? Aan: .*? Ingezonden: \d+ \w+ \d{4}/)?.[0].length > 40,
    // Headings and bold words, which say where a question and where an answer begins; each answer has its words behind its own.
    marks: [...view.querySelectorAll("h2, h3, b")].map((it) => it.textContent).filter((it) => /^(Vraag|Antwoord|Noten)/.test(it)),
    notes: links.map((it) => it.textContent),
    linked: links.filter(({ hash }) => view.querySelector(`#${CSS.escape(decodeURIComponent(hash.slice(1)))}`)).length,
    folded: view.querySelectorAll("details").length > 0,
  };
}

const CLEANERS = {
  // In the browser. A reader view has no feet of articles: it leaves out the head as printed and that the published text prevails.
  readability: {
    footless: true,
    script: await script("@mozilla/readability/Readability.js"),
    clean: (html) => new globalThis.Readability(new DOMParser().parseFromString(`<!doctype html><title>Nieuws</title><body><main><article>${html}</article></main>`, "text/html"), {}).parse().content,
  },
  dompurify: { script: await script("dompurify/dist/purify.min.js"), clean: (html) => globalThis.DOMPurify.sanitize(html) },
  // In Node. It knows no ids and no folding unless it is told.
  "sanitize-html": { here: (html) => sanitizeHtml(html), unlinked: true },
  "sanitize-html, told what the view has": {
    here: (html) => {
      const { allowedTags, allowedAttributes } = sanitizeHtml.defaults;
      return sanitizeHtml(html, { allowedTags: [...allowedTags, "details", "summary"], allowedAttributes: { ...allowedAttributes, "*": ["id", "class", "lang", "title", "aria-label", "data-*"], li: ["value"], ol: ["start", "type"], details: ["open"] } });
    },
  },
};

for (const [name, { script: words, clean, here, unlinked, footless }] of Object.entries(CLEANERS)) {
  test(name, { timeout: 120_000 }, async (t) => {
    const page = await open(t, "/gallery/static.html", { expectTrouble: true });
    if (words) await page.evaluate(words);
    for (const { name, path } of await fixtures()) {
      const html = await kamervragen("--format", "html", path);
      const before = await page.evaluate(reading, footless ? html.replace(/<footer>[^]*<\/footer>/, "") : html);
      const cleaned = here ? here(html) : await page.evaluate(clean, html);
      const after = await page.evaluate(reading, cleaned);
      const squeezed = (text) => text.replace(/\s/g, "");
      assert.equal(squeezed(after.text), squeezed(before.text), name);
      assert.deepEqual({ ...after, text: "", folded: false, linked: 0 }, { ...before, text: "", folded: false, linked: 0 }, name);
      assert.ok(before.facts && before.marks.length > 10 && before.notes.length > 1, name);
      assert.equal(after.linked, unlinked ? 0 : before.notes.length, name);
    }
  });
}

test("of a frame that is dropped a line with a link stays; of a script the HTML", { timeout: 60_000 }, async (t) => {
  const page = await open(t);
  const codes = await codesOf(page);
  const other = await open(t, "/gallery/static.html", { expectTrouble: true });
  await other.evaluate(CLEANERS.readability.script);
  await other.evaluate(CLEANERS.dompurify.script);
  const words = `<p>${"Er is nieuws over de veerpont, en dat staat hier. ".repeat(20)}</p>`;
  for (const clean of [CLEANERS.readability.clean, CLEANERS.dompurify.clean, sanitizeHtml]) {
    const cleaned = (html) => (clean === sanitizeHtml ? sanitizeHtml(html) : other.evaluate(clean, html));
    const frame = await cleaned(`${words}${codes.frame}${words}`);
    assert.ok(!/<iframe|<script/.test(frame));
    assert.match(frame, /<p><a [^>]*href="[^"]+#tekst=[^"]+"[^>]*>Kamervragen: Het bericht/);
    const script = await cleaned(codes.script);
    assert.ok(!/<script/.test(script) && script.includes("Kunt u deze vragen afzonderlijk beantwoorden"));
  }
});
