// Publishes the page as one file in dist/ with its SHA-256, and holds what readers download to the sizes in
// xtask/sizes.json. `cargo xtask dist` builds first; `--accept-sizes` makes today's sizes the ones to hold.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** A size may grow by this much before somebody must say that it was meant. */
const SLACK = 1.03;
/** What the one file must stay below, in bytes: it travels by mail and in messages, and most of it is the regex crate. */
const ONE_FILE = 480_000;

const top = fileURLToPath(new URL("../", import.meta.url));
const sizesFile = `${top}xtask/sizes.json`;

await mkdir(`${top}dist`, { recursive: true });
await copyFile(`${top}www/pkg/THIRD-PARTY.txt`, `${top}dist/THIRD-PARTY.txt`);
const sums = {};
const [page, withReaders] = await Promise.all(["kamervragen.html", "kamervragen-bestanden.html"].map(publish));

/** Copies a file into dist/, with its SHA-256 beside it. */
async function publish(name) {
  const bytes = await readFile(`${top}www/pkg/${name}`);
  sums[name] = createHash("sha256").update(bytes).digest("hex");
  await writeFile(`${top}dist/${name}`, bytes);
  await writeFile(`${top}dist/${name}.sha256`, `${sums[name]}  ${name}\n`);
  return bytes;
}

const read = (...names) => Promise.all(names.map((name) => readFile(`${top}pkg/dist/${name}`))).then(Buffer.concat);
const parts = {
  wasm: await read("kamervragen_bg.wasm"),
  glue: await read("kamervragen.js"),
  element: await read("kamer-vragen.js", "define.js"),
  "long texts": await read("long.js", "worker.js"),
  style: await read("style.css"),
  frame: await readFile(`${top}www/embed.html`),
  "one file": page,
  readers: await read("readers.js"),
  "pdf.js": Buffer.concat(await Promise.all(["pdfjs.js", "pdfjs-worker.js"].map((name) => readFile(`${top}www/pkg/${name}`)))),
  "one file with readers": withReaders,
};
const sizes = Object.fromEntries(
  Object.entries(parts).map(([name, bytes]) => [name, { raw: bytes.length, brotli: brotliCompressSync(bytes).length }]),
);

console.log(`${"".padEnd(22)}${"raw".padStart(9)}${"brotli".padStart(9)}`);
for (const [name, { raw, brotli }] of Object.entries(sizes)) {
  console.log(`${name.padEnd(22)}${String(raw).padStart(9)}${String(brotli).padStart(9)}`);
}
for (const [name, sum] of Object.entries(sums)) console.log(`dist/${name}  sha256 ${sum}`);

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
