// Files that a reader saves, named after the paper.

const FILES = {
  markdown: ["md", "text/markdown"],
  csv: ["csv", "text/csv"],
  xml: ["xml", "application/xml"],
  json: ["json", "application/json"],
  html: ["html", "text/html"],
};

/** Saves the paper in a format of the engine. */
export function save(view, format) {
  const [ending, type] = FILES[format];
  download(`${fileName(view.document)}.${ending}`, format === "html" ? standalone(view) : view.render(format), type);
}

/** `kamervragen-2022-2023-530`, or as much of that as the paper says. */
export function fileName(paper) {
  const { sessionYear, number, caseNumber } = paper?.publication ?? {};
  const parts = number ? [sessionYear, number] : [caseNumber];
  return ["kamervragen", ...parts].filter(Boolean).join("-").replace(/[^\w-]+/g, "");
}

/** The static view as a page of its own, which a browser reads as UTF-8 and in Dutch. */
function standalone(view) {
  const title = view.querySelector(".kv-head :is(h1, h2, h3, h4)")?.textContent ?? "Kamervragen";
  const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped}</title>\n${view.render("html")}\n</html>\n`;
}

/** Gives the reader a file to save. */
export function download(name, words, type) {
  const address = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
