// A fresh project somewhere else that installed the package from its tarball, as a stranger's would.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const top = fileURLToPath(new URL("../", import.meta.url));
const npm = (cwd, ...words) => promisify(execFile)("npm", [...words, "--no-audit", "--no-fund", "--loglevel=error"], { cwd });
const words = await readFile(join(top, "src/example.txt"), "utf8");
export const example = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
after(() => rm(folder, { recursive: true, force: true }));
await npm(join(top, "pkg"), "pack", "--pack-destination", folder);
const { version } = JSON.parse(await readFile(join(top, "pkg/package.json"), "utf8"));
export const tarball = join(folder, `kamervragen-${version}.tgz`);

/** Makes a project of these files, with the package installed: its folder. */
export async function project(name, files) {
  const root = join(folder, name);
  for (const [path, words] of Object.entries({ "package.json": `{ "private": true, "type": "module" }`, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), words);
  }
  await npm(root, "install", "--offline", tarball);
  return root;
}

/** A page with a paper on it and a script. */
export function host(script, head = "") {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>host</title>${head}</head>
<body><kamer-vragen>${example}</kamer-vragen>${script}</body></html>`;
}

/** A policy as strict as a site can have that uses the package. */
export const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">`;

/** Whether the paper is read and has its style. */
export async function isRead(page) {
  await page.waitForSelector("#vraag-8", { timeout: 10_000 });
  await page.waitForFunction(() => getComputedStyle(document.querySelector("kamer-vragen")).getPropertyValue("--_styled"), { timeout: 10_000 });
  assert.equal(await page.$$eval(".kv-exchange", (all) => all.length), 7);
}

/** Whether a text from outside is read in a worker. */
export async function readsAside(page) {
  await page.evaluate(async () => {
    const Element = customElements.get("kamer-vragen");
    const forbidden = () => {
      throw new Error("read in the page");
    };
    Element.engine = { ...(await Element.engine), mount: forbidden, begin: forbidden };
    document.querySelector("kamer-vragen").load("Vraag 1\nKlopt dat?\n");
  });
  await page.waitForFunction(() => document.querySelectorAll(".kv-exchange").length === 1, { timeout: 10_000 });
}
