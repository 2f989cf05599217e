// Publishes the page as one file in dist/ with its SHA-256, and holds what readers download to the sizes in
// xtask/sizes.json. `cargo xtask dist` builds first; `--accept-sizes` makes today's sizes the ones to hold.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** A size may grow by this much before somebody must say that it was meant. */
const SLACK = 1.03;
/** What the one file must stay below, in bytes: it travels by mail and in messages, and most of it is the regex crate. */
const ONE_FILE = 330_000;

const top = fileURLToPath(new URL("../", import.meta.url));
const sizesFile = `${top}xtask/sizes.json`;

const page = await readFile(`${top}www/pkg/kamervragen.html`);
const sum = createHash("sha256").update(page).digest("hex");
await mkdir(`${top}dist`, { recursive: true });
await writeFile(`${top}dist/kamervragen.html`, page);
await copyFile(`${top}pkg/dist/THIRD-PARTY.txt`, `${top}dist/THIRD-PARTY.txt`);
await writeFile(`${top}dist/kamervragen.html.sha256`, `${sum}  kamervragen.html\n`);

const read = (...names) => Promise.all(names.map((name) => readFile(`${top}pkg/dist/${name}`))).then(Buffer.concat);
const parts = {
  wasm: await read("kamervragen_bg.wasm"),
  glue: await read("kamervragen.js"),
  element: await read("kamer-vragen.js", "define.js"),
  "long texts": await read("long.js", "worker.js"),
  style: await read("style.css"),
  frame: await readFile(`${top}www/embed.html`),
  "one file": page,
};
const sizes = Object.fromEntries(
  Object.entries(parts).map(([name, bytes]) => [name, { raw: bytes.length, brotli: brotliCompressSync(bytes).length }]),
);

console.log(`${"".padEnd(10)}${"raw".padStart(9)}${"brotli".padStart(9)}`);
for (const [name, { raw, brotli }] of Object.entries(sizes)) {
  console.log(`${name.padEnd(10)}${String(raw).padStart(9)}${String(brotli).padStart(9)}`);
}
console.log(`dist/kamervragen.html  sha256 ${sum}`);

if (process.argv.includes("--accept-sizes")) {
  await writeFile(sizesFile, `${JSON.stringify(sizes, null, 2)}\n`);
} else {
  const held = JSON.parse(await readFile(sizesFile, "utf8"));
  for (const [name, { raw, brotli }] of Object.entries(held)) {
    for (const [kind, before, now] of [["raw", raw, sizes[name]?.raw], ["brotli", brotli, sizes[name]?.brotli]]) {
      if (now <= before * SLACK) continue;
      console.error(`${name} (${kind}) grew from ${before} to ${now} bytes. If that is meant, run \`cargo xtask dist --accept-sizes\` and say in the commit what it buys.`);
      process.exitCode = 1;
    }
  }
}
if (page.length > ONE_FILE) {
  console.error(`the one file is ${page.length} bytes, and may be ${ONE_FILE}`);
  process.exitCode = 1;
}
