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
  // What needs no server: three of its ways.
  await disk.page.waitForFunction(() => document.querySelectorAll(".way .kv-exchange").length === 6 && document.querySelectorAll(".kv-bar button").length);
  assert.deepEqual(disk.errors, []);

  const server = await serve({ root: inside });
  t.after(() => server.close());
  const { page, errors } = await open(t, new URL("index.html", server.address).href);
  await page.waitForFunction(() => document.querySelectorAll(".way .kv-exchange").length === 8);
  const element = await page.$("iframe");
  await element.scrollIntoView();
  await (await element.contentFrame()).waitForSelector(".kv-exchange");
  // Its height follows what it shows.
  await page.waitForFunction(() => Number.parseInt(getComputedStyle(document.querySelector("iframe")).height) !== 600);
  // The same paper four times, and no id twice.
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)), []);
  assert.deepEqual(errors, []);

  // The sums that the page tells are those of the scripts.
  const told = [...Buffer.from(files["kamervragen-embed/index.html"]).toString().matchAll(/kamervragen-embed\/([\w/.]+)"\s+integrity="(sha384-[^"]+)"/g)];
  const sums = ["pkg/kamervragen.iife.js", "gallery/height.js"].map((name) => [name, `sha384-${createHash("sha384").update(files[`kamervragen-embed/${name}`]).digest("base64")}`]);
  assert.deepEqual(told.map(([, ...it]) => it), sums);
  assert.equal(await readFile(`${dist}kamervragen-embed.integrity.txt`, "utf8"), sums.map((it) => `${it.join(" ")}\n`).join(""));

  // The lines of the README, on a site that has the folder.
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, lines] = readme.split("## In your own page")[1].match(/```html\n([^]*?)```/);
  await writeFile(join(folder, "artikel.html"), `<!doctype html><meta charset="utf-8"><title>artikel</title><link rel="icon" href="data:,">\n${lines}`);
  const ownSite = await serve({ root: folder });
  t.after(() => ownSite.close());
  const article = await open(t, new URL("artikel.html", ownSite.address).href);
  await article.page.waitForSelector("kamer-vragen .kv-exchange");
  assert.deepEqual(article.errors, []);

  // Each snippet of the gallery, pasted as it is into a page of one's own beside it.
  for (const name of (await readdir(join(inside, "gallery"))).filter((it) => it.endsWith(".html") && it !== "index.html")) {
    const shown = await open(t, new URL(`gallery/${name}`, server.address).href);
    const snippet = await (await shown.page.waitForSelector(".snippet")).evaluate((it) => it.textContent);
    await writeFile(join(inside, "gallery", `own-${name}`), `<!doctype html><meta charset="utf-8"><title>own</title><link rel="icon" href="data:,">\n${snippet}\n`);
    const own = await open(t, new URL(`gallery/own-${name}`, server.address).href);
    if (name === "module.html") await own.page.waitForSelector("#vragen li");
    else await (name === "iframe.html" ? await (await own.page.waitForSelector("iframe")).contentFrame() : own.page).waitForSelector(".kv-exchange");
    assert.deepEqual(own.errors, [], name);
  }
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
