// `cargo xtask read`: the text that the page's readers make of files, in headless Chromium under the page's own policy: printed,
// or written to a folder as NAME.txt. With `--parser PROGRAM`, what that makes of it (JSON).
import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../tests/browser/engines.mjs";
import { pdfjs } from "./pdfjs.mjs";
import { serve } from "./serve.mjs";

const root = fileURLToPath(new URL("../www/", import.meta.url));
const { values, positionals: files } = parseArgs({ options: { to: { type: "string" }, parser: { type: "string" } }, allowPositionals: true });

const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await readFile(`${root}index.html`, "utf8"))[1];
const routes = { "/read.html": { headers: { "content-security-policy": policy }, body: "<!doctype html>" } };
for (const [name, body] of Object.entries(await pdfjs())) routes[`/pkg/${name}`] = { body };
for (const [at, file] of files.entries()) routes[`/files/${at}`] = { headers: { "content-type": "application/octet-stream" }, body: await readFile(file) };

const server = await serve({ root, routes });
const browser = await launch("chromium");
try {
  const page = await browser.newPage();
  await page.goto(`${server.address}read.html`);
  for (const [at, file] of files.entries()) {
    const { text, note, reason, cause } = await page.evaluate(readOne, `/files/${at}`, basename(file));
    if (note) console.error(`${file}: ${note}`);
    if (reason) {
      console.error(`${file}: ${reason}${cause ? ` (${cause})` : ""}`);
      process.exitCode = 1;
    } else if (values.to) {
      await mkdir(values.to, { recursive: true });
      await writeFile(join(values.to, `${basename(file, extname(file))}.txt`), text);
    } else if (values.parser) {
      const { stdout, stderr, status } = spawnSync(values.parser, ["--format", "json", "-"], { input: text, encoding: "utf8", maxBuffer: 2 ** 30 });
      if (status !== 0) throw new Error(stderr);
      console.log(stdout.trim());
    } else {
      if (files.length > 1) console.log(`==> ${file} <==`);
      process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page. */
async function readOne(address, name) {
  const { textOf } = await import("/readers/read.js");
  const file = new File([await (await fetch(address)).blob()], name);
  try {
    const { text, note } = await textOf(file);
    return { text, note };
  } catch (error) {
    return { reason: error.reason ?? "error", cause: String(error.cause?.stack ?? (error.reason ? "" : error.stack)) };
  }
}
