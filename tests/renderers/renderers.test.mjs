// Our Markdown in the programs that people render it with: every payload of tests/hostile.json in every place of a paper. In
// a browser no script runs, no request is made, there is no element and no attribute that we did not write, and every
// renderer shows the same words.
//
// Run with `cargo xtask test --all`, which installs the renderers in Python (requirements.txt) and tells by PYTHON where they
// are. By hand: `cargo build`, then `node --test tests/renderers/*.test.mjs`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { HtmlRenderer, Parser } from "commonmark";
import MarkdownIt from "markdown-it";
import { Marked } from "marked";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { site } from "../browser/harness.mjs";
import { kamervragen } from "../documents.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const REFERENCE = "commonmark";
const IN_NODE = {
  [REFERENCE]: (text) => new HtmlRenderer().render(new Parser().parse(text)),
  "marked": (text) => new Marked().parse(text),
  "markdown-it": (text) => plainAddresses(new MarkdownIt()).render(text),
  "markdown-it, HTML and linkify": (text) => plainAddresses(new MarkdownIt({ html: true, linkify: true })).render(text),
  "micromark, GFM": (text) =>
    micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true, allowDangerousProtocol: true }),
};

/** It shows the text of a bare address in another spelling, which is no fault but would keep us from comparing words. */
const plainAddresses = (markdownIt) => Object.assign(markdownIt, { normalizeLinkText: (address) => address });
/** Shows entities as they are written when it is to escape HTML: so does what compares its words. */
const SHOWS_ENTITIES = "mistune";

// A server that hears every call.
const calls = [];
const listener = createServer((request, response) => {
  calls.push(request.url);
  response.writeHead(200, { "access-control-allow-origin": "*" }).end();
});
await new Promise((ready) => listener.listen(0, "127.0.0.1", ready));
const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
after(() => Promise.all([listener.close(), rm(folder, { recursive: true })]));

const ear = `http://127.0.0.1:${listener.address().port}/`;
const payloads = Object.values(JSON.parse((await readFile(here("../hostile.json"), "utf8")).replaceAll("EAR", ear))).flat();

/** Papers with the payload wherever words of a text go. */
const PAPERS = [
  (it) => `3-4-2031, 10:12 Vragen van het lid Veerman over de pont - ${it}
Vragen van het lid ${it} (${it}) aan de Minister van ${it} over ${it} (ingezonden 1 mei 2031).
Antwoord van Minister ${it} (${it}) (ontvangen 2 mei 2031). Zie ook ${it}
Vraag 1
${it}!1 ${it}
Vraag 2
Wat?2 ${it}
https://ponten.example/kv-2031.html 1/2
3-4-2031, 10:12 Vragen van het lid Veerman over de pont - ${it}
Antwoord 1
${it}
– ${it};
a. ${it}
${it}\t${it}
${it}\t2
1 ${it}
2 x ${it}
Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1
Antwoord 2
Zie vraag 1. https://krant.example/${it}
Zie www.krant.example/${it}!
Toelichting:
${it}
https://ponten.example/kv-2031.html 2/2
`,
  // Marks and notes in brackets, close to the words.
  (it) => `Vraag 1
${it}![1](${it})[2]: ${it}
Antwoord 1
[1]${it}![2]
[1] ${it}
[2] Zie ${it}
`,
  // Running prose, whose short paragraphs are headings.
  (it) => `NOTA NAAR AANLEIDING VAN HET VERSLAG

Ontvangen 4 mei 2031

1. Kop ${it} x

De leden van de fractie vragen waarom ${it} nodig is. De regering antwoordt dat zij gemist wordt.
`,
  (it) => it,
];

/** A text as the command line reads and writes it. */
let count = 0;
async function read(text) {
  const path = join(folder, `${count++}.txt`);
  await writeFile(path, text);
  const [markdown, json] = await Promise.all(["markdown", "json"].map((format) => kamervragen("--format", format, path)));
  return { markdown, document: JSON.parse(json) };
}

const texts = payloads.flatMap((payload) => PAPERS.map((paper) => paper(payload)));
const papers = [];
for (let at = 0; at < texts.length; at += 16) papers.push(...(await Promise.all(texts.slice(at, at + 16).map(read))));

const { open } = await site({
  routes: {
    "/plain.html": { headers: { "content-type": "text/html; charset=utf-8" }, body: `<!doctype html><meta charset="utf-8"><title>x</title><div id="place"></div>` },
  },
});

/** The words of a block as they stand in an export: marks of notes in brackets, letters that no page can hold replaced. */
function shown(block, notes) {
  const words = block.inlines.map((it) => (it.type === "noteRef" && notes.has(it.label) ? `[${it.label}]` : it.text)).join("");
  return squash(words.replace(/\r/g, "").replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g, "\ufffd"));
}

