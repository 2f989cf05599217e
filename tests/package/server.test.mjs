// The package where there is no page: what a server imports when it renders, and what it can do.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";

const pkg = new URL("../../pkg/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("package.json", pkg), "utf8"));
const TEXT = "Vraag 1\nKent u de pont, «é»?\n\nAntwoord 1\nJa.\n";
const at = (name) => new URL(manifest.exports[name].default, pkg).href;

for (const name of [".", "./element", "./define", "./inline", "./static", "./readers"]) {
  test(`importing kamervragen${name.slice(1)} on a server has no effect and does not throw`, async () => {
    // In a process of its own: what is left open would keep it from ending.
    const script = `await import(${JSON.stringify(at(name))}); if (globalThis.customElements) throw new Error("a page?");`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { timeout: 60_000 });
    assert.equal(stdout + stderr, "");
  });
}

test("kamervragen/static reads and writes at once, with the options of a view", async () => {
  const { parse, papers, render } = await import(at("./static"));
  assert.equal(parse(TEXT).exchanges.length, 1);
  assert.equal(papers(TEXT).length, 1);
  const html = render(TEXT, "html", { headingLevel: 3, idPrefix: "b-", language: "en", open: true });
  assert.match(html, /<h4[^>]* id="b-vraag-1"|id="b-vraag-1"/);
  assert.match(html, /<details[^>]* open/);
  assert.notEqual(html, render(TEXT, "html"));
  const titled = `Vragen van het lid Bergsma (Dijkpartij) aan de Minister van Zee over de sluis (ingezonden 3 februari 2031).\n${TEXT}`;
  const [full, facts, none] = ["full", "facts", "none"].map((head) => render(titled, "html", { head }));
  assert.equal(full, render(titled, "html"));
  assert.match(full, /<h2 id="onderwerp">De sluis<\/h2>/);
  assert.match(facts.replace(/<[^>]*>/g, ""), /^\s*Gesteld door: Bergsma \(Dijkpartij\)\s*\nAan: Minister van Zee\s*\nIngezonden: 3 februari 2031/);
  assert.doesNotMatch(facts, /<h2/);
  assert.doesNotMatch(none, /<header/);
  assert.throws(() => render(TEXT, "html", { head: "half" }), /head is "full", "facts" or "none"/);
  assert.throws(() => render(TEXT, "html", { headingLevel: 9 }), /headingLevel is 1, 2, 3 or 4/);
  assert.throws(() => render(TEXT, "pdf"), /unknown format "pdf"/);
});

test("in a worker too", async () => {
  const script = `
    import { parentPort } from "node:worker_threads";
    import { render } from ${JSON.stringify(at("./static"))};
    parentPort.postMessage(render(${JSON.stringify(TEXT)}, "markdown"));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
  const markdown = await new Promise((done, failed) => worker.once("message", done).once("error", failed));
  assert.match(markdown, /Kent u de pont, «é»\?/);
});

test("npx kamervragen FILE", () => {
  const program = fileURLToPath(new URL(manifest.bin.kamervragen, pkg));
  const run = (args, input) => spawnSync(process.execPath, [program, ...args], { input });
  const json = run(["-"], TEXT);
  assert.equal(JSON.parse(json.stdout).exchanges.length, 1);
  assert.equal(json.status, 0);
  assert.match(String(run(["-f", "html"], TEXT).stdout), /^<section|^<article|^<div/);
  const own = run(["-f", "html", "--heading-level", "4", "--head", "facts", "--id-prefix", "b-"], TEXT);
  assert.match(String(own.stdout), /<h5 id="b-vraag-1">/);
  const latin = run([], Buffer.from(TEXT, "latin1"));
  assert.match(String(latin.stdout), /«é»/);
  assert.match(String(latin.stderr), /read as Windows-1252/);
  const wide = run([], Buffer.from(`\ufeff${TEXT}`, "utf16le"));
  assert.match(String(wide.stdout), /Kent u de pont, «é»/);
  for (const [args, code, message] of [
    [["no-such-file.txt"], 1, /cannot read no-such-file.txt: ENOENT/],
    [["--format", "pdf"], 2, /unknown format "pdf"/],
    [["--format", "html", "--head", "half"], 2, /head is "full", "facts" or "none"/],
    [["--head", "facts"], 2, /--heading-level, --head and --id-prefix are of html/],
    [["--colour"], 2, /Unknown option/],
    [["a", "b"], 2, /one text at a time/],
  ]) {
    const { status, stderr, stdout } = run(args, TEXT);
    assert.equal(status, code, args.join(" "));
    assert.match(String(stderr), message);
    assert.equal(stdout.length, 0);
  }
  assert.match(String(run(["-"], "%PDF-1.7").stderr), /no text: the page reads it/);
});
