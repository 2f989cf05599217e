// The same document natively and through wasm, byte for byte: over the hostile table, and over the real papers beside the
// project, where they are there.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { kamervragen } from "../documents.mjs";

const dist = new URL("../../pkg/dist/", import.meta.url);
const { initSync, render } = await import(new URL("kamervragen.js", dist));
initSync({ module: await readFile(new URL("kamervragen_bg.wasm", dist)) });
const FORMATS = ["json", "html", "markdown", "csv", "xml"];

test("hostile texts", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
  const table = JSON.parse(await readFile(new URL("../hostile.json", import.meta.url), "utf8"));
  const text = Object.values(table).flat().map((it, nth) => `Vraag ${nth + 1}\n${it}?\nAntwoord ${nth + 1}\n${it}\n`).join("");
  const path = join(folder, "hostile.txt");
  await writeFile(path, text);
  for (const format of FORMATS) {
    assert.equal(render(text, format).trimEnd(), (await kamervragen("--format", format, path)).trimEnd(), format);
  }
  await rm(folder, { recursive: true });
});

const corpus = fileURLToPath(new URL("../../../shared/corpus/text/", import.meta.url));
const skip = !existsSync(corpus) && "no ../shared beside the project";
test("the real papers beside the project", { skip }, async () => {
  const names = (await readdir(corpus)).filter((name) => name.endsWith(".txt"));
  for (const [nth, name] of names.entries()) {
    const text = await readFile(join(corpus, name), "utf8");
    // Every paper as JSON, which says all; each other format on every fourth.
    for (const format of ["json", FORMATS[1 + (nth % 4)]]) {
      const [wasm, native] = [render(text, format), await kamervragen("--format", format, join(corpus, name))];
      assert.equal(wasm.trimEnd(), native.trimEnd(), `${name} as ${format}`);
    }
  }
});
