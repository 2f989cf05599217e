// The package from its tarball, in a fresh project for each bundler, built and opened in Chromium; and what two linters of
// packages say of it. Run with `cargo xtask test --all`, which installs what stands in this folder's package.json.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { serve } from "../../xtask/serve.mjs";
import { site } from "../browser/harness.mjs";
import { host, isRead, project, readsAside, tarball } from "../project.mjs";

const { open } = await site();

const DEFINE = `import "kamervragen/define";`;
const INLINE = `import "kamervragen/inline";`;
/** For bundlers that do not follow an address in a module: who knows where the wasm lies says so. */
const TOLD = (wasm) => `
  import init, * as engine from "kamervragen";
  import { KamerVragen } from "kamervragen/element";
  ${wasm}
  KamerVragen.engine = init({ module_or_path: address }).then(() => engine);
  customElements.define("kamer-vragen", KamerVragen);`;
const style = `<link rel="stylesheet" href="/style.css">`;

const bundlers = {
  async vite(root) {
    await vite.build({ root, logLevel: "error", build: { outDir: "out" } });
  },
  async webpack(root) {
    const compiler = webpack({ mode: "production", context: root, entry: "./main.js", output: { path: join(root, "out"), filename: "main.js" } });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    assert.deepEqual(stats.toJson().errors, []);
    await copyFile(join(root, "index.html"), join(root, "out/index.html"));
  },
  async rollup(root) {
    const bundle = await rollup({ input: join(root, "main.js"), plugins: [nodeResolve()] });
    await bundle.write({ dir: join(root, "out"), format: "es", inlineDynamicImports: true });
    await copyFile(join(root, "index.html"), join(root, "out/index.html"));
  },
  async esbuild(root) {
    await esbuild.build({
      absWorkingDir: root, entryPoints: ["main.js"], bundle: true, format: "esm", outdir: "out", publicPath: "/",
      loader: { ".wasm": "file" }, logLevel: "error",
    });
    await copyFile(join(root, "index.html"), join(root, "out/index.html"));
  },
};

for (const [bundler, name, main, extra = []] of [
  ["vite", "define", DEFINE],
  ["vite", "inline", INLINE],
  ["vite", "told", TOLD(`import address from "kamervragen/wasm?url"; import "kamervragen/style.css";`)],
  ["webpack", "define", DEFINE],
  ["webpack", "inline", INLINE],
  ["webpack", "told", TOLD(`const address = new URL("kamervragen/wasm", import.meta.url);`), ["style.css"]],
  ["rollup", "inline", INLINE],
  ["rollup", "told", TOLD(`const address = "/kamervragen_bg.wasm";`), ["style.css", "kamervragen_bg.wasm"]],
  ["esbuild", "inline", INLINE],
  ["esbuild", "told", TOLD(`import address from "kamervragen/wasm";`), ["style.css"]],
]) {
  test(`${bundler}: ${name}`, { timeout: 120_000 }, async (t) => {
    const page = host(`<script type="module" src="/main.js"></script>`, extra.includes("style.css") ? style : "");
    const root = await project(`${bundler}-${name}`, { "index.html": page, "main.js": main });
    await bundlers[bundler](root);
    for (const file of extra) await copyFile(join(root, "node_modules/kamervragen/dist", file), join(root, "out", file));
    const server = await serve({ root: join(root, "out") });
    t.after(() => server.close());
    const tab = await open(t, server.address, { expectTrouble: true });
    await isRead(tab);
    if (name !== "told") await readsAside(tab);
    // Nobody but the project's own server is asked.
    assert.deepEqual(tab.trouble.filter((it) => it.startsWith("request:") && !it.includes(server.address)), []);
  });
}

// Rollup and esbuild do not follow `new Worker(new URL(…))`; with them a host says where the worker is, as the README has it.
for (const bundler of ["vite", "webpack"]) {
  test(`${bundler}: files`, { timeout: 120_000 }, async (t) => {
    const page = host(`<script type="module" src="/main.js"></script>`);
    const main = `import { textOf } from "kamervragen/readers"; globalThis.textOf = textOf;`;
    const root = await project(`${bundler}-files`, { "index.html": page, "main.js": main });
    await symlink(fileURLToPath(new URL("../../node_modules/pdfjs-dist", import.meta.url)), join(root, "node_modules/pdfjs-dist"));
    await bundlers[bundler](root);
    const server = await serve({ root: join(root, "out") });
    t.after(() => server.close());
    const printer = await open(t, server.address, { expectTrouble: true });
    await printer.setContent("<h3>Vraag 1</h3><p>Kent u de brug?</p>");
    const printed = Buffer.from(await printer.pdf()).toString("base64");
    const tab = await open(t, server.address, { expectTrouble: true });
    await tab.waitForFunction(() => globalThis.textOf);
    for (const [kind, letters] of [["pdf", printed], ["html", Buffer.from("<!doctype html><p>Vraag 1<p>Kent u de brug?").toString("base64")]]) {
      const read = await tab.evaluate(async (letters) => {
        const file = new File([Uint8Array.from(atob(letters), (it) => it.charCodeAt(0))], "brief");
        const { text, kind } = await textOf(file);
        return { text, kind };
      }, letters);
      assert.equal(read.kind, kind);
      assert.match(read.text, /Vraag 1\s+Kent u de brug\?/);
    }
    assert.deepEqual(tab.trouble.filter((it) => it.startsWith("request:") && !it.includes(server.address)), []);
  });
}

const tool = (name) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));
const run = (...words) => promisify(execFile)(process.execPath, words).catch(({ stdout, stderr }) => assert.fail(stdout + stderr));

test("publint finds nothing", { timeout: 60_000 }, async () => {
  const { stdout } = await run(tool("publint/src/cli.js"), tarball, "--strict");
  assert.match(stdout, /All good!/);
});

test("are the types wrong? no", { timeout: 120_000 }, async () => {
  // The package is for modules, as its wasm is.
  await run(tool("@arethetypeswrong/cli/dist/index.js"), tarball, "--profile", "esm-only");
});
