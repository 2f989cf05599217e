// What leaves the page, and only by the reader's own hand: files to save, words to copy, links to share.
import { LIMIT, pack } from "./link.js";

const FILES = {
  markdown: ["md", "text/markdown"],
  csv: ["csv", "text/csv"],
  xml: ["xml", "application/xml"],
  json: ["json", "application/json"],
  html: ["html", "text/html"],
};
/** Where the text stands in the page as one file. Written so by `xtask/bundle.mjs`, and so by every browser. */
const SLOT = '<div id="given" hidden="">';

/** This page where it is one file: as it was before anything changed it. */
const onePage = document.documentElement.dataset.oneFile === "" ? `<!doctype html>\n${document.documentElement.outerHTML}` : null;

/** The text that was saved in this file: `{ text, language }`, or `null`. */
export function given() {
  const words = document.getElementById("given")?.textContent;
  return words ? JSON.parse(words) : null;
}

/** `kamervragen-2022-2023-530`, as near to that as the paper says. */
export function fileName(paper) {
  const { sessionYear, number, caseNumber } = paper?.publication ?? {};
  const parts = number ? [sessionYear, number] : [caseNumber];
  return ["kamervragen", ...parts].filter(Boolean).join("-").replace(/[^\w-]+/g, "");
}

/** Saves the paper in a format of the engine. */
export function save(view, format) {
  const [ending, type] = FILES[format];
  download(`${fileName(view.document)}.${ending}`, format === "html" ? standing(view) : view.render(format), type);
}

/** The static view as a file of its own, which a browser reads as UTF-8 and in Dutch. */
function standing(view) {
  const title = view.querySelector(".kv-head :is(h1, h2, h3, h4)")?.textContent ?? "Kamervragen";
  const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped}</title>\n${view.render("html")}\n</html>\n`;
}

/** Saves the page as one file, with the text inside. Throws when the page has no such file at hand. */
export async function saveOnePage(view) {
  const page = onePage ?? (await served());
  const start = page.lastIndexOf(SLOT) + SLOT.length;
  // No letter that could begin a tag or a comment: what stands in the file stays words.
  const words = JSON.stringify({ text: view.text, language: view.language }).replace(
    /[<>&]/g,
    (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
  );
  download(`${fileName(view.document)}.html`, page.slice(0, start) + words + page.slice(page.indexOf("</div>", start)), "text/html");
}

async function served() {
  const reply = await fetch("pkg/kamervragen.html");
  const page = reply.ok ? await reply.text() : "";
  if (!page.includes(SLOT)) throw new Error(`pkg/kamervragen.html: ${reply.status}`);
  return page;
}

/** A link that carries the text: `{ address, length }`, without an address when it would be too long. */
export async function link(text, language) {
  const packed = await pack(text);
  const address = `${location.href.split(/[?#]/)[0]}#${language === "en" ? "language=en&" : ""}tekst=${packed}`;
  const length = packed === null ? text.length : address.length;
  return length > LIMIT ? { length } : { address, length };
}

/** Copies words; says whether that was allowed. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    const put = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      done = true;
    };
    document.addEventListener("copy", put, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put);
    return done;
  }
}

function download(name, words, type) {
  const address = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
