// The package from its tarball, in pages without a bundler and through the bundler that is here anyway. The other bundlers
// have their turn in tests/bundlers.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { serve } from "../../xtask/serve.mjs";
import { host, isRead, policy, project, readsAside } from "../project.mjs";
import { site } from "./harness.mjs";

const { open } = await site();
let root;
let server;

before(async () => {
  const pkg = "/node_modules/kamervragen/dist";
  root = await project("plain", {
    "script.html": host(`<script src="${pkg}/kamervragen.iife.js"></script>`, policy),
    "head.html": host("", `${policy}<script src="${pkg}/kamervragen.iife.js"></script>`),
    "module.html": host(`<script type="module" src="${pkg}/define.js"></script>`, policy),
    "inline.html": host(`<script type="module" src="${pkg}/inline.js"></script>`, policy),
    "linked.html": host(`<script type="module" src="${pkg}/define.js"></script>`, `${policy}<link rel="stylesheet" href="${pkg}/style.css">`),
    "folder.html": host(`<script src=".${pkg}/kamervragen.iife.js"></script>`),
    "esbuild.html": host(`<script src="/built.js"></script>`, policy),
    "main.js": `import { ready, parse } from "kamervragen/inline";
      ready.then(() => (window.questions = parse("Vraag 1\\nKlopt dat?").exchanges.length));`,
  });
  await build({ absWorkingDir: root, entryPoints: ["main.js"], bundle: true, format: "iife", outfile: "built.js", logLevel: "silent" });
  server = await serve({ root });
});
after(() => server?.close());

for (const name of ["script", "head", "module", "inline", "linked", "esbuild"]) {
  test(`${name}: installed from the tarball it reads, under a strict policy`, async (t) => {
    const page = await open(t, `${server.address}${name}.html`, { expectTrouble: true });
    await isRead(page);
    const trouble = page.trouble.filter((it) => !it.startsWith(`request: ${server.address}`) && !it.includes("404"));
    assert.deepEqual(trouble, []);
    if (name === "esbuild") await page.waitForFunction(() => window.questions === 1);
  });
}

test("one script tag gives the functions too, from a folder as well", async (t) => {
  const page = await open(t, pathToFileURL(join(root, "folder.html")).href, { expectTrouble: true });
  await isRead(page);
  const kind = await page.evaluate(async () => {
    await Kamervragen.ready;
    return Kamervragen.parse("Vraag 1\nKlopt dat?").kind;
  });
  assert.equal(kind, "questions");
  await readsAside(page);
});
