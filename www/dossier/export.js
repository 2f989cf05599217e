// What goes out of a dossier: tables, lines, a folder of Markdown, the page with all inside.
import { download } from "../carriers/files.js";
import { onePageWith } from "../carriers/one-file.js";
import { textOfBlob, textOfPaper } from "./papers.js";

/** The ways to save, in the order of the menu: name of the file, its type, what makes it. */
export const SAVES = {
  questions: ["dossier-vragen.csv", "text/csv", (saving) => table(saving, "questions")],
  papers: ["dossier-stukken.csv", "text/csv", (saving) => table(saving, "papers")],
  lines: ["dossier.jsonl", "application/x-ndjson", lines],
  markdown: ["dossier-markdown.zip", "application/zip", markdown],
  page: ["dossier.html", "text/html", page],
};

/** Saves papers in one of these ways. `saving` is `{ papers, reader, signal, progress, language }`. */
export async function save(kind, saving) {
  const [name, type, make] = SAVES[kind];
  download(name, await make(saving), type);
}

/** One table of all: each comes with its first line, of which one is enough. */
async function table({ papers, reader, ...how }, rows) {
  const inputs = papers.map((paper) => async () => ({ text: await textOfPaper(paper), rows, file: paper.file, nth: paper.nth }));
  const tables = await reader.all("table", inputs, how);
  const rest = tables.map((csv) => csv.slice(csv.indexOf("\r\n") + 2));
  const head = tables[0].slice(0, tables[0].indexOf("\r\n") + 2);
  return new Blob([head, ...rest], { type: "text/csv;charset=utf-8" });
}

/** A line a paper. Those of one file are read together, so that their places count in all of its text. */
async function lines({ papers, reader, ...how }) {
  const files = grouped(papers);
  const inputs = [...files].map(([{ blob, nth }, some]) => async () => ({
    text: await textOfBlob(blob),
    file: some[0].file,
    nths: some.map(({ nth }) => nth),
    only: Boolean(nth),
  }));
  return new Blob(await reader.all("lines", inputs, how), { type: "application/x-ndjson" });
}

function grouped(papers) {
  const files = new Map();
  for (const paper of papers) files.set(paper.entry, [...(files.get(paper.entry) ?? []), paper]);
  return files;
}

/** A file a paper, in the folders that they came from. */
async function markdown({ papers, reader, ...how }) {
  const { strToU8, zipSync } = await import("../pkg/zip.js");
  const texts = await reader.all("markdown", papers.map((paper) => async () => ({ text: await textOfPaper(paper) })), how);
  const files = {};
  for (const [at, { file, nth }] of papers.entries()) {
    // Nothing that a program that unpacks could take for another folder.
    const path = file.replace(/\.[^./]{1,5}$/, "").split("/").map(safe).join("/") + (nth > 1 ? `-${nth}` : "");
    let name = `${path}.md`;
    for (let turn = 2; Object.hasOwn(files, name); turn += 1) name = `${path}~${turn}.md`;
    files[name] = strToU8(texts[at]);
  }
  return new Blob([zipSync(files)], { type: "application/zip" });
}

/** A name that every system takes for one. */
function safe(name) {
  return name.replace(/[\u0000-\u001f<>:"\\|?*]/g, "_").replace(/^\.+|[. ]+$/g, "_") || "_";
}

/** The page as one file with all papers inside. */
async function page({ papers, language }) {
  const inside = [];
  for (const paper of papers) inside.push({ name: paper.file, nth: paper.nth, text: await textOfPaper(paper), source: paper.entry.source });
  return onePageWith("kamervragen-bestanden", { dossier: inside, language }, "<title>Dossier Kamervragen</title>");
}
