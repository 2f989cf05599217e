// The TypeScript types, as a project sees them that installed the package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fixtures, kamervragen } from "../documents.mjs";

const top = fileURLToPath(new URL("../../", import.meta.url));
let project;

before(async () => {
  project = await mkdtemp(join(tmpdir(), "kamervragen-"));
  await mkdir(join(project, "node_modules"));
  await symlink(join(top, "pkg"), join(project, "node_modules", "kamervragen"), "junction");
  await writeFile(join(project, "package.json"), `{ "type": "module" }`);
});

after(() => rm(project, { recursive: true }));

function compile(...options) {
  const tsc = join(top, "node_modules", "typescript", "bin", "tsc");
  const common = ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022,dom"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, ...common, ...options], { cwd: project });
  assert.equal(status, 0, `${stdout}${stderr}`);
}

test("what a site writes compiles, with Node's way to find packages and with a bundler's", async () => {
  await cp(join(top, "tests", "package", "usage.ts"), join(project, "usage.ts"));
  compile("--module", "nodenext", "usage.ts");
  compile("--module", "esnext", "--moduleResolution", "bundler", "usage.ts");
});

test("what a site does with the element compiles", async () => {
  await cp(join(top, "tests", "package", "usage-element.ts"), join(project, "usage-element.ts"));
  compile("--module", "esnext", "--moduleResolution", "bundler", "--allowImportingTsExtensions", "usage-element.ts");
});

// As a literal, a document must have every field that the types ask for, and none that they do not know.
test("every document is what the types say", async () => {
  const documents = { specimen: await readFile(join(top, "tests", "specimen.json"), "utf8") };
  for (const { name, path } of await fixtures()) documents[name] = await kamervragen("--format", "json", path);
  for (const [index, [name, json]] of Object.entries(documents).entries()) {
    const source = `// ${name}\nimport type { KamervragenDocument } from "kamervragen";\nexport const document: KamervragenDocument = ${json};\n`;
    await writeFile(join(project, `document-${index}.ts`), source);
  }
  const files = Object.keys(documents).map((_, index) => `document-${index}.ts`);
  compile("--module", "nodenext", ...files);
});
