// The static view stands in somebody's page, a reader copies it there and pastes it here: the same questions and answers.
// `tests/formats.rs` does this with every text; here it is the browser that makes words of the page, which in none of them
// are raised digits, nor the numbers and letters of lists.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/serve.mjs";
import { kamervragen } from "../documents.mjs";
import { ENGINES, start } from "./engines.mjs";

const TEXTS = {
  example: await readFile(new URL("../../src/example.txt", import.meta.url), "utf8"),
  // Marks beside marks and numbers, a `3` long before the answer that cites note 3, notes that count from 1 again.
  crowded: `Vraag 1
Kent u de berichten? [1] [2]
Vraag 2
Is het plan uit 2031, [3] zoals toegezegd op COP29, [4] uitgevoerd? Wat vindt u van:
a. de pont;
b. de brug.
Antwoord op vraag 1
Ja, sinds de brief. [1]
3
Antwoord op vraag 2
In 2033. [2] Zie ook het jaarverslag. [3]
[1] Krant, 2 mei 2031
[2] Blad, 3 mei 2031
[3] Het plan
[4] De brief
[1] Kamerstuk 31 409, nr. 13
[2] De planning
[3] Het verslag
`,
};

const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
const routes = {};
for (const [name, text] of Object.entries(TEXTS)) {
  await writeFile(join(folder, name), text);
  const view = await kamervragen("--format", "html", join(folder, name));
  routes[`/${name}.html`] = { body: `<!doctype html><meta charset="utf-8"><body>${view}` };
}
const server = await serve({ root: fileURLToPath(new URL("../../www/", import.meta.url)), routes });
after(() => Promise.all([server.close(), rm(folder, { recursive: true })]));

/** What must come back, without the marks of notes and lists; and which notes are cited where. */
function shape(document) {
  const words = (blocks) => {
    const inlines = blocks.flatMap((block) => block.inlines);
    return inlines.map((inline) => (inline.type === "noteRef" ? `{${inline.label}}` : inline.text)).join("").replace(/\s+/g, "");
  };
  return {
    exchanges: document.exchanges.map(({ numbers, questions, answers }) => ({
      numbers,
      questions: questions.map(({ numbers, blocks }) => [numbers, words(blocks)]),
      answers: answers.map(({ blocks }) => words(blocks)),
    })),
    footnotes: document.footnotes.map(({ label, blocks, citedIn }) => [label, words(blocks), citedIn]),
  };
}

for (const engine of ENGINES) {
  test(engine, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    for (const [name, text] of Object.entries(TEXTS)) {
      await t.test(name, async () => {
        const page = await browser.open(new URL(`${name}.html`, server.address).href);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          getSelection().selectAllChildren(document.body);
        });
        await page.press("Control+c");
        await page.open(server.address);
        await page.click("#text");
        await page.press("Control+v");
        await page.wait(() => document.querySelector("kamer-vragen").document?.exchanges.length > 0);
        const [pasted, read] = await page.evaluate(() => [
          document.getElementById("text").value,
          document.querySelector("kamer-vragen").document,
        ]);
        const given = JSON.parse(await kamervragen(join(folder, name)));
        assert.notEqual(pasted, text);
        assert.deepEqual(shape(read), shape(given), pasted);
        await page.close();
      });
    }
  });
}
