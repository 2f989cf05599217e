// Files that a reader saves, named after the paper.
import { about, escaped } from "./about.js";

const FILES = {
  markdown: ["md", "text/markdown"],
  csv: ["csv", "text/csv"],
  xml: ["xml", "application/xml"],
  json: ["json", "application/json"],
  html: ["html", "text/html"],
};

/** Saves the paper in a format of the engine, with the file `source` that it was read from and what was changed in the text, if any. */
export async function save(view, format, source, edits) {
  const [ending, type] = FILES[format];
  let words = format === "html" ? await standalone(view, edits) : view.render(format);
  if (source) words = withSource(words, format, source);
  if (edits) words = withEdits(words, format, edits);
  download(`${fileName(view.document)}.${ending}`, words, type);
}

/** Puts what was changed in a text, see `edits` of the proof sheet, into what the engine wrote. */
export function withEdits(words, format, { statement, changes, said }) {
  if (format === "json") return words.replace(/\{/, () => `{\n  "editing": ${JSON.stringify({ statement, changes }).replaceAll("<", "\\u003c")},`);
  return noted(words, format, "DC.provenance", "Redactie", `${statement}. ${said}`, "");
}

/** Puts name, size and SHA-256 of a file into what the engine wrote. */
export function withSource(words, format, { name, size, sha256 }) {
  if (format === "json") return words.replace(/\{/, `{\n  "source": ${JSON.stringify({ name, size, sha256 }).replaceAll("<", "\\u003c")},`);
  return noted(words, format, "DC.source", "Bestand", [name, `${size} bytes`, sha256 && `SHA-256 ${sha256}`].filter(Boolean).join(", "), "Bestand: ");
}

/** Puts a remark into what the engine wrote, in each format where it has room for one. */
function noted(words, format, meta, column, said, lead) {
  const content = escaped(said);
  if (format === "xml") return words.replace("\n</metadata>", () => `\n<meta name="${meta}" content="${content}"></meta>\n</metadata>`);
  if (format === "html") return words.replace("\n<title>", () => `\n<meta name="${meta}" content="${content}">\n<title>`);
  if (format === "csv") return withColumn(words, column, said);
  // Behind the sentence with which our Markdown ends: no renderer makes anything but words of it.
  const sentence = said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/[!-%'-/:=-@[-`{-~]/g, "\\$&");
  return `${words.trimEnd()} ${lead}${sentence}\n`;
}

/** A column more at the end of each row, whose words no spreadsheet takes for a formula. */
function withColumn(table, title, words) {
  const disarmed = words.replace(/(^|[,;\s])(?=[=+\-@|%＝＋－＠])/g, "$1'").replaceAll('"', '""');
  let rows = 0;
  // A row ends where a line end is not within quotes.
  return table.replace(/"(?:[^"]|"")*"(\r\n)?/g, (cell, end) => (end ? `${cell.slice(0, -2)};"${rows++ ? disarmed : title}"${end}` : cell));
}

/** `kamervragen-2022-2023-530`, or as much of that as the paper says. */
export function fileName(paper) {
  const { sessionYear, number, caseNumber } = paper?.publication ?? {};
  const parts = number ? [sessionYear, number] : [caseNumber];
  return ["kamervragen", ...parts].filter(Boolean).join("-").replace(/[^\w-]+/g, "");
}

/** The static view as a page of its own, which a browser reads as UTF-8 and in Dutch, with the looks that it has here. */
async function standalone(view, edits) {
  // (No tag of a style stands in this script: the page as one file holds it, and the words of its own style are told by theirs.)
  const style = [["style", await looks()]].map(([name, words]) => `<${name}>${words}</${name}>`);
  return `<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n${about(view)}\n${style}\n${view.render("html")}${edits ? `\n${edits.html()}` : ""}\n</html>\n`;
}

/** The style of this page: inside it where it is one file, else in the files that it names. */
async function looks() {
  const inside = document.querySelector("style")?.textContent;
  const files = [...document.querySelectorAll("link[rel=stylesheet]")].map(async ({ href }) => (await fetch(href)).text());
  return inside ?? (await Promise.all(files)).join("\n");
}

/** Gives the reader a file to save: words of a type, or what is one already. */
export function download(name, words, type) {
  const address = URL.createObjectURL(words instanceof Blob ? words : new Blob([words], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
