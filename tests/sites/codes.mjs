// What the page gives to be pasted on other sites: the codes of its dialog, taken as a reader takes them.
import { readFile } from "node:fs/promises";
import { openCodes } from "../browser/harness.mjs";

export const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");

/** The codes for a paper, from the page in a tab: `{ frame, script, html }`. */
export async function codesOf(page, { level = "2", head = "full" } = {}) {
  await openCodes(page, example);
  const codes = {};
  for (const way of ["frame", "script", "html"]) {
    await page.click(`.page-own-site [value=${way}]`);
    if (way !== "frame") {
      await page.select(".page-own-site [name=level]", level);
      await page.select(".page-own-site [name=head]", head);
    }
    codes[way] = await page.$eval("#own-site-code", (it) => it.value);
  }
  return codes;
}

/** What a reader needs of a view, in the page or in a frame of it: it folds, its links lead to places in it, no id is there twice. */
export async function wholeness(frame) {
  await frame.waitForSelector(".kamervragen [id$='vraag-8']", { timeout: 20_000 });
  return frame.evaluate(() => {
    const view = document.querySelector(".kamervragen");
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const links = [...view.querySelectorAll("a[href^='#']")];
    const answers = [...view.querySelectorAll("details.kv-answer")];
    for (const answer of answers) answer.open = false;
    answers[1].querySelector("summary").click();
    const note = view.querySelector("sup a");
    return {
      answers: answers.length,
      folds: answers[1].lastElementChild.checkVisibility() && !answers[2].lastElementChild.checkVisibility(),
      astray: links.filter(({ hash }) => !view.contains(document.getElementById(decodeURIComponent(hash.slice(1))))).map(({ hash }) => hash),
      links: links.length > 20,
      note: document.getElementById(note.hash.slice(1)).textContent.includes("De Rivierenkrant"),
      twice: ids.filter((id, at) => id && ids.indexOf(id) !== at),
      facts: /Gesteld door:?\s+Van Oudaen/.test(view.querySelector(".kv-head").innerText),
    };
  });
}

export const WHOLE = { answers: 7, folds: true, astray: [], links: true, note: true, twice: [], facts: true };

/** The words of a view in the order in which a reader meets them, whatever quotes and blanks became of them. */
export function wordsOf(frame, selector = ".kamervragen") {
  return frame.$eval(selector, (it) => it.textContent.replace(/[‘’‚‛'"“”„]/g, "'").replace(/[–—]/g, "-").replace(/\s+/g, ""));
}