/** Without white space; and percent-decoded, because some renderers show addresses so. */
function squash(text) {
  const decoded = text.replace(/(%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
  return decoded.replace(/\s+/g, "");
}

/** Puts each piece of HTML into a page, and says what words it shows and what stands in it that our Markdown has not. */
async function look(t, htmls) {
  const page = await open(t, "/plain.html", { expectTrouble: true });
  await page.evaluate(() => {
    window.hits = 0;
    window.__hit = () => window.hits++;
  });
  const seen = await page.evaluate((htmls) => {
    const ATTRIBUTES = { P: [], H1: [], H2: [], H3: [], H4: [], UL: [], OL: ["start"], LI: [], STRONG: [], EM: [], A: ["href"], BR: [], HR: [] };
    const place = document.getElementById("place");
    return htmls.map((html) => {
      place.innerHTML = html;
      const strange = [];
      for (const node of place.querySelectorAll("*")) {
        if (!(node.tagName in ATTRIBUTES)) strange.push(`<${node.localName}>`);
        for (const { name, value } of node.attributes) {
          const ours = ATTRIBUTES[node.tagName]?.includes(name) && (name !== "href" || /^https?:\/\//i.test(value));
          if (!ours) strange.push(`${node.localName} ${name}=${value}`);
        }
      }
      return { words: place.textContent, strange };
    });
  }, htmls);
  // And as a page of its own, where scripts between tags would run.
  await page.setContent(`<!doctype html><meta charset="utf-8"><script>hits = 0; __hit = () => hits++</script>${htmls.join("\n")}`);
  await new Promise((done) => setTimeout(done, 500));
  return { seen, hits: await page.evaluate(() => window.hits), trouble: page.trouble };
}

const withoutEntities = (text) =>
  text.replace(/&(lt|amp|#(\d+));/g, (entity, name, code) => (code ? String.fromCharCode(code) : name === "lt" ? "<" : "&"));

let reference;
async function holds(t, name, htmls) {
  const { seen, hits, trouble } = await look(t, htmls);
  const input = (nth) => JSON.stringify(payloads[Math.floor(nth / PAPERS.length)]).slice(0, 200);
  const strange = seen.flatMap(({ strange }, nth) => (strange.length ? [[input(nth), nth % PAPERS.length, strange.slice(0, 3)]] : []));
  assert.deepEqual(strange, [], name);
  assert.equal(hits, 0, name);
  assert.deepEqual(trouble, [], name);
  assert.deepEqual(calls, [], name);
  const words = seen.map(({ words }) => squash(name === SHOWS_ENTITIES ? withoutEntities(words) : words));
  reference ??= words;
  const other = words.flatMap((it, nth) => (it === reference[nth] ? [] : [[input(nth), nth % PAPERS.length, it, reference[nth]]]));
  assert.deepEqual(other, [], `${name} shows other words than ${REFERENCE}`);
}

test("the papers have the payload in every place", async () => {
  const [paper, , prose] = await Promise.all(PAPERS.map((paper) => read(paper("Xylofoon"))));
  const { document } = paper;
  const holds = (value) => JSON.stringify(value ?? null).includes("Xylofoon");
  const blocks = document.exchanges.flatMap(({ questions, answers }) => [...questions, ...answers].flatMap((it) => it.blocks));
  const of = (type) => blocks.filter((it) => it.type === type);
  for (const [place, found] of Object.entries({
    subject: document.subject,
    asker: document.asked.askers,
    respondent: document.reply,
    question: document.exchanges[0].questions,
    answer: document.exchanges[0].answers,
    "list item": of("listItem"),
    table: of("table"),
    note: document.footnotes,
    closing: document.closing,
    furniture: document.furniture.map(({ span }) => PAPERS[0]("Xylofoon").slice(...span)),
    heading: prose.document.preamble.filter((it) => it.type === "heading"),
  })) {
    assert.ok(holds(found), place);
  }
  assert.equal(document.footnotes.length, 2);
});

test(`${REFERENCE} shows the words of the paper, and nothing but what we wrote`, async (t) => {
  await holds(t, REFERENCE, papers.map(({ markdown }) => IN_NODE[REFERENCE](markdown)));
  for (const [nth, { document }] of papers.entries()) {
    const notes = new Set(document.footnotes.map(({ label }) => label));
    // The first note of a second series is `[1--2]`.
    const words = reference[nth].replace(/--\d+\]/g, "]");
    const parts = document.exchanges.flatMap(({ questions, answers }) => [...questions, ...answers]);
    for (const block of [...parts, ...document.footnotes].flatMap((it) => it.blocks)) {
      assert.ok(words.includes(shown(block, notes)), `${JSON.stringify(block)}\n${words}`);
    }
  }
});

for (const [name, render] of Object.entries(IN_NODE).slice(1)) {
  test(`${name}: no script, no request, nothing but what we wrote, the same words`, async (t) => {
    await holds(t, name, papers.map(({ markdown }) => render(markdown)));
  });
}

test("renderers in Python: no script, no request, nothing but what we wrote, the same words", async (t) => {
  if (!process.env.PYTHON) return t.skip("no Python with the renderers here; `cargo xtask test --all` makes one");
  const input = JSON.stringify(papers.map(({ markdown }) => markdown));
  const output = execFileSync(process.env.PYTHON, [here("render.py")], { input, encoding: "utf8", maxBuffer: 1 << 30 });
  for (const [name, htmls] of Object.entries(JSON.parse(output))) {
    await t.test(name, (t) => holds(t, name, htmls));
  }
});
