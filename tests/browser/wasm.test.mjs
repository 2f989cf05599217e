// The wasm door in a real browser: the same documents as natively, clear errors, and no text that breaks it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtures, kamervragen } from "../documents.mjs";
import { site } from "./harness.mjs";

// A page with nothing on it but the module.
const { open } = await site({
  routes: {
    "/door.html": {
      body: `<!doctype html><title>door</title><div id="view">old</div><script type="module">
        import init, * as door from "./pkg/kamervragen.js";
        window.ready = init().then(() => Object.assign(window, { door }));
        window.failure = (act) => { try { act(); return null; } catch (error) { return String(error); } };
      </script>`,
    },
  },
});

async function openDoor(t) {
  const page = await open(t, "/door.html");
  await page.evaluate(() => window.ready);
  return page;
}

test("parse gives what the command line prints, byte for byte", async (t) => {
  const page = await openDoor(t);
  for (const { name, path, text } of await fixtures()) {
    const printed = JSON.stringify(JSON.parse(await kamervragen("--format", "json", path)));
    assert.equal(await page.evaluate((text) => JSON.stringify(window.door.parse(text)), text), printed, name);
  }
});

test("render gives what the command line prints", async (t) => {
  const page = await openDoor(t);
  for (const { name, path, text } of await fixtures()) {
    for (const format of ["json", "html", "markdown"]) {
      const rendered = await page.evaluate((text, format) => window.door.render(text, format), text, format);
      assert.equal(rendered.trimEnd(), (await kamervragen("--format", format, path)).trimEnd(), `${name} as ${format}`);
    }
  }
});

test("plain objects: null for what is not there, numbers for places", async (t) => {
  const page = await openDoor(t);
  const [prototype, id, span] = await page.evaluate(() => {
    const document = window.door.parse("één 𝛼 woord");
    return [
      Object.getPrototypeOf(document) === Object.prototype && Array.isArray(document.exchanges),
      document.publication.id,
      document.preamble.at(-1).span,
    ];
  });
  assert.equal(prototype, true);
  assert.equal(id, null);
  assert.deepEqual(span, [0, "één 𝛼 woord".length]);
});

test("an unknown format is an error that names the known ones", async (t) => {
  const page = await openDoor(t);
  assert.equal(
    await page.evaluate(() => window.failure(() => window.door.render("", "pdf"))),
    'Error: unknown format "pdf"; known are: json, html, markdown, csv, xml',
  );
});

test("mount makes the view and gives the document", async (t) => {
  const page = await openDoor(t);
  const { text } = (await fixtures())[0];
  const [same, old, words, markup] = await page.evaluate((text) => {
    const view = document.getElementById("view");
    const mounted = window.door.mount(view, text, { language: "en", open: true });
    return [
      JSON.stringify(mounted) === JSON.stringify(window.door.parse(text)),
      view.textContent.startsWith("old"),
      view.textContent.replace(/\s+/g, "").length,
      view.querySelectorAll("script, style").length,
    ];
  }, text);
  assert.equal(same, true);
  assert.equal(old, false);
  assert.ok(words > 100, `${words} letters`);
  assert.equal(markup, 0);
});

test("mount takes an element of another frame, and words never become markup", async (t) => {
  const page = await openDoor(t);
  const html = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const element = frame.contentDocument.body;
    window.door.mount(element, "<img src=x onerror=alert(1)>", null);
    return element.querySelectorAll("img").length === 0 && element.textContent.includes("<img src=x");
  });
  assert.equal(html, true);
});

test("mount says what is wrong with its arguments", async (t) => {
  const page = await openDoor(t);
  const failures = await page.evaluate(() => {
    const { mount } = window.door;
    const body = document.body;
    return [
      window.failure(() => mount(null, "")),
      window.failure(() => mount("#view", "")),
      window.failure(() => mount(document, "")),
      window.failure(() => mount(body, "", { language: "fr" })),
      window.failure(() => mount(body, "", { headingLevel: 7 })),
      window.failure(() => mount(body, "", { idPrefix: 1 })),
      window.failure(() => mount(body, "", { open: "yes" })),
      window.failure(() => mount(body, "", { language: undefined, headingLevel: 1, idPrefix: "a-", open: true })),
    ];
  });
  assert.deepEqual(failures, [
    "TypeError: mount wants an element first",
    "TypeError: mount wants an element first",
    "TypeError: mount wants an element first",
    'TypeError: the option language is "nl" or "en"',
    "TypeError: the option headingLevel is 1, 2, 3 or 4",
    "TypeError: the option idPrefix is a string",
    "TypeError: the option open is true or false",
    null,
  ]);
});

test("half a surrogate pair breaks nothing, and the places still fit", async (t) => {
  const page = await openDoor(t);
  const results = await page.evaluate(() => {
    const halves = ["\ud835", "\udefc", "\udefc\ud835", "é\ud835"];
    return halves.map((half) => {
      const text = `${half}Vraag 1\nWaar is ${half} dan?\nAntwoord 1\nHier ${half}.${half}`;
      const read = window.door.parse(text);
      const leaves = [];
      JSON.stringify(read, (key, value) => {
        if (value?.text !== undefined && value.span) leaves.push(value);
        return value;
      });
      window.door.mount(document.getElementById("view"), text, {});
      for (const format of ["json", "html", "markdown"]) window.door.render(text, format);
      // Letters of one line stand in the source as they stand in the leaf, but for the halves.
      return leaves.length > 0 && leaves.every(({ text: words, span }) => {
        const source = text.slice(...span).replace(/\s+/g, " ").toWellFormed();
        return source === words.replace(/\s+/g, " ");
      });
    });
  });
  assert.deepEqual(results, [true, true, true, true]);
});

// How long it takes says more of the machine than of the parser: what is slow is what takes longer for each letter of more.
test("five million letters on one line do not freeze the page", { timeout: 240_000 }, async (t) => {
  const page = await openDoor(t);
  for (const unit of ["a", "Vraag 1 ", "1) ", "é\u00a0«x» 2022?1 "]) {
    const read = (letters) =>
      page.evaluate((unit, letters) => {
        const text = unit.repeat(letters / unit.length);
        const start = performance.now();
        const document = window.door.parse(text);
        return [JSON.stringify(document).length, performance.now() - start];
      }, unit, letters);
    const [, first] = await read(1_000_000);
    const [length, milliseconds] = await read(5_000_000);
    t.diagnostic(`${JSON.stringify(unit)} repeated: ${Math.round(first)} and ${Math.round(milliseconds)} ms`);
    assert.ok(length > 1_000_000, "the text is kept");
    // Ten seconds are the line between slow and stuck.
    assert.ok(first < 10_000, `${unit}: ${first} ms`);
    assert.ok(milliseconds < 12 * first, `${unit}: ${first} ms, five times as much ${milliseconds} ms`);
  }
});
