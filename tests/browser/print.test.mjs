// On paper: a page with every answer folded prints whole, the notes with their addresses.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { Missing, program } from "./engines.mjs";
import { site } from "./harness.mjs";

const { open } = await site();

/** Words without what paper and pdftotext do at the end of a line. */
const bare = (text) => text.normalize("NFKC").replace(/[\s-]+/g, "");

test("a folded page prints every answer, its notes with addresses, and where it comes from", async (t) => {
  let pdftotext;
  try {
    pdftotext = program("PDFTOTEXT");
  } catch (error) {
    if (error instanceof Missing) return t.skip(error.message);
    throw error;
  }
  const page = await open(t);
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
  assert.equal(await page.$$eval(".kv-answer[open]", (all) => all.length), 0);
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "page.pdf");
  await page.pdf({ path, format: "A4" });
  const { stdout } = await promisify(execFile)(pdftotext, [path, "-"]);
  const printed = bare(stdout);

  const parts = await page.$$eval(
    ".kv-head h2, .kv-head dd, .kv-exchange > h3, .kv-question p, .kv-question li li, .kv-answer summary b, .kv-answer p, .kv-notes li > :not(b, p)",
    (all) =>
      all.map((node) => {
        const copy = node.cloneNode(true);
        // On paper a link says where it goes; a note's text is its address already.
        if (!node.closest(".kv-notes")) copy.querySelectorAll("a[rel]").forEach((link) => link.append(` (${link.href})`));
        return copy.textContent;
      }),
  );
  assert.ok(parts.length > 40, `${parts.length} parts`);
  for (const part of parts) assert.ok(printed.includes(bare(part)), `not printed: ${part}`);
  assert.ok(printed.includes(bare("https://www.rivierenkrant.example/2024/03/04/laatste-veerpont")), "the address of a note");
  assert.ok(printed.includes(bare("https://zoek.officielebekendmakingen.nl/kst-99812-4.html")), "the address of a citation");
  assert.ok(printed.includes(bare("https://zoek.officielebekendmakingen.nl/ah-tk-20232024-9417.html")), "the address of the paper");
  assert.ok(printed.includes("Automatischgestructureerd"), "how it came about");
  // What does something on a screen does nothing on paper.
  for (const word of ["Toon alle antwoorden", "Probeer een voorbeeld", "Niets verlaat uw browser", "↑", "⋯"]) {
    assert.ok(!printed.includes(bare(word)), `printed: ${word}`);
  }
  t.diagnostic(`${stdout.split("\f").length - 1} pages`);
});
