// How long a reader waits: sixty questions shown, searched letter by letter, edited. Printed beside what the browser itself
// takes to lay the same words out (`PERFORMANCE.md` says what is usual). A busy machine doubles one and not the other, so only
// what takes ten times as long fails: that is another kind of work, not a slower machine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./harness.mjs";

const SENTENCE = "De gemeente heeft de sluis in het voorjaar laten nakijken en houdt de doorvaart tot de herfst op woensdagen dicht. ";
const text = Array.from(
  { length: 64 },
  (_, at) => `Vraag ${at + 1}\nHoe lang blijft sluis nummer ${at + 1} dicht?\n\nAntwoord ${at + 1}\n${SENTENCE.repeat(12)}\nZie ook het antwoord op vraag ${at || 2}.\n\n`,
).join("");

const { open } = await site({
  routes: {
    "/host.html": {
      body: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title><link rel="stylesheet" href="/style.css">
        <script type="module" src="/kamer-vragen-define.js"></script><body>`,
    },
  },
});

test("sixty questions are shown, searched and edited in some few times what their paragraphs alone take", async (t) => {
  const page = await open(t, "/host.html");
  const times = await page.evaluate(async (text) => {
    const { KamerVragen } = await import("/kamer-vragen-define.js");
    await KamerVragen.engine;
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = { plain: [], show: [], "first key": [], key: [], edit: [] };
    // To the end of the layout, which is what a reader waits for.
    const timed = async (name, act) => {
      const start = performance.now();
      await act();
      void document.body.offsetHeight;
      times[name].push(performance.now() - start);
      await frame();
    };
    const give = (element, text) =>
      new Promise((done) => {
        element.addEventListener("kamervragen-parsed", done, { once: true });
        element.text = text;
      });
    const paragraphs = text.split("\n").map((line) => `<p>${line}</p>`).join("");
    for (let turn = 0; turn < 8; turn += 1) {
      document.body.replaceChildren();
      await frame();
      await timed("plain", () => {
        document.body.innerHTML = paragraphs;
      });
      const element = document.createElement("kamer-vragen");
      document.body.replaceChildren(element);
      await frame();
      await timed("show", () => give(element, text));
      const input = element.querySelector("input");
      for (const words of ["d", "do", "doo", "door"]) {
        await timed(words === "d" ? "first key" : "key", () => {
          input.value = words;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        });
        if (CSS.highlights.get("kv-hit").size < 64) throw new Error(words);
      }
      element.filter("");
      await frame();
      await timed("edit", () => give(element, text.replace("Hoe lang", "Hoelang")));
    }
    return times;
  }, text);
  const summary = Object.entries(times).map(([name, taken]) => {
    const sorted = taken.sort((a, b) => a - b);
    t.diagnostic(`${name}: best ${sorted[0].toFixed(1)} ms, median ${sorted[sorted.length >> 1].toFixed(1)} ms`);
    return [name, sorted[0]];
  });
  const { plain, ...best } = Object.fromEntries(summary);
  for (const [name, time] of Object.entries(best)) assert.ok(time <= 10 * plain, `${name}: ${time} ms, and plain paragraphs ${plain} ms`);
});
