// The table of `cargo xtask bench`: what criterion measured natively (`benches/native.rs`), and in browsers the wasm beside
// marked and markdown-it on the same bytes. There runs are interleaved and medians compared; times are printed, never
// asserted.

import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/browser/engines.mjs";
import { serve } from "./serve.mjs";

const top = fileURLToPath(new URL("../", import.meta.url));
const texts = (folder) => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(join(folder, name), "utf8"));
  } catch {
    return [];
  }
};
const repeated = (list, bytes) => {
  const whole = list.join("");
  return whole.repeat(Math.ceil(bytes / Buffer.byteLength(whole)));
};
const sets = { fixtures: texts(`${top}tests/fixtures`) };
sets["fixtures to 1 MB"] = [repeated(sets.fixtures, 1e6)];
const corpus = texts(`${top}../shared/corpus/text`);
if (corpus.length > 0) Object.assign(sets, { corpus, "corpus to 1 MB": [repeated(corpus, 1e6)] });

/** A paper of that many questions, invented. */
const paper = (count) =>
  "Vragen van het lid Zonneveld (DvT) aan de Minister van Stille Wegen over brugwachters (ingezonden 3 september 2031).\n" +
  Array.from({ length: count }, (_, nth) =>
    `Vraag ${nth + 1}\nKlopt het dat brug ${nth + 1} langer openstaat dan nodig is voor het verkeer dat wacht?\n` +
    `Antwoord ${nth + 1}\nJa. De brugwachter kijkt uit over het water, zoals in het antwoord op vraag 1 staat.\n`).join("");

/** Runs in the page. */
async function measure(sets, papers) {
  const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];
  const start = performance.now();
  const wasm = await import("/pkg/kamervragen.js");
  await wasm.default();
  const loaded = performance.now();
  wasm.parse(papers[0]);
  const first = performance.now();
  const { marked } = await import("/bench/marked.js");
  const { default: MarkdownIt } = await import("/bench/markdown-it.js");
  const markdownIt = new MarkdownIt();
  const rivals = {
    "parse": (text) => wasm.parse(text),
    "to HTML": (text) => wasm.render(text, "html"),
    "marked": (text) => marked.parse(text),
    "markdown-it": (text) => markdownIt.render(text),
  };
  const speeds = {};
  for (const [set, texts] of Object.entries(sets)) {
    const times = Object.fromEntries(Object.keys(rivals).map((name) => [name, []]));
    for (let run = 0; run < 5; run++) {
      for (const [name, rival] of Object.entries(rivals)) {
        const start = performance.now();
        texts.forEach(rival);
        times[name].push(performance.now() - start);
      }
    }
    const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
    speeds[set] = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, bytes / median(list) / 1e3]));
  }
  const mounts = papers.slice(1).map((text) => {
    const element = document.body.appendChild(document.createElement("div"));
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      wasm.mount(element, text);
      return performance.now() - start;
    });
    element.remove();
    return median(times);
  });
  return { load: loaded - start, first: first - loaded, mounts, speeds };
}

/** Runs in the page as readers have it, at rest: milliseconds from a paste to the painted view. */
async function paste(text) {
  const [box, view] = ["textarea", "kamer-vragen"].map((name) => document.querySelector(name));
  const parsed = new Promise((done) => view.addEventListener("kamervragen-parsed", done, { once: true }));
  const start = performance.now();
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  await parsed;
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  return performance.now() - start;
}

/** The same page, at rest: milliseconds of the first parse that somebody asks for. */
async function firstParse(text) {
  const engine = await customElements.get("kamer-vragen").engine;
  const start = performance.now();
  engine.parse(text);
  return performance.now() - start;
}

const [, , criterion] = process.argv;
for (const set of criterion ? readdirSync(criterion).filter((name) => name !== "report") : []) {
  const read = (what, file) => JSON.parse(readFileSync(join(criterion, set, what, "new", file), "utf8"));
  // Bytes in a nanosecond are thousands of megabytes in a second.
  const speed = (what) => (1e3 * read(what, "benchmark.json").throughput.Bytes) / read(what, "estimates.json").median.point_estimate;
  const row = Object.fromEntries(["copy", "pulldown-cmark", "parse", "parse and HTML"].map((what) => [what, speed(what)]));
  const cells = Object.entries(row).map(([name, speed]) => `${name} ${speed.toFixed(0)}`.padEnd(20));
  const times = row["pulldown-cmark"] / row["parse and HTML"];
  console.log(`native ${`${set}, MB/s`.padEnd(24)}${cells.join("")}parse and HTML: ${times.toFixed(1)} times as long as pulldown-cmark`);
}

const bundled = join(top, "node_modules/.bench/markdown-it.js");
await build({ entryPoints: [join(top, "node_modules/markdown-it")], bundle: true, format: "esm", outfile: bundled, logLevel: "error" });
const script = (file) => ({ headers: { "content-type": "text/javascript" }, body: readFileSync(file) });
const server = await serve({
  root: join(top, "www"),
  routes: {
    "/bench.html": { body: "<!doctype html><title>bench</title>" },
    "/bench/marked.js": script(join(top, "node_modules/marked/lib/marked.esm.js")),
    "/bench/markdown-it.js": script(bundled),
  },
});
for (const engine of ["chromium", "firefox"]) {
  let browser;
  try {
    browser = await launch(engine);
  } catch (error) {
    console.log(`NOT RUN  ${engine}: ${error.message}`);
    continue;
  }
  const page = await browser.newPage();
  await page.goto(`${server.address}bench.html`);
  const { load, first, mounts, speeds } = await page.evaluate(measure, sets, [paper(20), paper(64), paper(2000)]);
  const ms = (time) => `${time.toFixed(1)} ms`;
  const inPage = [];
  for (const act of [firstParse, paste]) {
    const times = [];
    for (let visit = 0; visit < 5; visit += 1) {
      // A tab of its own: the page keeps its text in the tab.
      const tab = await browser.newPage();
      await tab.goto(server.address);
      await new Promise((rested) => setTimeout(rested, 1000));
      times.push(await tab.evaluate(act, paper(20)));
      await tab.close();
    }
    inPage.push(times.sort((one, other) => one - other)[2]);
  }
  console.log(`${engine}: load ${ms(load)}, first parse of 20 questions ${ms(first)}, mount of 64 exchanges ${ms(mounts[0])}, of 2,000 ${ms(mounts[1])}`);
  console.log(`  in the page at rest, 20 questions: first parse ${ms(inPage[0])}, from paste to painted view ${ms(inPage[1])}`);
  for (const [set, row] of Object.entries(speeds)) {
    const cells = Object.entries(row).map(([name, speed]) => `${name} ${speed.toFixed(1)}`.padEnd(20));
    console.log(`  ${`${set}, MB/s`.padEnd(24)}${cells.join("")}to HTML: ${(row["to HTML"] / row.marked).toFixed(2)} times marked`);
  }
  await browser.close();
}
await server.close();
