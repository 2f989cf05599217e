// Texts so long that a page could stand still: it stays usable, can be stopped, and refuses what no browser can show.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./harness.mjs";

const { open } = await site({
  routes: {
    "/bare.html": {
      body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>lang</title><script type="module" src="kamer-vragen-define.js"></script><kamer-vragen></kamer-vragen>`,
    },
  },
});

/** A paper of so many groups, as long as papers get. */
const paper = (groups, word = "pont") =>
  Array.from({ length: groups }, (_, nth) => `Vraag ${nth + 1}\nHoe vaak vaart de ${word} van ${"Oldeveer en omstreken ".repeat(8)}?\nAntwoord ${nth + 1}\n${"Zij vaart elk uur. ".repeat(12)}\n`).join("");
const LONG = paper(1500);

async function start(t) {
  const page = await open(t, "/bare.html");
  await page.evaluate(async () => {
    await customElements.whenDefined("kamer-vragen");
    await customElements.get("kamer-vragen").engine;
    window.view = document.querySelector("kamer-vragen");
    window.seen = [];
    for (const name of ["parsed", "error"]) view.addEventListener(`kamervragen-${name}`, ({ detail }) => seen.push(detail.reason ?? name));
    window.until = async (test) => {
      while (!test()) await new Promise(requestAnimationFrame);
    };
  });
  return page;
}

test("a long paper is made in steps: a bar grows, frames go on, then it is all there", async (t) => {
  const page = await start(t);
  const result = await page.evaluate(async (text) => {
    let frames = 0;
    const values = new Set();
    view.text = text;
    while (!seen.length) {
      await new Promise(requestAnimationFrame);
      frames += 1;
      values.add(view.querySelector("progress")?.value);
    }
    return { frames, values: values.size, groups: view.querySelectorAll(".kv-exchange").length, busy: view.querySelectorAll("progress").length, seen, length: text.length };
  }, LONG);
  assert.ok(result.length > 400_000);
  assert.ok(result.frames > 5 && result.values > 3, JSON.stringify(result));
  assert.deepEqual([result.groups, result.busy, result.seen], [1500, 0, ["parsed"]]);
});

test("stopped, it keeps the view that was there, and the text", async (t) => {
  const page = await start(t);
  const result = await page.evaluate(async (text) => {
    view.text = "Vraag 1\nWat?\nAntwoord 1\nDat.\n";
    await until(() => seen.length);
    view.text = text;
    await until(() => view.querySelector("progress")?.value > 0);
    view.querySelector(".kv-busy button").click();
    await until(() => seen.length === 2);
    await new Promise((done) => setTimeout(done, 200));
    return { seen, groups: view.querySelectorAll(".kv-exchange").length, busy: view.querySelectorAll(".kv-busy").length, kept: view.text === text, said: view.querySelector(".kv-status").textContent };
  }, LONG);
  assert.deepEqual(result, { seen: ["parsed", "stopped"], groups: 1, busy: 0, kept: true, said: "Het lezen is gestopt; de tekst is er nog." });
});

test("the latest text wins, and an element that went away reads on when it comes back", async (t) => {
  const page = await start(t);
  const result = await page.evaluate(async (text) => {
    view.text = text;
    await until(() => view.querySelector("progress")?.value > 0);
    view.text = "Vraag 1\nWat?\nAntwoord 1\nDat.\n";
    await until(() => seen.length);
    const first = view.querySelectorAll(".kv-exchange").length;
    view.text = text;
    await until(() => view.querySelector("progress")?.value > 0);
    view.remove();
    await new Promise((done) => setTimeout(done, 200));
    const away = seen.length;
    document.body.append(view);
    await until(() => seen.length === 2);
    return { seen, first, away, groups: view.querySelectorAll(".kv-exchange").length, busy: view.querySelectorAll(".kv-busy").length };
  }, LONG);
  assert.deepEqual(result, { seen: ["parsed", "parsed"], first: 1, away: 1, groups: 1500, busy: 0 });
});

test("above the limit it refuses in words and keeps the text", async (t) => {
  const page = await start(t);
  const result = await page.evaluate(async () => {
    const { limit } = customElements.get("kamer-vragen");
    const text = "Vraag 1\nWat?\n".repeat(Math.ceil(limit / 13) + 1);
    view.text = text;
    await until(() => seen.length);
    const alert = view.querySelector("[role=alert]").textContent;
    return { limit, seen, kept: view.text === text, says: alert.includes("te lang om in een browser te lezen"), shown: view.querySelector(".kv-raw").textContent.length };
  });
  assert.deepEqual(result, { limit: 2_000_000, seen: ["too-long"], kept: true, says: true, shown: 400_001 });
});

test("an engine that runs out of memory leaves the text readable, and the next text is read", async (t) => {
  const page = await start(t);
  const result = await page.evaluate(async () => {
    const Element = customElements.get("kamer-vragen");
    const engine = await Element.engine;
    Element.engine = { ...engine, mount: () => { throw new WebAssembly.RuntimeError("unreachable"); } };
    view.text = "Vraag 1\nWat?\n";
    await until(() => seen.length);
    const raw = view.querySelector(".kv-raw").textContent;
    Element.engine = engine;
    view.text = "Vraag 1\nWat dan?\n";
    await until(() => seen.length === 2);
    return { seen, raw, groups: view.querySelectorAll(".kv-exchange").length };
  });
  assert.deepEqual(result, { seen: ["broken", "parsed"], raw: "Vraag 1\nWat?\n", groups: 1 });
});
