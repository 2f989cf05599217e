// Real papers that an imperfect paste makes read wrong, brought to the reading of a human reader in the proof sheet, by keys and clicks
// alone. How many that took is told. The papers are no part of the project.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { kamervragen } from "../documents.mjs";
import { until } from "./engines.mjs";
import { site } from "./harness.mjs";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const program = join(process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url)), "debug", "kamervragen");
const skip = !existsSync(shared) && "no ../shared beside the project";
if (skip) console.log("NOT RUN papers in the proof sheet: no ../shared beside the project");

const { open } = await site();

/** What differs from the reading of a human reader; "" where nothing does. */
async function differences(id, text) {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-proof-"));
  try {
    for (const name of ["gold", "text"]) await mkdir(join(folder, name));
    await cp(join(shared, "wild", "gold", `${id}.json`), join(folder, "gold", `${id}.json`));
    await writeFile(join(folder, "text", `${id}.txt`), text);
    const args = [join(shared, "corpus", "score.py"), "--parser", `${program} --format json {file}`, "--corpus", folder, "-v"];
    try {
      execFileSync("python3", args, { stdio: ["ignore", "pipe", "pipe"] });
      return "";
    } catch (error) {
      return String(error.stdout).split("\n").slice(0, 6).join("\n");
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The questions, answers and notes of a text, letter by letter and in their paragraphs. */
async function reading(text) {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-proof-"));
  await writeFile(join(folder, "text.txt"), text);
  const { exchanges, footnotes } = JSON.parse(await kamervragen("--format", "json", join(folder, "text.txt")));
  await rm(folder, { recursive: true });
  const words = ({ blocks }) => blocks.map(({ inlines }) => inlines.map((it) => it.text).join("").replace(/[^\p{L}\p{N}]+/gu, "")).join("\n");
  return JSON.stringify([exchanges.map(({ numbers, questions, answers }) => [numbers, questions.map(words), answers.map(words)]), footnotes.map((it) => [it.label, it.citedIn, words(it)])], null, 1);
}

/** A reader with a keyboard and a mouse, who counts what they do. Scrolling is not counted. */
function reader(page) {
  const settle = () => page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  });
  /** The middle of the first letter of words in the source. */
  const find = (words, last, behind = "") => page.evaluate(async (words, last, behind) => {
    const body = document.querySelector("#source-panel [role=region]");
    const at = body.textContent.indexOf(words, body.textContent.indexOf(behind)) + (last ? words.length - 1 : 0);
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; before += node.length, node = walker.nextNode()) {
      if (at >= before + node.length) continue;
      const range = document.createRange();
      range.setStart(node, at - before);
      range.setEnd(node, at - before + 1);
      body.scrollTop += range.getBoundingClientRect().top - body.getBoundingClientRect().top - 150;
      await new Promise((done) => setTimeout(done, 100));
      const { left, right, top, height } = range.getBoundingClientRect();
      return [last ? right - 1 : left + 1, top + height / 2];
    }
  }, words, last, behind);
  return {
    actions: 0,
    async press(...keys) {
      for (const key of keys) {
        await page.keyboard.press(key);
        this.actions += 1;
        await settle();
      }
    },
    async click(...what) {
      await page.mouse.click(...(await find(...what)));
      this.actions += 1;
      await settle();
    },
    /** From one word to another: a click, and one with Shift. */
    async choose(from, to) {
      await this.click(from);
      await page.keyboard.down("Shift");
      await this.click(to, true, from);
      await page.keyboard.up("Shift");
    },
    async mend(name, nth = 0) {
      // What is offered has been tried on the parser before, and what was done is read again: both take their time.
      const repair = await page.waitForFunction((selector, nth) => document.querySelectorAll(selector)[nth], {}, `#proof-bar [data-repair=${name}]`, nth);
      const done = () => page.$eval("#proof-bar [role=status]", (it) => it.textContent);
      const before = await done();
      await repair.click();
      this.actions += 1;
      await until(async () => (await done()) !== before, `"Gedaan" after ${name}`);
      await settle();
      assert.match(await done(), /^Gedaan/);
    },
  };
}

// What a bad paste did to it, and what the reader does.
const PAPERS = {
  "court-of-audit-1": ["a copy in one line, with a page foot and a note within an answer", (text) => text, async (it) => {
    await it.choose("1 De vragen van de Tweede Kamer zijn", "in de spelling is niets verbeterd.");
    await it.mend("note");
    await it.choose(".., Antwoorden Algemene Rekenkamer op vragen over het Rapport bij het Jaarverslag 2013. Ministerie van Infrastructuur en Milieu (XII) (Tweede Kamer, vergaderjaar 2013—2014, 33 947 XII, nrs. 1 en 2) Vraag 2", "33 947 XII, nrs. 1 en 2)");
    await it.mend("remove");
    await it.choose("op 12 juni 2014 vastgestelde", "op 12 juni 2014");
    await it.mend("remove");
  }],
  "letter-printed-1": ["a lost label of a question", (text) => text.replace("Vraag 2\nDeelt u", "Deelt u"), (it) => it.press("d", "1")],
  "archive-letter-1": ["a paragraph torn in two", (text) => text.replace("overige EU-partners", "overige\n\nEU-partners"), async (it) => {
    await it.click("EU-partners heeft");
    await it.mend("join");
  }],
  "letter-printed-2": ["a lost label of a joint answer", (text) => text.replace("Antwoord op vragen 2 en 3\n", ""), async (it) => {
    await it.click("Het nummer 0900-0904 is niet");
    await it.mend("answer", 1);
  }],
  "letter-printed-3": ["a mark of a note on a word", (text) => text.replace("keerde overleden’? [1] [2]", "keerde overleden1 [2]"), async (it) => {
    await it.click("overleden1 [2]");
    await it.mend("mark");
  }],
  "letter-printed-4": ["a page head in the middle of a sentence, and a lost label of an answer", (text) => text.replace("beginselen van proportionaliteit", "beginselen van\n\nBlad 5 bij de brief over verwarde personen\n\nproportionaliteit").replace(/Antwoord op vragen 3 en 4 *\n/, ""), async (it) => {
    await it.click("Blad 5 bij de brief");
    await it.mend("remove");
    await it.click("Ik ben bekend met het Handelingskader");
    await it.mend("answer", 1);
  }],
};

for (const [id, [name, damage, act]] of Object.entries(PAPERS)) {
  test(`${id}, ${name}, is brought to its reading by keys and clicks`, { skip }, async (t) => {
    const page = await open(t);
    const whole = (await readFile(join(shared, "wild", "text", `${id}.txt`), "utf8")).replaceAll("\r", "");
    const text = damage(whole);
    const right = await reading(whole);
    assert.ok((await differences(id, text)) || (await reading(text)) !== right, "it is read wrong before");
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await page.waitForSelector("#view .kamervragen");
    await page.click("#proof");
    await page.waitForSelector("#proof-bar:not([hidden])");
    const it = reader(page);
    await act(it);
    const mended = await page.$eval("#text", (box) => box.value);
    assert.equal(await differences(id, mended), "");
    // What was damaged for this test is letter for letter as it was.
    if (text !== whole) assert.equal(await reading(mended), right);
    t.diagnostic(`${id}: ${it.actions} actions`);
  });
}
