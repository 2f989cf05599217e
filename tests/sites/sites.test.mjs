// Sites that others build, with the package from its tarball: generators that a newsroom uses, rendering on a server, runtimes without
// a page. Run with `cargo xtask test --all`, which installs what stands in this folder's package.json.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "../../xtask/serve.mjs";
import { site } from "../browser/harness.mjs";
import { project } from "../project.mjs";
import { WHOLE, codesOf, example, wholeness } from "./codes.mjs";

const { open } = await site();
const tools = fileURLToPath(new URL("node_modules/", import.meta.url));
/** Runs a program of a package in a project. */
const run = (root, program, ...words) =>
  promisify(execFile)(process.execPath, [join(tools, program), ...words], { cwd: root, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", CI: "1" } }).catch(({ stdout, stderr }) => assert.fail(stdout + stderr));

/** A project that has these packages as if it had installed them. */
async function projectWith(packages, name, files) {
  const root = await project(name, { "vragen.txt": example, ...files });
  for (const it of packages) {
    const place = join(root, "node_modules", it);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(tools, it), place);
  }
  return root;
}

/** A built site in a tab, at a path. */
async function opened(t, root, path = "") {
  const server = await serve({ root });
  t.after(() => server.close());
  const page = await open(t, server.address + path, { expectTrouble: true });
  return { page, errors: () => page.trouble.filter((it) => !it.startsWith("request:")) };
}

/** Each view of a page, the element's made searchable. */
async function seen(page) {
  await page.waitForSelector(".kv-bar button", { timeout: 20_000 });
  assert.deepEqual(await wholeness(page), WHOLE);
}

test("Eleventy: the codes in Markdown, and a shortcode that renders a file", { timeout: 120_000 }, async (t) => {
  const codes = await codesOf(await open(t));
  const root = await projectWith([], "eleventy", {
    "eleventy.config.js": `
      import { readFileSync } from "node:fs";
      import { render } from "kamervragen/static";
      export default (config) => config.addShortcode("kamervragen", (file) => render(readFileSync(file, "utf8"), "html", { headingLevel: 3, head: "facts" }));`,
    "html.md": `# Nieuws\n\nEen *bericht*.\n\n${codes.html}\n\nEn verder.\n`,
    "script.md": `# Nieuws\n\n${codes.script}\n`,
    "frame.md": `# Nieuws\n\n${codes.frame}\n`,
    "short.md": `# Nieuws\n\n{% kamervragen "vragen.txt" %}\n`,
  });
  await run(root, "@11ty/eleventy/cmd.cjs", "--quiet");
  for (const name of ["html", "short", "script"]) {
    const { page, errors } = await opened(t, join(root, "_site"), `${name}/`);
    if (name === "script") await seen(page);
    else assert.deepEqual(await wholeness(page), WHOLE, name);
    assert.equal(await page.$eval("h1", (it) => it.textContent), "Nieuws");
    assert.deepEqual(errors(), []);
  }
  const { page } = await opened(t, join(root, "_site"), "frame/");
  assert.deepEqual(await wholeness(await (await page.waitForSelector("iframe")).contentFrame()), WHOLE);
  await page.waitForFunction(() => document.querySelector("iframe").getBoundingClientRect().height > 1500);
});

test("Astro: rendered when it is built, and the element around that in the browser", { timeout: 120_000 }, async (t) => {
  const root = await projectWith(["astro"], "astro", {
    "src/pages/index.astro": `---
import { readFileSync } from "node:fs";
import { render } from "kamervragen/static";
const html = render(readFileSync("vragen.txt", "utf8"), "html", { idPrefix: "b-" });
---
<html lang="nl"><head><meta charset="utf-8"><title>Nieuws</title><link rel="icon" href="data:,"></head>
<body><h1>Nieuws</h1><kamer-vragen set:html={html} /><script>import "kamervragen/define";</script></body></html>`,
  });
  await run(root, "astro/astro.js", "build", "--silent");
  const { page, errors } = await opened(t, join(root, "dist"));
  await seen(page);
  assert.deepEqual(errors(), []);
});

test("SvelteKit: rendered on the server, and the element read in the browser", { timeout: 120_000 }, async (t) => {
  const root = await projectWith(["svelte", "vite", "@sveltejs/kit", "@sveltejs/adapter-static", "@sveltejs/vite-plugin-svelte"], "sveltekit", {
    "svelte.config.js": `import adapter from "@sveltejs/adapter-static"; export default { kit: { adapter: adapter() } };`,
    "vite.config.js": `import { sveltekit } from "@sveltejs/kit/vite"; export default { plugins: [sveltekit()] };`,
    "src/app.html": `<!doctype html><html lang="nl"><head><meta charset="utf-8"><link rel="icon" href="data:,">%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>`,
    "src/routes/+page.server.js": `
      import { readFileSync } from "node:fs";
      import { render } from "kamervragen/static";
      export const prerender = true;
      const text = readFileSync("vragen.txt", "utf8");
      export const load = () => ({ text, html: render(text, "html", { headingLevel: 2 }) });`,
    "src/routes/+page.svelte": `
      <script>
        import { onMount } from "svelte";
        let { data } = $props();
        onMount(() => import("kamervragen/define"));
      </script>
      <svelte:head><title>Nieuws</title></svelte:head>
      <h1>Nieuws</h1>
      {@html data.html}
      <kamer-vragen id="b" text={data.text}>{data.text}</kamer-vragen>`,
  });
  await run(root, "vite/bin/vite.js", "build", "--logLevel", "error");
  const { page, errors } = await opened(t, join(root, "build"));
  await page.waitForSelector("#b-vraag-8", { timeout: 20_000 });
  await seen(page);
  assert.deepEqual(errors(), []);
});

const SCRIPT = `import { parse, render } from "kamervragen/static";
const text = "Vraag 1\\nKent u de pont, «é»?\\n\\nAntwoord 1\\nJa.\\n";
export const made = [parse(text).exchanges.length, render(text, "html", { headingLevel: 3 }), typeof document];\n`;
const isMade = ([count, html, page]) => {
  assert.deepEqual([count, page], [1, "undefined"]);
  assert.match(html, /<h4 id="vraag-1">.*Kent u de pont, «é»\?/);
};

test("Deno: kamervragen/static reads and writes, with no permission", { timeout: 60_000 }, async () => {
  const root = await project("deno", { "main.js": `${SCRIPT}console.log(JSON.stringify(made));` });
  const { stdout } = await run(root, "deno/bin.cjs", "run", "--no-remote", "--node-modules-dir=manual", "main.js");
  isMade(JSON.parse(stdout));
});

test("a worker of a browser, where there is no document", { timeout: 60_000 }, async (t) => {
  const root = await project("worker", { "worker.js": `${SCRIPT.replace("kamervragen/static", "./node_modules/kamervragen/dist/static.js")}postMessage(made);`, "index.html": "<!doctype html><title>worker</title>" });
  const { page } = await opened(t, root);
  isMade(await page.evaluate(() => new Promise((done) => (new Worker("worker.js", { type: "module" }).onmessage = ({ data }) => done(data)))));
});
