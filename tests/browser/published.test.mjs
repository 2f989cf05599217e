// What `cargo xtask dist` writes for others to put on their sites, in an empty folder, by its own words.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { serve } from "../../xtask/serve.mjs";
import { site } from "./harness.mjs";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const skip = !existsSync(`${dist}SHA256SUMS`) && "dist/ is not there: `cargo xtask dist` writes it";
const { browser } = await site();

/** A page at an address, with the errors that nobody caught. */
async function open(t, address) {
  const page = await browser.newPage();
  t.after(() => page.close());
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  return { page, errors };
}

test("the zip works in an empty folder, from a disk and from a server", { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
  t.after(() => rm(folder, { recursive: true }));
  const files = unzipSync(await readFile(`${dist}kamervragen-embed.zip`));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  const inside = join(folder, "kamervragen-embed");
  const disk = await open(t, pathToFileURL(join(inside, "index.html")).href);
  await disk.page.waitForSelector("kamer-vragen .kv-exchange");
  assert.deepEqual(disk.errors, []);

  const server = await serve({ root: inside });
  t.after(() => server.close());
  const { page, errors } = await open(t, new URL("index.html", server.address).href);
  await page.waitForSelector("kamer-vragen .kv-exchange");
  const element = await page.$("iframe");
  await element.scrollIntoView();
  await (await element.contentFrame()).waitForSelector(".kv-exchange");
  // Its height follows what it shows.
  await page.waitForFunction(() => Number.parseInt(getComputedStyle(document.querySelector("iframe")).height) !== 600);
  assert.deepEqual(errors, []);

  // The sum that the page tells is that of the script.
  const told = Buffer.from(files["kamervragen-embed/index.html"]).toString().match(/integrity="(sha384-[^"]+)"/)[1];
  assert.equal(told, `sha384-${createHash("sha384").update(files["kamervragen-embed/kamervragen.iife.js"]).digest("base64")}`);
});

test("every file has its checksum, and the folder for a host has the page", { skip }, async () => {
  const sums = (await readFile(`${dist}SHA256SUMS`, "utf8")).trim().split("\n").map((line) => line.split("  "));
  assert.deepEqual(sums.map(([, name]) => name.replace(/-\d[\d.]*\.tgz/, "-N.tgz")), [
    "THIRD-PARTY.txt",
    "kamervragen-N.tgz",
    "kamervragen-bestanden.html",
    "kamervragen-embed.integrity.txt",
    "kamervragen-embed.zip",
    "kamervragen.html",
  ]);
  for (const [sum, name] of sums) assert.equal(createHash("sha256").update(await readFile(dist + name)).digest("hex"), sum, name);
  for (const name of ["index.html", "sw.js", "embed.html", "pkg/kamervragen_bg.wasm", "page/page.js", "_headers", ".htaccess"]) {
    assert.ok(existsSync(`${dist}site/${name}`), name);
  }
});
